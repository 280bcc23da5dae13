//! A film: a file shown to another screen's camera, as codes one after another, round and round (`courier::film`).

use crate::letters::picture;
use crate::take_in::scan::{Scanner, WORKER};
use crate::words::*;
use device::{BrowserClock, Clock};
use leptos::prelude::*;
use ports::desk::Matrix;
use ports::scanner::{Answer, Ask, FILM_BYTES_MAX};
use ui::view;
use ui::{Button, Icon, Weight, fill, t};

/// How long a code stands, from slow to fast, milliseconds.
const PACES_MS: [u32; 4] = [700, 350, 200, 120];

/// What is being shown.
#[derive(Clone, Copy)]
struct Film {
    /// The codes, once they are drawn; none, when the file is too large. `Err`: there is nothing to draw them with.
    codes: RwSignal<Option<Result<Vec<Matrix>, ()>>>,
    at: RwSignal<usize>,
    pace: RwSignal<usize>,
    still: RwSignal<bool>,
}

/// A button that shows this file, and hides it again; for one that is too large, what to do instead.
pub fn button(file: Vec<u8>, name: String) -> AnyView {
    if file.len() > FILM_BYTES_MAX {
        return view! { <p class="soft">{t(FILM_TOO_LARGE)}</p> }.into_any();
    }
    let shown = RwSignal::new(false);
    let (file, film_name) = (StoredValue::new(file), StoredValue::new(name));
    let label = move || t(if shown.get() { FILM_HIDE } else { FILM_SHOW });
    view! {
        <div class="button-row"><Button label=label weight=Weight::Secondary mark=Icon::Qr on_press=move || shown.update(|shown| *shown = !*shown)/></div>
        {ui::el::live(move || shown.get().then(|| show(file.get_value(), film_name.get_value())))}
    }
    .into_any()
}

/// Shows a file for as long as it is on the page.
pub fn show(file: Vec<u8>, name: String) -> AnyView {
    let film =
        Film { codes: RwSignal::new(None), at: RwSignal::new(0), pace: RwSignal::new(1), still: RwSignal::new(false) };
    device::spawn(film.runs(file));
    let name = StoredValue::new(fill(t(FILM_OF), &[("name", &name)]));
    view! { <div class="film">{ui::el::live(move || Some(film.view(name)))}</div> }.into_any()
}

impl Film {
    /// Draws the codes, and turns them over until the page is gone.
    async fn runs(self, file: Vec<u8>) {
        let scanner = Scanner::start(WORKER);
        let drawn = match scanner.ask(&Ask::Film(file)).await {
            Ok(Answer::Film(codes)) => Ok(codes),
            _ => Err(()),
        };
        scanner.stop();
        let count = drawn.as_ref().map_or(0, Vec::len);
        // Signals of a page that is gone take nothing any more.
        let mut gone = self.codes.try_set(Some(drawn)).is_some() || count < 2;
        while !gone {
            let pace = self.pace.try_get_untracked().unwrap_or_default();
            BrowserClock.sleep(PACES_MS[pace.min(PACES_MS.len() - 1)]).await;
            gone = match self.still.try_get_untracked() {
                Some(true) => false,
                Some(false) => self.at.try_update(|at| *at = (*at + 1) % count).is_none(),
                None => true,
            };
        }
    }

    fn view(self, name: StoredValue<String>) -> AnyView {
        let state = self.codes.with(|codes| codes.as_ref().map(|codes| codes.as_ref().map(Vec::len).ok()));
        match state {
            None => view! { <p role="status">{t(FILM_WAIT)}</p> }.into_any(),
            Some(None) => view! { <p role="alert">{t(FILM_NO_READER)}</p> }.into_any(),
            Some(Some(0)) => view! { <p role="alert">{t(FILM_TOO_LARGE)}</p> }.into_any(),
            Some(Some(_)) => self.playing(name),
        }
    }

    fn playing(self, name: StoredValue<String>) -> AnyView {
        let code = move || {
            let at = self.at.get();
            let code = self.codes.with_untracked(|codes| codes.as_ref()?.as_ref().ok()?.get(at).cloned())?;
            Some(picture(&code, name.get_value()))
        };
        let slower = move || self.pace.update(|pace| *pace = pace.saturating_sub(1));
        let faster = move || self.pace.update(|pace| *pace = (*pace + 1).min(PACES_MS.len() - 1));
        let hold = move || {
            let still = self.still.get();
            let (label, mark) = if still { (FILM_GO, Icon::Forward) } else { (FILM_STOP, Icon::Clock) };
            Some(view! { <Button label=t(label) weight=Weight::Quiet mark=mark on_press=move || self.still.set(!still)/> }.into_any())
        };
        view! {
            <figure class="letter-qr film-code">{ui::el::live(code)}<figcaption>{t(FILM_HINT)}</figcaption></figure>
            <div class="button-row">
                <Button label=t(FILM_SLOWER) weight=Weight::Quiet on_press=slower/>
                {ui::el::live(hold)}
                <Button label=t(FILM_FASTER) weight=Weight::Quiet on_press=faster/>
            </div>
        }
        .into_any()
    }
}

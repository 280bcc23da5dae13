//! The page: a field and the other ways to fill it, what it holds, and one button.

use super::model::{FILE_BYTES_MAX, Verdict, any_good, is_bundle, is_picture, text_of, verdict};
use super::scan::{self, Found, Unread};
use super::shared;
use crate::app::single;
use crate::desk::use_desk;
use crate::facts::plate;
use crate::keep;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Taken};
use ui::view;
use ui::{Button, ButtonLink, Field, Form, Icon, Input, Trouble, Troubles, Ui, Weight, common, fill, icon, t, use_ui};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How far the captain is with this message.
#[derive(Clone, PartialEq)]
enum Step {
    Pasting,
    Looked(Vec<Taken>),
    TakenIn(Vec<Taken>),
}

/// The message being taken in, however it came.
#[derive(Clone, Copy)]
struct Intake {
    ui: Ui,
    text: RwSignal<String>,
    step: RwSignal<Step>,
    busy: RwSignal<bool>,
    scanning: RwSignal<bool>,
    /// What keeps the camera, or a picture, from being read.
    unread: RwSignal<Option<Unread>>,
}

/// The page.
pub fn page() -> AnyView {
    let intake = Intake {
        ui: use_ui(),
        text: RwSignal::new(String::new()),
        step: RwSignal::new(Step::Pasting),
        busy: RwSignal::new(false),
        scanning: RwSignal::new(false),
        unread: RwSignal::new(None),
    };
    if let Some(text) = shared::take() {
        intake.came(text);
    }
    let Intake { text, step, busy, .. } = intake;
    let body = view! {
        <div class="narrow">
            {form(intake)}
            {move || match step.get() {
                Step::Pasting => ().into_any(),
                Step::Looked(all) => looked(&all, text, step, busy),
                Step::TakenIn(all) => taken_in(&all, text, step),
            }}
        </div>
    };
    single(t(TAKE_TITLE), t(TAKE_HINT), Screen::TakeIn, body.into_any())
}

impl Intake {
    /// A whole message is there: says what it is.
    fn came(self, text: String) {
        self.scanning.set(false);
        self.unread.set(None);
        self.text.set(text);
        self.look();
    }

    /// The camera has found something: a code, or a film, which is a file.
    fn found(self, found: Found) {
        self.scanning.set(false);
        match found {
            Found::Text(text) => self.came(text),
            Found::File(file) => {
                self.ui.toast(fill(t(FILM_WHOLE), &[("n", &file.len().to_string())]));
                self.came_as_file(file);
            }
        }
    }

    /// A file is there, whichever way it came: a backup, or a message as text.
    fn came_as_file(self, file: Vec<u8>) {
        match text_of(&file) {
            _ if is_bundle(&file) => keep::bring(file),
            Some(text) => self.came(text),
            None => self.ui.toast(t(FILE_NO_TEXT)),
        }
    }

    fn look(self) {
        let (desk, text) = (use_desk(), self.text.get_untracked());
        self.busy.set(true);
        device::spawn(async move {
            match desk.ask(Ask::Preview { text }).await {
                Ok(Answer::Taken(all)) => drop(self.step.try_set(Step::Looked(all))),
                Ok(_) => {}
                Err(fault) => self.ui.toast(fault.sentence()),
            }
            self.busy.try_set(false);
        });
    }

    /// A file was chosen: a message as text, or a picture of a code.
    fn open(self, file: web_sys::File) {
        device::spawn(async move {
            let sort = file.type_();
            if is_picture(&sort) {
                return match scan::picture(&file).await {
                    Ok(text) => self.came(text),
                    Err(why) => drop(self.unread.try_set(Some(why))),
                };
            }
            let bytes = match file.size() <= FILE_BYTES_MAX as f64 {
                true => JsFuture::from(file.array_buffer()).await.ok(),
                false => None,
            };
            self.came_as_file(bytes.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()).unwrap_or_default());
        });
    }
}

fn form(intake: Intake) -> AnyView {
    let Intake { ui, text, busy, .. } = intake;
    let troubles = Troubles::new();
    let look = move || {
        let empty = text.with_untracked(|text| text.trim().is_empty());
        let outcome = if empty { Err(vec![Trouble::new("message", t(BAD_EMPTY))]) } else { Ok(()) };
        if troubles.take(outcome).is_some() {
            intake.look();
        }
    };
    let paste = move || {
        device::spawn(async move {
            match device::page::clipboard::paste().await {
                Some(pasted) => text.set(pasted),
                None => ui.toast(t(PASTE_FAILED)),
            }
        });
    };
    view! {
        <Form troubles=troubles on_send=look>
            <Field id="message" label=t(TAKE_WORDS) value=text input=Input::Area troubles=troubles/>
            <div class="button-row">
                <Button label=t(TAKE_LOOK) busy=busy mark=Icon::Search/>
                <Button label=t(TAKE_PASTE) weight=Weight::Secondary mark=Icon::Paste on_press=paste/>
                {other_ways(intake)}
            </div>
        </Form>
        {camera(intake)}
    }
    .into_any()
}

/// A file, and the camera.
fn other_ways(intake: Intake) -> AnyView {
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        file.into_iter().for_each(|file| intake.open(file));
    };
    let scan = move || {
        intake.unread.set(None);
        intake.scanning.update(|scanning| *scanning = !*scanning);
    };
    view! {
        <Button label=t(TAKE_SCAN) weight=Weight::Secondary mark=Icon::Qr on_press=scan/>
        <label class="button button-secondary file-button">
            <input type="file" class="visually-hidden" accept=".txt,text/plain,image/*" on:change=chosen/>
            {icon(Icon::Paper)}
            <span>{t(TAKE_FILE)}</span>
        </label>
    }
    .into_any()
}

/// The camera's picture while it is looked at, and what is in the way.
fn camera(intake: Intake) -> AnyView {
    let Intake { scanning, unread, .. } = intake;
    let picture = move || {
        (scanning.get() && unread.get().is_none()).then(|| {
            view! {
                <div class="card">
                    {scan::camera(move |found| intake.found(found), unread)}
                    <div class="button-row"><Button label=t(common::CLOSE) weight=Weight::Quiet on_press=move || scanning.set(false)/></div>
                </div>
            }
        })
    };
    let why = move || unread.get().map(|why| view! { <p role="alert">{t(scan::unread_word(why))}</p> });
    view! { {picture}{why} }.into_any()
}

fn looked(all: &[Taken], text: RwSignal<String>, step: RwSignal<Step>, busy: RwSignal<bool>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let take = move || {
        busy.set(true);
        let text = text.get_untracked();
        device::spawn(async move {
            match desk.ask(Ask::TakeIn { text }).await {
                Ok(Answer::Taken(all)) => step.set(Step::TakenIn(all)),
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
            busy.set(false);
        });
    };
    let cards: Vec<_> = all.iter().map(|taken| card(verdict(taken), false)).collect();
    view! {
        <div class="verdicts" role="status">{cards}</div>
        {any_good(all).then(|| view! { <Button label=t(TAKE_DO) mark=Icon::Check busy=busy on_press=take/> })}
    }
    .into_any()
}

fn taken_in(all: &[Taken], text: RwSignal<String>, step: RwSignal<Step>) -> AnyView {
    let again = move || {
        text.set(String::new());
        step.set(Step::Pasting);
    };
    let cards: Vec<_> = all.iter().map(|taken| card(verdict(taken), true)).collect();
    view! {
        <div class="verdicts" role="status">{cards}</div>
        <Button label=t(TAKE_AGAIN) weight=Weight::Secondary mark=Icon::Paste on_press=again/>
    }
    .into_any()
}

fn card(verdict: Verdict, taken: bool) -> AnyView {
    let mark = if verdict.good { Icon::Check } else { Icon::Warning };
    let Verdict { words, good, hint } = verdict;
    let about = hint.map(|hint| {
        let open = taken.then(|| {
            view! { <ButtonLink to=Screen::Today(Some(hint.request)).href() label=t(OPEN_IT) weight=Weight::Secondary mark=Icon::Forward/> }
        });
        view! {
            <p class="verdict-title">{hint.title}</p>
            <p class="row-line">{plate(&hint.plate)}<span class="row-facts"><span>{hint.who}</span></span></p>
            {open}
        }
    });
    let said = (taken && good).then(|| t(TAKEN_IN));
    view! {
        <div class="card verdict" class:verdict-bad=!good>
            <span class="verdict-mark">{icon(mark)}</span>
            <div>
                <p class="verdict-words">{said}{said.map(|_| " · ")}{words}</p>
                {about}
            </div>
        </div>
    }
    .into_any()
}

//! What was photographed and signed, shown where the application or the visit is: a signature at once, a photo when wanted.

use super::pad::drawn;
use super::shots::address;
use crate::called::paper_word;
use crate::desk::use_desk;
use crate::facts::n;
use crate::faults::Fault;
use crate::words::*;
use domain::scan::Of;
use leptos::prelude::*;
use ports::desk::paperwork::{Ask as About, ScanId, Scanned, Whose};
use ports::desk::{Answer, Ask, Trouble};
use ui::view;
use ui::{Button, Icon, Weight, fill, t, times, use_ui};

/// What a scan shows, in words.
#[must_use]
pub fn of_word(of: Of) -> &'static str {
    match of {
        Of::Paper(paper) => paper_word(paper),
        Of::Signature => t(PW_SIGN),
        Of::Visit => t(PW_VISIT_PHOTO),
    }
}

/// All of them; nothing where there are none. `drops` puts a button beside each that deletes it.
pub fn all(whose: Whose, scans: &[Scanned], drops: bool) -> Option<AnyView> {
    let items: Vec<_> = scans.iter().map(|scan| item(whose, scan, drops)).collect();
    (!items.is_empty()).then(|| view! { <ul class="scans" aria-label=t(PW_AT_HOME)>{items}</ul> }.into_any())
}

fn item(whose: Whose, scan: &Scanned, drops: bool) -> AnyView {
    let today = domain::Day::of(use_ui().now.get_untracked());
    let (desk, ui, id, word) = (use_desk(), use_ui(), scan.id, of_word(scan.of));
    let inner = match &scan.signature {
        Some(signature) => drawn(signature),
        None => photo(whose, id, word.to_owned(), false),
    };
    let drop = drops.then(|| {
        let press = move || {
            let said = fill(t(PW_DROPPED), &[("what", word)]);
            desk.act(ui, Ask::Paperwork(About::Drop(whose, id)), said, |_| {});
        };
        let name = fill(t(PW_DROP_OF), &[("what", word)]);
        view! { <Button label=t(PW_DROP) weight=Weight::Quiet name=name on_press=press/> }
    });
    view! {
        <li class="scan-one">
            <span class="scan-word">{word}" "<span class="soft">{times::date(today, scan.day)}</span></span>
            {inner}{drop}
        </li>
    }
    .into_any()
}

/// A photo: at once, or behind a button.
pub fn photo(whose: Whose, id: ScanId, word: String, now: bool) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (shown, why) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    on_cleanup(move || {
        drop(shown.try_get_untracked().flatten().map(|address| web_sys::Url::revoke_object_url(&address)))
    });
    let show = move || {
        device::spawn(async move {
            match desk.ask(Ask::Paperwork(About::Photo(whose, id))).await {
                Ok(Answer::Photo(bytes)) => drop(shown.try_set(address(&bytes))),
                Ok(_) => {}
                Err(Fault::Desk(Trouble::Unknown)) => drop(why.try_set(Some(t(PW_ELSEWHERE).to_owned()))),
                Err(fault) => ui.toast(fault.sentence()),
            }
        });
    };
    if now {
        show();
    }
    let name = fill(t(PW_PHOTO_SHOW), &[("what", &word)]);
    ui::el::live(move || {
        match (shown.get(), why.get()) {
        (Some(address), _) => view! { <img class="photo scan-photo" src=address alt=word.clone()/> }.into_any(),
        (None, Some(why)) => view! { <p class="soft">{why}</p> }.into_any(),
        (None, None) if now => ().into_any(),
        (None, None) => {
            view! { <Button label=t(PHOTO_SHOW) weight=Weight::Secondary mark=Icon::Camera name=name.clone() on_press=show/> }
                .into_any()
        }
    }
    })
}

/// The signature among them, and the photos, for the sheet of an application.
pub fn on_paper(whose: Whose, scans: &[Scanned], photos: bool) -> (Option<AnyView>, Option<AnyView>) {
    let signature = scans.iter().find_map(|scan| scan.signature.as_ref()).map(drawn);
    let taken = scans.iter().filter(|scan| scan.signature.is_none());
    let pictures: Vec<_> = taken
        .enumerate()
        .map(|(at, scan)| {
            let word = format!("{} {}", of_word(scan.of), n(PK_PICTURE, at + 1));
            let picture = if photos { photo(whose, scan.id, word.clone(), true) } else { ().into_any() };
            view! { <figure class="pack-photo">{picture}<figcaption>{word}</figcaption></figure> }.into_any()
        })
        .collect();
    let many = (!photos && !pictures.is_empty()).then(|| view! { <p class="soft no-print">{t(PW_MANY)}</p> });
    let pictures = (!pictures.is_empty()).then(|| view! { {many}<div class="pack-photos">{pictures}</div> }.into_any());
    (signature, pictures)
}

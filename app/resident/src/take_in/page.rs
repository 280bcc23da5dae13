//! The page where a message is pasted.

use super::sentence;
use crate::link::use_link;
use crate::{frame, words as w};
use leptos::prelude::*;
use ports::pocket::{Pocket, Taken, What};
use ui::{Button, Field, Form, Input, Page, Troubles, Ui, fill, t, use_ui, view};

/// Most characters read from a pasted text: a chat message is far shorter.
const TEXT_MAX: usize = 200_000;

/// The page.
pub fn page() -> Page {
    let body = view! {
        {frame::top("#/", None)}
        <h1>{t(w::PASTE_TITLE)}</h1>
        <p class="soft">{t(w::PASTE_LINE)}</p>
        {paste_form()}
    };
    Page::new(t(w::PASTE_TITLE), body)
}

/// The field and its button, also at the foot of "I can help".
pub fn paste_form() -> AnyView {
    let (text, troubles) = (RwSignal::new(String::new()), Troubles::new());
    let (busy, ui) = (RwSignal::new(false), use_ui());
    let wrong = move |words: &str| troubles.show(vec![ui::Trouble::new("paste", words)]);
    let send = move || {
        let pasted = text.get_untracked();
        if pasted.trim().is_empty() {
            return wrong(t(w::PASTE_EMPTY));
        }
        busy.set(true);
        use_link().take_in(pasted.chars().take(TEXT_MAX).collect(), move |taken| {
            busy.try_set(false);
            match taken {
                Ok(taken) => arrived(ui, taken),
                Err(trouble) => wrong(t(sentence(trouble))),
            }
        });
    };
    view! {
        <Form troubles on_send=send>
            <Field id="paste" label=t(w::PASTE_FIELD) value=text input=Input::Area troubles/>
            <Button label=t(w::PASTE_OPEN) busy/>
        </Form>
    }
    .into_any()
}

fn arrived(ui: Ui, taken: Taken) {
    let link = use_link();
    if taken.again {
        ui.toast(t(w::PASTE_AGAIN));
    } else if taken.what == What::Poster {
        let taken = |pocket: &Pocket| pocket.station.clone().filter(|_| pocket.other.is_none());
        if let Some(station) = link.pocket.with_untracked(taken) {
            ui.toast(fill(t(w::POSTER_TAKEN), &[("place", &crate::home::place(&station))]));
        }
    }
    link.arrive(taken);
}

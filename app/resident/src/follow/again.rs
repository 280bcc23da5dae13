//! "What is missing?": the request begins another round.

use super::saying::{about, say};
use crate::{frame, words as w};
use domain::RequestId;
use leptos::prelude::*;
use ports::pocket::{Mine, Say};
use ui::{Button, Field, Form, Input, Page, Trouble, Troubles, t, use_ui, view};

/// The page.
pub fn again_page(id: RequestId) -> Page {
    about(id, w::AGAIN_TITLE, form)
}

fn form(mine: Mine) -> AnyView {
    let (ui, wrong) = (use_ui(), Troubles::new());
    let word = RwSignal::new(String::new());
    let send = move || {
        let missing = word.get_untracked();
        if missing.trim().is_empty() {
            return wrong.show(vec![Trouble::new("word", t(w::AGAIN_EMPTY))]);
        }
        say(ui, wrong, "word", mine.id, Say::Reopen { word: missing });
    };
    view! {
        {frame::top("#/mine", None)}
        <h1>{t(w::AGAIN_TITLE)}</h1>
        <Form troubles=wrong on_send=send>
            <Field id="word" label=super::short(&mine.words) value=word input=Input::Area troubles=wrong most=500/>
            <Button label=t(w::AGAIN_SEND)/>
        </Form>
    }
    .into_any()
}

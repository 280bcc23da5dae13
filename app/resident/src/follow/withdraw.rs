//! Taking a request back: asks once, naming it.

use super::saying::{about, say};
use crate::{Route, frame, words as w};
use domain::RequestId;
use leptos::prelude::*;
use ports::pocket::{Mine, Say};
use ui::{Button, ButtonLink, Form, Page, Troubles, Weight, fill, t, use_ui, view};

/// The page.
pub fn withdraw_page(id: RequestId) -> Page {
    about(id, w::WITHDRAW, form)
}

fn form(mine: Mine) -> AnyView {
    let (ui, wrong) = (use_ui(), Troubles::new());
    let send = move || say(ui, wrong, "take-back", mine.id, Say::Withdraw);
    view! {
        {frame::top("#/mine", None)}
        <h1>{fill(t(w::WITHDRAW_ASK), &[("words", &super::short(&mine.words))])}</h1>
        <p>{t(w::WITHDRAW_LINE)}</p>
        <Form troubles=wrong on_send=send>
            <div id="take-back" tabindex="-1"><Button label=t(w::WITHDRAW_YES) weight=Weight::Danger/></div>
            <ButtonLink to=Route::Request(mine.id).address() label=t(w::WITHDRAW_NO) weight=Weight::Secondary/>
        </Form>
    }
    .into_any()
}

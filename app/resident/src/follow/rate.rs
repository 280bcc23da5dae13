//! "How was it?": stars, a word, and with them the yes that it is done.

use super::saying::{about, say};
use crate::{Route, frame, words as w};
use domain::RequestId;
use leptos::prelude::*;
use ports::pocket::{Mine, Say};
use ui::{Button, ButtonLink, Field, Form, Icon, Input, Page, Troubles, Weight, fill, t, use_ui, view};

/// The page.
pub fn rate_page(id: RequestId) -> Page {
    about(id, w::RATE_TITLE, form)
}

fn form(mine: Mine) -> AnyView {
    let (ui, wrong) = (use_ui(), Troubles::new());
    let (stars, word) = (RwSignal::new(0), RwSignal::new(String::new()));
    let id = mine.id;
    let send = move || {
        let confirm = Say::Confirm { stars: stars.get_untracked(), word: word.get_untracked() };
        say(ui, wrong, "word", id, confirm);
    };
    view! {
        {frame::top("#/mine", None)}
        <h1>{t(w::RATE_TITLE)}</h1>
        <p class="soft">{super::short(&mine.words)}</p>
        <Form troubles=wrong on_send=send>
            {five(stars)}
            <Field id="word" label=t(w::RATE_WORD) hint=t(ui::common::OPTIONAL) value=word input=Input::Area troubles=wrong/>
            <Button label=t(w::RATE_SEND)/>
            <ButtonLink to=Route::Again(id).address() label=t(w::AGAIN) weight=Weight::Secondary/>
        </Form>
    }
    .into_any()
}

/// Five stars, each with its word.
fn five(stars: RwSignal<u8>) -> AnyView {
    let names: Vec<&str> = t(w::STAR_WORDS).split(['、', ',']).map(str::trim).collect();
    let star = |n: u8| {
        let name = names.get(usize::from(n) - 1).copied().unwrap_or_default();
        let label = format!("{} {name}", fill(t(w::STARS), &[("n", &n.to_string())]));
        let lit = move || stars.get() >= n;
        view! {
            <label class="star" class:star-on=lit>
                <input type="radio" name="stars" aria-label=label prop:checked=move || stars.get() == n on:change=move |_| stars.set(n)/>
                {ui::icon(Icon::Star)}
            </label>
        }
        .into_any()
    };
    let chosen = names.clone();
    let said = move || {
        let n = usize::from(stars.get());
        n.checked_sub(1).and_then(|at| chosen.get(at).copied()).unwrap_or_default()
    };
    view! {
        <fieldset class="stars">
            <legend class="visually-hidden">{t(w::RATE_TITLE)}</legend>
            <div class="stars-row">{(1..=5).map(star).collect::<Vec<_>>()}</div>
            <p class="stars-said">{said}</p>
        </fieldset>
    }
    .into_any()
}

//! "What do you need?": own words, and the kind they sound like.

use super::{Field, Mistake, draft, troubles, use_asking};
use crate::{frame, words as w};
use domain::Kind;
use domain::request::WORDS_MAX;
use leptos::prelude::*;
use ui::{Banner, Button, EmergencyNumbers, Form, Icon, Input, Page, Tone, Troubles, common, go, t, view};

/// The page.
pub fn words_page() -> Page {
    let (asking, wrong) = (use_asking(), Troubles::new());
    let send = move || {
        let mistake: Option<Mistake> = asking.words.with_untracked(|words| draft::words_mistake(words));
        let outcome = mistake.map_or(Ok(()), |mistake| Err(troubles(&[mistake])));
        asking.keep();
        if wrong.take(outcome).is_some() {
            go("#/ask/when");
        }
    };
    let body = view! {
        {frame::top("#/", None)}
        <h1>{t(w::WHAT_NEED)}</h1>
        <Form troubles=wrong on_send=send>
            <ui::Field
                id=Field::Words.id()
                label=t(w::OWN_WORDS)
                value=asking.words
                input=Input::Area
                troubles=wrong
                most=WORDS_MAX
            />
            {danger}
            {kinds()}
            <Button label=t(common::NEXT)/>
        </Form>
    };
    Page::new(t(w::WHAT_NEED), body)
}

/// 120, 119 and 110 when the words sound dangerous.
pub fn danger() -> Option<AnyView> {
    let words = use_asking().words;
    let dangerous = words.with(|words| engine::triage::danger(words)).is_some();
    dangerous.then(|| {
        view! {
            <div class="danger">
                <Banner tone=Tone::Persimmon mark=Icon::Warning words=t(w::DANGER)/>
                <EmergencyNumbers/>
            </div>
        }
        .into_any()
    })
}

/// The kinds most often asked for, which stand there from the start; the others come with "more", or when guessed.
const FIRST: [Kind; 5] = [Kind::Errand, Kind::Repair, Kind::Company, Kind::Papers, Kind::Other];

/// One chip a kind; the guess is chosen until a hand chooses.
fn kinds() -> AnyView {
    let asking = use_asking();
    let kind = Memo::new(move |_| asking.draft().kind());
    let all = RwSignal::new(false);
    let shown = move |one: Kind| all.get() || FIRST.contains(&one) || kind.get() == one;
    let chips = move || {
        let kinds = Kind::ALL.into_iter().filter(|one| shown(*one));
        kinds.map(|one| chip(one, kind)).collect_view()
    };
    let more = move || {
        (!all.get()).then(|| {
            view! {
                <button type="button" class="chip-button" on:click=move |_| all.set(true)>{t(common::MORE)}</button>
            }
            .into_any()
        })
    };
    view! {
        <fieldset class="choice">
            <legend class="field-label">{t(w::LOOKS_LIKE)}</legend>
            <div class="chips">{chips}{more}</div>
        </fieldset>
    }
    .into_any()
}

fn chip(kind: Kind, now: Memo<Kind>) -> AnyView {
    let asking = use_asking();
    view! {
        <label class="chip">
            <input
                type="radio"
                name="kind"
                prop:checked=move || now.get() == kind
                on:change=move |_| asking.chosen.set(Some(kind))
            />
            <span class="chip-face">{t(common::kind(kind))}</span>
        </label>
    }
    .into_any()
}

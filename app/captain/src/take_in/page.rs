//! The page: a field, what the field holds, and one button.

use super::model::{Verdict, any_good, verdict};
use crate::app::single;
use crate::desk::use_desk;
use crate::facts::plate;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Taken};
use ui::view;
use ui::{Button, ButtonLink, Field, Form, Icon, Input, Trouble, Troubles, Weight, icon, t, use_ui};

/// How far the captain is with this message.
#[derive(Clone, PartialEq)]
enum Step {
    Pasting,
    Looked(Vec<Taken>),
    TakenIn(Vec<Taken>),
}

/// The page.
pub fn page() -> AnyView {
    let text = RwSignal::new(String::new());
    let step = RwSignal::new(Step::Pasting);
    let busy = RwSignal::new(false);
    let body = view! {
        <div class="narrow">
            {form(text, step, busy)}
            {move || match step.get() {
                Step::Pasting => ().into_any(),
                Step::Looked(all) => looked(&all, text, step, busy),
                Step::TakenIn(all) => taken_in(&all, text, step),
            }}
        </div>
    };
    single(t(TAKE_TITLE), t(TAKE_HINT), Screen::TakeIn, body.into_any())
}

fn form(text: RwSignal<String>, step: RwSignal<Step>, busy: RwSignal<bool>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let troubles = Troubles::new();
    let look = move || {
        let typed = text.get_untracked();
        let outcome =
            if typed.trim().is_empty() { Err(vec![Trouble::new("message", t(BAD_EMPTY))]) } else { Ok(typed) };
        let Some(text) = troubles.take(outcome) else { return };
        busy.set(true);
        device::spawn(async move {
            match desk.ask(Ask::Preview { text }).await {
                Ok(Answer::Taken(all)) => step.set(Step::Looked(all)),
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
            busy.set(false);
        });
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
            </div>
        </Form>
    }
    .into_any()
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

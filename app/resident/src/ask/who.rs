//! "How do we find you?": one line the first time; afterwards, or when something is missing, only the fields it takes.

use super::{Asking, Field, Mistake, Typed, asking::building, troubles, use_asking};
use crate::{frame, words as w};
use leptos::prelude::*;
use ui::{Button, Form, Input, Page, Troubles, common, go, t, view};

/// What the page asks for.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    /// Everything, on one line.
    Line,
    /// These fields.
    Fields(Vec<Field>),
}

/// The page.
pub fn who_page() -> Page {
    let (asking, wrong) = (use_asking(), Troubles::new());
    let typed = untrack(|| asking.typed());
    let known = typed != Typed::default();
    if known {
        asking.split(typed);
    }
    let all = vec![Field::Name, Field::Telephone, Field::Home];
    let shown = RwSignal::new(if known { Shown::Fields(all) } else { Shown::Line });
    let send = move || {
        if shown.get_untracked() == Shown::Line {
            asking.split(asking.line.with_untracked(|line| Typed::from_line(line)));
        }
        let outcome = untrack(|| asking.typed().person(building()));
        if let Err(mistakes) = &outcome {
            narrow(shown, mistakes);
        }
        if wrong.take(outcome.map_err(|mistakes| troubles(&mistakes))).is_some() {
            go("#/ask/check");
        }
    };
    let body = view! {
        {frame::top("#/ask/when", None)}
        <h1>{t(w::WHO)}</h1>
        <p class="soft">{t(w::WHO_LINE)}</p>
        <Form troubles=wrong on_send=send>
            {move || match shown.get() {
                Shown::Line => line(asking, wrong),
                Shown::Fields(fields) => fields.into_iter().map(|field| one(asking, wrong, field)).collect_view().into_any(),
            }}
            <Button label=t(common::NEXT)/>
        </Form>
    };
    Page::new(t(w::WHO), body)
}

/// After one line: only what is missing is asked for. Fields already open stay open.
fn narrow(shown: RwSignal<Shown>, mistakes: &[Mistake]) {
    if shown.get_untracked() == Shown::Line {
        shown.set(Shown::Fields(mistakes.iter().map(|mistake| mistake.field()).collect()));
    }
}

fn line(asking: Asking, wrong: Troubles) -> AnyView {
    view! {
        <ui::Field id="who" label=t(w::WHO_FIELD) hint=t(w::WHO_HINT) value=asking.line input=Input::Area troubles=wrong/>
    }
    .into_any()
}

/// One field about who asks.
pub fn one(asking: Asking, wrong: Troubles, field: Field) -> AnyView {
    match field {
        Field::Telephone => view! {
            <ui::Field id="telephone" label=t(w::TELEPHONE) value=asking.telephone input=Input::Telephone troubles=wrong autofill="tel"/>
        }
        .into_any(),
        Field::Home => view! {
            <ui::Field id="home" label=t(w::HOME) hint=t(w::HOME_HINT) value=asking.home troubles=wrong/>
        }
        .into_any(),
        _ => view! { <ui::Field id="name" label=t(w::NAME) value=asking.name troubles=wrong autofill="name"/> }.into_any(),
    }
}

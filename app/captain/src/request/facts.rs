//! The facts of a request in one row: who, how it came, which kind, when it suits, when somebody was last there.

use crate::desk::use_desk;
use crate::facts::{call, channel, n, name, person_facts, suits};
use crate::screen::Screen;
use crate::words::*;
use domain::Kind;
use domain::request::HELPERS_MAX;
use leptos::prelude::*;
use ports::desk::{Ask, Detail};
use ui::view;
use ui::{common, t, times, use_ui};

/// The row of facts, and the telephone.
pub fn facts(detail: &Detail) -> AnyView {
    let now = use_ui().now;
    let (filed_ms, road) = (detail.row.filed_ms, channel(&detail.row));
    let came = move || format!("{road} {}", times::near(now.get(), filed_ms));
    let visit = match detail.last_visit_ms {
        Some(at_ms) => (move || times::days_ago(now.get(), at_ms)).into_any(),
        None => t(NEVER).into_any(),
    };
    let number = format!("{:04}", detail.short);
    view! {
        <dl class="facts">
            {fact(WHO, asker(detail))}
            {fact(CAME_BY, came.into_any())}
            {fact(KIND, kind_choice(detail))}
            {fact(SUITS, suits::describe(detail.suits).into_any())}
            {fact(FILE_HELPERS, helpers(detail))}
            {fact(LAST_VISIT, visit)}
            {fact(NUMBER, number.into_any())}
        </dl>
        <div class="facts-foot">
            {detail.person.as_ref().and_then(|person| call(&person.telephone, t(CALL_RESIDENT)))}
            {(!detail.phone).then(|| view! { <span class="soft">{t(NO_PHONE)}</span> })}
        </div>
    }
    .into_any()
}

fn fact(label: ui::Word, value: AnyView) -> AnyView {
    view! { <div class="fact"><dt>{t(label)}</dt><dd>{value}</dd></div> }.into_any()
}

/// Who asks, as a way to everything known about them.
fn asker(detail: &Detail) -> AnyView {
    let Some(person) = &detail.person else { return t(GUEST).into_any() };
    let facts = person_facts(person).join(" · ");
    view! {
        <a class="plain-link" href=Screen::People(Some(person.id)).href()>{name(person)}</a>
        {(!facts.is_empty()).then(|| format!(" · {facts}"))}
    }
    .into_any()
}

/// How many helpers it needs, to be changed in place.
fn helpers(detail: &Detail) -> AnyView {
    let (desk, ui, request, needs) = (use_desk(), use_ui(), detail.row.id, detail.row.needs);
    let change = move |event| {
        if let Ok(helpers) = event_target_value(&event).parse() {
            desk.act(ui, Ask::SetHelpers(request, helpers), n(NEEDS_SAVED, helpers), |_| {});
        }
    };
    let option = |one: u8| view! { <option value=one selected=one == needs>{n(PERSONS_N, one)}</option> };
    let options: Vec<_> = (1..=HELPERS_MAX).map(option).collect();
    view! { <select class="kind-choice" aria-label=t(FILE_HELPERS) on:change=change>{options}</select> }.into_any()
}

/// The kind, to be changed in place.
fn kind_choice(detail: &Detail) -> AnyView {
    let (desk, ui, request, kind) = (use_desk(), use_ui(), detail.row.id, detail.row.kind);
    let change = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or(usize::MAX);
        if let Some(kind) = Kind::ALL.get(at).copied() {
            desk.act(ui, Ask::SetKind { request, kind }, t(common::kind(kind)).to_owned(), |_| {});
        }
    };
    let options: Vec<_> = Kind::ALL
        .into_iter()
        .enumerate()
        .map(|(at, one)| view! { <option value=at selected=one == kind>{t(common::kind(one))}</option> })
        .collect();
    view! { <select class="kind-choice" aria-label=t(CHANGE_KIND) on:change=change>{options}</select> }.into_any()
}

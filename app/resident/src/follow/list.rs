//! "My requests": the newest first, each with how it stands.

use super::steps::{short, summary};
use super::timeline::timeline;
use crate::link::use_link;
use crate::{Route, frame, words as w};
use leptos::prelude::*;
use ports::pocket::Mine;
use ui::{ButtonLink, EmptyState, Icon, Page, t, times, use_ui, view};

/// The page.
pub fn list_page() -> Page {
    let link = use_link();
    let ids =
        Memo::new(move |_| link.pocket.with(|pocket| pocket.requests.iter().map(|mine| mine.id).collect::<Vec<_>>()));
    let list = move || match ids.get().as_slice() {
        [] => empty(),
        _ => view! {
            <ul class="list"><For each=move || ids.get() key=|id| *id children=row/></ul>
        }
        .into_any(),
    };
    let body = view! {
        {frame::top("#/", None)}
        <h1>{t(w::MINE)}</h1>
        {list}
    };
    Page::new(t(w::MINE), body)
}

fn empty() -> AnyView {
    view! {
        <EmptyState mark=Icon::Truck title=t(w::MINE_EMPTY) line=t(w::MINE_EMPTY_LINE)>
            <ButtonLink to="#/ask" label=t(w::ASK)/>
        </EmptyState>
    }
    .into_any()
}

fn row(id: domain::RequestId) -> AnyView {
    let ui = use_ui();
    let words = move |mine: Mine| {
        let now = timeline(&mine, ui.now.get());
        let class = if now.open() { "list-state list-state-open" } else { "list-state" };
        view! {
            <strong>{short(&mine.words)}</strong>
            <span class=class>{summary(&now)}</span>
            <span class="soft">{times::near(ui.now.get(), mine.filed_ms)}</span>
        }
        .into_any()
    };
    view! { <li><a class="list-row" href=Route::Request(id).address()>{move || find(id).map(words)}</a></li> }
        .into_any()
}

/// A request this phone holds.
pub fn find(id: domain::RequestId) -> Option<Mine> {
    use_link().pocket.with(|pocket| pocket.requests.iter().find(|mine| mine.id == id).cloned())
}

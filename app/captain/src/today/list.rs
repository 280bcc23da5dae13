//! The list of requests, those promised earliest first.

use super::model::{Badge, filter, says_step};
use crate::asked::asked_again;
use crate::desk::use_desk;
use crate::facts::{asker, channel, done_of, due_tag, estate, n, plate, step_tag, step_word, waiting};
use crate::screen::Screen;
use crate::walk;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Row};
use ui::view;
use ui::{EmptyState, Icon, icon, t, times, use_ui};

/// Most rows shown at once; a captain who has more open than this plans them instead.
const ROWS_MAX: u32 = 300;

/// The list, with the choice of which requests it shows.
pub fn list(screen: Memo<Screen>) -> AnyView {
    let desk = use_desk();
    let known = desk.known_list();
    let shown = RwSignal::new(known.as_ref().map_or(0, |known| known.choice as usize));
    let ask = move || Ask::Requests { filter: filter(shown.get()), from: 0, count: ROWS_MAX };
    let answer = asked_again(known.map(|known| known.rows), ask, |answer| match answer {
        Answer::Requests(page) => Some(page.rows),
        _ => None,
    });
    desk.shows(shown, answer);
    let rows = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    let state = Memo::new(move |_| match answer.get() {
        None => Some(None),
        Some(Err(fault)) => Some(Some(fault)),
        Some(Ok(_)) => None,
    });
    let open = move || match screen.get_untracked() {
        Screen::Today(open) => open,
        _ => None,
    };
    let ids = move || rows.with_untracked(|rows| rows.iter().map(|row| row.id).collect());
    walk::with_keys(ids, open, |id| Screen::Today(Some(id)));
    let body = move || match state.get() {
        Some(fault) => waiting(fault.as_ref()),
        None if rows.with(Vec::is_empty) => {
            view! { <EmptyState mark=Icon::Check title=t(NOTHING_TO_DO) line=t(NOTHING_TO_DO_HINT)/> }.into_any()
        }
        None => ().into_any(),
    };
    view! {
        {choice(shown)}
        {body}
        <ul class="rows">
            <For each=move || rows.get() key=version children=move |row| view! { <li>{item(&row, screen)}</li> }/>
        </ul>
    }
    .into_any()
}

/// A row is drawn anew when anything on it changes.
fn version(row: &Row) -> impl Eq + std::hash::Hash + use<> {
    (
        row.id,
        row.title.clone(),
        row.kind,
        row.due_ms,
        row.also,
        row.step as u8,
        (row.helpers, row.done, row.needs),
        row.who.clone(),
    )
}

fn choice(shown: RwSignal<usize>) -> AnyView {
    let button = |at: usize, word| {
        view! {
            <button type="button" aria-pressed=move || (shown.get() == at).to_string() on:click=move |_| shown.set(at)>
                {t(word)}
            </button>
        }
    };
    view! {
        <div class="subtabs" role="group" aria-label=t(CHOOSE_WHICH)>
            {button(0, SHOW_TO_DO)}
            {button(1, SHOW_OPEN)}
            {button(2, SHOW_OVER)}
            <a class="subtabs-link" href=Screen::Plan.href()>{icon(Icon::Heart)}{t(PLAN)}</a>
        </div>
    }
    .into_any()
}

fn item(row: &Row, screen: Memo<Screen>) -> AnyView {
    let id = row.id;
    let here = move || (screen.get() == Screen::Today(Some(id))).then_some("true");
    view! { <a class="row-link" href=Screen::Today(Some(id)).href() aria-current=here>{words(row)}</a> }.into_any()
}

/// A request as a row that opens it, for other pages.
pub fn request_row(row: &Row) -> AnyView {
    view! { <a class="row-link" href=Screen::Today(Some(row.id)).href()>{words(row)}</a> }.into_any()
}

fn words(row: &Row) -> AnyView {
    let badge = match Badge::of(row) {
        Badge::Due(due_ms) => due_tag(due_ms),
        Badge::Step(step) => step_tag(step),
    };
    let (filed_ms, channel, now) = (row.filed_ms, channel(row), use_ui().now);
    let came = move || format!("{} {channel}", times::near(now.get(), filed_ms));
    let also = (row.also > 0).then(|| view! { <span class="row-also">{n(ALSO_SAID, row.also)}</span> });
    let done = done_of(row).map(|words| view! { <span>{words}</span> });
    let step = says_step(row).then(|| view! { <span>{step_word(row.step)}</span> });
    let estate = estate(&row.estate).map(|estate| view! { <span>{estate}</span> });
    view! {
        <span class="row-top">
            <span class="row-title">{row.title.clone()}</span>
            {badge}
        </span>
        <span class="row-line">
            {plate(&row.plate)}
            <span class="row-facts">{estate}{also}{step}{done}<span>{asker(row)}</span><span>{came}</span></span>
        </span>
    }
    .into_any()
}

//! The list: who looks after whom, those first that want the captain.

use super::model::{Badge, Which, in_order, lacks, names};
use super::page::rows;
use crate::app::back_on_phone;
use crate::facts::{n, name, person_facts, plate, waiting};
use crate::screen::Screen;
use crate::walk;
use crate::words::*;
use domain::{Day, HouseholdId};
use leptos::prelude::*;
use ports::desk::PairRow;
use ui::view;
use ui::{ButtonLink, EmptyState, Icon, Tag, Tone, Weight, t, use_ui};

/// The list with its head.
pub fn list(open: Memo<Option<HouseholdId>>) -> AnyView {
    let (answer, which, now) = (rows(), RwSignal::new(Which::All), use_ui().now);
    let today = Memo::new(move |_| Day::of(now.get()));
    let all = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    let shown = Memo::new(move |_| in_order(all.get(), which.get()));
    let state = Memo::new(move |_| match answer.get() {
        None => Some(None),
        Some(Err(fault)) => Some(Some(fault)),
        Some(Ok(_)) => None,
    });
    let ids = move || shown.with_untracked(|rows| rows.iter().map(|row| row.household).collect());
    walk::with_keys(ids, move || open.get_untracked(), |household| Screen::Pairs(Some(household)));
    let body = move || match state.get() {
        Some(fault) => waiting(fault.as_ref()),
        None if all.with(Vec::is_empty) => {
            view! { <EmptyState mark=Icon::Pair title=t(PAIRS_NONE) line=t(PAIRS_NONE_HINT)/> }.into_any()
        }
        None if shown.with(Vec::is_empty) => {
            view! { <EmptyState mark=Icon::Check title=t(PAIRS_NONE_HERE) line=t(PAIRS_NONE_HERE_HINT)/> }.into_any()
        }
        None => {
            let today = today.get();
            let items: Vec<_> =
                shown.with(|rows| rows.iter().map(|row| view! { <li>{item(row, open, today)}</li> }).collect());
            view! { <ul class="rows">{items}</ul> }.into_any()
        }
    };
    view! { {head(all, which)} {body} }.into_any()
}

fn head(all: Memo<Vec<PairRow>>, which: RwSignal<Which>) -> AnyView {
    let pill = |of: Which, word: ui::Word| {
        view! {
            <button type="button" class="pill" aria-pressed=move || (which.get() == of).to_string() on:click=move |_| which.set(of)>
                {t(word)}
                <span class="pill-count">{move || all.with(|rows| of.count(rows))}</span>
            </button>
        }
    };
    let without = Memo::new(move |_| all.with(|rows| rows.iter().filter(|row| lacks(row)).count()));
    let find = move || {
        match without.get() {
        0 => ().into_any(),
        count => {
            view! { <ButtonLink to=Screen::PairUp.href() label=n(PAIR_UP_N, count) weight=Weight::Primary mark=Icon::Pair/> }
                .into_any()
        }
    }
    };
    view! {
        <div class="pane-head list-head">
            {back_on_phone(Screen::Pairs(None))}
            <h1>{t(PAIRS)}</h1>
            <p class="soft">{t(PAIRS_TITLE)}</p>
            <div class="pills" role="group" aria-label=t(CHOOSE_WHICH)>
                {pill(Which::All, SHOW_ALL)}
                {pill(Which::Without, PAIRS_WITHOUT)}
                {pill(Which::Quiet, PAIRS_QUIET)}
            </div>
            {find}
        </div>
    }
    .into_any()
}

/// What a row's badge says.
pub fn badge(badge: Badge) -> AnyView {
    let (words, tone) = match badge {
        Badge::Conflict => (t(PAIR_CONFLICT).to_owned(), Tone::Persimmon),
        Badge::Gone => (t(PAIR_GONE).to_owned(), Tone::Persimmon),
        Badge::Quiet(days) => (n(PAIR_QUIET_DAYS, days), Tone::Persimmon),
        Badge::Nobody => (t(PAIR_NOBODY).to_owned(), Tone::Amber),
        Badge::Waiting => (t(PAIR_WAITING).to_owned(), Tone::Amber),
        Badge::NoBackup => (t(PAIR_NO_BACKUP).to_owned(), Tone::Amber),
        Badge::Seen(0) => (t(PAIR_VISITED_TODAY).to_owned(), Tone::Pine),
        Badge::Seen(days) => (n(PAIR_VISITED, days), Tone::Pine),
        Badge::NotYet => (t(PAIR_NOT_YET).to_owned(), Tone::Plain),
    };
    view! { <Tag words=words tone=tone/> }.into_any()
}

fn item(row: &PairRow, open: Memo<Option<HouseholdId>>, today: Day) -> AnyView {
    let id = row.household;
    let here = move || (open.get() == Some(id)).then_some("true");
    view! {
        <a class="row-link" href=Screen::Pairs(Some(id)).href() aria-current=here>{words(row, today)}</a>
    }
    .into_any()
}

/// A household as a row that opens it, for other pages.
pub fn pair_row(row: &PairRow) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    view! { <a class="row-link" href=Screen::Pairs(Some(row.household)).href()>{words(row, today)}</a> }.into_any()
}

fn words(row: &PairRow, today: Day) -> AnyView {
    let own = row.own.as_ref().map(|own| view! { <span class="pair-own">{name(own)}</span> });
    let backup = row.backup.as_ref().map(|backup| view! { <span>{t(PAIR_BACKUP)}" "{name(backup)}</span> });
    let eldest = row.people.first().map(|person| person_facts(person).into_iter().next().unwrap_or_default());
    view! {
        <span class="row-top">
            <span class="row-title">{names(row, name)}{own}</span>
            {badge(Badge::of(row, today))}
        </span>
        <span class="row-line">
            {plate(&row.plate)}
            <span class="row-facts"><span>{row.estate.clone()}</span><span>{eldest}</span>{backup}</span>
        </span>
    }
    .into_any()
}

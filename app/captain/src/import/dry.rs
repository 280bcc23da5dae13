//! The dry run: how many people and homes are new, what changes, which buildings nobody knows, and the button that writes it.

use super::said;
use super::state::Bringing;
use crate::facts::n;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::import::Foreseen;
use ui::view;
use ui::{Button, Icon, Tick, Word, fill, t};

/// Buildings that are named; the rest is counted.
const NAMED: usize = 8;

/// The card.
pub fn card(bringing: Bringing) -> AnyView {
    let body = move || match bringing.foreseen.get() {
        Some(foreseen) => untrack(|| told(bringing, &foreseen)),
        None => view! { <p role="status">{t(DRY_WORKING)}</p> }.into_any(),
    };
    view! {
        <div class="card import-card" aria-busy=move || bringing.busy.get().to_string()>
            <h2>{t(DRY)}</h2>
            <p class="soft">{t(DRY_LEAD)}</p>
            {ui::el::live(body)}
        </div>
    }
    .into_any()
}

fn told(bringing: Bringing, foreseen: &Foreseen) -> AnyView {
    let figure = |word: Word, count: u32| view! { <div class="figure"><dt>{t(word)}</dt><dd>{count}</dd></div> };
    let figures = [
        (DRY_ROWS, foreseen.rows),
        (DRY_PEOPLE, foreseen.people),
        (DRY_HOMES, foreseen.homes),
        (DRY_CHANGED, foreseen.changed),
        (DRY_SAME, foreseen.same),
        (DRY_LEFT, foreseen.left_out),
    ];
    let figures: Vec<_> = figures.into_iter().map(|(word, count)| figure(word, count)).collect();
    let topics: Vec<String> = foreseen
        .topics
        .iter()
        .map(|(topic, n)| fill(t(DRY_TOPIC_N), &[("topic", said::topic(*topic)), ("n", &n.to_string())]))
        .collect();
    let topics = (!topics.is_empty()).then(|| fill(t(DRY_TOPICS), &[("what", &topics.join("、"))]));
    let again = (foreseen.again > 0).then(|| n(DRY_AGAIN, foreseen.again));
    let lines: Vec<_> = topics.into_iter().chain(again).map(|words| view! { <p>{words}</p> }).collect();
    view! {
        <div role="status"><dl class="figures import-figures">{figures}</dl></div>
        {lines}
        {unknown(bringing, foreseen)}
        {carry(bringing, foreseen.people + foreseen.changed)}
    }
    .into_any()
}

/// The buildings nobody knows, and whether to add them.
fn unknown(bringing: Bringing, foreseen: &Foreseen) -> AnyView {
    if foreseen.unknown.is_empty() {
        return ().into_any();
    }
    let one = |unknown: &ports::desk::import::Unknown| {
        let (building, rows) = (unknown.building.to_string(), unknown.rows.to_string());
        let words = [("estate", unknown.estate.as_str()), ("building", &building), ("n", &rows)];
        view! { <li>{fill(t(DRY_UNKNOWN_ONE), &words)}</li> }
    };
    let mut all: Vec<_> = foreseen.unknown.iter().take(NAMED).map(one).collect();
    let more = foreseen.unknown.len().saturating_sub(NAMED);
    if more > 0 {
        all.push(view! { <li>{n(DRY_UNKNOWN_MORE, more)}</li> });
    }
    let added =
        RwSignal::new(bringing.choices.with_untracked(|choices| choices.as_ref().is_some_and(|one| one.add_places)));
    Effect::new(move |was: Option<bool>| {
        let now = added.get();
        if was.is_some_and(|was| was != now) {
            bringing.choose(|choices| choices.add_places = now);
        }
        now
    });
    let way = match foreseen.may_add {
        true => view! { <Tick id="import-places" label=t(DRY_ADD_PLACES) ticked=added/> }.into_any(),
        false => view! { <p class="soft">{t(DRY_MAY_NOT)}</p> }.into_any(),
    };
    view! { <div class="import-unknown"><h3>{t(DRY_UNKNOWN)}</h3><ul class="findings">{all}</ul>{way}</div> }.into_any()
}

fn carry(bringing: Bringing, people: u32) -> AnyView {
    if people == 0 {
        return view! { <p>{t(DRY_NOTHING)}</p> }.into_any();
    }
    let busy = Signal::derive(move || bringing.busy.get() || bringing.carrying.get());
    view! {
        <div class="button-row">
            <Button label=n(CARRY_N, people) mark=Icon::Check busy=busy on_press=move || bringing.carry()/>
        </div>
    }
    .into_any()
}

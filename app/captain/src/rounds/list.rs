//! The list: the doors of the next round in walking order, or how many were reached.

use super::coverage;
use super::model::{badge, tone};
use crate::app::back_on_phone;
use crate::asked::asked;
use crate::facts::{n, name, person_facts, plate, waiting};
use crate::screen::Screen;
use crate::walk;
use crate::words::*;
use domain::HouseholdId;
use leptos::prelude::*;
use ports::desk::knocks::{Answer as Told, Ask as About, Stop};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{EmptyState, Icon, Tag, t};

/// So many doors are one round: what one captain walks in a morning.
const DOORS: u16 = 40;

/// The list with its head.
pub fn list(open: Memo<Option<HouseholdId>>) -> AnyView {
    let covered = RwSignal::new(false);
    let body = ui::el::live(move || if covered.get() { coverage::table() } else { untrack(|| doors(open)) });
    let pill = move |which: bool, word: ui::Word| {
        view! {
            <button type="button" class="pill" aria-pressed=move || (covered.get() == which).to_string() on:click=move |_| covered.set(which)>
                {t(word)}
            </button>
        }
    };
    view! {
        <div class="pane-head list-head">
            {back_on_phone(Screen::Rounds(None))}
            <h1>{t(ROUNDS)}</h1>
            <p class="soft">{t(RN_TITLE)}</p>
            <div class="pills" role="group" aria-label=t(CHOOSE_WHICH)>{pill(false, RN_NEXT)}{pill(true, RN_COVER)}</div>
        </div>
        {body}
    }
    .into_any()
}

fn doors(open: Memo<Option<HouseholdId>>) -> AnyView {
    let answer = asked(
        || Ask::Knocks(About::Round { within: None, most: DOORS }),
        |answer| match answer {
            Answer::Knocks(Told::Round(stops)) => Some(stops),
            _ => None,
        },
    );
    let ids = move || {
        let all = answer.with_untracked(|answer| answer.clone().and_then(Result::ok).unwrap_or_default());
        all.iter().map(|stop| stop.household).collect()
    };
    walk::with_keys(ids, move || open.get_untracked(), |household| Screen::Rounds(Some(household)));
    ui::el::live(move || match answer.get() {
        None => waiting(None),
        Some(Err(fault)) => waiting(Some(&fault)),
        Some(Ok(stops)) if stops.is_empty() => {
            view! { <EmptyState mark=Icon::Check title=t(RN_NONE) line=t(RN_NONE_HINT)/> }.into_any()
        }
        Some(Ok(stops)) => {
            let items: Vec<_> = stops.iter().map(|stop| view! { <li>{item(stop, open)}</li> }).collect();
            let count = n(RN_DOORS, stops.len());
            view! { <p class="soft pane-note">{count}</p><ol class="rows">{items}</ol> }.into_any()
        }
    })
}

fn item(stop: &Stop, open: Memo<Option<HouseholdId>>) -> AnyView {
    let id = stop.household;
    let here = move || (open.get() == Some(id)).then_some("true");
    let names: Vec<String> = stop.people.iter().map(name).collect();
    let eldest = stop.people.first().map(|person| person_facts(person).join(" · ")).filter(|facts| !facts.is_empty());
    let eldest = eldest.map(|facts| view! { <span>{facts}</span> });
    let words = badge(stop.why);
    view! {
        <a class="row-link" href=Screen::Rounds(Some(id)).href() aria-current=here>
            <span class="row-top">
                <span class="row-title">{names.join("、")}</span>
                <Tag words=words tone=tone(stop.why)/>
            </span>
            <span class="row-line">
                {plate(&stop.plate)}
                <span class="row-facts"><span>{stop.estate.clone()}</span>{eldest}</span>
            </span>
        </a>
    }
    .into_any()
}

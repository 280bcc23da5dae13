//! What somebody could do today: the open requests that suit her best under the plan for all, and one press to ask her.

use crate::asked::{fetched, shown};
use crate::desk::use_desk;
use crate::facts::{due_tag, plate};
use crate::helpers::{ask_button, proposal_tags};
use crate::plan::{Open, dearer_words, openings};
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::PersonRow;
use ui::view;
use ui::{Button, EmptyState, Icon, Tag, Tone, Weight, t};

/// Most requests shown.
const SHOWN: u8 = 5;
/// Most reasons for one; every objection is shown.
const REASONS: usize = 4;

/// A button, and behind it the requests: working them out plans for everybody.
pub fn section(row: &PersonRow, open: RwSignal<bool>) -> AnyView {
    let (desk, person) = (use_desk(), StoredValue::new(row.clone()));
    let body = move || {
        if !open.get() {
            let look = move || open.set(true);
            return view! { <Button label=t(BEST_FOR_LOOK) weight=Weight::Secondary mark=Icon::Heart on_press=look/> }
                .into_any();
        }
        let id = person.with_value(|person| person.id);
        let answer = fetched(move || {
            desk.changes.track();
            openings(desk, desk.by_hand.get(), id, SHOWN)
        });
        shown(answer, move |best| person.with_value(|person| list(person, &best)))
    };
    view! { <section class="block" aria-labelledby="best-for"><h3 id="best-for">{t(BEST_FOR)}</h3>{body}</section> }
        .into_any()
}

fn list(person: &PersonRow, best: &[Open]) -> AnyView {
    if best.is_empty() {
        return view! { <EmptyState mark=Icon::Heart title=t(BEST_FOR_NONE) line=t(BEST_FOR_NONE_HINT)/> }.into_any();
    }
    let items: Vec<_> = best.iter().enumerate().map(|(at, one)| item(person, one, at == 0)).collect();
    view! { <p class="soft">{t(BEST_FIRST)}</p><ol class="proposals">{items}</ol> }.into_any()
}

fn item(person: &PersonRow, open: &Open, best: bool) -> AnyView {
    let (row, explained) = (&open.request, &open.explained);
    let planned = explained.chosen.then(|| view! { <Tag words=t(BEST_FOR_PLANNED) tone=Tone::Blue/> });
    let cost = explained.dearer_by.filter(|_| !explained.chosen).map(|more| dearer_words(more, &explained.chain));
    view! {
        <li class="card proposal best-for">
            <div class="proposal-who">
                <p class="proposal-name">
                    <a class="plain-link plan-title" href=Screen::Today(Some(row.id)).href()>{row.title.clone()}</a>
                    {plate(&row.plate)}{row.due_ms.map(due_tag)}{planned}
                </p>
                {proposal_tags(&explained.view, REASONS)}
                {cost.map(|words| view! { <p class="soft">{words}</p> })}
            </div>
            {ask_button(row.id, person, best)}
        </li>
    }
    .into_any()
}

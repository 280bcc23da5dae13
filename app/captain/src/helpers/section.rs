//! Proposals: the best is one press, the others say what they would cost.

use super::fit::{Swap, meter, swap};
use super::pick;
use crate::asked::fetched;
use crate::desk::{Desk, use_desk};
use crate::facts::{n, name, plate, reasons, who};
use crate::faults::Fault;
use crate::words::*;
use domain::RequestId;
use engine::propose::Proposal;
use engine::reasons::View;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Detail, PersonRow, Step, Trouble};
use ports::engine as port;
use ui::view;
use ui::{Avatar, Button, EmptyState, Icon, Meter, Progress, Tag, Tone, Weight, t, use_ui};

/// Most proposals shown.
const PROPOSALS: u8 = 6;
/// Most reasons on one card; every objection is shown.
const REASONS: usize = 4;

/// One proposal and who it is.
#[derive(Clone, PartialEq)]
struct Found {
    proposal: Proposal,
    person: PersonRow,
}

/// Proposals at once where nobody has been asked yet, one press away otherwise.
pub fn section(detail: &Detail) -> AnyView {
    let request = detail.row.id;
    let shown = RwSignal::new(detail.row.step == Step::New);
    let body = move || {
        if shown.get() {
            proposals(request)
        } else {
            view! { <Button label=t(MORE_HELPERS) weight=Weight::Secondary mark=Icon::Plus on_press=move || shown.set(true)/> }
                .into_any()
        }
    };
    view! { <section class="block"><h3>{t(ASK_WHOM)}</h3>{body}</section> }.into_any()
}

/// Asks desk and engine; the answer is not asked for again unless `tries` goes up, because it takes a while.
fn proposals(request: RequestId) -> AnyView {
    let desk = use_desk();
    let tries = RwSignal::new(0u32);
    let picking = RwSignal::new(false);
    let answer = fetched(move || {
        tries.track();
        find(desk, request)
    });
    let again = move || {
        desk.restart_engine();
        tries.update(|tries| *tries += 1);
    };
    let failed = Memo::new(move |_| matches!(answer.get(), Some(Err(_))));
    let body = move || match answer.get() {
        None => view! { <Progress words=t(THINKING) done=Signal::from(0) total=Signal::from(0)/> }.into_any(),
        Some(Err(_)) => missing(again),
        Some(Ok(found)) if found.is_empty() => {
            view! { <EmptyState mark=Icon::Person title=t(NO_CANDIDATES) line=t(NO_CANDIDATES_HINT)/> }.into_any()
        }
        Some(Ok(found)) => cards(request, &found),
    };
    view! {
        {body}
        {move || {
            if picking.get() || failed.get() {
                pick::picker(request)
            } else {
                view! { <Button label=t(PICK_YOURSELF) weight=Weight::Quiet mark=Icon::Search on_press=move || picking.set(true)/> }
                    .into_any()
            }
        }}
    }
    .into_any()
}

/// The engine did not start: says so, and leaves picking by hand.
fn missing(again: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="card missing" role="alert">
            <p>{t(ENGINE_MISSING)}</p>
            <Button label=t(ui::common::RETRY) weight=Weight::Secondary mark=Icon::Again on_press=again/>
        </div>
    }
    .into_any()
}

async fn find(desk: Desk, request: RequestId) -> Result<Vec<Found>, Fault> {
    let scene = desk.scene().await?;
    let asked = desk.ask_engine(port::Ask::Helpers { scene, request, most: PROPOSALS }).await?;
    let port::Answer::Helpers(proposals) = asked else { return Err(Fault::Desk(Trouble::Newer)) };
    let people = proposals.iter().map(|proposal| proposal.volunteer).collect();
    let Answer::Names { people, .. } = desk.ask(Ask::Names { people, requests: Vec::new() }).await? else {
        return Err(Fault::Desk(Trouble::Unknown));
    };
    let person = |proposal: &Proposal| people.iter().find(|person| person.id == proposal.volunteer).cloned();
    Ok(proposals.into_iter().filter_map(|proposal| Some(Found { person: person(&proposal)?, proposal })).collect())
}

fn cards(request: RequestId, found: &[Found]) -> AnyView {
    let best = &found[0].proposal;
    let cards: Vec<_> = found.iter().enumerate().map(|(at, one)| card(request, one, best, at > 0)).collect();
    view! { <p class="soft">{t(BEST_FIRST)}</p><ol class="proposals proposals-ranked">{cards}</ol> }.into_any()
}

/// What it costs to take another instead of the best, apart from what it means for the rest of the plan.
#[must_use]
pub fn swap_words(best: &Proposal, other: &Proposal) -> String {
    let word = match swap(best, other) {
        Swap::Walk(metres) => return n(SWAP_WALK, metres),
        Swap::Busier(tasks) => return n(SWAP_BUSY, tasks),
        Swap::Same => SWAP_SAME,
        Swap::Farther => SWAP_FARTHER,
        Swap::AskedLately => SWAP_ASKED,
        Swap::LessKnown => SWAP_LESS_KNOWN,
        Swap::LessSkilled => SWAP_LESS_SKILLED,
        Swap::LessTime => SWAP_LESS_TIME,
        Swap::NearMiss => SWAP_NEAR_MISS,
    };
    t(word).to_owned()
}

/// One proposal: the best, or one that could be taken `instead`.
fn card(request: RequestId, found: &Found, best: &Proposal, instead: bool) -> AnyView {
    let words = if instead { swap_words(best, &found.proposal) } else { t(BEST).to_owned() };
    let percent = u32::from(meter(use_desk().policy().base, &best.view, &found.proposal.view));
    view! {
        <li class="card proposal">
            <Avatar name=name(&found.person)/>
            <div class="proposal-who">
                <p class="proposal-name"><strong>{name(&found.person)}</strong>{plate(&found.person.plate)}</p>
                {proposal_tags(&found.proposal.view, REASONS)}
            </div>
            <div class="proposal-fit"><Meter percent=percent words=words/></div>
            {if instead { take_button(request, &found.person) } else { ask_button(request, &found.person, true) }}
        </li>
    }
    .into_any()
}

/// Why, and what stands against, as tags.
pub fn proposal_tags(view: &View, most: usize) -> AnyView {
    let (reasons, against) = reasons::both(view, most);
    let tags = |words: Vec<String>, tone: Tone| {
        words.into_iter().map(move |words| view! { <Tag words=words tone=tone/> }).collect::<Vec<_>>()
    };
    view! { <p class="tags">{tags(reasons, Tone::Pine)}{tags(against, Tone::Amber)}</p> }.into_any()
}

/// Asks this person; the best stands out.
pub fn ask_button(request: RequestId, person: &PersonRow, best: bool) -> AnyView {
    asks(request, person, ASK_HER, if best { Weight::Primary } else { Weight::Secondary })
}

/// Asks this person instead of the best.
pub fn take_button(request: RequestId, person: &PersonRow) -> AnyView {
    asks(request, person, INSTEAD, Weight::Secondary)
}

/// A task is offered, and there are ten seconds to take it back.
fn asks(request: RequestId, person: &PersonRow, label: ui::Word, weight: Weight) -> AnyView {
    let (desk, ui, id, of) = (use_desk(), use_ui(), person.id, name(person));
    let full = format!("{} {of}", t(label));
    let press = move || desk.act(ui, Ask::Assign(vec![(request, id)]), who(ASSIGNED, &of), |_| {});
    view! { <Button label=t(label) weight=weight name=full on_press=press/> }.into_any()
}

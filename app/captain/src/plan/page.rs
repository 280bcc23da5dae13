//! The page: totals, each request with the person proposed and why, what stays open, and "agree".

use super::model::{Key, Match, Open, Shown, agreed, ids, join, people};
use crate::app::single;
use crate::asked::fetched;
use crate::desk::{Desk, use_desk};
use crate::facts::{due_tag, n, name, plate, reasons};
use crate::faults::Fault;
use crate::helpers::proposal_tags;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Row, Trouble};
use ports::engine as port;
use std::collections::BTreeSet;
use ui::view;
use ui::{Avatar, Button, EmptyState, Icon, Progress, Tag, Tone, Weight, go, icon, t, use_ui};

/// Most reasons on one row.
const REASONS: usize = 3;

/// The plan.
pub fn page() -> AnyView {
    let desk = use_desk();
    let tries = RwSignal::new(0u32);
    let out = RwSignal::new(BTreeSet::<Key>::new());
    let answer = fetched(move || {
        tries.track();
        make(desk)
    });
    let again = move || {
        desk.restart_engine();
        tries.update(|tries| *tries += 1);
    };
    let body = move || {
        match answer.get() {
        None => view! { <div class="card"><Progress words=t(PLAN_RUNNING) done=Signal::from(0) total=Signal::from(0)/></div> }
            .into_any(),
        Some(Err(fault)) => failed(&fault, again),
        Some(Ok(shown)) if shown.matches.is_empty() && shown.open.is_empty() => {
            view! { <EmptyState mark=Icon::Heart title=t(PLAN_NONE) line=t(PLAN_NONE_HINT)/> }.into_any()
        }
        Some(Ok(shown)) => untrack(|| whole(shown, out)),
    }
    };
    single(t(PLAN_TITLE), t(PLAN_LEAD), Screen::Plan, body.into_any())
}

async fn make(desk: Desk) -> Result<Shown, Fault> {
    let Answer::Scene(scene) = desk.ask(Ask::Scene).await? else { return Err(Fault::Desk(Trouble::Unknown)) };
    let port::Answer::Plan(plan) = desk.ask_engine(port::Ask::Plan { scene }).await? else {
        return Err(Fault::Desk(Trouble::Newer));
    };
    let (people, requests) = ids(&plan);
    match desk.ask(Ask::Names { people, requests }).await? {
        Answer::Names { people, requests } => Ok(join(plan, &people, &requests)),
        _ => Err(Fault::Desk(Trouble::Unknown)),
    }
}

fn failed(fault: &Fault, again: impl Fn() + 'static) -> AnyView {
    let sentence = match fault {
        Fault::Port(_) => t(ENGINE_MISSING_PLAN).to_owned(),
        Fault::Desk(_) => fault.sentence(),
    };
    view! {
        <div class="card missing" role="alert">
            <p>{sentence}</p>
            <Button label=t(ui::common::RETRY) weight=Weight::Secondary mark=Icon::Again on_press=again/>
        </div>
    }
    .into_any()
}

fn whole(shown: Shown, out: RwSignal<BTreeSet<Key>>) -> AnyView {
    let matches = StoredValue::new(shown.matches);
    let keys = Memo::new(move |_| out.with(|out| matches.with_value(|matches| agreed(matches, out))));
    let rows: Vec<_> = matches.with_value(|matches| matches.iter().map(|one| row(one, out)).collect());
    let open: Vec<_> = shown.open.iter().map(left).collect();
    view! {
        {totals(keys, shown.open.len(), shown.certified)}
        <ol class="plan">{rows}</ol>
        {(!open.is_empty()).then(|| view! { <section class="block"><h2>{t(PLAN_NO_HELPER)}</h2><ul class="plan">{open}</ul></section> })}
        {agree(keys)}
    }
    .into_any()
}

fn totals(keys: Memo<Vec<Key>>, open: usize, certified: bool) -> AnyView {
    view! {
        <div class="plan-totals">
            <Tag words=n(PLAN_UNMATCHED, open) tone=if open == 0 { Tone::Plain } else { Tone::Amber }/>
            {move || view! { <Tag words=n(PLAN_MATCHED, keys.with(Vec::len)) tone=Tone::Pine/> }}
            {move || view! { <Tag words=n(PLAN_PEOPLE, keys.with(|keys| people(keys)))/> }}
            {certified.then(|| view! { <span class="proven">{icon(Icon::Shield)}{t(PLAN_PROVEN)}</span> })}
        </div>
    }
    .into_any()
}

fn of_request(row: &Row) -> AnyView {
    view! {
        <div class="plan-request">
            <a class="plain-link plan-title" href=Screen::Today(Some(row.id)).href()>{row.title.clone()}</a>
            <p class="row-line">{plate(&row.plate)}{row.due_ms.map(due_tag)}</p>
        </div>
    }
    .into_any()
}

fn row(one: &Match, out: RwSignal<BTreeSet<Key>>) -> AnyView {
    let key = one.key();
    let dropped = move || out.with(|out| out.contains(&key));
    let toggle = move || {
        out.update(|out| {
            if !out.remove(&key) {
                out.insert(key);
            }
        });
    };
    let label = move || t(if dropped() { PLAN_KEEP } else { PLAN_DROP });
    view! {
        <li class="card plan-row" class:plan-out=dropped>
            {of_request(&one.request)}
            <div class="plan-person">
                <Avatar name=name(&one.person)/>
                <div>
                    <p class="proposal-name"><strong>{name(&one.person)}</strong>{plate(&one.person.plate)}</p>
                    {proposal_tags(&one.chosen.view, REASONS)}
                </div>
            </div>
            <Button label=label weight=Weight::Quiet on_press=toggle/>
        </li>
    }
    .into_any()
}

fn left(open: &Open) -> AnyView {
    view! {
        <li class="card plan-row plan-left">
            {of_request(&open.request)}
            <p class="plan-why">{reasons::left(open.left.why)}</p>
        </li>
    }
    .into_any()
}

/// The foot of the page: agreeing is the only thing that writes.
fn agree(keys: Memo<Vec<Key>>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let press = move || {
        let keys = keys.get_untracked();
        if keys.is_empty() {
            return;
        }
        let said = n(PLAN_AGREED, keys.len());
        desk.act(ui, Ask::Assign(keys), said, |_| go(&Screen::Outbox(None).href()));
    };
    let label = move || n(PLAN_AGREE, keys.with(Vec::len));
    let off = Signal::derive(move || keys.with(Vec::is_empty));
    view! { <div class="page-foot page-foot-stays"><Button label=label mark=Icon::Check off=off on_press=press/></div> }
        .into_any()
}

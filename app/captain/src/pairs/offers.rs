//! The proposal: for every household that lacks somebody a volunteer of its own and a backup, with reasons. Agreeing is
//! the only thing that writes.

use super::model::{Match, Offer, Shown, forms, join, names, people};
use super::reasons::tags;
use crate::app::single;
use crate::asked::fetched;
use crate::desk::{Desk, use_desk};
use crate::facts::{n, name, plate, reasons};
use crate::faults::Fault;
use crate::policy::banner;
use crate::screen::Screen;
use crate::words::*;
use domain::pair::PairStage;
use domain::{HouseholdId, PersonId};
use engine::pair::{How, Pairing};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PairRow, PersonRow, Trouble};
use ports::engine as port;
use std::collections::BTreeSet;
use ui::view;
use ui::{Avatar, Button, EmptyState, Here, Icon, Progress, Tag, Tone, Weight, icon, t, use_ui};

/// Most reasons for one person.
const REASONS: usize = 4;

/// The engine's answer with the rows and the people it names.
pub type Found = (Pairing, Vec<PairRow>, Vec<PersonRow>);

/// Pairs for everybody who lacks somebody; or what changes when one volunteer, who is then named too, leaves.
///
/// # Errors
/// The desk's or the engine's trouble.
pub async fn find(desk: Desk, leaver: Option<PersonId>) -> Result<Found, Fault> {
    const UNKNOWN: Fault = Fault::Desk(Trouble::Unknown);
    let scene = desk.pair_scene().await?;
    let port::Answer::Pairs(pairing) = desk.ask_engine(port::Ask::Pairs { scene, leaver }).await? else {
        return Err(Fault::Desk(Trouble::Newer));
    };
    let Answer::Pairs(rows) = desk.ask(Ask::Pairs).await? else { return Err(UNKNOWN) };
    let named = people(&pairing).into_iter().chain(leaver).collect();
    let asked = Ask::Names { people: named, requests: Vec::new() };
    let Answer::Names { people, .. } = desk.ask(asked).await? else { return Err(UNKNOWN) };
    Ok((pairing, rows, people))
}

async fn propose(desk: Desk) -> Result<Shown, Fault> {
    let (pairing, rows, people) = find(desk, None).await?;
    Ok(join(pairing, &rows, &people))
}

/// The page.
pub fn page() -> AnyView {
    let desk = use_desk();
    let tries = RwSignal::new(0u32);
    let out = RwSignal::new(BTreeSet::<HouseholdId>::new());
    let here = Here::of_page();
    let answer = fetched(move || {
        tries.track();
        desk.changes.track();
        propose(desk)
    });
    let again = move || {
        desk.restart_engine();
        tries.update(|tries| *tries += 1);
    };
    let body = move || {
        match answer.get() {
        None => view! { <div class="card"><Progress words=t(PAIR_UP_RUNNING) done=Signal::from(0) total=Signal::from(0)/></div> }
            .into_any(),
        Some(Err(fault)) => failed(&fault, again),
        Some(Ok(shown)) if shown.matches.is_empty() && shown.left.is_empty() => {
            view! { <EmptyState mark=Icon::Pair title=t(PAIR_UP_NOTHING) line=t(PAIR_UP_NOTHING_HINT)/> }.into_any()
        }
        Some(Ok(shown)) => untrack(|| whole(shown, out, here)),
    }
    };
    let off = banner(Desk::pair_weights_are_off);
    single(t(PAIR_UP_TITLE), t(PAIR_UP_LEAD), Screen::PairUp, view! { {off}{body} }.into_any())
}

fn failed(fault: &Fault, again: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="card missing" role="alert">
            <p>{fault.sentence()}</p>
            <Button label=t(ui::common::RETRY) weight=Weight::Secondary mark=Icon::Again on_press=again/>
        </div>
    }
    .into_any()
}

fn whole(shown: Shown, out: RwSignal<BTreeSet<HouseholdId>>, here: Here) -> AnyView {
    let rows: Vec<_> = shown.matches.iter().map(|one| row(one, out)).collect();
    let left: Vec<_> = shown.left.iter().map(|(row, why)| without(row, reasons::left(*why))).collect();
    let (kept, certified) = (shown.kept, shown.certified);
    let matches = StoredValue::new(shown.matches);
    let count = Memo::new(move |_| out.with(|out| matches.with_value(|all| forms(all, out, PairStage::Agreed).len())));
    view! {
        <div class="plan-totals">
            {move || view! { <Tag words=n(PAIR_UP_OFFERS, count.get()) tone=Tone::Pine/> }}
            {(kept > 0).then(|| view! { <Tag words=n(PAIR_UP_KEPT, kept)/> })}
            {certified.then(|| view! { <span class="proven">{icon(Icon::Shield)}{t(PAIR_UP_PROVEN)}</span> })}
        </div>
        <ol class="plan">{rows}</ol>
        {(!left.is_empty()).then(|| view! { <section class="block"><h2>{t(PAIR_UP_LEFT)}</h2><ul class="plan">{left}</ul></section> })}
        {agree(here, count, move |stage| out.with_untracked(|out| matches.with_value(|all| forms(all, out, stage))))}
    }
    .into_any()
}

fn household(row: &PairRow) -> AnyView {
    view! {
        <div class="plan-request">
            <a class="plain-link plan-title" href=Screen::Pairs(Some(row.household)).href()>{names(row, name)}</a>
            <p class="row-line">{plate(&row.plate)}<span class="soft">{row.estate.clone()}</span></p>
        </div>
    }
    .into_any()
}

/// One household, and who is proposed.
fn row(one: &Match, out: RwSignal<BTreeSet<HouseholdId>>) -> AnyView {
    let id = one.row.household;
    let dropped = move || out.with(|out| out.contains(&id));
    let toggle = move || {
        out.update(|out| {
            if !out.remove(&id) {
                out.insert(id);
            }
        });
    };
    let label = move || t(if dropped() { PLAN_KEEP } else { PLAN_DROP });
    let backup = match &one.backup {
        Ok(backup) => place(PAIR_BACKUP, backup),
        Err(why) => view! { <p class="plan-why">{t(PAIR_NO_BACKUP)}{t(COLON)}{reasons::left(*why)}</p> }.into_any(),
    };
    view! {
        <li class="card plan-row pair-row" class:plan-out=dropped>
            {household(&one.row)}
            <div class="pair-places">{place(PAIR_OWN_SHORT, &one.own)}{backup}</div>
            <Button label=label weight=Weight::Quiet on_press=toggle/>
        </li>
    }
    .into_any()
}

/// Somebody in a place: who, and why.
fn place(word: ui::Word, offer: &Offer) -> AnyView {
    let kept = offer.seat.how == How::Kept;
    let why = (!kept).then(|| tags(&offer.seat.view, REASONS));
    view! {
        <div class="plan-person">
            <Avatar name=name(&offer.person)/>
            <div>
                <p class="proposal-name">
                    <span class="pair-place">{t(word)}</span>
                    <strong>{name(&offer.person)}</strong>
                    {plate(&offer.person.plate)}
                </p>
                {why}
            </div>
        </div>
    }
    .into_any()
}

fn without(row: &PairRow, why: String) -> AnyView {
    view! { <li class="card plan-row plan-left">{household(row)}<p class="plan-why">{why}</p></li> }.into_any()
}

/// The foot of the page: all are agreed to, or noted until everybody was asked.
fn agree(
    here: Here,
    count: Memo<usize>,
    of: impl Fn(PairStage) -> Vec<ports::desk::PairForm> + Copy + 'static,
) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let press = move |stage: PairStage, said: ui::Word| {
        let forms = of(stage);
        if !forms.is_empty() {
            let said = n(said, forms.len());
            desk.act(ui, Ask::PairUp(forms), said, move |_| here.go(&Screen::Pairs(None).href()));
        }
    };
    let off = Signal::derive(move || count.get() == 0);
    let all = move || press(PairStage::Agreed, PAIR_UP_AGREED);
    let first = move || press(PairStage::Proposed, PAIR_UP_NOTED);
    view! {
        <div class="page-foot page-foot-stays pair-foot">
            <Button label=move || n(PAIR_UP_AGREE, count.get()) mark=Icon::Check off=off on_press=all/>
            <Button label=t(PAIR_UP_ASK) weight=Weight::Secondary off=off on_press=first/>
        </div>
    }
    .into_any()
}

//! One household: who looks after it and who steps in, when they were last there, and what the captain can do.

use super::list::badge;
use super::model::{Badge, names};
use super::{leave, visit, wishes};
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::{call, estate, n, name, person_facts, plate};
use crate::screen::Screen;
use crate::words::*;
use domain::pair::PairStage;
use domain::{Day, HouseholdId, PersonId};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PairDetail, PairForm, PairRow, PersonRow};
use ui::view;
use ui::{Avatar, Button, ButtonLink, Icon, Tag, Tone, Weight, common, fill, t, times, use_ui};

/// What a captain may choose: days from one visit to the next.
const RHYTHMS: [u16; 5] = [1, 3, 7, 14, 30];

/// One household.
pub fn page(household: HouseholdId) -> AnyView {
    let (draft, wish, leaving) = (visit::Draft::new(), wishes::Draft::new(), RwSignal::new(None));
    let answer = asked(
        move || Ask::Pair(household),
        |answer| match answer {
            Answer::Pair(detail) => Some(*detail),
            _ => None,
        },
    );
    shown(answer, move |detail| whole(&detail, draft, wish, leaving))
}

fn whole(
    detail: &PairDetail,
    draft: visit::Draft,
    wish: wishes::Draft,
    leaving: RwSignal<Option<PersonId>>,
) -> AnyView {
    let row = &detail.row;
    let today = Day::of(use_ui().now.get_untracked());
    let people: Vec<_> = row.people.iter().map(resident).collect();
    let difficulty = (!detail.difficulty.is_empty()).then(|| view! { <p>{detail.difficulty.clone()}</p> });
    view! {
        <div class="detail-head">
            <h2 class="detail-title" tabindex="-1">{names(row, name)}</h2>
            {plate(&row.plate)}
            {estate(&row.estate).map(|estate| view! { <span class="soft">{estate}</span> })}
            {badge(Badge::of(row, today))}
        </div>
        <div class="card pair-people">{people}{difficulty}</div>
        {places(row, leaving)}
        {row.own.is_some().then(|| visit::form(row, draft))}
        {visit::list(&detail.visits)}
        {wishes::section(row.household, detail.wishes, wish)}
        {end(row)}
    }
    .into_any()
}

/// Somebody who lives there.
fn resident(person: &PersonRow) -> AnyView {
    view! {
        <p class="row-line pair-line">
            <a class="plain-link person-name" href=Screen::People(Some(person.id)).href()>{name(person)}</a>
            <span class="soft">{person_facts(person).join(" · ")}</span>
            {call(&person.telephone, t(common::CALL))}
        </p>
    }
    .into_any()
}

/// The own volunteer and the backup, and what can be done about them.
fn places(row: &PairRow, leaving: RwSignal<Option<PersonId>>) -> AnyView {
    let Some(own) = &row.own else {
        return view! {
            <section class="block">
                <h3>{t(PAIR_OWN)}</h3>
                <div class="card pair-seat"><p>{t(PAIR_NOBODY)}</p>{find()}</div>
            </section>
        }
        .into_any();
    };
    let backup = row.backup.as_ref().map_or_else(
        || view! { <div class="card pair-seat"><p>{t(PAIR_NO_BACKUP)}</p>{find()}</div> }.into_any(),
        |backup| seat(backup, None, leaving),
    );
    let gone = row.gone.then(|| view! { <div class="button-row">{find()}</div> });
    view! {
        <section class="block">
            <h3>{t(PAIR_OWN)}</h3>
            {seat(own, Some(row), leaving)}
            {gone}
        </section>
        <section class="block"><h3>{t(PAIR_BACKUP)}</h3>{backup}</section>
        {move || leaving.get().map(|person| leave::preview(person, leaving))}
    }
    .into_any()
}

fn find() -> AnyView {
    view! { <ButtonLink to=Screen::PairUp.href() label=t(PAIR_FIND) weight=Weight::Secondary mark=Icon::Pair/> }
        .into_any()
}

/// Somebody in a place; with `row` as the own volunteer of that household.
fn seat(person: &PersonRow, row: Option<&PairRow>, leaving: RwSignal<Option<PersonId>>) -> AnyView {
    let (id, of) = (person.id, name(person));
    let gone = row.is_some_and(|row| row.gone);
    let leaves = (!gone).then(|| {
        let words = fill(t(PAIR_LEAVES), &[("who", &of)]);
        view! { <Button label=words weight=Weight::Quiet on_press=move || leaving.set(Some(id))/> }
    });
    let about = row.map(|row| about(row, gone));
    view! {
        <div class="card pair-seat">
            <Avatar name=of.clone()/>
            <div class="pair-who">
                <a class="plain-link person-name" href=Screen::People(Some(id)).href()>{of}</a>
                {plate(&person.plate)}
            </div>
            {call(&person.telephone, t(common::CALL))}
            {about}
            {leaves}
        </div>
    }
    .into_any()
}

/// What was agreed with the own volunteer.
fn about(row: &PairRow, gone: bool) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    let tag = if gone { Some((PAIR_GONE, Tone::Persimmon)) } else { None };
    let tag = tag.map(|(word, tone)| view! { <Tag words=t(word) tone=tone/> });
    let since = row.since.map(|since| fill(t(PAIR_SINCE), &[("when", &times::date(today, since))]));
    let yes = match row.stage {
        _ if row.conflict => settle(row, PAIR_SETTLE, Weight::Secondary, row.stage),
        Some(PairStage::Proposed) => settle(row, PAIR_SAID_YES, Weight::Good, Some(PairStage::Agreed)),
        _ => None,
    };
    view! {
        <div class="pair-about">
            {tag}
            <span class="soft">{since}</span>
            {rhythm(row)}
            {yes}
        </div>
    }
    .into_any()
}

/// The pair as it stands, to be written with a change.
fn standing(row: &PairRow) -> Option<PairForm> {
    Some(PairForm {
        household: row.household,
        own: row.own.as_ref()?.id,
        backup: row.backup.as_ref().map(|backup| backup.id),
        rhythm_days: None,
        stage: row.stage?,
    })
}

/// Writes the pair as it stands, at a stage; what two captains wrote differently is settled by that.
fn settle(row: &PairRow, word: ui::Word, weight: Weight, stage: Option<PairStage>) -> Option<AnyView> {
    let (desk, ui, form, stage) = (use_desk(), use_ui(), standing(row)?, stage?);
    let press = move || desk.act(ui, Ask::PairUp(vec![PairForm { stage, ..form }]), n(PAIR_UP_AGREED, 1), |_| {});
    Some(view! { <Button label=t(word) weight=weight mark=Icon::Check on_press=press/> }.into_any())
}

/// How often: changed with one choice.
fn rhythm(row: &PairRow) -> Option<AnyView> {
    let (desk, ui, form, now) = (use_desk(), use_ui(), standing(row)?, row.rhythm_days);
    let mut days = RHYTHMS.to_vec();
    if !days.contains(&now) {
        days.push(now);
        days.sort_unstable();
    }
    let word = |days: u16| if days == 1 { t(PAIR_RHYTHM_DAY).to_owned() } else { n(PAIR_RHYTHM_DAYS, days) };
    let options: Vec<_> = days
        .into_iter()
        .map(|days| view! { <option value=days.to_string() selected=days == now>{word(days)}</option> })
        .collect();
    let choose = move |event| {
        if let Ok(days) = event_target_value(&event).parse() {
            let change = PairForm { rhythm_days: Some(days), ..form };
            desk.act(ui, Ask::PairUp(vec![change]), t(PAIR_RHYTHM_SAVED).to_owned(), |_| {});
        }
    };
    Some(view! { <select class="kind-choice" aria-label=t(PAIR_RHYTHM) on:change=choose>{options}</select> }.into_any())
}

/// The household needs nobody any more.
fn end(row: &PairRow) -> Option<AnyView> {
    let (desk, ui, household) = (use_desk(), use_ui(), row.household);
    let press = move || desk.act(ui, Ask::EndPair(household), t(PAIR_ENDED).to_owned(), |_| {});
    row.own.is_some().then(|| {
        view! { <div class="button-row"><Button label=t(PAIR_END) weight=Weight::Quiet on_press=press/></div> }
            .into_any()
    })
}

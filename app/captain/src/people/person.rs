//! One person: home, household, what they can do, what they asked for and where they helped.

use super::called::relation_word;
use super::{apart, best, go, papers};
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::{call, n, name, person_facts, plate, suits};
use crate::letters::picture;
use crate::pairs::{gender_word, pair_row};
use crate::screen::Screen;
use crate::today::request_row;
use crate::words::*;
use crate::{clashes, privacy, programs};
use domain::PersonId;
use domain::pair::Gender;
use leptos::prelude::*;
use ports::desk::clashes::Of;
use ports::desk::{Answer, Ask, DinerCard, PersonDetail, PersonRow, Row, VolunteerFacts};
use ui::view;
use ui::{Avatar, Button, ButtonLink, Icon, Tag, Tone, Weight, common, t, times, use_ui};

/// One person.
pub fn page(id: PersonId) -> AnyView {
    let answer = asked(
        move || Ask::Person(id),
        |answer| match answer {
            Answer::Person(detail) => Some(*detail),
            _ => None,
        },
    );
    let drafts = Drafts {
        best: RwSignal::new(false),
        apart: apart::Draft::new(),
        own: privacy::Draft::new(),
        papers: papers::Draft::new(),
        go: go::Draft::new(),
    };
    shown(answer, move |detail| whole(&detail, drafts))
}

/// What is open and being typed on the page.
#[derive(Clone, Copy)]
struct Drafts {
    best: RwSignal<bool>,
    apart: apart::Draft,
    own: privacy::Draft,
    papers: papers::Draft,
    go: go::Draft,
}

fn whole(detail: &PersonDetail, drafts: Drafts) -> AnyView {
    let row = &detail.row;
    let (id, household_id) = (row.id, detail.household_id);
    let relation = row.relation.map(relation_word).filter(|_| !detail.household.is_empty());
    let tags: Vec<_> = relation
        .map(str::to_owned)
        .into_iter()
        .chain(person_facts(row))
        .map(|fact| view! { <Tag words=fact tone=Tone::Blue/> })
        .collect();
    let now = use_ui().now;
    let visit = detail.last_visit_ms.map(|at_ms| {
        view! { <p class="soft">{t(LAST_VISIT)}" "{move || times::days_ago(now.get(), at_ms)}</p> }
    });
    view! {
        <div class="detail-head person-head">
            <Avatar name=name(row)/>
            <h2 class="detail-title" tabindex="-1">{name(row)}</h2>
            {plate(&row.plate)}
            <span class="soft">{row.estate.clone()}</span>
        </div>
        <p class="tags">{tags}</p>
        {visit}
        {written(detail)}
        {go::gone(row)}
        {detail.holds_back.then(|| view! { <p class="soft">{t(R_HELD_BACK)}</p> })}
        {privacy::wanted(id, drafts.own)}
        {clashes::of(move |page| *page == Of::Person(id) || household_id.is_some_and(|at| *page == Of::Household(at)))}
        {row.volunteer.as_ref().map(|facts| volunteer(detail, facts))}
        {row.gone.is_none().then(|| acts(row))}
        {row.volunteer.is_some().then(|| best::section(row, drafts.best))}
        {household(&detail.household)}
        {pairs(detail)}
        {programs::theirs(id)}
        {cards(&detail.cards)}
        {requests(THEIR_REQUESTS, &detail.requests)}
        {requests(THEIR_TASKS, &detail.helped)}
        {papers::section(detail, drafts.papers)}
        {go::section(detail, drafts.go)}
        {apart::section(detail, drafts.apart)}
        {privacy::section(row, drafts.own)}
    }
    .into_any()
}

/// What somebody wrote down about them and about their home, in its own words.
fn written(detail: &PersonDetail) -> Option<AnyView> {
    let told = [(F_DIFFICULTY, &detail.difficulty), (CL_NOTE, &detail.note)];
    let facts: Vec<_> = told
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(title, words)| view! { <div class="fact"><dt>{t(title)}</dt><dd>{words.clone()}</dd></div> })
        .collect();
    (!facts.is_empty()).then(|| view! { <dl class="facts" id="written">{facts}</dl> }.into_any())
}

fn acts(row: &PersonRow) -> AnyView {
    let act_as = use_desk().sample().then(|| {
        view! { <ButtonLink to=Screen::Acting(Some(row.id)).href() label=t(ACT_AS_THEM) weight=Weight::Quiet mark=Icon::Person/> }
    });
    view! {
        <div class="button-row">
            <ButtonLink to=Screen::File(Some(row.id)).href() label=t(FILE_FOR) weight=Weight::Secondary mark=Icon::Pen/>
            <ButtonLink to=Screen::Write(Some(row.id)).href() label=t(EDIT_PERSON) weight=Weight::Quiet mark=Icon::Tune/>
            {call(&row.telephone, t(common::CALL))}
            {act_as}
        </div>
    }
    .into_any()
}

fn volunteer(detail: &PersonDetail, facts: &VolunteerFacts) -> AnyView {
    let skills: Vec<_> =
        facts.skills.iter().map(|skill| view! { <Tag words=t(common::skill(skill)) tone=Tone::Pine/> }).collect();
    let line = [
        suits::describe(facts.free),
        t(common::reach(facts.reach)).to_owned(),
        n(CAPACITY, facts.capacity),
        n(R_WEEK, facts.this_week),
    ]
    .join(" · ");
    view! {
        <section class="block">
            <h3>{t(PEOPLE_VOLUNTEERS)}</h3>
            <div class="card"><p class="tags">{skills}</p><p class="soft">{line}</p>{gender(detail)}</div>
        </section>
    }
    .into_any()
}

/// Some households would rather have a woman, or a man, at the door: noted with one choice.
fn gender(detail: &PersonDetail) -> AnyView {
    const CHOICES: [Option<Gender>; 3] = [None, Some(Gender::Woman), Some(Gender::Man)];
    let (desk, ui, person, now) = (use_desk(), use_ui(), detail.row.id, detail.gender);
    let option = |(at, gender): (usize, Option<Gender>)| {
        let word = if gender.is_none() { t(GENDER_UNKNOWN) } else { gender_word(gender) };
        view! { <option value=at.to_string() selected=gender == now>{word}</option> }
    };
    let options: Vec<_> = CHOICES.into_iter().enumerate().map(option).collect();
    let choose = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or(0);
        let gender = CHOICES.get(at).copied().flatten();
        desk.act(ui, Ask::SetGender { person, gender }, String::new(), |_| {});
    };
    view! { <select class="kind-choice" aria-label=t(GENDER) on:change=choose>{options}</select> }.into_any()
}

fn household(people: &[PersonRow]) -> Option<AnyView> {
    (!people.is_empty()).then(|| {
        let items: Vec<_> = people
            .iter()
            .map(|person| {
                let relation = person.relation.map(|relation| relation_word(relation).to_owned());
                let facts = relation.into_iter().chain(person_facts(person)).collect::<Vec<_>>().join(" · ");
                view! {
                    <li>
                        <a class="row-link" href=Screen::People(Some(person.id)).href()>
                            <span class="row-top"><span class="row-title">{name(person)}</span></span>
                            <span class="row-line"><span class="row-facts"><span>{facts}</span></span></span>
                        </a>
                    </li>
                }
            })
            .collect();
        view! { <section class="block"><h3>{t(HOUSEHOLD)}</h3><ul class="rows rows-card">{items}</ul></section> }
            .into_any()
    })
}

/// Households this person looks after, and the way back for who has dropped out.
fn pairs(detail: &PersonDetail) -> Option<AnyView> {
    let (desk, ui, volunteer) = (use_desk(), use_ui(), detail.row.id);
    let again = detail.no_pairs.then(|| {
        let press = move || desk.act(ui, Ask::TakePairs { volunteer }, t(PAIR_AGAIN_SAID).to_owned(), |_| {});
        view! {
            <div class="card pair-seat">
                <p>{t(PA_LEFT)}</p>
                <Button label=t(PAIR_AGAIN) weight=Weight::Secondary mark=Icon::Pair on_press=press/>
            </div>
        }
    });
    (detail.no_pairs || !detail.pairs.is_empty()).then(|| {
        let items: Vec<_> = detail.pairs.iter().map(|row| view! { <li>{pair_row(row)}</li> }).collect();
        view! { <section class="block"><h3>{t(PAIRS)}</h3>{again}<ul class="rows rows-card">{items}</ul></section> }
            .into_any()
    })
}

/// Canteen cards, to be printed and cut out.
fn cards(cards: &[DinerCard]) -> Option<AnyView> {
    let print = || {
        let _ = window().print();
    };
    (!cards.is_empty()).then(|| {
        let items: Vec<_> = cards
            .iter()
            .map(|card| {
                view! {
                    <li class="card diner-card">
                        <div class="diner-qr">{picture(&card.picture, format!("{} {}", t(DINER_CARD), card.masked))}</div>
                        <div class="diner-words">
                            {plate(&card.kiosk)}
                            <strong>{card.masked.clone()}</strong>
                            <span>{card.plate.clone()}</span>
                            <span class="soft" translate="no">{card.text.clone()}</span>
                        </div>
                    </li>
                }
            })
            .collect();
        view! {
            <section class="block block-prints">
                <h3>{t(DINER_CARD)}</h3>
                <p class="soft no-print">{t(DINER_CARD_HINT)}</p>
                <ul class="diner-cards">{items}</ul>
                <Button label=t(common::PRINT) weight=Weight::Quiet mark=Icon::Print on_press=print/>
            </section>
        }
        .into_any()
    })
}

fn requests(title: ui::Word, rows: &[Row]) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let items: Vec<_> = rows.iter().map(|row| view! { <li>{request_row(row)}</li> }).collect();
        view! { <section class="block"><h3>{t(title)}</h3><ul class="rows rows-card">{items}</ul></section> }.into_any()
    })
}

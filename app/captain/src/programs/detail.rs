//! One program: what one gets, the rule in words, its versions, and everybody it concerns by where they stand.

use super::called::{at_word, papers_words};
use super::{people, spoken};
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use domain::program::{Papers, Version};
use domain::{Day, ProgramId};
use leptos::prelude::*;
use ports::desk::programs::{Answer as Told, Ask as Programs, At, Detail, Stands};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, ButtonLink, Icon, Tag, Tone, Weight, fill, t, times, use_ui};

/// One program.
pub fn page(id: ProgramId) -> AnyView {
    let answer = asked(
        move || Ask::Programs(Programs::One(id)),
        |answer| match answer {
            Answer::Programs(Told::One(detail)) => Some(*detail),
            _ => None,
        },
    );
    let detail = Memo::new(move |_| answer.get().and_then(Result::ok));
    let wanted = RwSignal::new(None);
    let stands =
        Memo::new(move |_| detail.with(|detail| detail.as_ref().map(|detail| detail.row.stands).unwrap_or_default()));
    // Where somebody stands; of what was chosen while nobody stands there any more the first.
    let at = Memo::new(move |_| {
        let stands = stands.get();
        let there = |at: &At| stands.at(*at) > 0;
        wanted.get().filter(there).or_else(|| At::ALL.into_iter().find(there))
    });
    // Drawn anew only when what it shows changes: people stay on the page while others are counted.
    let said = Memo::new(move |_| {
        detail.with(|detail| detail.as_ref().map(|one| (one.row.version.clone(), one.names.clone())))
    });
    let known = move || detail.with(Option::is_some);
    view! {
        {shown(answer, |detail| head(&detail))}
        {ui::el::live(move || pills(stands.get(), at, wanted))}
        {ui::el::live(move || said.get().map(|said| untrack(|| people::section(id, said, (at, stands)))))}
        {ui::el::live(move || known().then(|| detail.get().map(|detail| untrack(|| history(&detail)))))}
    }
    .into_any()
}

fn head(detail: &Detail) -> AnyView {
    let version = &detail.row.version;
    let today = Day::of(use_ui().now.get_untracked());
    let papers = match version.papers {
        Papers(0) => t(PG_NO_PAPERS).to_owned(),
        papers => papers_words(papers),
    };
    let again = version.again_days.map(|days| view! { <p class="soft">{n(PG_AGAIN, days)}</p> });
    let edit = detail.decides.then(|| {
        view! { <ButtonLink to=Screen::ProgramWrite(detail.row.id).href() label=t(PG_EDIT) weight=Weight::Secondary mark=Icon::Pen/> }
    });
    view! {
        <div class="detail-head">
            <h2 class="detail-title" tabindex="-1">{version.name.clone()}</h2>
            {(!version.is_open(today)).then(|| view! { <Tag words=term(version, today) tone=Tone::Amber/> })}
        </div>
        <div class="card notes">
            <dl class="facts program-facts">
                <div class="fact"><dt>{t(PG_GETS)}</dt><dd>{version.benefit.clone()}</dd></div>
                <div class="fact"><dt>{t(PG_RULE)}</dt><dd>{spoken::rule(&version.rule, &detail.names)}</dd></div>
                <div class="fact"><dt>{t(PG_PAPERS)}</dt><dd>{papers}</dd></div>
            </dl>
            {again}
            <div class="button-row">
                {edit}
                <ButtonLink to=Screen::Pack(detail.row.id).href() label=t(DO_PRINT) weight=Weight::Quiet mark=Icon::Print/>
            </div>
        </div>
    }
    .into_any()
}

/// Everywhere that anybody stands.
fn pills(stands: Stands, at: Memo<Option<At>>, wanted: RwSignal<Option<At>>) -> AnyView {
    let pill = |one: At| {
        let pressed = move || (at.get() == Some(one)).to_string();
        view! {
            <button type="button" class="pill" aria-pressed=pressed on:click=move |_| wanted.set(Some(one))>
                {at_word(one).0}
                <span class="pill-count">{stands.at(one)}</span>
            </button>
        }
    };
    let pills: Vec<_> = At::ALL.into_iter().filter(|at| stands.at(*at) > 0).map(pill).collect();
    view! { <div class="pills" role="group" aria-label=t(CHOOSE_WHICH)>{pills}</div> }.into_any()
}

/// From when until when a version counts.
fn term(version: &Version, today: Day) -> String {
    let from = times::date(today, version.from);
    match version.until {
        None => fill(t(PG_FROM), &[("date", &from)]),
        Some(until) => fill(t(PG_FROM_UNTIL), &[("date", &from), ("until", &times::date(today, until))]),
    }
}

fn history(detail: &Detail) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    let (desk, ui, program) = (use_desk(), use_ui(), detail.row.id);
    let item = |version: &Version| {
        let from = version.from;
        let counts = *version == detail.row.version;
        let tag = match (counts, from > today) {
            (_, true) => Some((t(PG_LATER), Tone::Plain)),
            (true, false) => Some((t(PG_NOW), Tone::Pine)),
            _ => None,
        };
        let tag = tag.map(|(words, tone)| view! { <Tag words=words tone=tone/> });
        let drop = move || {
            desk.act(ui, Ask::Programs(Programs::Drop(program, from)), t(PG_DROPPED).to_owned(), |_| {});
        };
        let name = format!("{} {}", t(PG_DROP), term(version, today));
        let drop = detail.decides.then(|| {
            view! { <Button label=t(PG_DROP) weight=Weight::Quiet name=name on_press=drop/> }
        });
        view! {
            <li class="apart-one">
                <span>
                    <strong>{term(version, today)}</strong>" "{tag}<br/>
                    <span class="soft">{version.name.clone()}{t(COLON)}{spoken::rule(&version.rule, &detail.names)}</span>
                </span>
                {drop}
            </li>
        }
    };
    let items: Vec<_> = detail.versions.iter().rev().map(item).collect();
    view! {
        <section class="block">
            <h3>{t(PG_HISTORY)}</h3>
            <ul class="rows rows-card program-versions">{items}</ul>
        </section>
    }
    .into_any()
}

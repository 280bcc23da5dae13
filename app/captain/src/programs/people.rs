//! Who stands somewhere with a program: found by name, each with why and what is missing, any number chosen at once.

use super::called::{papers_words, stage_word};
use super::{lot, spoken};
use crate::asked::{asked, shown as answered};
use crate::called::paper_word;
use crate::desk::use_desk;
use crate::facts::{n, name, plate, who};
use crate::paperwork::shown;
use crate::screen::Screen;
use crate::words::*;
use domain::program::{Paper, Papers, Version};
use domain::{Day, PersonId, ProgramId};
use leptos::prelude::*;
use ports::desk::paperwork::Whose;
use ports::desk::programs::{Answer as Told, Ask as Programs, At, Line, Stands};
use ports::desk::{Answer, Ask, Page};
use std::collections::BTreeSet;
use std::sync::Arc;
use ui::view;
use ui::{Button, EmptyState, Field, Icon, Input, Tag, Tone, Weight, fill, icon, t, times, use_ui};

/// Of more than so many one looks for somebody by name.
const FIND_FROM: u32 = 8;
/// People shown at first, and more with each press.
const BLOCK: u32 = 40;

/// Whom something is to be done with.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// Who.
    pub people: RwSignal<BTreeSet<PersonId>>,
    /// What was typed to find somebody.
    text: RwSignal<String>,
    count: RwSignal<u32>,
    /// On which day it was done, as typed.
    pub day: RwSignal<String>,
    /// Who heard that they agree.
    pub witness: RwSignal<String>,
}

impl Chosen {
    /// Nobody yet.
    #[must_use]
    pub fn new() -> Self {
        let captain = use_desk().summary().map(|summary| summary.captain).unwrap_or_default();
        Self {
            people: RwSignal::new(BTreeSet::new()),
            text: RwSignal::new(String::new()),
            count: RwSignal::new(BLOCK),
            day: RwSignal::new(Day::of(use_ui().now.get_untracked()).iso()),
            witness: RwSignal::new(captain),
        }
    }
}

/// What a line is drawn with.
#[derive(Clone)]
struct Drawn {
    program: ProgramId,
    version: Arc<Version>,
    names: Arc<Vec<(ProgramId, String)>>,
    chosen: Chosen,
}

/// The people who stand there.
pub fn section(
    program: ProgramId,
    (version, names): (Version, Vec<(ProgramId, String)>),
    (at, stands): (Memo<Option<At>>, Memo<Stands>),
) -> AnyView {
    let chosen = Chosen::new();
    let drawn = Drawn { program, version: Arc::new(version), names: Arc::new(names), chosen };
    let part = move || {
        let Some(at) = at.get() else {
            return view! { <EmptyState mark=Icon::People title=t(PG_NOBODY) line=t(PG_NOBODY_HINT)/> }.into_any();
        };
        let drawn = drawn.clone();
        untrack(|| {
            // Whoever was chosen stands elsewhere.
            chosen.people.set(BTreeSet::new());
            chosen.count.set(BLOCK);
            people_at(at, drawn, Memo::new(move |_| stands.get().at(at)))
        })
    };
    view! { <section class="block">{ui::el::live(part)}</section> }.into_any()
}

fn people_at(at: At, drawn: Drawn, total: Memo<u32>) -> AnyView {
    let (program, chosen) = (drawn.program, drawn.chosen);
    let ask = move || {
        let (text, count) = (chosen.text.get(), chosen.count.get());
        Ask::Programs(Programs::People { program, at, text, from: 0, count })
    };
    let answer = asked(ask, |answer| match answer {
        Answer::Programs(Told::People(page)) => Some(page),
        _ => None,
    });
    let find = (total.get_untracked() > FIND_FROM).then(|| {
        view! { <Field id="program-find" label=t(PG_FIND) value=chosen.text input=Input::Search/> }
    });
    view! {
        {find}
        {lot::bar((program, drawn.version.papers), at, chosen, total)}
        {answered(answer, move |page| lines(&page, &drawn))}
    }
    .into_any()
}

fn lines(page: &Page<Line>, drawn: &Drawn) -> AnyView {
    let items: Vec<_> = page.rows.iter().map(|line| item(line, drawn)).collect();
    let chosen = drawn.chosen;
    let shown = u32::try_from(page.rows.len()).unwrap_or(u32::MAX);
    let more = (shown < page.total).then(|| {
        let more = move || chosen.count.update(|count| *count += 3 * BLOCK);
        view! { <Button label=n(PG_MORE, page.total) weight=Weight::Quiet on_press=more/> }
    });
    let none = items.is_empty().then(|| {
        view! { <EmptyState mark=Icon::People title=t(PG_NOBODY) line=t(PG_NOBODY_HINT)/> }
    });
    view! { {none}<ul class="rows rows-card program-people">{items}</ul>{more} }.into_any()
}

fn item(line: &Line, drawn: &Drawn) -> AnyView {
    let (id, people) = (line.person.id, drawn.chosen.people);
    let called = name(&line.person);
    let turn = move |_| {
        people.update(|people| {
            if !people.remove(&id) {
                people.insert(id);
            }
        });
    };
    let ticked = move || people.with(|people| people.contains(&id));
    view! {
        <li class="program-line">
            <label class="tray-tick">
                <input type="checkbox" aria-label=who(PG_SELECT, &called) prop:checked=ticked on:change=turn/>
            </label>
            <div class="tray-words">
                <p class="row-line">
                    <a class="plain-link person-name" href=Screen::People(Some(id)).href()><strong>{called.clone()}</strong></a>
                    {plate(&line.person.plate)}
                    {facts(line, drawn)}
                </p>
                {papers(line, drawn, &called)}
                {shown::all(Whose::Person(id), &line.scans, false)}
            </div>
        </li>
    }
    .into_any()
}

/// Why they stand there, how far it has come, and what is missing.
pub fn reasons(line: &Line, names: &[(ProgramId, String)], today: Day) -> Vec<String> {
    let mut said: Vec<String> = line
        .stage
        .iter()
        .map(|(stage, day)| fill(t(stage_word(*stage)), &[("date", &times::date(today, *day))]))
        .collect();
    said.extend(line.reminded.map(|(day, ending)| crate::day::reminded(day, ending, today)));
    said.extend(line.why.iter().flat_map(|why| spoken::why(why, &line.names, names, today)));
    said
}

fn facts(line: &Line, drawn: &Drawn) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    let facts: Vec<_> =
        reasons(line, &drawn.names, today).into_iter().map(|fact| view! { <span>{fact}</span> }).collect();
    view! { <span class="row-facts">{facts}</span> }.into_any()
}

/// Leads to doing it at their home.
pub fn at_home(program: ProgramId, person: PersonId, called: &str, what: &str) -> AnyView {
    let name = fill(t(PW_OPEN_FOR), &[("who", called), ("what", what)]);
    view! {
        <a class="button button-secondary" href=Screen::AtHome(program, person).href() aria-label=name>
            {icon(Icon::Home)}<span>{t(PW_OPEN)}</span>
        </a>
    }
    .into_any()
}

/// Whether papers and consent of somebody matter where they stand.
pub fn is_applying(at: At) -> bool {
    matches!(at, At::Owed | At::Lacks | At::Again | At::Gathering)
}

/// Every paper as something to tick, missing ones standing out; and whether they agree to have it handed in.
fn papers(line: &Line, drawn: &Drawn, called: &str) -> Option<AnyView> {
    if !is_applying(line.at) {
        return None;
    }
    let (desk, ui, id, lacks) = (use_desk(), use_ui(), line.person.id, line.lacks);
    let chip = |paper: Paper| {
        let one = Papers::of(&[paper]);
        let there = one.without(lacks) == one;
        let press = move |_| {
            let ask = Programs::Papers { people: vec![id], papers: one, there: !there };
            desk.act(ui, Ask::Programs(ask), t(DONE_PAPERS).to_owned(), |_| {});
        };
        let class = if there { "paper paper-there" } else { "paper" };
        let mark = if there { Icon::Check } else { Icon::Plus };
        view! {
            <button type="button" class=class aria-pressed=there.to_string() on:click=press>
                {icon(mark)}{paper_word(paper)}
            </button>
        }
        .into_any()
    };
    let chips: Vec<_> = drawn.version.papers.iter().map(chip).collect();
    let (word, tone) = match line.agrees {
        Some(true) => (LN_AGREES, Tone::Pine),
        Some(false) => (LN_REFUSES, Tone::Persimmon),
        None => (LN_ASK, Tone::Plain),
    };
    let missing = (lacks != Papers::default()).then(|| {
        view! { <Tag words=fill(t(LN_LACKS), &[("what", &papers_words(lacks))]) tone=Tone::Amber/> }
    });
    Some(
        view! {
            <p class="tags">{missing}<Tag words=t(word) tone=tone/></p>
            <div class="papers" role="group" aria-label=who(LN_PAPERS_OF, called)>{chips}</div>
            <p class="papers">{at_home(drawn.program, id, called, &drawn.version.name)}</p>
        }
        .into_any(),
    )
}

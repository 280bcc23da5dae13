//! The parts of the day, each a list that says why each line is there.

use super::ending::{self, End};
use super::model::{self, Key};
use super::page::Shared;
use crate::facts::{call, estate, n, name, person_facts, plate, who};
use crate::screen::Screen;
use crate::today::request_row;
use crate::words::*;
use domain::Day;
use leptos::prelude::*;
use ports::desk::day::{Birthday, Call, Lacking, Today, Visit, Why};
use ports::desk::{PersonRow, Row};
use ui::route::focus;
use ui::view;
use ui::{Button, Icon, Tag, Tone, Weight, Word, common, fill, icon, t, use_ui};

type Known = Memo<Option<Today>>;

/// Every part in which something waits.
pub fn all(shared: Shared, known: Known, requests_too: bool) -> AnyView {
    let of = |pick: fn(&Today) -> Vec<Drawn>, total: fn(&Today) -> u32| {
        let rows = Memo::new(move |_| known.with(|today| today.as_ref().map(pick).unwrap_or_default()));
        let total = Memo::new(move |_| known.with(|today| today.as_ref().map(total).unwrap_or_default()));
        (rows, total)
    };
    let part = |id: &'static str, title: Word, pick: fn(&Today) -> Vec<Drawn>, total: fn(&Today) -> u32| {
        section((id, title), of(pick, total), shared)
    };
    let promised = requests_too.then(|| {
        view! {
            {part("day-late", DAY_LATE, |today| requests(&today.overdue.rows), |today| today.overdue.total)}
            {part("day-due", DAY_DUE, |today| requests(&today.due.rows), |today| today.due.total)}
        }
        .into_any()
    });
    view! {
        {promised}
        {part("day-visits", DAY_VISITS, |today| today.visits.rows.iter().cloned().map(Drawn::Visit).collect(), |today| today.visits.total)}
        {part("day-calls", DAY_CALLS, |today| today.calls.rows.iter().cloned().map(Drawn::Call).collect(), |today| today.calls.total)}
        {part("day-birthdays", DAY_BIRTHDAYS, |today| today.birthdays.rows.iter().cloned().map(Drawn::Birthday).collect(), |today| today.birthdays.total)}
        {part("day-lacking", DAY_LACKING, |today| today.lacking.iter().cloned().map(Drawn::Lacking).collect(), lacking)}
        {part("day-post", DAY_POST, post, |today| today.tray + today.to_send + today.to_copy)}
    }
    .into_any()
}

fn lacking(today: &Today) -> u32 {
    u32::try_from(today.lacking.len()).unwrap_or(u32::MAX)
}

fn requests(rows: &[Row]) -> Vec<Drawn> {
    rows.iter().cloned().map(Drawn::Request).collect()
}

fn post(today: &Today) -> Vec<Drawn> {
    let lines = [
        (today.tray, DW_TRAY, Screen::Tray),
        (today.to_send, DW_TO_SEND, Screen::Outbox(None)),
        (today.to_copy, DW_TO_COPY, Screen::Outbox(None)),
    ];
    lines
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, word, to)| Drawn::Link(n(word, count), to))
        .collect()
}

/// One line, whatever part it stands in. Drawn anew only when something on it changes.
#[derive(Clone, PartialEq, Debug)]
enum Drawn {
    Request(Row),
    Visit(Visit),
    Call(Call),
    Birthday(Birthday),
    Lacking(Lacking),
    Link(String, Screen),
}

fn section((id, title): (&'static str, Word), (rows, total): (Memo<Vec<Drawn>>, Memo<u32>), shared: Shared) -> AnyView {
    let any = Memo::new(move |_| total.get() > 0);
    // The button that is pressed last goes: the focus is not lost with it.
    let more = move || {
        let missing = total.get() as usize > rows.with(Vec::len) && id != "day-post";
        let press = move || {
            shared.more();
            focus(&format!("#{id}"));
        };
        missing.then(|| view! { <Button label=n(DAY_MORE, total.get()) weight=Weight::Quiet on_press=press/> })
    };
    let body = move || {
        view! {
            <section class="block" aria-labelledby=id>
                <h3 id=id tabindex="-1">{t(title)}" "<span class="pill-count">{move || total.get()}</span></h3>
                <ul class="rows rows-card day-rows">
                    <For each=move || rows.get() key=key children=move |drawn| view! { <li>{item(&drawn, id, shared)}</li> }/>
                </ul>
                {ui::el::live(more)}
            </section>
        }
        .into_any()
    };
    ui::el::live(move || any.get().then(|| untrack(body)))
}

fn key(drawn: &Drawn) -> String {
    format!("{drawn:?}")
}

fn item(drawn: &Drawn, part: &'static str, shared: Shared) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    match drawn {
        Drawn::Request(row) => request_row(row),
        Drawn::Visit(visit) => self::visit(visit, today, part, shared),
        Drawn::Call(call) => reminder(call, part, shared),
        Drawn::Birthday(one) => birthday(one, today, part, shared),
        Drawn::Lacking(one) => {
            let words = n(TD_LACKS, one.people);
            view! {
                <a class="row-link" href=Screen::Programs(Some(one.program)).href()>
                    <span class="row-top"><span class="row-title">{one.name.clone()}</span></span>
                    <span class="row-line soft">{words}</span>
                </a>
            }
            .into_any()
        }
        Drawn::Link(words, to) => view! {
            <a class="row-link day-link" href=to.href()><span class="row-title">{words.clone()}</span>{icon(Icon::Forward)}</a>
        }
        .into_any(),
    }
}

/// A line about people: who, why, what else to know, and how it ended.
struct Line<'a> {
    to: Screen,
    names: String,
    plate: &'a str,
    estate: &'a str,
    badge: (String, Tone),
    facts: Vec<String>,
    telephone: &'a str,
}

fn drawn(line: Line, key: Key, ends: Vec<End>, part: &'static str, shared: Shared) -> AnyView {
    let (words, tone) = line.badge;
    let facts: Vec<_> =
        estate(line.estate).into_iter().chain(line.facts).map(|fact| view! { <span>{fact}</span> }).collect();
    let names = line.names.clone();
    view! {
        <div class="day-item">
            <p class="row-top">
                <a class="plain-link person-name row-title" href=line.to.href()>{line.names}</a>
                <Tag words=words tone=tone/>
            </p>
            <p class="row-line">{plate(line.plate)}<span class="row-facts">{facts}</span></p>
            <div class="day-acts">
                {call(line.telephone, t(common::CALL))}
                {ending::button(key, &names, shared)}
            </div>
            {ending::choice(key, names, StoredValue::new(ends), part, shared)}
        </div>
    }
    .into_any()
}

fn visit(visit: &Visit, today: Day, part: &'static str, shared: Shared) -> AnyView {
    let (words, tone, beside) = model::why(visit.why);
    let eldest = visit.people.first().map(person_facts).unwrap_or_default();
    let own = visit.own.as_ref().map(|own| who(DW_OWN, &name(own)));
    let facts = [model::promised(visit.why, today), beside, own].into_iter().flatten();
    let telephone = visit.people.iter().map(|person| person.telephone.as_str()).find(|digits| !digits.is_empty());
    // Whoever is said to have left is settled on their own page.
    let first = visit.people.first().map(|person| person.id);
    let to = match visit.why {
        Why::MovedOn => Screen::People(first),
        Why::Quiet(..) => Screen::Pairs(Some(visit.household)),
        _ => Screen::Rounds(Some(visit.household)),
    };
    let line = Line {
        to,
        names: visit.people.iter().map(name).collect::<Vec<_>>().join("、"),
        plate: &visit.plate,
        estate: &visit.estate,
        badge: (words, tone),
        facts: facts.chain(eldest).collect(),
        telephone: telephone.unwrap_or_default(),
    };
    drawn(line, Key::Visit(visit.household), ending::of_visit(visit), part, shared)
}

fn of_person(person: &PersonRow, badge: (String, Tone), facts: Vec<String>) -> Line<'_> {
    Line {
        to: Screen::People(Some(person.id)),
        names: name(person),
        plate: &person.plate,
        estate: &person.estate,
        badge,
        facts,
        telephone: &person.telephone,
    }
}

fn reminder(call: &Call, part: &'static str, shared: Shared) -> AnyView {
    let badge = (fill(t(DW_CALL), &[("what", &call.name)]), Tone::Blue);
    let tried = call.tried.then(|| t(DW_TRIED).to_owned());
    let facts = tried.into_iter().chain([call.benefit.clone()]).chain(person_facts(&call.person)).collect();
    let key = Key::Call(call.person.id, call.program);
    drawn(of_person(&call.person, badge, facts), key, ending::of_call(call), part, shared)
}

fn birthday(one: &Birthday, today: Day, part: &'static str, shared: Shared) -> AnyView {
    let tried = one.tried.then(|| t(DW_TRIED).to_owned());
    let facts = tried.into_iter().chain(person_facts(&one.person)).collect();
    let line = of_person(&one.person, model::birthday(one, today), facts);
    drawn(line, Key::Birthday(one.person.id), ending::of_birthday(one), part, shared)
}

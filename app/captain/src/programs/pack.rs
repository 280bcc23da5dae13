//! The pack of one application, on paper: a cover with everybody on it, and a sheet for each to sign. The cover is a
//! spreadsheet, too.

use super::people::reasons;
use crate::app::back_on_phone;
use crate::asked::{fetched, shown as answered};
use crate::called::paper_word;
use crate::desk::use_desk;
use crate::export::{copied, save_table};
use crate::facts::name;
use crate::faults::Fault;
use crate::import::Reader;
use crate::paperwork::shown::{self, Awaited};
use crate::screen::Screen;
use crate::words::*;
use domain::program::Papers;
use domain::{Day, PersonId, ProgramId};
use leptos::prelude::*;
use ports::desk::paperwork::Whose;
use ports::desk::programs::{Answer as Told, Ask as Programs, At, Detail, Line};
use ports::desk::{Answer, Ask, Trouble};
use ports::sheets::{Form, Table};
use ui::route::arrive;
use ui::view;
use ui::{Button, EmptyState, Icon, Ui, Weight, common, fill, t, times, use_ui};

/// Most people of one pack: a station has no more elders.
const PEOPLE_MAX: u32 = 2_000;

/// Of more people than this the photos are not drawn: a phone's memory has to hold them all.
const DRAWN_MAX: usize = 60;

/// The program and everybody on its application: those whose papers are being gathered, and those handed in.
#[derive(Clone, PartialEq)]
struct Pack {
    detail: Detail,
    lines: Vec<Line>,
    /// How many there are, which is more than stand here where there are very many.
    total: u32,
}

/// The page.
pub fn page(id: ProgramId) -> AnyView {
    arrive(t(DO_PRINT));
    answered(fetched(move || fetch(id)), move |pack: Pack| whole(id, &pack))
}

async fn fetch(id: ProgramId) -> Result<Pack, Fault> {
    const UNKNOWN: Fault = Fault::Desk(Trouble::Unknown);
    let desk = use_desk();
    let Answer::Programs(Told::One(detail)) = desk.ask(Ask::Programs(Programs::One(id))).await? else {
        return Err(UNKNOWN);
    };
    let (mut lines, mut total) = (Vec::new(), 0);
    for at in [At::Gathering, At::HandedIn] {
        let room = PEOPLE_MAX.saturating_sub(u32::try_from(lines.len()).unwrap_or(u32::MAX));
        let ask = Programs::People { program: id, at, text: String::new(), from: 0, count: room };
        let Answer::Programs(Told::People(page)) = desk.ask(Ask::Programs(ask)).await? else { return Err(UNKNOWN) };
        lines.extend(page.rows);
        total += page.total;
    }
    Ok(Pack { detail: *detail, lines, total })
}

/// Notes everybody in the pack as copied whenever it is printed, by the button or from the browser's own menu.
fn note_printing(pack: &Pack) {
    let people: Vec<PersonId> = pack.lines.iter().map(|line| line.person.id).collect();
    let noted = move |_| {
        let people = people.clone();
        device::spawn(async move { drop(copied(people, Vec::new()).await) });
    };
    let handle = window_event_listener(leptos::ev::beforeprint, noted);
    on_cleanup(move || handle.remove());
}

/// The cover as a table.
fn table(pack: &Pack) -> Table {
    let version = &pack.detail.row.version;
    let head = [PK_NO, COL_NAME, COL_HOME, COL_PHONE].map(t).into_iter().chain(version.papers.iter().map(paper_word));
    let row = |(at, line): (usize, &Line)| {
        let first = [
            (at + 1).to_string(),
            name(&line.person),
            format!("{} {}", line.person.estate, line.person.plate),
            line.person.telephone.clone(),
        ];
        let papers = version.papers.iter().map(|paper| mark(line.lacks, paper).to_owned());
        first.into_iter().chain(papers).collect()
    };
    Table {
        name: fill(t(PK_TITLE), &[("name", &version.name)]),
        head: head.map(str::to_owned).collect(),
        rows: pack.lines.iter().enumerate().map(row).collect(),
    }
}

/// Saves the cover as a spreadsheet; whoever stands on it is noted as copied first.
fn save(ui: Ui, pack: &Pack, reader: Reader, busy: RwSignal<bool>) {
    let table = table(pack);
    let people = pack.lines.iter().map(|line| line.person.id).collect();
    busy.set(true);
    device::spawn(async move {
        let gone = match copied(people, Vec::new()).await {
            Ok(()) => save_table(reader, table, Form::Xlsx).await,
            Err(fault) => Err(fault),
        };
        if busy.try_set(false).is_none() {
            ui.toast(gone.map_or_else(|fault| fault.sentence(), |_| t(EXPORT_SAVED).to_owned()));
        }
    });
}

/// The ways out, while there is anybody in the pack. It is printed once its photos stand on it.
fn ways(pack: &Pack, photos: Awaited) -> AnyView {
    if pack.lines.is_empty() {
        return ().into_any();
    }
    let print = || {
        let _ = window().print();
    };
    let (ui, reader, busy, whole) = (use_ui(), Reader::of_page(), RwSignal::new(false), pack.clone());
    let left_out = (pack.total as usize > pack.lines.len()).then(|| {
        let words = [("n", pack.total.to_string()), ("most", pack.lines.len().to_string())];
        let words = fill(t(PK_LEFT_OUT), &[(words[0].0, &words[0].1), (words[1].0, &words[1].1)]);
        view! { <p role="alert">{words}</p> }
    });
    view! {
        {left_out}
        <div class="button-row">
            <Button label=t(POSTER_PRINT) mark=Icon::Print busy=Signal::derive(move || photos.any()) on_press=print/>
            <Button label=t(PK_SAVE) weight=Weight::Secondary mark=Icon::Paper busy=busy on_press=move || save(ui, &whole, reader, busy)/>
        </div>
    }
    .into_any()
}

fn whole(id: ProgramId, pack: &Pack) -> AnyView {
    let Pack { detail, lines, total } = pack;
    note_printing(pack);
    let photos = Awaited::none();
    let drawn = (lines.len() <= DRAWN_MAX).then_some(photos);
    let title = fill(t(PK_TITLE), &[("name", &detail.row.version.name)]);
    let body = if lines.is_empty() {
        view! { <EmptyState mark=Icon::Paper title=t(PK_EMPTY) line=t(PK_EMPTY_HINT)/> }.into_any()
    } else {
        let sheets: Vec<_> = lines.iter().map(|line| sheet(detail, line, drawn)).collect();
        view! { {cover(detail, lines, *total)}{sheets} }.into_any()
    };
    view! {
        <div class="pane pane-single pack-page">
            <div class="pane-head no-print">
                {back_on_phone(Screen::Pack(id))}
                <h1>{title}</h1>
                {ways(pack, photos)}
            </div>
            {body}
        </div>
    }
    .into_any()
}

/// The station, the day, and how many.
fn stamp(people: u32) -> String {
    let station = use_desk().summary().map(|summary| summary.name).unwrap_or_default();
    let date = times::date(Day(0), Day::of(use_ui().now.get_untracked()));
    fill(t(PK_COUNT), &[("station", &station), ("date", &date), ("n", &people.to_string())])
}

/// How it stands with one paper: there, or missing.
fn mark(lacks: Papers, paper: domain::program::Paper) -> &'static str {
    let one = Papers::of(&[paper]);
    t(if one.without(lacks) == one { PK_THERE } else { PK_MISSING })
}

fn cover(detail: &Detail, lines: &[Line], total: u32) -> AnyView {
    let version = &detail.row.version;
    let heads: Vec<_> =
        version.papers.iter().map(|paper| view! { <th scope="col">{paper_word(paper)}</th> }.into_any()).collect();
    let row = |(at, line): (usize, &Line)| {
        let papers: Vec<_> =
            version.papers.iter().map(|paper| view! { <td>{mark(line.lacks, paper)}</td> }.into_any()).collect();
        view! {
            <tr>
                <td>{at + 1}</td>
                <th scope="row">{name(&line.person)}</th>
                <td>{line.person.plate.clone()}</td>
                <td translate="no">{line.person.telephone.clone()}</td>
                {papers}
            </tr>
        }
        .into_any()
    };
    let rows: Vec<_> = lines.iter().enumerate().map(row).collect();
    view! {
        <article class="pack-sheet" aria-label=t(PK_COVER)>
            <h2>{version.name.clone()}" · "{t(PK_COVER)}</h2>
            <p>{stamp(total)}</p>
            <p>{version.benefit.clone()}</p>
            <div class="pack-scroll" tabindex="0" role="region" aria-label=t(PK_COVER)>
                <table class="pack-table">
                    <thead><tr>
                        <th scope="col">{t(PK_NO)}</th>
                        <th scope="col">{t(COL_NAME)}</th>
                        <th scope="col">{t(COL_HOME)}</th>
                        <th scope="col">{t(COL_PHONE)}</th>
                        {heads}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="pack-sign">{t(PK_SIGN)}</p>
        </article>
    }
    .into_any()
}

fn sheet(detail: &Detail, line: &Line, photos: Option<Awaited>) -> AnyView {
    let (signature, pictures) = shown::on_paper(Whose::Person(line.person.id), &line.scans, photos);
    let version = &detail.row.version;
    let today = Day::of(use_ui().now.get_untracked());
    let papers: Vec<_> = version
        .papers
        .iter()
        .map(|paper| view! { <li>{paper_word(paper)}{t(COLON)}{mark(line.lacks, paper)}</li> }.into_any())
        .collect();
    // How far the application has come is for the station, not for the form.
    let why = reasons(&Line { stage: None, ..line.clone() }, &detail.names, today).join(" · ");
    let fact = |word, value: String| view! { <div class="fact"><dt>{t(word)}</dt><dd>{value}</dd></div> }.into_any();
    view! {
        <article class="pack-sheet" aria-label=name(&line.person)>
            <h2>{version.name.clone()}</h2>
            <p>{version.benefit.clone()}</p>
            <dl class="pack-facts">
                {fact(COL_NAME, name(&line.person))}
                {fact(COL_HOME, format!("{} {}", line.person.estate, line.person.plate))}
                {fact(COL_PHONE, line.person.telephone.clone())}
                {fact(PK_WHY, why)}
            </dl>
            <h3>{t(PG_PAPERS)}</h3>
            <ul class="findings">{papers}</ul>
            <p>{t(PK_AGREE)}</p>
            <p class="pack-sign">{t(PK_OWN_SIGN)}{signature}</p>
            {pictures}
            <p class="soft"><span translate="no">{t(common::PRODUCT)}</span>" · "{stamp(1)}</p>
        </article>
    }
    .into_any()
}

//! Row by row: what is wrong, left out, changed or new, thousands of them, and the problems as a sheet of their own.

use super::reading::Reader;
use super::said;
use super::state::Bringing;
use crate::asked::fetched;
use crate::desk::use_desk;
use crate::facts::waiting;
use crate::faults::Fault;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::import::{Answer as Told, Ask as Import, Line, Which};
use ports::desk::{Answer, Ask, Page, Trouble};
use ports::sheets::{Form, Table as Written};
use std::sync::Arc;
use ui::view;
use ui::{Button, Column, Icon, Table, Ui, Weight, Word, t, use_ui};

/// Rows asked for at once.
const BLOCK: u32 = 60;
/// Rows of a portion of the sheet of problems.
const PORTION: u32 = 500;

/// The card.
pub fn card(bringing: Bringing) -> AnyView {
    let which = RwSignal::new(Which::Problems(None));
    let counts = move |of: fn(&ports::desk::import::Foreseen) -> u32| {
        move || bringing.foreseen.with(|foreseen| foreseen.as_ref().map_or(0, of))
    };
    let pill = |one: Which, word: Word, of: fn(&ports::desk::import::Foreseen) -> u32| {
        view! {
            <button type="button" class="pill" aria-pressed=move || (which.get() == one).to_string() on:click=move |_| which.set(one)>
                {t(word)}
                <span class="pill-count">{counts(of)}</span>
            </button>
        }
        .into_any()
    };
    let wrong = |foreseen: &ports::desk::import::Foreseen| foreseen.problems.iter().map(|(_, rows)| rows).sum();
    // A worker of its own: the page's may be reading the next file by the time this one is done.
    let (ui, busy, writer) = (use_ui(), RwSignal::new(false), Reader::of_page());
    let save = move || save(ui, writer, busy);
    let some =
        move || bringing.foreseen.with(|foreseen| foreseen.as_ref().is_some_and(|told| !told.problems.is_empty()));
    view! {
        <div class="card import-card">
            <h2>{t(LINES)}</h2>
            <div class="pills" role="group" aria-label=t(LINES)>
                {pill(Which::Problems(None), LN_PROBLEMS, wrong)}
                {pill(Which::LeftOut, LN_LEFT, |foreseen| foreseen.left_out)}
                {pill(Which::Changed, LN_CHANGED, |foreseen| foreseen.changed)}
                {pill(Which::New, LN_NEW, |foreseen| foreseen.people)}
            </div>
            {sorts(bringing, which)}
            {ui::el::live(move || {
                let one = which.get();
                Some(untrack(|| table(bringing, one)))
            })}
            {move || some().then(|| view! {
                <div class="button-row">
                    <Button label=t(LN_SAVE) weight=Weight::Secondary mark=Icon::Paper busy=busy on_press=save/>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// The sorts of problems, while problems are shown.
fn sorts(bringing: Bringing, which: RwSignal<Which>) -> AnyView {
    let sorts = move || {
        let problems = bringing.foreseen.with(|foreseen| foreseen.as_ref().map(|told| told.problems.clone()));
        let shown = matches!(which.get(), Which::Problems(_));
        problems.filter(|problems| shown && problems.len() > 1).map(|problems| {
            let sort = |(problem, count): (ports::desk::import::Problem, u32)| {
                let one = Which::Problems(Some(problem));
                let press = move |_| which.set(if which.get_untracked() == one { Which::Problems(None) } else { one });
                view! {
                    <button type="button" aria-pressed=move || (which.get() == one).to_string() on:click=press>
                        {format!("{} {count}", said::problem(problem))}
                    </button>
                }
            };
            let sorts: Vec<_> = problems.into_iter().map(sort).collect();
            view! { <div class="subtabs" role="group" aria-label=t(LN_PROBLEMS)>{sorts}</div> }
        })
    };
    view! { {sorts} }.into_any()
}

async fn lines(which: Which, from: u32, count: u32) -> Result<Page<Line>, Fault> {
    match use_desk().ask(Ask::Import(Import::Lines { which, from, count })).await? {
        Answer::Import(Told::Lines(page)) => Ok(page),
        _ => Err(Fault::Desk(Trouble::Unknown)),
    }
}

fn table(bringing: Bringing, which: Which) -> AnyView {
    let first = RwSignal::new(0u32);
    let answer = fetched(move || {
        bringing.looked.track();
        lines(which, first.get().saturating_sub(1) * BLOCK, 3 * BLOCK)
    });
    let page = Memo::new(move |_| answer.get().and_then(Result::ok));
    let count = Memo::new(move |_| page.with(|page| page.as_ref().map_or(0, |page| page.total as usize)));
    let sight = move |seen: std::ops::Range<usize>| {
        let block = u32::try_from(seen.start).unwrap_or(0) / BLOCK;
        if first.get_untracked() != block {
            first.set(block);
        }
    };
    let row = move |at: usize| {
        let line = page.with(|page| {
            let page = page.as_ref()?;
            page.rows.get(at.checked_sub(page.from as usize)?).cloned()
        });
        line.map_or_else(|| vec![view! { <span class="soft">"…"</span> }.into_any()], |line| cells(&line))
    };
    let nothing = move || match (answer.get(), count.get()) {
        (None, _) => Some(waiting(None)),
        (Some(Err(fault)), _) => Some(waiting(Some(&fault))),
        (_, 0) => Some(view! { <p class="soft">{t(LN_NONE)}</p> }.into_any()),
        _ => None,
    };
    let columns = vec![
        Column::new(t(LN_ROW), "4rem"),
        Column::new(t(CL_NAME), "minmax(0,.7fr)"),
        Column::new(t(LN_HOME), "minmax(0,1fr)").wide(),
        Column::new(t(LN_WHAT), "minmax(0,2fr)"),
    ];
    view! {
        {nothing}
        <div class="import-lines" hidden=move || count.get() == 0>
            <Table name=t(LINES) columns=columns count=Signal::from(count) row=Arc::new(row) on_sight=UnsyncCallback::new(sight)/>
        </div>
    }
    .into_any()
}

fn cells(line: &Line) -> Vec<AnyView> {
    let what = what(line);
    vec![
        view! { <span class="num">{line.row}</span> }.into_any(),
        view! { <span><strong>{line.name.clone()}</strong></span> }.into_any(),
        view! { <span>{line.home.clone()}</span> }.into_any(),
        view! { <span title=what.clone()>{what}</span> }.into_any(),
    ]
}

/// What is wrong with a row, and what it changes.
fn what(line: &Line) -> String {
    let problems = line.problems.iter().map(|(problem, cell)| said::wrong(*problem, cell));
    let changes = line.changes.iter().map(|(topic, before, after)| {
        format!("{}{}{} → {}", said::topic(*topic), t(COLON), said::shown(before), said::shown(after))
    });
    problems.chain(changes).collect::<Vec<_>>().join("；")
}

/// Saves every problem as a sheet, a portion at a time.
fn save(ui: Ui, reader: Reader, busy: RwSignal<bool>) {
    busy.set(true);
    device::spawn(async move {
        let saved = problems(reader).await;
        reader.stop();
        if reader.is_gone() {
            return;
        }
        busy.set(false);
        match saved {
            Ok(file) => {
                let sort = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                device::page::keep::save_file(&format!("{}.xlsx", t(LN_NAME)), sort, &file);
            }
            Err(fault) => ui.toast(fault.sentence()),
        }
    });
}

async fn problems(reader: Reader) -> Result<Vec<u8>, Fault> {
    let mut from = 0;
    loop {
        let page = lines(Which::Problems(None), from, PORTION).await?;
        from += PORTION;
        let rows =
            page.rows.iter().map(|line| vec![line.row.to_string(), line.name.clone(), line.home.clone(), what(line)]);
        reader.ask(&ports::sheets::Ask::Rows(rows.collect())).await.map_err(Fault::Port)?;
        if from >= page.total {
            break;
        }
    }
    let head = [LN_ROW, CL_NAME, LN_HOME, LN_WHAT].map(|word| t(word).to_owned()).to_vec();
    let table = Written { name: t(LN_NAME).to_owned(), head, rows: Vec::new() };
    match reader.ask(&ports::sheets::Ask::Write(table, Form::Xlsx)).await.map_err(Fault::Port)? {
        ports::sheets::Answer::File(file) => Ok(file),
        _ => Err(Fault::Desk(Trouble::Unknown)),
    }
}

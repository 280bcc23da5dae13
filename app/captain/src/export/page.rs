//! The page: which table, what leaving the device means, and the three ways out.

use super::tables::What;
use crate::app::single;
use crate::faults::Fault;
use crate::import::sheets;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::Trouble;
use ports::sheets::{Answer, Ask, Form, Table};
use ui::view;
use ui::{Button, Confirm, Icon, Ui, Weight, fill, t, use_ui};

/// Most rows that are printed: as many as a person would carry, about forty pages.
const PRINTED_MAX: usize = 2_000;

/// A way out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    File(Form),
    Print,
}

/// The page.
pub fn page() -> AnyView {
    let ui = use_ui();
    let tables = StoredValue::new(What::all());
    let (picked, busy, way, asking) =
        (RwSignal::new(0usize), RwSignal::new(false), RwSignal::new(Way::Print), RwSignal::new(false));
    let printed = RwSignal::new(None::<Table>);
    let name = move || tables.with_value(|tables| t(tables[picked.get().min(tables.len() - 1)].0));
    let options: Vec<_> = tables.with_value(|tables| {
        let option = |(at, (word, _)): (usize, &(ui::Word, What))| {
            view! { <option value=at.to_string() selected=move || picked.get() == at>{t(*word)}</option> }
        };
        tables.iter().enumerate().map(option).collect()
    });
    let choose = move |event| picked.set(event_target_value(&event).parse().unwrap_or(0));
    let button = move |label, one: Way, weight| {
        let press = move || {
            way.set(one);
            asking.set(true);
        };
        view! { <Button label=t(label) weight=weight mark=Icon::Paper busy=busy on_press=press/> }.into_any()
    };
    let yes = move || {
        let what = tables.with_value(|tables| tables[picked.get_untracked().min(tables.len() - 1)].1.clone());
        go_out(ui, what, untrack(name).to_owned(), way.get_untracked(), busy, printed);
    };
    let body = view! {
        <div class="narrow no-print">
            <div class="card">
                <div class="field">
                    <label class="field-label" for="export-table">{t(EXPORT_WHICH)}</label>
                    <select id="export-table" class="input" on:change=choose>{options}</select>
                </div>
                <p class="soft">{t(EXPORT_NOTE)}</p>
                <div class="button-row">
                    {button(EXPORT_XLSX, Way::File(Form::Xlsx), Weight::Primary)}
                    {button(EXPORT_CSV, Way::File(Form::Csv), Weight::Secondary)}
                    {button(EXPORT_PRINT, Way::Print, Weight::Secondary)}
                </div>
                {move || busy.get().then(|| view! { <p role="status">{t(EXPORT_BUSY)}</p> })}
                <Confirm open=asking title=move || fill(t(EXPORT_ASK), &[("what", name())]) line=t(EXPORT_NOTE) label=t(EXPORT_YES) on_yes=yes/>
            </div>
        </div>
        {ui::el::live(move || printed.get().map(|table| untrack(|| sheet(&table))))}
    };
    single(t(EXPORT), t(EXPORT_LEAD), Screen::Export, body.into_any())
}

fn go_out(ui: Ui, what: What, name: String, way: Way, busy: RwSignal<bool>, printed: RwSignal<Option<Table>>) {
    busy.set(true);
    printed.set(None);
    device::spawn(async move {
        let gone = match way {
            Way::File(form) => save(&what, &name, form)
                .await
                .map(|saved| t(if saved { EXPORT_SAVED } else { EXPORT_EMPTY }).to_owned()),
            Way::Print => gathered(&what, &name).await.map(|table| {
                let rows = table.rows.len();
                if rows == 0 {
                    return t(EXPORT_EMPTY).to_owned();
                }
                if rows > PRINTED_MAX {
                    let words = [("n", rows.to_string()), ("most", PRINTED_MAX.to_string())];
                    return fill(t(EXPORT_TOO_MANY), &[(words[0].0, &words[0].1), (words[1].0, &words[1].1)]);
                }
                printed.try_set(Some(table));
                // Once it stands on the page.
                request_animation_frame(|| request_animation_frame(|| drop(window().print())));
                String::new()
            }),
        };
        busy.try_set(false);
        match gone {
            Ok(words) if words.is_empty() => {}
            Ok(words) => ui.toast(words),
            Err(fault) => ui.toast(fault.sentence()),
        }
    });
}

/// Whether there was anything to save.
///
/// Whatever goes wrong, no row of it stays in the worker to open the next file.
async fn save(what: &What, name: &str, form: Form) -> Result<bool, Fault> {
    sheets::stop();
    let saved = written(what, name, form).await;
    if saved.is_err() {
        sheets::stop();
    }
    saved
}

async fn written(what: &What, name: &str, form: Form) -> Result<bool, Fault> {
    let mut from = Some(0);
    let mut some = false;
    while let Some(at) = from {
        let (rows, next) = what.portion(at).await?;
        some |= !rows.is_empty();
        sheets::ask(&Ask::Rows(rows)).await.map_err(Fault::Port)?;
        from = next;
    }
    let table = Table { name: name.to_owned(), head: what.head(), rows: Vec::new() };
    let Answer::File(file) = sheets::ask(&Ask::Write(table, form)).await.map_err(Fault::Port)? else {
        return Err(Fault::Desk(Trouble::Unknown));
    };
    if some {
        let sort = match form {
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Form::Csv => "text/csv",
        };
        let day = domain::Day::of(ui::page::clock()).iso();
        device::page::keep::save_file(&format!("{name}-{day}.{}", form.extension()), sort, &file);
    }
    Ok(some)
}

/// The whole table, as far as it is printed.
async fn gathered(what: &What, name: &str) -> Result<Table, Fault> {
    let mut table = Table { name: name.to_owned(), head: what.head(), rows: Vec::new() };
    let mut from = Some(0);
    while let Some(at) = from.filter(|_| table.rows.len() <= PRINTED_MAX) {
        let (rows, next) = what.portion(at).await?;
        table.rows.extend(rows);
        from = next;
    }
    Ok(table)
}

/// The table on paper: nothing of it is seen on the screen.
fn sheet(table: &Table) -> AnyView {
    let head: Vec<_> = table.head.iter().map(|cell| view! { <th scope="col">{cell.clone()}</th> }).collect();
    let row = |row: &Vec<String>| {
        let cells: Vec<_> = row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect();
        view! { <tr>{cells}</tr> }
    };
    let rows: Vec<_> = table.rows.iter().map(row).collect();
    view! {
        <table class="printed">
            <caption>{table.name.clone()}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

//! The page: which table, of whom, what leaving the device means, and the three ways out.

use super::out::{Gone, PRINTED_MAX, gathered, print_soon, save};
use super::tables::What;
use crate::app::single;
use crate::import::Reader;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::PeopleFilter;
use ports::sheets::{Form, Table};
use ui::view;
use ui::{Button, Confirm, Icon, Ui, Weight, fill, t, use_ui};

/// A way out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    File(Form),
    Print,
}

/// What is chosen on the page. Copy it into any closure.
#[derive(Clone, Copy)]
struct Chosen {
    /// Place among the tables.
    table: RwSignal<usize>,
    /// Place among the choices of people.
    people: RwSignal<usize>,
    way: RwSignal<Way>,
    busy: RwSignal<bool>,
    printed: RwSignal<Option<Table>>,
    reader: Reader,
}

impl Chosen {
    /// The table that is chosen, and what it is called.
    fn what(self) -> (String, What) {
        let tables = What::all();
        let (word, what) = tables[self.table.get().min(tables.len() - 1)].clone();
        let mut choices = What::choices();
        let (of, filter) = choices.swap_remove(self.people.get().min(choices.len() - 1));
        match what {
            What::People(text, _) if filter != PeopleFilter::All => {
                (format!("{}-{of}", t(word)), What::People(text, filter))
            }
            what => (t(word).to_owned(), what),
        }
    }
}

/// The page.
pub fn page() -> AnyView {
    let ui = use_ui();
    let chosen = Chosen {
        table: RwSignal::new(0),
        people: RwSignal::new(0),
        way: RwSignal::new(Way::Print),
        busy: RwSignal::new(false),
        printed: RwSignal::new(None),
        reader: Reader::of_page(),
    };
    let asking = RwSignal::new(false);
    let button = move |label, one: Way, weight, mark| {
        let press = move || {
            chosen.way.set(one);
            asking.set(true);
        };
        view! { <Button label=t(label) weight=weight mark=mark busy=chosen.busy on_press=press/> }.into_any()
    };
    let body = view! {
        <div class="narrow no-print">
            <div class="card export-card">
                {choices(chosen)}
                <p class="soft">{t(EXPORT_NOTE)}</p>
                <div class="button-row">
                    {button(EXPORT_XLSX, Way::File(Form::Xlsx), Weight::Primary, Icon::Paper)}
                    {button(EXPORT_CSV, Way::File(Form::Csv), Weight::Secondary, Icon::Paper)}
                    {button(EXPORT_PRINT, Way::Print, Weight::Secondary, Icon::Print)}
                </div>
                {move || chosen.busy.get().then(|| view! { <p role="status">{t(EXPORT_BUSY)}</p> })}
                <Confirm
                    open=asking
                    title=move || fill(t(EXPORT_ASK), &[("what", &chosen.what().0)])
                    line=t(EXPORT_NOTE)
                    label=t(EXPORT_YES)
                    on_yes=move || go_out(ui, chosen)
                />
            </div>
        </div>
        {ui::el::live(move || chosen.printed.get().map(|table| untrack(|| sheet(&table))))}
    };
    single(t(EXPORT), t(EXPORT_LEAD), Screen::Export, body.into_any())
}

/// Which table, and of whom where it is one of people.
fn choices(chosen: Chosen) -> AnyView {
    let select = |id: &'static str, label, options: Vec<&'static str>, now: RwSignal<usize>| {
        let option = |(at, words): (usize, &'static str)| {
            view! { <option value=at.to_string() selected=move || now.get() == at>{words}</option> }.into_any()
        };
        let options: Vec<_> = options.into_iter().enumerate().map(option).collect();
        let choose = move |event| now.set(event_target_value(&event).parse().unwrap_or(0));
        view! {
            <div class="field">
                <label class="field-label" for=id>{t(label)}</label>
                <select id=id class="input" on:change=choose>{options}</select>
            </div>
        }
        .into_any()
    };
    let tables = What::all();
    let is_people = {
        let tables = tables.clone();
        Memo::new(move |_| matches!(tables.get(chosen.table.get()), Some((_, What::People(..)))))
    };
    let words = tables.iter().map(|(word, _)| t(*word)).collect();
    let of = move || {
        is_people.get().then(|| {
            let words = What::choices().into_iter().map(|(words, _)| words).collect();
            untrack(|| select("export-people", EXPORT_OF, words, chosen.people))
        })
    };
    view! { {select("export-table", EXPORT_WHICH, words, chosen.table)}{ui::el::live(of)} }.into_any()
}

fn go_out(ui: Ui, chosen: Chosen) {
    let (name, what) = untrack(|| chosen.what());
    let way = chosen.way.get_untracked();
    chosen.busy.set(true);
    chosen.printed.set(None);
    device::spawn(async move {
        let gone = match way {
            Way::File(form) => save(chosen.reader, &what, &name, form).await,
            Way::Print => gathered(chosen.reader, &what, &name).await,
        };
        // Who has left the page is not told how it went on.
        if chosen.busy.try_set(false).is_some() {
            return;
        }
        match gone {
            Ok(Gone::Saved) => ui.toast(t(EXPORT_SAVED)),
            Ok(Gone::Empty) => ui.toast(t(EXPORT_EMPTY)),
            Ok(Gone::TooMany(rows)) => {
                let most = PRINTED_MAX.to_string();
                ui.toast(fill(t(EXPORT_TOO_MANY), &[("n", &rows.to_string()), ("most", &most)]));
            }
            Ok(Gone::Paper(table)) => {
                chosen.printed.set(Some(table));
                print_soon();
            }
            Err(fault) => ui.toast(fault.sentence()),
        }
    });
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

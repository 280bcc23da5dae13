//! The columns: what each seems to mean, with the first rows below, and every one to be changed.

use super::said;
use super::state::Bringing;
use crate::asked::asked;
use crate::facts::n;
use crate::words::*;
use domain::place::Level;
use domain::{Born, PlaceId};
use leptos::prelude::*;
use ports::desk::import::Column;
use ports::desk::{Answer, Ask};
use ports::sheets::{Packed, ROWS_MAX};
use ui::view;
use ui::{fill, t};

/// Rows shown below the choices.
const SHOWN: usize = 5;

/// The card.
pub fn card(bringing: Bringing) -> AnyView {
    view! {
        <div class="card import-card">
            <h2>{t(COLUMNS)}</h2>
            <p class="soft">{t(COLUMNS_LEAD)}</p>
            {sheet_choice(bringing)}
            {move || bringing.sheets.with(|sheets| sheets.get(bringing.sheet.get()).map(|sheet| grid(bringing, sheet)))}
            <div class="import-choices">{above(bringing)}{estate(bringing)}</div>
        </div>
    }
    .into_any()
}

/// Which sheet, where there are several; and what was left out of a very long one.
fn sheet_choice(bringing: Bringing) -> AnyView {
    let several = move || {
        let sheets = bringing.sheets.get();
        (sheets.len() > 1).then(|| {
            let option = |(at, sheet): (usize, &Packed)| {
                let words = fill(t(IMPORT_SHEET_ONE), &[("name", &sheet.name), ("n", &sheet.rows.to_string())]);
                view! { <option value=at.to_string() selected=move || bringing.sheet.get() == at>{words}</option> }
            };
            let options: Vec<_> = sheets.iter().enumerate().map(option).collect();
            let choose = move |event| {
                if let Ok(at) = event_target_value(&event).parse() {
                    bringing.look_at(at);
                }
            };
            view! {
                <div class="field">
                    <label class="field-label" for="import-sheet">{t(IMPORT_SHEET)}</label>
                    <select id="import-sheet" class="input" on:change=choose>{options}</select>
                </div>
            }
        })
    };
    let left_out = move || {
        let left = bringing.sheets.with(|sheets| sheets.get(bringing.sheet.get()).map_or(0, |sheet| sheet.left_out));
        (left > 0).then(|| {
            let words = fill(t(IMPORT_ROWS_LEFT), &[("most", &ROWS_MAX.to_string()), ("n", &left.to_string())]);
            view! { <p role="alert">{words}</p> }
        })
    };
    view! { {several}{left_out} }.into_any()
}

/// The choices above the first rows, as a table that scrolls sideways.
fn grid(bringing: Bringing, sheet: &Packed) -> AnyView {
    let above = Memo::new(move |_| {
        bringing.choices.with(|choices| choices.as_ref().map_or(0, |choices| choices.layout.above as usize))
    });
    let (head, width) = (sheet.head.clone(), sheet.head.iter().map(Vec::len).max().unwrap_or(0));
    let width = bringing
        .choices
        .with_untracked(|choices| choices.as_ref().map_or(width, |choices| choices.layout.columns.len().max(width)));
    let first = sheet.first;
    let heading = {
        let head = head.clone();
        move |at: usize| {
            let row = above.get().checked_sub(1).and_then(|row| head.get(row)?.get(at).cloned());
            row.filter(|words| !words.is_empty()).unwrap_or_else(|| n(COLUMN_N, at + 1))
        }
    };
    let choices: Vec<_> = (0..width).map(|at| choice(bringing, at, heading.clone())).collect();
    let rows = move || {
        // The rows with people, or the last ones that are shown where those are further down.
        let from = above.get().min(head.len().saturating_sub(SHOWN));
        let rows = head.iter().enumerate().skip(from).take(SHOWN);
        let columns = bringing.choices.with(|choices| choices.as_ref().map(|choices| choices.layout.columns.clone()));
        let means = |at: usize| columns.as_ref().and_then(|columns| columns.get(at).copied()).unwrap_or_default();
        rows.map(|(at, row)| {
            let cells: Vec<_> = (0..width)
                .map(|column| view! { <td>{shown(row.get(column), means(column), at < above.get())}</td> })
                .collect();
            let number = first as usize + at;
            view! { <tr class:import-above=at < above.get_untracked()><th scope="row">{number}</th>{cells}</tr> }
        })
        .collect::<Vec<_>>()
    };
    view! {
        <div class="import-grid" tabindex="0" role="region" aria-label=t(COLUMNS)>
            <table>
                <thead><tr><td></td>{choices}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A cell as it may be seen: a citizen's number is nobody's business, whatever column it stands in, nor is anything in a
/// column of such numbers, however it was mistyped. Only headings are told.
fn shown(cell: Option<&String>, means: Column, heading: bool) -> String {
    let cell = cell.cloned().unwrap_or_default();
    let secret = means == Column::CitizenNumber && !heading && !cell.trim().is_empty();
    if secret || Born::looks_like_citizen_number(&cell) { "••••".to_owned() } else { cell }
}

fn choice(bringing: Bringing, at: usize, heading: impl Fn(usize) -> String + Clone + 'static) -> AnyView {
    let now = Memo::new(move |_| {
        bringing.choices.with(|choices| {
            choices.as_ref().and_then(|choices| choices.layout.columns.get(at).copied()).unwrap_or_default()
        })
    });
    let all = said::columns();
    let options: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let column = *column;
            view! { <option value=number.to_string() selected=move || now.get() == column>{said::column(column)}</option> }
        })
        .collect();
    let choose = move |event| {
        let chosen: Option<Column> = event_target_value(&event).parse().ok().and_then(|at: usize| all.get(at).copied());
        let Some(chosen) = chosen else { return };
        bringing.choose(|choices| {
            let columns = &mut choices.layout.columns;
            columns.resize(columns.len().max(at + 1), Column::Ignored);
            // Two columns cannot be the same: the other is left out.
            if chosen != Column::Ignored {
                columns.iter_mut().filter(|column| **column == chosen).for_each(|column| *column = Column::Ignored);
            }
            columns[at] = chosen;
        });
    };
    let id = format!("import-column-{at}");
    view! {
        <td class="import-column" class:import-ignored=move || now.get() == Column::Ignored>
            <label for=id.clone()>{move || heading(at)}</label>
            <select id=id class="input" on:change=choose>{options}</select>
        </td>
    }
    .into_any()
}

/// Where the people begin.
fn above(bringing: Bringing) -> AnyView {
    let first = move || bringing.sheets.with(|sheets| sheets.get(bringing.sheet.get()).map_or(1, |sheet| sheet.first));
    let now = move || {
        let above = bringing.choices.with(|choices| choices.as_ref().map_or(0, |choices| choices.layout.above));
        (first() + above).to_string()
    };
    let choose = move |event| {
        let typed = domain::text::half_width(&event_target_value(&event));
        let Ok(row) = typed.trim().parse::<u32>() else { return };
        let above = row.saturating_sub(untrack(first)).min(1_000);
        bringing.choose(|choices| choices.layout.above = above);
    };
    view! {
        <div class="field">
            <label class="field-label" for="import-above">{t(COLUMNS_ABOVE)}</label>
            <input id="import-above" class="input" type="text" inputmode="numeric" prop:value=now on:change=choose/>
        </div>
    }
    .into_any()
}

/// Which estate rows belong to that name none, where there are several.
fn estate(bringing: Bringing) -> AnyView {
    let places = asked(
        || Ask::Places,
        |answer| match answer {
            Answer::Places(rows) => Some(rows),
            _ => None,
        },
    );
    let choose = move |event| {
        let estate = PlaceId::parse(&event_target_value(&event));
        bringing.choose(|choices| choices.estate = estate);
    };
    let choice = move || {
        let places = places.get().and_then(Result::ok).unwrap_or_default();
        let estates: Vec<_> = places.into_iter().filter(|place| place.level == Level::Estate).collect();
        (estates.len() > 1).then(|| {
            let chosen = move || bringing.choices.with(|choices| choices.as_ref().and_then(|choices| choices.estate));
            let option = |estate: &ports::desk::PlaceRow| {
                let id = estate.id;
                view! { <option value=id.to_string() selected=move || chosen() == Some(id)>{estate.name.clone()}</option> }
            };
            let options: Vec<_> = estates.iter().map(option).collect();
            view! {
                <div class="field">
                    <label class="field-label" for="import-estate">{t(COLUMNS_ESTATE)}</label>
                    <select id="import-estate" class="input" on:change=choose>
                        <option value="">{t(COLUMNS_NO_ESTATE)}</option>
                        {options}
                    </select>
                </div>
            }
        })
    };
    view! { {choice} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_column_of_citizens_numbers_is_not_shown_however_it_was_mistyped() {
        let cell = |text: &str, means| shown(Some(&text.to_owned()), means, false);
        for number in
            ["11010519491231002X", "110105194912310021", "１１０１０５１９４９１２３１００２１", "11010519491231"]
        {
            assert_eq!(cell(number, Column::CitizenNumber), "••••", "{number}");
        }
        assert_eq!(cell("110105194912310021", Column::Ignored), "••••", "in whatever column");
        assert_eq!(cell("13800001234", Column::Telephone), "13800001234");
        assert_eq!(cell("029-88880000", Column::Telephone), "029-88880000");
        assert_eq!(cell("", Column::CitizenNumber), "");
        assert_eq!(shown(Some(&"身份证号".to_owned()), Column::CitizenNumber, true), "身份证号");
    }
}

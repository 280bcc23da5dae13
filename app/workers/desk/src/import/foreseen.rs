//! What a dry run tells: how many people are new, who changes and in what, what is wrong with which row.

use super::Importing;
use super::plan::{Fate, Lives, Plan, Planned};
use crate::host::Host;
use crate::office::Office;
use domain::Born;
use ports::desk::import::{Column, Foreseen, Line, Problem, Topic, Unknown, Which};
use std::collections::{BTreeMap, BTreeSet};

/// Longest part of a cell that is told.
const CELL_SHOWN: usize = 60;

/// The sums.
#[must_use]
pub fn of(plan: &Plan) -> Foreseen {
    let mut told = Foreseen { may_add: plan.may_add, ..Foreseen::default() };
    let mut homes: BTreeSet<&Lives> = BTreeSet::new();
    let mut topics: BTreeMap<Topic, u32> = BTreeMap::new();
    let mut problems: BTreeMap<Problem, u32> = BTreeMap::new();
    for row in &plan.rows {
        told.rows += 1;
        match &row.fate {
            Fate::Out => told.left_out += 1,
            Fate::Again => told.again += 1,
            Fate::Same => told.same += 1,
            Fate::Write(somebody) => {
                match somebody.person {
                    None => told.people += 1,
                    Some(_) => told.changed += 1,
                }
                if somebody.new_home {
                    homes.insert(&somebody.lives);
                }
            }
        }
        row.changes.iter().for_each(|(topic, ..)| *topics.entry(*topic).or_default() += 1);
        let sorts: BTreeSet<Problem> = row.problems.iter().map(|problem| problem.sort()).collect();
        sorts.into_iter().for_each(|sort| *problems.entry(sort).or_default() += 1);
    }
    told.homes = u32::try_from(homes.len()).unwrap_or(u32::MAX);
    told.topics = topics.into_iter().collect();
    told.problems = problems.into_iter().collect();
    let unknown = |((estate, building), (known, rows)): (&(String, u16), &(bool, u32))| Unknown {
        estate: shown(estate).to_owned(),
        known: *known,
        building: *building,
        rows: *rows,
    };
    told.unknown = plan.unknown.iter().map(unknown).collect();
    told
}

/// Whether a row is one of these.
#[must_use]
pub fn is(row: &Planned, which: Which) -> bool {
    match which {
        Which::Problems(None) => !row.problems.is_empty(),
        Which::Problems(Some(sort)) => row.problems.iter().any(|problem| problem.sort() == sort),
        Which::LeftOut => matches!(row.fate, Fate::Out),
        Which::New => matches!(&row.fate, Fate::Write(somebody) if somebody.person.is_none()),
        Which::Changed => matches!(&row.fate, Fate::Write(somebody) if somebody.person.is_some()),
    }
}

/// What may be seen of a name somebody typed: a citizen's number is shown to nobody, wherever it stands.
fn shown(typed: &str) -> &str {
    if Born::looks_like_citizen_number(typed) { "••••" } else { typed }
}

/// One row as it is shown.
#[must_use]
pub fn line<H: Host>(office: &Office<H>, sheet: &Importing, row: &Planned) -> Line {
    let home = match &row.fate {
        Fate::Write(somebody) => office.spoken_home(&somebody.lives),
        _ => row.said.home.map(|home| super::plan::spoken(shown(&row.said.estate), home)).unwrap_or_default(),
    };
    let cell = |problem: &Problem| {
        let Some(at) = problem.column() else { return String::new() };
        let cell = sheet.cell(row.number, at);
        // A citizen's number is read for the date in it, and shown to nobody, whatever column it was typed into.
        let column = sheet.choices.layout.columns.get(at as usize);
        let secret = column == Some(&Column::CitizenNumber) || Born::looks_like_citizen_number(cell);
        if secret { String::new() } else { cell.chars().take(CELL_SHOWN).collect() }
    };
    let problems = row.problems.iter().map(|problem| (*problem, cell(problem))).collect();
    Line { row: row.number, name: row.said.name.clone(), home, problems, changes: row.changes.clone() }
}

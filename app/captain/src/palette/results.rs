//! What is found for what is typed: what can be done, buildings, and people as the desk finds them.

use super::model::{Does, Line, buildings, commands, fitting};
use crate::app::entries;
use crate::asked::{asked, fetched};
use crate::desk::use_desk;
use crate::faults::Fault;
use crate::screen::Screen;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PeopleFilter, PersonRow, Trouble};

/// At most so many of each sort, once something is typed.
const COMMANDS: usize = 4;
const BUILDINGS: usize = 3;
const PEOPLE: u32 = 8;

/// Something that was found.
#[derive(Clone, PartialEq)]
pub enum Found {
    /// A page, a building, something to do.
    Line(Line),
    /// Somebody.
    Person(PersonRow),
}

impl Found {
    /// What it does.
    #[must_use]
    pub fn does(&self) -> Does {
        match self {
            Self::Line(line) => line.does,
            Self::Person(row) => Does::Opens(Screen::People(Some(row.id))),
        }
    }
}

/// What was found, and for which text: of people the desk has to be asked, and its answer comes a moment later.
#[derive(Clone, Copy)]
pub struct Results {
    /// In the order they are shown.
    pub found: Memo<Vec<Found>>,
    /// Whether it is what is typed now.
    pub fresh: Memo<bool>,
}

/// Finds for as long as the palette is open.
#[must_use]
pub fn results(typed: RwSignal<String>) -> Results {
    let desk = use_desk();
    let all = StoredValue::new(commands(entries(desk.sample()), desk.safe().passcode));
    let places = asked(
        || Ask::Places,
        |answer| match answer {
            Answer::Places(rows) => Some(rows),
            _ => None,
        },
    );
    let houses = Memo::new(move |_| {
        places.with(|rows| rows.as_ref().and_then(|rows| rows.as_ref().ok()).map(|rows| buildings(rows)))
    });
    let answer = fetched(move || people(typed.get()));
    let fresh = Memo::new(move |_| {
        let typed = typed.get();
        answer.with(|answer| match answer {
            Some(Ok((text, _))) => *text == typed,
            other => other.is_some(),
        })
    });
    let found = Memo::new(move |_| {
        let typed = typed.get();
        let asks = !typed.trim().is_empty();
        let most = if asks { COMMANDS } else { usize::MAX };
        let mut found: Vec<Found> =
            all.with_value(|all| fitting(all, &typed, most).into_iter().cloned().map(Found::Line).collect());
        if asks {
            houses.with(|houses| {
                let houses = houses.as_deref().unwrap_or_default();
                found.extend(fitting(houses, &typed, BUILDINGS).into_iter().cloned().map(Found::Line));
            });
            answer.with(|answer| {
                if let Some(Ok((_, rows))) = answer {
                    found.extend(rows.iter().cloned().map(Found::Person));
                }
            });
        }
        found
    });
    Results { found, fresh }
}

/// The people a text finds; nobody while nothing is typed.
async fn people(text: String) -> Result<(String, Vec<PersonRow>), Fault> {
    if text.trim().is_empty() {
        return Ok((text, Vec::new()));
    }
    let ask = Ask::People { text: text.clone(), filter: PeopleFilter::All, from: 0, count: PEOPLE };
    match use_desk().ask(ask).await? {
        Answer::People(page) => Ok((text, page.rows)),
        _ => Err(Fault::Desk(Trouble::Unknown)),
    }
}

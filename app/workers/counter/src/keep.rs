//! What the counter keeps on its disk: the enrolment with the roster, the meals, and the letters on their way.

use courier::body::EnrolBody;
use courier::mailbox::Seen;
use courier::outbox::{Letter, Outbox};
use device::record::{self, Unreadable};
use device::store::{Row, Span, Store, StoreError, Table, Write};
use domain::Day;
use domain::meal::Meal;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// The enrolment and the counters: one row.
pub const STATE: Table = "state";
/// One row a meal, by its number.
pub const MEALS: Table = "meals";
/// One row a letter that the station has not confirmed, by its number.
pub const LETTERS: Table = "letters";
/// Rows that were found damaged, as they were: by table and key.
pub const ASIDE: Table = "aside";
/// Every table of the counter's database.
pub const TABLES: &[Table] = &[STATE, MEALS, LETTERS, ASIDE];

/// Version of every row; `tests/fixtures/v1` holds one of each, which must open for ever.
const VERSION: u8 = 1;
const KEY: &[u8] = b"kiosk";
/// Most rows read at one go; a day has about 500 meals.
const ROWS_MAX: usize = 100_000;

/// The one row of `STATE`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct State {
    /// Who this kiosk is, with the newest roster.
    pub enrolment: EnrolBody,
    /// The number the next meal gets.
    pub next: u32,
    /// Every meal below this number is in a letter.
    pub written: u32,
    /// The station has taken in every meal below this number.
    pub below: u32,
    /// What was fetched from our own box.
    pub seen: Seen,
}

/// Everything the counter keeps, in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The one row of `STATE`.
    pub state: State,
    /// Today's meals, those not yet taken in, and always the newest: the next number can be told from it alone.
    pub meals: BTreeMap<u32, Meal>,
    /// Letters the station has not confirmed.
    pub outbox: Outbox,
}

/// What was found on the disk.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Found {
    /// The kiosk, when this device is one.
    pub kept: Option<Kept>,
    /// Meals without a kiosk around them: its row was damaged, and the next enrolment takes them over.
    pub meals: BTreeMap<u32, Meal>,
    /// Whether the kiosk's own row was damaged. It lies in `ASIDE` now.
    pub damaged: bool,
}

/// Why what is kept could not be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoadError {
    /// A newer program wrote it. Nothing was touched.
    Newer,
    /// What the store says.
    Store(StoreError),
}

impl From<StoreError> for LoadError {
    fn from(why: StoreError) -> Self {
        Self::Store(why)
    }
}

impl Kept {
    /// A kiosk just enrolled, with the meals that were found without one.
    #[must_use]
    pub fn new(enrolment: EnrolBody, meals: BTreeMap<u32, Meal>) -> Self {
        let next = meals.last_key_value().map_or(0, |(last, _)| last.saturating_add(1));
        let state = State { enrolment, next, written: 0, below: 0, seen: Seen::default() };
        Self { state, meals, outbox: Outbox::default() }
    }

    /// Meals of one day.
    pub fn meals_on(&self, day: Day) -> impl Iterator<Item = &Meal> {
        self.meals.values().filter(move |meal| Day::of(meal.at_ms) == day)
    }

    /// Meals the station has not taken in, oldest first.
    pub fn meals_waiting(&self) -> impl Iterator<Item = &Meal> {
        self.meals.range(self.state.below..).map(|(_, meal)| meal)
    }

    /// Meals that are in no letter yet, oldest first.
    pub fn meals_unwritten(&self) -> impl Iterator<Item = &Meal> {
        self.meals.range(self.state.written..).map(|(_, meal)| meal)
    }
}

/// Reads what was kept. A damaged row is put aside and the rest goes on.
///
/// # Errors
/// `Newer`, or what the store says.
pub async fn load(store: &impl Store) -> Result<Found, LoadError> {
    let mut aside = Vec::new();
    let state = store.read(STATE, KEY).await?.map(|bytes| (KEY.to_vec(), bytes));
    let state: Vec<State> = rows(STATE, state, &mut aside)?;
    let damaged = !aside.is_empty();
    let meals: Vec<Meal> = rows(MEALS, store.scan(MEALS, &Span::all(), ROWS_MAX).await?, &mut aside)?;
    let letters: Vec<Letter> = rows(LETTERS, store.scan(LETTERS, &Span::all(), ROWS_MAX).await?, &mut aside)?;
    if !aside.is_empty() {
        store.commit(aside).await?;
    }
    let meals = meals.into_iter().map(|meal| (meal.number, meal)).collect();
    Ok(match state.into_iter().next() {
        Some(state) => {
            let kept = Kept { state, meals, outbox: Outbox::of(letters) };
            Found { kept: Some(kept), ..Found::default() }
        }
        None => Found { kept: None, meals, damaged },
    })
}

/// The rows that can be read; writes that move the damaged ones are added to `aside`.
fn rows<T: DeserializeOwned>(
    table: Table,
    found: impl IntoIterator<Item = Row>,
    aside: &mut Vec<Write>,
) -> Result<Vec<T>, LoadError> {
    let mut rows = Vec::new();
    for (key, bytes) in found {
        match record::read(VERSION, &bytes) {
            Ok(row) => rows.push(row),
            Err(Unreadable::Newer) => return Err(LoadError::Newer),
            Err(Unreadable::Damaged) => {
                aside.push(Write::put(ASIDE, [table.as_bytes(), b"/", &key].concat(), bytes));
                aside.push(Write::delete(table, key));
            }
        }
    }
    Ok(rows)
}

/// The write that keeps the state.
#[must_use]
pub fn state_row(state: &State) -> Write {
    Write::put(STATE, KEY, record::write(VERSION, state))
}

/// The writes that keep all of this and nothing else.
#[must_use]
pub fn whole(kept: &Kept) -> Vec<Write> {
    let meals = kept.meals.values().map(meal_row);
    let letters = kept.outbox.letters().map(letter_row);
    [Write::Clear(MEALS), Write::Clear(LETTERS), state_row(&kept.state)]
        .into_iter()
        .chain(meals)
        .chain(letters)
        .collect()
}

/// The write that keeps a meal.
#[must_use]
pub fn meal_row(meal: &Meal) -> Write {
    Write::put(MEALS, meal.number.to_be_bytes(), record::write(VERSION, meal))
}

/// The write that forgets a meal.
#[must_use]
pub fn no_meal(number: u32) -> Write {
    Write::delete(MEALS, number.to_be_bytes())
}

/// The write that keeps a letter.
#[must_use]
pub fn letter_row(letter: &Letter) -> Write {
    Write::put(LETTERS, letter.number.to_be_bytes(), record::write(VERSION, letter))
}

/// The write that forgets a letter.
#[must_use]
pub fn no_letter(number: u64) -> Write {
    Write::delete(LETTERS, number.to_be_bytes())
}

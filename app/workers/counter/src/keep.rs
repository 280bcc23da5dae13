//! What the counter keeps on its disk: the enrolment with the roster, the meals, and the letters on their way.

use crate::rest::LOCK;
use courier::body::EnrolBody;
use courier::mailbox::Seen;
use courier::outbox::{Letter, Outbox};
use device::record::{self, Unreadable};
use device::store::{Row, Span, Store, StoreError, Table, Write};
use domain::meal::Meal;
use domain::{Day, Millis};
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
pub const TABLES: &[Table] = &[STATE, MEALS, LETTERS, ASIDE, LOCK];

/// Version of every row; `tests/fixtures/v1` holds one of each, which must open for ever.
const VERSION: u8 = 1;
/// Version of the state, which had no `station_ms` in the one before.
const STATE_VERSION: u8 = 2;
const KEY: &[u8] = b"kiosk";
/// The state again, written in the same transaction: whoever the kiosk is must not hang on one row.
const COPY: &[u8] = b"kiosk copy";
/// Most rows read at one go; a day has about 500 meals.
const ROWS_MAX: usize = 100_000;

/// What the kiosk is and how far it has come; `STATE` holds it twice.
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
    /// When the station's card was signed that names its inbox; 0 for the enrolment's.
    pub station_ms: Millis,
}

/// Everything the counter keeps, in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// What it is and how far it has come.
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
    /// What is left of a kiosk whose state was damaged, in both its rows; `None` where there never was one.
    pub ruin: Option<Ruin>,
}

/// What is left of a kiosk whose state cannot be read. Its meals lie in `ASIDE` with it: under another kiosk's name they
/// would count twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ruin {
    /// Letters that were on their way. They are sealed, and need no kiosk to arrive.
    pub outbox: Outbox,
    /// The first meal number that was certainly never given out.
    pub next: u32,
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
    /// A kiosk just enrolled, with what an earlier one may have left behind.
    #[must_use]
    pub fn new(enrolment: EnrolBody, ruin: Option<Ruin>) -> Self {
        let Ruin { outbox, next } = ruin.unwrap_or(Ruin { outbox: Outbox::default(), next: 0 });
        let state = State { enrolment, next, written: 0, below: 0, seen: Seen::default(), station_ms: 0 };
        Self { state, meals: BTreeMap::new(), outbox }
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
    let states: Vec<State> = rows(STATE, store.scan(STATE, &Span::all(), 2).await?, &mut aside, read_state)?;
    let damaged = !aside.is_empty();
    let meal_rows = store.scan(MEALS, &Span::all(), ROWS_MAX).await?;
    let meals: Vec<Meal> = rows(MEALS, meal_rows.clone(), &mut aside, row)?;
    let letter_rows = store.scan(LETTERS, &Span::all(), ROWS_MAX).await?;
    let letters: Vec<Letter> = rows(LETTERS, letter_rows, &mut aside, row)?;
    let found = match states.into_iter().next() {
        Some(state) => {
            let meals = meals.into_iter().map(|meal| (meal.number, meal)).collect();
            if damaged {
                aside.extend(state_rows(&state));
            }
            Found { kept: Some(Kept { state, meals, outbox: Outbox::of(letters) }), ruin: None }
        }
        None if damaged || !meals.is_empty() || !letters.is_empty() => {
            let newest = meals.iter().map(|meal| meal.number).max();
            for (key, bytes) in meal_rows {
                // The newest also stays where it is: until somebody enrols, it tells the next number at every start.
                let stays = newest.is_some_and(|newest| key == newest.to_be_bytes());
                aside.extend(put_aside(MEALS, key, bytes).into_iter().take(if stays { 1 } else { 2 }));
            }
            let next = newest.map_or(0, |newest| newest.saturating_add(1));
            Found { kept: None, ruin: Some(Ruin { outbox: Outbox::of(letters), next }) }
        }
        None => Found::default(),
    };
    if !aside.is_empty() {
        store.commit(aside).await?;
    }
    Ok(found)
}

/// The writes that move a row aside.
fn put_aside(table: Table, key: Vec<u8>, bytes: Vec<u8>) -> [Write; 2] {
    [Write::put(ASIDE, [table.as_bytes(), b"/", &key].concat(), bytes), Write::delete(table, key)]
}

/// The rows that can be read; writes that move the damaged ones are added to `aside`.
fn rows<T>(
    table: Table,
    found: impl IntoIterator<Item = Row>,
    aside: &mut Vec<Write>,
    read: fn(&[u8]) -> Result<T, Unreadable>,
) -> Result<Vec<T>, LoadError> {
    let mut rows = Vec::new();
    for (key, bytes) in found {
        match read(&bytes) {
            Ok(row) => rows.push(row),
            Err(Unreadable::Newer) => return Err(LoadError::Newer),
            Err(Unreadable::Damaged) => aside.extend(put_aside(table, key, bytes)),
        }
    }
    Ok(rows)
}

fn row<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    record::read(VERSION, bytes)
}

/// A state of either version: version 1 is the same without its last field, which was 0 then.
fn read_state(bytes: &[u8]) -> Result<State, Unreadable> {
    match bytes {
        [1, rest @ ..] => record::read(STATE_VERSION, &[&[STATE_VERSION], rest, &[0]].concat()),
        bytes => record::read(STATE_VERSION, bytes),
    }
}

/// The writes that keep the state.
#[must_use]
pub fn state_rows(state: &State) -> [Write; 2] {
    let bytes = record::write(STATE_VERSION, state);
    [Write::put(STATE, KEY, bytes.clone()), Write::put(STATE, COPY, bytes)]
}

/// The writes that keep all of this and nothing else.
#[must_use]
pub fn whole(kept: &Kept) -> Vec<Write> {
    let meals = kept.meals.values().map(meal_row);
    let letters = kept.outbox.letters().map(letter_row);
    [Write::Clear(MEALS), Write::Clear(LETTERS)]
        .into_iter()
        .chain(state_rows(&kept.state))
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

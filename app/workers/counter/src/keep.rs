//! What the counter keeps on its disk: the enrolment with the roster, the meals, and the requests not yet taken in.

use courier::body::{EnrolBody, RequestBody};
use courier::mailbox::Seen;
use device::store::{Span, Store, StoreError, Table, Write};
use domain::meal::Meal;
use domain::{Day, RequestId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// The enrolment and the counters: one row.
pub const STATE: Table = "state";
/// One row a meal, by its number.
pub const MEALS: Table = "meals";
/// One row a request that the station has not yet taken in.
pub const REQUESTS: Table = "requests";
/// Every table of the counter's database.
pub const TABLES: &[Table] = &[STATE, MEALS, REQUESTS];

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
    /// Today's meals and those not yet taken in, by number.
    pub meals: BTreeMap<u32, Meal>,
    /// Requests not yet taken in.
    pub requests: BTreeMap<RequestId, RequestBody>,
}

impl Kept {
    /// A kiosk just enrolled.
    #[must_use]
    pub fn new(enrolment: EnrolBody) -> Self {
        let state = State { enrolment, next: 0, below: 0, seen: Seen::default() };
        Self { state, meals: BTreeMap::new(), requests: BTreeMap::new() }
    }

    /// Reads what was kept; `None` on a device that is no kiosk yet. A row that cannot be read is passed over.
    ///
    /// # Errors
    /// What the store says.
    pub async fn load(store: &impl Store) -> Result<Option<Self>, StoreError> {
        let Some(state) = store.read(STATE, KEY).await?.and_then(|bytes| read::<State>(&bytes)) else {
            return Ok(None);
        };
        let meals = store.scan(MEALS, &Span::all(), ROWS_MAX).await?;
        let requests = store.scan(REQUESTS, &Span::all(), ROWS_MAX).await?;
        Ok(Some(Self {
            state,
            meals: meals.iter().filter_map(|(_, bytes)| read::<Meal>(bytes)).map(|meal| (meal.number, meal)).collect(),
            requests: requests
                .iter()
                .filter_map(|(_, bytes)| read::<RequestBody>(bytes))
                .map(|body| (body.id, body))
                .collect(),
        }))
    }

    /// Meals of one day.
    pub fn meals_on(&self, day: Day) -> impl Iterator<Item = &Meal> {
        self.meals.values().filter(move |meal| Day::of(meal.at_ms) == day)
    }

    /// Meals the station has not taken in, oldest first.
    pub fn meals_waiting(&self) -> impl Iterator<Item = &Meal> {
        self.meals.range(self.state.below..).map(|(_, meal)| meal)
    }
}

/// The write that keeps the state.
#[must_use]
pub fn state_row(state: &State) -> Write {
    Write::put(STATE, KEY, bytes(state))
}

/// The writes that keep all of this and nothing else.
#[must_use]
pub fn whole(kept: &Kept) -> Vec<Write> {
    let meals = kept.meals.values().map(meal_row);
    let requests = kept.requests.values().map(request_row);
    [Write::Clear(MEALS), Write::Clear(REQUESTS), state_row(&kept.state)]
        .into_iter()
        .chain(meals)
        .chain(requests)
        .collect()
}

/// The write that keeps a meal.
#[must_use]
pub fn meal_row(meal: &Meal) -> Write {
    Write::put(MEALS, meal.number.to_be_bytes(), bytes(meal))
}

/// The write that keeps a request.
#[must_use]
pub fn request_row(body: &RequestBody) -> Write {
    Write::put(REQUESTS, body.id.0, bytes(body))
}

fn bytes(row: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(row).unwrap_or_default()
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

//! For how long a station keeps what it knows of people, and what goes next.

use domain::Millis;
use domain::keeping::Sort;
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Every sort. Answered with [`super::Answer::Keeping`].
    List,
    /// What would go if a sort were kept for so many days. Answered with [`super::Answer::Goes`]; nothing is written.
    Foresee(Sort, u16),
    /// Keep what is of a sort for so many days. Answered with [`super::Answer::Saved`].
    Set(Sort, u16),
}

/// How one sort is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Keeping {
    /// Which.
    pub sort: Sort,
    /// For so many days once nothing more is to be done with it.
    pub days: u16,
    /// How many there are of which the days run.
    pub count: u32,
    /// When the next of them goes.
    pub next_ms: Option<Millis>,
}

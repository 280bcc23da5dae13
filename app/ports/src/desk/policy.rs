//! How helpers are chosen, as a desk keeps it: every weight as it is written down, and who changed which when.

use domain::Millis;
use engine::pair::Weights;
use engine::policy::Policy;
use engine::weighed::Weighed;
use serde::{Deserialize, Serialize};

/// The weights of a station. As written: two captains may have changed what makes no sense together, and then the engine
/// goes by the weights it comes with until somebody mends it (`engine::Weighed::checked`).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Weighing {
    /// For errands.
    pub errands: Policy,
    /// For pairs.
    pub pairs: Weights,
    /// Which of them somebody has changed, in order of number.
    pub changed: Vec<Changed>,
}

/// One weight to be changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reweigh {
    /// Which: `engine::weighed::Weight::number`.
    pub number: u16,
    /// What it was when it was looked at.
    pub was: i32,
    /// What it is to be.
    pub now: i32,
}

/// The weights in which two tables differ.
#[must_use]
pub fn reweighed<T: Weighed>(was: &T, now: &T) -> Vec<Reweigh> {
    let all = T::WEIGHTS.iter().map(|one| Reweigh { number: one.number, was: one.get(was), now: one.get(now) });
    all.filter(|one| one.was != one.now).collect()
}

/// One weight that somebody has changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Changed {
    /// Which: `engine::weighed::Weight::number`.
    pub number: u16,
    /// When, by the clock of whoever did.
    pub at_ms: Millis,
    /// Who: the captain of this desk, or the check code of another device's key.
    pub by: String,
    /// Two captains wrote different values at the same time; the one shown counts.
    pub conflict: bool,
}

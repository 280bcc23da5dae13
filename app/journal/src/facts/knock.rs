//! Knocks: when anybody was last at a household's door, and what came of it.

use crate::keyring::Keyring;
use crate::ledger::{Ledger, Stamp};
use crate::op::Subject;
use crate::vocabulary::{HouseholdId, set};
use domain::knock::Knock;

/// A knock, with the event that says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Knocked {
    /// What came of it.
    pub knock: Knock,
    /// Who wrote it down, and when.
    pub stamp: Stamp,
}

impl Ledger {
    /// What was noted of knocks at a household's door, in the order of days and then of writing, for whoever holds its key.
    #[must_use]
    pub fn knocks(&self, keyring: &Keyring, household: HouseholdId) -> Vec<Knocked> {
        let subject = Subject::household(household);
        let items = self.record(subject).into_iter().flat_map(|record| record.items(set::KNOCKS));
        let mut knocks: Vec<Knocked> = items
            .filter_map(|(item, adds)| {
                let bytes = keyring.open((subject, set::KNOCKS), item)?;
                let stamp = adds.iter().filter_map(|add| self.stamp(&add.event)).min_by_key(|stamp| stamp.lamport)?;
                Some(Knocked { knock: postcard::from_bytes(&bytes).ok()?, stamp: *stamp })
            })
            .collect();
        let order = |one: &Knocked| (one.knock.day, one.stamp.lamport, one.stamp.author, one.stamp.seq);
        knocks.sort_by(|one, other| order(one).cmp(&order(other)).then_with(|| one.knock.cmp(&other.knock)));
        knocks
    }
}

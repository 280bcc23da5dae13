//! The tally: which requests are open, which households there are, and which of those are in difficulty. Kept at hand,
//! because every act counts them anew, and a desk that has worked for long has thousands that did not change.

use crate::today::is_open;
use domain::{HouseholdId, PersonId, RequestId};
use journal::vocabulary::subject;
use journal::{Ledger, Subject};
use std::collections::BTreeSet;

/// What is counted.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// Requests that are neither agreed to be done nor taken back.
    pub open: BTreeSet<RequestId>,
    /// Every household.
    pub households: BTreeSet<HouseholdId>,
    /// Those of them that are noted as in difficulty.
    pub in_difficulty: BTreeSet<HouseholdId>,
}

impl Tally {
    /// Counts everything.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let households: BTreeSet<HouseholdId> = ledger.households().map(|household| household.id).collect();
        Self {
            open: ledger.requests().filter(is_open).map(|request| request.id).collect(),
            in_difficulty: households.iter().copied().filter(|household| ledger.in_difficulty(*household)).collect(),
            households,
        }
    }

    /// Counts anew what was touched. An erased person may have held the key to anything: then everything is.
    pub fn note(&mut self, ledger: &Ledger, touched: &[Subject]) {
        let erased = |touched: &Subject| touched.kind == subject::PERSON && ledger.is_erased(PersonId(touched.id));
        if touched.iter().any(erased) {
            *self = Self::of(ledger);
            return;
        }
        for touched in touched {
            match touched.kind {
                subject::REQUEST => {
                    let id = RequestId(touched.id);
                    put(&mut self.open, id, ledger.request(id).is_some_and(|request| is_open(&request)));
                }
                subject::HOUSEHOLD => {
                    let id = HouseholdId(touched.id);
                    let known = ledger.household(id).is_some();
                    put(&mut self.households, id, known);
                    put(&mut self.in_difficulty, id, known && ledger.in_difficulty(id));
                }
                _ => {}
            }
        }
    }
}

fn put<T: Ord>(set: &mut BTreeSet<T>, item: T, is_in: bool) {
    if is_in {
        set.insert(item);
    } else {
        set.remove(&item);
    }
}

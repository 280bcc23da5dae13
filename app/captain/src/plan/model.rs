//! A plan as it is shown: rows to agree to, what is left open, and which rows were left out by hand.

use domain::{PersonId, RequestId};
use engine::plan::{Chosen, Left, Plan};
use ports::desk::{PersonRow, Row};
use std::collections::BTreeSet;

/// One row: who is asked for what.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// The engine's choice with its reasons.
    pub chosen: Chosen,
    /// The request.
    pub request: Row,
    /// The helper.
    pub person: PersonRow,
}

/// A request left without a helper.
#[derive(Clone, PartialEq, Debug)]
pub struct Open {
    /// Why.
    pub left: Left,
    /// The request.
    pub request: Row,
}

/// A plan with names.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shown {
    /// New choices, most urgent first. Those already asked are not repeated.
    pub matches: Vec<Match>,
    /// What stays open.
    pub open: Vec<Open>,
    /// How many the plan keeps as they are.
    pub kept: usize,
    /// Whether independent code has checked that no plan is cheaper.
    pub certified: bool,
}

/// The ids whose names the plan's page needs.
#[must_use]
pub fn ids(plan: &Plan) -> (Vec<PersonId>, Vec<RequestId>) {
    let people: BTreeSet<_> = plan.chosen.iter().map(|chosen| chosen.volunteer).collect();
    let chosen = plan.chosen.iter().map(|chosen| chosen.request);
    let requests: BTreeSet<_> = chosen.chain(plan.left.iter().map(|left| left.request)).collect();
    (people.into_iter().collect(), requests.into_iter().collect())
}

/// Joins a plan with names. What the desk no longer knows (closed meanwhile) is left out.
#[must_use]
pub fn join(plan: Plan, people: &[PersonRow], requests: &[Row]) -> Shown {
    let person = |id: PersonId| people.iter().find(|person| person.id == id).cloned();
    let request = |id: RequestId| requests.iter().find(|row| row.id == id).cloned();
    let kept = plan.chosen.iter().filter(|chosen| chosen.kept).count();
    let matches = plan
        .chosen
        .into_iter()
        .filter(|chosen| !chosen.kept)
        .filter_map(|chosen| {
            Some(Match { request: request(chosen.request)?, person: person(chosen.volunteer)?, chosen })
        })
        .collect();
    let open = plan.left.into_iter().filter_map(|left| Some(Open { request: request(left.request)?, left })).collect();
    Shown { matches, open, kept, certified: plan.certified }
}

/// Names one row: a request may get several helpers.
pub type Key = (RequestId, PersonId);

impl Match {
    /// Its key.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.request.id, self.person.id)
    }
}

/// What is agreed to: every row that was not left out.
#[must_use]
pub fn agreed(matches: &[Match], out: &BTreeSet<Key>) -> Vec<Key> {
    matches.iter().map(Match::key).filter(|key| !out.contains(key)).collect()
}

/// How many different people these rows ask.
#[must_use]
pub fn people(keys: &[Key]) -> usize {
    keys.iter().map(|(_, person)| person).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{person, row};
    use engine::plan::Why;
    use engine::reasons::{Fit, View};

    fn chosen(request: u8, volunteer: u8, kept: bool) -> Chosen {
        let view = View { fit: Fit::Fits, cost: 0, reasons: Vec::new(), against: Vec::new() };
        Chosen { request: RequestId([request; 16]), volunteer: PersonId([volunteer; 16]), kept, pinned: false, view }
    }

    fn plan() -> Plan {
        let left = Left { request: RequestId([4; 16]), missing: 1, why: Why::NobodyFits { near_misses: 2 } };
        let chosen = vec![chosen(1, 7, true), chosen(2, 7, false), chosen(3, 8, false)];
        Plan { chosen, left: vec![left], certified: true, ..Plan::default() }
    }

    #[test]
    fn what_was_already_asked_is_counted_but_not_asked_again() {
        let shown = join(plan(), &[person(7), person(8)], &[row(1), row(2), row(3), row(4)]);
        assert_eq!((shown.matches.len(), shown.kept, shown.open.len()), (2, 1, 1));
        assert!(shown.certified);
    }

    #[test]
    fn a_row_left_out_by_hand_is_not_agreed_to() {
        let shown = join(plan(), &[person(7), person(8)], &[row(2), row(3)]);
        let out = BTreeSet::from([shown.matches[0].key()]);
        let agreed = agreed(&shown.matches, &out);
        assert_eq!(agreed, [(RequestId([3; 16]), PersonId([8; 16]))]);
        assert_eq!(people(&agreed), 1);
    }

    #[test]
    fn a_request_closed_meanwhile_is_left_out() {
        let shown = join(plan(), &[person(7), person(8)], &[row(2)]);
        assert_eq!((shown.matches.len(), shown.open.len()), (1, 0));
    }

    #[test]
    fn names_are_asked_for_once_each() {
        let (people, requests) = ids(&plan());
        assert_eq!((people.len(), requests.len()), (2, 4));
    }
}

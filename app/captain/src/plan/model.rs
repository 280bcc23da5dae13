//! A plan as it is shown: one line for each place to fill, in an order that stays while the plan changes, and what
//! another choice would mean, in words.

use crate::facts::{name, who};
use crate::words::*;
use domain::{PersonId, RequestId};
use engine::plan::{Chosen, Plan, Scarce, Step, Why};
use engine::planner::ByHand;
use engine::{Load, plan::Moved};
use ports::desk::{PersonRow, Row};
use std::collections::BTreeSet;
use ui::{fill, t};

/// Names one line: a request, and which of the places it has.
pub type Key = (RequestId, usize);

/// Most of the scarce who are shown.
const SCARCE: usize = 3;

/// Who goes, or why nobody does.
#[derive(Clone, PartialEq, Debug)]
pub enum Going {
    /// The engine's choice with its reasons, and who that is.
    Asked(Box<(Chosen, PersonRow)>),
    /// Nobody.
    Nobody(Why),
}

/// One line.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Which.
    pub key: Key,
    /// The request.
    pub request: Row,
    /// Who goes.
    pub going: Going,
}

/// People and requests by id.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Names {
    /// People.
    pub people: Vec<PersonRow>,
    /// Requests.
    pub requests: Vec<Row>,
}

/// A plan with names.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shown {
    /// New choices and what stays open. Those already asked are not repeated.
    pub lines: Vec<Line>,
    /// Whether independent code has checked that no plan is cheaper.
    pub certified: bool,
    /// Of whom more would be welcome most.
    pub scarce: Vec<(Scarce, PersonRow)>,
    /// How the week's tasks are spread.
    pub load: Load,
    /// Who was asked, has not answered and is needed elsewhere.
    pub moved: Vec<(Row, PersonRow)>,
}

impl Names {
    /// Somebody.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<PersonRow> {
        self.people.iter().find(|person| person.id == id).cloned()
    }

    /// A request.
    #[must_use]
    pub fn request(&self, id: RequestId) -> Option<Row> {
        self.requests.iter().find(|row| row.id == id).cloned()
    }
}

/// The ids whose names the plan's page needs.
#[must_use]
pub fn ids(plan: &Plan) -> (Vec<PersonId>, Vec<RequestId>) {
    let chosen = plan.chosen.iter().map(|chosen| chosen.volunteer);
    let scarce = plan.scarce.iter().take(SCARCE).map(|scarce| scarce.volunteer);
    let people: BTreeSet<_> = chosen.chain(scarce).chain(plan.moved.iter().map(|moved| moved.volunteer)).collect();
    let chosen = plan.chosen.iter().map(|chosen| chosen.request);
    let moved = plan.moved.iter().map(|moved| moved.request);
    let requests: BTreeSet<_> = chosen.chain(plan.left.iter().map(|left| left.request)).chain(moved).collect();
    (people.into_iter().collect(), requests.into_iter().collect())
}

/// Joins a plan with names. What the desk no longer knows (closed meanwhile) is left out. Lines stand where they stood
/// `before`, new ones after them.
#[must_use]
pub fn join(plan: Plan, names: &Names, before: &[Key]) -> Shown {
    let mut lines: Vec<Line> = Vec::new();
    let place = |lines: &[Line], request: RequestId| lines.iter().filter(|line| line.key.0 == request).count();
    for chosen in plan.chosen.into_iter().filter(|chosen| !chosen.kept) {
        let key = (chosen.request, place(&lines, chosen.request));
        if let (Some(request), Some(person)) = (names.request(chosen.request), names.person(chosen.volunteer)) {
            lines.push(Line { key, request, going: Going::Asked(Box::new((chosen, person))) });
        }
    }
    for left in plan.left {
        let key = (left.request, place(&lines, left.request));
        if let Some(request) = names.request(left.request) {
            lines.push(Line { key, request, going: Going::Nobody(left.why) });
        }
    }
    lines.sort_by_key(|line| before.iter().position(|key| *key == line.key).unwrap_or(before.len()));
    let scarce = plan.scarce.into_iter().take(SCARCE);
    let moved = |moved: Moved| Some((names.request(moved.request)?, names.person(moved.volunteer)?));
    Shown {
        lines,
        certified: plan.certified,
        scarce: scarce.filter_map(|one| Some((one, names.person(one.volunteer)?))).collect(),
        load: plan.load,
        moved: plan.moved.into_iter().filter_map(moved).collect(),
    }
}

/// What is agreed to: every line somebody goes for.
#[must_use]
pub fn agreed(lines: &[Line]) -> Vec<(RequestId, PersonId)> {
    let asked = |line: &Line| match &line.going {
        Going::Asked(asked) => Some((line.key.0, asked.1.id)),
        Going::Nobody(_) => None,
    };
    lines.iter().filter_map(asked).collect()
}

/// How many different people these lines ask.
#[must_use]
pub fn people(keys: &[(RequestId, PersonId)]) -> usize {
    keys.iter().map(|(_, person)| person).collect::<BTreeSet<_>>().len()
}

/// `by_hand` when somebody is taken for a request, instead of another where one is named.
#[must_use]
pub fn taken(mut by_hand: ByHand, request: RequestId, instead: Option<PersonId>, whom: PersonId) -> ByHand {
    by_hand.left.retain(|left| *left != request);
    by_hand.pins.retain(|pin| *pin != (request, whom) && instead.is_none_or(|other| *pin != (request, other)));
    by_hand.pins.push((request, whom));
    by_hand
}

/// `by_hand` when a pin is put in, or taken out where it was.
#[must_use]
pub fn pin_toggled(mut by_hand: ByHand, request: RequestId, whom: PersonId) -> ByHand {
    let before = by_hand.pins.len();
    by_hand.pins.retain(|pin| *pin != (request, whom));
    if by_hand.pins.len() == before {
        by_hand.pins.push((request, whom));
    }
    by_hand
}

/// `by_hand` when a request is set aside, or put back where it was.
#[must_use]
pub fn left_toggled(mut by_hand: ByHand, request: RequestId) -> ByHand {
    let before = by_hand.left.len();
    by_hand.left.retain(|left| *left != request);
    if by_hand.left.len() == before {
        by_hand.left.push(request);
        by_hand.pins.retain(|pin| pin.0 != request);
    }
    by_hand
}

/// What else changes when somebody is taken for a request: a sentence for each step after the first.
#[must_use]
pub fn consequences(chain: &[Step], names: &Names) -> Vec<String> {
    let title = |id: RequestId| names.request(id).map(|row| row.title).unwrap_or_default();
    let person = |id: PersonId| names.person(id).map_or_else(|| t(SOMEBODY).to_owned(), |person| name(&person));
    let sentence = |step: &Step| match step.to {
        None => fill(t(SWAP_NOBODY), &[("what", &title(step.request))]),
        Some(to) => fill(t(SWAP_MOVES), &[("who", &person(to)), ("what", &title(step.request))]),
    };
    let rest = chain.iter().skip(1);
    let mut sentences: Vec<String> = rest.map(sentence).collect();
    // Whoever goes first is free, unless she goes somewhere else.
    let free = chain.first().and_then(|step| step.from);
    let free = free.filter(|from| chain.iter().all(|step| step.to != Some(*from)));
    if let Some(free) = free {
        sentences.insert(0, who(SWAP_FREE, &person(free)));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{person, row};
    use engine::plan::Left;
    use engine::reasons::{Fit, View};

    fn id(number: u8) -> (RequestId, PersonId) {
        (RequestId([number; 16]), PersonId([number; 16]))
    }

    fn chosen(request: u8, volunteer: u8, kept: bool) -> Chosen {
        let view = View { fit: Fit::Fits, cost: 0, reasons: Vec::new(), against: Vec::new() };
        Chosen { request: id(request).0, volunteer: id(volunteer).1, kept, pinned: false, view }
    }

    fn plan() -> Plan {
        let left = Left { request: id(4).0, missing: 1, why: Why::NobodyFits { near_misses: 2 } };
        let chosen = vec![chosen(1, 7, true), chosen(2, 7, false), chosen(3, 8, false)];
        Plan { chosen, left: vec![left], certified: true, ..Plan::default() }
    }

    fn names(requests: &[u8]) -> Names {
        let titled = |number: &u8| Row { title: format!("request {number}"), ..row(*number) };
        let named = |number: u8| PersonRow { name: format!("person {number}"), ..person(number) };
        Names { people: (5..=9).map(named).collect(), requests: requests.iter().map(titled).collect() }
    }

    #[test]
    fn what_was_already_asked_is_not_asked_again() {
        let shown = join(plan(), &names(&[1, 2, 3, 4]), &[]);
        assert_eq!(shown.lines.iter().map(|line| line.key.0).collect::<Vec<_>>(), [id(2).0, id(3).0, id(4).0]);
        assert_eq!(agreed(&shown.lines), [(id(2).0, id(7).1), (id(3).0, id(8).1)]);
        assert_eq!(people(&agreed(&shown.lines)), 2);
        assert!(shown.certified);
    }

    #[test]
    fn lines_stay_where_they_were() {
        let before = [(id(4).0, 0), (id(3).0, 0)];
        let shown = join(plan(), &names(&[2, 3, 4]), &before);
        assert_eq!(shown.lines.iter().map(|line| line.key.0).collect::<Vec<_>>(), [id(4).0, id(3).0, id(2).0]);
    }

    #[test]
    fn a_request_closed_meanwhile_is_left_out() {
        assert_eq!(join(plan(), &names(&[2]), &[]).lines.len(), 1);
    }

    #[test]
    fn names_are_asked_for_once_each() {
        let (people, requests) = ids(&plan());
        assert_eq!((people.len(), requests.len()), (2, 4));
    }

    #[test]
    fn taking_another_takes_the_place_of_the_one_before() {
        let (request, one) = id(1);
        let (_, other) = id(2);
        let first = taken(ByHand::default(), request, None, one);
        let second = taken(left_toggled(first, id(3).0), request, Some(one), other);
        assert_eq!(
            (second.pins.as_slice(), second.left.as_slice()),
            ([(request, other)].as_slice(), [id(3).0].as_slice())
        );
        assert_eq!(pin_toggled(second.clone(), request, other).pins, []);
        let aside = left_toggled(second, request);
        assert_eq!((aside.pins.len(), aside.left.len()), (0, 2));
        assert_eq!(left_toggled(aside, request).left, [id(3).0]);
    }

    #[test]
    fn a_chain_is_told_in_sentences() {
        let step = |request, from: Option<u8>, to: Option<u8>| Step {
            request: id(request).0,
            from: from.map(|number| id(number).1),
            to: to.map(|number| id(number).1),
        };
        let names = names(&[1, 2, 3]);
        let circle = [step(1, Some(5), Some(6)), step(2, Some(6), Some(5))];
        assert_eq!(consequences(&circle, &names), ["person 5改去“request 2”"]);
        let left = [step(1, Some(5), Some(6)), step(2, Some(6), Some(7)), step(3, Some(7), None)];
        assert_eq!(consequences(&left, &names), ["person 5不用去", "person 7改去“request 2”", "“request 3”没人去"]);
        assert_eq!(consequences(&[step(1, None, Some(6))], &names), [""; 0]);
    }
}

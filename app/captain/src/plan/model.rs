//! A plan as it is shown: one line for each place to fill, in an order that stays while the plan changes, and what
//! another choice would mean, in words.

use crate::facts::{n, name, who};
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
    /// Who was pinned where that cannot be any more.
    pub fallen: Vec<(Row, PersonRow)>,
}

impl Shown {
    /// Whether there is nothing to look at: nobody waits, and no offer is to be taken back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.moved.is_empty()
    }
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
    let moved = plan.moved.iter().map(|moved| (moved.request, moved.volunteer));
    let told: Vec<(RequestId, PersonId)> = moved.chain(plan.fallen.iter().copied()).collect();
    let people: BTreeSet<_> = chosen.chain(scarce).chain(told.iter().map(|(_, person)| *person)).collect();
    let chosen = plan.chosen.iter().map(|chosen| chosen.request);
    let left = plan.left.iter().map(|left| left.request);
    let requests: BTreeSet<_> = chosen.chain(left).chain(told.iter().map(|(request, _)| *request)).collect();
    (people.into_iter().collect(), requests.into_iter().collect())
}

/// Joins a plan with names. What the desk no longer knows (closed meanwhile) is left out. Lines stand where they stood
/// `before`, new ones after them.
#[must_use]
pub fn join(plan: Plan, names: &Names, before: &[Key]) -> Shown {
    let both = |(request, person): (RequestId, PersonId)| Some((names.request(request)?, names.person(person)?));
    // Whoever was pinned and has agreed meanwhile goes as the captain wished.
    let agreed = |pin: &(RequestId, PersonId)| plan.chosen.iter().any(|one| (one.request, one.volunteer) == *pin);
    let fallen = plan.fallen.iter().filter(|pin| !agreed(pin)).copied().filter_map(both).collect();
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
    let moved = |moved: Moved| both((moved.request, moved.volunteer));
    Shown {
        lines,
        certified: plan.certified,
        scarce: scarce.filter_map(|one| Some((one, names.person(one.volunteer)?))).collect(),
        load: plan.load,
        moved: plan.moved.into_iter().filter_map(moved).collect(),
        fallen,
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

/// `by_hand` without the pins that cannot be any more.
#[must_use]
pub fn without(mut by_hand: ByHand, fallen: &[(Row, PersonRow)]) -> ByHand {
    by_hand.pins.retain(|pin| fallen.iter().all(|(request, person)| (request.id, person.id) != *pin));
    by_hand
}

/// What is said of a plan that has just been made: which pins it could not keep, else, where it was `pressed` for, that
/// it is there.
#[must_use]
pub fn said_of(shown: &Shown, pins: usize, pressed: bool) -> Option<String> {
    let fallen = |(request, person): &(Row, PersonRow)| {
        fill(t(PLAN_FALLEN), &[("who", &name(person)), ("what", &request.title)])
    };
    match &shown.fallen[..] {
        [] if !pressed => None,
        [] => Some(t(if pins == 0 { PLAN_ANEW_DONE } else { PLAN_ANEW_PINNED }).to_owned()),
        pins => Some(pins.iter().map(fallen).collect::<Vec<_>>().join(" ")),
    }
}

/// What the button says that agrees: how many are asked or, where a plan only takes offers back, how many of those.
#[must_use]
pub fn agree_label(asks: usize, moved: usize) -> String {
    if asks == 0 && moved > 0 { n(PLAN_TAKE_BACK, moved) } else { n(PLAN_AGREE, asks) }
}

/// What is said when a plan was agreed to: how many are asked, and how many offers are taken back.
#[must_use]
pub fn said_agreed(asks: usize, moved: usize) -> String {
    match (asks, moved) {
        (_, 0) => n(PLAN_AGREED, asks),
        (0, _) => n(PLAN_TAKEN_BACK, moved),
        _ => fill(t(PLAN_AGREED_MOVED), &[("n", &asks.to_string()), ("moved", &moved.to_string())]),
    }
}

/// How much dearer the whole plan gets; filling an open place is only better than nobody.
#[must_use]
pub fn dearer_words(dearer: i64, chain: &[Step]) -> String {
    let fills = chain.first().is_some_and(|step| step.from.is_none());
    match dearer {
        0 => t(SWAP_EVEN).to_owned(),
        more @ 1.. => n(SWAP_MORE, more),
        _ if fills => t(SWAP_FILLS).to_owned(),
        less => n(SWAP_LESS, less.unsigned_abs()),
    }
}

/// What else changes when somebody is taken for a request: a sentence for each step after the first.
#[must_use]
pub fn consequences(chain: &[Step], names: &Names) -> Vec<String> {
    let title = |id: RequestId| names.request(id).map(|row| row.title).unwrap_or_default();
    let person = |id: PersonId| names.person(id).map_or_else(|| t(SOMEBODY).to_owned(), |person| name(&person));
    let taken_away = |person: PersonId| chain.iter().any(|step| step.from == Some(person));
    let sentence = |step: &Step| match step.to {
        None => fill(t(SWAP_NOBODY), &[("what", &title(step.request))]),
        Some(to) => fill(
            t(if taken_away(to) { SWAP_MOVES } else { SWAP_GOES }),
            &[("who", &person(to)), ("what", &title(step.request))],
        ),
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
        let free = [step(1, None, Some(6)), step(2, Some(6), Some(7))];
        assert_eq!(consequences(&free, &names), ["person 7去“request 2”"], "she was free");
    }

    #[test]
    fn filling_an_open_place_is_not_praised_as_a_saving() {
        let step = |from: Option<u8>| Step { request: id(1).0, from: from.map(|it| id(it).1), to: Some(id(6).1) };
        assert_eq!(dearer_words(-1_900, &[step(None)]), "比没人去强");
        assert_eq!(dearer_words(-1_900, &[step(Some(5))]), "整个排法省 1900 分");
        assert_eq!(dearer_words(30, &[step(None)]), "整个排法多 30 分");
        assert_eq!(dearer_words(0, &[step(Some(5))]), "整个排法一样省");
    }

    #[test]
    fn a_new_plan_says_which_pins_it_could_not_keep() {
        let fallen = Plan { fallen: vec![(id(4).0, id(9).1), (id(1).0, id(7).1)], ..plan() };
        let (people, requests) = ids(&fallen);
        assert!(people.contains(&id(9).1) && requests.contains(&id(4).0));
        // Who was asked where she was pinned goes there.
        let shown = join(fallen, &names(&[1, 2, 3, 4]), &[]);
        let words = "“request 4”没法再定person 9，已松开。";
        assert_eq!(said_of(&shown, 2, false).as_deref(), Some(words));
        assert_eq!(said_of(&shown, 2, true).as_deref(), Some(words));
        let by_hand = ByHand { pins: vec![(id(4).0, id(9).1), (id(1).0, id(7).1)], left: Vec::new() };
        assert_eq!(without(by_hand, &shown.fallen).pins, [(id(1).0, id(7).1)]);
        let whole = join(plan(), &names(&[2]), &[]);
        assert_eq!(said_of(&whole, 1, false), None);
        assert_eq!(said_of(&whole, 1, true).as_deref(), Some("重新排好了，定下的没动"));
        assert_eq!(said_of(&whole, 0, true).as_deref(), Some("重新排好了"));
    }

    #[test]
    fn agreeing_says_how_many_offers_are_taken_back() {
        assert_eq!(said_agreed(3, 0), "3 份邀请，10 秒后送出");
        assert_eq!(said_agreed(3, 1), "3 份邀请，10 秒后送出；收回 1 份");
    }

    #[test]
    fn a_plan_that_only_takes_offers_back_can_be_agreed_to() {
        let moved = Moved { request: id(4).0, volunteer: id(9).1 };
        let shown = join(Plan { moved: vec![moved], ..Plan::default() }, &names(&[4]), &[]);
        assert!(!shown.is_empty() && agreed(&shown.lines).is_empty());
        assert!(join(Plan::default(), &names(&[4]), &[]).is_empty());
        assert_eq!((agree_label(0, 1), said_agreed(0, 1)), ("收回 1 份邀请".into(), "收回了 1 份邀请".into()));
        assert_eq!(agree_label(3, 1), "同意 3 件");
    }

    #[test]
    fn one_offer_is_not_called_offers() {
        for word in [PLAN_TAKE_BACK, PLAN_TAKEN_BACK, PLAN_AGREED, PLAN_AGREED_MOVED] {
            let english = fill(word.0[2], &[("n", "1"), ("moved", "1")]);
            assert!(!english.contains("1 offers") && english.contains('1'), "{english}");
        }
    }
}

//! A round 敲门行动: whom to knock for next, why, and in which order to walk.
//!
//! Promised visits come first. Then whoever has waited longest for their risk, one after the other, where a door in a
//! building or at a staircase that is visited anyway costs no further walk. The walk leads through the buildings on a
//! short way, staircase by staircase, and upwards in each.

use core::cmp::Reverse;
use domain::place::Place;
use domain::{Day, Home, PersonId, PlaceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How much somebody depends on being looked after.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Risk {
    /// Nothing known.
    #[default]
    None,
    /// Old, or alone.
    Some,
    /// Old and alone, or ill.
    Raised,
    /// In difficulty: seen every few days.
    High,
}

/// A door that can be knocked at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Door {
    /// Who lives there: one name stands for the household.
    pub person: PersonId,
    /// The building.
    pub place: PlaceId,
    /// Staircase and room.
    pub home: Home,
    /// How much they depend on it.
    pub risk: Risk,
    /// The day anybody last saw them; `None` when nobody ever wrote it down.
    pub seen: Option<Day>,
    /// The day on which somebody promised to come.
    pub promised: Option<Day>,
}

/// How needs and walks weigh against each other. All in points; a visit that has just fallen due has 1,000.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Weights {
    /// Days after which each [`Risk`] falls due, from `None` to `High`.
    pub rhythm_days: [u16; 4],
    /// What each risk adds once due, from `None` to `High`: of two who waited as long, the one at greater risk is first.
    pub risk: [u16; 4],
    /// Points a need can reach by waiting.
    pub waiting_most: u16,
    /// What walking to a further building costs.
    pub building: u16,
    /// What a further staircase costs.
    pub staircase: u16,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            rhythm_days: [90, 30, 7, 3],
            risk: [0, 100, 300, 600],
            waiting_most: 3_000,
            building: 200,
            staircase: 80,
        }
    }
}

/// Why a door is on the round.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Why {
    /// A visit was promised for today or before: so many days ago.
    Promised(u16),
    /// Nobody has seen them for so many days, where so many are allowed.
    NotSeen(u16, u16),
    /// Nobody ever wrote down having seen them.
    NeverSeen,
    /// Not due yet, but on the way.
    OnTheWay,
}

/// One door to knock at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stop {
    /// Who.
    pub person: PersonId,
    /// The building.
    pub place: PlaceId,
    /// Staircase and room.
    pub home: Home,
    /// Why.
    pub why: Why,
    /// How much it is needed, in points.
    pub need: u32,
}

/// The need a promise outweighs everything with.
const PROMISED: u32 = 1_000_000;
/// The need from which a visit is due.
const DUE: u32 = 1_000;

/// At most `most` doors to knock at on `today`, in walking order from where `places` has its origin, the station.
/// Doors not yet due are taken only where they lie on the way.
///
/// A person listed twice counts once. The order of `doors` and `places` does not matter.
#[must_use]
pub fn round(today: Day, doors: &[Door], places: &[Place], weights: &Weights, most: usize) -> Vec<Stop> {
    let mut stops: Vec<Stop> = doors.iter().map(|door| stop(today, door, weights)).collect();
    stops.sort_by_key(|stop| (stop.person, Reverse(stop.need), stop.place, stop.home));
    stops.dedup_by_key(|stop| stop.person);
    walk(choose(stops, weights, most), places)
}

fn stop(today: Day, door: &Door, weights: &Weights) -> Stop {
    let (why, need) = need(today, door, weights);
    Stop { person: door.person, place: door.place, home: door.home, why, need }
}

/// Why, and how much, somebody needs a visit.
fn need(today: Day, door: &Door, weights: &Weights) -> (Why, u32) {
    if let Some(late) = door.promised.and_then(|day| today.0.checked_sub(day.0)) {
        return (Why::Promised(u16::try_from(late).unwrap_or(u16::MAX)), PROMISED.saturating_add(late));
    }
    let allowed = weights.rhythm_days[door.risk as usize].max(1);
    let added = u32::from(weights.risk[door.risk as usize]);
    let Some(seen) = door.seen else {
        return (Why::NeverSeen, u32::from(weights.waiting_most) + added);
    };
    let days = today.0.saturating_sub(seen.0);
    let waited = days.saturating_mul(DUE) / u32::from(allowed);
    if waited < DUE {
        return (Why::OnTheWay, waited);
    }
    let days = u16::try_from(days).unwrap_or(u16::MAX);
    (Why::NotSeen(days, allowed), waited.min(weights.waiting_most.into()).max(DUE) + added)
}

/// The doors most worth knocking at: each time the one whose need most outweighs the further walk to it.
fn choose(mut left: Vec<Stop>, weights: &Weights, most: usize) -> Vec<Stop> {
    let mut chosen: Vec<Stop> = Vec::new();
    let (mut buildings, mut staircases) = (BTreeSet::new(), BTreeSet::new());
    while chosen.len() < most {
        let worth = |stop: &Stop| {
            let (building, staircase) = (building(stop), (building(stop), stop.home.unit));
            let near = staircases.contains(&staircase);
            let further = if buildings.contains(&building) { 0 } else { weights.building };
            let walk = i64::from(further) + if near { 0 } else { i64::from(weights.staircase) };
            // Nobody is sent to a further staircase for a visit that is not due.
            let useful = stop.need >= DUE || near && stop.need > DUE / 2;
            useful.then_some(i64::from(stop.need) - walk)
        };
        let best =
            left.iter().enumerate().filter_map(|(at, stop)| Some((worth(stop)?, Reverse(stop.person), at))).max();
        let Some((.., at)) = best else { break };
        let stop = left.swap_remove(at);
        buildings.insert(building(&stop));
        staircases.insert((building(&stop), stop.home.unit));
        chosen.push(stop);
    }
    chosen
}

/// A building: where a place is a whole estate, the number on the door tells its buildings apart.
fn building(stop: &Stop) -> (PlaceId, u16) {
    (stop.place, stop.home.building)
}

/// Puts stops in walking order.
fn walk(stops: Vec<Stop>, places: &[Place]) -> Vec<Stop> {
    let mut buildings: Vec<(PlaceId, u16)> = stops.iter().map(building).collect();
    // Where nobody measured how far it is, by number, as people walk.
    buildings.sort_unstable_by_key(|(place, number)| (*number, *place));
    buildings.dedup();
    let order = path(&buildings, places);
    let rank = |stop: &Stop| order.iter().position(|one| *one == building(stop));
    let mut stops = stops;
    stops.sort_by_key(|stop| (rank(stop), stop.home.unit, stop.home.floor(), stop.home.room, stop.person));
    stops
}

/// A short way from the station through all buildings: always to the nearest, then mended where two legs cross
/// (2-opt; Croes 1958), which for a walk through one community leaves little to gain.
fn path(buildings: &[(PlaceId, u16)], places: &[Place]) -> Vec<(PlaceId, u16)> {
    let mut by_id: Vec<&Place> = places.iter().collect();
    by_id.sort_by_key(|place| place.id);
    let at = |id: PlaceId| {
        by_id.binary_search_by_key(&id, |place| place.id).map_or_else(|_| Default::default(), |i| by_id[i].at)
    };
    let spots: Vec<_> = buildings.iter().map(|(place, _)| at(*place)).collect();
    let mut left: Vec<usize> = (0..buildings.len()).collect();
    let (mut here, mut order) = (domain::place::Metres::default(), Vec::new());
    while let Some((at, next)) =
        left.iter().copied().enumerate().min_by_key(|(_, next)| (here.walk_to(spots[*next]), *next))
    {
        here = spots[next];
        order.push(next);
        left.remove(at);
    }
    let leg = |from: Option<usize>, to: Option<usize>| match (from, to) {
        (from, Some(to)) => u64::from(from.map_or_else(Default::default, |from| spots[from]).walk_to(spots[to])),
        (_, None) => 0,
    };
    // Each turn makes the way shorter, so this ends; the bound keeps it short on any input.
    for _ in 0..buildings.len() {
        let mut mended = false;
        for from in 0..order.len() {
            for to in from + 1..order.len() {
                let (before, after) = (from.checked_sub(1).map(|i| order[i]), order.get(to + 1).copied());
                let now = leg(before, Some(order[from])) + leg(Some(order[to]), after);
                let turned = leg(before, Some(order[to])) + leg(Some(order[from]), after);
                if turned < now {
                    order[from..=to].reverse();
                    mended = true;
                }
            }
        }
        if !mended {
            break;
        }
    }
    order.into_iter().map(|at| buildings[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::place::{Level, Metres};

    const TODAY: Day = Day(20_000);

    fn door(person: u8, building: u16, unit: u8, room: u16) -> Door {
        let home = Home { building, unit, room };
        let (risk, seen) = (Risk::Raised, Some(Day(TODAY.0 - 10)));
        Door { person: PersonId([person; 16]), place: place_id(building), home, risk, seen, promised: None }
    }

    fn place_id(building: u16) -> PlaceId {
        PlaceId([building as u8; 8])
    }

    fn measured(number: u16, east: i32) -> Place {
        let at = Metres { east, north: 1 };
        Place { id: place_id(number), level: Level::Building, above: None, name: format!("{number}号楼"), at }
    }

    fn order(doors: &[Door], places: &[Place], most: usize) -> Vec<u8> {
        round(TODAY, doors, places, &Weights::default(), most).iter().map(|stop| stop.person.0[0]).collect()
    }

    #[test]
    fn one_walks_through_buildings_staircases_and_floors_in_order() {
        let places = [measured(1, 300), measured(2, 100), measured(3, 200)];
        let doors =
            [door(1, 1, 1, 501), door(2, 1, 1, 101), door(3, 2, 2, 101), door(4, 2, 1, 1203), door(5, 3, 1, 301)];
        assert_eq!(order(&doors, &places, 9), [4, 3, 5, 2, 1]);
        let backwards: Vec<Door> = doors.iter().rev().cloned().collect();
        assert_eq!(order(&backwards, &places, 9), [4, 3, 5, 2, 1], "the order of the list shows nowhere");
    }

    #[test]
    fn a_promise_comes_before_every_need() {
        let mut promised = door(1, 1, 1, 101);
        (promised.risk, promised.seen, promised.promised) = (Risk::None, Some(TODAY), Some(Day(TODAY.0 - 2)));
        let doors = [promised.clone(), Door { risk: Risk::High, seen: None, ..door(2, 2, 1, 101) }];
        let stops = round(TODAY, &doors, &[], &Weights::default(), 1);
        assert_eq!((stops[0].person, stops[0].why), (promised.person, Why::Promised(2)));
        promised.promised = Some(Day(TODAY.0 + 1));
        assert_eq!(need(TODAY, &promised, &Weights::default()).0, Why::OnTheWay, "tomorrow's promise is for tomorrow");
    }

    #[test]
    fn greater_risk_falls_due_sooner_and_long_silence_counts_more() {
        let weights = Weights::default();
        let today = Day(u32::MAX);
        let of =
            |risk, days| need(today, &Door { risk, seen: Some(Day(today.0 - days)), ..door(1, 1, 1, 101) }, &weights);
        assert_eq!(of(Risk::High, 3).0, Why::NotSeen(3, 3));
        assert_eq!(of(Risk::Raised, 3).0, Why::OnTheWay);
        assert!(of(Risk::High, 3).1 > of(Risk::Raised, 7).1);
        assert!(of(Risk::Some, 60).1 > of(Risk::Some, 30).1);
        assert!(of(Risk::Some, u32::MAX / 2).1 <= 3_100, "nothing overflows");
    }

    #[test]
    fn who_is_not_due_is_visited_on_the_way_only() {
        let soon = |person, building| Door { seen: Some(Day(TODAY.0 - 5)), ..door(person, building, 1, 201) };
        let doors = [door(1, 1, 1, 101), soon(2, 1), soon(3, 2)];
        let stops = round(TODAY, &doors, &[], &Weights::default(), 9);
        assert_eq!(stops.iter().map(|stop| stop.person.0[0]).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(stops[1].why, Why::OnTheWay);
    }

    #[test]
    fn with_little_time_a_second_door_at_the_same_stairs_beats_a_further_building() {
        let doors = [
            Door { seen: None, ..door(1, 1, 1, 101) },
            door(2, 1, 1, 301),
            Door { seen: Some(Day(TODAY.0 - 11)), ..door(3, 2, 1, 101) },
        ];
        assert_eq!(order(&doors, &[], 2), [1, 2]);
    }

    #[test]
    fn buildings_nobody_measured_are_walked_by_number() {
        let at = |person, building, place| Door { place: PlaceId([place; 8]), ..door(person, building, 1, 101) };
        assert_eq!(order(&[at(1, 9, 1), at(2, 3, 8), at(3, 10, 4)], &[], 9), [2, 1, 3]);
    }

    #[test]
    fn legs_that_cross_are_mended() {
        // To the nearest each time would go 10, -12, 40: the other way round is shorter.
        let places = [measured(1, 10), measured(2, -12), measured(3, 40)];
        let doors = [door(1, 1, 1, 101), door(2, 2, 1, 101), door(3, 3, 1, 101)];
        assert_eq!(order(&doors, &places, 9), [2, 1, 3]);
    }

    #[test]
    fn nobody_is_knocked_for_twice_and_nothing_makes_nothing() {
        assert_eq!(order(&[door(1, 1, 1, 101), door(1, 1, 1, 101)], &[], 9), [1]);
        assert!(order(&[], &[], 9).is_empty() && order(&[door(1, 1, 1, 101)], &[], 0).is_empty());
    }
}

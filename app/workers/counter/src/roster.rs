//! The roster as a person walks through it: building, staircase, room, and then a masked name.

use courier::body::{Diner, Prices, Roster};
use domain::meal::{DinerRef, PriceClass};
use ports::counter::{DinerView, Door, Pick};
use std::collections::BTreeSet;

/// What can be picked behind `door`. `eaten` tells who already has a meal today.
#[must_use]
pub fn behind(roster: &Roster, prices: Prices, door: Door, eaten: &BTreeSet<DinerRef>) -> Pick {
    let diners = || {
        roster.diners.iter().filter(move |diner| {
            door.building.is_none_or(|building| diner.building == building)
                && door.unit.is_none_or(|unit| diner.unit == unit)
                && door.room.is_none_or(|room| diner.room == room)
        })
    };
    match (door.building, door.unit, door.room) {
        (None, ..) => Pick::Buildings(distinct(diners().map(|diner| diner.building))),
        (_, None, _) => Pick::Units(distinct(diners().map(|diner| diner.unit))),
        (.., None) => Pick::Rooms(distinct(diners().map(|diner| diner.room))),
        _ => Pick::People(diners().map(|diner| view(roster, prices, diner, eaten)).collect()),
    }
}

/// One diner as the shared screen may show them.
#[must_use]
pub fn view(roster: &Roster, prices: Prices, diner: &Diner, eaten: &BTreeSet<DinerRef>) -> DinerView {
    let building = roster.buildings.get(usize::from(diner.building)).map(|(_, name)| name.to_string());
    let digits: String = building.iter().flat_map(|name| name.chars()).filter(char::is_ascii_digit).collect();
    DinerView {
        diner: diner.reference,
        plate: format!("{digits}-{}-{}", diner.unit, diner.room).trim_start_matches('-').to_owned(),
        masked: diner.masked.to_string(),
        price: diner.price,
        fen: fen(prices, diner.price),
        eaten: eaten.contains(&diner.reference),
    }
}

/// The diner with this reference.
#[must_use]
pub fn find(roster: &Roster, reference: DinerRef) -> Option<&Diner> {
    roster.diners.iter().find(|diner| diner.reference == reference)
}

/// What a meal costs, fen.
#[must_use]
pub fn fen(prices: Prices, class: PriceClass) -> u32 {
    match class {
        PriceClass::Ordinary => prices.ordinary,
        PriceClass::Elder => prices.elder,
        PriceClass::Free => 0,
    }
}

fn distinct<T: Ord>(of: impl Iterator<Item = T>) -> Vec<T> {
    of.collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::enrolment;

    #[test]
    fn four_picks_lead_from_the_building_to_the_person() {
        let enrolment = enrolment();
        let pick = |door| behind(&enrolment.roster, enrolment.prices, door, &BTreeSet::from([502]));
        let mut door = Door::default();
        assert_eq!(pick(door), Pick::Buildings(vec![0, 1]));
        door.building = Some(0);
        assert_eq!(pick(door), Pick::Units(vec![1, 2]));
        door.unit = Some(2);
        assert_eq!(pick(door), Pick::Rooms(vec![501, 502]));
        door.room = Some(502);
        let Pick::People(people) = pick(door) else { panic!("people") };
        let seen: Vec<_> =
            people.iter().map(|one| (one.plate.as_str(), one.masked.as_str(), one.fen, one.eaten)).collect();
        assert_eq!(seen, [("3-2-502", "余*华", 800, true), ("3-2-502", "陆*凤", 0, false)]);
    }

    #[test]
    fn a_door_nobody_lives_behind_leads_nowhere() {
        let enrolment = enrolment();
        let door = Door { building: Some(9), unit: Some(1), room: Some(1) };
        assert_eq!(behind(&enrolment.roster, enrolment.prices, door, &BTreeSet::new()), Pick::People(vec![]));
    }
}

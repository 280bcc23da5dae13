//! Places and the households in them.

use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::record::Record;
use crate::vocabulary::{HouseholdId, field, subject};
use domain::place::{Level, Metres, Place};
use domain::{Home, PlaceId};

/// A household 户.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Household {
    /// Its id.
    pub id: HouseholdId,
    /// Its building.
    pub place: PlaceId,
    /// Its home.
    pub home: Home,
}

fn place_from(subject: Subject, record: &Record) -> Option<Place> {
    Some(Place {
        id: subject.as_place(),
        level: record.coded(field::PLACE_LEVEL)?,
        above: record.id(field::PLACE_ABOVE).map(|above| above.as_place()),
        name: record.text(field::PLACE_NAME)?.to_owned(),
        at: Metres {
            east: record.number(field::PLACE_EAST).unwrap_or(0),
            north: record.number(field::PLACE_NORTH).unwrap_or(0),
        },
    })
}

fn household_from(subject: Subject, record: &Record) -> Option<Household> {
    Some(Household {
        id: HouseholdId(subject.id),
        place: record.id(field::HOUSEHOLD_PLACE)?.as_place(),
        home: record.home(field::HOUSEHOLD_HOME)?,
    })
}

impl Ledger {
    /// Every place, in order of id.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.all(subject::PLACE).filter_map(|(subject, record)| place_from(subject, record))
    }

    /// One place.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<Place> {
        place_from(Subject::place(id), self.record(Subject::place(id))?)
    }

    /// The places directly below one.
    pub fn children(&self, above: PlaceId) -> impl Iterator<Item = Place> {
        self.linked(Subject::place(above), field::PLACE_ABOVE).filter_map(|child| self.place(child.as_place()))
    }

    /// A place and everything above it, highest first.
    #[must_use]
    pub fn path(&self, id: PlaceId) -> Vec<Place> {
        let mut path: Vec<Place> = Vec::new();
        let mut next = self.place(id);
        // Two people may have moved places below each other: never walk further than there are levels.
        while let Some(place) = next.filter(|_| path.len() < Level::ALL.len()) {
            next = place.above.and_then(|above| self.place(above));
            path.push(place);
        }
        path.reverse();
        path
    }

    /// Whether one place is another or lies somewhere below it.
    #[must_use]
    pub fn within(&self, inner: PlaceId, outer: PlaceId) -> bool {
        inner == outer || self.path(inner).iter().any(|place| place.id == outer)
    }

    /// The number of a building, as it stands in homes.
    #[must_use]
    pub fn building_number(&self, id: PlaceId) -> Option<u16> {
        self.record(Subject::place(id))?.number(field::PLACE_NUMBER)
    }

    /// The building with this number in an estate.
    #[must_use]
    pub fn building(&self, estate: PlaceId, number: u16) -> Option<Place> {
        self.children(estate).find(|place| self.building_number(place.id) == Some(number))
    }

    /// Every household, in order of id.
    pub fn households(&self) -> impl Iterator<Item = Household> {
        self.all(subject::HOUSEHOLD).filter_map(|(subject, record)| household_from(subject, record))
    }

    /// The households of a building, in order of id.
    pub fn households_in(&self, building: PlaceId) -> impl Iterator<Item = Household> {
        self.linked(Subject::place(building), field::HOUSEHOLD_PLACE)
            .filter_map(|household| household_from(household, self.record(household)?))
    }

    /// One household.
    #[must_use]
    pub fn household(&self, id: HouseholdId) -> Option<Household> {
        household_from(Subject::household(id), self.record(Subject::household(id))?)
    }

    /// The household that lives in this home of a building.
    #[must_use]
    pub fn household_at(&self, building: PlaceId, home: Home) -> Option<Household> {
        self.households_in(building).find(|household| household.home == home)
    }

    /// Whether a household is noted as one in difficulty. Can be told without its key, the reason can't.
    #[must_use]
    pub fn in_difficulty(&self, id: HouseholdId) -> bool {
        let value = self.record(Subject::household(id)).and_then(|record| record.value(field::HOUSEHOLD_DIFFICULTY));
        matches!(value, Some(crate::op::Value::Sealed { .. }))
    }

    /// What makes it difficult, in the captain's words.
    #[must_use]
    pub fn difficulty(&self, keyring: &Keyring, id: HouseholdId) -> Option<String> {
        self.open_text(keyring, Subject::household(id), field::HOUSEHOLD_DIFFICULTY)
    }
}

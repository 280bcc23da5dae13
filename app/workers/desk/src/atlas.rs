//! The atlas: which estate each building stands in and what it is called, kept at hand because every row shows it.

use domain::place::Level;
use domain::{Home, PlaceId};
use journal::vocabulary::subject;
use journal::{Ledger, Subject};
use std::collections::BTreeMap;

/// Where a building (or an estate as a whole) is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Spot {
    /// The estate's name.
    pub estate_name: String,
    /// The estate.
    pub estate: PlaceId,
    /// The building's number.
    pub number: Option<u16>,
    /// What it is called.
    pub name: String,
    /// It is a community, street or district.
    pub is_above: bool,
}

/// Every building and estate.
#[derive(Clone, Default, Debug)]
pub struct Atlas {
    spots: BTreeMap<PlaceId, Spot>,
}

impl Atlas {
    /// Reads the places anew when one of them was touched.
    pub fn note(&mut self, ledger: &Ledger, touched: &[Subject]) {
        if touched.iter().any(|subject| subject.kind == subject::PLACE) {
            *self = Self::of(ledger);
        }
    }

    /// Reads the places.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let spot = |place: domain::place::Place| {
            let above = place.above.filter(|_| place.level == Level::Building).and_then(|above| ledger.place(above));
            let estate = above.as_ref().unwrap_or(&place);
            let (estate, estate_name) = (estate.id, estate.name.clone());
            let (number, is_above) = (ledger.building_number(place.id), place.level < Level::Estate);
            (place.id, Spot { estate_name, estate, number, name: place.name, is_above })
        };
        Self { spots: ledger.places().map(spot).collect() }
    }

    /// One place.
    #[must_use]
    pub fn spot(&self, place: PlaceId) -> Option<&Spot> {
        self.spots.get(&place)
    }

    /// Whether a building is this place, or stands in this estate. Anything above holds all.
    #[must_use]
    pub fn is_in(&self, building: PlaceId, place: PlaceId) -> bool {
        let above = self.spot(place).is_some_and(|spot| spot.estate == place && spot.number.is_none() && spot.is_above);
        building == place || above || self.spot(building).is_some_and(|spot| spot.estate == place)
    }

    /// Whether there is more than one estate.
    #[must_use]
    pub fn has_several_estates(&self) -> bool {
        let is_estate = |(id, spot): &(&PlaceId, &Spot)| spot.estate == **id && spot.number.is_none() && !spot.is_above;
        self.spots.iter().filter(is_estate).nth(1).is_some()
    }

    /// The estate's name; empty when unknown.
    #[must_use]
    pub fn estate(&self, place: PlaceId) -> String {
        self.spot(place).map(|spot| spot.estate_name.clone()).unwrap_or_default()
    }

    /// What stands on the plate.
    #[must_use]
    pub fn plate(&self, place: PlaceId, home: Option<Home>) -> String {
        let spot = self.spot(place);
        crate::short::plate(home, spot.and_then(|spot| spot.number), spot.map_or("", |spot| spot.name.as_str()))
    }

    /// As a person would say it, as far as the building: `青禾小区 9号楼`.
    #[must_use]
    pub fn spoken(&self, place: PlaceId) -> String {
        match self.spot(place) {
            Some(spot) if spot.estate == place => spot.name.clone(),
            Some(spot) => format!("{} {}", spot.estate_name, spot.name),
            None => String::new(),
        }
    }
}

//! A spot: where somebody lives or something is wanted, and how near two of them are.

use crate::arrange::Arrange as _;
use domain::PlaceId;
use domain::place::{Level, Metres, Place};
use domain::volunteer::Reach;

/// Where somebody lives or something is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    /// The place itself.
    pub place: PlaceId,
    /// `None` where the place is a whole estate.
    pub building: Option<PlaceId>,
    /// `None` where nobody said.
    pub estate: Option<PlaceId>,
    /// `None` where nobody measured.
    pub at: Option<Metres>,
}

impl Spot {
    pub fn same_building(&self, other: &Self) -> bool {
        self.building.is_some() && self.building == other.building
    }

    pub fn same_estate(&self, other: &Self) -> bool {
        self.estate.is_some() && self.estate == other.estate
    }

    /// How near another is, as reach counts it.
    pub fn nearness(&self, other: &Self) -> Reach {
        if self.same_building(other) {
            Reach::Building
        } else if self.same_estate(other) {
            Reach::Estate
        } else {
            Reach::Community
        }
    }

    /// Metres on foot, where both were measured.
    pub fn walk(&self, other: &Self) -> Option<u32> {
        Some(self.at?.walk_to(other.at?))
    }
}

/// The places of a scene, in which spots are found.
pub(crate) struct Map<'a> {
    /// By id.
    places: Vec<&'a Place>,
}

impl<'a> Map<'a> {
    pub fn new(places: &'a [Place]) -> Self {
        let mut places: Vec<&Place> = places.iter().collect();
        places.arrange_by_key(|place| place.id);
        Self { places }
    }

    /// Where a place lies. A building that nobody measured lies where its estate does; an unknown place is a building.
    pub fn spot(&self, place: PlaceId) -> Spot {
        match self.find(place) {
            Some(known) if known.level == Level::Building => {
                let estate =
                    known.above.and_then(|above| self.find(above)).filter(|above| above.level == Level::Estate);
                let at = measured(known).or_else(|| measured(estate?));
                Spot { place, building: Some(place), estate: estate.map(|estate| estate.id), at }
            }
            Some(known) => Spot { place, building: None, estate: Some(place), at: measured(known) },
            None => Spot { place, building: Some(place), estate: None, at: None },
        }
    }

    /// Where a place itself was measured.
    pub fn measured(&self, place: PlaceId) -> Option<Metres> {
        self.find(place).and_then(measured)
    }

    fn find(&self, id: PlaceId) -> Option<&'a Place> {
        self.places.binary_search_by_key(&id, |place| place.id).ok().map(|at| self.places[at])
    }
}

fn measured(place: &Place) -> Option<Metres> {
    (place.at != Metres::default()).then_some(place.at)
}

//! A pair scene: households that need a volunteer of their own, who could be one, and which pairs stand.

use domain::pair::Gender;
use domain::place::Place;
use domain::tongue::Tongues;
use domain::volunteer::{Skills, Volunteer};
use domain::{Home, HouseholdId, PersonId, PlaceId, Slots};
use serde::{Deserialize, Serialize};

/// All the engine sees when it pairs, without names, telephones or words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PairScene {
    /// At least the buildings and estates that households and volunteers name.
    pub places: Vec<Place>,
    /// Households that need a volunteer of their own.
    pub households: Vec<Household>,
    /// Everyone who may be asked.
    pub helpers: Vec<Helper>,
    /// Pairs as they stand; those of households not named above still count as load.
    pub standing: Vec<Standing>,
    /// (volunteer, household, times): who has been there before, and how often.
    pub known: Vec<(PersonId, HouseholdId, u16)>,
    /// (volunteer, household) who must not be sent to each other.
    pub avoid: Vec<(PersonId, HouseholdId)>,
    /// Volunteers who take no pair any more, though they may still be helpers.
    pub left: Vec<PersonId>,
}

/// A household that needs a volunteer of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Household {
    /// Which.
    pub id: HouseholdId,
    /// Its building.
    pub place: PlaceId,
    /// Its home.
    pub home: Home,
    /// What somebody is needed for. Any one is enough, more are better; empty when nothing special is.
    pub needs: Skills,
    /// When visits suit; empty means any time.
    pub suits: Slots,
    /// What they speak; empty when nobody has said.
    pub speaks: Tongues,
    /// Whom they would rather have at the door.
    pub wish: Option<Gender>,
}

/// Somebody who could be a household's own volunteer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Helper {
    /// What they can do, when, how far from home.
    pub volunteer: Volunteer,
    /// `None` when nobody has said.
    pub gender: Option<Gender>,
    /// What they speak; empty when nobody has said.
    pub speaks: Tongues,
}

/// A pair that stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// Whose.
    pub household: HouseholdId,
    /// Their own volunteer.
    pub own: PersonId,
    /// Who steps in.
    pub backup: Option<PersonId>,
    /// Agreed: nobody of it is moved. Otherwise only proposed: a change costs [`super::Weights::change`].
    pub firm: bool,
}

//! The contact card for a door: who to tell first in a building, and a link that says so.

use domain::PlaceId;
use serde::{Deserialize, Serialize};

/// Most characters of when somebody can be called.
pub const HOURS_MAX: usize = 40;

/// What stands on a card, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Form {
    /// The building.
    pub place: PlaceId,
    /// What people call whoever is told first: `志愿者小范`.
    pub name: String,
    /// Their telephone.
    pub telephone: String,
    /// When they can be called; may be empty.
    pub hours: String,
}

/// The link of a card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Link {
    /// Opens the resident's face at this building's station.
    pub link: String,
    /// Whether it also says who to tell first. A device without the station's voice cannot sign that: its link leads to the
    /// station, whose telephone is shown.
    pub names: bool,
}

//! What one level says to the next: a station asks to be under an office, the office answers, and from then on the station
//! tells it figures. The same between a street's office and a district's. Each is one message, by whatever road.

use crate::body::ReplyTo;
use crate::packed::Packed;
use domain::figures::Figures;
use domain::place::Level;
use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};
use trust::{Above, Certificate};

/// May we be under you? Signed by the root that asks, and open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnderBody {
    /// Its certificate for itself: who it is, and which place it stands for.
    pub root: Certificate,
    /// How high that place stands.
    pub level: Level,
    /// What it is called.
    pub name: Packed,
    /// Where the answer goes, and under which key.
    pub reply: ReplyTo,
    /// Its wall clock.
    pub at_ms: Millis,
}

/// You are under us. Signed by the root above, and sealed to whoever asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OverBody {
    /// Its certificate for itself.
    pub root: Certificate,
    /// What it has certified for the root that asked.
    pub given: Certificate,
    /// Who stands above it by its own word, the next one first.
    pub above: Vec<Above>,
    /// How high it stands.
    pub level: Level,
    /// What it is called.
    pub name: Packed,
    /// Where figures go.
    pub reply: ReplyTo,
    /// Its wall clock.
    pub at_ms: Millis,
}

/// How much there is. Signed by the root below, and sealed to the one above; the newest counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FiguresBody {
    /// Which place they are of.
    pub place: PlaceId,
    /// The figures.
    pub figures: Figures,
    /// Its wall clock.
    pub at_ms: Millis,
}

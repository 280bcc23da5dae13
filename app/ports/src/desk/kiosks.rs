//! Kiosks of the station: how one is enrolled, and what is eaten there.

use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};

/// A new kiosk, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct EnrolForm {
    /// The name on its plate: `青禾食堂`.
    pub name: String,
    /// Whose elders may eat there: estates or buildings. Empty means all of the station's.
    pub places: Vec<PlaceId>,
    /// The ordinary price in yuan: `12`, `12.50`.
    pub ordinary: String,
    /// Elders' price in yuan.
    pub elder: String,
}

/// The message that makes a browser that kiosk. Whoever holds it is the kiosk: it is handed over in person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Enrolment {
    /// The kiosk.
    pub kiosk: KioskRow,
    /// The message to copy, or to save as a file.
    pub text: String,
    /// A name for the file.
    pub file_name: String,
    /// Whether it is short enough to be pasted into a chat; a larger one goes as a file.
    pub pastes: bool,
}

/// One kiosk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KioskRow {
    /// Its running number.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// People on its roster.
    pub diners: u32,
    /// Version of its roster.
    pub roster: u32,
    /// Meals taken in so far.
    pub meals: u32,
    /// Meals today.
    pub today: u32,
    /// When it was last heard of.
    pub heard_ms: Option<Millis>,
}

/// Meals of one day at one kiosk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MealCount {
    /// Which kiosk.
    pub kiosk: u32,
    /// Its name.
    pub name: String,
    /// At the ordinary price.
    pub ordinary: u32,
    /// At the elders' price.
    pub elder: u32,
    /// Paid for.
    pub free: u32,
    /// What was taken, in fen.
    pub fen: u64,
}

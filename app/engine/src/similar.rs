//! Similar requests: who nearby asked the same.

use domain::place::Place;
use domain::request::Request;
use domain::{Millis, RequestId};
use serde::{Deserialize, Serialize};

/// A request and its words, as someone entitled to read them sees it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The request.
    pub request: &'a Request,
    /// Its words.
    pub words: &'a str,
}

/// Another open request that asks for the same thing nearby.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Alike {
    /// Which.
    pub request: RequestId,
    /// Whether it concerns the same building; otherwise the same estate.
    pub same_building: bool,
    /// How much the words overlap, 0–100.
    pub overlap: u8,
}

/// Open requests among `others` of the same kind, in the same building or estate, filed within `days` before `now_ms`:
/// the likeliest to be the same thing first. `this` itself is left out.
#[must_use]
pub fn alike(_this: Asked<'_>, _others: &[Asked<'_>], _places: &[Place], _now_ms: Millis, _days: u16) -> Vec<Alike> {
    Vec::new()
}

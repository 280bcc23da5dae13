//! A scene: all the engine sees of a community at one moment. Who asks for what, who could help, what was agreed.

use domain::place::Place;
use domain::request::Request;
use domain::task::Task;
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;
use domain::{Millis, PersonId, RequestId};
use serde::{Deserialize, Serialize};

/// A community at one moment, without names, telephones or words. The engine works out load, history and distance
/// from it by itself, so whoever fills it in only copies what the ledger holds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Scene {
    /// Now; promises, "this week" and "asked recently" are counted from here.
    pub now_ms: Millis,
    /// At least the buildings and estates that requests and volunteers name.
    pub places: Vec<Place>,
    /// Everyone who may be asked.
    pub volunteers: Vec<Volunteer>,
    /// Open requests, and closed ones as far back as "has helped before" should count.
    pub requests: Vec<Request>,
    /// Tasks of these volunteers: open ones, recent ones and refusals.
    pub tasks: Vec<Task>,
    /// How many helpers a request needs, where it is not one.
    pub helpers: Vec<(RequestId, u8)>,
    /// (volunteer, resident) who must not be sent to each other.
    pub avoid: Vec<(PersonId, PersonId)>,
    /// What residents and volunteers speak, where somebody said.
    pub speaks: Vec<(PersonId, Tongues)>,
    /// Volunteers who do not want to be asked for now.
    pub resting: Vec<PersonId>,
}

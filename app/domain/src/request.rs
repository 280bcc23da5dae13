//! A request 诉求: what someone needs, in their own words, and how far it has come.

use crate::{Home, Kind, Millis, PersonId, PlaceId, RequestId, Slots};
use serde::{Deserialize, Serialize};

/// Most characters (UTF-16 units, as a browser counts them) a request's words may have.
pub const WORDS_MAX: usize = 2_000;

/// Most helpers one request may need.
pub const HELPERS_MAX: u8 = 9;

/// By which road a request came in. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Channel {
    /// From the resident's own phone.
    Phone,
    /// At the canteen's kiosk.
    Kiosk,
    /// Said at the door.
    Door,
    /// Said on the telephone.
    Telephone,
    /// Written in a chat group.
    Chat,
    /// Said at the station.
    Station,
}

/// How far a request has come in its current round. Recorded as (round, stage) and merged by taking the greater:
/// reopening starts a new round. What happens between `Received` and `Done` is told by its tasks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Stage {
    /// A captain's device has it.
    Received,
    /// The helper or the captain says it is done.
    Done,
    /// The resident agrees that it is done.
    Closed,
    /// The resident took it back.
    Withdrawn,
}

/// A round and the stage in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Status {
    /// 0 at first; one more each time the request is reopened.
    pub round: u32,
    /// How far this round has come.
    pub stage: Stage,
}

/// A request as the ledger knows it. Names, telephone and words are sealed elsewhere, under the person's key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// Who asks.
    pub person: PersonId,
    /// What sort of help.
    pub kind: Kind,
    /// The building (or estate) it concerns.
    pub place: PlaceId,
    /// The home, when it is about one.
    pub home: Option<Home>,
    /// When it suits; empty means any time.
    pub suits: Slots,
    /// By which road it came.
    pub channel: Channel,
    /// When it was first written down.
    pub filed_ms: Millis,
    /// How far it has come.
    pub status: Status,
}

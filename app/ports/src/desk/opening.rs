//! Opening the desk: whose it is, how far it has come, and how the device is doing.

use super::keep::{Kept, Storage};
use super::lock::{Locked, Safe};
use super::{Counts, Row};
use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};

/// Whose desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Mode {
    /// The captain's own station.
    Real,
    /// The made-up community, in a database of its own; nothing leaves the browser.
    Sample,
}

/// How the desk stands after opening.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Opened {
    /// Nobody has set this desk up (in sample mode: the sample has not been started).
    NeedsSetUp,
    /// At work.
    Ready(Box<Summary>),
    /// Another tab holds it; offer [`super::Ask::TakeOver`].
    Elsewhere,
    /// Under lock: what comes in is kept sealed, and what waits goes out.
    Locked(Locked),
}

/// Who this station is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Own station or sample.
    pub mode: Mode,
    /// The station's name: its community's, or its only estate's.
    pub name: String,
    /// The place the station stands for.
    pub place: PlaceId,
    /// The captain.
    pub captain: String,
    /// Digits.
    pub telephone: String,
    /// Fingerprint of the root key, as on every poster: `ab12-cd34-ef56-7890`.
    pub fingerprint: String,
    /// Counts for the tabs.
    pub counts: Counts,
    /// How the device is doing.
    pub status: Status,
    /// A device that the station let in: it has not the station's voice.
    pub guest: bool,
}

/// What the first screen showed when the desk was last at rest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct First {
    /// Whose desk, and how many wait where.
    pub summary: Summary,
    /// The head of the list of what is to do.
    pub rows: Vec<Row>,
}

/// How this device is doing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Status {
    /// Everything written so far is on disk.
    pub saved: bool,
    /// How the mailbox was when last asked.
    pub mailbox: Mailbox,
    /// How what is kept here is locked.
    pub safe: Safe,
    /// Messages still on their way out.
    pub sending: u32,
    /// Messages that must be copied by hand.
    pub to_copy: u32,
    /// Events and messages set aside because they are damaged, foreign or from a newer version.
    pub set_aside: u32,
    /// So much is set aside that nothing more is: a newer version of the program is needed to read it.
    pub aside_full: bool,
    /// Events that wait for one before them.
    pub waiting: u32,
    /// When the last event was committed.
    pub last_saved_ms: Option<Millis>,
    /// The last backup, and what there is now.
    pub kept: Kept,
    /// Whether what is written can be kept here.
    pub storage: Storage,
}

/// How the mailbox was when last asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Mailbox {
    /// Not asked yet.
    #[default]
    Unknown,
    /// This host has none; messages are copied by hand.
    None,
    /// It answered.
    Reachable,
    /// It did not answer since then: no network, or the host is down.
    Silent {
        /// The first time it did not.
        since_ms: Millis,
    },
}

/// How far something long has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub doing: Doing,
    /// So much is done. Equal to `total` when finished.
    pub done: u32,
    /// Of so much.
    pub total: u32,
}

/// What is being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Doing {
    /// Reading what is stored, in events.
    Reading,
    /// Making up the sample, in households.
    MakingUp,
    /// Bringing a roster in, in people.
    BringingIn,
    /// Taking that back, in people and homes.
    TakingBack,
}

/// The station's file, for the root of the site.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StationFile {
    /// `station.json`
    pub name: String,
    /// Its text.
    pub text: String,
    /// Whether the host already serves this very file.
    pub published: bool,
}

//! What goes wrong at a desk, and what a desk says unasked.

use super::keep::Refused;
use super::lock::Locked;
use super::{AddressTooLong, Arrival, Counts, Field, First, Progress, Status, Wrong};
use serde::{Deserialize, Serialize};

/// Why a question could not be answered. Nothing was written in any of these cases: what was typed is still in the
/// face, and asking again is safe.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Trouble {
    /// [`super::Ask::Open`] has not been answered yet.
    NotOpen,
    /// Another tab holds this desk.
    Elsewhere,
    /// The disk is full.
    Full,
    /// The browser does not let this page keep anything (a private window, or a setting).
    Denied,
    /// The connection to the storage was lost; asking again opens it.
    Lost,
    /// What is stored was written by a newer version of this program; reload to get it.
    Newer,
    /// The browser gave no random numbers.
    NoRandomness,
    /// Nothing with this id is on the ledger.
    Unknown,
    /// The ten seconds are over.
    TooLate,
    /// It cannot be done in this state: assigning a closed request, confirming a task nobody accepted.
    NotNow,
    /// These fields are not right.
    Wrong(Vec<(Field, Wrong)>),
    /// The site's address is so long that no poster could lead to it: the program has to stand elsewhere first.
    AddressTooLong(AddressTooLong),
    /// The host does not take the station's file.
    HostRefused,
    /// Only the sample can do this.
    SampleOnly,
    /// These two should not meet.
    Apart,
    /// What is kept here is under lock; the passcode opens it.
    Locked,
    /// That is not the passcode. After several wrong ones the next try counts only after a while.
    Passcode {
        /// Seconds until the next try counts; 0 for at once.
        wait_s: u32,
    },
    /// Another tab holds an older version of this program open: it has to be closed first.
    UpgradeBlocked,
    /// What is stored can be read, but nothing more can be written.
    ReadOnly,
    /// Somebody else has changed it since it was looked at.
    Meanwhile,
    /// A backup could not be made or taken in.
    Backup(Refused),
    /// This device's key was used on another as well: it has to be made anew, from a backup.
    Forked,
    /// This device was revoked: it can be read, but writes nothing any more.
    Revoked,
    /// This device's certificate has run out, or its clock is ahead.
    Expired,
    /// A device could not be let in, or what came from one not taken in.
    Exchange(super::devices::Refused),
    /// This device's certificate is for another place: whoever looks after that one writes it down.
    NotYours,
    /// Only the device with the station's voice can do this.
    StationOnly,
    /// One of the two has withdrawn the consent it takes.
    Withdrawn,
    /// Something nobody foresaw; the text is for whoever repairs it.
    Broken(String),
}

/// What the desk says unasked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum News {
    /// How far loading, or making up the sample, has come.
    Progress(Progress),
    /// Something on the ledger, in the tray or in the outbox changed: ask again for what is on screen.
    Changed {
        /// Counts for the tabs, as they are now.
        counts: Counts,
    },
    /// Slips came in through the mailbox.
    Arrived(Vec<Arrival>),
    /// The device is doing otherwise than before.
    Status(Status),
    /// Another tab has taken this desk over; every further question is answered [`Trouble::Elsewhere`].
    TakenOver,
    /// A locked desk is doing otherwise than before.
    Locked(Locked),
    /// A desk that is being opened showed this when it was last at rest. What stands now follows with the answer to the
    /// question that opens it; other questions wait until then.
    First(Box<First>),
}

//! The devices of a station: what the captain's face and the desk say to each other about them.

use domain::Millis;
use serde::{Deserialize, Serialize};

/// A device's signing key.
pub type Key = [u8; 32];

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Every device, and what is in quarantine. Answered with [`Answer::Devices`].
    List,
    /// From now on nothing more of this device's counts than is here by now. Answered with [`Answer::Devices`].
    Revoke {
        /// Which; not the one that is asked.
        key: Key,
    },
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The devices, and what is not believed yet.
    Devices(Devices),
}

/// The devices of a station.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Devices {
    /// This one first, then those that write, the one that wrote last before others; then the revoked.
    pub devices: Vec<Device>,
    /// How many events are set aside, by reason, in order of reason.
    pub aside: Vec<(Why, u32)>,
    /// Events that wait for one before them.
    pub waiting: u32,
}

/// One device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Device {
    /// Its key.
    pub key: Key,
    /// The check code of its key, for people to compare.
    pub check: String,
    /// What people call it; empty when nobody has said.
    pub name: String,
    /// Whether it is the one that is asked.
    pub this: bool,
    /// Whether it counts only so far.
    pub revoked: bool,
    /// When its certificate runs out; never for the station's own.
    pub until_ms: Option<Millis>,
    /// How many of its events count here.
    pub events: u64,
    /// When the last of them was written, by its own clock.
    pub last_ms: Option<Millis>,
}

/// Why an event is set aside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Why {
    /// Damaged, or altered on the way: whoever sent it has to send it again.
    Damaged,
    /// Made by a newer version: it is taken in after an update.
    Newer,
    /// By a device that this one does not know: it is taken in once the station's word about that one comes.
    Stranger,
    /// By a device that was revoked.
    Revoked,
    /// By a device whose certificate has run out, unless this device's clock is ahead.
    Expired,
}

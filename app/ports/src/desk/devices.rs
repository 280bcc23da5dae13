//! The devices of a station: what the captain's face and the desk say to each other about them.

use super::lock::Secret;
use super::people::Matrix;
use domain::{Millis, PlaceId};
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
    /// Who asks to be let in by a pasted text. [`Answer::Newcomer`].
    Look {
        /// A whole chat message, or a code alone.
        text: String,
    },
    /// Let that device in, for [`VALID_DAYS`], and write down what people call it. [`Answer::File`], which goes back to it;
    /// where there is a mailbox it goes that way too.
    Admit {
        /// The text as it was pasted.
        text: String,
        /// What people call the device.
        name: String,
        /// The building it writes for, or the place of the station for all of it.
        place: PlaceId,
    },
    /// The same for another [`VALID_DAYS`] from now on. [`Answer::Devices`].
    Renew {
        /// Which.
        key: Key,
    },
    /// Give the station's inbox a new key. [`Answer::Devices`].
    Turn,
    /// Close the keys of the inbox that were replaced half a year ago: no poster names them any more. [`Answer::Devices`].
    CloseOld,
    /// All that is new for a device, and that it may see. [`Answer::File`].
    Send {
        /// Which.
        key: Key,
    },
    /// Take in what another device sent. [`Answer::TakenIn`].
    TakeIn {
        /// The file's bytes.
        file: Vec<u8>,
    },
    /// Where nobody has set up a desk: ask a station to be let in. [`Answer::Asking`].
    Join {
        /// What people will call this device; `None` for what was asked before, [`Refused::NotAsked`] if nothing was.
        name: Option<String>,
    },
    /// Where a station was asked: open its answer. [`super::Answer::Opened`].
    Finish {
        /// The file that came back; `None` to look into the mailbox.
        file: Option<Vec<u8>>,
        /// What this device will be locked with.
        passcode: Option<Secret>,
        /// The root whose fingerprint people have compared: nobody else's answer is opened.
        root: Option<Key>,
    },
    /// Where a station was asked: whose answer there is, before it is opened. [`Answer::Answered`].
    Answered {
        /// The file that came back; `None` to look into the mailbox.
        file: Option<Vec<u8>>,
    },
    /// What whoever has this device would hand over, and what the station does not have yet. [`Answer::Handing`].
    Handing,
    /// They hand it over: its last word, as far as they are concerned. [`Answer::Handing`].
    HandOver,
    /// Somebody else has this device from now on. [`Answer::Handing`].
    Takes {
        /// The next captain.
        name: String,
    },
}

/// So long a certificate lasts.
pub const VALID_DAYS: u64 = 90;

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The devices, and what is not believed yet.
    Devices(Devices),
    /// A device that asks to be let in.
    Newcomer(Newcomer),
    /// Something for another device.
    File(File),
    /// What was taken in.
    TakenIn(TakenIn),
    /// What this device asks.
    Asking(Box<Asking>),
    /// Whose answer there is.
    Answered(Answered),
    /// How handing over stands.
    Handing(Handing),
}

/// How handing over stands, as the device of whoever hands over knows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Handing {
    /// What it writes for, as spoken; nothing for all of the station.
    pub place: String,
    /// Whose it is.
    pub name: String,
    /// Devices of the whole station that something can be sent to, as called.
    pub stations: Vec<(Key, String)>,
    /// How many events of here none of them has confirmed yet; nothing where there are none.
    pub unheard: Option<u32>,
    /// What was handed over.
    pub handed: Option<Handed>,
    /// Photos of people's papers and homes that lie on this device: no other is told more than that there are any.
    pub photos: u32,
}

/// That whoever has a device has handed over.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Handed {
    /// When, by that device's clock.
    pub at_ms: Millis,
    /// How much it has written since.
    pub since: u32,
}

/// A device that asks to be let in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Newcomer {
    /// What it calls itself.
    pub name: String,
    /// The check code of its key, which stands on its screen too.
    pub check: String,
    /// Whether it was let in before.
    pub known: bool,
}

/// What goes to another device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct File {
    /// A name that says for which device, and of which day.
    pub name: String,
    /// The sealed bytes: nobody else can read them.
    pub bytes: Vec<u8>,
    /// Events in it.
    pub events: u32,
}

/// What was taken in from another device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TakenIn {
    /// What people call it.
    pub from: String,
    /// Events that were not here.
    pub new: u32,
    /// Events that do not count and are set aside.
    pub aside: u32,
}

/// What a new device asks of a station.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asking {
    /// What it calls itself.
    pub name: String,
    /// The check code of its key.
    pub check: String,
    /// The message to send.
    pub text: String,
    /// The same to show.
    pub picture: Option<Matrix>,
}

/// Whose answer there is to what a new device asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Answered {
    /// The station's root.
    pub root: Key,
    /// Its fingerprint, which stands in the settings of every device of the station.
    pub fingerprint: String,
    /// Whether the host's own file says so too.
    pub vouched: bool,
}

/// Why a device was not let in, or something between devices could not be taken in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Refused {
    /// No device asks anything in this text.
    NoCode,
    /// The end is missing.
    CutOff,
    /// It was changed on the way.
    Altered,
    /// A newer program made it.
    Newer,
    /// This file is something else.
    NotAFile,
    /// It is for another device.
    NotForThisDevice,
    /// It comes from a device this station does not know.
    Stranger,
    /// No answer has come yet.
    NoAnswer,
    /// The answer lacks the station's first events.
    Incomplete,
    /// This device has asked nobody yet.
    NotAsked,
    /// Nobody has said what the device is called.
    Nameless,
    /// That device was revoked: it has to ask anew, with a new key.
    Revoked,
    /// The answer is of another station than the one this site is of.
    OtherStation,
    /// More than one station has answered.
    Several,
    /// Only a higher level can stand above a lower one.
    NotHigher,
    /// What it was certified with has run out, or this device's clock is ahead.
    RanOut,
}

/// The devices of a station.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Devices {
    /// This one first, then those that write, the one that wrote last before others; then the revoked.
    pub devices: Vec<Device>,
    /// Whether the one that is asked has the station's voice: it lets others in, and revokes.
    pub speaks: bool,
    /// How the station's inbox stands, where its voice is.
    pub inbox: Option<Inbox>,
    /// How many events are set aside, by reason, in order of reason.
    pub aside: Vec<(Why, u32)>,
    /// Events that wait for one before them.
    pub waiting: u32,
}

/// The keys of a station's inbox.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Inbox {
    /// When it got its newest key.
    pub since_ms: Millis,
    /// How many older ones may be closed, once no poster names them.
    pub closable: u32,
    /// Other devices with the station's voice: what is sealed to a new key they open only after taking in a backup.
    pub others: u32,
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
    /// What it is for, as spoken; nothing for all of the station.
    pub place: String,
    /// Whether it was let in and something can be sent to it.
    pub meets: bool,
    /// How many of its events count here.
    pub events: u64,
    /// When the last of them was written, by its own clock.
    pub last_ms: Option<Millis>,
    /// Whether whoever has it has handed over; everything they wrote until then is here.
    pub handed: Option<Handed>,
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

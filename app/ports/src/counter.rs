//! What the kiosk's face and its worker, the counter, say to each other.
//!
//! The face is told nothing but what may stand on a shared screen: rooms, masked names, prices and counts.

use domain::meal::{DinerRef, PriceClass};
use domain::{Kind, Millis, RequestId};
use serde::{Deserialize, Serialize};

/// A question to the counter.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// The first: which kiosk is this? `base` is the site's address with its last slash, without the face's folder.
    Open {
        /// The site's address.
        base: String,
        /// Whether this is the sample's kiosk.
        sample: bool,
    },
    /// Become a kiosk: the whole message the station handed over; or take in its receipt, carried by hand.
    Enrol {
        /// A pasted chat message or the text of the file.
        text: String,
    },
    /// Who lives in this building, unit and room.
    Diners(Door),
    /// Whose card is this?
    Card {
        /// What the scanner read.
        text: String,
    },
    /// Check in for a meal; `again` once the face has been told that this diner already ate today.
    CheckIn {
        /// Who; `None` for a guest.
        diner: Option<DinerRef>,
        /// Whether a second meal is meant.
        again: bool,
    },
    /// The last check-in was a slip of the finger.
    TakeBack {
        /// Its number.
        number: u32,
    },
    /// File a request.
    File {
        /// In the person's own words.
        words: String,
        /// As guessed or chosen.
        kind: Kind,
        /// Who asks; `None` for someone not on the roster.
        diner: Option<DinerRef>,
        /// Index of the building it is about, when nobody on the roster asks.
        building: Option<u16>,
    },
    /// What has not reached the station yet, as text to carry by hand.
    TakeOut,
    /// Look at the mailbox now.
    Poll,
}

/// As much of an address as has been picked so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Door {
    /// Index of the building.
    pub building: Option<u16>,
    /// Staircase.
    pub unit: Option<u8>,
    /// Room.
    pub room: Option<u16>,
}

/// The counter's answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Not a kiosk yet.
    NotEnrolled,
    /// A kiosk, ready.
    Ready(Till),
    /// The next thing to pick.
    Pick(Pick),
    /// One diner, from a card.
    Diner(DinerView),
    /// The meal stands, saved.
    CheckedIn {
        /// Its number, to take it back.
        number: u32,
        /// The price paid, fen.
        fen: u32,
        /// Meals so far today, this one included.
        today: u32,
    },
    /// This diner already has a meal today.
    AlreadyToday {
        /// When.
        at_ms: Millis,
    },
    /// The request is saved and on its way.
    Filed {
        /// Its id.
        request: RequestId,
    },
    /// Taken back.
    TakenBack {
        /// Meals so far today.
        today: u32,
    },
    /// Texts to carry to the station by hand, each short enough to paste; empty when nothing waits.
    ToCarry(Vec<String>),
    /// It could not be done.
    Trouble(Trouble),
}

/// What the attract screen shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Till {
    /// The name on the door-plate.
    pub name: String,
    /// The captain's telephone, digits.
    pub telephone: String,
    /// The buildings, as spoken, in roster order.
    pub buildings: Vec<String>,
    /// Ordinary and elders' price, fen.
    pub prices: (u32, u32),
    /// Meals so far today.
    pub today: u32,
    /// Slips that no receipt has come for.
    pub waiting: u32,
    /// Whether this is the sample's kiosk.
    pub sample: bool,
}

/// What can be picked next.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Pick {
    /// Indices of buildings in which anyone on the roster lives.
    Buildings(Vec<u16>),
    /// Staircases of the building.
    Units(Vec<u8>),
    /// Rooms of the staircase.
    Rooms(Vec<u16>),
    /// People in the room.
    People(Vec<DinerView>),
}

/// One person as the shared screen may show them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DinerView {
    /// Opaque reference.
    pub diner: DinerRef,
    /// `3-2-501`
    pub plate: String,
    /// `何*民`
    pub masked: String,
    /// At which price.
    pub price: PriceClass,
    /// The price, fen.
    pub fen: u32,
    /// Whether a meal was already taken today.
    pub eaten: bool,
}

/// Why something could not be done. The face words each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Trouble {
    /// No message of ours in the text.
    NoSlip,
    /// The message was cut off.
    CutOff,
    /// The message was changed on the way.
    Altered,
    /// A message of ours, but not an enrolment.
    NotAnEnrolment,
    /// Made by a newer version of the program.
    Newer,
    /// The enrolment is not signed by the station it names.
    Forged,
    /// This is not a card of this canteen.
    NoSuchCard,
    /// The words are empty.
    NoWords,
    /// The words are too long.
    TooLong,
    /// The disk is full; nothing was lost, and nothing was saved.
    Full,
    /// This browser lets the page keep nothing.
    NoStorage,
    /// The kiosk runs in another tab.
    Elsewhere,
    /// No kiosk yet.
    NotEnrolled,
    /// Meals or requests have not reached the station yet.
    StillWaiting,
    /// This page is older than what the device keeps; nothing was touched.
    Outdated,
    /// What the device kept was damaged. It was put aside, and the kiosk needs a new enrolment.
    Damaged,
}

/// What the counter says unasked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum News {
    /// Counts or roster changed.
    Changed(Till),
}

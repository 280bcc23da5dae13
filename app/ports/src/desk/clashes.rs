//! Clashes: what two people wrote about one thing without knowing of each other. Both are kept and one is shown, until
//! somebody says which holds.

use super::copy::{Fact, Said};
use domain::{HouseholdId, Millis, PersonId, RequestId};
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Every clash. Answered with [`super::Answer::Clashes`].
    List,
    /// This one holds. Answered with [`super::Answer::Saved`], or [`super::Trouble::Meanwhile`] where that write stands no
    /// more.
    Settle {
        /// About what.
        at: At,
        /// Which of the writes.
        write: Which,
    },
}

/// A field of a thing, as the journal numbers it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct At {
    /// What sort of thing.
    pub kind: u8,
    /// Which one.
    pub id: [u8; 16],
    /// Which field of it.
    pub field: u16,
}

/// One write: the event, and its place in it.
pub type Which = ([u8; 32], u8);

/// Several writes of which nobody has said which holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clash {
    /// Where.
    pub at: At,
    /// On whose page it is shown.
    pub page: Of,
    /// What people call the thing: a name, a plate, the title of a request; may be empty.
    pub about: String,
    /// Which fact.
    pub fact: Fact,
    /// What was written, the one shown meanwhile last.
    pub sides: Vec<Side>,
}

/// The page on which something is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Of {
    /// A person's.
    Person(PersonId),
    /// A request's.
    Request(RequestId),
    /// A household's: the pages of everybody who lives there.
    Household(HouseholdId),
    /// A place's, or the station's: none of its own.
    Station,
}

/// One of the writes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Side {
    /// Which.
    pub write: Which,
    /// What it says; nothing for "taken away".
    pub said: Option<Said>,
    /// When it was written, by the clock of whoever did.
    pub at_ms: Millis,
    /// The device it was written on: what people call it, or the check code of its key.
    pub device: String,
    /// On the device that is asked.
    pub this: bool,
}

//! The levels: who stands above a desk's root and who below it, and the messages by which that comes about.

use super::people::Matrix;
use domain::Millis;
use domain::figures::Figures;
use domain::place::Level;
use serde::{Deserialize, Serialize};

/// A root's signing key.
pub type Key = [u8; 32];

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Everybody above and below. [`Answer::Levels`].
    List,
    /// The message that asks a higher level to be above. [`Answer::Message`].
    Under,
    /// What a message between levels says; nothing is kept. [`Answer::Seen`].
    Look {
        /// A whole chat message, or a code alone.
        text: String,
    },
    /// Certify whoever asks in a message. [`Answer::Message`], which goes back.
    Certify {
        /// The text as it was pasted.
        text: String,
    },
    /// Stand under whoever answers in a message. [`Answer::Levels`].
    Agree {
        /// The text as it was pasted.
        text: String,
        /// The root whose fingerprint people have compared: nobody else is agreed to.
        root: Key,
    },
    /// The figures for the level above. [`Answer::Message`].
    Report {
        /// Which of those above.
        key: Key,
    },
    /// Certify a root below for another [`super::devices::VALID_DAYS`]. [`Answer::Message`], which goes to it.
    Renew {
        /// Which.
        key: Key,
    },
    /// A root below is no longer looked after. [`Answer::Levels`].
    LetGo {
        /// Which.
        key: Key,
    },
    /// Leave a level above. [`Answer::Levels`].
    Leave {
        /// Which.
        key: Key,
    },
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Everybody.
    Levels(Box<Levels>),
    /// Something to pass on.
    Message(Message),
    /// What a message says.
    Seen(Seen),
}

/// Something to pass on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Message {
    /// To paste into a chat.
    pub text: String,
    /// To show, where it fits.
    pub picture: Option<Matrix>,
}

/// What a message between levels says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Seen {
    /// Somebody asks to be under this one.
    Asks {
        /// What it is called.
        name: String,
        /// How high it stands.
        level: Level,
        /// Its fingerprint, to compare.
        fingerprint: String,
        /// Whether it is below already: this renews.
        known: bool,
    },
    /// Somebody says that this one may be under it.
    Offers {
        /// Its root.
        root: Key,
        /// What it is called.
        name: String,
        /// How high it stands.
        level: Level,
        /// Its fingerprint, to compare.
        fingerprint: String,
        /// Until when.
        until_ms: Millis,
        /// Whom it stands below itself, the next one first.
        above: Vec<String>,
        /// Whether it is above already: this renews.
        known: bool,
    },
}

/// Everybody above and below.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Levels {
    /// What this one is called.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Whether this device has its voice: it asks, answers, tells and leaves.
    pub speaks: bool,
    /// Who stands above, the highest first; those that were left last.
    pub above: Vec<Upper>,
    /// Who stands below, by name; those that were let go last.
    pub below: Vec<Lower>,
    /// The newest figures of those below, together.
    pub together: Figures,
}

/// One that stands above.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Upper {
    /// Its root.
    pub key: Key,
    /// What it calls itself.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Since when.
    pub since_ms: Millis,
    /// When what it has certified runs out.
    pub until_ms: Millis,
    /// Whether it stands right above this one, rather than above another.
    pub next: bool,
    /// Whether it was left.
    pub left: bool,
}

/// One that stands below.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lower {
    /// Its root.
    pub key: Key,
    /// What it is called.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Since when.
    pub since_ms: Millis,
    /// When what it was certified with runs out.
    pub until_ms: Millis,
    /// Whether it was let go.
    pub let_go: bool,
    /// The newest figures it has told, and when they were made.
    pub report: Option<(Millis, Figures)>,
}

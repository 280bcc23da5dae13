//! Slips that come in: what a pasted text held, and new senders in the tray.

use domain::{Kind, Millis, RequestId, TaskId};
use serde::{Deserialize, Serialize};

/// Names one slip: the digest of its bytes.
pub type SlipId = [u8; 32];

/// What one code in a pasted text was. The first group was taken in (or would be, in a preview); the second was not,
/// each for its own reason; the text stays in the face either way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Taken {
    /// A new request; it is on the ledger now.
    Request(Hint),
    /// A request of a first-time sender, left in the tray by a preview. Pasting is itself the captain's yes, so
    /// `TakeIn` answers [`Taken::Request`].
    Waits(Hint),
    /// The resident confirmed, reopened or withdrew.
    Follow(Hint),
    /// A helper answered.
    Answer {
        /// About which request.
        hint: Hint,
        /// Which task.
        task: TaskId,
        /// Yes or no.
        yes: bool,
    },
    /// A helper is done.
    Done(Hint),
    /// Meals from a kiosk.
    Meals {
        /// Which kiosk.
        kiosk: u32,
        /// How many were new.
        new: u32,
    },
    /// The desk has this one already; nothing changed.
    Already(Option<Hint>),

    /// No code stands in the text.
    Nothing,
    /// The end is missing: it was not copied whole.
    CutOff,
    /// A letter in it has changed.
    Altered,
    /// It is sealed to another station.
    Foreign,
    /// It is sealed to a key this station no longer has.
    OldKey,
    /// A newer version of the program wrote it.
    Newer,
    /// It is signed by another key than the request or task it speaks of.
    NotTheirs,
    /// It speaks of a request or task that is not on this ledger.
    Unknown,
    /// It is one of this station's own messages to somebody else.
    OwnMessage,
    /// It is in order, but says something a desk has no use for.
    NotForDesk,
    /// Events of another device of the station, or of one that it was let in by.
    Events {
        /// How many were not here.
        new: u32,
        /// How many do not count and are set aside.
        aside: u32,
    },
    /// A new device asks to be let in; that is another question (`devices::Ask::Look`).
    Joins,
    /// A lower level asks to be under this one, or a higher one answers; that is another question (`levels::Ask::Look`).
    Levels,
    /// Figures of one below.
    Figures {
        /// Which.
        name: String,
    },
}

/// Enough of a request to recognise it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Hint {
    /// Which.
    pub request: RequestId,
    /// The first sentence of the words.
    pub title: String,
    /// For the plate.
    pub plate: String,
    /// Who asks.
    pub who: String,
}

/// One new sender's request, waiting to be let in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TrayRow {
    /// The slip.
    pub id: SlipId,
    /// Enough to recognise it.
    pub hint: Hint,
    /// The words, whole.
    pub words: String,
    /// What sort of help.
    pub kind: Kind,
    /// As typed by the sender.
    pub telephone: String,
    /// Somebody on the ledger has this name and home, or this telephone.
    pub known: bool,
    /// It came under a key of before.
    pub old_key: bool,
    /// When it was filed, by the sender's clock.
    pub filed_ms: Millis,
}

/// Which phone, whatever it calls itself.
pub type SenderId = [u8; 16];

/// A phone that is not heard any more. Nothing is kept of what it said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlockedRow {
    /// Which.
    pub sender: SenderId,
    /// The first letters of it, for people to tell several apart.
    pub check: String,
    /// When somebody blocked it.
    pub since_ms: Millis,
}

/// What to do with a new sender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TrayAct {
    /// Let it in; the sender is known from now on.
    Accept,
    /// Throw it away; the sender may try again.
    Dismiss,
    /// Throw it away, and whatever this key sends from now on.
    Block,
}

/// Something that came in through the mailbox.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Arrival {
    /// A request of a known sender, or a follow-up, answer or report: as if pasted.
    Taken(Taken),
    /// A new sender, into the tray.
    Tray(Hint),
    /// So many slips of one building or in one go that the rest was held back.
    HeldBack {
        /// How many.
        count: u32,
    },
}

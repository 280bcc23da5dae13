//! Letters: messages on their way out, and the receipt for an act.

use super::Matrix;
use domain::{Millis, PersonId, RequestId, TaskId};
use serde::{Deserialize, Serialize};

/// Names one message of this desk's.
pub type LetterId = u64;

/// What was written by an act.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Written {
    /// Takes the act back while the clock is before `undo_until_ms`. `None` when there is nothing to take back.
    pub undo: Option<u64>,
    /// Ten seconds from now.
    pub undo_until_ms: Millis,
    /// The request concerned, or the one that was made.
    pub request: Option<RequestId>,
    /// The person who was written down.
    pub person: Option<PersonId>,
    /// They were on the roster already; what was missing was added, and nothing that was known changed.
    pub already: bool,
    /// Messages this act wrote, as on lists; those without a mailbox road are to be copied by hand.
    pub letters: Vec<Letter>,
}

/// One message.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// To whom, as a captain would say it: `田秀英`, `何建民 3-2-501`, `青禾食堂`.
    pub to: String,
    /// Digits, for calling instead; may be empty.
    pub telephone: String,
    /// About which request.
    pub request: Option<RequestId>,
    /// About which task.
    pub task: Option<TaskId>,
    /// What sort of message.
    pub says: Says,
    /// How it goes.
    pub road: Road,
    /// How far it is.
    pub state: LetterState,
    /// When it was written.
    pub at_ms: Millis,
    /// The text to copy: a sentence in Chinese, a link, and the code. Filled in by [`super::Ask::Letter`];
    /// empty on lists.
    pub text: String,
    /// The link as a QR picture, when it fits. `None` on lists.
    pub picture: Option<Matrix>,
}

/// What sort of message.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Says {
    /// Would you help?
    Offer,
    /// Who, where, what.
    Details,
    /// How a request stands.
    Progress,
    /// Meals counted, roster changed.
    Counted,
    /// The helper is no longer needed.
    CallOff,
}

/// How a message goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Road {
    /// By the mailbox, by itself.
    Mailbox,
    /// By hand: copied into a chat, or scanned.
    Hand,
}

/// How far a message is. "Sent" is not "received".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum LetterState {
    /// Waits its ten seconds.
    Waiting {
        /// It goes then.
        until_ms: Millis,
    },
    /// To be copied by hand.
    ToCopy,
    /// On its way; tried so many times.
    Sending {
        /// Attempts so far.
        tries: u32,
    },
    /// The mailbox has it.
    Sent {
        /// Since then.
        at_ms: Millis,
    },
    /// The captain passed it on.
    Copied {
        /// Then.
        at_ms: Millis,
    },
    /// Taken back in time.
    Undone,
    /// Something came back: whoever it was for has it.
    Received {
        /// Then.
        at_ms: Millis,
    },
}

//! The way of the post: what the captain's face and the desk say to each other about it.

use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Somebody came back to the page, or the network may be there again: what waits for the post leaves at once, and
    /// the box is looked into. [`super::Answer::Done`].
    Return,
    /// Does the mailbox keep its rules? [`Answer::Tried`].
    Try,
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// What is wrong with the mailbox; nothing, when it is in order.
    Tried(Vec<Finding>),
}

/// One way in which a mailbox is not as it should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Finding {
    /// This host has no mailbox, and none is named in `station.json`.
    NoneNamed,
    /// It is named by `http:` on another host, and a browser does not ask there.
    Insecure,
    /// No answer.
    NoAnswer,
    /// It does not allow pages of this site to ask.
    OtherSites,
    /// There is nothing at its address.
    NoMailbox,
    /// Its server takes nothing.
    NoPut,
    /// Its server may not write, or lets nobody write.
    MayNotWrite,
    /// Its server's disk is full.
    Full,
    /// Its server has trouble of its own, with this status, when it writes.
    Broken(u16),
    /// It asks to wait.
    Flood,
    /// It refuses a slip of the full size.
    TooSmall,
    /// It takes more than a slip may have.
    TooLarge,
    /// It lets what is there be written over.
    Overwrites,
    /// What was put cannot be fetched; the status.
    NotFetched(u16),
    /// What comes back is not what was put.
    Altered,
    /// It does not list the box to its owner; the status.
    NoList(u16),
    /// It lists in another form than JSON.
    ListForm,
    /// It lists the box to anybody.
    ListOpen,
    /// Its clock and this device's are so many seconds apart; this device's is ahead where it is positive.
    Clock(i64),
}

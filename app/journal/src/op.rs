//! An operation: the smallest thing an event can say. Each kind commutes with every other, so order never matters.
//!
//! Postcard is the byte form. Variants are only ever added at the end; whoever meets one it does not know sets the
//! whole event aside as made by a newer version.

use domain::PersonId;
use serde::{Deserialize, Serialize};
use trust::{Digest, Sealed};

/// What a fact is about: a kind (see `vocabulary::subject`) and an id. Unknown kinds fold without harm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Subject {
    /// What sort of thing; see `vocabulary::subject`.
    pub kind: u8,
    /// Which one.
    pub id: [u8; 16],
}

/// Which fact about a subject, or which set of a subject; see `vocabulary::field` and `vocabulary::set`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Field(pub u16);

/// Names one write for good: the event that made it and its place among the event's operations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct WriteId {
    /// The event.
    pub event: Digest,
    /// Index into its operations.
    pub index: u8,
}

/// What a field holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Value {
    /// Nothing: unknown, or taken away.
    None,
    /// Yes or no.
    Bool(bool),
    /// A number; also the code of an enum.
    Int(i64),
    /// Words anyone with this log may read.
    Text(String),
    /// Keys, digests and packed things.
    Bytes(Vec<u8>),
    /// Another subject.
    Id(Subject),
    /// Words under one person's own key.
    Sealed {
        /// Whose key.
        person: PersonId,
        /// The sealed bytes.
        sealed: Sealed,
    },
    /// Several at once. Lists hold no lists: a hostile event must not be able to nest without end.
    List(Vec<Atom>),
}

/// One element of a list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Atom {
    /// A number.
    Int(i64),
    /// Words.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Another subject.
    Id(Subject),
}

/// One operation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Op {
    /// Writes a register. It stands beside every write it does not name: those are a conflict, and all are kept.
    Register {
        /// What it is about.
        subject: Subject,
        /// Which fact.
        field: Field,
        /// What it is now.
        value: Value,
        /// The writes to the same register that this one replaces.
        replaces: Vec<WriteId>,
    },
    /// Puts an item into a set.
    Add {
        /// Whose set.
        subject: Subject,
        /// Which set.
        set: Field,
        /// What.
        item: Value,
    },
    /// Takes an item out, as far as it was put in by these additions; one added meanwhile by somebody else stays.
    Remove {
        /// Whose set.
        subject: Subject,
        /// Which set.
        set: Field,
        /// What.
        item: Value,
        /// The additions that are undone.
        adds: Vec<WriteId>,
    },
    /// Says how far something has come. The greatest (round, stage) counts.
    Advance {
        /// What.
        subject: Subject,
        /// One more each time it starts over.
        round: u32,
        /// How far this round has come; the code of the subject's own stage enum.
        stage: u8,
    },
    /// Forgets a person: everything sealed under their key is dropped, now and whenever it still arrives.
    Erase {
        /// Whose key.
        person: PersonId,
    },
}

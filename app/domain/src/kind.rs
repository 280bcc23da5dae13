//! A kind: what sort of help a request asks for. It decides who can help and how soon an answer is promised.

use serde::{Deserialize, Serialize};

/// What sort of help is asked for. Variants are only ever added at the end: their order is their byte form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Kind {
    /// Something is broken: a lamp, a lock, a pipe.
    Repair,
    /// Fetch or deliver: medicine, groceries.
    Errand,
    /// Someone to talk to, to sing with, to look in.
    Company,
    /// Papers and applications: cards, benefits, folic acid.
    Papers,
    /// Order in shared space: parking, flower pots in the corridor.
    Order,
    /// Something may hurt someone: a falling facade, a bare wire.
    Danger,
    /// A place or a class for many: a chess table, a summer class.
    Activity,
    /// A meal, at the canteen or brought home.
    Meal,
    /// None of these.
    Other,
}

impl Kind {
    /// Every kind, in the order in which people are shown them.
    pub const ALL: [Self; 9] = [
        Self::Errand,
        Self::Repair,
        Self::Company,
        Self::Papers,
        Self::Meal,
        Self::Order,
        Self::Activity,
        Self::Danger,
        Self::Other,
    ];
}

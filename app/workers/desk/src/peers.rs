//! Peers: the other devices this one exchanges events with, and how far each has heard the other. Numbers are those under
//! which events are stored here, so this belongs to a device and goes into no backup.

use crate::host::PEERS;
use courier::body::ReplyTo;
use device::record;
use device::store::{Row, Write};
use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::SigningPublic;

const VERSION: u8 = 1;

/// Every peer, by its key.
pub type Peers = BTreeMap<SigningPublic, Peer>;

/// Stretches of numbers, each from the first to before the second; ascending, with gaps between them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Stretches(Vec<(u64, u64)>);

impl Stretches {
    /// Adds a stretch; an empty one changes nothing.
    pub fn add(&mut self, from: u64, before: u64) {
        if from >= before {
            return;
        }
        let (mut from, mut before) = (from, before);
        self.0.retain(|(first, end)| {
            let apart = *end < from || before < *first;
            if !apart {
                (from, before) = (from.min(*first), before.max(*end));
            }
            apart
        });
        let at = self.0.partition_point(|(first, _)| *first < from);
        self.0.insert(at, (from, before));
    }

    /// Whether a number lies in one.
    #[must_use]
    pub fn holds(&self, number: u64) -> bool {
        self.0.iter().any(|(from, before)| (*from..*before).contains(&number))
    }

    /// The first number from 0 on that lies in none.
    #[must_use]
    pub fn gap(&self) -> u64 {
        self.0.first().filter(|(from, _)| *from == 0).map_or(0, |(_, before)| *before)
    }

    /// Forgets what lies wholly below a number.
    pub fn forget_below(&mut self, number: u64) {
        self.0.retain(|(_, before)| *before > number);
    }
}

/// One peer, as it is stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Peer {
    /// Where what is for it goes.
    pub reply: ReplyTo,
    /// It has everything of ours below this number that it may see.
    pub acked: u64,
    /// What we have of its numbers.
    pub heard: Stretches,
    /// What of ours came from it, and need not go back.
    pub theirs: Stretches,
    /// The places it was certified for when something was last sent: more of them, and it has to be told from the beginning.
    pub scope: BTreeSet<PlaceId>,
    /// The station's word that lets it in, until something comes from it.
    pub admit: Option<Vec<u8>>,
    /// How sending goes; nothing of it is stored.
    #[serde(skip)]
    pub sending: Sending,
}

/// How sending to a peer goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sending {
    /// Everything below this number was sent, whether it came or not.
    pub sent: u64,
    /// Something came from it, and it does not know that yet.
    pub owes: bool,
    /// Not before then.
    pub rest_until_ms: Millis,
    /// What was not heard by then is sent again.
    pub again_ms: Millis,
    /// How often that was.
    pub again: u32,
}

impl Peer {
    /// A peer of which nothing is known but where it is.
    #[must_use]
    pub fn at(reply: ReplyTo) -> Self {
        Self {
            reply,
            acked: 0,
            heard: Stretches::default(),
            theirs: Stretches::default(),
            scope: BTreeSet::new(),
            admit: None,
            sending: Sending::default(),
        }
    }

    /// Stores it.
    #[must_use]
    pub fn row(&self, key: &SigningPublic) -> Write {
        Write::put(PEERS, key.0, record::write(VERSION, self))
    }
}

/// Peers as they are stored. A row that does not read is passed over: that device is told everything again.
#[must_use]
pub fn stored(rows: Vec<Row>) -> Peers {
    let read = |(key, bytes): Row| Some((SigningPublic(key.try_into().ok()?), record::read(VERSION, &bytes).ok()?));
    rows.into_iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_grow_together_whatever_comes_first() {
        let mut some = Stretches::default();
        for (from, before) in [(8, 10), (2, 4), (5, 5), (4, 6), (12, 13)] {
            some.add(from, before);
        }
        assert_eq!((some.0.as_slice(), some.gap()), (&[(2, 6), (8, 10), (12, 13)][..], 0));
        some.add(0, 2);
        some.add(5, 12);
        assert_eq!((some.0.as_slice(), some.gap()), (&[(0, 13)][..], 13));
        assert!(some.holds(0) && some.holds(12) && !some.holds(13));
        some.add(20, 21);
        some.forget_below(13);
        assert_eq!(some.0, [(20, 21)]);
    }
}

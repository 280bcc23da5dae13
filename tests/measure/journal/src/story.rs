//! The story every contestant writes down: short texts in the fields of subjects, four a change. Two authors take turns
//! seeing each other, as do two others, and neither two see the other two until both halves are merged.
//!
//! Shared by our own measurement (`app/journal/examples/bench`) and that of the peers.

use std::collections::BTreeSet;

/// Writes to one subject that are one change.
pub const WRITES: usize = 4;
/// Fields of a subject besides the first, which says what it is.
const FIELDS: usize = 8;

/// A story of so many writes.
pub struct Story {
    writes: usize,
}

/// One change: who writes, about which subject, and its fields with their texts.
pub struct Change {
    /// 0 and 1 write the first half, 2 and 3 the second, 0 also the beginning.
    pub author: usize,
    /// Which subject, from 0.
    pub subject: usize,
    /// Fields and texts.
    pub writes: Vec<(usize, String)>,
}

impl Story {
    /// One of about so many writes.
    #[must_use]
    pub fn of(writes: usize) -> Self {
        Self { writes }
    }

    fn subjects(&self) -> usize {
        self.writes / 20
    }

    /// The beginning, which everybody has seen: each subject's first field.
    pub fn beginning(&self) -> impl Iterator<Item = Change> {
        (0..self.subjects()).map(|subject| Change { author: 0, subject, writes: vec![(0, text(subject, 0))] })
    }

    /// One of the two halves.
    pub fn half(&self, half: usize) -> impl Iterator<Item = Change> {
        let subjects = self.subjects();
        let changes = (self.writes - subjects) / WRITES / 2;
        (0..changes).map(move |number| {
            let write = |at: usize| {
                let field = 1 + (number / subjects + half + at) % FIELDS;
                (field, text(number * 2 + half, at + 1))
            };
            Change {
                author: half * 2 + number % 2,
                subject: (number * 7919 + half * 31) % subjects,
                writes: (0..WRITES).map(write).collect(),
            }
        })
    }

    /// How many fields of how many subjects hold something in the end.
    #[must_use]
    pub fn fields(&self) -> usize {
        let all = self.beginning().chain(self.half(0)).chain(self.half(1));
        let fields = all.flat_map(|change| change.writes.into_iter().map(move |(field, _)| (change.subject, field)));
        fields.collect::<BTreeSet<_>>().len()
    }
}

/// 24 letters that differ from change to change, so that nobody gains by packing them.
fn text(change: usize, at: usize) -> String {
    let mut state = (change as u64) << 8 | at as u64;
    let mut next = || {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    };
    (0..24).map(|_| char::from(b'a' + (next() % 26) as u8)).collect()
}

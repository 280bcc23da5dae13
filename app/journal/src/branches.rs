//! Branches: the events of an author in one log, from the number on under which there are two. None of them counts, unless a
//! revocation names the last that does: then that one counts, and what leads to it, whatever else turns up.

use crate::event::Event;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::Digest;

/// Every event from the fork on, with its number and the one before it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Branches(BTreeMap<Digest, (u64, Option<Digest>)>);

impl Branches {
    /// Has them begin at an earlier number, given the number and id of every event of theirs. Of those that come in there was
    /// one a number so far, so each follows the one of the number before.
    pub fn begin_at(&mut self, fork: u64, own: impl Iterator<Item = (u64, Digest)>) {
        let single = own.filter(|(seq, id)| seq.saturating_add(1) >= fork && !self.0.contains_key(id));
        let single: BTreeMap<u64, Digest> = single.collect();
        let before = |seq: &u64| single.get(&seq.checked_sub(1)?).copied();
        self.0.extend(single.range(fork..).map(|(seq, id)| (*id, (*seq, before(seq)))));
    }

    /// Takes one in.
    pub fn add(&mut self, event: &Event) {
        self.0.insert(event.id(), (event.content().seq, event.content().prev));
    }

    /// The events that lead to all of these last ones (number and id) that are here; none when none is here.
    pub fn line(&self, ends: impl Iterator<Item = (u64, Digest)>) -> BTreeSet<Digest> {
        let here = ends.filter(|(seq, id)| self.0.get(id).is_some_and(|(number, _)| number == seq));
        let before = |id: &Digest| self.0.get(id)?.1.filter(|before| self.0.contains_key(before));
        let line = |(_, end)| core::iter::successors(Some(end), before).collect::<BTreeSet<Digest>>();
        here.map(line).reduce(|one, other| &one & &other).unwrap_or_default()
    }
}

//! A log: one place's events as far as they are known, a chain for each author, and the heads nobody has followed yet.

use crate::branches::Branches;
use crate::event::Event;
use crate::ledger::Stamp;
use crate::replica::Reason;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Digest, SigningPublic};

/// One author's events in one log.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Chain {
    /// The next sequence number.
    pub next: u64,
    /// The newest event.
    pub last: Option<Digest>,
    /// From this number on the author has said two different things: of that only counts what a revocation names.
    pub fork: Option<u64>,
    /// How many of the author's events count for certain: as far as it may write, is not revoked and has not forked.
    pub counted: u64,
}

/// One place's events.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Log {
    pub(crate) chains: BTreeMap<SigningPublic, Chain>,
    /// The newest events, each with its Lamport count.
    pub(crate) heads: BTreeMap<Digest, u64>,
    /// Of authors who have said two different things, all they said from there on.
    pub(crate) branches: BTreeMap<SigningPublic, Branches>,
}

impl Log {
    /// An empty log that remembers where authors forked.
    pub(crate) fn emptied(self) -> Self {
        let forked = self.chains.into_iter().filter(|(_, chain)| chain.fork.is_some());
        let chains = forked.map(|(author, Chain { fork, .. })| (author, Chain { fork, ..Chain::default() })).collect();
        Self { chains, heads: BTreeMap::new(), branches: self.branches }
    }

    /// Checks an event against its predecessors, all of which are known.
    pub(crate) fn check(event: &Event, known: impl Fn(&Digest) -> Option<Stamp>) -> Result<(), Reason> {
        let content = event.content();
        let before: Vec<Stamp> = event.needs().filter_map(&known).collect();
        let prev = content.prev.and_then(|prev| known(&prev));
        let chained = match prev {
            Some(prev) => prev.author == content.author && content.seq.checked_sub(1) == Some(prev.seq),
            None => content.seq == 0,
        };
        if !chained || before.iter().any(|stamp| stamp.log != content.log) {
            return Err(Reason::Chain);
        }
        let greatest = before.iter().map(|stamp| stamp.lamport).max().unwrap_or(0);
        if greatest.checked_add(1) == Some(content.lamport) { Ok(()) } else { Err(Reason::Lamport) }
    }

    /// Takes a checked event in, and says whether its author turns out to have said two different things from an earlier
    /// number on than was known.
    pub(crate) fn take(&mut self, event: &Event) -> bool {
        let content = event.content();
        event.needs().for_each(|id| {
            self.heads.remove(id);
        });
        self.heads.insert(event.id(), content.lamport);
        let chain = self.chains.entry(content.author).or_default();
        // A log that remembers where its authors forked is told again what came before that.
        if let Some(branches) = self.branches.get_mut(&content.author)
            && chain.fork.is_some_and(|fork| content.seq >= fork)
        {
            branches.add(event);
        }
        if content.seq >= chain.next {
            (chain.next, chain.last) = (content.seq + 1, Some(event.id()));
            return false;
        }
        let earlier = chain.fork.is_none_or(|fork| content.seq < fork);
        if earlier {
            chain.fork = Some(content.seq);
            chain.counted = chain.counted.min(content.seq);
        }
        earlier
    }

    /// Remembers what an author has said who turns out to have forked here; `own` are number and id of all its events.
    pub(crate) fn branch_off(&mut self, event: &Event, own: impl Iterator<Item = (u64, Digest)>) {
        let branches = self.branches.entry(event.content().author).or_default();
        branches.begin_at(event.content().seq, own);
        branches.add(event);
    }

    /// Of an author who has forked, the events from there on that lead to all of these last ones that are here.
    pub(crate) fn line(&self, author: &SigningPublic, ends: impl Iterator<Item = (u64, Digest)>) -> BTreeSet<Digest> {
        self.branches.get(author).map_or_else(BTreeSet::new, |branches| branches.line(ends))
    }

    /// What is known of an author.
    #[must_use]
    pub fn chain(&self, author: &SigningPublic) -> Option<&Chain> {
        self.chains.get(author)
    }

    /// The authors who have said two different things, each with the first number under which they did.
    pub fn forks(&self) -> impl Iterator<Item = (&SigningPublic, u64)> {
        self.chains.iter().filter_map(|(author, chain)| Some((author, chain.fork?)))
    }
}

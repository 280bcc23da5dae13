//! A replica: every log this device holds, with the ledger folded from them. Merging is taking events in, from
//! anywhere, in any order; what can't be taken in waits or is set aside, with the reason, and stops nothing.

use crate::event::{Event, EventError};
use crate::ledger::{Ledger, Stamp};
use crate::log::{Chain, Log};
use crate::op::Subject;
use crate::word::Said;
use crate::writers::Writers;
use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Digest, SigningPublic};

/// Why an event was set aside. Its bytes are kept; after an update they are offered again. Only added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, thiserror::Error)]
pub enum Reason {
    /// Cut short or altered beyond reading.
    #[error("cut short or altered")]
    Garbled,
    /// Longer than any event may be.
    #[error("too large for one event")]
    TooLarge,
    /// Made by a newer version of this program.
    #[error("made by a newer version")]
    Newer,
    /// The signature does not fit.
    #[error("the signature does not fit")]
    Signature,
    /// Written by a device that may not write here.
    #[error("written by a device that may not write here")]
    Stranger,
    /// It does not follow from the events it names.
    #[error("does not follow from the events it names")]
    Chain,
    /// Its count is not one more than the greatest before it.
    #[error("its count is wrong")]
    Lamport,
    /// Its author has said two different things under one number.
    #[error("its author has said two different things")]
    Fork,
    /// Its author has been revoked, and this one comes after the last that counts.
    #[error("its author has been revoked")]
    Revoked,
    /// Its author's certificate has run out, or the clock of this device is ahead.
    #[error("its author's certificate has run out")]
    Expired,
}

impl From<EventError> for Reason {
    fn from(error: EventError) -> Self {
        match error {
            EventError::Garbled => Self::Garbled,
            EventError::TooLarge => Self::TooLarge,
            EventError::Newer => Self::Newer,
            EventError::Signature => Self::Signature,
        }
    }
}

/// What became of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Folded into the ledger.
    Applied,
    /// Was there before.
    Known,
    /// Waits for events it names that have not come yet.
    Waiting,
    /// Known, since others may have built on it, but it does not count.
    Held(Reason),
    /// Set aside.
    Aside(Reason),
}

/// Where an event's bytes belong in a device's storage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keep {
    /// With the events, to be given to `Replica::load` at the next start.
    Event,
    /// With what was set aside, to be given to `Replica::intake` again; see `Quarantine`.
    Aside,
    /// Nowhere: it is there already.
    Nothing,
}

impl Verdict {
    /// Where the bytes belong. What is held without counting belongs with the events: only both sides of a fork show that
    /// there is one.
    #[must_use]
    pub fn keep(self) -> Keep {
        match self {
            Self::Applied | Self::Waiting | Self::Held(_) => Keep::Event,
            Self::Aside(_) => Keep::Aside,
            Self::Known => Keep::Nothing,
        }
    }
}

/// What taking bytes in has done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intake {
    /// Digest of the bytes: the event's id.
    pub id: Digest,
    /// What became of it.
    pub verdict: Verdict,
    /// The subjects about which something may have changed.
    pub touched: Vec<Subject>,
    /// Events that had waited for this one, and what became of them. Their bytes are with the events already; those
    /// now set aside are moved.
    pub released: Vec<(Digest, Verdict)>,
    /// Something came to light that changes what counts of the events folded or held before (a fork, a revocation, a late
    /// certificate): load the replica again from storage.
    pub stale: bool,
}

/// Every log this device holds.
#[derive(Clone, Debug, Default)]
pub struct Replica {
    pub(crate) ledger: Ledger,
    pub(crate) logs: BTreeMap<PlaceId, Log>,
    /// Events that are known but don't count: their author has forked, was revoked, or may not write after all.
    pub(crate) held: BTreeMap<Digest, Stamp>,
    pub(crate) waiting: BTreeMap<Digest, Event>,
    /// Event that is missing → events that wait for it.
    pub(crate) awaited: BTreeMap<Digest, BTreeSet<Digest>>,
    pub(crate) writers: Writers,
}

impl Replica {
    /// An empty replica.
    #[must_use]
    pub fn new(writers: Writers) -> Self {
        Self { writers, ..Self::default() }
    }

    /// A replica from this device's own storage: events verified when they were taken in, in any order.
    /// Bytes that can't be read any more are skipped; their number is the second result.
    #[must_use]
    pub fn load(writers: Writers, stored: impl IntoIterator<Item = Vec<u8>>) -> (Self, usize) {
        let stored: Vec<Vec<u8>> = stored.into_iter().collect();
        make_room(stored.iter().map(Vec::len).sum());
        let mut unread = 0;
        let mut events: Vec<Event> = Vec::with_capacity(stored.len());
        for bytes in stored {
            Event::trusted(bytes).map_or_else(|_| unread += 1, |event| events.push(event));
        }
        // A predecessor always has the smaller count, so nothing waits that need not.
        events.sort_by_key(|event| (event.content().lamport, event.id()));
        let mut replica = Self::new(writers);
        // A certificate may stand in another log than what it lets in, so all are listened to beforehand.
        let said = events.iter().filter_map(|event| Some((event.id(), Said::of(event)?)));
        replica.writers.said.extend(said);
        replica.writers.work_out_from(&replica.logs);
        // What is placed does not depend on what counts. So a second pass knows every fork, and of words only those of
        // events that were placed; then there is nothing left to find out.
        while events.iter().fold(false, |stale, event| replica.settle(event).stale | stale) || replica.overheard() {
            replica = replica.emptied();
        }
        (replica, unread)
    }

    /// Whether words are remembered of an event that still waits, or was set aside.
    fn overheard(&self) -> bool {
        self.writers.said.keys().any(|id| self.stamp(id).is_none())
    }

    /// An empty replica that remembers what was said about who writes, and where authors forked.
    fn emptied(mut self) -> Self {
        let mut writers = core::mem::take(&mut self.writers);
        writers.said.retain(|id, _| self.stamp(id).is_some());
        let logs = self.logs.into_iter().map(|(place, log)| (place, log.emptied())).collect();
        let mut empty = Self { logs, ..Self::new(writers) };
        empty.count_anew();
        empty
    }

    /// Takes in bytes from anywhere: checks form, signature, author and order. `now_ms` is this device's clock: an event
    /// of an author whose certificate has run out by then is set aside, unless somebody believed has built on it.
    pub fn intake(&mut self, bytes: &[u8], now_ms: Millis) -> Intake {
        let id = Digest::of(bytes);
        let aside = |reason| Intake::of(id, Verdict::Aside(reason));
        if self.holds(&id) {
            return Intake::of(id, Verdict::Known);
        }
        match Event::verify(bytes) {
            Err(error) => aside(error.into()),
            Ok(event) => match self.entitled(&event, now_ms) {
                Err(reason) if !self.awaits(&id) => aside(reason),
                _ => self.settle(&event),
            },
        }
    }

    /// Whether an event's author may say this here and now; the event itself may bring the root's word for it. What brings
    /// any other word of the root's that is new is taken in too, for that word counts wherever it stands.
    fn entitled(&self, event: &Event, now_ms: Millis) -> Result<(), Reason> {
        let (author, log) = (&event.content().author, event.content().log);
        let said = Said::of(event);
        let unknown = said.as_ref().filter(|_| !self.writers.may_write(author, log));
        let introduced = unknown.map(|said| self.writers.with(event.id(), said.clone(), &self.logs));
        let writers = introduced.as_ref().unwrap_or(&self.writers);
        let (may_write, counted) = (writers.may_write(author, log), writers.counted(author, log));
        match (may_write, event.content().seq < counted) {
            (true, true) if writers.may_write_at(author, log, now_ms) => Ok(()),
            (true, true) => Err(Reason::Expired),
            _ if said.is_some_and(|said| self.writers.is_news(&said)) => Ok(()),
            (true, false) => Err(Reason::Revoked),
            (false, _) => Err(Reason::Stranger),
        }
    }

    /// Takes in an event from this device's own storage or hand, which has been verified before.
    pub fn settle(&mut self, event: &Event) -> Intake {
        let mut intake = self.place(event);
        let mut placed = if intake.verdict == Verdict::Waiting { vec![] } else { vec![event.id()] };
        while let Some(id) = placed.pop() {
            for event in self.ready_after(&id) {
                let next = self.place(&event);
                intake.touched.extend(next.touched);
                intake.stale |= next.stale;
                intake.released.push((next.id, next.verdict));
                placed.push(next.id);
            }
        }
        intake.touched.sort_unstable();
        intake.touched.dedup();
        intake
    }

    fn place(&mut self, event: &Event) -> Intake {
        let id = event.id();
        if self.holds(&id) {
            return Intake::of(id, Verdict::Known);
        }
        let missing: Vec<Digest> = event.needs().filter(|id| self.stamp(id).is_none()).copied().collect();
        if !missing.is_empty() {
            missing.iter().for_each(|need| {
                self.awaited.entry(*need).or_default().insert(id);
            });
            self.waiting.insert(id, event.clone());
            return Intake::of(id, Verdict::Waiting);
        }
        if let Err(reason) = Log::check(event, |id| self.stamp(id)) {
            return Intake::of(id, Verdict::Aside(reason));
        }
        let (place, author, seq) = (event.content().log, event.content().author, event.content().seq);
        let mut stale = Said::of(event).is_some_and(|said| self.hear(id, said));
        let (writers, log) = (&self.writers, self.logs.entry(place).or_default());
        let chain = log.chains.entry(author).or_insert_with(|| {
            let counted = writers.counted(&author, place);
            Chain { counted, ..Chain::default() }
        });
        let counted = chain.counted;
        let forks = log.take(event);
        if forks {
            stale |= seq < counted;
            let placed = self.ledger.events().chain(&self.held);
            let own = placed.filter(|(_, stamp)| (stamp.author, stamp.log) == (author, place));
            log.branch_off(event, own.map(|(id, stamp)| (stamp.seq, *id)));
        }
        if forks || (log.branches.contains_key(&author) && writers.names(&author, place, &id)) {
            stale |= self.count_anew();
        }
        let reason = self.counts(&author, place, seq, &id);
        let verdict = reason.map_or_else(Verdict::Held, |()| Verdict::Applied);
        if reason.is_err() {
            self.held.insert(id, Stamp::of(event));
            return Intake { stale, ..Intake::of(id, verdict) };
        }
        let touched = self.ledger.apply(event, self.writers.may_erase(&author, place));
        Intake { touched, stale, ..Intake::of(id, verdict) }
    }

    /// Whether an event that is placed counts.
    fn counts(&self, author: &SigningPublic, log: PlaceId, seq: u64, id: &Digest) -> Result<(), Reason> {
        let chain = self.logs.get(&log).and_then(|log| log.chain(author)).copied().unwrap_or_default();
        match seq {
            seq if seq < chain.counted || self.writers.on_line(author, log, id) => Ok(()),
            seq if chain.fork.is_some_and(|fork| seq >= fork) => Err(Reason::Fork),
            _ if self.writers.may_write(author, log) => Err(Reason::Revoked),
            _ => Err(Reason::Stranger),
        }
    }

    /// Listens to the words of an event that is being placed, and says whether anything placed before counts otherwise.
    fn hear(&mut self, id: Digest, said: Said) -> bool {
        self.writers.said.insert(id, said).is_none() && self.count_anew()
    }

    /// Works out who writes, and how far everybody counts; says whether that changes for anything placed before.
    pub(crate) fn count_anew(&mut self) -> bool {
        let (erasing, lines) = (self.erasing(), self.writers.lines().clone());
        self.writers.work_out_from(&self.logs);
        let mut stale = erasing != self.erasing() || lines != *self.writers.lines();
        let writers = &self.writers;
        for (place, log) in &mut self.logs {
            for (author, chain) in &mut log.chains {
                let counted = writers.counted(author, *place).min(chain.fork.unwrap_or(u64::MAX));
                stale |= counted != chain.counted && counted.min(chain.counted) < chain.next;
                chain.counted = counted;
            }
        }
        stale
    }

    /// Which of the chains are of authors whose word there forgets people for good.
    fn erasing(&self) -> BTreeSet<(PlaceId, SigningPublic)> {
        let chains = self.logs.iter().flat_map(|(place, log)| log.chains.iter().map(move |chain| (*place, chain)));
        let written = chains.filter(|(_, (_, chain))| chain.next > 0).map(|(place, (author, _))| (place, *author));
        written.filter(|(place, author)| self.writers.may_erase(author, *place)).collect()
    }

    /// Waiting events for which nothing is missing any more now that `id` is there.
    fn ready_after(&mut self, id: &Digest) -> Vec<Event> {
        let candidates = self.awaited.remove(id).unwrap_or_default();
        let ready =
            |id: &Digest| self.waiting.get(id).is_some_and(|event| event.needs().all(|id| self.stamp(id).is_some()));
        let ready: Vec<Digest> = candidates.into_iter().filter(ready).collect();
        ready.iter().filter_map(|id| self.waiting.remove(id)).collect()
    }

    fn stamp(&self, id: &Digest) -> Option<Stamp> {
        self.ledger.stamp(id).or_else(|| self.held.get(id)).copied()
    }

    /// Whether some event here cannot be placed before this one comes.
    #[must_use]
    pub fn awaits(&self, id: &Digest) -> bool {
        self.awaited.contains_key(id)
    }

    /// Whether an event is here: folded in, waiting, or held without counting.
    #[must_use]
    pub fn holds(&self, id: &Digest) -> bool {
        self.stamp(id).is_some() || self.waiting.contains_key(id)
    }

    /// Where everything stands.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The logs, by place.
    pub fn logs(&self) -> impl Iterator<Item = (PlaceId, &Log)> {
        self.logs.iter().map(|(place, log)| (*place, log))
    }

    /// One place's log.
    #[must_use]
    pub fn log(&self, place: PlaceId) -> Option<&Log> {
        self.logs.get(&place)
    }

    /// The events that wait, each with what it still needs.
    pub fn waiting(&self) -> impl Iterator<Item = (&Event, Vec<Digest>)> {
        let missing = |event: &Event| event.needs().filter(|id| self.stamp(id).is_none()).copied().collect();
        self.waiting.values().map(move |event| (event, missing(event)))
    }

    /// Who may write.
    #[must_use]
    pub fn writers(&self) -> &Writers {
        &self.writers
    }
}

/// Has memory grow once for a ledger folded from this many bytes. In a browser each growth is costly, and the
/// allocator takes 64 KB at a time: without this, folding 100,000 operations takes 1.1 s instead of 0.13 s.
pub(crate) fn make_room(bytes: usize) {
    const ROOM_PER_BYTE: usize = 10;
    const ROOM_MAX: usize = 256 << 20;
    let mut room: Vec<u8> = Vec::new();
    // Without room there is only less speed.
    let _ = room.try_reserve_exact(bytes.saturating_mul(ROOM_PER_BYTE).min(ROOM_MAX));
    core::hint::black_box(room);
}

impl Intake {
    fn of(id: Digest, verdict: Verdict) -> Self {
        Self { id, verdict, touched: Vec::new(), released: Vec::new(), stale: false }
    }
}

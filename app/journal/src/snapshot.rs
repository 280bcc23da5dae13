//! A snapshot: a replica as bytes, so that a start need not fold everything again. A cache and nothing more: whatever
//! does not fit this program, or the events that are stored, is thrown away.
//!
//! It comes in parts of half a megabyte, made and read one at a time, so that neither takes the memory of a second
//! replica. First what is small, then what is remembered of every event in order of id, then the records in order of
//! subject. Each part carries a digest of itself and says which snapshot it is of, and which part.

use crate::event::Event;
use crate::ledger::{Ledger, Stamp};
use crate::log::Log;
use crate::op::{Field, Subject, Value, WriteId};
use crate::packed::Packed;
use crate::record::Record;
use crate::replica::{Replica, make_room};
use crate::word::Said;
use crate::worked_out::Lines;
use crate::writers::Writers;
use core::ops::Bound;
use domain::{Millis, PersonId, PlaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Digest, SigningPublic};

/// Grows by one whenever what a snapshot holds changes its form or its meaning.
pub const SCHEMA: u16 = 6;
/// A part is usually full when it has grown to this; one with a very large record may be larger.
pub const PART_BYTES: usize = 512 << 10;

/// What stands at the head of each part.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Label {
    /// Digest of the set of events.
    events: Digest,
    /// Which part, from 0.
    number: u32,
}

/// The first part.
#[derive(Serialize, Deserialize)]
struct Head {
    logs: BTreeMap<PlaceId, Log>,
    held: BTreeMap<Digest, Stamp>,
    waiting: Vec<Vec<u8>>,
    said: BTreeMap<Digest, Said>,
    lines: Lines,
    replaced: BTreeMap<WriteId, BTreeSet<(Subject, Field)>>,
    erased: BTreeSet<PersonId>,
    /// The places and authors that stamps name by number.
    places: Vec<PlaceId>,
    authors: Vec<SigningPublic>,
    /// How many events and records follow.
    events: u64,
    records: u64,
}

/// An event's id, place, author, number, Lamport count and wall time.
type PackedStamp = (Digest, u32, u32, u64, u64, Millis);

/// A snapshot being written. The replica must stay as it is until the last part: whoever lets it change begins again.
pub struct Writing {
    label: Label,
    part_bytes: usize,
    ids: Vec<Digest>,
    places: Vec<PlaceId>,
    authors: Vec<SigningPublic>,
    /// How many stamps are written.
    stamps: usize,
    /// The last record that is written.
    record: Option<Subject>,
    next: Next,
}

enum Next {
    Head,
    Rest,
    Nothing,
}

impl Writing {
    /// Begins one, in parts of so many bytes.
    #[must_use]
    pub fn begin(replica: &Replica, part_bytes: usize) -> Self {
        let events = &replica.ledger.events;
        let places: BTreeSet<PlaceId> = events.values().map(|stamp| stamp.log).collect();
        let authors: BTreeSet<SigningPublic> = events.values().map(|stamp| stamp.author).collect();
        Self {
            label: Label { events: replica.ledger.events_digest(), number: 0 },
            part_bytes,
            ids: events.keys().copied().collect(),
            places: places.into_iter().collect(),
            authors: authors.into_iter().collect(),
            stamps: 0,
            record: None,
            next: Next::Head,
        }
    }

    /// The next part; `None` after the last.
    pub fn part(&mut self, replica: &Replica) -> Option<Vec<u8>> {
        let mut part = Part::new(self.label, self.part_bytes);
        self.next = match self.next {
            Next::Head => {
                part.add(&self.head(replica));
                Next::Rest
            }
            Next::Rest => self.fill(replica, &mut part),
            Next::Nothing => return None,
        };
        self.label.number += 1;
        Some(part.sealed())
    }

    fn head(&self, replica: &Replica) -> Head {
        let Replica { ledger, logs, held, waiting, writers, .. } = replica;
        Head {
            logs: logs.clone(),
            held: held.clone(),
            waiting: waiting.values().map(|event| event.bytes().to_vec()).collect(),
            said: writers.said.clone(),
            lines: writers.lines().clone(),
            replaced: ledger.replaced.clone(),
            erased: ledger.erased.clone(),
            places: self.places.clone(),
            authors: self.authors.clone(),
            events: ledger.events.len() as u64,
            records: ledger.records.len() as u64,
        }
    }

    /// Adds stamps, then records, until the part is full.
    fn fill(&mut self, replica: &Replica, part: &mut Part) -> Next {
        while let Some(id) = self.ids.get(self.stamps)
            && !part.is_full(self.part_bytes)
        {
            let Some(stamp) = replica.ledger.stamp(id) else { return Next::Nothing };
            part.add(&packed(*id, stamp, &self.places, &self.authors));
            self.stamps += 1;
        }
        let from = self.record.map_or(Bound::Unbounded, Bound::Excluded);
        for (subject, record) in replica.ledger.records.range((from, Bound::Unbounded)) {
            if part.is_full(self.part_bytes) {
                return Next::Rest;
            }
            part.add(&Packed::of(*subject, record, &self.ids));
            self.record = Some(*subject);
        }
        if self.stamps < self.ids.len() { Next::Rest } else { Next::Nothing }
    }
}

fn packed(id: Digest, stamp: &Stamp, places: &[PlaceId], authors: &[SigningPublic]) -> PackedStamp {
    let Stamp { log, author, seq, lamport, wall_ms } = stamp;
    let number = |at: Result<usize, usize>| at.ok().and_then(|at| u32::try_from(at).ok()).unwrap_or(u32::MAX);
    (id, number(places.binary_search(log)), number(authors.binary_search(author)), *seq, *lamport, *wall_ms)
}

/// A part being written: schema, digest of the rest, label, and what it holds, one thing after the other.
struct Part(Vec<u8>);

impl Part {
    fn new(label: Label, part_bytes: usize) -> Self {
        let mut bytes = Vec::with_capacity(part_bytes + (part_bytes >> 3));
        bytes.extend_from_slice(&SCHEMA.to_be_bytes());
        bytes.extend_from_slice(&[0; 32]);
        let mut part = Self(bytes);
        part.add(&label);
        part
    }

    fn add(&mut self, thing: &impl Serialize) {
        // Postcard refuses only what has no fixed shape; these types all have one.
        self.0 = postcard::to_extend(thing, core::mem::take(&mut self.0)).unwrap_or_default();
    }

    fn is_full(&self, part_bytes: usize) -> bool {
        self.0.len() >= part_bytes
    }

    fn sealed(mut self) -> Vec<u8> {
        let digest = Digest::of(&self.0[34..]);
        self.0[2..34].copy_from_slice(&digest.0);
        self.0
    }
}

/// A snapshot being read, part by part.
pub struct Reading {
    label: Label,
    head: Head,
    stamps: Vec<(Digest, Stamp)>,
    records: Vec<(Subject, Record)>,
}

impl Reading {
    /// Begins with the first part. `bytes` is the length of all parts together, so that memory grows once.
    #[must_use]
    pub fn begin(part: &[u8], bytes: usize) -> Option<Self> {
        let (label, rest) = opened(part)?;
        let (head, rest) = postcard::take_from_bytes::<Head>(rest).ok()?;
        (rest.is_empty() && label.number == 0).then_some(())?;
        make_room(bytes.saturating_mul(3));
        Some(Self { label, head, stamps: Vec::new(), records: Vec::new() })
    }

    /// Takes the next part; `None` when it is from another schema or snapshot, out of order or damaged.
    pub fn part(&mut self, part: &[u8]) -> Option<()> {
        let (label, mut rest) = opened(part)?;
        self.label.number += 1;
        (label == self.label).then_some(())?;
        while !rest.is_empty() {
            rest = if self.stamps.len() as u64 == self.head.events { self.record(rest)? } else { self.stamp(rest)? };
        }
        Some(())
    }

    fn stamp<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let ((id, place, author, seq, lamport, wall_ms), rest): (PackedStamp, _) =
            postcard::take_from_bytes(bytes).ok()?;
        let log = *self.head.places.get(usize::try_from(place).ok()?)?;
        let author = *self.head.authors.get(usize::try_from(author).ok()?)?;
        self.stamps.last().is_none_or(|(last, _)| *last < id).then_some(())?;
        self.stamps.push((id, Stamp { log, author, seq, lamport, wall_ms }));
        Some(rest)
    }

    fn record<'a>(&mut self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let (packed, rest) = postcard::take_from_bytes::<Packed<Value>>(bytes).ok()?;
        let (subject, record) = packed.unpacked(&self.stamps)?;
        self.records.last().is_none_or(|(last, _)| *last < subject).then_some(())?;
        self.records.push((subject, record));
        Some(rest)
    }

    /// The replica, after the last part; `None` when it is not whole. Events stored after the snapshot was written are
    /// settled afterwards; if it holds events that are not stored, it must not be used.
    #[must_use]
    pub fn finish(self, writers: Writers) -> Option<Replica> {
        let Self { label, head, stamps, records } = self;
        let whole = stamps.len() as u64 == head.events && records.len() as u64 == head.records;
        let ledger = Ledger::of(stamps, records, head.replaced, head.erased);
        (whole && label.events == ledger.events_digest()).then_some(())?;
        let mut replica = Replica { ledger, logs: head.logs, held: head.held, ..Replica::new(writers) };
        replica.writers.said = head.said;
        replica.writers.work_out_from(&replica.logs);
        if *replica.writers.lines() != head.lines || replica.count_anew() {
            // Other writers were given by hand than when it was written.
            return None;
        }
        for bytes in head.waiting {
            replica.settle(&Event::trusted(bytes).ok()?);
        }
        Some(replica)
    }
}

/// Label and content of a part whose schema and digest are right.
fn opened(part: &[u8]) -> Option<(Label, &[u8])> {
    let (schema, rest) = part.split_first_chunk::<2>()?;
    let (digest, body) = rest.split_first_chunk::<32>()?;
    if u16::from_be_bytes(*schema) != SCHEMA || Digest(*digest) != Digest::of(body) {
        return None;
    }
    postcard::take_from_bytes(body).ok()
}

/// A replica as parts of so many bytes, all at once.
#[must_use]
pub fn write(replica: &Replica, part_bytes: usize) -> Vec<Vec<u8>> {
    let mut writing = Writing::begin(replica, part_bytes);
    core::iter::from_fn(|| writing.part(replica)).collect()
}

/// The replica that was written; `None` when any part of it does not fit.
#[must_use]
pub fn read(writers: Writers, parts: &[impl AsRef<[u8]>]) -> Option<Replica> {
    let (first, rest) = parts.split_first()?;
    let mut reading = Reading::begin(first.as_ref(), parts.iter().map(|part| part.as_ref().len()).sum())?;
    rest.iter().try_for_each(|part| reading.part(part.as_ref()))?;
    reading.finish(writers)
}

/// Settles the events that came after a snapshot, in any order. How many could not be read; `None` when one of them
/// changes what counts of those before, so that all must be folded.
#[must_use]
pub fn go_on(replica: &mut Replica, stored: impl IntoIterator<Item = Vec<u8>>) -> Option<usize> {
    let mut unread = 0;
    let mut events: Vec<Event> = Vec::new();
    for bytes in stored {
        Event::trusted(bytes).map_or_else(|_| unread += 1, |event| events.push(event));
    }
    events.sort_by_key(|event| (event.content().lamport, event.id()));
    let stale = events.iter().fold(false, |stale, event| replica.settle(event).stale | stale);
    (!stale).then_some(unread)
}

//! A snapshot: a replica as bytes, so that a start need not fold everything again. A cache and nothing more: whatever
//! does not fit this program, or the events that are stored, is thrown away.

use crate::event::Event;
use crate::ledger::{Ledger, Stamp};
use crate::log::Log;
use crate::replica::{Replica, make_room};
use crate::word::Said;
use crate::writers::Writers;
use domain::PlaceId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trust::Digest;

/// Grows by one whenever what a snapshot holds changes its form or its meaning.
pub const SCHEMA: u16 = 2;

#[derive(Serialize, Deserialize)]
struct Snapshot {
    /// Digest of the set of events.
    events: Digest,
    ledger: Ledger,
    logs: BTreeMap<PlaceId, Log>,
    held: BTreeMap<Digest, Stamp>,
    waiting: Vec<Vec<u8>>,
    said: BTreeMap<Digest, Said>,
}

/// A replica as bytes: schema, digest of the rest, the rest.
#[must_use]
pub fn write(replica: &Replica) -> Vec<u8> {
    let Replica { ledger, logs, held, waiting, writers, .. } = replica.clone();
    let waiting = waiting.values().map(|event| event.bytes().to_vec()).collect();
    let snapshot = Snapshot { events: ledger.events_digest(), ledger, logs, held, waiting, said: writers.said };
    let body = postcard::to_allocvec(&snapshot).unwrap_or_default();
    [&SCHEMA.to_be_bytes()[..], &Digest::of(&body).0, &body].concat()
}

/// The replica that was written; `None` when it is from another schema or damaged. Events stored after it was written
/// are settled afterwards; if it holds events that are not stored, it must not be used.
#[must_use]
pub fn read(writers: Writers, bytes: &[u8]) -> Option<Replica> {
    let (schema, rest) = bytes.split_first_chunk::<2>()?;
    let (digest, body) = rest.split_first_chunk::<32>()?;
    if u16::from_be_bytes(*schema) != SCHEMA || Digest(*digest) != Digest::of(body) {
        return None;
    }
    make_room(body.len());
    let snapshot: Snapshot = postcard::from_bytes(body).ok()?;
    if snapshot.events != snapshot.ledger.events_digest() {
        return None;
    }
    let (ledger, logs, held) = (snapshot.ledger, snapshot.logs, snapshot.held);
    let mut replica = Replica { ledger, logs, held, ..Replica::new(writers) };
    replica.writers.said = snapshot.said;
    if replica.count_anew() {
        // Other writers were given by hand than when it was written.
        return None;
    }
    for bytes in snapshot.waiting {
        replica.settle(&Event::trusted(bytes).ok()?);
    }
    Some(replica)
}

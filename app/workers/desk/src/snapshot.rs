//! The snapshot: the ledger as it was folded, kept so that an opening reads that and folds only what came since. A copy
//! and nothing more: whatever does not fit this program, this station or the stored events is passed over, and all events
//! are folded.
//!
//! It is written while nobody does anything, some parts a transaction, beside the one before; the row that names it comes
//! last and takes the old one away. Whatever is committed meanwhile makes it begin again another time.

use crate::desk::{Desk, State};
use crate::host::{EVENTS, Host, SNAPSHOT, Snapshots};
use crate::office::Office;
use crate::trouble::of_store;
use device::record;
use device::store::{Span, Store, Write};
use domain::Millis;
use journal::snapshot::{Reading, Writing};
use journal::{Replica, Writers};
use ports::desk::Trouble;
use serde::{Deserialize, Serialize};
use trust::{Digest, Fingerprint};

const VERSION: u8 = 1;
/// The row that names the snapshot; its parts stand under keys of five bytes.
const HEAD: &[u8] = b"head";
/// A snapshot is written anew when the events since are more than an eighth of those it holds.
const SHARE: u64 = 8;
/// Parts written and read at once: about 4 MB.
const PARTS: usize = 8;
/// How long a desk must have been left alone before one is begun.
const REST_MS: Millis = 10_000;

/// The row that names a snapshot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    /// Whose.
    station: Fingerprint,
    /// Which of the two places it stands in.
    side: u8,
    parts: u32,
    /// The length of all parts.
    bytes: u64,
    /// How many events it holds: all rows before this number.
    events: u64,
    /// Digest of the last of those.
    last: Digest,
}

/// A snapshot that is being written.
pub struct Begun {
    writing: Writing,
    head: Head,
    version: u64,
}

/// What was read.
pub struct Opened {
    /// Everything but the events since.
    pub replica: Replica,
    /// What it was read from.
    pub head: Head,
}

impl Head {
    /// How many events it holds.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.events
    }

    /// The same, once it has turned out that something it holds counts otherwise now: it is written anew.
    #[must_use]
    pub fn outdated(self) -> Self {
        Self { events: 0, ..self }
    }
}

fn key(side: u8, part: u32) -> Vec<u8> {
    [&[side][..], &part.to_be_bytes()].concat()
}

async fn head(store: &impl Store) -> Option<Head> {
    record::read(VERSION, &store.read(SNAPSHOT, HEAD).await.ok()??).ok()
}

/// The snapshot of this station, if there is one that fits the program and the events.
pub async fn read(store: &impl Store, station: Fingerprint, writers: Writers) -> Option<Opened> {
    let head = head(store).await.filter(|head| head.station == station)?;
    let last = store.read(EVENTS, &head.events.checked_sub(1)?.to_be_bytes()).await.ok()??;
    (Digest::of(&last) == head.last).then_some(())?;
    let mut reading: Option<Reading> = None;
    let mut span = Span { from: key(head.side, 0), before: Some(key(head.side, head.parts)) };
    let mut left = head.parts as usize;
    while left > 0 {
        let rows = store.scan(SNAPSHOT, &span, PARTS.min(left)).await.ok()?;
        left = left.checked_sub(rows.len()).filter(|_| !rows.is_empty())?;
        for (_, part) in &rows {
            match &mut reading {
                None => reading = Some(Reading::begin(part, usize::try_from(head.bytes).ok()?)?),
                Some(reading) => reading.part(part)?,
            }
        }
        span = span.after(&rows.last()?.0);
    }
    Some(Opened { replica: reading?.finish(writers)?, head })
}

impl<H: Host> Desk<H> {
    /// Writes a snapshot where one is due, letting questions through between two transactions.
    pub(crate) async fn keep_snapshot(&self) {
        let how = self.host.snapshots();
        let due = |office: &Office<H>| office.snapshot_is_due(how, self.now_ms());
        while matches!(&*self.state.borrow(), State::Open(office) if due(office)) {
            let _turn = self.turn.take().await;
            let Some(mut office) = self.opened_office() else { return };
            let kept = office.keep_snapshot(how).await;
            self.put_back(office, kept.as_ref().err());
            if kept.is_err() {
                return;
            }
        }
    }
}

impl<H: Host> Office<H> {
    fn snapshot_is_due(&self, how: Snapshots, now_ms: Millis) -> bool {
        let covered = self.snapshot.as_ref().map_or(0, Head::events);
        let since = self.next_event.saturating_sub(covered);
        // An event that cannot be read now may be one that a newer program can.
        since >= how.after.max(covered / SHARE)
            && self.unread == 0
            && !self.is_ahead()
            && self.snapshot_failed != Some(self.version)
            && self.rest.is_at(self.version, now_ms, REST_MS)
    }

    /// Writes the next parts of the snapshot, or begins one.
    async fn keep_snapshot(&mut self, how: Snapshots) -> Result<(), Trouble> {
        let begun = self.begun.take().filter(|begun| begun.version == self.version);
        let begun = match begun {
            Some(begun) => begun,
            None => match self.begin_snapshot(how).await? {
                Some(begun) => begun,
                None => {
                    self.snapshot_failed = Some(self.version);
                    return Ok(());
                }
            },
        };
        let Begun { mut writing, mut head, version } = begun;
        let mut rows = Vec::new();
        if head.parts == 0 && self.snapshot.is_none() {
            // Whatever lies there fits nothing any more.
            rows.push(Write::Clear(SNAPSHOT));
        }
        while rows.len() < PARTS
            && let Some(part) = writing.part(&self.replica)
        {
            head.bytes += part.len() as u64;
            rows.push(Write::Put(SNAPSHOT, key(head.side, head.parts), part));
            head.parts += 1;
        }
        let last = rows.len() < PARTS;
        if last {
            rows.push(Write::put(SNAPSHOT, HEAD, record::write(VERSION, &head)));
            let old = self.snapshot.iter().flat_map(|old| (0..old.parts).map(|part| key(old.side, part)));
            rows.extend(old.map(|key| Write::Delete(SNAPSHOT, key)));
        }
        if let Err(why) = self.store.commit(rows).await {
            // It is only a copy: nobody is told, and it is not tried again before something has changed.
            self.snapshot_failed = Some(self.version);
            return Err(of_store(why));
        }
        if last {
            self.snapshot = Some(head);
        } else {
            self.begun = Some(Begun { writing, head, version });
        }
        Ok(())
    }

    async fn begin_snapshot(&mut self, how: Snapshots) -> Result<Option<Begun>, Trouble> {
        let Some(number) = self.next_event.checked_sub(1) else { return Ok(None) };
        let Some(last) = self.store.read(EVENTS, &number.to_be_bytes()).await.map_err(of_store)? else {
            return Ok(None);
        };
        let side = self.snapshot.as_ref().map_or(0, |old| 1 - old.side.min(1));
        let (station, events) = (self.keys.fingerprint(), self.next_event);
        let head = Head { station, side, parts: 0, bytes: 0, events, last: Digest::of(&last) };
        Ok(Some(Begun { writing: Writing::begin(&self.replica, how.part_bytes), head, version: self.version }))
    }
}

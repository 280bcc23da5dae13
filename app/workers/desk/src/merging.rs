//! Merging: events that were written on another device. What is believed goes into the ledger; the rest is kept in
//! quarantine with the reason, and offered again whenever something may have changed.

use crate::first;
use crate::host::{EVENTS, Host, QUARANTINE};
use crate::key_rows;
use crate::office::{Change, Office};
use crate::trouble::of_store;
use device::record;
use device::store::{Row, Store, Write};
use domain::{Millis, PersonId};
use journal::vocabulary::set;
use journal::{Op, Quarantine, Reason, Subject, Taken, Value};
use ports::desk::Trouble;
use std::collections::BTreeSet;
use trust::{Certificate, Digest};

/// The version of a quarantined event's row: the reason, and the bytes as they came.
const VERSION: u8 = 1;

/// The quarantine as it is stored. A row that does not read is passed over, and stays where it is.
#[must_use]
pub fn stored(rows: Vec<Row>) -> Quarantine {
    let read = |(key, bytes): Row| {
        let row: (Reason, Vec<u8>) = record::read(VERSION, &bytes).ok()?;
        Some((Digest(key.try_into().ok()?), row))
    };
    Quarantine::stored(rows.into_iter().filter_map(read))
}

impl<H: Host> Office<H> {
    /// Takes events in from anywhere, in memory: [`Self::keep_taken`] has to follow. What is here already changes nothing.
    pub fn offer_events<'a>(&mut self, events: impl IntoIterator<Item = &'a Vec<u8>>, now_ms: Millis) -> Taken {
        let mut taken = Taken::default();
        for bytes in events {
            taken.and(self.quarantine.take_in(&mut self.replica, bytes, now_ms));
        }
        taken
    }

    /// Offers everything in quarantine again: at a start, when the program may be newer and the clock right.
    ///
    /// # Errors
    /// As of [`Self::keep_taken`].
    pub async fn retry_quarantine(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        let taken = self.quarantine.offer_all(&mut self.replica, now_ms);
        self.keep_taken(&taken, Vec::new()).await
    }

    /// Writes down what was taken in, and `more` with it.
    ///
    /// # Errors
    /// The device's trouble: nothing was written, and this office must not be used any more; see [`Self::is_ahead`].
    pub async fn keep_taken(&mut self, taken: &Taken, more: Vec<Write>) -> Result<(), Trouble> {
        let events = (self.next_event..).zip(&taken.events);
        let events = events.map(|(number, bytes)| Write::put(EVENTS, number.to_be_bytes(), bytes.clone()));
        let aside = taken.aside.iter().map(|(id, row)| Write::put(QUARANTINE, id.0, record::write(VERSION, row)));
        let out = taken.out.iter().map(|id| Write::delete(QUARANTINE, id.0));
        let mut rows: Vec<Write> = events.chain(aside).chain(out).chain(more).collect();
        let forgotten = self.forgotten();
        rows.extend(self.rows(&[], &forgotten));
        if rows.is_empty() {
            return Ok(());
        }
        // Somebody may have been forgotten elsewhere.
        rows.push(first::wiped());
        // Memory is ahead by now, and keys may be gone from it: from here on whatever fails has the disk read again.
        let stale = core::mem::replace(&mut self.stale, true);
        rows.extend(self.photos_gone(taken).await?);
        self.store.commit(rows).await.map_err(of_store)?;
        self.stale = stale || taken.stale;
        self.take_in_memory(forgotten);
        self.next_event += taken.events.len() as u64;
        self.version += 1;
        self.note_touched(&taken.touched.iter().copied().collect::<Vec<_>>());
        Ok(())
    }

    /// Whoever was erased on another device is forgotten here too, in the commit that brings the word: their key, and the
    /// rows that hold copies of what was under it. The roll still has their name by then.
    fn forgotten(&mut self) -> Change {
        let (mut change, erased) = (Change::default(), self.keyring.destroy_erased(self.replica.ledger()));
        change.rows.extend(key_rows::destroyed(&erased));
        let erased: BTreeSet<PersonId> = erased.into_iter().map(|(person, _)| person).collect();
        erased.iter().for_each(|person| self.remains(*person, &mut change));
        change
    }

    /// What the log does not say yet about who writes here: the certificates these keys hold. They go with the device's
    /// first event, so that whoever gets that one knows whose it is.
    #[must_use]
    pub fn introduction(&self) -> Vec<Op> {
        let said = |op: &Op| match op {
            Op::Add { subject, set, item } => {
                self.ledger().record(*subject).is_some_and(|record| record.adds(*set, item).is_some())
            }
            _ => false,
        };
        let add = |certificate: &Certificate| Op::Add {
            subject: Subject::device(&certificate.terms.subject),
            set: set::CERTIFICATES,
            item: Value::Bytes(ports::encode(certificate)),
        };
        self.keys.chain().iter().map(add).filter(|op| !said(op)).collect()
    }
}

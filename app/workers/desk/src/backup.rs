//! A backup: everything a desk keeps, as one bundle; and what a bundle brings back, on a new device or at a desk at work.

use crate::atlas::Atlas;
use crate::host::{EVENTS, FIRST, Host, KEYS, META, PEERS, SCANS, SNAPSHOT, TABLES};
use crate::key_rows;
use crate::keys::Keys;
use crate::lobby::{LOBBY, WENT};
use crate::lock::record::LOCK;
use crate::office::Office;
use crate::openings::OPENINGS;
use crate::roll::Roll;
use crate::stored::all;
use crate::trouble::of_store;
use courier::bundle::{BYTES_MAX, Bundle, Row};
use device::record;
use device::store::{Store, Write};
use domain::{Millis, PlaceId};
use journal::{Event, Keyring, Replica};
use ports::desk::Trouble;
use ports::desk::keep::{Answer, Kept as Standing, Last, Refused};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trust::Draw;

/// The row under which the last backup stands.
const KEPT: &[u8] = b"kept";
/// Rows that belong to a device and not to its desk: how it is locked, its own last backup, who was looked at on it.
const OF_THE_DEVICE: [&[u8]; 5] = [LOCK, LOBBY, WENT, KEPT, OPENINGS];
const VERSION: u8 = 1;

/// The last backup, and what it was made under: the next one is a tap. Whoever can read this can read all it would open.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Kept {
    at_ms: Millis,
    events: u32,
    /// What it was made under.
    pub under: Under,
}

/// A passphrase, stretched.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Under {
    /// What it was stretched with.
    pub salt: [u8; 16],
    /// What came out.
    pub stretched: [u8; 32],
}

impl Kept {
    /// A backup made now, of so many events.
    #[must_use]
    pub fn new(at_ms: Millis, events: u32, under: Under) -> Self {
        Self { at_ms, events, under }
    }

    /// As the face sees it.
    #[must_use]
    pub fn last(&self) -> Last {
        Last { at_ms: self.at_ms, events: self.events }
    }

    fn row(&self) -> Write {
        Write::put(META, KEPT, record::write(VERSION, self))
    }
}

/// The last backup, as it is stored; a record that does not read counts as none.
///
/// # Errors
/// The device's trouble.
pub async fn last(store: &impl Store) -> Result<Option<Kept>, Trouble> {
    let row = store.read(META, KEPT).await.map_err(of_store)?;
    Ok(row.and_then(|bytes| record::read(VERSION, &bytes).ok()))
}

impl<H: Host> Office<H> {
    /// What is here, and what the last backup held.
    #[must_use]
    pub fn kept(&self) -> Standing {
        let events = u32::try_from(self.next_event).unwrap_or(u32::MAX);
        let people = u32::try_from(self.roll.entries().count()).unwrap_or(u32::MAX);
        let inbox_ms = self.keys.inbox_since_ms();
        Standing { last: self.last_backup.as_ref().map(Kept::last), events, people, inbox_ms }
    }

    /// Everything this desk keeps, with as many bytes of photos as there is room for; and how many photos were left out.
    /// Reads only.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn bundle(&self, photo_room: usize, now_ms: Millis) -> Result<(Bundle, u32), Trouble> {
        let (mut logs, mut rows): (BTreeMap<PlaceId, Vec<Vec<u8>>>, Vec<Row>) = Default::default();
        for (key, bytes) in all(&self.store, EVENTS, |_| {}).await? {
            match Event::trusted(bytes.clone()) {
                Ok(event) => logs.entry(event.content().log).or_default().push(bytes),
                // What this program cannot read, another may.
                Err(_) => rows.push(Row { table: EVENTS.to_owned(), key, value: bytes }),
            }
        }
        for table in TABLES.iter().filter(|table| ![EVENTS, KEYS, FIRST, PEERS, SNAPSHOT, SCANS].contains(table)) {
            for (key, value) in all(&self.store, table, |_| {}).await? {
                if *table != META || !OF_THE_DEVICE.contains(&key.as_slice()) {
                    rows.push(Row { table: (*table).to_owned(), key, value });
                }
            }
        }
        // Photos go in last: what is written down never waits for them.
        let rest = logs.values().flatten().chain(rows.iter().map(|row| &row.value)).map(Vec::len).sum();
        let (photos, left_out) = self.photos_to_keep(photo_room.min((BYTES_MAX / 2).saturating_sub(rest))).await?;
        rows.extend(photos);
        let keys = self.keyring.iter().map(|(person, key)| (person, key.clone())).collect();
        let station = self.keys.fingerprint();
        Ok((Bundle { station, made_ms: now_ms, logs: logs.into_iter().collect(), keys, rows }, left_out))
    }

    /// Remembers that a backup was made. Where nothing can be written, the next opening asks for one again.
    pub async fn note_backup(&mut self, kept: Kept) {
        self.last_backup = Some(kept);
        let _ = self.store.commit(vec![kept.row()]).await;
    }

    /// Adds what a backup of this station has and this desk has not, photos included: the only way on which those of another
    /// device come here. Nothing is replaced, whichever has more; what is not believed goes into quarantine.
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn add(&mut self, bundle: Bundle, now_ms: Millis) -> Result<Answer, Trouble> {
        if bundle.station != self.keys.fingerprint() {
            return Err(Trouble::Backup(Refused::OtherStation));
        }
        let inbox_row = station_row(&bundle).map(<[u8]>::to_vec);
        let here = self.photo_rows().await?;
        let taken = self.offer_events(bundle.logs.iter().flat_map(|(_, events)| events), now_ms);
        let mut new = bundle.keys;
        new.retain(|(person, key)| self.keyring.put(*person, key.clone()));
        let put: Vec<Write> = key_rows::put(&self.keyring, new.iter().map(|(person, key)| (*person, key))).collect();
        // Another device of the station may have turned the inbox.
        let keys = inbox_row.and_then(|record| self.keys.and_inbox_of(&record));
        let photos = self.photos_brought(bundle.rows, &here);
        let brought = photos.len();
        self.keep_taken(&taken, put.into_iter().chain(keys.as_ref().map(Keys::write)).chain(photos).collect()).await?;
        if let Some(keys) = keys {
            self.keys = keys;
        }
        self.atlas = Atlas::of(self.replica.ledger());
        self.roll = Roll::of(self.replica.ledger(), &self.keyring, &self.atlas);
        self.programs = Default::default();
        self.last_saved_ms = Some(now_ms);
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Answer::Added {
            events: count(taken.events.len()),
            refused: count(taken.aside.len()).saturating_add(taken.no_room),
            photos: count(brought),
        })
    }
}

/// Writes a backup to a device on which nobody has set up a desk, whole or not at all. The station is the same, the device
/// writes with a key of its own; whoever was erased stays erased. The next backup is made `under` the same passphrase.
///
/// # Errors
/// Nothing was written.
pub async fn restore(store: &impl Store, bundle: &Bundle, under: Under, draw: &mut Draw) -> Result<(), Trouble> {
    if station_row(bundle).is_some_and(Keys::is_guests) {
        return Err(Trouble::Backup(Refused::OfGuest));
    }
    let keys = station_row(bundle).and_then(|record| Keys::restored(record, draw));
    let keys = keys.filter(|keys| keys.fingerprint() == bundle.station).ok_or(Trouble::Backup(Refused::Newer))?;
    let writers = keys.writers().map_err(|why| Trouble::Broken(why.to_string()))?;
    let events: Vec<&Vec<u8>> = bundle.logs.iter().flat_map(|(_, events)| events).collect();
    let mut keyring = Keyring::default();
    for (person, key) in &bundle.keys {
        keyring.put(*person, key.clone());
    }
    keyring.destroy_erased(Replica::load(writers, events.iter().map(|bytes| bytes.to_vec())).0.ledger());

    let mut writes = vec![keys.write()];
    let mut unread = Vec::new();
    for row in &bundle.rows {
        let table = TABLES.iter().find(|table| **table == row.table).ok_or(Trouble::Backup(Refused::Newer))?;
        match *table {
            EVENTS => unread.push(&row.value),
            META if row.key == Keys::row() || OF_THE_DEVICE.contains(&row.key.as_slice()) => {}
            table => writes.push(Write::put(table, row.key.clone(), row.value.clone())),
        }
    }
    let numbered = (0u64..).zip(events.iter().copied().chain(unread));
    writes.extend(numbered.map(|(number, bytes)| Write::put(EVENTS, number.to_be_bytes(), bytes.clone())));
    writes.extend(key_rows::put(&keyring, keyring.iter()));
    let events = writes.iter().filter(|write| write.table() == EVENTS).count();
    writes.push(Kept::new(bundle.made_ms, u32::try_from(events).unwrap_or(u32::MAX), under).row());
    store.commit(writes).await.map_err(of_store)
}

/// The record of the station's keys.
fn station_row(bundle: &Bundle) -> Option<&[u8]> {
    let row = bundle.rows.iter().find(|row| row.table == META && row.key == Keys::row())?;
    Some(&row.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use device::store::{MemoryStore, Span};
    use domain::PersonId;
    use futures::executor::block_on;
    use journal::acts::Particulars;
    use journal::{Act, writer};

    const PLACE: PlaceId = PlaceId([2; 8]);
    const HE: PersonId = PersonId([3; 16]);
    const LIN: PersonId = PersonId([4; 16]);

    /// A backup made after somebody was erased, by a program that had kept his key.
    fn bundle() -> Bundle {
        let mut draw = Draw::from_seed([1; 32]);
        let keys = Keys::drawn(&mut draw, PLACE, 0);
        let mut replica = Replica::new(keys.writers().expect("its own certificate"));
        let (mut keyring, mut kept, mut events) = (Keyring::default(), Keyring::default(), Vec::new());
        for erases in [false, true] {
            let mut act = Act::new(replica.ledger(), &mut keyring, &mut draw);
            if erases {
                act.erase(HE);
            } else {
                let particulars = Particulars { name: "何建民".into(), ..Particulars::default() };
                act.add_person(HE, None, &particulars).add_person(LIN, None, &particulars);
            }
            let ops = act.finish();
            let event = writer::write(&keys.sign, &replica, PLACE, ops, 1).expect("its own log");
            replica.settle(&event);
            events.push(event.bytes().to_vec());
            if !erases {
                kept = keyring.clone();
            }
        }
        let Write::Put(_, key, value) = keys.write() else { panic!("a put") };
        Bundle {
            station: keys.fingerprint(),
            made_ms: 5,
            logs: vec![(PLACE, events)],
            keys: kept.iter().map(|(person, key)| (person, key.clone())).collect(),
            rows: vec![Row { table: META.to_owned(), key, value }],
        }
    }

    fn restored(bundle: &Bundle) -> Result<MemoryStore, Trouble> {
        let (store, under) = (MemoryStore::new(), Under { salt: [5; 16], stretched: [6; 32] });
        block_on(restore(&store, bundle, under, &mut Draw::from_seed([9; 32]))).map(|()| store)
    }

    #[test]
    fn whoever_was_erased_stays_erased_though_the_backup_has_the_key() {
        let bundle = bundle();
        assert!(bundle.keys.iter().any(|(person, _)| *person == HE));
        let store = restored(&bundle).expect("restored");
        let keys = block_on(store.scan(KEYS, &Span::all(), 9)).expect("rows");
        assert_eq!(keys.iter().map(|(person, _)| person.as_slice()).collect::<Vec<_>>(), [LIN.0]);
    }

    #[test]
    fn what_a_newer_program_keeps_is_not_lost_by_restoring_half_of_it() {
        let mut newer = bundle();
        newer.rows.push(Row { table: "of the year 2030".to_owned(), key: vec![1], value: vec![2] });
        assert_eq!(restored(&newer).err(), Some(Trouble::Backup(Refused::Newer)));
        let mut headless = bundle();
        headless.rows.clear();
        assert_eq!(restored(&headless).err(), Some(Trouble::Backup(Refused::Newer)));
    }

    #[test]
    fn an_event_this_program_cannot_read_goes_with_the_backup_and_comes_back() {
        let mut bundle = bundle();
        bundle.rows.push(Row { table: EVENTS.to_owned(), key: vec![0; 8], value: b"of a newer version".to_vec() });
        let store = restored(&bundle).expect("restored");
        let events = block_on(store.scan(EVENTS, &Span::all(), 9)).expect("rows");
        assert_eq!((events.len(), events[2].1.as_slice()), (3, &b"of a newer version"[..]));
        let last = block_on(last(&store)).expect("readable").map(|kept| kept.last());
        assert_eq!(last, Some(Last { at_ms: 5, events: 3 }));
    }
}

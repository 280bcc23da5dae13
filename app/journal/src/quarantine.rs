//! The quarantine: events that could not be taken in, as the bytes they came in, each with the reason. They stop nothing,
//! and are offered again when something may have changed: a device became known, another event builds on one, the
//! program was updated, the clock was put right.

use crate::op::Subject;
use crate::replica::{Keep, Reason, Replica, Verdict};
use domain::Millis;
use std::collections::{BTreeMap, BTreeSet};
use trust::Digest;

/// Most events kept. What there is no room for is not taken, and comes again from whoever has it.
pub const ROWS_MAX: usize = 2_000;
/// Most bytes of them.
pub const BYTES_MAX: usize = 16 << 20;

/// The events set aside.
#[derive(Clone, Debug, Default)]
pub struct Quarantine {
    rows: BTreeMap<Digest, (Reason, Vec<u8>)>,
    bytes: usize,
}

/// What taking events in has done, and what a device now has to write down: all of it, in one transaction.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Taken {
    /// What became of each, in the order in which they were looked at: what was offered, then what that woke.
    pub verdicts: Vec<(Digest, Verdict)>,
    /// Bytes to keep with the events.
    pub events: Vec<Vec<u8>>,
    /// Rows to put into the quarantine.
    pub aside: BTreeMap<Digest, (Reason, Vec<u8>)>,
    /// Rows to take out of it.
    pub out: BTreeSet<Digest>,
    /// How many there was no room for.
    pub no_room: u32,
    /// The subjects about which something may have changed.
    pub touched: BTreeSet<Subject>,
    /// The replica has to be loaded again from storage; see `Intake::stale`.
    pub stale: bool,
}

impl Taken {
    /// Adds what was done after this.
    pub fn and(&mut self, later: Self) {
        let Self { verdicts, events, aside, out, no_room, touched, stale } = later;
        self.aside.retain(|id, _| !out.contains(id));
        self.out.retain(|id| !aside.contains_key(id));
        self.verdicts.extend(verdicts);
        self.events.extend(events);
        self.aside.extend(aside);
        self.out.extend(out);
        self.no_room += no_room;
        self.touched.extend(touched);
        self.stale |= stale;
    }
}

impl Quarantine {
    /// What a device has stored.
    #[must_use]
    pub fn stored(rows: impl IntoIterator<Item = (Digest, (Reason, Vec<u8>))>) -> Self {
        let rows: BTreeMap<_, _> = rows.into_iter().collect();
        Self { bytes: rows.values().map(|(_, bytes)| bytes.len()).sum(), rows }
    }

    /// Every event set aside, with the reason, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = (&Digest, Reason, &[u8])> {
        self.rows.iter().map(|(id, (reason, bytes))| (id, *reason, bytes.as_slice()))
    }

    /// Takes bytes in from anywhere, and then whatever was set aside and can be taken in since.
    pub fn take_in(&mut self, replica: &mut Replica, bytes: &[u8], now_ms: Millis) -> Taken {
        let (mut taken, changes) = (Taken::default(), replica.writers().changes());
        self.offer(replica, bytes, now_ms, &mut taken);
        self.wake(replica, changes, now_ms, &mut taken);
        taken
    }

    /// Offers everything again: at a start, or when the clock was put right.
    pub fn offer_all(&mut self, replica: &mut Replica, now_ms: Millis) -> Taken {
        let (mut taken, changes) = (Taken::default(), replica.writers().changes());
        let all: Vec<Vec<u8>> = self.rows.values().map(|(_, bytes)| bytes.clone()).collect();
        all.iter().for_each(|bytes| self.offer(replica, bytes, now_ms, &mut taken));
        self.wake(replica, changes, now_ms, &mut taken);
        taken
    }

    /// Offers again what something here waits for, and, when something has come that decides who writes, whatever was set
    /// aside because of its author; until nothing changes any more.
    fn wake(&mut self, replica: &mut Replica, mut changes: usize, now_ms: Millis, taken: &mut Taken) {
        loop {
            let changed = core::mem::replace(&mut changes, replica.writers().changes()) != changes;
            let of_author = |reason| matches!(reason, Reason::Stranger | Reason::Revoked | Reason::Expired);
            let next = |(id, (reason, _)): &(&Digest, &(Reason, Vec<u8>))| {
                of_author(*reason) && (changed || replica.awaits(id))
            };
            let woken: Vec<Vec<u8>> = self.rows.iter().filter(next).map(|(_, (_, bytes))| bytes.clone()).collect();
            if woken.is_empty() {
                break;
            }
            woken.iter().for_each(|bytes| self.offer(replica, bytes, now_ms, taken));
        }
    }

    fn offer(&mut self, replica: &mut Replica, bytes: &[u8], now_ms: Millis, taken: &mut Taken) {
        let intake = replica.intake(bytes, now_ms);
        taken.verdicts.push((intake.id, intake.verdict));
        taken.verdicts.extend(&intake.released);
        taken.touched.extend(&intake.touched);
        taken.stale |= intake.stale;
        match (intake.verdict, intake.verdict.keep()) {
            (Verdict::Aside(reason), _) => self.put(intake.id, reason, bytes, taken),
            (_, keep) => {
                if keep == Keep::Event {
                    taken.events.push(bytes.to_vec());
                }
                self.take_out(&intake.id, taken);
            }
        }
    }

    fn put(&mut self, id: Digest, reason: Reason, bytes: &[u8], taken: &mut Taken) {
        let known = self.rows.get(&id).map(|(reason, _)| *reason);
        let fits = self.rows.len() < ROWS_MAX && self.bytes + bytes.len() <= BYTES_MAX;
        if known.is_none() && !fits {
            taken.no_room += 1;
        } else if known != Some(reason) {
            self.bytes += if known.is_none() { bytes.len() } else { 0 };
            self.rows.insert(id, (reason, bytes.to_vec()));
            taken.out.remove(&id);
            taken.aside.insert(id, (reason, bytes.to_vec()));
        }
    }

    fn take_out(&mut self, id: &Digest, taken: &mut Taken) {
        if let Some((_, bytes)) = self.rows.remove(id) {
            self.bytes -= bytes.len();
            taken.aside.remove(id);
            taken.out.insert(*id);
        }
    }
}

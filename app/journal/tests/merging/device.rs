//! A device: a key, a disk, and what it has made of what came.

use domain::{Millis, PlaceId};
use journal::writer::{self, WriteError};
use journal::{Act, Event, Keyring, Op, Quarantine, Reason, Replica, Taken, Writers, snapshot};
use std::collections::BTreeMap;
use trust::{Certificate, Digest, Draw, Role, SealingPublic, SigningPublic, SigningSecret, Terms};

/// A device and its disk.
pub struct Device {
    /// Its key.
    pub secret: SigningSecret,
    /// What it knows.
    pub replica: Replica,
    /// What it has set aside.
    pub quarantine: Quarantine,
    /// Its stored events.
    pub disk: BTreeMap<Digest, Vec<u8>>,
    /// Its stored quarantine.
    pub aside: BTreeMap<Digest, (Reason, Vec<u8>)>,
}

impl Device {
    /// A device that knows the root and nothing else.
    pub fn new(secret: SigningSecret, root: &Certificate) -> Self {
        let replica = Replica::new(Writers::root(*root).expect("a root's certificate"));
        Self { secret, replica, quarantine: Quarantine::default(), disk: BTreeMap::new(), aside: BTreeMap::new() }
    }

    pub fn key(&self) -> SigningPublic {
        self.secret.public()
    }

    /// Takes bytes in by the front door, and writes down what has to be.
    pub fn take(&mut self, bytes: &[u8], now_ms: Millis) {
        let taken = self.quarantine.take_in(&mut self.replica, bytes, now_ms);
        self.write_down(taken);
    }

    /// Offers everything set aside again.
    pub fn retry(&mut self, now_ms: Millis) {
        let taken = self.quarantine.offer_all(&mut self.replica, now_ms);
        self.write_down(taken);
    }

    fn write_down(&mut self, taken: Taken) {
        self.disk.extend(taken.events.into_iter().map(|bytes| (Digest::of(&bytes), bytes)));
        self.aside.extend(taken.aside);
        self.aside.retain(|id, _| !taken.out.contains(id));
        if taken.stale {
            self.reload();
        }
    }

    /// Takes an event in that has been verified on another device of this run.
    pub fn settle(&mut self, event: &Event) {
        self.disk.insert(event.id(), event.bytes().to_vec());
        if self.replica.settle(event).stale {
            self.reload();
        }
    }

    fn reload(&mut self) {
        self.replica = Replica::load(self.replica.writers().given(), self.disk.values().cloned()).0;
    }

    /// Starts again from the disk.
    pub fn restart(&mut self) {
        self.reload();
        self.quarantine = Quarantine::stored(self.aside.clone());
    }

    /// Starts again from a snapshot, as far as that can be read.
    pub fn restart_from_snapshot(&mut self) -> Result<(), String> {
        // Small parts, so that it is cut within whatever it holds.
        let parts = snapshot::write(&self.replica, 200);
        let read = snapshot::read(self.replica.writers().given(), &parts);
        self.replica = read.ok_or("its own snapshot was turned down")?;
        Ok(())
    }

    /// Writes an event.
    pub fn write(&mut self, log: PlaceId, ops: Vec<Op>, now_ms: Millis) -> Result<Event, WriteError> {
        let event = writer::write(&self.secret, &self.replica, log, ops, now_ms)?;
        self.settle(&event);
        Ok(event)
    }

    /// The operations of an act of this device's.
    pub fn act(&self, act: impl FnOnce(&mut Act)) -> Vec<Op> {
        let (mut keyring, mut draw) = (Keyring::default(), Draw::from_seed([0; 32]));
        let mut gathered = Act::new(self.replica.ledger(), &mut keyring, &mut draw);
        act(&mut gathered);
        gathered.finish()
    }
}

/// Terms for a device.
pub fn terms(subject: &SigningSecret, place: PlaceId, role: Role, valid: core::ops::Range<Millis>) -> Terms {
    Terms {
        issuer: subject.public(),
        subject: subject.public(),
        seal: SealingPublic([0; 32]),
        place,
        role,
        not_before_ms: valid.start,
        not_after_ms: valid.end,
    }
}

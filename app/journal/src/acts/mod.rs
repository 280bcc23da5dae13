//! Acts: what a person does, as operations. One `Act` gathers the operations of one act, which become one event; a
//! large import becomes a few (`batches`).
//!
//! An act reads the ledger, so that each write names the writes it replaces: whoever writes a field has seen what
//! stood there, conflicts included, and settles them.

pub mod canteen;
mod consents;
pub mod devices;
pub mod knocks;
pub mod pairs;
pub mod people;
pub mod places;
pub mod policy;
pub mod programs;
pub mod reminders;
pub mod requests;
pub mod roster;
mod scans;
pub mod senders;
pub mod tasks;
mod undo;

pub use people::Particulars;
pub use places::StationCard;
pub use requests::Filing;
pub use tasks::{Accepted, Offer};
pub use undo::Undo;

use crate::event::{BYTES_MAX, OPS_MAX};
use crate::facts::{Held, Phone, code, person_id};
use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::{Field, Op, Subject, Value, WriteId};
use crate::record::Write;
use crate::vocabulary::{field, set};
use domain::{HouseholdId, PersonId, PlaceId};
use serde::Serialize;
use std::collections::BTreeMap;
use trust::{Draw, SigningPublic};

/// The operations of one act, as they are gathered.
pub struct Act<'a> {
    ledger: &'a Ledger,
    keyring: &'a mut Keyring,
    draw: &'a mut Draw,
    /// The device that writes, and whether it leads; see `Writers::leads`.
    device: Option<(SigningPublic, bool)>,
    ops: Vec<Op>,
    /// Where in `ops` each field is written: one act writes a field once.
    written: BTreeMap<(Subject, Field), usize>,
}

impl<'a> Act<'a> {
    /// An act of somebody who sees `ledger`. New persons' keys are drawn from `draw` into `keyring`.
    pub fn new(ledger: &'a Ledger, keyring: &'a mut Keyring, draw: &'a mut Draw) -> Self {
        Self { ledger, keyring, draw, device: None, ops: Vec::new(), written: BTreeMap::new() }
    }

    /// The same of a device that is known, and leads or not.
    #[must_use]
    pub fn by(self, device: SigningPublic, leads: bool) -> Self {
        Self { device: Some((device, leads)), ..self }
    }

    /// Shows that the device holds the key of somebody it says is at a place: otherwise anybody's key could be had by saying
    /// that they live here. Whoever leads shows it only where somebody else said where this is.
    fn vouch(&mut self, person: PersonId, at: Option<(Subject, Field)>) -> &mut Self {
        let (Some((device, leads)), Some(at)) = (self.device, at) else { return self };
        let Some(place) = self.target(at.0, at.1).map(|place| place.as_place()) else { return self };
        let told = Held { device, place };
        let by = |write: &Write| self.ledger.stamp(&write.id.event).is_some_and(|stamp| stamp.author == device);
        let register = self.ledger.record(at.0).and_then(|record| record.register(at.1));
        let own = self.written.contains_key(&at) || register.is_some_and(|register| register.writes().iter().all(by));
        let known = self.ledger.held(self.keyring, person).any(|(held, _)| held == told);
        if (leads && own) || known || !self.keyring.has(person) {
            return self;
        }
        let packed = postcard::to_allocvec(&told).unwrap_or_default();
        self.add_sealed(person, Subject::person(person), set::HOLDERS, &packed)
    }

    /// Draws the key of a household that a device writes down which does not lead, and shows that it holds it: otherwise
    /// whoever leads would draw one, and could not tell that this device may have it.
    fn vouch_home(&mut self, household: HouseholdId, place: PlaceId) -> &mut Self {
        let Some((device, false)) = self.device else { return self };
        let (told, whose) = (Held { device, place }, household.as_person());
        let known = self.ledger.home_held(self.keyring, household).any(|(held, _)| held == told);
        if known || (self.ledger.household(household).is_some() && !self.keyring.has(whose)) {
            return self;
        }
        let packed = postcard::to_allocvec(&told).unwrap_or_default();
        self.add_sealed(whose, Subject::household(household), set::HOLDERS, &packed)
    }

    /// The operations, in order. Store `Keyring::take_fresh` before the event that holds them.
    #[must_use]
    pub fn finish(self) -> Vec<Op> {
        self.ops
    }

    /// Whether nothing has been gathered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// An id, key or seed from the act's randomness.
    pub fn draw<const N: usize>(&mut self) -> [u8; N] {
        self.draw.array()
    }

    /// Writes a field, replacing everything that stands there now. Writing what is there already says nothing.
    pub fn set(&mut self, subject: Subject, field: Field, value: Value) -> &mut Self {
        if let Some(Op::Register { value: earlier, .. }) =
            self.written.get(&(subject, field)).and_then(|at| self.ops.get_mut(*at))
        {
            *earlier = value;
            return self;
        }
        let register = self.ledger.record(subject).and_then(|record| record.register(field));
        let writes = register.map_or(&[][..], |register| register.writes());
        if writes.len() != 1 || writes[0].value != value {
            let replaces = writes.iter().map(|write| write.id).collect();
            self.written.insert((subject, field), self.ops.len());
            self.ops.push(Op::Register { subject, field, value, replaces });
        }
        self
    }

    /// Sets a field, or clears it; nothing is written where nothing stands and nothing is wanted.
    fn set_or_clear(&mut self, subject: Subject, field: Field, value: Option<Value>) -> &mut Self {
        match value {
            None if self.value(subject, field).is_none() => self,
            value => self.set(subject, field, value.unwrap_or(Value::None)),
        }
    }

    /// What a field holds once this act is done: as written by it, or else as it stands.
    fn value(&self, subject: Subject, field: Field) -> Option<&Value> {
        match self.written.get(&(subject, field)).and_then(|at| self.ops.get(*at)) {
            Some(Op::Register { value, .. }) => Some(value),
            _ => self.ledger.record(subject)?.value(field),
        }
    }

    /// The subject a field points at, likewise.
    fn target(&self, subject: Subject, field: Field) -> Option<Subject> {
        match self.value(subject, field)? {
            Value::Id(target) => Some(*target),
            _ => None,
        }
    }

    /// Who asks for a request.
    fn asker(&self, request: Subject) -> Option<PersonId> {
        self.target(request, field::REQUEST_PERSON).map(person_id)
    }

    /// Puts an item into a set.
    pub fn add(&mut self, subject: Subject, set: Field, item: Value) -> &mut Self {
        self.ops.push(Op::Add { subject, set, item });
        self
    }

    /// Takes an item out of a set, as far as the ledger knows it; an unknown item says nothing.
    pub fn remove(&mut self, subject: Subject, set: Field, item: Value) -> &mut Self {
        let adds = adds_of(self.ledger, subject, set, &item);
        if !adds.is_empty() {
            self.ops.push(Op::Remove { subject, set, item, adds });
        }
        self
    }

    /// Says how far something has come.
    pub fn advance(&mut self, subject: Subject, round: u32, stage: &impl Serialize) -> &mut Self {
        self.ops.push(Op::Advance { subject, round, stage: u8::try_from(code(stage)).unwrap_or(0) });
        self
    }

    /// Seals bytes into a field under a person's key. Empty bytes take away what stands there.
    pub fn seal(&mut self, person: PersonId, subject: Subject, field: Field, bytes: &[u8]) -> &mut Self {
        let standing = self.value(subject, field).and_then(|value| self.keyring.open((subject, field), value));
        if standing.unwrap_or_default() == bytes {
            return self;
        }
        let value = match bytes {
            [] => Some(Value::None),
            bytes => self.sealed(person, (subject, field), bytes),
        };
        match value {
            Some(value) => self.set(subject, field, value),
            None => self,
        }
    }

    /// Bytes under a person's key; `None` for somebody who was erased, for whom no key is drawn any more.
    fn sealed(&mut self, person: PersonId, at: (Subject, Field), bytes: &[u8]) -> Option<Value> {
        (!self.ledger.is_erased(person)).then(|| self.keyring.seal(self.draw, person, at, bytes))
    }

    /// Puts bytes under a person's key into a set; about somebody who was erased nothing is written.
    fn add_sealed(&mut self, person: PersonId, subject: Subject, set: Field, bytes: &[u8]) -> &mut Self {
        match self.sealed(person, (subject, set), bytes) {
            Some(item) => self.add(subject, set, item),
            None => self,
        }
    }

    /// A captain's own words about a request, task or person, under that person's key.
    pub fn note(&mut self, person: PersonId, subject: Subject, text: &str) -> &mut Self {
        self.add_sealed(person, subject, set::NOTES, text.as_bytes())
    }

    /// Notes the keys of the device behind a person, request, task, sender or kiosk.
    pub fn phone(&mut self, subject: Subject, phone: &Phone) -> &mut Self {
        self.set(subject, field::PHONE_SIGN, Value::Bytes(phone.sign.0.to_vec()))
            .set(subject, field::PHONE_SEAL, Value::Bytes(phone.seal.0.to_vec()))
            .set(subject, field::PHONE_FOLDER, Value::Bytes(phone.folder.0.to_vec()))
    }

    /// Writes an enum's code.
    fn coded(&mut self, subject: Subject, field: Field, value: &impl Serialize) -> &mut Self {
        self.set(subject, field, Value::Int(code(value)))
    }
}

fn adds_of(ledger: &Ledger, subject: Subject, set: Field, item: &Value) -> Vec<WriteId> {
    let adds = ledger.record(subject).and_then(|record| record.adds(set, item));
    adds.into_iter().flatten().copied().collect()
}

/// Bytes of an event left for operations once header, heads and signature have theirs.
const OPS_BYTES_MAX: usize = BYTES_MAX - 4 * 1024;

/// Cuts many operations into portions that each fit one event, in order.
#[must_use]
pub fn batches(ops: Vec<Op>) -> Vec<Vec<Op>> {
    let mut batches: Vec<Vec<Op>> = Vec::new();
    let mut room = 0;
    for op in ops {
        let size = postcard::experimental::serialized_size(&op).unwrap_or(OPS_BYTES_MAX);
        match batches.last_mut() {
            Some(batch) if batch.len() < OPS_MAX && size <= room => {
                batch.push(op);
                room -= size;
            }
            _ => {
                batches.push(vec![op]);
                room = OPS_BYTES_MAX.saturating_sub(size);
            }
        }
    }
    batches
}

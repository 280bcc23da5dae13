//! Delivery: the events of one short story, in any order, some twice, with restarts in between, give one ledger.
//!
//! The story has a station whose device the root lets in by a word in that device's own first event, captains whom the
//! root or that device lets in, writes that cross, people erased, devices revoked and devices that fork.

use super::chance::Chance;
use super::device::{Device, terms};
use super::ops::ops;
use domain::{Millis, PlaceId};
use journal::vocabulary::field;
use journal::{Content, Event, Op, Replica, Subject, Value};
use trust::{Certificate, Revocation, Role, SigningSecret};

const STATION: PlaceId = PlaceId([1; 8]);
const BUILDING: PlaceId = PlaceId([2; 8]);
/// When it happens.
pub const NOW: Millis = 1_795_305_600_000;
const CAPTAINS: usize = 3;

/// Runs one seed.
pub fn run(seed: u64) -> Result<(), String> {
    let mut chance = Chance::new("delivery", seed);
    let story = Story::told(&mut chance);
    let all = || story.events.iter().map(|event| event.bytes().to_vec());
    let fresh = || Device::new(story.devices[0].secret.clone(), &story.root);
    let (whole, unread) = Replica::load(fresh().replica.writers().given(), all());
    let mut device = fresh();
    let mut delivered: Vec<Vec<u8>> = all().collect();
    delivered.extend(story.events.iter().filter(|_| chance.one_in(5)).map(|event| event.bytes().to_vec()));
    for bytes in chance.shuffled(delivered) {
        device.take(&bytes, NOW);
        match chance.below(24) {
            0 => device.restart(),
            1 => device.restart_from_snapshot()?,
            _ => {}
        }
    }
    let (one, other) = (whole.ledger(), device.replica.ledger());
    let same = one.events_digest() == other.events_digest() && one.digest() == other.digest();
    let counted = |replica: &Replica| replica.ledger().events().count();
    match (unread, same, device.replica.waiting().count()) {
        (0, true, 0) => Ok(()),
        (0, true, waiting) => Err(format!("{waiting} of {} events still wait", story.events.len())),
        (0, false, _) => Err(format!("{} events counted, at once {}", counted(&device.replica), counted(&whole))),
        _ => Err(format!("{unread} events were not read")),
    }
}

/// What happened, and who was there.
pub struct Story {
    station: SigningSecret,
    /// The station's own certificate.
    pub root: Certificate,
    /// The station's device, then its captains'.
    pub devices: Vec<Device>,
    /// In the order in which they were written.
    pub events: Vec<Event>,
}

impl Story {
    /// Makes one up.
    pub fn told(chance: &mut Chance) -> Self {
        let station = SigningSecret::from_seed(chance.seed());
        let root = Certificate::issue(&station, terms(&station, STATION, Role::Station, 0..Millis::MAX));
        let devices = (0..=CAPTAINS).map(|_| Device::new(SigningSecret::from_seed(chance.seed()), &root)).collect();
        let mut story = Self { station, root, devices, events: Vec::new() };
        story.begin();
        for _ in 0..4 + chance.below(12) {
            story.step(chance);
        }
        story
    }

    /// The device's first event brings the root's word for it.
    fn begin(&mut self) {
        let first = terms(&self.devices[0].secret, STATION, Role::Station, 0..Millis::MAX);
        let certificate = Certificate::issue(&self.station, first);
        let building = Value::Id(Subject::place(STATION));
        let ops = self.devices[0].act(|act| {
            act.certify(&certificate).set(Subject::place(BUILDING), field::PLACE_ABOVE, building);
        });
        let content = Content {
            log: STATION,
            author: self.devices[0].key(),
            seq: 0,
            prev: None,
            heads: vec![],
            lamport: 1,
            wall_ms: NOW,
            ops,
        };
        let event = Event::sign(&self.devices[0].secret, content).expect("a small event");
        self.devices[0].settle(&event);
        self.events.push(event);
    }

    fn step(&mut self, chance: &mut Chance) {
        let who = chance.below(self.devices.len());
        for event in &self.events[..chance.below(self.events.len() + 1)] {
            self.devices[who].settle(event);
        }
        match chance.below(10) {
            0 | 1 => self.certify(chance),
            2 => self.revoke(chance),
            3 => self.fork(chance),
            _ => {
                let ops = ops(self.devices[who].replica.ledger(), chance);
                let log = if who == 0 { *chance.one_of(&[STATION, BUILDING]) } else { BUILDING };
                self.write(who, log, ops);
            }
        }
    }

    fn write(&mut self, who: usize, log: PlaceId, ops: Vec<Op>) {
        // A captain whom nobody has let in yet, or somebody revoked or forked, writes nothing.
        self.events.extend(self.devices[who].write(log, ops, NOW));
    }

    /// Whose word it is: the root's, or the station's device's.
    fn voice(&self, chance: &mut Chance) -> SigningSecret {
        if chance.one_in(2) { self.station.clone() } else { self.devices[0].secret.clone() }
    }

    fn certify(&mut self, chance: &mut Chance) {
        let captain = 1 + chance.below(CAPTAINS);
        // Now and then one comes to look after the whole station, and what they said about forgetting people counts.
        let (place, role) = if chance.one_in(4) { (STATION, Role::Station) } else { (BUILDING, Role::Captain) };
        let valid = 0..NOW + 1 + chance.below(2) as u64;
        let terms = terms(&self.devices[captain].secret, place, role, valid);
        let certificate = Certificate::issue(&self.voice(chance), terms);
        let ops = self.devices[0].act(|act| {
            act.certify(&certificate);
        });
        self.write(0, *chance.one_of(&[STATION, BUILDING]), ops);
    }

    fn revoke(&mut self, chance: &mut Chance) {
        let captain = self.devices[1 + chance.below(CAPTAINS)].key();
        let mut last = self.devices[0].replica.last_of(&captain);
        last.iter_mut().for_each(|(_, last)| *last = last.saturating_sub(chance.below(3) as u64));
        let revocation = Revocation::issue(&self.voice(chance), captain, last);
        let ops = self.devices[0].act(|act| {
            act.revoke(&revocation);
        });
        self.write(0, STATION, ops);
    }

    /// Somebody says a second thing under a number that is taken, sometimes under several; mostly a captain.
    fn fork(&mut self, chance: &mut Chance) {
        let author = chance.one_of(&self.events).content().author;
        let who = self.devices.iter().position(|device| device.key() == author).unwrap_or(0);
        if who == 0 && !chance.one_in(5) {
            return;
        }
        let own: Vec<Content> =
            self.events.iter().map(Event::content).filter(|of| of.author == author).cloned().collect();
        for _ in 0..=chance.below(2) {
            let content = Content { wall_ms: NOW + 1, ..chance.one_of(&own).clone() };
            self.events.extend(Event::sign(&self.devices[who].secret, content));
        }
    }
}

//! Delivery: the events of one short story, in any order, some twice, with restarts in between, give one ledger.
//!
//! The story has a station whose device the root lets in by a word in that device's own first event, captains whom the
//! root or that device lets in, writes that cross, people erased, devices revoked and devices that fork; and an office
//! that the root comes to stand below, and leaves, which lets captains in and revokes them too.

use super::chance::Chance;
use super::device::{Device, terms};
use super::ops::ops;
use domain::place::Level;
use domain::{Millis, PlaceId};
use journal::vocabulary::field;
use journal::{Content, Event, Op, Replica, Subject, Value};
use trust::{Above, Certificate, Leave, Revocation, Role, SigningPublic, SigningSecret, Standing};

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
    office: SigningSecret,
    /// The words by which the root stood below the office.
    agreed: Vec<Above>,
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
        let office = SigningSecret::from_seed(chance.seed());
        let mut story = Self { station, office, agreed: Vec::new(), root, devices, events: Vec::new() };
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
        match chance.below(11) {
            0 | 1 => self.certify(chance),
            2 => self.revoke(chance),
            3 => {
                let author = chance.one_of(&self.events).content().author;
                if author != self.devices[0].key() || chance.one_in(5) {
                    self.fork(author, chance);
                }
            }
            4 => self.stand_below_or_leave(chance),
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

    /// Whose word it is: the root's, the station's device's, or the office's, agreed to or not.
    fn voice(&self, chance: &mut Chance) -> SigningSecret {
        match chance.below(5) {
            0 | 1 => self.station.clone(),
            2 => self.office.clone(),
            _ => self.devices[0].secret.clone(),
        }
    }

    /// The root comes to stand below the office, for all of the station or a part; or has done so and leaves.
    fn stand_below_or_leave(&mut self, chance: &mut Chance) {
        let word = self.agreed.last().filter(|_| chance.one_in(2)).cloned();
        let ops = match word {
            Some(word) => {
                let keeps = self.devices[0].replica.writers().words_from_above();
                let leave = Leave::issue(&self.station, word.digest(), keeps);
                self.devices[0].act(|act| {
                    act.leave(&word.key(), &leave);
                })
            }
            None => {
                let place = *chance.one_of(&[STATION, STATION, BUILDING]);
                let given = terms(&self.station, place, Role::Station, 0..NOW + chance.below(3) as u64);
                let standing = Standing {
                    below: self.station.public(),
                    above: Certificate::issue(&self.office, terms(&self.office, STATION, Role::Office, 0..Millis::MAX)),
                    given: Certificate::issue(&self.office, given),
                    level: Level::Street,
                    name: String::new(),
                    since_ms: chance.below(3) as u64,
                };
                let word = Above::issue(&self.station, standing);
                self.agreed.push(word.clone());
                self.devices[0].act(|act| {
                    act.stand_below(&word);
                })
            }
        };
        self.write(0, STATION, ops);
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

    /// Somebody is revoked: as far as any of their events in each log, named by its digest or only by its number. The
    /// station's device is so by the root alone, and a captain brings that.
    fn revoke(&mut self, chance: &mut Chance) {
        let author = chance.one_of(&self.events).content().author;
        let of_station = author == self.devices[0].key() && chance.one_in(4);
        let captain = 1 + chance.below(CAPTAINS);
        let whom = self.devices.iter().skip(1).position(|device| device.key() == author).map_or(captain, |at| 1 + at);
        let (whom, by, log) = if of_station { (0, captain, BUILDING) } else { (whom, 0, STATION) };
        let voice = if whom == 0 { self.station.clone() } else { self.voice(chance) };
        let subject = self.devices[whom].key();
        let mut named = Vec::new();
        for log in [STATION, BUILDING] {
            let is_theirs = |event: &&Event| (event.content().author, event.content().log) == (subject, log);
            let theirs: Vec<&Event> = self.events.iter().filter(is_theirs).collect();
            if let Some(last) = theirs.len().checked_sub(1 + chance.below(3)).and_then(|at| theirs.get(at)) {
                named.push((log, last.content().seq, last.id()));
            }
        }
        let revocation = match chance.one_in(3) {
            true => Revocation::issue(&voice, subject, named.iter().map(|(log, seq, _)| (*log, *seq)).collect()),
            false => Revocation::naming(&voice, subject, named),
        };
        let ops = self.devices[by].act(|act| {
            act.revoke(&revocation);
        });
        self.write(by, log, ops);
        // Whoever kept the key goes on with it, if it ever wrote anything.
        if chance.one_in(2) && self.events.iter().any(|event| event.content().author == subject) {
            self.fork(subject, chance);
        }
    }

    /// Somebody says a second thing under a number that is taken, sometimes under several; mostly a captain.
    fn fork(&mut self, author: SigningPublic, chance: &mut Chance) {
        let who = self.devices.iter().position(|device| device.key() == author).unwrap_or(0);
        let own: Vec<Content> =
            self.events.iter().map(Event::content).filter(|of| of.author == author).cloned().collect();
        for _ in 0..=chance.below(2) {
            let content = Content { wall_ms: NOW + 1, ..chance.one_of(&own).clone() };
            let twice = Event::sign(&self.devices[who].secret, content).expect("a small event");
            // Sometimes they go on from there.
            let Content { seq, lamport, .. } = *twice.content();
            let (seq, prev, lamport, heads) = (seq + 1, Some(twice.id()), lamport + 1, vec![]);
            let after = Content { seq, prev, lamport, heads, ..twice.content().clone() };
            self.events.push(twice);
            if chance.one_in(3) {
                self.events.extend(Event::sign(&self.devices[who].secret, after));
            }
        }
    }
}

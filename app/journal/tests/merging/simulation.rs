//! Simulation: a neighbourhood of 5 to 50 devices over some months. What carries their events loses, delays and doubles
//! them; clocks are wrong by ten years either way; certificates run out and are renewed; devices are let in, revoked,
//! started again, and copied. In the end people put the clocks right, certificates are renewed, everybody writes once
//! more and meets everybody: then all ledgers are one, and hold whatever an honest device ever wrote.

use super::chance::Chance;
use super::device::{Device, terms};
use super::ops::ops;
use domain::{Millis, PlaceId};
use journal::vocabulary::field;
use journal::writer::WriteError;
use journal::{Content, Event, Op, Subject, Value};
use std::collections::{BTreeMap, BTreeSet};
use trust::{Certificate, Digest, Revocation, Role, SigningPublic, SigningSecret};

const STATION: PlaceId = PlaceId([1; 8]);
const BUILDINGS: [PlaceId; 2] = [PlaceId([2; 8]), PlaceId([3; 8])];
const START: Millis = 1_795_305_600_000;
const DAY: Millis = 24 * 3_600_000;
const VALID: Millis = 90 * DAY;
const TEN_YEARS: i64 = 3_653 * DAY as i64;

/// Runs one seed.
pub fn run(seed: u64) -> Result<(), String> {
    let mut chance = Chance::new("simulation", seed);
    // Few devices meet in more ways in the same time; very many are there too.
    let devices = if chance.one_in(40) { 13 + chance.below(38) } else { 5 + chance.below(8) };
    let mut world = World::new(&mut chance, devices);
    for _ in 0..25 + 2 * devices {
        world.step(&mut chance)?;
    }
    world.end()?;
    world.judged()
}

/// How far a device's clock is off, ms.
type Off = i64;

struct World {
    station: SigningSecret,
    /// The station's device first, then another of its own, then captains'.
    devices: Vec<(Device, Off)>,
    now_ms: Millis,
    step: usize,
    /// What is under way: when it comes, to whom.
    post: BTreeMap<usize, Vec<(usize, Vec<u8>)>>,
    /// Everything a device was told "saved" about.
    written: Vec<Event>,
    /// Devices that somebody copied, so that they may have said two things.
    copied: BTreeSet<SigningPublic>,
    /// Devices that somebody revoked, whether or not that counts.
    revoked: BTreeSet<SigningPublic>,
}

impl World {
    fn new(chance: &mut Chance, count: usize) -> Self {
        let station = SigningSecret::from_seed(chance.seed());
        let root = Certificate::issue(&station, terms(&station, STATION, Role::Station, 0..Millis::MAX));
        let devices = (0..count).map(|_| (Device::new(SigningSecret::from_seed(chance.seed()), &root), 0)).collect();
        let mut world = Self {
            station,
            devices,
            now_ms: START,
            step: 0,
            post: BTreeMap::new(),
            written: Vec::new(),
            copied: BTreeSet::new(),
            revoked: BTreeSet::new(),
        };
        world.begin(chance);
        world
    }

    fn clock(&self, who: usize) -> Millis {
        self.now_ms.saturating_add_signed(self.devices[who].1)
    }

    /// The station's first event: its device, and its places.
    fn begin(&mut self, chance: &mut Chance) {
        let first = &self.devices[0].0;
        let lasting = terms(&first.secret, STATION, Role::Station, 0..Millis::MAX);
        let certificate = Certificate::issue(&self.station, lasting);
        let ops = first.act(|act| {
            act.certify(&certificate);
            for building in BUILDINGS {
                act.set(Subject::place(building), field::PLACE_ABOVE, Value::Id(Subject::place(STATION)));
            }
        });
        let author = first.key();
        let content =
            Content { log: STATION, author, seq: 0, prev: None, heads: vec![], lamport: 1, wall_ms: START, ops };
        let event = Event::sign(&first.secret, content).expect("a small event");
        self.devices[0].0.settle(&event);
        self.written.push(event.clone());
        self.send(0, &event, chance);
        self.certify(1, 0, true, chance);
        for captain in 2..self.devices.len() {
            if chance.one_in(2) {
                self.certify(captain, chance.below(2), true, chance);
            }
        }
    }

    fn step(&mut self, chance: &mut Chance) -> Result<(), String> {
        self.step += 1;
        self.now_ms += DAY * chance.below(6) as u64;
        for (to, bytes) in self.post.remove(&self.step).unwrap_or_default() {
            let clock = self.clock(to);
            self.devices[to].0.take(&bytes, clock);
        }
        let who = chance.below(self.devices.len());
        match chance.below(24) {
            0 => self.devices[who].0.restart(),
            1 => self.devices[who].0.restart_from_snapshot()?,
            2 => self.devices[who].1 = *chance.one_of(&[-TEN_YEARS, TEN_YEARS, 0]),
            3 => self.meet(who, chance.below(self.devices.len())),
            4..7 if who > 0 => {
                let by_root = chance.one_in(2);
                self.certify(who, chance.below(2), by_root, chance);
            }
            7 if who > 1 => self.revoke(who, chance),
            8 if who > 1 => self.copy(who, chance),
            _ => {
                let ops = ops(self.devices[who].0.replica.ledger(), chance);
                let log = self.log_of(who, chance);
                self.write(who, log, ops, chance)?;
            }
        }
        Ok(())
    }

    /// A captain writes in one building's log, the station's devices in all.
    fn log_of(&self, who: usize, chance: &mut Chance) -> PlaceId {
        match who {
            0 | 1 => *chance.one_of(&[STATION, BUILDINGS[0], BUILDINGS[1]]),
            captain => BUILDINGS[captain % 2],
        }
    }

    fn write(&mut self, who: usize, log: PlaceId, ops: Vec<Op>, chance: &mut Chance) -> Result<(), String> {
        let clock = self.clock(who);
        match self.devices[who].0.write(log, ops, clock) {
            Ok(event) => {
                self.written.push(event.clone());
                self.send(who, &event, chance);
                Ok(())
            }
            Err(WriteError::TooLarge) => Err("an event was too large".into()),
            // It has not been let in, or not any more; its clock is ahead; it was copied: it says so and writes nothing.
            Err(_) => Ok(()),
        }
    }

    /// Sends an event to everybody: one in five is lost, the rest come late, some twice.
    fn send(&mut self, from: usize, event: &Event, chance: &mut Chance) {
        for to in (0..self.devices.len()).filter(|to| *to != from) {
            for _ in 0..1 + usize::from(chance.one_in(8)) {
                if !chance.one_in(5) {
                    let due = self.step + 1 + chance.below(12);
                    self.post.entry(due).or_default().push((to, event.bytes().to_vec()));
                }
            }
        }
    }

    /// Two devices give each other what the other has not.
    fn meet(&mut self, one: usize, other: usize) {
        self.give(one, other);
        self.give(other, one);
    }

    fn give(&mut self, from: usize, to: usize) {
        let has = &self.devices[to].0.disk;
        let missing = self.devices[from].0.disk.iter().filter(|(id, _)| !has.contains_key(id));
        let missing: Vec<Vec<u8>> = missing.map(|(_, bytes)| bytes.clone()).collect();
        let clock = self.clock(to);
        missing.iter().for_each(|bytes| self.devices[to].0.take(bytes, clock));
    }

    /// One of the station's devices lets another in, or renews what let it in, in the root's name or its own.
    fn certify(&mut self, whom: usize, by: usize, by_root: bool, chance: &mut Chance) {
        let from = self.clock(by);
        let (role, place) = if whom == 1 { (Role::Station, STATION) } else { (Role::Captain, BUILDINGS[whom % 2]) };
        let voice = if by_root { &self.station } else { &self.devices[by].0.secret };
        let terms = terms(&self.devices[whom].0.secret, place, role, from..from + VALID);
        let certificate = Certificate::issue(voice, terms);
        let ops = self.devices[by].0.act(|act| {
            act.certify(&certificate);
        });
        let _ = self.write(by, STATION, ops, chance);
    }

    /// One of the station's devices revokes a captain's, as far as it has seen.
    fn revoke(&mut self, whom: usize, chance: &mut Chance) {
        let (by, key) = (chance.below(2), self.devices[whom].0.key());
        let voice = if chance.one_in(2) { &self.station } else { &self.devices[by].0.secret };
        let replica = &self.devices[by].0.replica;
        let revocation = match chance.one_in(2) {
            true => Revocation::issue(voice, key, replica.last_of(&key)),
            false => Revocation::naming(voice, key, replica.ends_of(&key)),
        };
        let ops = self.devices[by].0.act(|act| {
            act.revoke(&revocation);
        });
        self.revoked.insert(key);
        let _ = self.write(by, STATION, ops, chance);
    }

    /// Somebody goes on with a copy of a captain's device, key and all.
    fn copy(&mut self, whom: usize, chance: &mut Chance) {
        let key = self.devices[whom].0.key();
        let own: Vec<&Event> = self.written.iter().filter(|event| event.content().author == key).collect();
        let Some(like) = own.len().checked_sub(1 + chance.below(3)).and_then(|at| own.get(at)) else { return };
        let content = Content { wall_ms: like.content().wall_ms + 1, ..like.content().clone() };
        self.copied.insert(key);
        if let Ok(event) = Event::sign(&self.devices[whom].0.secret, content) {
            self.send(whom, &event, chance);
        }
    }

    /// Clocks are put right, everybody is let in (anew), writes once more, and meets everybody.
    fn end(&mut self) -> Result<(), String> {
        let mut chance = Chance::new("end", 0);
        self.devices.iter_mut().for_each(|(_, off)| *off = 0);
        self.everybody_meets();
        for whom in 1..self.devices.len() {
            self.certify(whom, 0, true, &mut chance);
        }
        self.everybody_meets();
        for who in 0..self.devices.len() {
            let logs = if who < 2 { vec![STATION, BUILDINGS[0], BUILDINGS[1]] } else { vec![BUILDINGS[who % 2]] };
            for log in logs {
                self.write(who, log, vec![], &mut chance)?;
            }
        }
        self.everybody_meets();
        Ok(())
    }

    /// Everything to one, and from there to everybody; twice, since what one knows now lets in what another has.
    fn everybody_meets(&mut self) {
        for _ in 0..2 {
            for other in 1..self.devices.len() {
                self.give(other, 0);
            }
            for other in 1..self.devices.len() {
                self.give(0, other);
            }
        }
        for who in 0..self.devices.len() {
            let clock = self.clock(who);
            self.devices[who].0.retry(clock);
        }
    }

    fn judged(&self) -> Result<(), String> {
        let digests: BTreeSet<Digest> =
            self.devices.iter().map(|(device, _)| device.replica.ledger().digest()).collect();
        let first = self.devices[0].0.replica.ledger();
        let apart = self.devices.iter().position(|(device, _)| device.replica.ledger().digest() != first.digest());
        if let Some(apart) = apart {
            let (one, other) = (first.events().count(), self.devices[apart].0.replica.ledger().events().count());
            let count = digests.len();
            return Err(format!("{count} different ledgers; device 0 counts {one} events, device {apart} {other}"));
        }
        let honest = |event: &&Event| {
            let author = &event.content().author;
            !self.copied.contains(author) && !self.revoked.contains(author)
        };
        match self.written.iter().filter(honest).find(|event| first.stamp(&event.id()).is_none()) {
            Some(lost) => Err(format!("event {} of {} was lost", lost.content().seq, lost.content().author)),
            None => Ok(()),
        }
    }
}

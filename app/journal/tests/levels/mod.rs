//! A station of which a level above it is told later: its keys, its device, and what replicas count in every order.

use super::merging::device::Device;
pub use super::merging::device::terms;
use domain::place::Level;
use domain::{Millis, PlaceId};
use journal::{Act, Content, Event, Op};
use trust::{Above, Certificate, Role, SigningPublic, SigningSecret, Standing};

pub const STATION: PlaceId = PlaceId([1; 8]);
pub const BUILDING: PlaceId = PlaceId([2; 8]);
pub const STREET: PlaceId = PlaceId([5; 8]);
pub const NOW: Millis = 1_795_305_600_000;
pub const VALID: Millis = 90 * 24 * 3_600_000;

pub fn secret(seed: u8) -> SigningSecret {
    SigningSecret::from_seed([seed; 32])
}

pub fn key(seed: u8) -> SigningPublic {
    secret(seed).public()
}

/// Seeds of keys: the station's root and its device, the street's office, the district's, and devices let in later.
pub const ROOT: u8 = 1;
pub const OWN: u8 = 10;
pub const OFFICE: u8 = 2;
pub const DISTRICT: u8 = 3;
pub const NEW: u8 = 20;
pub const CAPTAIN: u8 = 21;

pub fn certificate(issuer: u8, subject: u8, place: PlaceId, role: Role, until_ms: Millis) -> Certificate {
    Certificate::issue(&secret(issuer), terms(&secret(subject), place, role, NOW..until_ms))
}

pub fn itself(root: u8, place: PlaceId, role: Role) -> Certificate {
    Certificate::issue(&secret(root), terms(&secret(root), place, role, 0..Millis::MAX))
}

/// One root's word that another stands above it, which has certified it until then.
pub fn above(below: u8, above: u8, given: (PlaceId, Role), until_ms: Millis) -> Above {
    let standing = Standing {
        below: key(below),
        above: itself(above, STREET, Role::Office),
        given: certificate(above, below, given.0, given.1, until_ms),
        level: Level::Street,
        name: "长宁街道办事处".into(),
        since_ms: NOW,
    };
    Above::issue(&secret(below), standing)
}

pub fn office_above() -> Above {
    above(ROOT, OFFICE, (STATION, Role::Station), NOW + VALID)
}

/// A station that has worked for long: its device writes by the root's word.
pub struct Station {
    pub device: Device,
    pub events: Vec<Event>,
}

pub fn fresh(seed: u8) -> Device {
    Device::new(secret(seed), &itself(ROOT, STATION, Role::Station))
}

/// A device's first event, which says of itself who lets it in.
pub fn first(seed: u8, act: impl FnOnce(&mut Act)) -> Event {
    first_in(STATION, seed, act)
}

pub fn first_in(log: PlaceId, seed: u8, act: impl FnOnce(&mut Act)) -> Event {
    let ops = fresh(seed).act(act);
    let (author, prev) = (key(seed), None);
    let content = Content { log, author, seq: 0, prev, heads: vec![], lamport: 1, wall_ms: NOW, ops };
    Event::sign(&secret(seed), content).expect("a small event")
}

impl Station {
    pub fn new() -> Self {
        let mut device = fresh(OWN);
        let root = Certificate::issue(&secret(ROOT), terms(&secret(OWN), STATION, Role::Station, 0..Millis::MAX));
        let event = first(OWN, |act| {
            act.certify(&root);
        });
        device.settle(&event);
        Self { device, events: vec![event] }
    }

    pub fn say(&mut self, act: impl FnOnce(&mut Act)) -> Event {
        let ops: Vec<Op> = self.device.act(act);
        let event = self.device.write(STATION, ops, NOW).expect("the station's own device");
        self.events.push(event.clone());
        event
    }

    /// Everything, and these, in every rotation and backwards: what each replica counts of the last.
    pub fn counts(&self, more: &[&Event]) -> bool {
        let all: Vec<&Event> = self.events.iter().chain(more.iter().copied()).collect();
        let last = all[all.len() - 1].id();
        let mut said = Vec::new();
        for turn in 0..2 * all.len() {
            let mut order = all.clone();
            order.rotate_left(turn % all.len());
            if turn >= all.len() {
                order.reverse();
            }
            let mut device = fresh(99);
            order.iter().for_each(|event| device.take(event.bytes(), NOW));
            device.retry(NOW);
            said.push((device.replica.ledger().stamp(&last).is_some(), device.replica.ledger().digest()));
        }
        assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "it depends on the order: {said:?}");
        said[0].0
    }
}

/// The first event of a device that the office lets in for this.
pub fn let_in(issuer: u8, place: PlaceId, role: Role, until_ms: Millis) -> Event {
    let by_office = certificate(issuer, NEW, place, role, until_ms);
    first(NEW, |act| {
        act.certify(&by_office);
    })
}

//! A street's office, a station and a captain: a root, a certificate, and one below that.

use super::device::{Device, terms};
use domain::{Millis, PlaceId};
use journal::vocabulary::field;
use journal::writer::WriteError;
use journal::{Act, Event, Reason, Subject, Value};
use trust::{Certificate, Draw, Role, SigningSecret};

pub const STATION: PlaceId = PlaceId([1; 8]);
pub const BUILDING: PlaceId = PlaceId([2; 8]);
pub const ELSEWHERE: PlaceId = PlaceId([4; 8]);
pub const NOW: Millis = 1_795_305_600_000;
pub const VALID: Millis = 90 * 24 * 3_600_000;

pub fn secret(seed: u8) -> SigningSecret {
    SigningSecret::from_seed([seed; 32])
}

/// A street's office (the root), and devices that know it: the office's own (10), a station's (11), a captain's (12).
pub struct Street {
    pub office: SigningSecret,
    pub devices: [Device; 3],
    pub events: Vec<Event>,
}

pub const OFFICE: usize = 0;
pub const STATIONS: usize = 1;
pub const CAPTAIN: usize = 2;

impl Street {
    pub fn new() -> Self {
        let office = secret(1);
        let root = Certificate::issue(&office, terms(&office, ELSEWHERE, Role::Office, 0..Millis::MAX));
        let devices = [10, 11, 12].map(|seed| Device::new(secret(seed), &root));
        Self { office, devices, events: Vec::new() }
    }

    /// The office lets a station in, which says what its building is, and lets a captain in there.
    pub fn with_all_let_in() -> Self {
        let mut street = Self::new();
        street.station_comes();
        street.captain_comes(NOW..NOW + VALID);
        street
    }

    /// The station's first event brings the office's word for its device.
    pub fn station_comes(&mut self) {
        let station = terms(&secret(11), STATION, Role::Station, 0..Millis::MAX);
        let certificate = Certificate::issue(&self.office, station);
        let above = Value::Id(Subject::place(STATION));
        let ops = self.devices[STATIONS].act(|act| {
            act.certify(&certificate).set(Subject::place(BUILDING), field::PLACE_ABOVE, above);
        });
        let content = journal::Content {
            log: STATION,
            author: secret(11).public(),
            seq: 0,
            prev: None,
            heads: vec![],
            lamport: 1,
            wall_ms: NOW,
            ops,
        };
        let event = Event::sign(&secret(11), content).unwrap();
        self.devices.iter_mut().for_each(|device| device.take(event.bytes(), NOW));
        self.events.push(event);
    }

    pub fn captain_comes(&mut self, valid: core::ops::Range<Millis>) {
        let captain = terms(&secret(12), BUILDING, Role::Captain, valid);
        let certificate = Certificate::issue(&secret(11), captain);
        let event = self.say(STATIONS, STATION, |act| {
            act.certify(&certificate);
        });
        self.tell(&event);
    }

    pub fn say(&mut self, who: usize, log: PlaceId, act: impl FnOnce(&mut Act)) -> Event {
        let ops = self.devices[who].act(act);
        let event = self.devices[who].write(log, ops, NOW).unwrap();
        self.events.push(event.clone());
        event
    }

    pub fn tell(&mut self, event: &Event) {
        self.devices.iter_mut().for_each(|device| device.take(event.bytes(), NOW));
    }

    /// A device that has heard everything in this order.
    pub fn heard(&self, events: &[&Event]) -> Device {
        let root = Certificate::issue(&self.office, terms(&self.office, ELSEWHERE, Role::Office, 0..Millis::MAX));
        let mut device = Device::new(secret(50), &root);
        events.iter().for_each(|event| device.take(event.bytes(), NOW));
        device
    }

    pub fn writes(&self, who: usize, log: PlaceId) -> Result<Event, WriteError> {
        journal::writer::write(&self.devices[who].secret, &self.devices[who].replica, log, vec![], NOW)
    }
}

pub fn set_aside(device: &Device) -> Vec<Reason> {
    device.quarantine.iter().map(|(_, reason, _)| reason).collect()
}

pub fn counts(device: &Device, event: &Event) -> bool {
    device.replica.ledger().stamp(&event.id()).is_some()
}

/// The same author's other version of an event, or what follows it there.
pub fn otherwise(secret: &SigningSecret, event: &Event, change: impl FnOnce(&mut journal::Content)) -> Event {
    let mut content = journal::Content { wall_ms: NOW + 1, ..event.content().clone() };
    change(&mut content);
    Event::sign(secret, content).unwrap()
}

/// A device that has heard some of these events, in some order, some twice, and was restarted now and then.
pub fn heard_somehow(street: &Street, events: &[&Event], draw: &mut Draw) -> Device {
    let mut order: Vec<&Event> = events.to_vec();
    for at in (1..order.len()).rev() {
        order.swap(at, usize::from(draw.array::<1>()[0]) % (at + 1));
    }
    let mut device = street.heard(&[]);
    for event in order {
        for _ in 0..1 + draw.array::<1>()[0] % 2 {
            device.take(event.bytes(), NOW);
        }
        if draw.array::<1>()[0] < 64 {
            device.restart();
        }
    }
    device
}

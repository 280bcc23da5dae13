//! A large desk: the rows of a station that has worked for very long, for the journey that opens one.
//!
//! `large OPERATIONS FILE` writes rows one after the other: table, key and value, each after its length (1, 1 and 4 bytes,
//! little end first); and prints a line of JSON that says what is in them.

#[allow(dead_code, unused_imports, reason = "it uses its own part")]
#[path = "../tests/common/mod.rs"]
mod common;

use common::*;
use desk::host::{EVENTS, KEYS, META};
use device::store::{Span, Store};
use domain::request::Channel;
use domain::{Home, Kind, Millis, PersonId, PlaceId, RequestId, Slots};
use futures::executor::block_on;
use journal::acts::{Filing, Particulars};
use journal::{Act, Event, HouseholdId, Keyring, Op, Replica, Writers, writer};
use ports::desk::Trouble;
use std::io::Write;
use trust::{Certificate, Draw, Role, SealingPublic, SigningPublic, SigningSecret, Terms};

/// One request in so many is still open.
const OPEN_EVERY: usize = 25;

struct Station {
    replica: Replica,
    device: SigningSecret,
    log: PlaceId,
    buildings: Vec<PlaceId>,
}

/// The secret of a key, wherever its seed stands in a record.
fn secret_of(record: &[u8], key: &SigningPublic) -> Option<SigningSecret> {
    let secrets = record.windows(32).map(|seed| SigningSecret::from_seed(seed.try_into().unwrap_or_default()));
    secrets.into_iter().find(|secret| secret.public() == *key)
}

impl Station {
    fn of(browser: &Browser) -> Result<Self, Trouble> {
        let rows = |table| block_on(browser.real.scan(table, &Span::all(), usize::MAX)).unwrap_or_default();
        let record = rows(META).into_iter().find(|(key, _)| key == b"station").ok_or(Trouble::Unknown)?.1;
        let events: Vec<Vec<u8>> = rows(EVENTS).into_iter().map(|(_, bytes)| bytes).collect();
        let last = Event::trusted(events[events.len() - 1].clone()).map_err(|_| Trouble::Newer)?;
        let ledger = {
            let mut ledger = journal::Ledger::default();
            events.iter().filter_map(|bytes| Event::trusted(bytes.clone()).ok()).for_each(|event| {
                ledger.apply(&event, true);
            });
            ledger
        };
        let station = ledger.station().ok_or(Trouble::Unknown)?;
        let root = station.root.and_then(|root| secret_of(&record, &root)).ok_or(Trouble::Unknown)?;
        let device = secret_of(&record, &last.content().author).ok_or(Trouble::Unknown)?;
        let terms = Terms {
            issuer: root.public(),
            subject: root.public(),
            seal: SealingPublic([0; 32]),
            place: station.place,
            role: Role::Station,
            not_before_ms: 0,
            not_after_ms: Millis::MAX,
        };
        let writers = Writers::root(Certificate::issue(&root, terms)).map_err(|_| Trouble::Unknown)?;
        let (replica, _) = Replica::load(writers, events);
        let is_building = |place: &domain::place::Place| place.level == domain::place::Level::Building;
        let buildings = replica.ledger().places().filter(is_building).map(|place| place.id).collect();
        Ok(Self { replica, device, log: last.content().log, buildings })
    }

    fn say(&mut self, ops: Vec<Op>, at_ms: Millis) -> Option<Vec<u8>> {
        let event = writer::write(&self.device, &self.replica, self.log, ops, at_ms).ok()?;
        self.replica.settle(&event);
        Some(event.bytes().to_vec())
    }
}

/// A household moves in, somebody of it asks for something, and mostly it is done.
fn life(station: &mut Station, keyring: &mut Keyring, draw: &mut Draw, number: usize) -> Vec<Vec<Op>> {
    let (household, person) = (HouseholdId(draw.array()), PersonId(draw.array()));
    let request = RequestId(draw.array());
    let place = station.buildings[number % station.buildings.len()];
    let home = Home { building: 1 + (number % 12) as u16, unit: 1, room: 101 + (number % 20) as u16 };
    let he =
        Particulars { name: format!("何{number}"), telephone: format!("138{number:08}"), ..Particulars::default() };
    let filing = Filing {
        id: request,
        person,
        kind: Kind::Repair,
        place,
        home: Some(home),
        suits: Slots::day(1),
        channel: Channel::Phone,
        filed_ms: NOW - 1_000 * number as u64,
        words: format!("第{number}件：楼道的灯坏了，晚上看不见"),
        notice: 1,
        promised_ms: None,
        phone: None,
    };
    let mut act = Act::new(station.replica.ledger(), keyring, draw);
    act.add_household(household, place, home).add_person(person, Some(household), &he);
    let moved = act.finish();
    let mut act = Act::new(station.replica.ledger(), keyring, draw);
    act.file_request(&filing);
    let filed = act.finish();
    if number.is_multiple_of(OPEN_EVERY) && number / OPEN_EVERY < 40 {
        return vec![moved, filed];
    }
    let mut act = Act::new(station.replica.ledger(), keyring, draw);
    act.done(request, 0).confirm(request, 0, 5, "谢谢", Channel::Phone);
    vec![moved, filed, act.finish()]
}

fn main() {
    let mut words = std::env::args().skip(1);
    let operations: usize = words.next().and_then(|word| word.parse().ok()).unwrap_or(100_000);
    let file = words.next().unwrap_or("large.bin".to_owned());
    let browser = Browser::new();
    drop(browser.station());
    let mut station = Station::of(&browser).expect("a station");
    let (mut keyring, mut draw) = (Keyring::default(), Draw::from_seed([7; 32]));
    let (mut out, mut made, mut lives, mut open) = (Vec::new(), 0, 0, 0);
    let mut next = rows(&browser, EVENTS) as u64;
    for (table, rows) in browser.real.rows() {
        rows.iter().for_each(|(key, value)| row(&mut out, table, key, value));
    }
    let mut out = {
        let mut writer = std::io::BufWriter::new(std::fs::File::create(&file).expect("a file"));
        writer.write_all(&out).expect("room");
        writer
    };
    while made < operations {
        let acts = life(&mut station, &mut keyring, &mut draw, lives);
        open += usize::from(acts.len() == 2);
        for ops in acts {
            made += ops.len();
            let mut bytes = Vec::new();
            let event = station.say(ops, NOW).expect("a device that may");
            row(&mut bytes, EVENTS, &next.to_be_bytes(), &event);
            next += 1;
            for (person, key) in keyring.take_fresh() {
                row(&mut bytes, KEYS, &person.0, &key.0);
            }
            out.write_all(&bytes).expect("room");
        }
        lives += 1;
    }
    out.flush().expect("room");
    println!(r#"{{"operations":{made},"events":{next},"households":{lives},"open":{open}}}"#);
}

fn row(out: &mut Vec<u8>, table: &str, key: &[u8], value: &[u8]) {
    for part in [table.as_bytes(), key] {
        out.push(u8::try_from(part.len()).expect("a short one"));
        out.extend_from_slice(part);
    }
    out.extend_from_slice(&u32::try_from(value.len()).expect("a row").to_le_bytes());
    out.extend_from_slice(value);
}

//! How fast a start is: `cargo run --release -p journal --example fold`. 100,000 operations of a plausible life of one
//! station, in events of 4 operations, written by three devices that see each other.

use domain::request::Channel;
use domain::{Kind, PersonId, PlaceId, RequestId, Slots};
use journal::acts::{Filing, Particulars};
use journal::{Act, Event, HouseholdId, Keyring, Op, Replica, Writers, snapshot, writer};
use std::time::Instant;
use trust::{Certificate, Draw, Role, SealingPublic, SigningSecret, Terms};

const PLACE: PlaceId = PlaceId([1; 8]);
const OPS: usize = 100_000;
const EVENT_OPS: usize = 4;

fn writers(secrets: &[SigningSecret]) -> Writers {
    let root = secrets[0].public();
    let terms = Terms {
        issuer: root,
        subject: root,
        seal: SealingPublic([0; 32]),
        place: PLACE,
        role: Role::Station,
        not_before_ms: 0,
        not_after_ms: u64::MAX,
    };
    let mut writers = Writers::root(Certificate::issue(&secrets[0], terms)).unwrap_or_default();
    for secret in &secrets[1..] {
        let certificate = Certificate::issue(&secrets[0], Terms { subject: secret.public(), ..terms });
        assert!(writers.admit(certificate, |_, _| true).is_ok());
    }
    writers
}

/// A person of a household asks for something.
fn life(replica: &Replica, keyring: &mut Keyring, draw: &mut Draw) -> Vec<Op> {
    let (household, person, request) = (HouseholdId(draw.array()), PersonId(draw.array()), RequestId(draw.array()));
    let home = domain::Home { building: 1, unit: 1, room: 101 };
    let he = Particulars { name: "何建民".into(), telephone: "13800001234".into(), ..Particulars::default() };
    let filing = Filing {
        id: request,
        person,
        kind: Kind::Repair,
        place: PLACE,
        home: Some(home),
        suits: Slots::day(1),
        channel: Channel::Phone,
        filed_ms: 1,
        words: "楼道的灯坏了，晚上看不见".into(),
        notice: 1,
        promised_ms: Some(2),
        phone: None,
    };
    let mut act = Act::new(replica.ledger(), keyring, draw);
    act.add_household(household, PLACE, home).add_person(person, Some(household), &he).file_request(&filing);
    act.done(request, 0).confirm(request, 0, 5, "谢谢", Channel::Phone);
    act.finish()
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("{what:<44} {:>8.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    result
}

fn main() {
    let secrets: Vec<SigningSecret> = (1..4).map(|seed| SigningSecret::from_seed([seed; 32])).collect();
    let (mut keyring, mut draw) = (Keyring::default(), Draw::from_seed([7; 32]));
    let mut replica = Replica::new(writers(&secrets));
    let mut events: Vec<Event> = Vec::new();
    timed("write, sign and fold as it happens", || {
        while events.len() * EVENT_OPS < OPS {
            for ops in life(&replica, &mut keyring, &mut draw).chunks(EVENT_OPS) {
                let secret = &secrets[events.len() % secrets.len()];
                let Ok(event) = writer::write(secret, &replica, PLACE, ops.to_vec(), 1) else { return };
                replica.settle(&event);
                events.push(event);
            }
        }
    });
    let stored: Vec<Vec<u8>> = events.iter().map(|event| event.bytes().to_vec()).collect();
    let bytes: usize = stored.iter().map(Vec::len).sum();
    println!("{} events, {} operations, {:.1} MB", events.len(), events.len() * EVENT_OPS, bytes as f64 / 1e6);
    let mut ledger = journal::Ledger::default();
    timed("fold alone", || {
        for event in &events {
            ledger.apply(event);
        }
    });
    let (loaded, _) =
        timed("load from storage (read, order, fold)", || Replica::load(writers(&secrets), stored.clone()));
    assert_eq!(loaded.ledger().digest(), ledger.digest());
    let snapshot = timed("write a snapshot", || snapshot::write(&loaded));
    println!("snapshot {:.1} MB", snapshot.len() as f64 / 1e6);
    assert!(timed("read a snapshot", || snapshot::read(writers(&secrets), &snapshot)).is_some());
    let open = timed("every request with its tasks", || {
        loaded.ledger().requests().map(|request| loaded.ledger().tasks_of(request.id).len() + 1).sum::<usize>()
    });
    println!("{open} requests");
    let sample: Vec<&Vec<u8>> = stored.iter().take(2_000).collect();
    let mut foreign = Replica::new(writers(&secrets));
    timed("take in 2,000 events from elsewhere (verify)", || {
        for bytes in sample {
            foreign.intake(bytes, 1);
        }
    });
}

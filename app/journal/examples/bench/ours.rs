//! Ours: signed events in one log, of four devices that the root lets in.

use crate::steps::{Changes, Keeper};
use crate::story::{Change, Story};
use domain::PlaceId;
use journal::{Event, Field, Op, Replica, Subject, Value, Verdict, Writers, snapshot, writer};
use trust::{Certificate, Role, SealingPublic, SigningSecret, Terms};

pub struct Ours;

const PLACE: PlaceId = PlaceId([1; 8]);
const KIND: u8 = 200;

fn secrets() -> [SigningSecret; 4] {
    [1, 2, 3, 4].map(|seed| SigningSecret::from_seed([seed; 32]))
}

fn writers() -> Writers {
    let secrets = secrets();
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
    let mut writers = Writers::root(Certificate::issue(&secrets[0], terms)).expect("a root's certificate");
    for secret in &secrets[1..] {
        let certificate = Certificate::issue(&secrets[0], Terms { subject: secret.public(), ..terms });
        writers.admit(certificate, |_, _| true).expect("a device of the root's");
    }
    writers
}

fn subject(number: usize) -> Subject {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&(number as u64).to_le_bytes());
    Subject { kind: KIND, id }
}

fn field(number: usize) -> Field {
    Field(u16::try_from(number).unwrap_or(0))
}

fn write(replica: &mut Replica, secrets: &[SigningSecret], change: Change) -> Vec<u8> {
    let about = subject(change.subject);
    let standing = |at| match replica.ledger().record(about).and_then(|record| record.register(at)) {
        Some(register) => register.writes().iter().map(|write| write.id).collect(),
        None => vec![],
    };
    let op = |(at, text): (usize, String)| Op::Register {
        subject: about,
        field: field(at),
        value: Value::Text(text),
        replaces: standing(field(at)),
    };
    let ops = change.writes.into_iter().map(op).collect();
    let event = writer::write(&secrets[change.author], replica, PLACE, ops, 1).expect("a device that may");
    replica.settle(&event);
    event.bytes().to_vec()
}

impl Keeper for Ours {
    type Kept = Replica;

    fn write(story: &Story) -> [Changes; 3] {
        let secrets = secrets();
        let mut replica = Replica::new(writers());
        let beginning = story.beginning().map(|change| write(&mut replica, &secrets, change)).collect();
        let [one, other] = [0, 1].map(|half| {
            let mut replica = replica.clone();
            story.half(half).map(|change| write(&mut replica, &secrets, change)).collect()
        });
        [beginning, one, other]
    }

    fn fold(changes: Vec<&[u8]>) -> Replica {
        Replica::load(writers(), changes.into_iter().map(<[u8]>::to_vec)).0
    }

    fn merge(replica: &mut Replica, changes: &[Vec<u8>]) {
        for bytes in changes {
            replica.settle(&Event::trusted(bytes.clone()).expect("an event"));
        }
    }

    fn merge_verified(replica: &mut Replica, changes: &[Vec<u8>]) -> bool {
        changes.iter().all(|bytes| replica.intake(bytes, 1).verdict == Verdict::Applied)
    }

    fn save(replica: &Replica) -> Vec<Vec<u8>> {
        snapshot::write(replica, snapshot::PART_BYTES)
    }

    fn load(parts: &[Vec<u8>]) -> Replica {
        snapshot::read(writers(), parts).expect("its own snapshot")
    }

    fn read(replica: &Replica) -> usize {
        let said = |value: Option<&Value>| matches!(value, Some(Value::Text(text)) if !text.is_empty());
        let fields = |record: &journal::record::Record| {
            record.registers(Field(0)..=Field(u16::MAX)).filter(|(_, register)| said(register.shown())).count()
        };
        replica.ledger().all(KIND).map(|(_, record)| fields(record)).sum()
    }
}

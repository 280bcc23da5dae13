//! Operations of every kind, on few enough subjects that they meet.

use super::chance::Chance;
use domain::{PersonId, RequestId};
use journal::vocabulary::set;
use journal::{Atom, Field, Keyring, Ledger, Op, Subject, Value};
use trust::{Draw, PersonKey};

fn subject(n: usize) -> Subject {
    Subject::request(RequestId([n as u8; 16]))
}

/// Values of every sort; sealed ones are always the same bytes for the same number, so that sets can meet them again.
fn value(at: (Subject, Field), n: u8) -> Value {
    match n {
        0 => Value::None,
        1 => Value::Id(subject(1)),
        2 => Value::Id(subject(2)),
        3 => Value::Text("诉求".into()),
        4 => Value::List(vec![Atom::Int(4), Atom::Text("x".into())]),
        n => {
            let mut keyring = Keyring::default();
            let person = PersonId([n - 5; 16]);
            keyring.put(person, PersonKey([n; 32]));
            keyring.seal(&mut Draw::from_seed([n; 32]), person, at, &[n])
        }
    }
}

/// One operation of somebody who sees this ledger.
pub fn op(ledger: &Ledger, chance: &mut Chance) -> Op {
    let subject = subject(chance.below(3));
    let record = ledger.record(subject);
    match chance.below(10) {
        0..4 => {
            let field = Field(chance.below(3) as u16);
            let register = record.and_then(|record| record.register(field)).filter(|_| chance.one_in(2));
            let replaces = register.map(|register| register.writes().iter().map(|write| write.id).collect());
            let value = value((subject, field), chance.below(8) as u8);
            Op::Register { subject, field, value, replaces: replaces.unwrap_or_default() }
        }
        4..6 => Op::Add { subject, set: set::NOTES, item: value((subject, set::NOTES), chance.below(8) as u8) },
        6..8 => {
            let item = value((subject, set::NOTES), chance.below(8) as u8);
            let adds = record.and_then(|record| record.adds(set::NOTES, &item));
            Op::Remove { subject, set: set::NOTES, adds: adds.into_iter().flatten().copied().collect(), item }
        }
        8 => Op::Advance { subject, round: chance.below(3) as u32, stage: chance.below(4) as u8 },
        _ => Op::Erase { person: PersonId([chance.below(3) as u8; 16]) },
    }
}

/// One to four operations.
pub fn ops(ledger: &Ledger, chance: &mut Chance) -> Vec<Op> {
    (0..=chance.below(4)).map(|_| op(ledger, chance)).collect()
}

//! The promise the whole journal rests on: the same events give the same ledger, in every order, doubled, in portions.

use crate::common::*;
use domain::{PersonId, RequestId};
use journal::vocabulary::set;
use journal::{Atom, Event, Field, Keyring, Ledger, Op, Replica, Subject, Value, Verdict, writer};
use proptest::prelude::*;
use trust::{Digest, Draw, PersonKey};

/// What one device does next, drawn by proptest.
#[derive(Clone, Debug)]
struct Move {
    device: u8,
    /// Take in this many of what the others have written so far (so that some writes are concurrent).
    catch_up: usize,
    ops: Vec<Small>,
}

#[derive(Clone, Debug)]
enum Small {
    Write { subject: u8, field: u16, value: u8, replace: bool },
    Add { subject: u8, item: u8 },
    Remove { subject: u8, item: u8 },
    Advance { subject: u8, round: u32, stage: u8 },
    Erase { person: u8 },
}

fn small() -> impl Strategy<Value = Small> {
    prop_oneof![
        4 => (0..3u8, 0..3u16, 0..8u8, any::<bool>())
            .prop_map(|(subject, field, value, replace)| Small::Write { subject, field, value, replace }),
        2 => (0..3u8, 0..8u8).prop_map(|(subject, item)| Small::Add { subject, item }),
        2 => (0..3u8, 0..8u8).prop_map(|(subject, item)| Small::Remove { subject, item }),
        1 => (0..3u8, 0..3u32, 0..4u8).prop_map(|(subject, round, stage)| Small::Advance { subject, round, stage }),
        1 => (0..3u8).prop_map(|person| Small::Erase { person }),
    ]
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (0..4u8, 0..8usize, proptest::collection::vec(small(), 1..5)).prop_map(|(device, catch_up, ops)| Move {
        device,
        catch_up,
        ops,
    });
    proptest::collection::vec(one, 1..14)
}

fn subject(n: u8) -> Subject {
    Subject::request(RequestId([n; 16]))
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

fn op(ledger: &Ledger, small: &Small) -> Op {
    match *small {
        Small::Write { subject: of, field, value: n, replace } => {
            let (subject, field) = (subject(of), Field(field));
            let register = ledger.record(subject).and_then(|record| record.register(field)).filter(|_| replace);
            let replaces = register.map(|register| register.writes().iter().map(|write| write.id).collect());
            Op::Register { subject, field, value: value((subject, field), n), replaces: replaces.unwrap_or_default() }
        }
        Small::Add { subject: of, item } => {
            let subject = subject(of);
            Op::Add { subject, set: set::NOTES, item: value((subject, set::NOTES), item) }
        }
        Small::Remove { subject: of, item } => {
            let (subject, set) = (subject(of), set::NOTES);
            let item = value((subject, set), item);
            let adds = ledger.record(subject).and_then(|record| record.adds(set, &item));
            Op::Remove { subject, set, adds: adds.into_iter().flatten().copied().collect(), item }
        }
        Small::Advance { subject: of, round, stage } => Op::Advance { subject: subject(of), round, stage },
        Small::Erase { person } => Op::Erase { person: PersonId([person; 16]) },
    }
}

/// Plays the moves on four devices and returns every event written, in the order of writing.
fn play(moves: &[Move]) -> Vec<Event> {
    let mut desks: Vec<Desk> = (0..4).map(Desk::new).collect();
    let mut events: Vec<Event> = Vec::new();
    for step in moves {
        let desk = &mut desks[usize::from(step.device)];
        for event in events.iter().take(step.catch_up) {
            desk.take(event);
        }
        let ops = step.ops.iter().map(|small| op(desk.replica.ledger(), small)).collect();
        events.push(desk.write(ops));
    }
    events
}

fn folded<'a>(events: impl IntoIterator<Item = &'a Event>) -> Ledger {
    let mut ledger = Ledger::default();
    for event in events {
        ledger.apply(event, true);
    }
    ledger
}

fn shuffled(events: &[Event], order: &[usize]) -> Vec<Event> {
    let mut rest: Vec<Event> = events.to_vec();
    let mut shuffled = Vec::new();
    for at in order.iter().copied().chain(core::iter::repeat(0)) {
        if rest.is_empty() {
            break;
        }
        shuffled.push(rest.remove(at % rest.len()));
    }
    shuffled
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The ledger alone, even without waiting for predecessors.
    #[test]
    fn every_order_gives_the_same_ledger(
        moves in moves(),
        order in proptest::collection::vec(any::<usize>(), 14),
        doubled in proptest::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let events = play(&moves);
        let mut delivered = shuffled(&events, &order);
        for index in doubled {
            let again = index.get(&events).clone();
            delivered.insert(index.index(delivered.len()), again);
        }
        let (one, other) = (folded(&events), folded(&delivered));
        prop_assert_eq!(one.digest(), other.digest());
        prop_assert_eq!(one.events_digest(), other.events_digest());
        // What is disagreed on is known without looking for it.
        let kinds = || u8::MIN..=u8::MAX;
        let known = kinds().flat_map(|kind| one.conflicts(kind)).map(|(subject, field, _)| (subject, field));
        let fields = kinds().flat_map(|kind| one.all(kind)).flat_map(|(subject, record)| record.conflicts().map(move |(field, _)| (subject, field)));
        prop_assert_eq!(known.collect::<Vec<_>>(), fields.collect::<Vec<_>>());
        prop_assert_eq!(one, other);
    }

    /// Whole replicas: events wait for their predecessors, and all are applied in the end.
    #[test]
    fn every_delivery_ends_with_everything_applied(
        moves in moves(),
        order in proptest::collection::vec(any::<usize>(), 14),
    ) {
        let events = play(&moves);
        let mut replica = Replica::new(writers(4));
        for event in shuffled(&events, &order) {
            let taken = replica.intake(event.bytes(), NOW);
            prop_assert!(matches!(taken.verdict, Verdict::Applied | Verdict::Waiting), "{:?}", taken);
        }
        prop_assert_eq!(replica.waiting().count(), 0);
        let (loaded, unread) = Replica::load(writers(4), events.iter().map(|event| event.bytes().to_vec()));
        prop_assert_eq!(unread, 0);
        prop_assert_eq!(replica.ledger(), loaded.ledger());
        prop_assert_eq!(replica.ledger(), &folded(&events));
        // Both go on alike.
        let next = |replica: &Replica| writer::write(&secret(0), replica, BUILDING, vec![], NOW);
        prop_assert_eq!(next(&replica), next(&loaded));
    }

    /// With forks: whatever came first, a reload (as `stale` asks for) ends in one state.
    #[test]
    fn forks_end_in_one_state(
        moves in moves(),
        forks in proptest::collection::vec(any::<prop::sample::Index>(), 1..4),
        order in proptest::collection::vec(any::<usize>(), 17),
    ) {
        let mut events = play(&moves);
        let others: Vec<Event> = forks.iter().map(|fork| other_side(fork.get(&events))).collect();
        events.extend(others);
        let mut replica = Replica::new(writers(4));
        let (mut kept, mut stale) = (Vec::new(), false);
        for event in shuffled(&events, &order) {
            let taken = replica.intake(event.bytes(), NOW);
            stale |= taken.stale;
            kept.push(event.bytes().to_vec());
        }
        if stale {
            replica = Replica::load(writers(4), kept).0;
        }
        let (loaded, _) = Replica::load(writers(4), events.iter().map(|event| event.bytes().to_vec()));
        prop_assert_eq!(replica.ledger(), loaded.ledger());
        prop_assert!(loaded.log(BUILDING).unwrap().forks().count() > 0);
    }
}

/// Another event under the same number by the same author.
fn other_side(event: &Event) -> Event {
    let author = (0..4).find(|device| secret(*device).public() == event.content().author).unwrap();
    forged(author, event, |content| content.wall_ms += 1)
}

#[test]
fn an_erasure_that_comes_first_still_erases() {
    let mut desk = Desk::new(0);
    let named = desk.act(|act| {
        act.add_person(HE, None, &he());
    });
    let erased = desk.act(|act| {
        act.erase(HE);
    });
    assert_eq!(folded([&erased, &named]), folded([&named, &erased]));
    assert_eq!(folded([&erased, &named]).persons().count(), 0);
}

#[test]
fn a_write_replaced_before_it_comes_stays_replaced() {
    let mut desk = Desk::new(0).with_he_and_his_lamp();
    let first = desk.act(|act| {
        act.set_kind(LAMP, domain::Kind::Danger);
    });
    let second = desk.act(|act| {
        act.set_kind(LAMP, domain::Kind::Order);
    });
    let ledger = folded([&second, &first]);
    assert_eq!(ledger.record(Subject::request(LAMP)).unwrap().conflicts().count(), 0);
    assert_eq!(ledger.events_digest(), folded([&first, &second]).events_digest());
    assert_ne!(ledger.events_digest(), Digest::of(b""));
}

//! Taking events in: early, late, twice, forged, forked.

use crate::common::*;
use domain::Kind;
use journal::vocabulary::field;
use journal::writer::{self, WriteError};
use journal::{Event, Keep, Reason, Replica, Subject, Verdict, snapshot};

/// Two captains' devices that have both seen Mr He's request, and its two events.
fn two_desks() -> (Desk, Desk, Vec<Event>) {
    let first = Desk::new(0).with_he_and_his_lamp();
    let mut events = Vec::new();
    let mut fresh = Desk::new(0);
    events.push(fresh.act(|act| {
        act.add_place(&building(), Some(9)).add_household(journal::HouseholdId([5; 16]), BUILDING, HOME).add_person(
            HE,
            Some(journal::HouseholdId([5; 16])),
            &he(),
        );
    }));
    events.push(fresh.act(|act| {
        act.file_request(&lamp());
    }));
    assert_eq!(fresh.replica.ledger(), first.replica.ledger());
    let mut second = Desk::new(1);
    for event in &events {
        assert_eq!(second.take(event).verdict, Verdict::Applied);
    }
    (fresh, second, events)
}

#[test]
fn an_early_event_waits_and_is_released() {
    let (.., events) = two_desks();
    let mut desk = Desk::new(2);
    let early = desk.take(&events[1]);
    assert_eq!((early.verdict, early.verdict.keep()), (Verdict::Waiting, Keep::Event));
    assert_eq!(desk.replica.waiting().next().unwrap().1, [events[0].id()]);
    let first = desk.take(&events[0]);
    assert_eq!(first.released, [(events[1].id(), Verdict::Applied)]);
    assert!(first.touched.contains(&Subject::request(LAMP)));
    assert_eq!(desk.replica.waiting().count(), 0);
}

#[test]
fn the_same_event_twice_changes_nothing() {
    let (mut desk, _, events) = two_desks();
    let digest = desk.replica.ledger().digest();
    let again = desk.take(&events[0]);
    assert_eq!((again.verdict, again.verdict.keep()), (Verdict::Known, Keep::Nothing));
    assert_eq!(desk.replica.ledger().digest(), digest);
}

#[test]
fn two_captains_who_write_at_once_are_both_kept_and_asked() {
    let (mut first, mut second, _) = two_desks();
    let danger = first.act(|act| {
        act.set_kind(LAMP, Kind::Danger);
    });
    let order = second.act(|act| {
        act.set_kind(LAMP, Kind::Order);
    });
    first.take(&order);
    second.take(&danger);
    assert_eq!(first.replica.ledger().digest(), second.replica.ledger().digest());
    let record = first.replica.ledger().record(Subject::request(LAMP)).unwrap();
    let conflicts: Vec<_> = record.conflicts().map(|(field, register)| (field, register.writes().len())).collect();
    assert_eq!(conflicts, [(field::REQUEST_KIND, 2)]);
    let settled = first.act(|act| {
        act.set_kind(LAMP, Kind::Repair);
    });
    assert_eq!(settled.content().heads.len(), 1, "follows the other captain's event");
    second.take(&settled);
    let record = second.replica.ledger().record(Subject::request(LAMP)).unwrap();
    assert_eq!(record.conflicts().count(), 0);
    assert_eq!(second.replica.ledger().request(LAMP).unwrap().kind, Kind::Repair);
}

#[test]
fn a_stranger_is_set_aside() {
    let (mut desk, _, events) = two_desks();
    let stranger = forged(77, &events[0], |_| {});
    let taken = desk.take(&stranger);
    assert_eq!((taken.verdict, taken.verdict.keep()), (Verdict::Aside(Reason::Stranger), Keep::Aside));
}

#[test]
fn a_captain_may_not_write_in_another_places_log() {
    let (mut desk, _, events) = two_desks();
    let elsewhere = forged(1, &events[0], |content| content.log = domain::PlaceId([4; 8]));
    assert_eq!(desk.take(&elsewhere).verdict, Verdict::Aside(Reason::Stranger));
    let root = forged(0, &events[0], |content| content.log = domain::PlaceId([4; 8]));
    assert_eq!(desk.take(&root).verdict, Verdict::Applied);
}

#[test]
fn a_count_that_runs_ahead_is_set_aside() {
    let (mut first, mut second, _) = two_desks();
    let honest = second.act(|act| {
        act.set_kind(LAMP, Kind::Order);
    });
    for wrong in [0, honest.content().lamport - 1, honest.content().lamport + 1, u64::MAX] {
        let hasty = forged(1, &honest, |content| content.lamport = wrong);
        assert_eq!(first.take(&hasty).verdict, Verdict::Aside(Reason::Lamport), "{wrong}");
    }
    assert_eq!(first.take(&honest).verdict, Verdict::Applied);
}

#[test]
fn an_event_that_follows_somebody_elses_chain_is_set_aside() {
    let (mut first, _, events) = two_desks();
    let thief = forged(1, &events[1], |_| {});
    assert_eq!(first.take(&thief).verdict, Verdict::Aside(Reason::Chain));
    let skipping = forged(0, &events[1], |content| content.seq = 5);
    assert_eq!(first.take(&skipping).verdict, Verdict::Aside(Reason::Chain));
}

#[test]
fn a_device_that_says_two_things_is_heard_up_to_there() {
    let (mut first, mut second, events) = two_desks();
    let one = second.act(|act| {
        act.set_kind(LAMP, Kind::Order);
    });
    let other = forged(1, &one, |content| content.wall_ms += 1);
    assert_eq!(first.take(&one).verdict, Verdict::Applied);
    let fork = first.take(&other);
    assert_eq!((fork.verdict, fork.verdict.keep(), fork.stale), (Verdict::Held(Reason::Fork), Keep::Event, true));

    let stored = |events: &[&Event]| events.iter().map(|event| event.bytes().to_vec()).collect::<Vec<_>>();
    let all = stored(&[&events[0], &events[1], &one, &other]);
    let (loaded, unread) = Replica::load(writers(4), all);
    assert_eq!((unread, loaded.ledger().request(LAMP).unwrap().kind), (0, Kind::Repair));
    let (author, from) = loaded.log(BUILDING).unwrap().forks().next().unwrap();
    assert_eq!((*author, from), (secret(1).public(), 0));
    let mut device = Desk { replica: loaded, ..Desk::new(1) };
    let refused = writer::write(&device.secret, &device.replica, BUILDING, vec![], NOW);
    assert_eq!(refused, Err(WriteError::Forked));
    // Others go on, and follow both sides.
    device.secret = secret(0);
    assert_eq!(
        device
            .act(|act| {
                act.set_kind(LAMP, Kind::Papers);
            })
            .content()
            .heads
            .len(),
        2
    );
}

#[test]
fn a_fork_further_down_cuts_deeper() {
    let (mut first, mut second, events) = two_desks();
    let one = second.act(|act| {
        act.set_kind(LAMP, Kind::Order);
    });
    let two = second.act(|act| {
        act.set_kind(LAMP, Kind::Danger);
    });
    let [other_one, other_two] = [&one, &two].map(|event| forged(1, event, |content| content.wall_ms += 1));
    let all = [&one, &two, &other_two, &other_one];
    let stale = all.map(|event| first.take(event).stale);
    assert_eq!(stale, [false, false, true, true]);
    assert_eq!(first.replica.log(BUILDING).unwrap().forks().map(|(_, from)| from).collect::<Vec<_>>(), [0]);
    let stored = events.iter().chain(all).map(|event| event.bytes().to_vec());
    let (loaded, _) = Replica::load(writers(4), stored);
    assert_eq!(loaded.log(BUILDING).unwrap().forks().map(|(_, from)| from).collect::<Vec<_>>(), [0]);
    assert_eq!(loaded.ledger().request(LAMP).unwrap().kind, Kind::Repair);
}

#[test]
fn a_device_without_a_certificate_writes_nothing() {
    let desk = Desk::new(0);
    assert_eq!(writer::write(&secret(50), &desk.replica, BUILDING, vec![], NOW), Err(WriteError::Stranger));
}

#[test]
fn a_restart_in_any_order_gives_the_same_ledger() {
    let (first, _, events) = two_desks();
    let stored = events.iter().rev().map(|event| event.bytes().to_vec());
    let (loaded, unread) = Replica::load(writers(4), stored.chain([b"damaged".to_vec()]));
    assert_eq!(unread, 1);
    assert_eq!(loaded.ledger(), first.replica.ledger());
}

#[test]
fn a_snapshot_goes_on_where_it_stopped() {
    let (mut first, mut second, _) = two_desks();
    let ahead = second.act(|act| {
        act.set_kind(LAMP, Kind::Order);
    });
    let further = second.act(|act| {
        act.set_kind(LAMP, Kind::Papers);
    });
    first.take(&further);
    let parts = snapshot::write(&first.replica, 300);
    let mut restored = Desk { replica: snapshot::read(writers(4), &parts).unwrap(), ..Desk::new(0) };
    assert_eq!(restored.replica.ledger(), first.replica.ledger());
    assert_eq!(restored.take(&ahead).released, [(further.id(), Verdict::Applied)]);
    first.take(&ahead);
    let next = |desk: &mut Desk| {
        desk.act(|act| {
            act.set_kind(LAMP, Kind::Repair);
        })
    };
    assert_eq!(next(&mut restored), next(&mut first));
}

#[test]
fn a_damaged_or_older_snapshot_is_thrown_away() {
    let (mut first, ..) = two_desks();
    let parts = snapshot::write(&first.replica, 100);
    let read = |parts: &[Vec<u8>]| snapshot::read(writers(4), parts);
    assert!(parts.len() > 3 && read(&parts).is_some());
    for (number, part) in parts.iter().enumerate() {
        for at in 0..part.len() {
            let mut damaged = parts.clone();
            damaged[number][at] ^= 1;
            assert!(read(&damaged).is_none(), "byte {at} of part {number}");
        }
        let mut cut = parts.clone();
        cut[number].truncate(part.len() / 2);
        assert!(read(&cut).is_none(), "part {number} cut short");
        let without: Vec<_> = parts.iter().filter(|other| *other != part).cloned().collect();
        assert!(read(&without).is_none(), "without part {number}");
        let again: Vec<_> = [&parts[..=number], &parts[number..]].concat();
        assert!(read(&again).is_none(), "part {number} twice");
    }
    assert!(read(&[]).is_none());
    first.act(|act| {
        act.set_kind(LAMP, Kind::Papers);
    });
    let later = snapshot::write(&first.replica, 100);
    let mixed: Vec<_> = later.iter().take(1).chain(parts.iter().skip(1)).cloned().collect();
    assert!(read(&mixed).is_none(), "of two snapshots");
}

#[test]
fn a_snapshot_is_not_read_by_writers_who_would_count_otherwise() {
    let (mut first, mut second, _) = two_desks();
    let theirs = second.act(|act| {
        act.set_kind(LAMP, Kind::Order);
    });
    first.take(&theirs);
    let parts = snapshot::write(&first.replica, 300);
    assert!(snapshot::read(writers(2), &parts).is_some());
    assert!(snapshot::read(writers(1), &parts).is_none());
}

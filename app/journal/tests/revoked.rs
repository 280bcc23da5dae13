//! What a revoked device that kept its key can still do to what it wrote before: nothing, where the revocation names it.

use crate::merging::device::{Device, terms};
use crate::merging::street::*;
use journal::{Event, Reason, Verdict};
use std::collections::BTreeSet;
use trust::{Certificate, Draw, Revocation, Role};

#[test]
fn a_revoked_captain_takes_nothing_back_of_what_the_revocation_names_whatever_comes_in_whatever_order() {
    let mut street = Street::with_all_let_in();
    let own: Vec<Event> = (0..3).map(|_| street.say(CAPTAIN, BUILDING, |_| {})).collect();
    own.iter().for_each(|event| street.tell(event));
    let others = street.say(STATIONS, BUILDING, |_| {});
    let by_all = street.devices[STATIONS].replica.last_of(&secret(12).public());
    let ends = street.devices[STATIONS].replica.ends_of(&secret(12).public());
    assert_eq!(by_all, [(BUILDING, 2)]);
    assert_eq!(ends, [(BUILDING, 2, own[2].id())]);
    let revocation = Revocation::naming(&secret(11), secret(12).public(), ends);
    let revoked = street.say(STATIONS, STATION, |act| {
        act.revoke(&revocation);
    });
    // Whoever kept the key says other things under each of the old numbers, and goes on from there.
    let twice: Vec<Event> = own.iter().map(|event| otherwise(&secret(12), event, |_| {})).collect();
    let after = otherwise(&secret(12), &own[1], |it| it.prev = Some(twice[0].id()));
    let too_late = otherwise(&secret(12), &own[2], |it| {
        (it.seq, it.lamport, it.prev) = (3, it.lamport + 1, Some(own[2].id()));
    });
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let forged = [&twice[0], &twice[1], &twice[2], &after, &too_late];
    let all = [&[&station, &captain, &own[0], &own[1], &own[2], &others, &revoked][..], &forged].concat();
    let mut digests = BTreeSet::new();
    for seed in 0..200 {
        let device = heard_somehow(&street, &all, &mut Draw::from_seed([seed; 32]));
        assert!(own.iter().chain([&others, &revoked]).all(|event| counts(&device, event)), "{seed}");
        assert!(!forged.iter().any(|event| counts(&device, event)), "{seed}");
        assert!(forged[..4].iter().all(|event| device.disk.contains_key(&event.id())), "{seed}: both are kept");
        assert_eq!(device.replica.last_of(&secret(12).public()), by_all, "{seed}");
        digests.insert(device.replica.ledger().digest());
    }
    assert_eq!(digests.len(), 1);
    // What a fork had taken back comes again with the revocation, and from a snapshot it is the same.
    let device = street.heard(&[&station, &captain, &own[0], &own[1], &own[2], &others, &twice[0]]);
    assert!(!counts(&device, &own[0]) && counts(&device, &others));
    let device = street.heard(&[&all[..6], &[&twice[0], &revoked]].concat());
    assert!(own.iter().all(|event| counts(&device, event)));
    let parts = journal::snapshot::write(&device.replica, 1 << 10);
    let mut again = journal::snapshot::read(device.replica.writers().given(), &parts).expect("whole");
    assert_eq!(again.intake(twice[1].bytes(), NOW).verdict, Verdict::Held(Reason::Fork));
    assert!(counts(&device, &own[1]) && again.ledger().digest() == device.replica.ledger().digest());
    // What came before a fork counts once, though a replica that is loaded is told it again.
    let (loaded, unread) = journal::Replica::load(device.replica.writers().given(), device.disk.values().cloned());
    assert_eq!((loaded.last_of(&secret(12).public()), unread), (by_all, 0));
}

/// The named event itself may come last of all; until then what is not disputed counts, everywhere the same.
#[test]
fn until_the_named_event_comes_what_is_not_disputed_counts() {
    let mut street = Street::with_all_let_in();
    let own: Vec<Event> = (0..3).map(|_| street.say(CAPTAIN, BUILDING, |_| {})).collect();
    own.iter().for_each(|event| street.tell(event));
    let revocation = Revocation::naming(&secret(11), secret(12).public(), vec![(BUILDING, 2, own[2].id())]);
    let revoked = street.say(STATIONS, STATION, |act| {
        act.revoke(&revocation);
    });
    let twice = otherwise(&secret(12), &own[1], |_| {});
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let most = [&station, &captain, &own[0], &own[1], &revoked, &twice];
    for seed in 0..50 {
        let mut device = heard_somehow(&street, &most, &mut Draw::from_seed([seed; 32]));
        let now = |device: &Device| [&own[0], &own[1], &twice, &own[2]].map(|event| counts(device, event));
        assert_eq!(now(&device), [true, false, false, false], "{seed}");
        device.take(own[2].bytes(), NOW);
        assert_eq!(now(&device), [true, true, false, true], "{seed}");
    }
}

/// Of several revocations that name different last events, those with the smallest number stand; of several of these, what
/// leads to each of them.
#[test]
fn of_several_named_events_those_with_the_smallest_number_stand_and_what_they_share() {
    let mut street = Street::with_all_let_in();
    let own: Vec<Event> = (0..3).map(|_| street.say(CAPTAIN, BUILDING, |_| {})).collect();
    own.iter().for_each(|event| street.tell(event));
    let twice = otherwise(&secret(12), &own[1], |_| {});
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let mut all = vec![station, captain, own[0].clone(), own[1].clone(), own[2].clone(), twice.clone()];
    let named = [(2, own[2].id()), (1, twice.id()), (1, own[1].id())];
    let expected = [[true, true, false, true], [true, false, true, false], [true, false, false, false]];
    for ((seq, id), expected) in named.into_iter().zip(expected) {
        let revocation = Revocation::naming(&secret(11), secret(12).public(), vec![(BUILDING, seq, id)]);
        all.push(street.say(STATIONS, STATION, |act| {
            act.revoke(&revocation);
        }));
        for seed in 0..50 {
            let device = heard_somehow(&street, &all.iter().collect::<Vec<_>>(), &mut Draw::from_seed([seed; 32]));
            let counted = [&own[0], &own[1], &twice, &own[2]].map(|event| counts(&device, event));
            assert_eq!(counted, expected, "{seq} {seed}");
        }
    }
}

/// A station that certified others and forks afterwards takes nobody along, once the office has named its last event.
#[test]
fn whom_a_revoked_station_let_in_before_stays_in_though_it_forks() {
    let mut street = Street::with_all_let_in();
    let by_captain = street.say(CAPTAIN, BUILDING, |_| {});
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let ends = street.devices[STATIONS].replica.ends_of(&secret(11).public());
    assert_eq!(ends, [(STATION, 1, captain.id())]);
    let revocation = Revocation::naming(&street.office.clone(), secret(11).public(), ends);
    let revoked = street.say(CAPTAIN, BUILDING, |act| {
        act.revoke(&revocation);
    });
    let certificate = Certificate::issue(&secret(11), terms(&secret(30), BUILDING, Role::Captain, NOW..NOW + VALID));
    let ops = street.devices[STATIONS].act(|act| {
        act.certify(&certificate);
    });
    let twice = otherwise(&secret(11), &captain, |it| it.ops = ops);
    let all = [&station, &captain, &by_captain, &revoked, &twice];
    let mut digests = BTreeSet::new();
    for seed in 0..100 {
        let device = heard_somehow(&street, &all, &mut Draw::from_seed([seed; 32]));
        assert!(all[..4].iter().all(|event| counts(&device, event)) && !counts(&device, &twice), "{seed}");
        let writers = device.replica.writers();
        assert!(writers.certificates(&secret(30).public()).is_empty(), "{seed}");
        assert_eq!(writers.certificates(&secret(12).public()).len(), 1, "{seed}");
        digests.insert(device.replica.ledger().digest());
    }
    assert_eq!(digests.len(), 1);
}

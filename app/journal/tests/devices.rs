//! Who is believed: devices let in, renewed, revoked, run out; and what waits in quarantine meanwhile.

use crate::merging::device::{Device, terms};
use crate::merging::street::*;
use domain::Millis;
use journal::quarantine::ROWS_MAX;
use journal::writer::WriteError;
use journal::{Event, Op, Reason, Subject, Value, Verdict};
use trust::{Certificate, Revocation, Role, Terms};

#[test]
fn a_captain_is_a_stranger_until_the_stations_word_comes() {
    let mut street = Street::with_all_let_in();
    let written = street.say(CAPTAIN, BUILDING, |_| {});
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let mut late = street.heard(&[&written, &station]);
    assert_eq!((set_aside(&late), counts(&late, &written)), (vec![Reason::Stranger], false));
    late.restart();
    late.take(captain.bytes(), NOW);
    assert_eq!((set_aside(&late), counts(&late, &written)), (vec![], true));
    assert!(late.aside.is_empty() && late.disk.len() == 3, "written down as well");
}

#[test]
fn nothing_widens_on_the_way_down() {
    let street = Street::with_all_let_in();
    assert!(street.writes(STATIONS, BUILDING).is_ok(), "the station writes in its building");
    assert!(street.writes(CAPTAIN, BUILDING).is_ok());
    for (who, log) in [(CAPTAIN, STATION), (STATIONS, ELSEWHERE), (OFFICE, ELSEWHERE)] {
        assert_eq!(street.writes(who, log), Err(WriteError::Stranger), "{who} in {log:?}");
    }
    let wider = [
        (STATIONS, terms(&secret(20), ELSEWHERE, Role::Captain, NOW..NOW + VALID)),
        (STATIONS, terms(&secret(20), BUILDING, Role::Office, NOW..NOW + VALID)),
        (CAPTAIN, terms(&secret(20), BUILDING, Role::Captain, NOW..NOW + VALID)),
    ];
    for (issuer, terms) in wider {
        let mut street = Street::with_all_let_in();
        let certificate = Certificate::issue(&street.devices[issuer].secret.clone(), terms);
        let log = if issuer == CAPTAIN { BUILDING } else { STATION };
        street.say(issuer, log, |act| {
            act.certify(&certificate);
        });
        let writers = street.devices[issuer].replica.writers();
        assert!(writers.certificates(&secret(20).public()).is_empty(), "{terms:?}");
    }
}

#[test]
fn a_revoked_captain_counts_so_far_whatever_came_first() {
    let mut street = Street::with_all_let_in();
    let counted = street.say(CAPTAIN, BUILDING, |_| {});
    street.tell(&counted);
    let too_late = street.say(CAPTAIN, BUILDING, |_| {});
    let last = street.devices[STATIONS].replica.last_of(&secret(12).public());
    assert_eq!(last, [(BUILDING, 0)]);
    let revocation = Revocation::issue(&secret(11), secret(12).public(), last);
    let revoked = street.say(STATIONS, STATION, |act| {
        act.revoke(&revocation);
    });
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let before = street.heard(&[&station, &captain, &counted, &too_late, &revoked]);
    let after = street.heard(&[&station, &captain, &revoked, &too_late, &counted]);
    for device in [&before, &after] {
        assert!(counts(device, &counted) && !counts(device, &too_late));
    }
    assert_eq!(before.replica.ledger().digest(), after.replica.ledger().digest());
    street.devices[CAPTAIN].take(revoked.bytes(), NOW);
    assert_eq!(street.writes(CAPTAIN, BUILDING), Err(WriteError::Revoked));
}

/// What a revocation that names numbers alone does not hold, as those did that were made before digests were named: whoever
/// kept the key can say something else under a number that counted, and so takes back what was said from there on. It comes
/// out the same everywhere, both bytes are kept, and nobody else's word goes.
#[test]
fn a_revocation_that_names_numbers_alone_lets_its_captain_take_back_its_own_word_and_nobody_elses() {
    let mut street = Street::with_all_let_in();
    let own = street.say(CAPTAIN, BUILDING, |_| {});
    street.tell(&own);
    let others = street.say(STATIONS, BUILDING, |_| {});
    let last = street.devices[STATIONS].replica.last_of(&secret(12).public());
    let revocation = Revocation::issue(&secret(11), secret(12).public(), last);
    let revoked = street.say(STATIONS, STATION, |act| {
        act.revoke(&revocation);
    });
    let twice = journal::Content { wall_ms: NOW + 1, ..own.content().clone() };
    let twice = Event::sign(&secret(12), twice).unwrap();
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let first = street.heard(&[&station, &captain, &own, &others, &revoked, &twice]);
    let last = street.heard(&[&station, &captain, &revoked, &twice, &own, &others]);
    for device in [&first, &last] {
        assert!(!counts(device, &own) && !counts(device, &twice));
        assert!(counts(device, &others) && counts(device, &revoked));
        assert!(device.disk.contains_key(&own.id()) && device.disk.contains_key(&twice.id()));
        assert_eq!(device.replica.log(BUILDING).unwrap().forks().collect::<Vec<_>>(), [(&secret(12).public(), 0)]);
    }
    assert_eq!(first.replica.ledger().digest(), last.replica.ledger().digest());
}

#[test]
fn of_several_revocations_the_smallest_number_stands() {
    let mut street = Street::with_all_let_in();
    let written: Vec<Event> = (0..3).map(|_| street.say(CAPTAIN, BUILDING, |_| {})).collect();
    written.iter().for_each(|event| street.tell(event));
    for last in [2, 0, 1] {
        let revocation = Revocation::issue(&secret(11), secret(12).public(), vec![(BUILDING, last)]);
        street.say(STATIONS, STATION, |act| {
            act.revoke(&revocation);
        });
    }
    let station = &street.devices[STATIONS];
    assert_eq!(written.iter().map(|event| counts(station, event)).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn nobody_revokes_upwards_or_beside() {
    let mut street = Street::with_all_let_in();
    let (upwards, root) = (secret(11).public(), secret(1).public());
    for subject in [upwards, root] {
        let revocation = Revocation::issue(&secret(12), subject, vec![]);
        let said = street.say(CAPTAIN, BUILDING, |act| {
            act.revoke(&revocation);
        });
        street.tell(&said);
    }
    let beside = Revocation::issue(&secret(11), root, vec![]);
    street.say(STATIONS, STATION, |act| {
        act.revoke(&beside);
    });
    assert!(!street.devices[STATIONS].replica.writers().is_revoked(&upwards));
    assert!(!street.devices[STATIONS].replica.writers().is_revoked(&root));
}

#[test]
fn a_stolen_stations_word_after_its_last_lets_nobody_in() {
    let mut street = Street::with_all_let_in();
    let last = vec![(STATION, street.events.len() as u64 - 1)];
    // The thief has the station's key and says that another device is a captain's.
    let certificate = Certificate::issue(&secret(11), terms(&secret(30), BUILDING, Role::Captain, NOW..NOW + VALID));
    let thief = street.say(STATIONS, STATION, |act| {
        act.certify(&certificate);
    });
    let root = Certificate::issue(&secret(1), terms(&secret(1), ELSEWHERE, Role::Office, 0..Millis::MAX));
    let mut other = Device::new(secret(30), &root);
    street.events.iter().for_each(|event| other.take(event.bytes(), NOW));
    let by_the_other = other.write(BUILDING, vec![], NOW).unwrap();
    // The office says how far the station counts; its word is the root's, so anybody may carry it.
    let revocation = Revocation::issue(&street.office.clone(), secret(11).public(), last);
    let revoked = street.say(CAPTAIN, BUILDING, |act| {
        act.revoke(&revocation);
    });
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    for order in [[&thief, &by_the_other, &revoked], [&revoked, &by_the_other, &thief]] {
        let device = street.heard(&[&[&station, &captain][..], &order[..]].concat());
        assert!(counts(&device, &revoked), "the captain was let in before");
        assert!(!counts(&device, &thief) && !counts(&device, &by_the_other));
    }
}

/// The root's word counts wherever it stands, so what brings it is taken in whoever wrote that, whichever came first.
#[test]
fn what_the_root_says_is_heard_though_whoever_brings_it_was_revoked_before() {
    let mut street = Street::with_all_let_in();
    let captain = terms(&secret(30), BUILDING, Role::Captain, NOW..NOW + VALID);
    let certificate = Certificate::issue(&street.office, Terms { issuer: street.office.public(), ..captain });
    let brings = street.say(STATIONS, STATION, |act| {
        act.certify(&certificate);
    });
    let again = otherwise(&secret(11), &brings, |it| (it.seq, it.prev, it.lamport) = (3, Some(brings.id()), 4));
    let revocation = Revocation::issue(&street.office.clone(), secret(11).public(), vec![(STATION, 1)]);
    let revoked = street.say(CAPTAIN, BUILDING, |act| {
        act.revoke(&revocation);
    });
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    for order in [[&brings, &revoked, &again], [&revoked, &brings, &again]] {
        let device = street.heard(&[&[&station, &captain][..], &order[..]].concat());
        assert_eq!(device.replica.writers().certificates(&secret(30).public()), [certificate]);
        assert!(!counts(&device, &brings) && counts(&device, &revoked));
        assert_eq!(set_aside(&device), [Reason::Revoked], "what brings nothing new is not kept with the events");
    }
}

#[test]
fn a_certificate_that_has_run_out_takes_nothing_back_and_lets_nothing_new_in() {
    let mut street = Street::with_all_let_in();
    let (early, late) = (street.say(CAPTAIN, BUILDING, |_| {}), street.say(CAPTAIN, BUILDING, |_| {}));
    let (devices, afterwards) = (&mut street.devices, NOW + VALID);
    devices[STATIONS].take(early.bytes(), afterwards - 1);
    devices[STATIONS].take(late.bytes(), afterwards);
    assert_eq!(set_aside(&devices[STATIONS]), [Reason::Expired]);
    devices[STATIONS].restart();
    assert!(counts(&devices[STATIONS], &early), "it was taken in while the certificate was good");
    let refused = devices[CAPTAIN].write(BUILDING, vec![], afterwards);
    assert_eq!(refused, Err(WriteError::Expired));
    street.captain_comes(NOW..NOW + 2 * VALID);
    street.devices[STATIONS].retry(afterwards);
    assert_eq!(set_aside(&street.devices[STATIONS]), []);
    assert!(counts(&street.devices[STATIONS], &late) && street.devices[CAPTAIN].write(BUILDING, vec![], NOW).is_ok());
}

#[test]
fn what_somebody_believed_has_built_on_is_taken_in_though_it_comes_late() {
    let mut street = Street::with_all_let_in();
    let early = street.say(CAPTAIN, BUILDING, |_| {});
    street.devices[STATIONS].take(early.bytes(), NOW);
    let built_on = street.say(STATIONS, BUILDING, |_| {});
    assert_eq!(built_on.content().heads, [early.id()]);
    let [station, captain] = [street.events[0].clone(), street.events[1].clone()];
    let mut device = street.heard(&[&station, &captain]);
    device.take(early.bytes(), NOW + VALID);
    assert_eq!(set_aside(&device), [Reason::Expired]);
    device.take(built_on.bytes(), NOW + VALID);
    assert!(set_aside(&device).is_empty() && counts(&device, &early) && counts(&device, &built_on));
}

#[test]
fn the_quarantine_has_room_for_so_many_and_stops_nothing() {
    let street = Street::with_all_let_in();
    let mut device = street.heard(&[]);
    for number in 0..=ROWS_MAX {
        let noise = format!("\u{1}no event {number}");
        let taken = device.quarantine.take_in(&mut device.replica, noise.as_bytes(), NOW);
        assert_eq!(taken.no_room, u32::from(number == ROWS_MAX), "{number}");
    }
    let first = street.events[0].bytes();
    let taken = device.quarantine.take_in(&mut device.replica, first, NOW);
    assert_eq!(taken.verdicts, [(street.events[0].id(), Verdict::Applied)]);
    assert_eq!(device.quarantine.offer_all(&mut device.replica, NOW).out.len(), 0, "still no events");
}

#[test]
fn words_that_are_no_words_are_passed_over() {
    let mut street = Street::with_all_let_in();
    let mut forged = Certificate::issue(&secret(11), terms(&secret(30), BUILDING, Role::Captain, NOW..NOW + VALID));
    forged.terms.subject = secret(31).public();
    let garbled = Op::Add {
        subject: Subject::device(&secret(31).public()),
        set: journal::vocabulary::set::CERTIFICATES,
        item: Value::Bytes(vec![1, 2, 3]),
    };
    let mut ops = street.devices[STATIONS].act(|act| {
        act.certify(&forged);
    });
    ops.push(garbled);
    assert!(street.devices[STATIONS].write(STATION, ops, NOW).is_ok());
    assert!(street.devices[STATIONS].replica.writers().certificates(&secret(31).public()).is_empty());
}

#[test]
fn devices_are_listed_with_their_names_and_how_far_they_came() {
    let mut street = Street::with_all_let_in();
    let named = street.say(STATIONS, STATION, |act| {
        act.name_device(&secret(12).public(), "9号楼的平板");
    });
    street.tell(&named);
    let devices: Vec<journal::facts::Device> = street.devices[STATIONS].replica.devices().collect();
    let captain = devices.iter().find(|device| device.key == secret(12).public()).unwrap();
    assert_eq!((captain.name.as_str(), captain.root, captain.revoked), ("9号楼的平板", false, false));
    assert_eq!((captain.certificate.terms.role, captain.last.len()), (Role::Captain, 0));
    assert_eq!(devices.iter().filter(|device| device.root).count(), 1);
}

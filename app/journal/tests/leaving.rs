//! What stays when a root leaves the one above it, and what nobody let in from above can do to a station.

use crate::levels::*;
use domain::PlaceId;
use journal::{Event, Verdict};
use trust::{Above, Leave, Revocation, Role, Standing};

#[test]
fn whoever_leaves_keeps_what_was_said_by_then_and_hears_no_more() {
    let mut station = Station::new();
    let early = let_in(OFFICE, STATION, Role::Station, NOW + VALID);
    let word = office_above();
    station.say(|act| {
        act.stand_below(&word);
    });
    station.device.take(early.bytes(), NOW);
    station.events.push(early.clone());
    let keeps = station.device.replica.writers().words_from_above();
    assert_eq!(keeps.len(), 1);
    let leave = Leave::issue(&secret(ROOT), word.digest(), keeps);
    station.say(|act| {
        act.leave(&key(OFFICE), &leave);
    });
    assert!(station.device.replica.writers().aboves().all(|(_, over)| over));
    assert!(station.counts(&[&early]), "accepted history stays");
    let late = certificate(OFFICE, 22, STATION, Role::Station, NOW + VALID);
    let late = first(22, |act| {
        act.certify(&late);
    });
    assert!(!station.counts(&[&late]));
    // Nor does the office take back what it let in before.
    let revoked = Revocation::issue(&secret(OFFICE), key(NEW), vec![]);
    station.say(|act| {
        act.revoke(&revoked);
    });
    assert!(station.counts(&[&early]));
    // Agreed to again later, it counts again.
    let again = Above::issue(&secret(ROOT), Standing { since_ms: NOW + 5, ..word.standing });
    station.say(|act| {
        act.stand_below(&again);
    });
    assert!(station.counts(&[&late]));
}

#[test]
fn a_device_let_in_from_above_writes_by_what_it_was_given_by_hand() {
    let mut station = Station::new();
    let (word, by_office) = (office_above(), certificate(OFFICE, NEW, STATION, Role::Station, NOW + VALID));
    let mut new = fresh(NEW);
    let mut writers = new.replica.writers().clone();
    let within = |inner, outer| inner == outer;
    assert!(writers.admit(by_office, within).is_err(), "nobody above is known");
    writers.stand_below(word.clone()).expect("the root's word");
    writers.admit(by_office, within).expect("within what was certified");
    new.replica = journal::Replica::new(writers.given());
    let ops = new.act(|act| {
        act.stand_below(&word).certify(&by_office);
    });
    let event = new.write(STATION, ops, NOW).expect("it may write");
    assert_eq!(station.device.replica.intake(event.bytes(), NOW).verdict, Verdict::Applied, "it brings all it needs");
    assert!(station.counts(&[&event]));
}

/// The first event of a captain whom the station's own device lets in for a building.
fn captain() -> Event {
    let by_station = certificate(OWN, CAPTAIN, BUILDING, Role::Captain, NOW + VALID);
    first_in(BUILDING, CAPTAIN, |act| {
        act.certify(&by_station);
    })
}

#[test]
fn nobody_from_above_silences_or_moves_whom_the_station_let_in() {
    let mut station = Station::new();
    let by_station = certificate(OWN, CAPTAIN, BUILDING, Role::Captain, NOW + VALID);
    station.say(|act| {
        act.stand_below(&office_above()).certify(&by_station);
    });
    let captain = captain();
    assert!(station.counts(&[&captain]));
    // The office's own revocation, and one by a device of the whole station that it let in.
    let by_office = Revocation::issue(&secret(OFFICE), key(CAPTAIN), vec![]);
    let let_in_by_office = certificate(OFFICE, NEW, STATION, Role::Station, NOW + VALID);
    let by_new = Revocation::issue(&secret(NEW), key(CAPTAIN), vec![]);
    station.say(|act| {
        act.revoke(&by_office);
    });
    let new = first(NEW, |act| {
        act.certify(&let_in_by_office).revoke(&by_new);
    });
    assert!(station.counts(&[&new, &captain]));
    // Nor does being let in for more, for another place, cost the captain the building.
    for (place, role) in [(STATION, Role::Station), (PlaceId([3; 8]), Role::Station), (BUILDING, Role::Captain)] {
        let more = certificate(OFFICE, CAPTAIN, place, role, NOW + VALID);
        station.say(|act| {
            act.certify(&more);
        });
        assert!(station.counts(&[&captain]), "{place:?} {role:?}");
    }
    // Nor does it cost the station's own device a building's log.
    let less = certificate(OFFICE, OWN, BUILDING, Role::Captain, NOW + VALID);
    station.say(|act| {
        act.certify(&less);
    });
    station.device.take(captain.bytes(), NOW);
    let writers = station.device.replica.writers();
    let logs = [STATION, BUILDING, PlaceId([3; 8])];
    assert!(logs.iter().all(|log| !writers.may_erase(&key(CAPTAIN), *log)), "what captains say stays a wish");
    assert!(logs.iter().all(|log| writers.may_erase(&key(OWN), *log)), "the station decides as before");
    assert!(!writers.is_from_above(&key(CAPTAIN)) && !writers.is_revoked(&key(CAPTAIN)));
    // The station's own device takes the captain back as before, whatever the office has said.
    let by_own = Revocation::issue(&secret(OWN), key(CAPTAIN), vec![]);
    station.say(|act| {
        act.revoke(&by_own);
    });
    assert!(!station.counts(&[&captain]));
}

#[test]
fn whoever_was_let_in_from_above_destroys_nothing() {
    let mut station = Station::new();
    station.say(|act| {
        act.stand_below(&office_above());
    });
    let new = let_in(OFFICE, STATION, Role::Station, NOW + VALID);
    station.device.take(new.bytes(), NOW);
    // And whom that one lets in.
    let next = certificate(NEW, 23, STATION, Role::Station, NOW + VALID);
    let mut by_new = fresh(NEW);
    by_new.replica = station.device.replica.clone();
    let ops = by_new.act(|act| {
        act.certify(&next);
    });
    let event = by_new.write(STATION, ops, NOW).expect("it may write");
    station.device.take(event.bytes(), NOW);
    let writers = station.device.replica.writers();
    assert!([NEW, 23].iter().all(|seed| writers.is_from_above(&key(*seed)) && writers.may_write(&key(*seed), STATION)));
    assert!([NEW, 23].iter().all(|seed| !writers.may_erase(&key(*seed), STATION)), "it stays a wish");
    assert!(writers.may_erase(&key(OWN), STATION));
}

#[test]
fn what_either_of_two_leavings_keeps_goes_on_counting() {
    let mut station = Station::new();
    let (word, early) = (office_above(), let_in(OFFICE, STATION, Role::Station, NOW + VALID));
    let other = certificate(OFFICE, 22, STATION, Role::Station, NOW + VALID);
    let other = first(22, |act| {
        act.certify(&other);
    });
    station.say(|act| {
        act.stand_below(&word);
    });
    for event in [&early, &other] {
        station.device.take(event.bytes(), NOW);
        station.events.push(event.clone());
    }
    let keeps = station.device.replica.writers().words_from_above();
    assert_eq!(keeps.len(), 2);
    for kept in &keeps {
        let leave = Leave::issue(&secret(ROOT), word.digest(), vec![*kept]);
        station.say(|act| {
            act.leave(&key(OFFICE), &leave);
        });
    }
    assert!(station.counts(&[&early]) && station.counts(&[&other]));
    let late = certificate(OFFICE, 24, STATION, Role::Station, NOW + VALID);
    let late = first(24, |act| {
        act.certify(&late);
    });
    assert!(!station.counts(&[&late]));
}

/// An office that leaves its district says what of the district's word goes on counting for itself; what a station has kept
/// when it left that office is the station's own to say.
#[test]
fn what_a_station_kept_stays_when_its_office_leaves_the_district() {
    let mut station = Station::new();
    let (word, above_office) = (office_above(), above(OFFICE, DISTRICT, (STREET, Role::Office), NOW + VALID));
    let early = let_in(DISTRICT, STATION, Role::Station, NOW + 1);
    station.say(|act| {
        act.stand_below(&word).stand_below(&above_office);
    });
    station.device.take(early.bytes(), NOW);
    station.events.push(early.clone());
    let keeps = station.device.replica.writers().words_from_above();
    let leaves = [
        (OFFICE, Leave::issue(&secret(ROOT), word.digest(), keeps)),
        (DISTRICT, Leave::issue(&secret(OFFICE), above_office.digest(), vec![])),
    ];
    for (above, leave) in leaves {
        station.say(|act| {
            act.leave(&key(above), &leave);
        });
        assert!(station.counts(&[&early]));
    }
}

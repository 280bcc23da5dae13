//! A root that comes to stand above another, months later: whom its word lets in, how far, in whatever order it comes.

use crate::levels::*;
use trust::{Certificate, Revocation, Role};

#[test]
fn an_office_that_came_later_lets_a_device_in_whatever_came_first() {
    let mut station = Station::new();
    let new = let_in(OFFICE, STATION, Role::Station, NOW + VALID);
    assert!(!station.counts(&[&new]), "nobody has agreed to that office");
    station.say(|act| {
        act.stand_below(&office_above());
    });
    assert!(station.counts(&[&new]));
    let building = let_in(OFFICE, STATION, Role::Captain, NOW + 1);
    assert!(station.counts(&[&building]), "and for less");
}

#[test]
fn nobody_is_let_in_beyond_what_was_certified_for_the_root() {
    let mut station = Station::new();
    station.say(|act| {
        act.stand_below(&office_above());
    });
    for (place, role, until_ms) in [
        (STREET, Role::Station, NOW + VALID),
        (STATION, Role::Office, NOW + VALID),
        (STATION, Role::Station, NOW + VALID + 1),
    ] {
        let wider = let_in(OFFICE, place, role, until_ms);
        assert!(!station.counts(&[&wider]), "{place:?} {role:?} {until_ms}");
    }
    // The office's certificate for the root is renewed, and for the same place and role alone.
    let longer = let_in(OFFICE, STATION, Role::Station, NOW + 2 * VALID);
    let renewed = certificate(OFFICE, ROOT, STATION, Role::Station, NOW + 2 * VALID);
    station.say(|act| {
        act.certify(&renewed);
    });
    assert!(station.counts(&[&longer]));
    let wider = certificate(OFFICE, ROOT, STREET, Role::Station, NOW + 2 * VALID);
    station.say(|act| {
        act.certify(&wider);
    });
    assert!(!station.counts(&[&let_in(OFFICE, STREET, Role::Station, NOW + VALID)]));
}

#[test]
fn only_the_root_says_who_stands_above_it() {
    let mut station = Station::new();
    // Somebody else's word, and an office's about itself, stated by a device that writes.
    for false_word in [
        above(7, OFFICE, (STATION, Role::Station), NOW + VALID),
        above(OWN, OFFICE, (STATION, Role::Station), NOW + VALID),
        above(OFFICE, DISTRICT, (STREET, Role::Office), NOW + VALID),
    ] {
        station.say(|act| {
            act.stand_below(&false_word);
        });
    }
    for issuer in [OFFICE, DISTRICT] {
        assert!(!station.counts(&[&let_in(issuer, STATION, Role::Station, NOW + VALID)]));
    }
}

#[test]
fn a_district_above_the_office_counts_through_it() {
    let mut station = Station::new();
    let new = let_in(DISTRICT, STATION, Role::Station, NOW + 2);
    let longer = let_in(DISTRICT, STATION, Role::Station, NOW + VALID);
    station.say(|act| {
        act.stand_below(&above(OFFICE, DISTRICT, (STREET, Role::Office), NOW + 2));
    });
    assert!(!station.counts(&[&new]), "the station has agreed to no office yet");
    station.say(|act| {
        act.stand_below(&office_above());
    });
    assert!(station.counts(&[&new]));
    assert!(!station.counts(&[&longer]), "no longer than either has certified");
}

#[test]
fn so_many_levels_and_no_more_and_a_ring_ends() {
    let mut station = Station::new();
    let chain = [ROOT, OFFICE, DISTRICT, 30, 31];
    for pair in chain.windows(2) {
        let role = if pair[0] == ROOT { (STATION, Role::Station) } else { (STREET, Role::Office) };
        let word = above(pair[0], pair[1], role, NOW + VALID);
        station.say(|act| {
            act.stand_below(&word);
        });
    }
    let ring = above(DISTRICT, OFFICE, (STREET, Role::Office), NOW + VALID);
    station.say(|act| {
        act.stand_below(&ring);
    });
    let counts = |issuer| station.counts(&[&let_in(issuer, STATION, Role::Captain, NOW + 1)]);
    assert_eq!([OFFICE, DISTRICT, 30, 31].map(counts), [true, true, true, false]);
}

#[test]
fn an_office_takes_back_whom_it_let_in_and_nobody_else() {
    let mut station = Station::new();
    let new = let_in(OFFICE, STATION, Role::Station, NOW + VALID);
    let revoked = |subject| Revocation::issue(&secret(OFFICE), key(subject), vec![]);
    station.say(|act| {
        act.stand_below(&office_above()).revoke(&revoked(ROOT)).revoke(&revoked(OWN));
    });
    station.device.take(new.bytes(), NOW);
    assert!(station.counts(&[&new]));
    let writers = station.device.replica.writers();
    assert!(!writers.is_revoked(&key(ROOT)) && !writers.is_revoked(&key(OWN)), "neither the root nor whom it let in");
    assert!(writers.is_from_above(&key(NEW)) && !writers.is_from_above(&key(OWN)));
    // Whoever was let in cannot shield itself with a certificate of its own making.
    let shield = certificate(NEW, NEW, STATION, Role::Station, NOW + VALID);
    station.say(|act| {
        act.certify(&shield).revoke(&revoked(NEW));
    });
    assert!(!station.counts(&[&new]));
    // Once the root lets it in too, it is for the root to say.
    let mut station = Station::new();
    let by_root = certificate(ROOT, NEW, STATION, Role::Station, NOW + VALID);
    station.say(|act| {
        act.stand_below(&office_above()).revoke(&revoked(NEW)).certify(&by_root);
    });
    assert!(station.counts(&[&new]));
}

#[test]
fn a_certificate_may_last_over_several_renewals_but_over_no_gap() {
    let mut station = Station::new();
    let renewals = [(NOW + VALID / 2, NOW + 2 * VALID), (NOW + 3 * VALID, NOW + 4 * VALID)];
    station.say(|act| {
        act.stand_below(&office_above());
        for (from_ms, until_ms) in renewals {
            let terms = terms(&secret(ROOT), STATION, Role::Station, from_ms..until_ms);
            act.certify(&Certificate::issue(&secret(OFFICE), terms));
        }
    });
    assert!(station.counts(&[&let_in(OFFICE, STATION, Role::Station, NOW + 2 * VALID)]));
    assert!(!station.counts(&[&let_in(OFFICE, STATION, Role::Station, NOW + 4 * VALID)]));
}

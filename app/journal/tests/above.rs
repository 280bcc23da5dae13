//! A root that comes to stand above another, months later: whom its word lets in, how far, in whatever order it comes.

#[path = "merging/mod.rs"]
mod merging;

use domain::place::Level;
use domain::{Millis, PlaceId};
use journal::{Act, Content, Event, Op, Verdict};
use merging::device::{Device, terms};
use trust::{Above, Certificate, Leave, Revocation, Role, SigningPublic, SigningSecret, Standing};

const STATION: PlaceId = PlaceId([1; 8]);
const BUILDING: PlaceId = PlaceId([2; 8]);
const STREET: PlaceId = PlaceId([5; 8]);
const NOW: Millis = 1_795_305_600_000;
const VALID: Millis = 90 * 24 * 3_600_000;

fn secret(seed: u8) -> SigningSecret {
    SigningSecret::from_seed([seed; 32])
}

fn key(seed: u8) -> SigningPublic {
    secret(seed).public()
}

/// Seeds of keys: the station's root and its device, the street's office, the district's, and devices let in later.
const ROOT: u8 = 1;
const OWN: u8 = 10;
const OFFICE: u8 = 2;
const DISTRICT: u8 = 3;
const NEW: u8 = 20;
const CAPTAIN: u8 = 21;

fn certificate(issuer: u8, subject: u8, place: PlaceId, role: Role, until_ms: Millis) -> Certificate {
    Certificate::issue(&secret(issuer), terms(&secret(subject), place, role, NOW..until_ms))
}

fn itself(root: u8, place: PlaceId, role: Role) -> Certificate {
    Certificate::issue(&secret(root), terms(&secret(root), place, role, 0..Millis::MAX))
}

/// One root's word that another stands above it, which has certified it until then.
fn above(below: u8, above: u8, given: (PlaceId, Role), until_ms: Millis) -> Above {
    let standing = Standing {
        below: key(below),
        above: itself(above, STREET, Role::Office),
        given: certificate(above, below, given.0, given.1, until_ms),
        level: Level::Street,
        name: "长宁街道办事处".into(),
        since_ms: NOW,
    };
    Above::issue(&secret(below), standing)
}

fn office_above() -> Above {
    above(ROOT, OFFICE, (STATION, Role::Station), NOW + VALID)
}

/// A station that has worked for long: its device writes by the root's word.
struct Station {
    device: Device,
    events: Vec<Event>,
}

fn fresh(seed: u8) -> Device {
    Device::new(secret(seed), &itself(ROOT, STATION, Role::Station))
}

/// A device's first event, which says of itself who lets it in.
fn first(seed: u8, act: impl FnOnce(&mut Act)) -> Event {
    first_in(STATION, seed, act)
}

fn first_in(log: PlaceId, seed: u8, act: impl FnOnce(&mut Act)) -> Event {
    let ops = fresh(seed).act(act);
    let (author, prev) = (key(seed), None);
    let content = Content { log, author, seq: 0, prev, heads: vec![], lamport: 1, wall_ms: NOW, ops };
    Event::sign(&secret(seed), content).expect("a small event")
}

impl Station {
    fn new() -> Self {
        let mut device = fresh(OWN);
        let root = Certificate::issue(&secret(ROOT), terms(&secret(OWN), STATION, Role::Station, 0..Millis::MAX));
        let event = first(OWN, |act| {
            act.certify(&root);
        });
        device.settle(&event);
        Self { device, events: vec![event] }
    }

    fn say(&mut self, act: impl FnOnce(&mut Act)) -> Event {
        let ops: Vec<Op> = self.device.act(act);
        let event = self.device.write(STATION, ops, NOW).expect("the station's own device");
        self.events.push(event.clone());
        event
    }

    /// Everything, and these, in every rotation and backwards: what each replica counts of the last.
    fn counts(&self, more: &[&Event]) -> bool {
        let all: Vec<&Event> = self.events.iter().chain(more.iter().copied()).collect();
        let last = all[all.len() - 1].id();
        let mut said = Vec::new();
        for turn in 0..2 * all.len() {
            let mut order = all.clone();
            order.rotate_left(turn % all.len());
            if turn >= all.len() {
                order.reverse();
            }
            let mut device = fresh(99);
            order.iter().for_each(|event| device.take(event.bytes(), NOW));
            device.retry(NOW);
            said.push((device.replica.ledger().stamp(&last).is_some(), device.replica.ledger().digest()));
        }
        assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "it depends on the order: {said:?}");
        said[0].0
    }
}

/// The first event of a device that the office lets in for this.
fn let_in(issuer: u8, place: PlaceId, role: Role, until_ms: Millis) -> Event {
    let by_office = certificate(issuer, NEW, place, role, until_ms);
    first(NEW, |act| {
        act.certify(&by_office);
    })
}

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
    station.device.take(captain.bytes(), NOW);
    let writers = station.device.replica.writers();
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

//! Who may forget somebody for good: whoever looks after the whole station. Anybody else's word is a wish, in whatever order
//! it all comes.

use crate::merging::device::terms;
use domain::{Millis, PersonId, PlaceId};
use journal::acts::Particulars;
use journal::{Act, Event, Keyring, Replica, Writers, snapshot, writer};
use trust::{Certificate, Digest, Draw, Role, SigningSecret};

const STATION: PlaceId = PlaceId([1; 8]);
const BUILDING: PlaceId = PlaceId([2; 8]);
const NOW: Millis = 1_795_305_600_000;
const HE: PersonId = PersonId([3; 16]);
const LIN: PersonId = PersonId([4; 16]);

fn secret(seed: u8) -> SigningSecret {
    SigningSecret::from_seed([seed; 32])
}

fn root() -> Certificate {
    Certificate::issue(&secret(1), terms(&secret(1), STATION, Role::Station, 0..Millis::MAX))
}

/// The station (1) writes two people down and lets a captain (2) in for a building, who wants both forgotten.
struct Told {
    replica: Replica,
    keyring: Keyring,
    draw: Draw,
    events: Vec<Event>,
}

impl Told {
    fn new() -> Self {
        let replica = Replica::new(Writers::root(root()).expect("a root"));
        let (keyring, draw) = (Keyring::default(), Draw::from_seed([9; 32]));
        let mut told = Self { replica, keyring, draw, events: Vec::new() };
        told.says(1, STATION, |act| {
            let name = |name: &str| Particulars { name: name.into(), ..Particulars::default() };
            act.add_person(HE, None, &name("何建民")).add_person(LIN, None, &name("林晓"));
        });
        told.lets_in(BUILDING, Role::Captain);
        told.says(2, BUILDING, |act| {
            act.ask_to_forget(HE).ask_to_forget(LIN);
        });
        told
    }

    fn says(&mut self, who: u8, log: PlaceId, act: impl FnOnce(&mut Act)) {
        let mut gathered = Act::new(self.replica.ledger(), &mut self.keyring, &mut self.draw);
        act(&mut gathered);
        let ops = gathered.finish();
        let event = writer::write(&secret(who), &self.replica, log, ops, NOW).expect("its own log");
        self.events.push(event.clone());
        if self.replica.settle(&event).stale {
            self.replica = self.loaded();
        }
    }

    fn lets_in(&mut self, place: PlaceId, role: Role) {
        let captain = terms(&secret(2), place, role, 0..Millis::MAX);
        let certificate = Certificate::issue(&secret(1), captain);
        self.says(1, STATION, |act| {
            act.certify(&certificate);
        });
    }

    fn loaded(&self) -> Replica {
        let stored = self.events.iter().map(|event| event.bytes().to_vec());
        Replica::load(self.replica.writers().given(), stored).0
    }

    /// The state after every order in which the events can come, with a start wherever something counts otherwise now.
    fn in_every_order(&self) -> Vec<Digest> {
        let mut states: Vec<Digest> = Vec::new();
        permuted(self.events.len(), &mut |order| {
            let mut replica = Replica::new(Writers::root(root()).expect("a root"));
            let mut disk: Vec<Vec<u8>> = Vec::new();
            // A device offers again what it did not believe: here until nothing more is.
            for _ in 0..order.len() {
                for event in order.iter().map(|at| &self.events[*at]) {
                    let intake = replica.intake(event.bytes(), NOW);
                    if intake.verdict.keep() == journal::Keep::Event {
                        disk.push(event.bytes().to_vec());
                    }
                    if intake.stale {
                        replica = Replica::load(replica.writers().given(), disk.clone()).0;
                    }
                }
            }
            let parts = snapshot::write(&replica, 200);
            let read = snapshot::read(replica.writers().given(), &parts).expect("its own");
            assert_eq!(read.ledger(), replica.ledger());
            states.push(replica.ledger().digest());
        });
        states.dedup();
        states
    }
}

fn permuted(n: usize, visit: &mut impl FnMut(&[usize])) {
    fn swap(order: &mut Vec<usize>, from: usize, visit: &mut impl FnMut(&[usize])) {
        if from == order.len() {
            return visit(order);
        }
        for at in from..order.len() {
            order.swap(from, at);
            swap(order, from + 1, visit);
            order.swap(from, at);
        }
    }
    swap(&mut (0..n).collect(), 0, visit);
}

#[test]
fn a_captains_word_alone_is_a_wish_and_takes_nothing_away_in_any_order() {
    let told = Told::new();
    let ledger = told.replica.ledger();
    assert_eq!(ledger.to_forget().collect::<Vec<_>>(), [HE, LIN]);
    assert_eq!(ledger.asked_to_forget(HE)[0].author, secret(2).public());
    assert_eq!(ledger.name(&told.keyring, HE).as_deref(), Some("何建民"));
    assert_eq!((ledger.is_erased(HE), told.keyring.clone().destroy_erased(ledger)), (false, vec![]));
    assert_eq!(told.in_every_order(), [ledger.digest()]);
}

#[test]
fn the_station_forgets_or_keeps_after_all_in_any_order() {
    let mut told = Told::new();
    told.says(1, STATION, |act| {
        act.keep_after_all(HE).erase(LIN);
    });
    let ledger = told.replica.ledger();
    assert_eq!((ledger.to_forget().count(), ledger.is_erased(HE), ledger.is_erased(LIN)), (0, false, true));
    assert!(ledger.name(&told.keyring, HE).is_some() && ledger.person(LIN).is_none());
    assert_eq!(told.in_every_order(), [ledger.digest()]);
    // What is kept after all is not asked again by the same word, and is by another.
    told.says(2, BUILDING, |act| {
        act.ask_to_forget(HE);
    });
    assert_eq!(told.replica.ledger().to_forget().collect::<Vec<_>>(), [HE]);
}

#[test]
fn what_a_captain_wanted_before_looking_after_the_whole_station_stays_a_wish_in_any_order() {
    let mut told = Told::new();
    told.says(1, STATION, |act| {
        act.keep_after_all(HE);
    });
    told.lets_in(STATION, Role::Station);
    let ledger = told.replica.ledger();
    assert_eq!((ledger.to_forget().collect::<Vec<_>>(), ledger.is_erased(HE)), (vec![LIN], false));
    assert_eq!(told.in_every_order(), [ledger.digest()]);
    // Said now, in the station's log, it counts.
    told.says(2, STATION, |act| {
        act.erase(HE);
    });
    assert!(told.replica.ledger().is_erased(HE));
    assert_eq!(told.in_every_order(), [told.replica.ledger().digest()]);
}

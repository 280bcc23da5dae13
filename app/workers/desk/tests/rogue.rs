//! A captain let in for one building, whose program is another than ours: what she can get the station to tell her or do by
//! saying what is not so. `app/SECURITY.md` says it.

use crate::common::people::{nobody, written};
use crate::common::*;
use courier::body::ReplyTo;
use courier::bundle::{self, Bundle, Row as Line, To, With};
use courier::exchange::{JoinBody, PortionBody};
use courier::{Body, Packed, code, slip};
use desk::Desk;
use domain::group::{Group, Groups};
use domain::{Home, Kind, PersonId, PlaceId, RequestId, Slots, TaskId};
use journal::acts::{Accepted, Filing, Offer, Particulars};
use journal::vocabulary::field;
use journal::{Act, HouseholdId, Keyring, Phone as Keys, Replica, Subject, Value, Writers, reserved, writer};
use ports::desk::devices::{Answer as Told, Ask as About, File};
use ports::desk::privacy::{Answer as Said, Ask as Privacy};
use ports::desk::*;
use std::collections::BTreeSet;
use std::rc::Rc;
use trust::{BoxSecret, Draw, SealingSecret, SigningPublic, SigningSecret};

const HOME: Home = Home { building: 3, unit: 1, room: 101 };

/// Her device: its keys, and what it was told.
struct Rogue {
    sign: SigningSecret,
    seal: SealingSecret,
    replica: Replica,
    keyring: Keyring,
    draw: Draw,
    station: ReplyTo,
    speaks: SigningPublic,
    place: PlaceId,
    said: u64,
}

fn file(reply: Reply) -> File {
    match reply {
        Ok(Answer::Devices(Told::File(file))) => file,
        other => panic!("a file, not {other:?}"),
    }
}

fn slips(file: &File, seal: &SealingSecret) -> Vec<(SigningPublic, Body)> {
    let bundle = bundle::open(&With::Device(core::slice::from_ref(seal)), &file.bytes).expect("for her");
    let opened =
        bundle.rows.iter().map(|row| slip::open(core::slice::from_ref(seal), &row.value).expect("sealed to her"));
    opened.map(|opened| (opened.signer, opened.body)).collect()
}

impl Rogue {
    /// Lets her in for a building.
    fn let_in(desk: &Rc<Desk<Tab>>, place: PlaceId, seed: u8) -> Self {
        let (sign, seal) = (SigningSecret::from_seed([seed; 32]), SealingSecret::from_seed([seed + 1; 32]));
        let reply = ReplyTo { seal: seal.public(), folder: BoxSecret([79; 32]).id() };
        let join = Body::Join(JoinBody { name: Packed::from("赵敏"), reply, at_ms: NOW });
        let text = code::message("", "", &slip::sign_open(&sign, &join).expect("small")).expect("a text");
        let file = file(ask(desk, Ask::Devices(About::Admit { text, name: "赵敏".into(), place })));
        let told = slips(&file, &seal);
        let admit = told.iter().find_map(|(_, body)| match body {
            Body::Admit(admit) => Some(admit.clone()),
            _ => None,
        });
        let admit = admit.expect("let in");
        let mut rogue = Self {
            replica: Replica::new(Writers::root(admit.root).expect("a root")),
            keyring: Keyring::default(),
            draw: Draw::from_seed([80; 32]),
            station: admit.station,
            speaks: told.last().expect("a portion").0,
            sign,
            seal,
            place,
            said: 0,
        };
        rogue.hears(desk);
        assert!(rogue.replica.writers().may_write(&rogue.sign.public(), place));
        rogue
    }

    /// Whose keys the station gives her, with all it may tell her.
    fn hears(&mut self, desk: &Rc<Desk<Tab>>) -> BTreeSet<PersonId> {
        let file = file(ask(desk, Ask::Devices(About::Send { key: self.sign.public().0 })));
        let mut told = BTreeSet::new();
        for (_, body) in slips(&file, &self.seal) {
            let Body::Portion(portion) = body else { continue };
            for (person, key) in portion.keys {
                told.insert(person);
                self.keyring.put(person, key);
            }
            for event in &portion.events {
                self.replica.intake(event, NOW);
            }
        }
        told
    }

    /// Says something in her building's log, with every key she has, and keys she makes up.
    fn says(&mut self, desk: &Rc<Desk<Tab>>, act: impl FnOnce(&mut Act)) {
        let mut gathered =
            Act::new(self.replica.ledger(), &mut self.keyring, &mut self.draw).by(self.sign.public(), false);
        act(&mut gathered);
        let ops = gathered.finish();
        let event = writer::write(&self.sign, &self.replica, self.place, ops, NOW).expect("her building");
        self.replica.settle(&event);
        let reply = ReplyTo { seal: self.seal.public(), folder: BoxSecret([79; 32]).id() };
        let (from, before) = (self.said, self.said + 1);
        let keys = self.keyring.iter().map(|(person, key)| (person, key.clone())).collect();
        let events = vec![event.bytes().to_vec()];
        let portion = PortionBody { to: self.speaks, reply, from, before, heard: 0, events, keys };
        self.said = before;
        let sealed = slip::seal(&mut self.draw, &self.sign, &self.station.seal, &Body::Portion(Box::new(portion)));
        let rows = vec![Line { table: "slip".into(), key: vec![0; 4], value: sealed.expect("small") }];
        let bundle =
            Bundle { station: trust::fingerprint(&self.sign.public()), made_ms: NOW, logs: vec![], keys: vec![], rows };
        let file = bundle::seal(&mut self.draw, &To::Device(&self.station.seal), &bundle).expect("small");
        ask(desk, Ask::Devices(About::TakeIn { file })).expect("taken in");
    }
}

/// A station with him in building 3 and her far away, and a captain let in for building 3.
fn scene() -> (Rc<Desk<Tab>>, Rogue, PersonId, PersonId) {
    let desk = Browser::new().station();
    let he = written(&desk, "何建民", "501", false);
    let far = building(&desk, "槐荫里", "2").0;
    let form = PersonForm {
        building: far,
        home: "101".into(),
        name: "周家宝".into(),
        telephone: "13800009999".into(),
        ..nobody()
    };
    let zhou = saved(ask(&desk, Ask::SavePerson(form))).person.expect("new");
    let rogue = Rogue::let_in(&desk, building(&desk, "青禾小区", "3").0, 77);
    (desk, rogue, he, zhou)
}

fn filing(id: RequestId, person: PersonId, place: PlaceId) -> Filing {
    Filing {
        id,
        person,
        kind: Kind::Errand,
        place,
        home: Some(HOME),
        suits: Slots(0),
        channel: domain::request::Channel::Door,
        filed_ms: NOW,
        words: "想请人送药".into(),
        notice: 0,
        promised_ms: None,
        phone: None,
    }
}

fn names(desk: &Rc<Desk<Tab>>) -> BTreeSet<String> {
    match ask(desk, Ask::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 100 }) {
        Ok(Answer::People(page)) => page.rows.into_iter().map(|row| row.name).collect(),
        other => panic!("people, not {other:?}"),
    }
}

fn about(desk: &Rc<Desk<Tab>>, person: PersonId) -> privacy::About {
    match ask(desk, Ask::Privacy(Privacy::About(person))) {
        Ok(Answer::Privacy(Said::About(about))) => *about,
        other => panic!("about them, not {other:?}"),
    }
}

fn to_decide(desk: &Rc<Desk<Tab>>) -> Option<PersonId> {
    let told = desk.host.browser.told.borrow();
    let counts = told.iter().rev().find_map(|news| match news {
        News::Changed { counts, .. } => Some(*counts),
        _ => None,
    });
    counts.expect("something has changed").forget
}

#[test]
fn a_key_named_first_for_what_the_station_alone_may_know_opens_nothing_of_it() {
    let (desk, mut rogue, he, _) = scene();
    let (hidden, place) = (reserved(he), rogue.place);
    // She writes somebody down under the id that stands for it, and names a key of her own making.
    rogue.says(&desk, |act| {
        act.add_person(hidden, None, &Particulars { name: "谁也不是".into(), ..Particulars::default() });
    });
    assert!(rogue.keyring.has(hidden), "she has drawn one");
    assert_eq!(names(&desk), BTreeSet::from(["何建民".into(), "周家宝".into()]), "and nobody is called so");
    let ill = Groups::of(&[Group::ChronicIllness]);
    let form = PersonForm {
        person: Some(he),
        building: place,
        home: "501".into(),
        name: "何建民".into(),
        groups: ill,
        ..nobody()
    };
    saved(ask(&desk, Ask::SavePerson(form)));
    assert_eq!(rogue.hears(&desk), BTreeSet::from([he]), "she is told no key of it");
    let (here, field) = (Subject::person(he), field::PERSON_RESERVED);
    let sealed = rogue.replica.ledger().record(here).and_then(|record| record.value(field)).expect("it came").clone();
    assert!(matches!(&sealed, Value::Sealed { person, .. } if *person == hidden));
    assert_eq!(rogue.keyring.open((here, field), &sealed), None);
}

#[test]
fn saying_that_somebody_lives_or_has_asked_here_brings_a_captain_nobodys_key() {
    let (desk, mut rogue, he, zhou) = scene();
    assert_eq!(rogue.hears(&desk), BTreeSet::from([he]));
    let (place, here, household) = (rogue.place, Subject::person(zhou), HouseholdId([90; 16]));
    // She lives here; she has asked here; and so it stands there alone, under a key of the rogue's own making.
    rogue.says(&desk, |act| {
        act.add_household(household, place, HOME).set(
            here,
            field::PERSON_HOUSEHOLD,
            Value::Id(Subject::household(household)),
        );
        act.file_request(&filing(RequestId([91; 16]), zhou, place));
        act.add_person(zhou, Some(household), &Particulars { name: "谁也不是".into(), ..Particulars::default() });
    });
    assert_eq!(rogue.hears(&desk), BTreeSet::from([he]));
    // Whom she wrote down herself with their home, the station knows, and so does a colleague in that building.
    let own = PersonId([92; 16]);
    rogue.says(&desk, |act| {
        act.add_person(own, Some(household), &Particulars { name: "新邻居".into(), ..Particulars::default() });
    });
    assert_eq!(Rogue::let_in(&desk, place, 50).hears(&desk), BTreeSet::from([he, own, household.as_person()]));
    assert!(names(&desk).contains("新邻居"));
}

#[test]
fn a_request_a_captain_makes_up_sends_nobodys_particulars_to_her_helper() {
    let (desk, mut rogue, he, zhou) = scene();
    let (place, tian) = (rogue.place, PersonId([93; 16]));
    let sign = SigningSecret::from_seed([94; 32]).public();
    let phone = Keys { sign, seal: rogue.seal.public(), folder: BoxSecret([79; 32]).id() };
    for (number, asker) in [(95, zhou), (96, he)] {
        let (request, task) = (RequestId([number; 16]), TaskId([number + 10; 16]));
        rogue.says(&desk, |act| {
            act.add_person(tian, None, &Particulars { name: "田秀英".into(), ..Particulars::default() });
            act.file_request(&filing(request, asker, place));
        });
        rogue.says(&desk, |act| {
            let by = domain::request::Channel::Phone;
            act.offer_task(&Offer { task, request, volunteer: tian, offered_ms: NOW, until_ms: None });
            act.accept_task(
                task,
                &Accepted { phone: Some(phone), name: "田秀英".into(), telephone: String::new(), by },
            );
            act.agree_task(task, "现在");
        });
    }
    let Ok(Answer::Letters(page)) = ask(&desk, Ask::Letters { from: 0, count: 99 }) else { panic!("letters") };
    let details: Vec<_> =
        page.rows.iter().filter(|letter| letter.says == Says::Details).map(|letter| letter.task).collect();
    assert_eq!(details, [Some(TaskId([106; 16]))], "of him, whom she looks after, and not of her");
}

#[test]
fn a_captain_of_one_building_forgets_nobody_elsewhere_unless_the_station_says_so_too() {
    let (desk, mut rogue, he, zhou) = scene();
    let forget = |rogue: &mut Rogue, person| {
        rogue.says(&desk, |act| {
            act.ask_to_forget(person);
        });
    };
    forget(&mut rogue, zhou);
    assert_eq!((names(&desk).len(), to_decide(&desk)), (2, Some(zhou)));
    let asked = about(&desk, zhou);
    assert_eq!((asked.asked.len(), asked.asked[0].device.as_str(), asked.decides), (1, "赵敏", true));
    saved(ask(&desk, Ask::Privacy(Privacy::KeepAfterAll(zhou))));
    assert_eq!((to_decide(&desk), about(&desk, zhou).asked.len()), (None, 0));
    // Once more: this time the station forgets her.
    forget(&mut rogue, zhou);
    assert_eq!(to_decide(&desk), Some(zhou));
    saved(ask(&desk, Ask::Privacy(Privacy::Erase(zhou))));
    assert_eq!((names(&desk), to_decide(&desk)), (BTreeSet::from(["何建民".to_owned()]), None));
    // He lives in her building by the station's word, so hers is enough.
    forget(&mut rogue, he);
    assert_eq!((names(&desk).len(), to_decide(&desk)), (0, None));
    // Somebody nobody knows is nothing to decide about.
    forget(&mut rogue, PersonId([99; 16]));
    assert_eq!(to_decide(&desk), None);
}

#[test]
fn moving_somebody_into_her_building_does_not_let_a_captain_forget_them() {
    let (desk, mut rogue, _, zhou) = scene();
    let (place, household) = (rogue.place, HouseholdId([90; 16]));
    rogue.says(&desk, |act| {
        act.add_household(household, place, HOME);
        act.set(Subject::person(zhou), field::PERSON_HOUSEHOLD, Value::Id(Subject::household(household)));
    });
    rogue.says(&desk, |act| {
        act.ask_to_forget(zhou);
    });
    assert_eq!(to_decide(&desk), Some(zhou));
    assert!(matches!(ask(&desk, Ask::Person(zhou)), Ok(Answer::Person(_))));
}

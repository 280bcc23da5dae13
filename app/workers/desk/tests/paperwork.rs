//! Paperwork at home: what a program asks of somebody is checked, photographed, signed and agreed to in one act; it is sealed
//! with the person, goes with them, and what is not right is said field by field.

use crate::common::backups::{back_up, restore};
use crate::common::joined::{send, two};
use crate::common::people::{nobody, undo, written};
use crate::common::photos::photo;
use crate::common::*;
use desk::Desk;
use domain::consent::{How, Purpose};
use domain::program::{EnrolStage, Paper, Papers};
use domain::scan::{Of, PHOTO_BYTES_MAX, PHOTOS_MAX};
use domain::signature::Signature;
use domain::time::{DAY_MS, HOUR_MS};
use domain::{Day, PersonId, ProgramId};
use engine::eligibility::examples::Example;
use ports::desk::paperwork::{Answer as Told, Ask as About, Filled, Form, Known, Signed, Whose};
use ports::desk::privacy::{Answer as Private, Ask as Privacy};
use ports::desk::programs::{Answer as Programs, Ask as Program, Step};
use ports::desk::*;
use std::rc::Rc;

fn name() -> Signature {
    Signature::of(&[vec![(100, 50), (300, 60), (280, 300)], vec![(500, 80), (700, 320)]])
}

/// Gong, 77, a veteran who cannot walk far; and the card that veterans are owed.
struct Scene {
    desk: Rc<Desk<Tab>>,
    browser: Browser,
    gong: PersonId,
    card: ProgramId,
}

fn scene() -> Scene {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, _) = building(&desk, "青禾小区", "3");
    let gong = PersonForm {
        building: place,
        home: "2单元501".into(),
        name: "龚庆和".into(),
        born: "1949".into(),
        veteran: true,
        ..nobody()
    };
    let gong = saved(ask(&desk, Ask::SavePerson(gong))).person.expect("the new one");
    let version = Example::VeteransCard.version(Day::of(NOW), "优待证", "优待证一张");
    let Ok(Answer::Programs(Programs::Written(card, _))) = ask(&desk, Ask::Programs(Program::Save(None, version)))
    else {
        panic!("written")
    };
    Scene { desk, browser, gong, card }
}

impl Scene {
    fn form(&self) -> Form {
        form(&self.desk, self.card, self.gong)
    }

    fn filled(&self) -> Filled {
        Filled {
            program: self.card,
            person: self.gong,
            was: Known { name: "龚庆和".into(), telephone: String::new(), born: "1949".into() },
            name: "龚庆和".into(),
            telephone: "13800001949".into(),
            born: "1949-3-8".into(),
            photos: vec![(Paper::IdCard, photo("front")), (Paper::IdCard, photo("back"))],
            seen: Papers::of(&[Paper::VeteranPapers]),
            signed: Signed::Finger(name()),
            agrees: true,
            witness: "许楠".into(),
            day: Day::of(NOW),
        }
    }

    fn save(&self, filled: Filled) -> Reply {
        ask(&self.desk, Ask::Paperwork(About::Save(Box::new(filled))))
    }

    fn whose(&self) -> Whose {
        Whose::Person(self.gong)
    }
}

fn form(desk: &Rc<Desk<Tab>>, program: ProgramId, person: PersonId) -> Form {
    match ask(desk, Ask::Paperwork(About::Form(program, person))) {
        Ok(Answer::Paperwork(Told::Form(form))) => *form,
        other => panic!("{other:?}"),
    }
}

fn shown(desk: &Rc<Desk<Tab>>, whose: Whose, id: [u8; 16]) -> Reply {
    ask(desk, Ask::Paperwork(About::Photo(whose, id)))
}

fn scans(browser: &Browser) -> usize {
    rows(browser, "scans")
}

#[test]
fn a_visit_is_one_act_with_one_undo_and_the_application_shows_all_of_it() {
    let scene = scene();
    let before = scene.form();
    assert_eq!((before.born.as_str(), before.stage, before.agrees), ("1949", None, None));
    assert_eq!(before.lacks, before.papers);
    let saved_as = saved(scene.save(scene.filled()));
    let after = scene.form();
    assert_eq!((after.person.telephone.as_str(), after.born.as_str()), ("13800001949", "1949-03-08"));
    assert_eq!((after.stage, after.agrees), (Some(EnrolStage::Gathering), Some(true)));
    let there = Papers::of(&[Paper::IdCard, Paper::VeteranPapers, Paper::SignedForm]);
    assert_eq!(after.lacks, after.papers.without(there));
    let of: Vec<Of> = after.scans.iter().map(|scan| scan.of).collect();
    assert_eq!(of, [Of::Paper(Paper::IdCard), Of::Paper(Paper::IdCard), Of::Signature]);
    assert_eq!(after.scans[2].signature.as_ref().map(Signature::strokes), Some(name().strokes()));
    for scan in &after.scans[..2] {
        let Ok(Answer::Photo(bytes)) = shown(&scene.desk, scene.whose(), scan.id) else { panic!("a photo") };
        assert!(!bytes.windows(3).any(|three| three == b"GPS"), "where it was taken is not kept");
    }
    assert_eq!(scans(&scene.browser), 2);
    // Who stands there shows it, too, and can be handed in once nothing is missing.
    let standing = Program::Theirs(scene.gong);
    let Ok(Answer::Programs(Programs::Theirs(theirs))) = ask(&scene.desk, Ask::Programs(standing)) else { panic!() };
    assert_eq!((theirs[0].1.scans.len(), theirs[0].1.agrees), (3, Some(true)));
    // Everything of it goes at once.
    undo(&scene.desk, &saved_as);
    assert_eq!((scene.form(), scans(&scene.browser)), (before, 0));
}

#[test]
fn it_is_there_after_a_start_and_in_a_backup_and_the_disk_shows_nothing_of_it() {
    let scene = scene();
    saved(scene.save(scene.filled()));
    let disk = scene.browser.real.rows();
    let raw: Vec<u8> = disk.values().flatten().flat_map(|(_, value)| value.clone()).collect();
    for words in [&b"front"[..], b"back"] {
        assert!(!raw.windows(words.len()).any(|window| window == words), "sealed");
    }
    let kept = scene.form();
    let again = scene.browser.tab();
    drop(ask(&again, Ask::Open { base_url: BASE.to_owned(), mode: Mode::Real }));
    drop(ask(&again, Ask::TakeOver));
    assert_eq!(form(&again, scene.card, scene.gong).scans, kept.scans);
    let file = back_up(&again);
    let elsewhere = Browser::started_after(100);
    let other = elsewhere.tab();
    open(&other, Mode::Real);
    restore(&other, file).expect("restored");
    assert!(matches!(shown(&other, scene.whose(), kept.scans[0].id), Ok(Answer::Photo(_))));
}

#[test]
fn what_was_photographed_of_somebody_written_down_twice_goes_to_the_one_they_are() {
    let scene = scene();
    saved(scene.save(scene.filled()));
    let (building, _) = building(&scene.desk, "青禾小区", "4");
    let again = PersonForm { building, home: "101".into(), name: "龚庆和".into(), ..nobody() };
    let person = saved(ask(&scene.desk, Ask::SavePerson(again))).person.expect("the new one");
    let merge = roster::Ask::Merge { twice: scene.gong, person, take: vec![] };
    let merged = saved(ask(&scene.desk, Ask::Roster(merge)));
    let after = form(&scene.desk, scene.card, person);
    assert_eq!(after.scans.len(), 3);
    assert!(matches!(shown(&scene.desk, Whose::Person(person), after.scans[0].id), Ok(Answer::Photo(_))));
    undo(&scene.desk, &merged);
    assert_eq!((form(&scene.desk, scene.card, person).scans.len(), scans(&scene.browser)), (0, 2));
    assert_eq!(scene.form().scans.len(), 3);
}

#[test]
fn whoever_is_forgotten_takes_photos_and_signature_along() {
    let scene = scene();
    saved(scene.save(scene.filled()));
    let photo = scene.form().scans[0].id;
    let Ok(Answer::Privacy(Private::Foreseen(foreseen))) = ask(&scene.desk, Ask::Privacy(Privacy::Foresee(scene.gong)))
    else {
        panic!("foreseen")
    };
    assert_eq!(foreseen.photos, 3);
    ask(&scene.desk, Ask::Privacy(Privacy::Erase(scene.gong))).expect("erased");
    assert_eq!(scans(&scene.browser), 0);
    assert_eq!(shown(&scene.desk, scene.whose(), photo), Err(Trouble::Unknown));
    assert_eq!(scene.save(scene.filled()), Err(Trouble::Unknown));
}

#[test]
fn every_field_that_is_not_right_is_named_and_nothing_is_written() {
    let scene = scene();
    let before = scene.form();
    let wrong = |filled: Filled| match scene.save(filled) {
        Err(Trouble::Wrong(wrong)) => wrong,
        other => panic!("{other:?}"),
    };
    let filled = Filled {
        name: " ".into(),
        telephone: "见门口".into(),
        born: "49".into(),
        photos: vec![(Paper::IdCard, b"%PDF-1.7".to_vec())],
        signed: Signed::Finger(Signature::of(&[vec![(5, 5)]])),
        agrees: false,
        ..scene.filled()
    };
    let fields: Vec<Field> = wrong(filled).into_iter().map(|(field, _)| field).collect();
    let expected =
        [Field::Name, Field::Telephone, Field::Born, Field::Photo, Field::Signature, Field::Consent].to_vec();
    assert_eq!(fields, expected);
    let many = vec![(Paper::IdCard, photo("one")); PHOTOS_MAX + 1];
    let too_many = Wrong::TooMany(PHOTOS_MAX as u32);
    assert_eq!(wrong(Filled { photos: many, ..scene.filled() }), [(Field::Photo, too_many)]);
    let large = vec![(Paper::IdCard, vec![0xff; PHOTO_BYTES_MAX + 1])];
    assert_eq!(wrong(Filled { photos: large, ..scene.filled() }), [(Field::Photo, Wrong::TooLarge(900))]);
    assert_eq!(wrong(Filled { witness: " ".into(), ..scene.filled() }), [(Field::Witness, Wrong::Empty)]);
    assert_eq!(scene.save(Filled { program: ProgramId([9; 16]), ..scene.filled() }), Err(Trouble::Unknown));
    assert_eq!((scene.form(), scans(&scene.browser)), (before, 0));
}

/// A form that lay open while somebody else wrote: what it showed and nobody changed is not put back.
#[test]
fn what_came_in_while_the_form_lay_open_stays_and_what_was_typed_is_written() {
    let scene = scene();
    saved(scene.save(scene.filled()));
    let before = scene.form();
    let was = Known { name: before.person.name, telephone: before.person.telephone, born: before.born };
    let (place, _) = building(&scene.desk, "青禾小区", "3");
    let newer = PersonForm {
        person: Some(scene.gong),
        building: place,
        home: "2单元501".into(),
        name: "龚庆荷".into(),
        telephone: "13900002222".into(),
        born: "1948-5-1".into(),
        ..nobody()
    };
    saved(ask(&scene.desk, Ask::SavePerson(newer)));
    let Known { name, telephone, born } = was.clone();
    let untouched = Filled { was: was.clone(), name, telephone, born, ..scene.filled() };
    saved(scene.save(untouched.clone()));
    let after = scene.form();
    let known = |form: &Form| (form.person.name.clone(), form.person.telephone.clone(), form.born.clone());
    assert_eq!(known(&after), ("龚庆荷".into(), "13900002222".into(), "1948-05-01".into()));
    // What was typed over what was shown counts, and nothing beside it.
    saved(scene.save(Filled { telephone: "13700003333".into(), ..untouched }));
    assert_eq!(known(&scene.form()), ("龚庆荷".into(), "13700003333".into(), "1948-05-01".into()));
}

/// Somebody whose number was brought in as words: what nobody typed at the door is not held against them.
#[test]
fn what_the_form_showed_is_not_checked_anew() {
    let scene = scene();
    let was = Known { telephone: "见门口".into(), ..scene.filled().was };
    saved(scene.save(Filled { was: was.clone(), telephone: was.telephone.clone(), ..scene.filled() }));
    let spaced = format!(" {} ", was.telephone);
    saved(scene.save(Filled { was, telephone: spaced, ..scene.filled() }));
}

#[test]
fn a_full_disk_keeps_nothing_of_a_visit_and_says_so() {
    let scene = scene();
    let before = scene.form();
    scene.browser.real.wedge(Some(device::store::StoreError::Full));
    assert_eq!(scene.save(scene.filled()), Err(Trouble::Full));
    scene.browser.real.wedge(None);
    assert_eq!((scene.form(), scans(&scene.browser)), (before, 0));
    saved(scene.save(scene.filled()));
}

#[test]
fn a_second_visit_takes_the_signatures_place_and_a_photo_can_be_dropped_and_brought_back() {
    let scene = scene();
    saved(scene.save(scene.filled()));
    let other = Signature::of(&[vec![(0, 0), (900, 390)]]);
    let filled = Filled { photos: vec![], signed: Signed::Finger(other.clone()), ..scene.filled() };
    saved(scene.save(filled));
    let after = scene.form();
    assert_eq!(after.scans.iter().filter_map(|scan| scan.signature.clone()).collect::<Vec<_>>(), [other]);
    let photo = after.scans[0].id;
    let dropped = saved(ask(&scene.desk, Ask::Paperwork(About::Drop(scene.whose(), photo))));
    assert_eq!((scene.form().scans.len(), scans(&scene.browser)), (2, 1));
    undo(&scene.desk, &dropped);
    assert_eq!(scene.form().scans.len(), 3);
    assert!(matches!(shown(&scene.desk, scene.whose(), photo), Ok(Answer::Photo(_))));
    // Whoever withdrew that photos are kept has none to be shown.
    let consent = ports::desk::privacy::ConsentForm {
        person: scene.gong,
        purpose: Purpose::Photo,
        given: false,
        how: How::Door,
        witness: "许楠".into(),
    };
    ask(&scene.desk, Ask::Privacy(Privacy::Consent(consent))).expect("noted");
    let left = scene.form().scans;
    let of: Vec<Of> = left.iter().map(|scan| scan.of).collect();
    assert_eq!((of, scans(&scene.browser)), (vec![Of::Signature], 0));
    assert_eq!(shown(&scene.desk, scene.whose(), photo), Err(Trouble::Unknown));
}

#[test]
fn signed_on_paper_is_a_form_that_is_there_and_photos_go_once_it_is_decided_and_old() {
    let scene = scene();
    saved(scene.save(Filled { signed: Signed::Paper, ..scene.filled() }));
    assert_eq!(scene.form().scans.len(), 2);
    let decided =
        Step { program: scene.card, people: vec![scene.gong], stage: EnrolStage::HandedIn, day: Day::of(NOW) };
    saved(ask(&scene.desk, Ask::Programs(Program::Step(decided.clone()))));
    let neighbours = std::cell::Cell::new(0);
    let work = |days: u32| {
        for _ in 0..days {
            pass(&scene.desk, DAY_MS);
            neighbours.set(neighbours.get() + 1);
            written(&scene.desk, &format!("邻居{}", neighbours.get()), "", false);
        }
        pass(&scene.desk, 2 * HOUR_MS);
    };
    work(100);
    assert_eq!((scene.form().scans.len(), scans(&scene.browser)), (2, 2), "as long as it is not decided");
    let day = Day(Day::of(NOW).0 + 100);
    saved(ask(&scene.desk, Ask::Programs(Program::Step(Step { stage: EnrolStage::Granted, day, ..decided }))));
    work(80);
    assert_eq!(scans(&scene.browser), 2);
    work(20);
    assert_eq!((scene.form().scans.len(), scans(&scene.browser)), (0, 0));
}

#[test]
fn another_device_of_the_station_sees_the_signature_and_that_there_are_photos() {
    let (station, captain, person) = two(|desk| building(desk, "青禾小区", "3").0);
    let version = Example::VeteransCard.version(Day::of(NOW), "优待证", "优待证一张");
    let Ok(Answer::Programs(Programs::Written(card, _))) = ask(&station, Ask::Programs(Program::Save(None, version)))
    else {
        panic!("written")
    };
    send(&station, &captain);
    let filled = Filled {
        program: card,
        person,
        was: Known { name: "何建民".into(), ..Known::default() },
        name: "何建民".into(),
        telephone: String::new(),
        born: String::new(),
        photos: vec![(Paper::IdCard, photo("front"))],
        seen: Papers::default(),
        signed: Signed::Finger(name()),
        agrees: true,
        witness: "赵敏".into(),
        day: Day::of(NOW),
    };
    saved(ask(&captain, Ask::Paperwork(About::Save(Box::new(filled)))));
    send(&captain, &station);
    let seen = form(&station, card, person).scans;
    assert_eq!(seen.len(), 2);
    assert_eq!(seen.iter().filter(|scan| scan.signature.is_some()).count(), 1);
    assert_eq!(shown(&station, Whose::Person(person), seen[0].id), Err(Trouble::Unknown), "it lies where it was taken");
    // Forgotten by the station, it goes from the device that took it.
    ask(&station, Ask::Privacy(Privacy::Erase(person))).expect("erased");
    send(&station, &captain);
    assert_eq!(rows(&captain.host.browser, "scans"), 0);
}

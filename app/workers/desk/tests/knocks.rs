//! Knocking at doors: who is next and why, what came of each knock, what was heard, and how many were reached.

use crate::common::joined::*;
use crate::common::people::{nobody, undo, written};
use crate::common::*;
use desk::Desk;
use domain::knock::{Brought, Next, Outcome, Sign, Ticks};
use domain::{Day, HouseholdId, Kind, PersonId};
use engine::round::Why;
use ports::desk::knocks::{Answer as Told, Ask as About, Covered, Heard, HomeDetail, KnockForm, Stop};
use ports::desk::*;
use std::rc::Rc;

fn knocks(desk: &Rc<Desk<Tab>>, about: About) -> Told {
    match ask(desk, Ask::Knocks(about)) {
        Ok(Answer::Knocks(told)) => told,
        other => panic!("{other:?}"),
    }
}

fn round(desk: &Rc<Desk<Tab>>, within: Option<domain::PlaceId>) -> Vec<Stop> {
    match knocks(desk, About::Round { within, most: 20 }) {
        Told::Round(stops) => stops,
        other => panic!("{other:?}"),
    }
}

fn home(desk: &Rc<Desk<Tab>>, household: HouseholdId) -> HomeDetail {
    match knocks(desk, About::Home(household)) {
        Told::Home(home) => *home,
        other => panic!("{other:?}"),
    }
}

fn coverage(desk: &Rc<Desk<Tab>>) -> Vec<Covered> {
    match knocks(desk, About::Coverage { days: 7 }) {
        Told::Coverage(covered) => covered,
        other => panic!("{other:?}"),
    }
}

fn household(desk: &Rc<Desk<Tab>>, person: PersonId) -> HouseholdId {
    match ask(desk, Ask::Person(person)) {
        Ok(Answer::Person(detail)) => detail.household_id.expect("a home"),
        other => panic!("{other:?}"),
    }
}

fn knock(household: HouseholdId, outcome: Outcome) -> KnockForm {
    KnockForm::bare(household, Day::of(NOW), outcome)
}

fn noted(desk: &Rc<Desk<Tab>>, form: KnockForm) -> Written {
    saved(ask(desk, Ask::Knocks(About::Knock(Box::new(form)))))
}

/// Somebody, and their home.
type Lives = (PersonId, HouseholdId);

/// He is in difficulty, she is not; both in building 3.
fn two_homes() -> (Browser, Rc<Desk<Tab>>, Lives, Lives) {
    let browser = Browser::new();
    let desk = browser.station();
    let he = written(&desk, "何建民", "501", false);
    let lin = written(&desk, "林秀英", "302", false);
    let (building, person, name) = (building_3(&desk), Some(he), "何建民".into());
    let form = PersonForm { person, building, home: "501".into(), name, difficulty: "长期卧床".into(), ..nobody() };
    saved(ask(&desk, Ask::SavePerson(form)));
    let homes = (household(&desk, he), household(&desk, lin));
    (browser, desk, (he, homes.0), (lin, homes.1))
}

#[test]
fn a_round_says_whom_to_knock_for_and_why_and_shrinks_with_each_door() {
    let (_, desk, (he, his), (_, hers)) = two_homes();
    let stops = round(&desk, None);
    let told: Vec<_> = stops.iter().map(|stop| (stop.household, stop.why, stop.plate.as_str())).collect();
    assert_eq!(told, [(hers, Why::NeverSeen, "3-1-302"), (his, Why::NeverSeen, "3-1-501")], "upwards, floor by floor");
    assert!(round(&desk, Some(building(&desk, "槐荫里", "2").0)).is_empty(), "nobody lives there");
    noted(&desk, KnockForm { met: vec![he], ..knock(his, Outcome::Met) });
    assert_eq!(round(&desk, None).iter().map(|stop| stop.household).collect::<Vec<_>>(), [hers]);
    // In difficulty: due again after three days, the other not.
    noted(&desk, knock(hers, Outcome::Called));
    assert!(round(&desk, None).is_empty());
    pass(&desk, 3 * domain::time::DAY_MS);
    let stops = round(&desk, None);
    let told: Vec<_> = stops.iter().map(|stop| (stop.household, stop.why, stop.seen)).collect();
    assert_eq!(told, [(his, Why::NotSeen(3, 3), Some(Day::of(NOW)))]);
}

#[test]
fn a_door_nobody_opened_has_a_next_step_and_comes_back_that_day() {
    let (_, desk, _, (_, hers)) = two_homes();
    let today = Day::of(NOW);
    noted(&desk, knock(hers, Outcome::NotHome));
    let told = home(&desk, hers);
    assert_eq!((told.stop.seen, told.stop.next), (None, Some(Next::Again(Day(today.0 + 2)))));
    noted(&desk, KnockForm { next: Next::Telephone(today), ..knock(hers, Outcome::NotHome) });
    let stop = round(&desk, None).into_iter().find(|stop| stop.household == hers).expect("due today");
    assert_eq!((stop.why, stop.next), (Why::Promised(0), Some(Next::Telephone(today))));
    let [hers_too] = coverage(&desk).try_into().expect("one building");
    assert_eq!((hers_too.households, hers_too.reached, hers_too.tried, hers_too.never), (2, 0, 1, 2));
    noted(&desk, knock(hers, Outcome::Called));
    let [reached] = coverage(&desk).try_into().expect("one building");
    assert_eq!((reached.households, reached.reached, reached.tried, reached.never), (2, 1, 0, 1));
}

#[test]
fn what_was_heard_at_a_door_becomes_requests_in_one_act_that_can_be_taken_back() {
    let (browser, desk, (he, his), _) = two_homes();
    let heard = |words: &str| Heard { person: he, kind: Kind::Errand, words: words.into() };
    let form = KnockForm {
        met: vec![he],
        signs: Ticks::signs(&[Sign::ShortOfMedicine]),
        brought: Ticks::brought(&[Brought::Card, Brought::Food]),
        words: "药只够三天".into(),
        heard: vec![heard("代取降压药"), heard("换个灯泡")],
        ..knock(his, Outcome::Met)
    };
    let first = noted(&desk, form.clone());
    assert_eq!(open_requests(&desk).len(), 2);
    undo(&desk, &first);
    assert!(open_requests(&desk).is_empty() && home(&desk, his).knocks.is_empty());
    noted(&desk, KnockForm { day: Day(Day::of(NOW).0 - 1), ..form });
    let again = browser.tab();
    drop(desk);
    open(&again, Mode::Real);
    let told = home(&again, his);
    let [row] = told.knocks.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        (row.met.as_slice(), row.late, row.knock.words.as_str()),
        (&["何建民".to_owned()][..], true, "药只够三天")
    );
    assert_eq!(row.knock.signs.as_signs().collect::<Vec<_>>(), [Sign::ShortOfMedicine]);
    assert_eq!(open_requests(&again).len(), 2);
}

#[test]
fn what_cannot_be_so_is_said_and_nothing_is_written() {
    let (_, desk, (he, his), (_, hers)) = two_homes();
    let wrong = |form: KnockForm| ask(&desk, Ask::Knocks(About::Knock(Box::new(form))));
    let stranger = KnockForm { met: vec![he], ..knock(hers, Outcome::Met) };
    assert_eq!(wrong(stranger), Err(Trouble::Wrong(vec![(Field::Name, Wrong::NotOurs)])));
    let long = KnockForm { words: "长".repeat(401), ..knock(hers, Outcome::Met) };
    assert_eq!(wrong(long), Err(Trouble::Wrong(vec![(Field::Words, Wrong::TooLong(400))])));
    let empty = Heard { person: he, kind: Kind::Errand, words: " ".into() };
    let form = KnockForm { heard: vec![empty], ..knock(his, Outcome::Met) };
    assert_eq!(wrong(form), Err(Trouble::Wrong(vec![(Field::Words, Wrong::Empty)])));
    assert_eq!(wrong(knock(HouseholdId([9; 16]), Outcome::Met)), Err(Trouble::Unknown));
    assert!(home(&desk, hers).knocks.is_empty() && home(&desk, his).knocks.is_empty());
    let later = KnockForm { day: Day(u32::MAX), ..knock(hers, Outcome::Met) };
    noted(&desk, later);
    assert_eq!(home(&desk, hers).knocks[0].knock.day, Day::of(NOW), "a day to come is today");
}

#[test]
fn captain_and_station_knock_apart_and_each_sees_both() {
    let (station, captain, he) = two(building_3);
    let his = household(&station, he);
    noted(&captain, KnockForm { met: vec![he], words: "精神不错".into(), ..knock(his, Outcome::Met) });
    noted(&station, KnockForm { words: "电话打过".into(), ..knock(his, Outcome::Called) });
    send(&captain, &station);
    send(&station, &captain);
    for desk in [&station, &captain] {
        let mut words: Vec<String> = home(desk, his).knocks.into_iter().map(|row| row.knock.words).collect();
        words.sort();
        assert_eq!(words, ["电话打过", "精神不错"]);
        // A device without a name is told by its key; which one is this, it says itself.
        let own: Vec<bool> = home(desk, his).knocks.iter().map(|row| row.this).collect();
        assert_eq!(own.iter().filter(|this| **this).count(), 1, "one of them was noted here");
    }
}

#[test]
fn a_photo_of_a_visit_is_sealed_with_the_home_and_goes_with_the_act() {
    let (browser, desk, (he, his), _) = two_homes();
    let segment = |marker: u8, body: &[u8]| [&[0xff, marker, 0, body.len() as u8 + 2], body].concat();
    let parts = [segment(0xe1, b"GPS 34.26N"), segment(0xc0, b"a damp wall"), segment(0xda, b"scan")];
    let photo = [&[0xff, 0xd8][..], &parts.concat(), &[1, 2, 0xff, 0xd9]].concat();
    let form = KnockForm { met: vec![he], photos: vec![photo.clone()], ..knock(his, Outcome::Met) };
    let written = noted(&desk, form.clone());
    let seen = home(&desk, his).photos;
    assert_eq!((seen.len(), rows(&browser, "scans")), (1, 1));
    let shown = ask(&desk, Ask::Paperwork(paperwork::Ask::Photo(paperwork::Whose::Household(his), seen[0].id)));
    let Ok(Answer::Photo(bytes)) = shown else { panic!("{shown:?}") };
    assert!(!bytes.windows(3).any(|three| three == b"GPS") && bytes.windows(4).any(|four| four == b"damp"));
    undo(&desk, &written);
    assert_eq!((home(&desk, his).photos.len(), rows(&browser, "scans")), (0, 0));
    // Too many, no picture at all, and somebody there who does not want any.
    let wrong = |photos: Vec<Vec<u8>>| {
        ask(&desk, Ask::Knocks(About::Knock(Box::new(KnockForm { photos, ..knock(his, Outcome::Met) }))))
    };
    let too_many = (Field::Photo, Wrong::TooMany(3));
    assert_eq!(wrong(vec![photo.clone(); 4]), Err(Trouble::Wrong(vec![too_many])));
    assert_eq!(wrong(vec![b"a text".to_vec()]), Err(Trouble::Wrong(vec![(Field::Photo, Wrong::NotPicture)])));
    let consent = privacy::ConsentForm {
        person: he,
        purpose: domain::consent::Purpose::Photo,
        given: false,
        how: domain::consent::How::Door,
        witness: "许楠".into(),
    };
    ask(&desk, Ask::Privacy(privacy::Ask::Consent(consent))).expect("noted");
    assert_eq!(wrong(vec![photo]), Err(Trouble::Withdrawn));
    // The last of a home takes the photos of it along.
    ask(&desk, Ask::Privacy(privacy::Ask::Erase(he))).expect("erased");
    assert_eq!(rows(&browser, "scans"), 0);
}

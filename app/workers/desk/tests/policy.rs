//! How helpers are chosen, at a desk: weights changed and taken back, weights that make no sense, who is kept apart from
//! whom, and requests that need two.

mod common;

use common::*;
use desk::Desk;
use domain::pair::PairStage;
use domain::{Kind, PersonId, RequestId, Slots};
use engine::pair::Weights;
use engine::{Policy, Scene, Weighed};
use ports::desk::*;
use std::rc::Rc;

fn weighing(desk: &Rc<Desk<Tab>>) -> Weighing {
    match ask(desk, Ask::Weighing) {
        Ok(Answer::Weighing(weighing)) => *weighing,
        other => panic!("{other:?}"),
    }
}

fn weigh(desk: &Rc<Desk<Tab>>, errands: Policy, pairs: Weights) -> Reply {
    ask(desk, Ask::Weigh { errands, pairs })
}

fn undo(desk: &Rc<Desk<Tab>>, written: &Written) {
    saved(ask(desk, Ask::Undo { token: written.undo.expect("can be undone") }));
}

fn scene(desk: &Rc<Desk<Tab>>) -> (Scene, Policy) {
    match ask(desk, Ask::Scene) {
        Ok(Answer::Scene(packed)) => packed.unpack().expect("a scene"),
        other => panic!("{other:?}"),
    }
}

fn person(desk: &Rc<Desk<Tab>>, id: PersonId) -> PersonDetail {
    match ask(desk, Ask::Person(id)) {
        Ok(Answer::Person(detail)) => *detail,
        other => panic!("{other:?}"),
    }
}

/// Somebody of building 3, ready to help where `helps`.
fn written(desk: &Rc<Desk<Tab>>, name: &str, home: &str, helps: bool) -> PersonId {
    let (place, _) = building(desk, "青禾小区", "3");
    let facts = VolunteerFacts { skills: engine_skills(), free: Slots::ALL, ..facts() };
    let form = PersonForm {
        person: None,
        building: place,
        home: home.into(),
        name: name.into(),
        telephone: String::new(),
        born: String::new(),
        veteran: false,
        difficulty: String::new(),
        helps: helps.then_some(facts),
        speaks: domain::tongue::Tongues::default(),
        rests: false,
    };
    saved(ask(desk, Ask::SavePerson(form))).person.expect("the new one")
}

fn engine_skills() -> domain::volunteer::Skills {
    domain::volunteer::Skills::of(&[domain::volunteer::Skill::Errands])
}

fn facts() -> VolunteerFacts {
    VolunteerFacts {
        skills: domain::volunteer::Skills::default(),
        free: Slots::ALL,
        reach: domain::volunteer::Reach::Community,
        capacity: 5,
        this_week: 0,
    }
}

fn filed(desk: &Rc<Desk<Tab>>, person: PersonId, helpers: u8) -> RequestId {
    let (channel, who) = (domain::request::Channel::Door, WhoAsks::Known(person));
    let form =
        FileForm { words: "冰箱要搬下楼".into(), kind: Kind::Errand, channel, who, suits: Slots(0), helpers };
    saved(ask(desk, Ask::File(form))).request.expect("the new one")
}

#[test]
fn weights_are_changed_seen_with_who_and_when_and_taken_back() {
    let browser = Browser::new();
    let desk = browser.station();
    assert_eq!(weighing(&desk), Weighing::default());
    let (errands, pairs) =
        (Policy { walk_per_100m: 90, ..Policy::default() }, Weights { floor: 50, ..Weights::default() });
    let saved_as = saved(weigh(&desk, errands, pairs));
    let now = weighing(&desk);
    assert_eq!((now.errands, now.pairs), (errands, pairs));
    let changed: Vec<(u16, &str, bool)> =
        now.changed.iter().map(|one| (one.number, one.by.as_str(), one.conflict)).collect();
    assert_eq!(changed, [(2, "许楠", false), (57, "许楠", false)]);
    assert_eq!(now.changed[0].at_ms, NOW);
    assert_eq!(scene(&desk).1, errands, "the engine goes by it");
    let Ok(Answer::PairScene(packed)) = ask(&desk, Ask::PairScene) else { panic!("a scene") };
    assert_eq!(packed.unpack().expect("a scene").1, pairs);
    undo(&desk, &saved_as);
    let before = weighing(&desk);
    assert_eq!((before.errands, before.pairs), (Policy::default(), Weights::default()));
    // Opened again from what is stored.
    saved(weigh(&desk, errands, Weights::default()));
    futures::executor::block_on(desk.let_go());
    let again = browser.tab();
    open(&again, Mode::Real);
    assert_eq!(weighing(&again).errands, errands);
}

#[test]
fn what_makes_no_sense_together_is_refused_and_nothing_is_written() {
    let browser = Browser::new();
    let desk = browser.station();
    let events = rows(&browser, "events");
    for errands in [Policy { base: 100, ..Policy::default() }, Policy { busy: -1, ..Policy::default() }] {
        assert_eq!(weigh(&desk, errands, Weights::default()), Err(Trouble::NotNow));
    }
    let pairs = Weights { leave_open: 1, ..Weights::default() };
    assert_eq!(weigh(&desk, Policy::default(), pairs), Err(Trouble::NotNow));
    assert_eq!(rows(&browser, "events"), events);
    assert!(Policy::default().checked().is_ok());
}

#[test]
fn whoever_is_kept_apart_is_not_sent_to_that_door_and_nobody_needs_to_know_why() {
    let browser = Browser::new();
    let desk = browser.station();
    let (he, wife) = (written(&desk, "何建民", "501", false), written(&desk, "余奶奶", "501", false));
    let (tian, wang) = (written(&desk, "田桂英", "301", true), written(&desk, "王桂兰", "302", true));
    let said = saved(ask(&desk, Ask::Apart { one: he, other: tian, apart: true }));
    let ids = |rows: &[PersonRow]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!((ids(&person(&desk, he).apart), ids(&person(&desk, tian).apart)), (vec![tian], vec![he]));
    let avoid = scene(&desk).0.avoid;
    assert!(avoid.contains(&(tian, he)) && avoid.contains(&(tian, wife)), "others of the home ask too");
    assert!(!avoid.iter().any(|(whom, _)| *whom == wang));
    // By hand neither.
    let request = filed(&desk, wife, 1);
    assert_eq!(ask(&desk, Ask::Assign(vec![(request, tian)])), Err(Trouble::Apart));
    saved(ask(&desk, Ask::Assign(vec![(request, wang)])));
    let household = scene_household(&desk, he);
    let form = PairForm { household, own: tian, backup: None, rhythm_days: None, stage: PairStage::Agreed };
    assert_eq!(ask(&desk, Ask::PairUp(vec![form])), Err(Trouble::Apart));
    undo(&desk, &said);
    assert_eq!(scene(&desk).0.avoid, []);
    // Whichever page it is taken back on.
    saved(ask(&desk, Ask::Apart { one: he, other: tian, apart: true }));
    saved(ask(&desk, Ask::Apart { one: tian, other: he, apart: false }));
    assert_eq!(scene(&desk).0.avoid, []);
    assert_eq!(ask(&desk, Ask::Apart { one: he, other: he, apart: true }), Err(Trouble::NotNow));
    assert_eq!(ask(&desk, Ask::Apart { one: he, other: PersonId([77; 16]), apart: true }), Err(Trouble::Unknown));
}

fn scene_household(desk: &Rc<Desk<Tab>>, person: PersonId) -> domain::HouseholdId {
    // A household in difficulty is one that may be paired.
    let (place, _) = building(desk, "青禾小区", "3");
    let form = PersonForm {
        person: Some(person),
        building: place,
        home: "501".into(),
        name: "何建民".into(),
        telephone: String::new(),
        born: String::new(),
        veteran: false,
        difficulty: "独居".into(),
        helps: None,
        speaks: domain::tongue::Tongues::default(),
        rests: false,
    };
    saved(ask(desk, Ask::SavePerson(form)));
    match ask(desk, Ask::Pairs) {
        Ok(Answer::Pairs(rows)) => rows[0].household,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_request_that_needs_two_waits_for_the_captain_until_both_are_asked() {
    let browser = Browser::new();
    let desk = browser.station();
    let he = written(&desk, "何建民", "501", false);
    let (tian, wang) = (written(&desk, "田桂英", "301", true), written(&desk, "王桂兰", "302", true));
    let id = filed(&desk, he, 2);
    assert_eq!(scene(&desk).0.helpers, [(id, 2)]);
    let row = || request(&desk, id).row;
    assert_eq!((row().needs, row().step), (2, Step::New));
    saved(ask(&desk, Ask::Assign(vec![(id, tian)])));
    assert_eq!(row().step, Step::New, "one is still to be asked");
    saved(ask(&desk, Ask::Assign(vec![(id, wang)])));
    assert_eq!(row().step, Step::Asked);
    let task = |of: PersonId| request(&desk, id).tasks.iter().find(|task| task.volunteer.id == of).expect("hers").id;
    let say = |of, said| saved(ask(&desk, Ask::Note(Spoken::Helper { task: task(of), said, word: String::new() })));
    say(tian, Helped::Yes);
    assert_eq!(row().step, Step::Asked);
    say(wang, Helped::Yes);
    assert_eq!(row().step, Step::Agreed);
    say(tian, Helped::Done);
    assert_eq!(row().step, Step::Agreed, "the other is still at it");
    say(wang, Helped::Done);
    assert_eq!(row().step, Step::Done);
    // One would have been enough; nonsense is brought within bounds.
    saved(ask(&desk, Ask::SetHelpers(id, 1)));
    assert_eq!((row().needs, scene(&desk).0.helpers), (1, vec![]));
    saved(ask(&desk, Ask::SetHelpers(id, 0)));
    assert_eq!(row().needs, 1);
}

#[test]
fn whoever_asked_hears_of_each_who_comes() {
    let browser = Browser::new();
    let desk = browser.station();
    let (tian, wang) = (written(&desk, "田桂英", "301", true), written(&desk, "王桂兰", "302", true));
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let body = resident.request(7, place, "想请两个人帮我搬柜子。");
    taken(ask(&desk, Ask::TakeIn { text: resident.message(&poster, &courier::Body::Request(body.clone())) }));
    saved(ask(&desk, Ask::SetHelpers(body.id, 2)));
    saved(ask(&desk, Ask::Assign(vec![(body.id, tian), (body.id, wang)])));
    let say = |of: PersonId, said, word: &str| {
        let task = request(&desk, body.id).tasks.into_iter().find(|task| task.volunteer.id == of).expect("hers");
        saved(ask(&desk, Ask::Note(Spoken::Helper { task: task.id, said, word: word.into() })));
        pass(&desk, 10_001);
        (task.volunteer.name.clone(), task.door_code)
    };
    let told = || {
        let told = resident.progress(&browser.post).expect("told");
        (told.helper.map(|helper| (helper.name.to_string(), helper.door_code)), told.note.to_string())
    };
    let first = say(tian, Helped::Yes, "三点");
    assert_eq!(told(), (Some(first.clone()), String::new()));
    let second = say(wang, Helped::Yes, "");
    let (helper, note) = told();
    let (shown, other, line) = match helper.expect("one of them") {
        shown if shown == first => (first, second, format!("＋ {} · {}", "王桂兰", request_code(&desk, body.id, wang))),
        shown => (shown, first, format!("＋ {} · {} · 三点", "田桂英", request_code(&desk, body.id, tian))),
    };
    assert_eq!(note, line, "neither is a stranger at the door");
    assert_ne!(shown, other);
    // Whoever is still to come is named, not whoever has been.
    let shown = if shown.0 == "田桂英" { tian } else { wang };
    say(shown, Helped::Done, "");
    assert_eq!(told(), (Some(other), String::new()));
}

fn request_code(desk: &Rc<Desk<Tab>>, id: RequestId, of: PersonId) -> u8 {
    request(desk, id).tasks.iter().find(|task| task.volunteer.id == of).expect("hers").door_code
}

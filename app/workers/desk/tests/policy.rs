//! How helpers are chosen, at a desk: weights changed and taken back, weights that make no sense, and who is kept apart
//! from whom.

use crate::common::people::{filed, scene, undo, written};
use crate::common::*;
use desk::Desk;
use domain::pair::PairStage;
use domain::{PersonId, RequestId};
use engine::pair::Weights;
use engine::{Policy, Weighed};
use ports::desk::*;
use std::rc::Rc;

fn weighing(desk: &Rc<Desk<Tab>>) -> Weighing {
    match ask(desk, Ask::Weighing) {
        Ok(Answer::Weighing(weighing)) => *weighing,
        other => panic!("{other:?}"),
    }
}

/// Changes whatever differs from what is saved.
fn weigh(desk: &Rc<Desk<Tab>>, errands: Policy, pairs: Weights) -> Reply {
    let saved = weighing(desk);
    let mut changes = reweighed(&saved.errands, &errands);
    changes.extend(reweighed(&saved.pairs, &pairs));
    ask(desk, Ask::Weigh(changes))
}

fn person(desk: &Rc<Desk<Tab>>, id: PersonId) -> PersonDetail {
    match ask(desk, Ask::Person(id)) {
        Ok(Answer::Person(detail)) => *detail,
        other => panic!("{other:?}"),
    }
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
    assert_eq!(
        (packed.weights(), packed.unpack().expect("a scene").1),
        (Some(pairs), pairs),
        "whoever carries it sees"
    );
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
fn a_page_that_was_opened_earlier_changes_only_what_it_was_asked_to() {
    let desk = Browser::new().station();
    let stale = Policy::default();
    let other = Policy { busy: 300, ..stale };
    saved(weigh(&desk, other, Weights::default()));
    // One page knows nothing of that, and changes another weight.
    let changes = reweighed(&stale, &Policy { walk_per_100m: 90, ..stale });
    saved(ask(&desk, Ask::Weigh(changes)));
    assert_eq!(weighing(&desk).errands, Policy { walk_per_100m: 90, ..other });
    // Or the same one: its captain is told, and nothing of it is written.
    let mut changes = reweighed(&stale, &Policy { busy: 10, ..stale });
    changes.extend(reweighed(&Weights::default(), &Weights { floor: 50, ..Weights::default() }));
    assert_eq!(ask(&desk, Ask::Weigh(changes)), Err(Trouble::Meanwhile));
    let now = weighing(&desk);
    assert_eq!((now.errands.busy, now.pairs), (300, Weights::default()));
    let unknown = vec![Reweigh { number: 9_999, was: 0, now: 1 }];
    assert_eq!(ask(&desk, Ask::Weigh(unknown)), Err(Trouble::NotNow));
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

#[test]
fn whoever_is_kept_apart_is_told_of_what_was_agreed_before() {
    let desk = Browser::new().station();
    let (he, wife) = (written(&desk, "何建民", "501", false), written(&desk, "余奶奶", "501", false));
    let (tian, wang) = (written(&desk, "田桂英", "301", true), written(&desk, "王桂兰", "302", true));
    let (hers, other) = (filed(&desk, wife, 1), filed(&desk, wife, 1));
    saved(ask(&desk, Ask::Assign(vec![(hers, tian), (other, wang)])));
    let household = scene_household(&desk, he);
    let pair = PairForm { household, own: wang, backup: Some(tian), rhythm_days: None, stage: PairStage::Agreed };
    saved(ask(&desk, Ask::PairUp(vec![pair])));
    let meets = |of| {
        let person = person(&desk, of);
        let requests: Vec<RequestId> = person.meet_for.iter().map(|row| row.id).collect();
        (requests, person.meet_in.iter().map(|row| row.household).collect::<Vec<_>>())
    };
    assert_eq!(meets(he), (vec![], vec![]));
    saved(ask(&desk, Ask::Apart { one: he, other: tian, apart: true }));
    for whoever in [he, tian, wife] {
        assert_eq!(meets(whoever), (vec![hers], vec![household]), "those of the home, and her");
    }
    assert_eq!(meets(wang), (vec![], vec![]), "it is not about her");
    // Once somebody else goes, and stands behind her, nothing is left to say.
    let task = request(&desk, hers).tasks[0].id;
    saved(ask(&desk, Ask::TaskOff { task }));
    saved(ask(&desk, Ask::PairUp(vec![PairForm { backup: None, ..pair }])));
    assert_eq!(meets(he), (vec![], vec![]));
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
        ..PersonForm::default()
    };
    saved(ask(desk, Ask::SavePerson(form)));
    match ask(desk, Ask::Pairs) {
        Ok(Answer::Pairs(rows)) => rows[0].household,
        other => panic!("{other:?}"),
    }
}

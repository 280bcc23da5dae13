//! What people agree to, and what follows when they take it back.

use crate::common::people::{filed, scene as seen, undo, written};
use crate::common::*;
use crate::privacy::scene::*;
use courier::body::Body;
use desk::Desk;
use domain::PersonId;
use domain::consent::{How, Purpose, WITNESS_MAX};
use domain::task::TaskStage;
use ports::desk::privacy::{About, Answer as Told, Ask as Privacy, ConsentForm};
use ports::desk::*;
use std::rc::Rc;

fn about(desk: &Rc<Desk<Tab>>, person: PersonId) -> About {
    match told(desk, Privacy::About(person)) {
        Told::About(about) => *about,
        other => panic!("about him, not {other:?}"),
    }
}

fn says(desk: &Rc<Desk<Tab>>, person: PersonId, purpose: Purpose, given: bool) -> Reply {
    let form = ConsentForm { person, purpose, given, how: How::Door, witness: " 许楠 ".into() };
    ask(desk, Ask::Privacy(Privacy::Consent(form)))
}

#[test]
fn what_was_agreed_to_is_kept_with_wording_way_and_witness() {
    let scene = Scene::lived();
    let Scene { desk, he, .. } = &scene;
    let first = about(desk, *he).consents;
    assert_eq!(first.len(), 1, "two requests by phone, one word");
    assert_eq!((first[0].purpose, first[0].given, first[0].wording), (Purpose::Matching, true, 1));
    assert_eq!((first[0].how, first[0].witness.as_str()), (How::OwnPhone, ""));

    let given = saved(says(desk, *he, Purpose::Photo, true));
    let word = about(desk, *he).consents.into_iter().find(|word| word.purpose == Purpose::Photo).expect("noted");
    assert_eq!((word.round, word.how, word.witness.as_str()), (1, How::Door, "许楠"));
    undo(desk, &given);
    assert_eq!(about(desk, *he).consents, first);

    let form =
        |witness: String| ConsentForm { person: *he, purpose: Purpose::Meals, given: true, how: How::Paper, witness };
    let wrong = |witness, why| {
        let reply = ask(desk, Ask::Privacy(Privacy::Consent(form(witness))));
        assert_eq!(reply, Err(Trouble::Wrong(vec![(Field::Witness, why)])));
    };
    wrong("  ".into(), Wrong::Empty);
    wrong("许".repeat(WITNESS_MAX + 1), Wrong::TooLong(40));
    assert_eq!(says(desk, PersonId([9; 16]), Purpose::Meals, true), Err(Trouble::Unknown));
}

#[test]
fn a_helper_is_told_nothing_about_whoever_withdrew_that() {
    let mut scene = Scene::lived();
    let (he, requests) = (scene.he, scene.requests);
    // Particulars that wait their ten seconds do not leave.
    saved(says(&scene.desk, he, Purpose::Particulars, false));
    let before = scene.helper.inbox(&scene.browser.post).len();
    let third = filed(&scene.desk, he, 1);
    scene.agreed(third);
    let details = |opened: &courier::Opened| matches!(opened.body, Body::Details(_));
    let told = scene.helper.inbox(&scene.browser.post);
    assert!(told[before..].iter().all(|opened| !details(opened)));
    let open = request(&scene.desk, third);
    assert!(open.withheld && open.tasks[0].stage == TaskStage::Agreed);
    assert!(!request(&scene.desk, requests[0]).withheld, "nobody is coming for that any more");
    // Given again, the next helper is told.
    saved(says(&scene.desk, he, Purpose::Particulars, true));
    let fourth = filed(&scene.desk, he, 1);
    scene.agreed(fourth);
    assert!(scene.helper.inbox(&scene.browser.post)[told.len()..].iter().any(details));
}

#[test]
fn particulars_that_lie_here_when_it_is_withdrawn_do_not_leave() {
    let scene = Scene::lived();
    let Scene { browser, desk, he, helper, .. } = &scene;
    let third = filed(desk, *he, 1);
    let asked = saved(ask(desk, Ask::Assign(vec![(third, scene.tian)])));
    pass(desk, 11_000);
    let task = asked.letters[0].task.expect("a task");
    let mut phone = Phone::new(2);
    phone.post(&browser.post, &scene.poster, &phone.answer(task, true));
    pass(desk, 5_000);
    let told = helper.inbox(&browser.post).len();
    saved(ask(desk, Ask::ConfirmHelper { task, when: String::new() }));
    saved(says(desk, *he, Purpose::Particulars, false));
    pass(desk, 60_000);
    let details = |opened: &courier::Opened| matches!(opened.body, Body::Details(_));
    assert!(!helper.inbox(&browser.post)[told..].iter().any(details));
}

#[test]
fn each_withdrawal_has_its_own_effect() {
    let scene = Scene::lived();
    let Scene { desk, he, tian, requests, task, .. } = &scene;
    assert!(matches!(ask(desk, Ask::Photo(*task)), Ok(Answer::Photo(_))));
    saved(says(desk, *he, Purpose::Photo, false));
    assert_eq!(ask(desk, Ask::Photo(*task)), Err(Trouble::Unknown));
    assert!(!request(desk, requests[0]).tasks[0].photo);

    let open = filed(desk, *he, 1);
    assert!(seen(desk).0.requests.iter().any(|request| request.id == open));
    saved(says(desk, *he, Purpose::Matching, false));
    assert!(seen(desk).0.requests.iter().all(|request| request.person != *he));
    assert!(request(desk, open).unmatched);
    assert_eq!(ask(desk, Ask::Assign(vec![(open, *tian)])), Err(Trouble::Withdrawn));

    let other = written(desk, "李素琴", "402", false);
    let asks = filed(desk, other, 1);
    saved(ask(desk, Ask::Assign(vec![(asks, *tian)])));
    saved(says(desk, *tian, Purpose::Helping, false));
    assert_eq!(request(desk, asks).row.step, Step::New, "what she has not answered is taken back");
    assert!(seen(desk).0.resting.contains(tian));
    assert_eq!(ask(desk, Ask::Assign(vec![(asks, *tian)])), Err(Trouble::Withdrawn));
    saved(says(desk, *tian, Purpose::Helping, true));
    saved(ask(desk, Ask::Assign(vec![(asks, *tian)])));
}

#[test]
fn who_looked_is_noted_once_a_minute_on_disk_and_once_an_hour_in_the_journal() {
    let scene = Scene::lived();
    let Scene { browser, desk, he, .. } = &scene;
    // By then the first screen is kept.
    pass(desk, 1_000);
    pass(desk, 3_000);
    let (events, commits) = (rows(browser, "events"), browser.real.commits());
    for _ in 0..50 {
        assert!(matches!(ask(desk, Ask::Person(*he)), Ok(Answer::Person(_))));
    }
    let looked = about(desk, *he).looked;
    assert_eq!((looked.len(), looked[0].times, looked[0].this), (1, 1, true), "one look, however often it is drawn");
    assert_eq!(browser.real.commits(), commits, "a tap is no commit");
    pass(desk, 61_000);
    assert_eq!(browser.real.commits(), commits + 1);
    // What was gathered outlives the tab.
    let (again, there) = scene.copied();
    assert_eq!(about(&there, *he).looked.len(), 1);
    drop((again, there));
    for _ in 0..3 {
        pass(desk, 20 * 60_000);
        let _ = ask(desk, Ask::Request(scene.requests[0]));
    }
    pass(desk, 60_000);
    assert_eq!(rows(browser, "events"), events + 1, "one event for the hour");
    let looked = about(desk, *he).looked;
    assert!(looked.len() <= 2 && looked.iter().map(|one| one.times).sum::<u32>() == 4, "{looked:?}");
}

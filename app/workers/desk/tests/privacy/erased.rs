//! Somebody is forgotten: their key is gone, and everything at the desk that held a copy of what was under it.

use crate::common::*;
use crate::privacy::scene::*;
use courier::body::Body;
use device::store::{Fault, StoreError};
use domain::task::TaskStage;
use ports::desk::privacy::{Answer as Told, Ask as Privacy, Foreseen};
use ports::desk::*;

const HIS: [&str; 1] = ["13800001234"];

#[test]
fn what_goes_and_what_stays_is_told_beforehand_and_comes_true() {
    let mut scene = Scene::lived();
    let Scene { browser, desk, he, tian, requests, task, .. } = &mut scene;
    assert_eq!(shown(&browser.real, &HIS), HIS, "a message in the tray lies open until it is let in");
    assert!(matches!(ask(desk, Ask::Photo(*task)), Ok(Answer::Photo(_))));
    let Told::Foreseen(foreseen) = told(desk, Privacy::Foresee(*he)) else { panic!("foreseen") };
    let expected = Foreseen { requests: 2, open: 2, photos: 1, waiting: 1, last_of_home: true, ..foreseen };
    assert_eq!(foreseen, expected);
    assert!(foreseen.letters >= 6, "{foreseen:?}");
    let (keys, letters) = (rows(browser, "keys"), rows(browser, "letters"));

    pass(desk, 5_000);
    pass(desk, 5_000);
    assert_eq!(rows(browser, "first"), 1, "what the next opening shows at once has names on it");
    erase(desk, *he).expect("erased");
    assert_eq!((rows(browser, "first"), shown(&browser.real, &HIS)), (0, vec![]));
    assert_eq!(rows(browser, "keys"), keys - 1);
    assert!(tray(desk).is_empty());
    assert!(rows(browser, "letters") < letters);
    assert_eq!(names(desk), ["田秀英"]);
    assert_eq!(ask(desk, Ask::Person(*he)), Err(Trouble::Unknown));
    assert_eq!(ask(desk, Ask::Photo(*task)), Err(Trouble::Unknown));
    // What was asked and done is still counted.
    for (id, stage) in requests.iter().zip([TaskStage::Done, TaskStage::Off]) {
        let over = request(desk, *id);
        assert_eq!((over.words.as_str(), over.home, over.person.as_ref()), ("", None, None));
        assert_eq!((over.row.step, over.tasks[0].stage), (Step::Withdrawn, stage));
        assert!(over.tasks[0].word.is_empty());
    }
    let Ok(Answer::Person(helper)) = ask(desk, Ask::Person(*tian)) else { panic!("she stays") };
    assert_eq!(helper.helped.len(), 2);
    // A second time there is nobody to erase.
    assert_eq!(erase(desk, *he), Err(Trouble::Unknown));

    // Whoever was going is told so, and after a start it is the same.
    pass(desk, 11_000);
    let told = scene.helper.inbox(&scene.browser.post);
    assert!(told.iter().any(|opened| matches!(opened.body, Body::CallOff(_))));
    let (_, again) = scene.copied();
    assert_eq!(names(&again), ["田秀英"]);
    assert_eq!(shown(&scene.browser.real, &HIS), [""; 0]);
}

#[test]
fn a_helper_who_is_erased_is_taken_off_and_whoever_waits_for_them_is_told() {
    let scene = Scene::lived();
    let Scene { browser, desk, tian, requests, .. } = &scene;
    let before = scene.progress(requests[1]);
    assert!(before.helper.is_some());
    erase(desk, *tian).expect("erased");
    assert_eq!(shown(&browser.real, &["13800005678"]), [""; 0]);
    let open = request(desk, requests[1]);
    assert_eq!((open.row.step, open.tasks[0].stage), (Step::New, TaskStage::Off));
    pass(desk, 11_000);
    let after = scene.progress(requests[1]);
    assert!(after.number > before.number && after.helper.is_none());
    // His requests are his own, and stay.
    assert_eq!(open.words, MORE);
    assert_eq!(request(desk, requests[0]).tasks[0].volunteer.name, "");
}

#[test]
fn keys_do_not_come_back_with_a_backup_made_before_whichever_comes_first() {
    let scene = Scene::lived();
    let Scene { browser, desk, he, .. } = &scene;
    let before = backup(desk);
    erase(desk, *he).expect("erased");
    let keys = rows(browser, "keys");
    // The old backup brings nothing back at the desk where it happened.
    restore(desk, before.clone());
    assert_eq!((rows(browser, "keys"), names(desk)), (keys, vec!["田秀英".to_owned()]));
    // On another device the old one brings him back, until that hears of it.
    let other = Browser::started_after(50);
    let there = other.tab();
    open(&there, Mode::Real);
    restore(&there, before);
    assert_eq!(names(&there).len(), 2);
    assert_eq!(tray(&there).len(), 1);
    assert!(shown(&other.real, &HIS).len() == HIS.len() && rows(&other, "keys") > keys);
    restore(&there, backup(desk));
    assert_eq!((names(&there), tray(&there).len()), (vec!["田秀英".to_owned()], 0));
    assert_eq!(shown(&other.real, &HIS), [""; 0]);
    assert_eq!(rows(&other, "keys"), keys);
    drop(there);
    let again = other.tab();
    open(&again, Mode::Real);
    assert_eq!(names(&again), ["田秀英"]);
}

#[test]
fn whatever_write_fails_somebody_is_erased_as_a_whole_or_not_at_all() {
    let scene = Scene::lived();
    for fault in [Fault::Before(StoreError::Full), Fault::After(StoreError::Lost)] {
        let (browser, desk) = scene.copied();
        let keys = rows(&browser, "keys");
        browser.real.fail_next(fault.clone());
        assert!(erase(&desk, scene.he).is_err(), "{fault:?}");
        let gone = matches!(fault, Fault::After(_));
        drop(desk);
        let desk = browser.tab();
        open(&desk, Mode::Real);
        assert_eq!(names(&desk).len(), if gone { 1 } else { 2 }, "{fault:?}");
        assert_eq!(rows(&browser, "keys"), if gone { keys - 1 } else { keys }, "{fault:?}");
        assert_eq!(shown(&browser.real, &HIS).is_empty(), gone, "{fault:?}");
    }
}

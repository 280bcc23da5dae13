//! What is known of people goes once it has been kept for as long as the station says, and not before.

use crate::common::people::undo;
use crate::common::*;
use crate::privacy::scene::*;
use courier::Packed;
use courier::body::{Body, FollowAct, FollowBody};
use desk::Desk;
use domain::keeping::Sort;
use domain::time::{DAY_MS, HOUR_MS};
use ports::desk::keeping::{Ask as Keeps, Keeping};
use ports::desk::*;
use std::rc::Rc;

fn keeping(desk: &Rc<Desk<Tab>>, sort: Sort) -> Keeping {
    match ask(desk, Ask::Keeping(Keeps::List)) {
        Ok(Answer::Keeping(all)) => all.into_iter().find(|one| one.sort == sort).expect("every sort"),
        other => panic!("how long, not {other:?}"),
    }
}

fn keep(desk: &Rc<Desk<Tab>>, sort: Sort, days: u16) -> Written {
    saved(ask(desk, Ask::Keeping(Keeps::Set(sort, days))))
}

fn would_go(desk: &Rc<Desk<Tab>>, sort: Sort, days: u16) -> u32 {
    match ask(desk, Ask::Keeping(Keeps::Foresee(sort, days))) {
        Ok(Answer::Goes(count)) => count,
        other => panic!("how many would go, not {other:?}"),
    }
}

/// Days on which people are at work; then the last look for what is old.
fn work(desk: &Rc<Desk<Tab>>, days: u16) {
    for day in 0..days {
        pass(desk, DAY_MS);
        keep(desk, Sort::Letters, 100 + day);
    }
    pass(desk, 2 * HOUR_MS);
}

/// The first request is closed by him, with stars.
fn closed(scene: &mut Scene) {
    let act = FollowAct::Confirm { stars: 5, word: Packed::from("谢谢小田") };
    let follow = FollowBody { request: scene.requests[0], round: 0, act, at_ms: NOW };
    scene.resident.post(&scene.browser.post, &scene.poster, &Body::Follow(follow));
    pass(&scene.desk, 5_000);
}

#[test]
fn a_request_that_is_over_loses_its_words_after_so_long_and_is_still_counted() {
    let mut scene = Scene::lived();
    closed(&mut scene);
    let Scene { desk, requests, .. } = &scene;
    assert_eq!((keeping(desk, Sort::Requests).days, keeping(desk, Sort::Requests).count), (730, 1));
    keep(desk, Sort::Requests, 30);
    let next_ms = keeping(desk, Sort::Requests).next_ms.expect("one goes");
    assert_eq!(next_ms / DAY_MS, (NOW + 30 * DAY_MS) / DAY_MS);
    work(desk, 29);
    assert_eq!(request(desk, requests[0]).words, WORDS, "too early");
    work(desk, 4);
    let over = request(desk, requests[0]);
    assert_eq!((over.words.as_str(), over.home, over.ratings.len()), ("", None, 0));
    assert_eq!((over.row.step, over.tasks[0].word.as_str()), (Step::Closed, ""));
    assert_eq!(request(desk, requests[1]).words, MORE, "what is open stays");
    assert_eq!(keeping(desk, Sort::Requests).count, 0);
    work(desk, 40);
    assert_eq!(request(desk, requests[1]).words, MORE, "however old it is");
}

#[test]
fn photos_strangers_messages_and_looks_go_each_at_its_own_time() {
    let scene = Scene::lived();
    let Scene { desk, task, .. } = &scene;
    let days = |sort| keeping(desk, sort).days;
    assert_eq!([Sort::Photos, Sort::Tray, Sort::Letters, Sort::Openings].map(days), [90, 30, 30, 365]);
    pass(desk, 2 * HOUR_MS);
    assert!(keeping(desk, Sort::Openings).count > 0 && keeping(desk, Sort::Letters).count > 0);
    pass(desk, 31 * DAY_MS);
    assert_eq!((tray(desk).len(), keeping(desk, Sort::Letters).count), (1, 0));
    work(desk, 4);
    assert_eq!((tray(desk).len(), keeping(desk, Sort::Photos).count), (0, 1));
    assert!(matches!(ask(desk, Ask::Photo(*task)), Ok(Answer::Photo(_))));
    pass(desk, 55 * DAY_MS);
    work(desk, 4);
    assert_eq!((ask(desk, Ask::Photo(*task)), keeping(desk, Sort::Photos).count), (Err(Trouble::Unknown), 0));
    assert!(keeping(desk, Sort::Openings).count > 0);
    pass(desk, 280 * DAY_MS);
    work(desk, 4);
    assert_eq!(keeping(desk, Sort::Openings).count, 0);
}

#[test]
fn a_clock_that_is_years_ahead_for_an_afternoon_makes_nothing_go() {
    let mut scene = Scene::lived();
    closed(&mut scene);
    let Scene { desk, requests, browser, task, .. } = &scene;
    work(desk, 5);
    let now = device::Clock::now_ms(&browser.clock);
    browser.clock.set(now + 4_000 * DAY_MS);
    for _ in 0..3 {
        keep(desk, Sort::Letters, 60);
        pass(desk, 2 * HOUR_MS);
    }
    browser.clock.set(now + DAY_MS);
    work(desk, 2);
    assert_eq!((request(desk, requests[0]).words.as_str(), tray(desk).len()), (WORDS, 1));
    assert!(matches!(ask(desk, Ask::Photo(*task)), Ok(Answer::Photo(_))));
}

#[test]
fn a_shorter_time_says_how_much_goes_and_can_be_taken_back_before_anything_does() {
    let mut scene = Scene::lived();
    closed(&mut scene);
    let Scene { desk, requests, .. } = &scene;
    work(desk, 20);
    assert_eq!([9, 40].map(|days| would_go(desk, Sort::Requests, days)), [1, 0]);
    assert_eq!((would_go(desk, Sort::Tray, 1), would_go(desk, Sort::Photos, 0)), (1, 1));
    let shorter = keep(desk, Sort::Requests, 9);
    pass(desk, 9_000);
    undo(desk, &shorter);
    pass(desk, 3 * HOUR_MS);
    assert_eq!((keeping(desk, Sort::Requests).days, request(desk, requests[0]).words.as_str()), (730, WORDS));
    // Bounds are kept to, and what the program comes with leaves nothing behind.
    for (asked, kept) in [(0, 1), (u16::MAX, 3_650), (730, 730)] {
        keep(desk, Sort::Notes, asked);
        assert_eq!(keeping(desk, Sort::Notes).days, kept);
    }
    keep(desk, Sort::Requests, 9);
    pass(desk, 9_000);
    assert_eq!(request(desk, requests[0]).words, WORDS);
    pass(desk, 2_000);
    assert_eq!(request(desk, requests[0]).words, "");
}

#[test]
fn what_was_let_go_comes_back_with_no_backup_and_two_devices_let_go_once() {
    let mut scene = Scene::lived();
    closed(&mut scene);
    let Scene { desk, requests, browser, .. } = &scene;
    let before = backup(desk);
    let there = Browser::started_after(50);
    let other = there.tab();
    open(&other, Mode::Real);
    restore(&other, before.clone());
    for desk in [desk, &other] {
        keep(desk, Sort::Requests, 30);
        work(desk, 35);
        assert_eq!(request(desk, requests[0]).words, "");
    }
    let events = rows(browser, "events");
    restore(desk, before);
    assert_eq!((request(desk, requests[0]).words.as_str(), rows(browser, "events")), ("", events));
    // Both restored from one backup, both let go by themselves: together it is one effect, and nobody is asked.
    restore(desk, backup(&other));
    restore(&other, backup(desk));
    for desk in [desk, &other] {
        let over = request(desk, requests[0]);
        assert_eq!((over.words.as_str(), over.home, over.row.step), ("", None, Step::Closed));
        assert_eq!(ask(desk, Ask::Clashes(clashes::Ask::List)), Ok(Answer::Clashes(Vec::new())));
    }
}

//! The lock: what a copied disk shows, who gets in and how, and what goes on while nobody has unlocked.

use crate::common::*;
use courier::body::Body;
use desk::Desk;
use device::post::PostError;
use device::store::{Fault, MemoryStore, StoreError};
use ports::desk::lock::{Ask as Lock, Locked, Safe, Secret, Weak};
use ports::desk::*;
use std::rc::Rc;

const PASSCODE: &str = "third floor lamp";
const OTHER: &str = "灯 猫 河 山";
/// The captain's.
const TELEPHONE: &str = "02988880000";
const WORDS: &str = "水管漏水,一直滴到楼下。";

fn secret(text: &str) -> Secret {
    Secret(text.to_owned())
}

fn lock(desk: &Rc<Desk<Tab>>, what: Lock) -> Reply {
    ask(desk, Ask::Lock(what))
}

/// A station under a passcode from its first row on.
fn locked_station(browser: &Browser) -> Rc<Desk<Tab>> {
    let desk = browser.tab();
    open(&desk, Mode::Real);
    ask(&desk, Ask::SetUp(SetUpForm { passcode: Some(secret(PASSCODE)), ..form() })).expect("a good form");
    desk
}

fn with_request(desk: &Rc<Desk<Tab>>) -> (domain::PlaceId, courier::Poster, Phone) {
    let (place, poster) = building(desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let text = resident.message(&poster, &Body::Request(resident.request(7, place, WORDS)));
    taken(ask(desk, Ask::TakeIn { text }));
    (place, poster, resident)
}

fn lobby(opened: Opened) -> Locked {
    match opened {
        Opened::Locked(locked) => locked,
        other => panic!("locked, not {other:?}"),
    }
}

fn is_ready(reply: &Reply) -> bool {
    matches!(reply, Ok(Answer::Opened(Opened::Ready(_))))
}

fn safe(desk: &Rc<Desk<Tab>>) -> Safe {
    match ask(desk, Ask::Status) {
        Ok(Answer::Status(status)) => status.safe,
        other => panic!("a status, not {other:?}"),
    }
}

/// Everything on the disk, one after another.
fn disk(store: &MemoryStore) -> Vec<u8> {
    store.rows().into_values().flatten().flat_map(|(key, value)| [key, value].concat()).collect()
}

fn shows(disk: &[u8], words: &str) -> bool {
    disk.windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn a_copied_disk_shows_nothing_and_only_the_passcode_opens() {
    let browser = Browser::new();
    let desk = locked_station(&browser);
    with_request(&desk);
    let disk = disk(&browser.real);
    for words in [WORDS, "何建民", "13800001234", "许楠", "02988880000", "长宁街道", "12号楼"] {
        assert!(!shows(&disk, words), "{words}");
    }
    // Only the name on every poster, which the locked page shows.
    assert!(shows(&disk, "青禾社区站"));
    assert_eq!(safe(&desk), Safe { passcode: true, sheet: false, device: true });
    drop(desk);
    let desk = browser.tab();
    let view = lobby(open(&desk, Mode::Real));
    assert!(view.name.ends_with('站') && !view.device_lost && view.came == 0, "{view:?}");
    assert_eq!(ask(&desk, Ask::Requests { filter: RequestFilter::Open, from: 0, count: 9 }), Err(Trouble::Locked));
    assert_eq!(ask(&desk, Ask::SetUp(form())), Err(Trouble::Locked));
    assert_eq!(lock(&desk, Lock::Unlock(secret("third floor lamb"))), Err(Trouble::Passcode { wait_s: 0 }));
    assert!(is_ready(&lock(&desk, Lock::Unlock(secret("Third  floor ｌａｍｐ")))));
    assert_eq!(open_requests(&desk).len(), 1);
    assert_eq!(lock(&desk, Lock::Unlock(secret(PASSCODE))), Err(Trouble::NotNow));
}

#[test]
fn wrong_passcodes_wait_and_a_new_start_or_another_clock_does_not_help() {
    let browser = Browser::new();
    drop(locked_station(&browser));
    let try_it = |passcode: &str| {
        let desk = browser.tab();
        open(&desk, Mode::Real);
        lock(&desk, Lock::Unlock(secret(passcode)))
    };
    let wrong: Vec<Reply> = (0..3).map(|_| try_it("third floor lamb")).collect();
    assert_eq!(wrong[2], Err(Trouble::Passcode { wait_s: 5 }));
    assert_eq!(try_it(PASSCODE), Err(Trouble::Passcode { wait_s: 5 }), "even the right one waits");
    browser.clock.set(NOW - 31_536_000_000);
    assert_eq!(try_it(PASSCODE), Err(Trouble::Passcode { wait_s: 5 }), "set back a year");
    browser.clock.set(NOW + 5_000);
    assert!(is_ready(&try_it(PASSCODE)));
    assert_eq!(try_it("third floor lamb"), Err(Trouble::Passcode { wait_s: 0 }), "counted anew");
}

#[test]
fn what_comes_under_lock_lies_sealed_and_is_taken_in_by_whoever_unlocks() {
    let browser = Browser::new();
    let desk = locked_station(&browser);
    let (place, poster) = building(&desk, "青禾小区", "3");
    assert!(matches!(lock(&desk, Lock::Now), Ok(Answer::Opened(Opened::Locked(_)))));
    assert_eq!(ask(&desk, Ask::Status), Err(Trouble::Locked));
    let mut resident = Phone::new(1);
    resident.post(&browser.post, &poster, &Body::Request(resident.request(7, place, WORDS)));
    browser.real.fail_next(Fault::Before(StoreError::Full));
    pass(&desk, 5_000);
    assert_eq!(rows(&browser, "inbox"), 0, "what could not be kept stays in the mailbox");
    pass(&desk, 5_000);
    pass(&desk, 5_000);
    assert_eq!(rows(&browser, "inbox"), 1, "kept once");
    assert!(!shows(&disk(&browser.real), WORDS));
    assert!(matches!(browser.told.borrow().last(), Some(News::Locked(Locked { came: 1, .. }))));
    // A new start knows of it too.
    drop(desk);
    let desk = browser.tab();
    assert_eq!(lobby(open(&desk, Mode::Real)).came, 1);
    assert!(is_ready(&lock(&desk, Lock::Unlock(secret(PASSCODE)))));
    assert_eq!((tray(&desk).len(), rows(&browser, "inbox")), (1, 0));
    assert!(browser.told.borrow().iter().any(|news| matches!(news, News::Arrived(_))));
    pass(&desk, 5_000);
    assert_eq!(tray(&desk).len(), 1, "not fetched again");
}

#[test]
fn what_was_written_before_locking_still_leaves_and_is_told_on_unlocking() {
    let browser = Browser::new();
    let desk = locked_station(&browser);
    let (_, _, resident) = with_request(&desk);
    browser.post.fail(Some(PostError::Offline));
    // It rests its ten seconds, and only an open desk can put it into words: locking hands it to the post.
    lock(&desk, Lock::Now).expect("locked");
    pass(&desk, 1_000);
    assert!(resident.progress(&browser.post).is_none());
    browser.post.fail(None);
    drop(desk);
    let desk = browser.tab();
    assert_eq!(lobby(open(&desk, Mode::Real)).sending, 1);
    pass(&desk, 1_000);
    assert!(resident.progress(&browser.post).is_some(), "from a lobby that was opened anew");
    let puts = browser.post.puts();
    pass(&desk, 60_000);
    assert_eq!(browser.post.puts(), puts, "posted once");
    assert!(is_ready(&lock(&desk, Lock::Unlock(secret(PASSCODE)))));
    let Ok(Answer::Letters(page)) = ask(&desk, Ask::Letters { from: 0, count: 9 }) else { panic!("letters") };
    assert_eq!(page.rows[0].state, LetterState::Sent { at_ms: NOW + 2_000 });
}

#[test]
fn the_sheet_opens_for_whoever_forgot_the_passcode_or_lost_the_browsers_key() {
    let browser = Browser::new();
    let desk = locked_station(&browser);
    with_request(&desk);
    assert_eq!(lock(&desk, Lock::Sheet(secret(OTHER))), Err(Trouble::Passcode { wait_s: 0 }));
    let sheet = || match lock(&desk, Lock::Sheet(secret(PASSCODE))) {
        Ok(Answer::Lock(lock::Answer::Sheet(code))) => code,
        other => panic!("a sheet, not {other:?}"),
    };
    let (first, last) = (sheet(), sheet());
    assert!(safe(&desk).sheet);
    drop(desk);
    browser.device_key.set(None);
    let desk = browser.tab();
    assert!(lobby(open(&desk, Mode::Real)).device_lost);
    assert_eq!(lock(&desk, Lock::Unlock(secret(PASSCODE))), Err(Trouble::Passcode { wait_s: 0 }));
    let recover = |code: &str, new: &str| lock(&desk, Lock::Recover { code: secret(code), new: secret(new) });
    let wrong = |field, wrong| Err::<Answer, _>(Trouble::Wrong(vec![(field, wrong)]));
    assert_eq!(recover("7K3M", OTHER), wrong(Field::Recovery, Wrong::NotWhole));
    assert_eq!(recover(&last.0.replace(&last.0[..2], "UU"), OTHER), wrong(Field::Recovery, Wrong::Mistyped));
    assert_eq!(recover(&first.0, OTHER), wrong(Field::Recovery, Wrong::OtherSheet));
    assert_eq!(recover(&last.0, "1234567890"), wrong(Field::Passcode, Wrong::Weak(Weak::Digits)));
    assert!(is_ready(&recover(&last.0.to_lowercase().replace('-', " "), OTHER)));
    assert_eq!(open_requests(&desk).len(), 1);
    // The new passcode holds on this browser from now on, and the same sheet still lies in the drawer.
    drop(desk);
    let desk = browser.tab();
    assert!(!lobby(open(&desk, Mode::Real)).device_lost);
    assert_eq!(lock(&desk, Lock::Unlock(secret(PASSCODE))), Err(Trouble::Passcode { wait_s: 0 }));
    assert!(is_ready(&lock(&desk, Lock::Unlock(secret(OTHER)))));
}

#[test]
fn a_passcode_that_is_guessed_first_is_refused_wherever_one_is_chosen() {
    let browser = Browser::new();
    let desk = browser.tab();
    open(&desk, Mode::Real);
    let weak = |weak| Err(Trouble::Wrong(vec![(Field::Passcode, Wrong::Weak(weak))]));
    let set_up = |passcode: &str| ask(&desk, Ask::SetUp(SetUpForm { passcode: Some(secret(passcode)), ..form() }));
    assert_eq!(set_up("lamp"), weak(Weak::Short));
    assert_eq!(set_up("029 8888 0000"), weak(Weak::Digits));
    assert_eq!(browser.real.commits(), 0);
    ask(&desk, Ask::SetUp(form())).expect("without");
    assert_eq!(safe(&desk), Safe::default());
    assert_eq!(lock(&desk, Lock::Now), Err(Trouble::NotNow));
    assert_eq!(lock(&desk, Lock::Set(secret("aaaaaaaaaaaa"))), weak(Weak::Plain));
    lock(&desk, Lock::Set(secret(PASSCODE))).expect("set");
    assert_eq!(lock(&desk, Lock::Set(secret(OTHER))), Err(Trouble::NotNow));
    let change = |old: &str, new: &str| lock(&desk, Lock::Change { old: secret(old), new: secret(new) });
    assert_eq!(change(PASSCODE, "lamp"), weak(Weak::Short));
    assert_eq!(change(OTHER, OTHER), Err(Trouble::Passcode { wait_s: 0 }));
    assert_eq!(change(PASSCODE, OTHER), Ok(Answer::Done));
}

#[test]
fn a_lost_connection_does_not_lock_and_another_tab_does() {
    let browser = Browser::new();
    let desk = locked_station(&browser);
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let text = resident.message(&poster, &Body::Request(resident.request(7, place, WORDS)));
    browser.real.fail_next(Fault::After(StoreError::Lost));
    assert_eq!(ask(&desk, Ask::TakeIn { text }), Err(Trouble::Lost));
    assert_eq!(open_requests(&desk).len(), 1);
    let other = browser.tab();
    assert_eq!(open(&other, Mode::Real), Opened::Elsewhere);
    assert!(matches!(ask(&other, Ask::TakeOver), Ok(Answer::Opened(Opened::Locked(_)))));
    assert_eq!(ask(&desk, Ask::Status), Err(Trouble::Elsewhere));
}

/// What happens to a lock in its life, one act after another; what was acknowledged is told.
fn life(desk: &Rc<Desk<Tab>>, mut done: impl FnMut(&str)) -> Result<(), Trouble> {
    lock(desk, Lock::Set(secret(PASSCODE)))?;
    done("set");
    lock(desk, Lock::Sheet(secret(PASSCODE)))?;
    lock(desk, Lock::Change { old: secret(PASSCODE), new: secret(OTHER) })?;
    done("changed");
    lock(desk, Lock::Now)?;
    lock(desk, Lock::Unlock(secret(OTHER)))?;
    Ok(())
}

#[test]
fn whatever_write_fails_the_desk_is_open_or_locked_as_a_whole_and_opens_as_it_was_told() {
    let before = Browser::new();
    let desk = before.station();
    with_request(&desk);
    drop(desk);
    let fresh = || {
        let mut browser = Browser::new();
        browser.real = before.real.copy();
        browser
    };
    let whole = fresh();
    let desk = whole.tab();
    open(&desk, Mode::Real);
    let from = whole.real.commits();
    life(&desk, |_| {}).expect("nothing fails");
    let writes = whole.real.commits() - from;
    assert!(writes >= 7, "{writes}");
    for at in 0..writes {
        for fault in [Fault::Before(StoreError::Full), Fault::After(StoreError::Lost)] {
            let browser = fresh();
            let desk = browser.tab();
            open(&desk, Mode::Real);
            browser.real.fail_at(browser.real.commits() + at, fault.clone());
            let mut told = Vec::new();
            let _ = life(&desk, |what| told.push(what.to_owned()));
            drop(desk);
            let case = format!("write {at}, {fault:?}, told {told:?}");
            let desk = browser.tab();
            match open(&desk, Mode::Real) {
                Opened::Ready(_) => assert!(told.is_empty() && shows(&disk(&browser.real), TELEPHONE), "{case}"),
                Opened::Locked(_) => {
                    assert!(!shows(&disk(&browser.real), TELEPHONE), "{case}");
                    let mut ways = vec![OTHER];
                    if !told.contains(&"changed".to_owned()) {
                        ways.push(PASSCODE);
                    }
                    assert!(ways.iter().any(|way| is_ready(&lock(&desk, Lock::Unlock(secret(way))))), "{case}");
                }
                other => panic!("{case}: {other:?}"),
            }
            assert_eq!(open_requests(&desk).len(), 1, "{case}");
        }
    }
}

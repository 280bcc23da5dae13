//! Opening a large desk: what the last screen showed comes first, and a snapshot with what came since is as good as all.

use crate::common::*;
use courier::body::Body;
use desk::Desk;
use desk::host::{EVENTS, FIRST, SNAPSHOT, Snapshots};
use device::Clock;
use device::store::{Fault, Row as StoredRow, Span, Store, StoreError, Write};
use futures::executor::block_on;
use ports::desk::lock::{Ask as Lock, Secret};
use ports::desk::*;
use std::rc::Rc;

const PASSCODE: &str = "third floor lamp";
/// Long enough for whatever is written at rest.
const REST_MS: u64 = 20_000;

/// A browser in which every desk is large.
fn browser() -> Browser {
    let browser = Browser::new();
    browser.snapshots.set(Snapshots { after: 1, part_bytes: 300 });
    browser
}

fn request_of(desk: &Rc<Desk<Tab>>, number: u8, words: &str) {
    let (place, poster) = building(desk, "青禾小区", "3");
    let mut resident = Phone::new(number);
    let text = resident.message(&poster, &Body::Request(resident.request(number, place, words)));
    taken(ask(desk, Ask::TakeIn { text }));
}

/// Leaves a desk alone until everything is kept.
fn rest(desk: &Rc<Desk<Tab>>) {
    pass(desk, 1_000);
    pass(desk, REST_MS);
}

fn first(browser: &Browser) -> Option<First> {
    let told = browser.told.borrow();
    let mut firsts = told.iter().filter_map(|news| match news {
        News::First(first) => Some((**first).clone()),
        _ => None,
    });
    firsts.next_back()
}

/// The same browser after a restart.
fn restarted(browser: &Browser) -> Browser {
    let mut again = Browser::started_after(40);
    again.real = browser.real.copy();
    again.snapshots.set(browser.snapshots.get());
    again.clock.pass(browser.clock.now_ms() - NOW);
    again.device_key.set(browser.device_key.get());
    again
}

fn put(browser: &Browser, rows: Vec<Write>) {
    block_on(browser.real.commit(rows)).expect("room");
}

fn stored(browser: &Browser, table: &'static str) -> Vec<StoredRow> {
    block_on(browser.real.scan(table, &Span::all(), usize::MAX)).expect("rows")
}

/// All that somebody sees of a desk, but for letters, which leave meanwhile.
fn seen(desk: &Rc<Desk<Tab>>) -> String {
    let all = |filter| Ask::Requests { filter, from: 0, count: 100 };
    let rows = open_requests(desk);
    let mut asks = vec![all(RequestFilter::ToDo), all(RequestFilter::Open), all(RequestFilter::Over), Ask::Places];
    asks.push(Ask::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 100 });
    asks.extend([Ask::Tray { from: 0, count: 100 }, Ask::Kiosks, Ask::Pairs]);
    asks.extend(rows.iter().map(|row| Ask::Request(row.id)));
    asks.into_iter().map(|question| format!("{:#?}\n", ask(desk, question))).collect()
}

#[test]
fn what_stood_on_the_screen_is_shown_before_the_journal_is_read() {
    let browser = browser();
    let desk = browser.station();
    request_of(&desk, 1, "水管漏水,一直滴到楼下。");
    assert_eq!(rows(&browser, FIRST), 0, "nothing while somebody works");
    rest(&desk);
    assert_eq!(rows(&browser, FIRST), 1);
    let again = restarted(&browser);
    let opened = open(&again.tab(), Mode::Real);
    let shown = first(&again).expect("the first screen");
    let Opened::Ready(summary) = opened else { panic!("ready") };
    assert_eq!(shown.summary.counts, summary.counts);
    assert_eq!((&shown.summary.name, &shown.summary.fingerprint), (&summary.name, &summary.fingerprint));
    assert_eq!(shown.rows.len(), 1);
    assert_eq!(shown.rows[0].title, "水管漏水,一直滴到楼下");
    let order = again.told.borrow().iter().position(|news| matches!(news, News::First(_)));
    assert_eq!(order, Some(0), "before anything else");
}

#[test]
fn the_first_screen_is_kept_only_once_nobody_does_anything_and_only_where_something_changed() {
    let browser = browser();
    let desk = browser.station();
    pass(&desk, 1_000);
    pass(&desk, 1_000);
    assert_eq!(rows(&browser, FIRST), 0);
    pass(&desk, 1_000);
    assert_eq!(rows(&browser, FIRST), 1);
    rest(&desk);
    let commits = browser.real.commits();
    rest(&desk);
    rest(&desk);
    assert_eq!(browser.real.commits(), commits);
}

#[test]
fn nobody_sees_a_first_screen_through_a_lock_or_after_it() {
    let browser = browser();
    let desk = browser.station();
    request_of(&desk, 1, "水管漏水,一直滴到楼下。");
    rest(&desk);
    ask(&desk, Ask::Lock(Lock::Set(Secret(PASSCODE.to_owned())))).expect("a good passcode");
    assert_eq!((rows(&browser, FIRST), rows(&browser, SNAPSHOT)), (0, 0), "what lay open is gone");
    rest(&desk);
    let words = "水管漏水".as_bytes();
    for table in [FIRST, SNAPSHOT] {
        let stored = stored(&browser, table);
        assert!(!stored.is_empty());
        assert!(!stored.iter().any(|(_, value)| value.windows(words.len()).any(|part| part == words)), "{table}");
    }
    let again = restarted(&browser);
    let desk = again.tab();
    assert!(matches!(open(&desk, Mode::Real), Opened::Locked(_)));
    assert_eq!(first(&again), None);
    let wrong = ask(&desk, Ask::Lock(Lock::Unlock(Secret("something else".to_owned()))));
    assert!(matches!(wrong, Err(Trouble::Passcode { .. })));
    assert_eq!(first(&again), None);
    ask(&desk, Ask::Lock(Lock::Unlock(Secret(PASSCODE.to_owned())))).expect("unlocked");
    assert_eq!(first(&again).expect("the first screen").rows.len(), 1);
}

#[test]
fn another_stations_first_screen_is_not_shown_nor_a_damaged_one() {
    let browser = browser();
    rest(&browser.station());
    let strange = Browser::started_after(100);
    rest(&strange.station());
    let row = |browser: &Browser| stored(browser, FIRST).remove(0);
    let ((key, own), (_, other)) = (row(&browser), row(&strange));
    let mut damaged = own.clone();
    damaged.truncate(own.len() - 1);
    let newer = [&[own[0] + 1], &own[1..]].concat();
    for bytes in [other, damaged, newer, vec![]] {
        put(&browser, vec![Write::put(FIRST, key.clone(), bytes)]);
        let again = restarted(&browser);
        assert!(matches!(open(&again.tab(), Mode::Real), Opened::Ready(_)));
        assert_eq!(first(&again), None);
    }
    put(&browser, vec![Write::put(FIRST, key, own)]);
    let again = restarted(&browser);
    open(&again.tab(), Mode::Real);
    assert!(first(&again).is_some(), "its own is");
}

#[test]
fn a_snapshot_and_what_came_since_are_all_that_is_read() {
    let browser = browser();
    let desk = browser.station();
    for number in 1..4 {
        request_of(&desk, number, "水管漏水,一直滴到楼下。");
        rest(&desk);
    }
    let parts = rows(&browser, SNAPSHOT);
    assert!(parts > 10, "several transactions, and the one before is gone: {parts}");
    request_of(&desk, 9, "楼道的灯坏了。");
    let whole = seen(&desk);
    let again = restarted(&browser);
    let covered = stored(&browser, EVENTS).len() - 1;
    // Everything it holds but the last.
    let gone = stored(&browser, EVENTS).into_iter().take(covered - 1);
    put(&again, gone.map(|(key, _)| Write::Delete(EVENTS, key)).collect());
    let desk = again.tab();
    open(&desk, Mode::Real);
    assert_eq!(seen(&desk), whole);
    // It goes on where it was.
    request_of(&desk, 10, "门锁坏了。");
    assert_eq!(open_requests(&desk).len(), 5);
}

#[test]
fn a_snapshot_that_does_not_fit_is_passed_over_and_nothing_is_lost() {
    let browser = browser();
    let desk = browser.station();
    let founding = rows(&browser, EVENTS);
    request_of(&desk, 1, "水管漏水,一直滴到楼下。");
    rest(&desk);
    request_of(&desk, 2, "楼道的灯坏了。");
    let whole = seen(&desk);
    let snapshot = stored(&browser, SNAPSHOT);
    for (key, bytes) in &snapshot {
        let mut damaged = bytes.clone();
        damaged[bytes.len() / 2] ^= 1;
        for rows in [Write::put(SNAPSHOT, key.clone(), damaged), Write::Delete(SNAPSHOT, key.clone())] {
            let again = restarted(&browser);
            put(&again, vec![rows]);
            let desk = again.tab();
            open(&desk, Mode::Real);
            assert_eq!(seen(&desk), whole, "{key:?}");
            // The next one takes its place, whatever lies there.
            request_of(&desk, 3, "门锁坏了。");
            rest(&desk);
            let whole = seen(&desk);
            let third = restarted(&again);
            let desk = third.tab();
            open(&desk, Mode::Real);
            assert_eq!(seen(&desk), whole, "{key:?}");
        }
    }
    // One of other events than are stored.
    let again = restarted(&browser);
    let gone = stored(&browser, EVENTS).into_iter().skip(founding);
    put(&again, gone.map(|(key, _)| Write::Delete(EVENTS, key)).collect());
    let desk = again.tab();
    open(&desk, Mode::Real);
    assert_eq!(open_requests(&desk).len(), 0, "the events are what counts");
}

#[test]
fn a_crash_at_any_write_of_a_snapshot_loses_nothing() {
    let browser = browser();
    let desk = browser.station();
    for number in 1..4 {
        request_of(&desk, number, "水管漏水,一直滴到楼下。");
        rest(&desk);
    }
    request_of(&desk, 4, "楼道的灯坏了。");
    let whole = seen(&desk);
    drop(desk);
    let written = {
        let again = restarted(&browser);
        let desk = again.tab();
        open(&desk, Mode::Real);
        let before = again.real.commits();
        rest(&desk);
        again.real.commits() - before
    };
    assert!(written > 3, "a first screen and several transactions, not {written}");
    for at in 0..written {
        for fault in [Fault::Before(StoreError::Full), Fault::Before(StoreError::Lost), Fault::After(StoreError::Lost)]
        {
            let again = restarted(&browser);
            let desk = again.tab();
            open(&desk, Mode::Real);
            again.real.fail_at(again.real.commits() + at, fault);
            rest(&desk);
            let third = restarted(&again);
            let desk = third.tab();
            open(&desk, Mode::Real);
            assert_eq!(seen(&desk), whole, "at {at}");
        }
    }
}

#[test]
fn what_is_done_meanwhile_makes_a_snapshot_begin_again() {
    let browser = browser();
    let desk = browser.station();
    request_of(&desk, 1, "水管漏水,一直滴到楼下。");
    pass(&desk, 1_000);
    browser.real.fail_next(Fault::Before(StoreError::Full));
    rest(&desk);
    request_of(&desk, 2, "楼道的灯坏了。");
    rest(&desk);
    let again = restarted(&browser);
    let other = again.tab();
    open(&other, Mode::Real);
    assert_eq!(seen(&other), seen(&desk));
}

#[test]
fn a_small_desk_has_no_snapshot() {
    let browser = Browser::new();
    let desk = browser.station();
    request_of(&desk, 1, "水管漏水,一直滴到楼下。");
    rest(&desk);
    assert_eq!(rows(&browser, SNAPSHOT), 0);
    assert_eq!(rows(&browser, FIRST), 1);
}

#[test]
fn copies_are_in_no_backup() {
    let browser = browser();
    let desk = browser.station();
    request_of(&desk, 1, "水管漏水,一直滴到楼下。");
    rest(&desk);
    let make = keep::Ask::Make { passphrase: Some(PASSCODE.to_owned()) };
    let Ok(Answer::Keep(keep::Answer::Backup(backup))) = ask(&desk, Ask::Keep(make)) else { panic!("a backup") };
    let fresh = Browser::started_after(100);
    let desk = fresh.tab();
    open(&desk, Mode::Real);
    let restore = keep::Ask::Restore { file: backup.bytes, passphrase: PASSCODE.to_owned() };
    ask(&desk, Ask::Keep(restore)).expect("restored");
    assert_eq!(open_requests(&desk).len(), 1);
    assert_eq!((rows(&fresh, FIRST), rows(&fresh, SNAPSHOT)), (0, 0));
}

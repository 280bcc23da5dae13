//! The desk's post: which mailbox it uses, what is kept of what it sent, and that memory never runs ahead of the disk.

use crate::common::*;
use courier::body::Body;
use courier::station::StationFile;
use desk::Desk;
use device::post::{MemoryPost, Post, PostError};
use device::store::{Fault, StoreError};
use domain::time::{DAY_MS, HOUR_MS};
use domain::{Day, RequestId};
use futures::executor::block_on;
use ports::desk::*;
use std::rc::Rc;

const ELSEWHERE: &str = "https://post.example/qinghe/";

fn letters(desk: &Rc<Desk<Tab>>) -> Vec<Letter> {
    match ask(desk, Ask::Letters { from: 0, count: 100 }) {
        Ok(Answer::Letters(page)) => page.rows,
        other => panic!("letters, not {other:?}"),
    }
}

fn mailbox(desk: &Rc<Desk<Tab>>) -> Mailbox {
    match ask(desk, Ask::Status) {
        Ok(Answer::Status(status)) => status.mailbox,
        other => panic!("a status, not {other:?}"),
    }
}

/// The host's file names this mailbox from now on.
fn host_says(browser: &Browser, mailbox: &str) {
    let file = browser.host_file.borrow().clone().expect("published");
    *browser.host_file.borrow_mut() = Some(StationFile { mailbox: mailbox.into(), ..file });
}

fn elsewhere(browser: &Browser) -> MemoryPost {
    browser.elsewhere.borrow_mut().entry(ELSEWHERE.to_owned()).or_default().clone()
}

#[test]
fn the_desk_uses_the_mailbox_its_host_names() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    assert_eq!(ask(&desk, Ask::PublishStation), Ok(Answer::Done));
    host_says(&browser, ELSEWHERE);
    pass(&desk, 1_000);
    let Ok(Answer::StationFile(file)) = ask(&desk, Ask::StationFile) else { panic!("the file") };
    assert!(file.published && file.text.contains(ELSEWHERE), "{}", file.text);
    let mut resident = Phone::new(1);
    resident.post(&elsewhere(&browser), &poster, &Body::Request(resident.request(7, place, "水管漏水。")));
    pass(&desk, 5_000);
    saved(ask(&desk, Ask::TrayDo { ids: vec![tray(&desk)[0].id], act: TrayAct::Accept }));
    pass(&desk, 10_001);
    assert!(resident.progress(&elsewhere(&browser)).is_some());
    assert_eq!(browser.post.objects().len(), 0);
    // Without a network the next day, it is still known.
    drop(desk);
    *browser.host_file.borrow_mut() = None;
    let desk = browser.tab();
    open(&desk, Mode::Real);
    resident.post(&elsewhere(&browser), &poster, &Body::Request(resident.request(8, place, "还在漏。")));
    pass(&desk, 5_000);
    assert_eq!(open_requests(&desk).len(), 2);
}

#[test]
fn another_stations_file_moves_nothing_and_none_means_by_hand() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    ask(&desk, Ask::PublishStation).expect("published");
    let own = browser.host_file.borrow().clone().expect("published");
    let root = "ab".repeat(32);
    *browser.host_file.borrow_mut() = Some(StationFile { root, mailbox: ELSEWHERE.into(), ..own.clone() });
    pass(&desk, 5_000);
    assert!(browser.elsewhere.borrow().is_empty());
    *browser.host_file.borrow_mut() = Some(own);
    host_says(&browser, "none");
    pass(&desk, HOUR_MS);
    assert_eq!(mailbox(&desk), Mailbox::None);
    let mut resident = Phone::new(1);
    let text = resident.message(&poster, &Body::Request(resident.request(7, place, "水管漏水。")));
    taken(ask(&desk, Ask::TakeIn { text }));
    pass(&desk, 10_001);
    assert_eq!(letters(&desk)[0].state, LetterState::ToCopy);
    assert_eq!((browser.post.objects().len(), mailbox(&desk)), (0, Mailbox::None));
}

/// A desk with one receipt on its way, which the mailbox has not taken yet.
fn under_way() -> (Browser, Rc<Desk<Tab>>, Phone) {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let text = resident.message(&poster, &Body::Request(resident.request(7, place, "水管漏水。")));
    browser.post.fail(Some(PostError::Offline));
    taken(ask(&desk, Ask::TakeIn { text }));
    pass(&desk, 1_000);
    assert!(matches!(letters(&desk)[0].state, LetterState::Sending { .. }));
    (browser, desk, resident)
}

#[test]
fn a_letter_that_could_not_be_marked_as_copied_is_still_posted() {
    let (browser, desk, resident) = under_way();
    browser.real.fail_next(Fault::Before(StoreError::Full));
    let before = letters(&desk);
    assert_eq!(ask(&desk, Ask::MarkCopied(before[0].id)), Err(Trouble::Full));
    assert_eq!(letters(&desk), before);
    browser.post.fail(None);
    pass(&desk, 60_000);
    assert!(resident.progress(&browser.post).is_some());
    assert!(matches!(letters(&desk)[0].state, LetterState::Sent { .. }));
}

#[test]
fn a_letter_whose_posting_could_not_be_noted_is_posted_again() {
    let (browser, desk, resident) = under_way();
    browser.post.fail(None);
    browser.real.fail_next(Fault::Before(StoreError::Full));
    pass(&desk, 60_000);
    assert!(matches!(letters(&desk)[0].state, LetterState::Sending { .. }), "{:?}", letters(&desk));
    pass(&desk, 60_000);
    assert!(matches!(letters(&desk)[0].state, LetterState::Sent { .. }));
    assert_eq!(resident.inbox(&browser.post).len(), 1);
}

#[test]
fn a_message_that_left_is_kept_for_thirty_days() {
    let (browser, desk, _) = under_way();
    browser.post.fail(None);
    pass(&desk, 60_000);
    pass(&desk, 29 * DAY_MS);
    assert_eq!(letters(&desk).len(), 1);
    pass(&desk, 2 * DAY_MS);
    assert_eq!(letters(&desk), []);
    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    assert_eq!(letters(&desk), []);
}

#[test]
fn who_is_let_in_comes_in_with_everything_sent() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let (mut resident, mut other) = (Phone::new(1), Phone::new(2));
    for (id, words) in [(9, "水管漏水。"), (8, "还在漏。"), (7, "越漏越大。")] {
        resident.post(&browser.post, &poster, &Body::Request(resident.request(id, place, words)));
        pass(&desk, 5_000);
    }
    let stranger = courier::body::RequestBody {
        who: courier::body::Who::Named { name: "余华".into(), telephone: "".into(), home: None },
        ..other.request(6, place, "灯不亮。")
    };
    other.post(&browser.post, &poster, &Body::Request(stranger));
    pass(&desk, 5_000);
    let last = tray(&desk).into_iter().find(|row| row.hint.request == RequestId([7; 16])).expect("the third");
    let let_in = saved(ask(&desk, Ask::TrayDo { ids: vec![last.id], act: TrayAct::Accept }));
    let waiting: Vec<RequestId> = tray(&desk).iter().map(|row| row.hint.request).collect();
    assert_eq!(waiting, [RequestId([6; 16])]);
    let people: std::collections::BTreeSet<_> =
        open_requests(&desk).iter().map(|row| request(&desk, row.id).person.map(|person| person.id)).collect();
    assert_eq!((open_requests(&desk).len(), people.len()), (3, 1), "one person, written down once");
    // Each has its receipt, the first request's first.
    pass(&desk, 10_001);
    let told: Vec<Option<RequestId>> = letters(&desk).iter().rev().map(|letter| letter.request).collect();
    assert_eq!(told, [9, 8, 7].map(|id| Some(RequestId([id; 16]))));
    assert!(let_in.undo.is_some());
}

/// Everything a captain sees of who is there and what is asked.
fn standing(desk: &Rc<Desk<Tab>>) -> (Vec<TrayRow>, Vec<Row>, Reply, Reply) {
    let of = |filter| Ask::Requests { filter, from: 0, count: 100 };
    let people = Ask::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 100 };
    (tray(desk), open_requests(desk), ask(desk, of(RequestFilter::Over)), ask(desk, people))
}

#[test]
fn undoing_let_in_leaves_everything_as_it_was() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    for (id, words) in [(9, "水管漏水。"), (8, "还在漏。")] {
        resident.post(&browser.post, &poster, &Body::Request(resident.request(id, place, words)));
        pass(&desk, 5_000);
    }
    let before = standing(&desk);
    let accept = || Ask::TrayDo { ids: vec![before.0[0].id], act: TrayAct::Accept };
    let let_in = saved(ask(&desk, accept()));
    assert_eq!((tray(&desk).len(), open_requests(&desk).len()), (0, 2));
    saved(ask(&desk, Ask::Undo { token: let_in.undo.expect("can be undone") }));
    assert_eq!(standing(&desk), before);
    pass(&desk, 11_000);
    assert_eq!(resident.inbox(&browser.post), [], "nobody was told");
    // The phone is a stranger again, after a restart too.
    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    assert_eq!(standing(&desk), before);
    resident.post(&browser.post, &poster, &Body::Request(resident.request(7, place, "越漏越大。")));
    pass(&desk, 5_000);
    assert_eq!((tray(&desk).len(), open_requests(&desk).len()), (3, 0));
    // And let in once more, all is in.
    saved(ask(&desk, accept()));
    pass(&desk, 10_001);
    assert_eq!((tray(&desk).len(), open_requests(&desk).len(), resident.inbox(&browser.post).len()), (0, 3, 3));
}

#[test]
fn many_slips_are_let_in_at_once_or_not_at_all() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    for id in 1..=40 {
        resident.post(&browser.post, &poster, &Body::Request(resident.request(id, place, "水管漏水。")));
    }
    pass(&desk, 5_000);
    let before = standing(&desk);
    assert_eq!(before.0.len(), 40);
    let accept = || Ask::TrayDo { ids: vec![before.0[0].id], act: TrayAct::Accept };
    browser.real.fail_next(Fault::Before(StoreError::Full));
    assert_eq!(ask(&desk, accept()), Err(Trouble::Full));
    assert_eq!(standing(&desk), before);
    let let_in = saved(ask(&desk, accept()));
    assert_eq!((tray(&desk).len(), open_requests(&desk).len()), (0, 40));
    saved(ask(&desk, Ask::Undo { token: let_in.undo.expect("can be undone") }));
    assert_eq!(standing(&desk), before);
}

#[test]
fn what_is_posted_to_a_wrong_day_is_found_all_the_same() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    let slip = resident.seal(&poster, &Body::Request(resident.request(7, place, "水管漏水。")));
    block_on(browser.post.put(&poster.folder.expect("a mailbox"), Day(3), &slip)).expect("posted");
    pass(&desk, 5_000);
    assert_eq!(tray(&desk).len(), 1);
}

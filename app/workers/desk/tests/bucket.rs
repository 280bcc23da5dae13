//! A mailbox in a bucket: when it is used, who has its key, and what happens without it.

use crate::common::people::{filed, written};
use crate::common::*;
use courier::body::Body;
use courier::s3::Bucket;
use desk::Desk;
use device::post::MemoryPost;
use device::store::{Span, Store};
use domain::place::Level;
use futures::executor::block_on;
use ports::desk::devices::{Answer as Between, Ask as About};
use ports::desk::lock::{Ask as Lock, Secret};
use ports::desk::road::{Answer as Told, Ask as Way, BucketField, BucketForm, BucketView, Finding};
use ports::desk::*;
use std::rc::Rc;

const PASSCODE: &str = "third floor lamp";
const KEY: &str = "wJalrXUtnFEMI/K7MDENG";

fn form_of(secret: &str) -> BucketForm {
    BucketForm {
        address: "https://s3.example.org/qinghe".into(),
        region: "cn-1".into(),
        key_id: "AKSTATION".into(),
        secret: secret.into(),
    }
}

fn mailbox() -> String {
    Bucket::typed("https://s3.example.org/qinghe", "cn-1", "AKSTATION", KEY).expect("a bucket").mailbox()
}

fn set(desk: &Rc<Desk<Tab>>) -> Option<BucketView> {
    match ask(desk, Ask::Road(Way::SetBucket(form_of(KEY)))) {
        Ok(Answer::Road(Told::Bucket(view))) => view,
        other => panic!("a bucket, not {other:?}"),
    }
}

fn in_use(desk: &Rc<Desk<Tab>>) -> Option<bool> {
    match ask(desk, Ask::Road(Way::Bucket)) {
        Ok(Answer::Road(Told::Bucket(view))) => view.map(|view| view.in_use),
        other => panic!("a bucket, not {other:?}"),
    }
}

fn tried(desk: &Rc<Desk<Tab>>) -> Vec<Finding> {
    match ask(desk, Ask::Road(Way::Try)) {
        Ok(Answer::Road(Told::Tried(found))) => found,
        other => panic!("findings, not {other:?}"),
    }
}

fn in_bucket(browser: &Browser) -> MemoryPost {
    browser.elsewhere.borrow_mut().entry(mailbox()).or_default().clone()
}

/// A station under lock whose host names the bucket.
fn station(browser: &Browser) -> Rc<Desk<Tab>> {
    let desk = browser.tab();
    open(&desk, Mode::Real);
    ask(&desk, Ask::SetUp(SetUpForm { passcode: Some(Secret(PASSCODE.into())), ..form() })).expect("a good form");
    set(&desk);
    ask(&desk, Ask::PublishStation).expect("the host takes it once");
    pass(&desk, 1_000);
    desk
}

#[test]
fn a_bucket_is_used_once_the_host_names_it_and_its_key_is_told_to_nobody() {
    let browser = Browser::new();
    let desk = browser.tab();
    open(&desk, Mode::Real);
    ask(&desk, Ask::SetUp(SetUpForm { passcode: Some(Secret(PASSCODE.into())), ..form() })).expect("a good form");
    assert_eq!(in_use(&desk), None);
    let view = set(&desk).expect("kept");
    assert!(!view.in_use && !format!("{view:?}").contains(KEY));
    assert_eq!(tried(&desk), [Finding::NotNamed]);
    let (place, poster) = building(&desk, "青禾小区", "3");
    // Until then the old mailbox is looked into.
    let mut early = Phone::new(2);
    early.post(&browser.post, &poster, &Body::Request(early.request(3, place, "灯不亮。")));
    pass(&desk, 6_000);
    assert_eq!(tray(&desk).len(), 1);
    let Ok(Answer::StationFile(file)) = ask(&desk, Ask::StationFile) else { panic!("a file") };
    assert!(file.text.contains(&mailbox()) && !file.text.contains(KEY) && !file.text.contains("AKSTATION"));
    ask(&desk, Ask::PublishStation).expect("the host takes it once");
    pass(&desk, 1_000);
    assert_eq!((in_use(&desk), tried(&desk)), (Some(true), vec![]));
    let mut resident = Phone::new(1);
    resident.post(&in_bucket(&browser), &poster, &Body::Request(resident.request(7, place, "水管漏水。")));
    pass(&desk, 6_000);
    assert_eq!(tray(&desk).len(), 2);
    // No row on the disk holds the key.
    for table in desk::host::TABLES {
        for (key, value) in block_on(browser.real.scan(table, &Span::all(), usize::MAX)).expect("rows") {
            assert!(!value.windows(KEY.len()).any(|bytes| bytes == KEY.as_bytes()), "{table} {key:?}");
        }
    }
}

#[test]
fn a_desk_that_is_locked_goes_on_with_the_bucket_and_one_that_was_opened_locked_waits() {
    let browser = Browser::new();
    let desk = station(&browser);
    assert_eq!(in_use(&desk), Some(true));
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut resident = Phone::new(1);
    ask(&desk, Ask::Lock(Lock::Now)).expect("locked");
    resident.post(&in_bucket(&browser), &poster, &Body::Request(resident.request(7, place, "水管漏水。")));
    pass(&desk, 6_000);
    let Ok(Answer::Opened(Opened::Locked(locked))) = ask(&desk, Ask::TakeOver) else { panic!("locked") };
    assert_eq!(locked.came, 1, "it came while locked");
    // Opened anew, there is no key to the bucket until somebody unlocks.
    resident.post(&in_bucket(&browser), &poster, &Body::Request(resident.request(8, place, "还在漏。")));
    pass(&desk, 6_000);
    let Ok(Answer::Opened(Opened::Locked(locked))) = ask(&desk, Ask::TakeOver) else { panic!("locked") };
    assert_eq!(locked.came, 1);
    ask(&desk, Ask::Lock(Lock::Unlock(Secret(PASSCODE.into())))).expect("unlocked");
    pass(&desk, 6_000);
    assert_eq!((tray(&desk).len(), in_use(&desk)), (2, Some(true)));
}

#[test]
fn without_the_key_nothing_is_posted_where_nobody_would_find_it() {
    let browser = Browser::new();
    let desk = station(&browser);
    ask(&desk, Ask::Road(Way::DropBucket)).expect("forgotten");
    assert_eq!((in_use(&desk), tried(&desk)), (None, vec![Finding::NoKey]));
    set(&desk);
    assert_eq!((in_use(&desk), tried(&desk)), (Some(true), vec![]));
}

#[test]
fn whoever_changes_the_hosts_file_by_hand_and_tries_has_it_read_at_once() {
    let browser = Browser::new();
    let desk = browser.station();
    set(&desk);
    ask(&desk, Ask::PublishStation).expect("the host takes it once");
    let by_hand = browser.host_file.borrow_mut().take();
    pass(&desk, 1_000);
    *browser.host_file.borrow_mut() = by_hand;
    pass(&desk, 60_000);
    assert_eq!(in_use(&desk), Some(false), "the host is asked once an hour");
    assert_eq!(tried(&desk), [Finding::NotNamed]);
    pass(&desk, 1_000);
    assert_eq!(in_use(&desk), Some(true));
}

fn asked_for(desk: &Rc<Desk<Tab>>) -> usize {
    open_requests(desk).len()
}

/// Another browser at the same site, let in for all of the station by the mailbox alone.
fn let_in(station: &Rc<Desk<Tab>>) -> Rc<Desk<Tab>> {
    let ours = &station.host.browser;
    let mut browser = Browser::started_after(60);
    (browser.post, browser.clock, browser.host_file) = (ours.post.clone(), ours.clock.clone(), ours.host_file.clone());
    browser.elsewhere = ours.elsewhere.clone();
    let captain = browser.tab();
    open(&captain, Mode::Real);
    let asked = ask(&captain, Ask::Devices(About::Join { name: Some("赵敏".into()) }));
    let Ok(Answer::Devices(Between::Asking(asking))) = asked else { panic!("{asked:?}") };
    let place = match ask(station, Ask::Places) {
        Ok(Answer::Places(places)) => places.iter().find(|it| it.level == Level::Community).expect("it").id,
        other => panic!("{other:?}"),
    };
    let admit = About::Admit { text: asking.text, name: "赵敏".into(), place };
    ask(station, Ask::Devices(admit)).expect("let in");
    pass(station, 1_000);
    let finish = About::Finish { file: None, passcode: None, root: None };
    let opened = ask(&captain, Ask::Devices(finish));
    assert!(matches!(opened, Ok(Answer::Opened(Opened::Ready(_)))), "{opened:?}");
    captain
}

fn meets(station: &Rc<Desk<Tab>>, captain: &Rc<Desk<Tab>>) {
    for _ in 0..3 {
        pass(captain, 6_000);
        pass(station, 6_000);
    }
}

#[test]
fn a_device_that_was_let_in_needs_no_key_to_the_bucket() {
    let browser = Browser::new();
    let station = station(&browser);
    let captain = let_in(&station);
    let he = written(&captain, "何建民", "501", false);
    filed(&captain, he, 1);
    meets(&station, &captain);
    filed(&station, he, 2);
    meets(&station, &captain);
    assert_eq!((asked_for(&station), asked_for(&captain)), (2, 2));
    assert!(browser.post.objects().is_empty(), "all of it lies in the bucket");
}

#[test]
fn a_device_that_was_let_in_goes_where_the_mailbox_moves() {
    let browser = Browser::new();
    let station = browser.station();
    let captain = let_in(&station);
    set(&station);
    ask(&station, Ask::PublishStation).expect("the host takes it once");
    pass(&station, 1_000);
    assert_eq!(in_use(&station), Some(true));
    pass(&captain, domain::time::HOUR_MS);
    let he = written(&captain, "何建民", "501", false);
    filed(&captain, he, 1);
    meets(&station, &captain);
    assert_eq!(asked_for(&station), 1);
    // Opened anew it knows by itself.
    let again = captain.host.browser.tab();
    drop(captain);
    open(&again, Mode::Real);
    filed(&station, he, 2);
    meets(&station, &again);
    assert_eq!(asked_for(&again), 2);
}

#[test]
fn each_field_that_is_not_right_is_named_and_nothing_is_kept() {
    let browser = Browser::new();
    let desk = browser.station();
    let form = BucketForm { address: "http://s3.example.org/".into(), region: " ".into(), ..form_of("a b") };
    let Ok(Answer::Road(Told::WrongBucket(wrong))) = ask(&desk, Ask::Road(Way::SetBucket(form))) else {
        panic!("wrong")
    };
    assert_eq!(wrong, [BucketField::Address, BucketField::Region, BucketField::Secret]);
    assert_eq!(in_use(&desk), None);
}

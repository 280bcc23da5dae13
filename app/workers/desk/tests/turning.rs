//! The station's inbox gets another key: whoever has the key of before still reaches it, and whoever is told has the new one.

use crate::common::backups::*;
use crate::common::people::{filed, written};
use crate::common::*;
use courier::body::{Body, CardBody, EnrolBody};
use courier::station::verify_card;
use courier::{code, slip};
use desk::Desk;
use device::Clock;
use device::store::{Fault, StoreError};
use domain::PlaceId;
use domain::time::DAY_MS;
use ports::desk::devices::{Answer as Told, Ask as About, Device, Inbox};
use ports::desk::keep::{Answer as Kept, Ask as Keep, Due};
use ports::desk::*;
use std::rc::Rc;
use trust::{BoxSecret, SealingPublic, SealingSecret, derive};

const MONTH_MS: u64 = 30 * DAY_MS;

fn inbox(desk: &Rc<Desk<Tab>>) -> Inbox {
    devices(desk).inbox.expect("the station's voice")
}

fn turn(desk: &Rc<Desk<Tab>>) -> Reply {
    ask(desk, Ask::Devices(About::Turn))
}

/// The key that is printed on new posters.
fn printed(desk: &Rc<Desk<Tab>>) -> SealingPublic {
    building(desk, "青禾小区", "3").1.inbox
}

fn due(desk: &Rc<Desk<Tab>>) -> Option<Due> {
    match ask(desk, Ask::Keep(Keep::State)) {
        Ok(Answer::Keep(Kept::Kept(kept))) => kept.due(desk.host.browser.clock.now_ms()),
        other => panic!("{other:?}"),
    }
}

/// Another device of this station, from a backup.
fn restored(desk: &Rc<Desk<Tab>>, starts: u8) -> Rc<Desk<Tab>> {
    let mut browser = Browser::started_after(starts);
    browser.post = desk.host.browser.post.clone();
    let other = browser.tab();
    open(&other, Mode::Real);
    restore(&other, back_up(desk)).expect("restored");
    other
}

fn other(desk: &Rc<Desk<Tab>>) -> Device {
    devices(desk).devices.into_iter().find(|device| !device.this && !device.revoked).expect("another device")
}

/// The cards in a phone's box, each with whoever signed it.
fn cards(phone: &Phone, desk: &Rc<Desk<Tab>>) -> Vec<CardBody> {
    let opened = phone.inbox(&desk.host.browser.post).into_iter().filter(|opened| opened.sealed_to.is_some());
    opened
        .filter_map(|opened| match opened.body {
            Body::Card(card) => Some(card),
            _ => None,
        })
        .collect()
}

/// A station with a request of this phone's, and the poster it was sent by.
fn asked() -> (Rc<Desk<Tab>>, Phone, courier::Poster) {
    let desk = Browser::new().station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let mut phone = Phone::new(1);
    let body = phone.request(7, place, "水管漏水。");
    let text = phone.message(&poster, &Body::Request(body));
    taken(ask(&desk, Ask::TakeIn { text }));
    pass(&desk, 5_000);
    (desk, phone, poster)
}

#[test]
fn whoever_has_the_key_of_before_still_reaches_the_station_and_whoever_waits_is_told_the_new_one() {
    let (desk, phone, before) = asked();
    let old_card = ask(&desk, Ask::StationFile);
    assert!(turn(&desk).is_ok());
    pass(&desk, 2_000);
    let (place, after) = building(&desk, "青禾小区", "3");
    assert!(after.inbox != before.inbox && (after.root, after.folder) == (before.root, before.folder));
    let told = cards(&phone, &desk);
    assert_eq!(told.iter().map(|card| card.inbox.seal).collect::<Vec<_>>(), [after.inbox], "sealed to her phone");
    assert_ne!(ask(&desk, Ask::StationFile), old_card, "and so does what the host is to serve");

    // A phone that saw the old poster or the old card, and one that saw the new one.
    let (mut late, mut new) = (Phone::new(2), Phone::new(3));
    late.post(&desk.host.browser.post, &before, &Body::Request(late.request(8, place, "灯不亮。")));
    new.post(&desk.host.browser.post, &after, &Body::Request(new.request(9, place, "要买药。")));
    pass(&desk, 5_000);
    let mut waiting: Vec<_> = tray(&desk).iter().map(|row| (row.words.clone(), row.old_key)).collect();
    waiting.sort();
    assert_eq!(waiting, [("灯不亮。".to_owned(), true), ("要买药。".to_owned(), false)]);
    // So it is after a restart.
    let again = desk.host.browser.tab();
    drop(desk);
    open(&again, Mode::Real);
    assert_eq!(
        (printed(&again), inbox(&again)),
        (after.inbox, Inbox { since_ms: NOW + 7_000 - 2_000, ..Inbox::default() })
    );
    late.post(&again.host.browser.post, &before, &Body::Request(late.request(10, place, "灯又不亮。")));
    pass(&again, 5_000);
    assert_eq!(tray(&again).len(), 3);
}

#[test]
fn alone_a_station_turns_its_inbox_every_thirty_days_and_asks_for_a_backup() {
    let (desk, _, before) = asked();
    back_up(&desk);
    pass(&desk, MONTH_MS - 6_000);
    assert_eq!((printed(&desk), due(&desk)), (before.inbox, None));
    pass(&desk, 6_000);
    let first = printed(&desk);
    assert_ne!(first, before.inbox);
    assert_eq!((inbox(&desk).closable, due(&desk)), (0, Some(Due::Old)));
    back_up(&desk);
    assert_eq!(due(&desk), None);
    pass(&desk, 1_000);
    assert_eq!(printed(&desk), first, "once");
    pass(&desk, MONTH_MS);
    assert_ne!(printed(&desk), first);
}

#[test]
fn old_keys_stay_open_for_half_a_year_and_then_until_somebody_closes_them() {
    let (desk, _, before) = asked();
    let place = building(&desk, "青禾小区", "3").0;
    assert!(turn(&desk).is_ok());
    desk.host.browser.clock.pass(180 * DAY_MS - 1);
    assert_eq!((inbox(&desk).closable, ask(&desk, Ask::Devices(About::CloseOld))), (0, Err(Trouble::NotNow)));
    desk.host.browser.clock.pass(1);
    assert_eq!(inbox(&desk).closable, 1);
    let mut late = Phone::new(2);
    let mut asks = |id, words| {
        let text = late.message(&before, &Body::Request(late.request(id, place, words)));
        ask(&desk, Ask::TakeIn { text })
    };
    assert!(matches!(taken(asks(8, "灯不亮。"))[..], [Taken::Request(_)]), "it is still open");
    assert!(ask(&desk, Ask::Devices(About::CloseOld)).is_ok());
    assert_eq!(taken(asks(9, "灯又不亮。")), [Taken::Foreign], "closed");
    assert_eq!((inbox(&desk).closable, ask(&desk, Ask::Devices(About::CloseOld))), (0, Err(Trouble::NotNow)));
}

#[test]
fn where_another_device_has_the_voice_a_person_turns_it_and_a_backup_tells_the_other() {
    let (desk, _, before) = asked();
    let second = restored(&desk, 50);
    assert_eq!((inbox(&second).others, inbox(&desk).others), (1, 0), "it has not heard of it yet");
    written(&second, "何建民", "501", false);
    restore(&desk, back_up(&second)).expect("read");
    assert_eq!(inbox(&desk).others, 1, "with its first entry it said who it is");
    pass(&desk, 2 * MONTH_MS);
    assert_eq!(printed(&desk), before.inbox, "not by itself");
    assert!(turn(&desk).is_ok());
    let place = building(&desk, "青禾小区", "3").0;
    let (mut new, after) = (Phone::new(3), building(&desk, "青禾小区", "3").1);
    let text = new.message(&after, &Body::Request(new.request(9, place, "要买药。")));
    let takes = || ask(&second, Ask::TakeIn { text: text.clone() });
    assert_eq!(taken(takes()), [Taken::Foreign], "the other cannot read it");
    restore(&second, back_up(&desk)).expect("read");
    assert!(matches!(taken(takes())[..], [Taken::Request(_)]), "after a backup it can");
    assert_eq!(printed(&second), after.inbox);
}

#[test]
fn when_a_device_with_the_voice_is_revoked_the_inbox_is_turned_at_once_and_phones_are_told() {
    let (lost, phone, before) = asked();
    let he = written(&lost, "何建民", "501", false);
    let desk = restored(&lost, 50);
    filed(&desk, he, 1);
    desk.host.browser.clock.pass(20_000);
    let key = other(&desk).key;
    assert!(ask(&desk, Ask::Devices(About::Revoke { key })).is_ok());
    pass(&desk, 2_000);
    let now = printed(&desk);
    assert_ne!(now, before.inbox);
    assert_eq!(cards(&phone, &desk).iter().map(|card| card.inbox.seal).collect::<Vec<_>>(), [now]);
    // The lost one never hears of it, and cannot read what is sent now.
    let (mut new, after) = (Phone::new(3), building(&desk, "青禾小区", "3").1);
    let text = new.message(&after, &Body::Request(new.request(9, after.place, "要买药。")));
    assert_eq!(taken(ask(&lost, Ask::TakeIn { text })), [Taken::Foreign]);
}

#[test]
fn whatever_write_fails_the_inbox_is_turned_as_a_whole_or_not_at_all() {
    for after in [false, true] {
        for revoking in [false, true] {
            let (lost, phone, _) = asked();
            let desk = restored(&lost, 50);
            desk.host.browser.clock.pass(20_000);
            let (key, before) = (other(&desk).key, printed(&desk));
            let question = if revoking { About::Revoke { key } } else { About::Turn };
            let store = &desk.host.browser.real;
            let fault = if after { Fault::After(StoreError::Lost) } else { Fault::Before(StoreError::Lost) };
            store.fail_at(store.commits(), fault);
            assert_eq!(ask(&desk, Ask::Devices(question)), Err(Trouble::Lost));
            let revoked = devices(&desk).devices.iter().any(|device| device.revoked);
            assert_eq!((printed(&desk) != before, revoked), (after, after && revoking));
            pass(&desk, 2_000);
            let told: Vec<_> = cards(&phone, &desk).iter().map(|card| card.inbox.seal).collect();
            assert_eq!(told, if after { vec![printed(&desk)] } else { vec![] }, "the card went with it");
        }
    }
}

#[test]
fn a_device_without_the_voice_prints_the_new_key_once_it_has_heard_and_turns_nothing() {
    let station = Browser::new().station();
    let browser = Browser::started_after(60);
    let captain = browser.tab();
    open(&captain, Mode::Real);
    let asks = ask(&captain, Ask::Devices(About::Join { name: Some("赵敏".into()) }));
    let Ok(Answer::Devices(Told::Asking(asking))) = asks else { panic!("{asks:?}") };
    let place: PlaceId = building(&station, "青禾小区", "3").0;
    let admit = About::Admit { text: asking.text, name: "赵敏".into(), place };
    let Ok(Answer::Devices(Told::File(file))) = ask(&station, Ask::Devices(admit)) else { panic!("let in") };
    ask(&captain, Ask::Devices(About::Finish { file: Some(file.bytes), passcode: None, root: None })).expect("opened");
    let before = printed(&station);
    assert_eq!((printed(&captain), devices(&captain).inbox, turn(&captain)), (before, None, Err(Trouble::StationOnly)));
    pass(&captain, 2 * MONTH_MS);
    assert_eq!(printed(&captain), before);

    assert!(turn(&station).is_ok());
    let send = |from: &Rc<Desk<Tab>>, to: &Rc<Desk<Tab>>| {
        let made = ask(from, Ask::Devices(About::Send { key: other(from).key }));
        let Ok(Answer::Devices(Told::File(file))) = made else { panic!("{made:?}") };
        match ask(to, Ask::Devices(About::TakeIn { file: file.bytes })) {
            Ok(Answer::Devices(Told::TakenIn(taken))) => taken.new,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(send(&captain, &station), 0, "what it made for the inbox of before is read");
    assert_eq!(send(&station, &captain), 1);
    assert!(printed(&captain) == printed(&station) && printed(&captain) != before);
    written(&captain, "李秀兰", "302", false);
    assert_eq!(send(&captain, &station), 1);
}

#[test]
fn a_kiosk_is_told_the_new_key() {
    let desk = Browser::new().station();
    let form = EnrolForm { name: "青禾食堂".into(), places: Vec::new(), ordinary: "12".into(), elder: "8".into() };
    let Ok(Answer::Enrolment(enrolment)) = ask(&desk, Ask::Enrol(form)) else { panic!("enrolled") };
    let opened = slip::open_open(&code::find(&enrolment.text).expect("a code")).expect("open");
    let Body::Enrol(body) = opened.body else { panic!("an enrolment") };
    let EnrolBody { seed, station, signer, .. } = *body;
    pass(&desk, 1_000);
    assert!(turn(&desk).is_ok());
    pass(&desk, 2_000);
    let (seal, own) = (SealingSecret::from_seed(derive(&seed, "kiosk seal")), BoxSecret(derive(&seed, "kiosk box")));
    let box_of = desk.host.browser.post.objects().into_iter().filter(|(to, ..)| *to == own.id());
    let told: Vec<_> =
        box_of.map(|(.., bytes)| slip::open(std::slice::from_ref(&seal), &bytes).expect("its own")).collect();
    let [opened] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(opened.signer, signer);
    assert!(matches!(&opened.body, Body::Card(card) if card.inbox.seal == printed(&desk) && card.inbox != station));
}

#[test]
fn what_the_host_is_to_serve_names_the_new_key_and_the_sample_has_none_to_turn() {
    let desk = Browser::new().station();
    let card = |desk: &Rc<Desk<Tab>>| {
        ask(desk, Ask::PublishStation).expect("nobody has before");
        let served = desk.host.browser.host_file.take().expect("served");
        verify_card(&served).expect("signed by its root").1
    };
    let before = card(&desk);
    pass(&desk, 1_000);
    assert!(turn(&desk).is_ok());
    let after = card(&desk);
    assert!(after.at_ms > before.at_ms && after.inbox.seal == printed(&desk) && after.inbox.seal != before.inbox.seal);

    let browser = Browser::new();
    let sample = browser.tab();
    open(&sample, Mode::Sample);
    ask(&sample, Ask::StartSample { seed: 2026 }).expect("started");
    assert_eq!((turn(&sample), devices(&sample).inbox), (Err(Trouble::NotNow), None));
}

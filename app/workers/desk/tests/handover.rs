//! Handing a building over: everything the old captain wrote is at the station before the device is put out of use, the next
//! captain's device is told all of it, and where the device stays it says whose it is.

use crate::common::joined::{admit, asking, building_3, devices, file, finish, other, send, two};
use crate::common::people::filed;
use crate::common::*;
use desk::desk::Desk;
use domain::time::HOUR_MS;
use ports::desk::devices::{Answer as Told, Ask as About, Handed, Handing, Refused};
use ports::desk::*;
use std::rc::Rc;

fn said(reply: Reply) -> Handing {
    match reply {
        Ok(Answer::Devices(Told::Handing(handing))) => handing,
        other => panic!("{other:?}"),
    }
}

fn handing(desk: &Rc<Desk<Tab>>) -> Handing {
    said(ask(desk, Ask::Devices(About::Handing)))
}

fn hand_over(desk: &Rc<Desk<Tab>>) -> Handing {
    said(ask(desk, Ask::Devices(About::HandOver)))
}

/// What the station knows of the captain's device.
fn handed(station: &Rc<Desk<Tab>>) -> Option<Handed> {
    other(station).handed
}

#[test]
fn what_a_captain_wrote_is_at_the_station_before_it_says_that_the_building_was_handed_over() {
    let (station, captain, he) = two(building_3);
    send(&captain, &station);
    send(&station, &captain);
    let before = handing(&captain);
    assert_eq!((before.place.contains('3'), before.unheard, before.handed), (true, Some(0), None), "{before:?}");
    assert_eq!((before.name.as_str(), before.stations.len()), ("赵敏", 1));
    filed(&captain, he, 1);
    filed(&captain, he, 2);
    assert_eq!(handing(&captain).unheard, Some(2));
    let after = hand_over(&captain);
    assert_eq!((after.unheard, after.handed.map(|handed| handed.since)), (Some(3), Some(0)), "{after:?}");
    assert_eq!(handed(&station), None, "it has not come yet");
    assert_eq!(send(&captain, &station).new, 3);
    assert_eq!(handed(&station).map(|handed| handed.since), Some(0));
    assert_eq!(open_requests(&station).len(), 2);
    // What is written all the same counts, is seen, and can be handed over too.
    filed(&captain, he, 3);
    send(&captain, &station);
    assert_eq!(handed(&station).map(|handed| handed.since), Some(1));
    hand_over(&captain);
    send(&captain, &station);
    assert_eq!(handed(&station).map(|handed| handed.since), Some(0));
    // Then the old device is put out of use, and nothing of it goes.
    let key = other(&station).key;
    assert!(ask(&station, Ask::Devices(About::Revoke { key })).is_ok());
    assert_eq!(open_requests(&station).len(), 3);
    assert_eq!(devices(&station).aside, []);
}

#[test]
fn whom_was_looked_at_before_is_told_before_and_does_not_come_after_the_word() {
    let (station, captain, he) = two(building_3);
    send(&captain, &station);
    send(&station, &captain);
    assert!(matches!(ask(&captain, Ask::Person(he)), Ok(Answer::Person(_))));
    hand_over(&captain);
    pass(&captain, 3 * HOUR_MS);
    assert_eq!(handing(&captain).handed.map(|handed| handed.since), Some(0));
    send(&captain, &station);
    assert_eq!(handed(&station).map(|handed| handed.since), Some(0), "nothing came after it by itself");
    let looked = match ask(&station, Ask::Privacy(privacy::Ask::About(he))) {
        Ok(Answer::Privacy(privacy::Answer::About(about))) => about.looked,
        other => panic!("{other:?}"),
    };
    assert!(looked.iter().any(|look| look.name == "赵敏"), "{looked:?}");
}

#[test]
fn the_next_captain_is_told_everything_the_last_one_wrote() {
    let (station, old, he) = two(building_3);
    send(&old, &station);
    filed(&old, he, 1);
    hand_over(&old);
    send(&old, &station);
    let key = other(&station).key;
    assert!(ask(&station, Ask::Devices(About::Revoke { key })).is_ok());
    let next = Browser::started_after(90).tab();
    open(&next, Mode::Real);
    let text = asking(&next, Some("李岚的手机")).text;
    let answer = file(admit(&station, &text, building_3(&station)));
    assert!(matches!(finish(&next, Some(answer.bytes)), Ok(Answer::Opened(Opened::Ready(_)))));
    assert_eq!(open_requests(&next).len(), 1);
    assert!(matches!(ask(&next, Ask::Person(he)), Ok(Answer::Person(_))), "with those it is about");
}

#[test]
fn nobody_hands_over_for_another_nor_where_nobody_is_to_take_it() {
    let (station, captain, _) = two(building_3);
    send(&captain, &station);
    assert_eq!(handing(&station).unheard, None, "a captain's device is no station");
    assert_eq!(ask(&station, Ask::Devices(About::HandOver)), Err(Trouble::NotNow));
    let alone = Browser::new().station();
    assert_eq!(ask(&alone, Ask::Devices(About::HandOver)), Err(Trouble::NotNow));
    assert!(devices(&station).devices.iter().all(|device| device.handed.is_none()));
}

#[test]
fn where_the_device_stays_it_says_whose_it_is() {
    let (station, captain, _) = two(building_3);
    send(&captain, &station);
    let nameless = ask(&captain, Ask::Devices(About::Takes { name: "  ".into() }));
    assert_eq!(nameless, Err(Trouble::Exchange(Refused::Nameless)));
    let taken = said(ask(&captain, Ask::Devices(About::Takes { name: " 李岚 ".into() })));
    assert_eq!(taken.name, "李岚");
    send(&captain, &station);
    assert_eq!(other(&station).name, "李岚");
    let taken = said(ask(&station, Ask::Devices(About::Takes { name: "周岩".into() })));
    assert_eq!((taken.name.as_str(), taken.place.as_str()), ("周岩", ""));
    let opened = ask(&station, Ask::Open { base_url: BASE.into(), mode: Mode::Real });
    assert!(matches!(&opened, Ok(Answer::Opened(Opened::Ready(summary))) if summary.captain == "周岩"), "{opened:?}");
}

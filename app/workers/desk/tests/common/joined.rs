//! Two real desks of one station: one is let in by the other.

use super::people::written;
use super::*;
use domain::PersonId;
use ports::desk::devices::{Answer as Told, Ask as About, Asking, Device, Devices, File, TakenIn};

/// The devices as listed.
pub fn devices(desk: &Rc<Desk<Tab>>) -> Devices {
    match ask(desk, Ask::Devices(About::List)) {
        Ok(Answer::Devices(Told::Devices(devices))) => devices,
        other => panic!("{other:?}"),
    }
}

/// The first other device.
pub fn other(desk: &Rc<Desk<Tab>>) -> Device {
    let mut others = devices(desk).devices.into_iter().filter(|device| !device.this);
    others.next().expect("another device")
}

/// What a new device shows to be let in.
pub fn asking(desk: &Rc<Desk<Tab>>, name: Option<&str>) -> Asking {
    match ask(desk, Ask::Devices(About::Join { name: name.map(str::to_owned) })) {
        Ok(Answer::Devices(Told::Asking(asking))) => *asking,
        other => panic!("{other:?}"),
    }
}

/// The file in an answer.
pub fn file(reply: Reply) -> File {
    match reply {
        Ok(Answer::Devices(Told::File(file))) => file,
        other => panic!("{other:?}"),
    }
}

/// Lets a device in for a place.
pub fn admit(desk: &Rc<Desk<Tab>>, text: &str, place: PlaceId) -> Reply {
    ask(desk, Ask::Devices(About::Admit { text: text.into(), name: "赵敏".into(), place }))
}

/// Opens the answer on the new device.
pub fn finish(desk: &Rc<Desk<Tab>>, file: Option<Vec<u8>>) -> Reply {
    ask(desk, Ask::Devices(About::Finish { file, passcode: None, root: None }))
}

/// Brings a file with all that is new from one to the other.
pub fn send(from: &Rc<Desk<Tab>>, to: &Rc<Desk<Tab>>) -> TakenIn {
    let key = other(from).key;
    let made = file(ask(from, Ask::Devices(About::Send { key })));
    match ask(to, Ask::Devices(About::TakeIn { file: made.bytes })) {
        Ok(Answer::Devices(Told::TakenIn(taken))) => taken,
        other => panic!("{other:?}"),
    }
}

/// A station, and a device that it has let in for a place, without a mailbox between them; and somebody of building 3.
pub fn two(place: impl Fn(&Rc<Desk<Tab>>) -> PlaceId) -> (Rc<Desk<Tab>>, Rc<Desk<Tab>>, PersonId) {
    let station = Browser::new().station();
    let he = written(&station, "何建民", "501", false);
    let captain = Browser::started_after(60).tab();
    open(&captain, Mode::Real);
    let text = asking(&captain, Some("赵敏的平板")).text;
    let answer = file(admit(&station, &text, place(&station)));
    assert!(matches!(finish(&captain, Some(answer.bytes)), Ok(Answer::Opened(Opened::Ready(_)))));
    (station, captain, he)
}

/// Where most people of these tests live.
pub fn building_3(desk: &Rc<Desk<Tab>>) -> PlaceId {
    building(desk, "青禾小区", "3").0
}

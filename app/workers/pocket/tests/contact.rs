//! Whom to tell first: believed for the station's signature alone, and kept beside the poster.

use crate::support::{Device, NINE, Station, files, now};
use courier::body::{Body, ContactBody};
use courier::poster::Poster;
use courier::slip;
use device::post::MemoryPost;
use pocket::station::Judged;
use ports::pocket::{Trouble, What};
use trust::SigningSecret;

/// Whom to tell first in the poster's building, as somebody signs it.
fn contact(by: &SigningSecret, place: domain::PlaceId, name: &str, at_ms: u64) -> String {
    let (name, telephone) = (name.into(), "13800002468".into());
    let body = Body::Contact(ContactBody { place, name, telephone, hours: "早8点到晚8点".into(), at_ms });
    courier::code::write(&slip::sign_open(by, &body).unwrap()).unwrap()
}

#[test]
fn whom_to_tell_first_stands_at_the_foot_once_the_station_says_so_and_stays_there() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let (device, here) = (Device::near(&post, 7), station.poster().place);
    let phone = device.scans(&station);
    let first = |phone: &crate::support::Phone| phone.shown().station.map(|one| (one.captain, one.telephone)).unwrap();
    let fan = || ("志愿者小范 · 早8点到晚8点".to_owned(), "13800002468".to_owned());
    // Neither a stranger nor what the station says of another building counts.
    for strange in [
        contact(&SigningSecret::from_seed([9; 32]), here, "陌生人", NINE + 9),
        contact(&station.sign, domain::PlaceId([5; 8]), "别的楼", NINE + 9),
    ] {
        assert_eq!(now(phone.take_in(&strange)), Err(Trouble::NoStation));
        assert_eq!(first(&phone), (String::new(), "02988880000".to_owned()));
    }
    let taken = now(phone.take_in(&contact(&station.sign, here, "志愿者小范", NINE))).unwrap();
    assert_eq!((taken.what, taken.again, first(&phone)), (What::Poster, false, fan()));
    // An older card says nothing new; the page may be closed, and the poster come again with another inbox.
    assert!(now(phone.take_in(&contact(&station.sign, here, "以前的", NINE - 1))).unwrap().again);
    drop(phone);
    let phone = device.open();
    assert_eq!(first(&phone), fan());
    now(phone.take_poster(station.vouched())).unwrap();
    assert_eq!(first(&phone), fan());
    files(&phone, "买药").unwrap();
    assert_eq!(station.requests(&post).len(), 1, "requests go where they went");
    now(phone.take_poster(Judged::of(Poster { place: domain::PlaceId([5; 8]), ..station.poster() }, None))).unwrap();
    assert_eq!(first(&phone).0, "", "another building has somebody else");
}

#[test]
fn a_pasted_card_brings_its_poster_along() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let phone = Device::near(&post, 7).open();
    let code = contact(&station.sign, station.poster().place, "志愿者小范", NINE);
    assert_eq!(now(phone.take_in(&code)), Err(Trouble::NoStation), "whose card it is, only the poster says");
    let link = format!("有事先跟我说 https://site.example/?s={code}&p={}", station.poster().code().unwrap());
    assert_eq!(now(phone.take_in(&link)).unwrap().what, What::Poster);
    assert!(phone.shown().station.unwrap().captain.starts_with("志愿者小范"));
}

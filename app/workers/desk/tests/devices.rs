//! The devices of a station, and events that are not believed yet, through the questions a face asks.

use crate::common::backups::*;
use crate::common::people::{filed, written};
use crate::common::*;
use desk::host::{META, QUARANTINE};
use device::record;
use device::store::{Store, Write};
use domain::PlaceId;
use futures::executor::block_on;
use journal::{Content, Event, Reason};
use ports::desk::devices::{Answer as Told, Ask as About, Why};
use ports::desk::keep::Answer as Kept;
use ports::desk::*;
use std::rc::Rc;
use trust::SigningSecret;

fn added(events: u32, refused: u32) -> Reply {
    Ok(Answer::Keep(Kept::Added { events, refused, photos: 0 }))
}

/// An event of somebody whom no station knows.
fn strangers_event() -> Event {
    let secret = SigningSecret::from_seed([77; 32]);
    let content = Content {
        log: PlaceId([7; 8]),
        author: secret.public(),
        seq: 0,
        prev: None,
        heads: vec![],
        lamport: 1,
        wall_ms: NOW,
        ops: vec![],
    };
    Event::sign(&secret, content).expect("a small event")
}

#[test]
fn a_new_station_has_one_device_which_said_whose_it_is() {
    let browser = Browser::new();
    let desk = browser.station();
    let listed = devices(&desk);
    let [this] = listed.devices.as_slice() else { panic!("{listed:?}") };
    assert!(this.this && !this.revoked && this.until_ms.is_none() && this.events > 0, "{this:?}");
    assert_eq!((this.last_ms, listed.aside.len(), listed.waiting), (Some(NOW), 0, 0));
    let again = browser.tab();
    drop(desk);
    open(&again, Mode::Real);
    assert_eq!(devices(&again), listed, "after a restart");
}

#[test]
fn a_device_does_not_revoke_itself_nor_one_nobody_knows() {
    let desk = Browser::new().station();
    let this = devices(&desk).devices[0].key;
    assert_eq!(ask(&desk, Ask::Devices(About::Revoke { key: this })), Err(Trouble::NotNow));
    assert_eq!(ask(&desk, Ask::Devices(About::Revoke { key: [9; 32] })), Err(Trouble::Unknown));
}

#[test]
fn what_is_not_believed_is_shown_with_its_reason_and_stops_nothing() {
    let browser = Browser::new();
    drop(browser.station());
    let event = strangers_event();
    let rows = [
        (event.id().0, record::write(1, &(Reason::Newer, event.bytes()))),
        ([9; 32], record::write(2, &"of a newer program")),
    ];
    let rows = rows.map(|(key, row)| Write::put(QUARANTINE, key, row)).to_vec();
    block_on(browser.real.commit(rows)).expect("written");
    let desk = browser.tab();
    open(&desk, Mode::Real);
    // Looked at anew: by now this program can read it, and does not know who wrote it.
    assert_eq!(devices(&desk).aside, [(Why::Stranger, 1)]);
    let stored = block_on(browser.real.read(QUARANTINE, &event.id().0)).expect("readable").expect("still there");
    assert_eq!(record::read(1, &stored), Ok((Reason::Stranger, event.bytes().to_vec())));
    assert!(block_on(browser.real.read(QUARANTINE, &[9; 32])).expect("readable").is_some(), "left alone");
    assert!(block_on(browser.real.read(META, b"station")).expect("readable").is_some());
}

#[test]
fn a_lost_tablet_is_revoked_and_what_it_writes_afterwards_does_not_count() {
    let browser = Browser::new();
    let tablet = browser.station();
    let he = written(&tablet, "何建民", "501", false);
    let other = Browser::started_after(50);
    let desk = other.tab();
    open(&desk, Mode::Real);
    restore(&desk, back_up(&tablet)).expect("restored");
    let before = filed(&tablet, he, 1);
    assert_eq!(restore(&desk, back_up(&tablet)), added(1, 0), "the old device is still believed");
    filed(&desk, he, 2);
    let listed = devices(&desk);
    let [this, old] = listed.devices.as_slice() else { panic!("{listed:?}") };
    assert!(this.this && !old.this && !old.revoked && old.events > this.events, "{listed:?}");

    let revoked = ask(&desk, Ask::Devices(About::Revoke { key: old.key }));
    assert!(matches!(revoked, Ok(Answer::Devices(Told::Devices(told))) if told.devices[1].revoked));
    assert_eq!(ask(&desk, Ask::Devices(About::Revoke { key: old.key })), Err(Trouble::NotNow), "once is enough");
    filed(&tablet, he, 3);
    assert_eq!(restore(&desk, back_up(&tablet)), added(0, 1), "what it writes now is set aside");
    assert_eq!(devices(&desk).aside, [(Why::Revoked, 1)]);
    let mut open_now: Vec<_> = open_requests(&desk).iter().map(|row| row.id).collect();
    assert!(open_now.contains(&before) && open_now.len() == 2);

    // It stays so after a restart; and once the tablet hears of it, it says so and writes no more.
    let again = other.tab();
    drop(desk);
    open(&again, Mode::Real);
    open_now.sort_unstable();
    let mut after: Vec<_> = open_requests(&again).iter().map(|row| row.id).collect();
    after.sort_unstable();
    assert_eq!((after, devices(&again).aside), (open_now, vec![(Why::Revoked, 1)]));
    restore(&tablet, back_up(&again)).expect("read");
    assert!(devices(&tablet).devices[0].revoked);
    let (channel, who) = (domain::request::Channel::Door, WhoAsks::Known(he));
    let (words, kind, suits) = ("冰箱要搬下楼".into(), domain::Kind::Errand, domain::Slots(0));
    let refused = ask(&tablet, Ask::File(FileForm { words, kind, channel, who, suits, helpers: 1 }));
    assert_eq!(refused, Err(Trouble::Revoked));
}

/// The revocation names the last events by their digests, so a second thing said under an old number takes nothing back.
#[test]
fn whoever_copied_a_lost_tablet_takes_nothing_back_of_what_it_wrote_before_it_was_revoked() {
    let browser = Browser::new();
    let tablet = browser.station();
    let he = written(&tablet, "何建民", "501", false);
    let mut copy = Browser::started_after(70);
    (copy.real, copy.device_key) = (browser.real.copy(), browser.device_key.clone());
    let before = filed(&tablet, he, 1);
    let other = Browser::started_after(50);
    let desk = other.tab();
    open(&desk, Mode::Real);
    restore(&desk, back_up(&tablet)).expect("restored");
    let tablets = devices(&desk).devices.iter().find(|device| !device.this).expect("the tablet").key;
    ask(&desk, Ask::Devices(About::Revoke { key: tablets })).expect("revoked");

    let thief = copy.tab();
    open(&thief, Mode::Real);
    let instead = filed(&thief, he, 2);
    assert_eq!(restore(&desk, back_up(&thief)), added(1, 0), "it is kept, for others may name it");
    let again = other.tab();
    let counts = |desk: &Rc<desk::Desk<Tab>>| {
        let open: Vec<_> = open_requests(desk).iter().map(|row| row.id).collect();
        (open.contains(&before), open.contains(&instead))
    };
    assert_eq!(counts(&desk), (true, false));
    drop(desk);
    open(&again, Mode::Real);
    assert_eq!(counts(&again), (true, false), "after a restart");
}

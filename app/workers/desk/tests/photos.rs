//! Photos lie on the device that took them: they go from there when the station lets go of them, a backup takes as many
//! along as it has room for, and by a backup they come to the station.

use crate::common::backups::{PASSPHRASE, back_up, restore};
use crate::common::joined::{building_3, file, other, send, two};
use crate::common::people::{nobody, undo, written};
use crate::common::photos::*;
use crate::common::*;
use desk::Desk;
use device::store::{Store, StoreError, Write};
use domain::keeping::Sort;
use domain::program::EnrolStage;
use domain::time::{DAY_MS, HOUR_MS};
use domain::{Day, PersonId, ProgramId};
use futures::executor::block_on;
use ports::desk::devices::{Answer as Devices, Ask as About};
use ports::desk::keep::{Answer as Told, Ask as Keep, File};
use ports::desk::paperwork::{Ask as Paperwork, Whose};
use ports::desk::*;
use std::rc::Rc;

/// A station, its captain's device with a photo of somebody's papers, and who that is.
struct Scene {
    station: Rc<Desk<Tab>>,
    captain: Rc<Desk<Tab>>,
    he: PersonId,
    card: ProgramId,
}

fn scene() -> Scene {
    let (station, captain, he) = two(building_3);
    let card = card(&station);
    send(&station, &captain);
    photographed(&captain, card, (he, "何建民"), &["front"]);
    send(&captain, &station);
    assert_eq!((scans(&station, card, he).len(), lying(&captain.host.browser)), (1, 1));
    Scene { station, captain, he, card }
}

/// The device is started again.
fn restarted(desk: &Rc<Desk<Tab>>) -> Rc<Desk<Tab>> {
    let again = desk.host.browser.tab();
    drop(ask(&again, Ask::Open { base_url: BASE.to_owned(), mode: Mode::Real }));
    drop(ask(&again, Ask::TakeOver));
    again
}

fn backup(desk: &Rc<Desk<Tab>>) -> File {
    match ask(desk, Ask::Keep(Keep::Make { passphrase: Some(PASSPHRASE.into()) })) {
        Ok(Answer::Keep(Told::Backup(file))) => file,
        other => panic!("a backup, not {other:?}"),
    }
}

/// A new device, brought back from a backup.
fn brought_back(file: Vec<u8>) -> Rc<Desk<Tab>> {
    let new = Browser::started_after(150).tab();
    open(&new, Mode::Real);
    restore(&new, file).expect("restored");
    new
}

/// How many photos adding a backup brings.
fn added(desk: &Rc<Desk<Tab>>, file: Vec<u8>) -> u32 {
    match restore(desk, file) {
        Ok(Answer::Keep(Told::Added { photos, .. })) => photos,
        other => panic!("added, not {other:?}"),
    }
}

fn photos_to_hand_over(desk: &Rc<Desk<Tab>>) -> u32 {
    match ask(desk, Ask::Devices(About::Handing)) {
        Ok(Answer::Devices(Devices::Handing(handing))) => handing.photos,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_photo_that_is_withdrawn_at_the_station_goes_from_the_device_that_took_it() {
    let Scene { station, captain, he, .. } = scene();
    seen_at(&captain, household(&captain, he), "a damp wall");
    send(&captain, &station);
    withdraws(&station, he);
    assert_eq!(lying(&captain.host.browser), 2);
    send(&station, &captain);
    assert_eq!(lying(&captain.host.browser), 0);
}

#[test]
fn a_photo_that_the_station_drops_goes_from_the_device_that_took_it() {
    let Scene { station, captain, he, card } = scene();
    photographed(&captain, card, (he, "何建民"), &["back"]);
    send(&captain, &station);
    let dropped = scans(&station, card, he)[0].id;
    saved(ask(&station, Ask::Paperwork(Paperwork::Drop(Whose::Person(he), dropped))));
    send(&station, &captain);
    assert_eq!(lying(&captain.host.browser), 1);
    let left = scans(&captain, card, he);
    assert!(left.len() == 1 && shows(&captain, he, &left[0]), "the other stays");
}

#[test]
fn photos_of_somebody_whom_the_station_makes_one_with_another_go_along_and_come_back() {
    let Scene { station, captain, he, card } = scene();
    let again = PersonForm { building: building_3(&station), home: "502".into(), name: "何建民".into(), ..nobody() };
    let person = saved(ask(&station, Ask::SavePerson(again))).person.expect("the new one");
    send(&station, &captain);
    let merged = saved(ask(&station, Ask::Roster(roster::Ask::Merge { twice: he, person, take: vec![] })));
    send(&station, &captain);
    let moved = scans(&captain, card, person);
    assert_eq!((moved.len(), lying(&captain.host.browser)), (1, 1));
    assert!(shows(&captain, person, &moved[0]));
    undo(&station, &merged);
    send(&station, &captain);
    let back = scans(&captain, card, he);
    assert!(back.len() == 1 && shows(&captain, he, &back[0]), "two again, and the photo is where it was");
}

#[test]
fn a_photo_that_was_kept_long_enough_goes_from_the_device_that_took_it() {
    let Scene { station, captain, he, card } = scene();
    let step = |stage| programs::Step { program: card, people: vec![he], stage, day: Day::of(NOW) };
    for stage in [EnrolStage::HandedIn, EnrolStage::Granted] {
        saved(ask(&station, Ask::Programs(programs::Ask::Step(step(stage)))));
    }
    saved(ask(&station, Ask::Keeping(keeping::Ask::Set(Sort::Photos, 3))));
    for day in 0..8 {
        pass(&station, DAY_MS);
        written(&station, &format!("邻居{day}"), "", false);
    }
    pass(&station, 2 * HOUR_MS);
    assert_eq!((scans(&station, card, he).len(), lying(&captain.host.browser)), (0, 1));
    send(&station, &captain);
    assert_eq!(lying(&captain.host.browser), 0);
}

#[test]
fn what_was_left_lying_goes_when_the_desk_is_opened_and_what_nobody_can_judge_stays() {
    let Scene { captain, he, card, .. } = scene();
    let store = captain.host.browser.real.clone();
    let left = |whose: [u8; 16]| Write::put("scans", [&whose[..], &[7; 32]].concat(), b"sealed".to_vec());
    block_on(store.commit(vec![left(he.0), left([9; 16])])).expect("written");
    let captain = restarted(&captain);
    let whose: Vec<Vec<u8>> = store.rows()["scans"].iter().map(|(row, _)| row[..16].to_vec()).collect();
    assert_eq!(whose.len(), 2, "a photo without a word about it is nobody's, where its key is here");
    assert!(whose.contains(&vec![9; 16]), "there is no key to judge by");
    assert!(shows(&captain, he, &scans(&captain, card, he)[0]));
}

#[test]
fn a_device_that_counts_no_more_keeps_what_the_station_has_not_heard_of() {
    let Scene { station, captain, he, card } = scene();
    photographed(&captain, card, (he, "何建民"), &["back"]);
    let key = other(&station).key;
    ask(&station, Ask::Devices(About::Revoke { key })).expect("revoked");
    // It hears of that by a backup of the station's: its last event names a photo, and does not count.
    restore(&captain, back_up(&station)).expect("added");
    let captain = restarted(&captain);
    assert_eq!((scans(&captain, card, he).len(), lying(&captain.host.browser)), (1, 2));
}

#[test]
fn whoever_was_erased_elsewhere_is_not_lost_to_a_read_that_fails() {
    let Scene { station, captain, he, .. } = scene();
    ask(&station, Ask::Privacy(privacy::Ask::Erase(he))).expect("erased");
    let key = other(&station).key;
    let sent = file(ask(&station, Ask::Devices(About::Send { key })));
    let disk = captain.host.browser.real.clone();
    disk.blind(Some(StoreError::Other("unreadable".into())));
    let take_in = || ask(&captain, Ask::Devices(About::TakeIn { file: sent.bytes.clone() }));
    assert_eq!(take_in(), Err(Trouble::Broken("unreadable".into())));
    disk.blind(None);
    // The desk goes on by what is on the disk, so the same file is news to it.
    match take_in() {
        Ok(Answer::Devices(Devices::TakenIn(taken))) => assert!(taken.new > 0, "{taken:?}"),
        other => panic!("{other:?}"),
    }
    let captain = restarted(&captain);
    assert_eq!(ask(&captain, Ask::Person(he)), Err(Trouble::Unknown));
    assert_eq!(lying(&captain.host.browser), 0);
}

#[test]
fn a_backup_leaves_out_the_photos_it_has_no_room_for_and_says_how_many() {
    let browser = Browser::new();
    let desk = browser.station();
    let card = card(&desk);
    let people: Vec<PersonId> = ["何建民", "余奶奶", "田桂英"].map(|name| written(&desk, name, "", false)).to_vec();
    for (person, name) in people.iter().zip(["何建民", "余奶奶", "田桂英"]) {
        photographed(&desk, card, (*person, name), &["front"]);
        desk.host.browser.clock.pass(DAY_MS);
    }
    let one = browser.real.rows()["scans"][0].1.len();
    // What was decided is needed least, of the others the oldest.
    let step = |stage| programs::Step { program: card, people: vec![people[2]], stage, day: Day::of(NOW) };
    for stage in [EnrolStage::HandedIn, EnrolStage::Granted] {
        saved(ask(&desk, Ask::Programs(programs::Ask::Step(step(stage)))));
    }
    for (room, there) in [(3 * one, vec![0, 1, 2]), (3 * one - 1, vec![0, 1]), (one, vec![1]), (one - 1, vec![])] {
        browser.photo_room.set(room);
        let file = backup(&desk);
        assert_eq!(file.left_out as usize, 3 - there.len());
        let new = brought_back(file.bytes);
        assert_eq!(lying(&new.host.browser), there.len());
        for person in there {
            let person = people[person];
            assert!(shows(&new, person, &scans(&new, card, person)[0]), "{room}");
        }
    }
}

#[test]
fn the_photos_of_whoever_goes_come_to_the_station_by_a_backup() {
    let Scene { station, captain, he, card } = scene();
    seen_at(&captain, household(&captain, he), "a damp wall");
    assert_eq!((photos_to_hand_over(&captain), photos_to_hand_over(&station)), (2, 0));
    let photo = scans(&station, card, he).remove(0);
    assert!(!shows(&station, he, &photo));
    // Nobody has sent what was written since: the backup brings that, too.
    let file = back_up(&captain);
    assert_eq!((added(&station, file.clone()), lying(&station.host.browser)), (2, 2));
    assert!(shows(&station, he, &photo));
    assert_eq!((added(&station, file.clone()), photos_to_hand_over(&station)), (0, 2), "nothing is added twice");
    assert!(shows(&restarted(&station), he, &photo), "and it stays");
}

#[test]
fn a_backup_brings_no_photo_back_that_was_let_go_of() {
    let Scene { station, captain, he, .. } = scene();
    let file = back_up(&captain);
    withdraws(&station, he);
    assert_eq!((added(&station, file), lying(&station.host.browser)), (0, 0));
    send(&station, &captain);
    assert_eq!(lying(&captain.host.browser), 0);
}

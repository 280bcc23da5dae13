//! Backups: everything comes back on a new device; what is damaged, foreign or smaller changes nothing.

use crate::common::people::{filed, written};
use crate::common::*;
use courier::body::{Body, FollowAct, FollowBody};
use desk::Desk;
use device::store::{Fault, StoreError};
use domain::pair::Gender;
use domain::time::DAY_MS;
use ports::desk::keep::{Answer as Told, Ask as Keep, Due, File, Kept, Refused, Storage};
use ports::desk::*;
use std::rc::Rc;

const PASSPHRASE: &str = "三号楼 的 备份 放在 抽屉";

fn keep(desk: &Rc<Desk<Tab>>, question: Keep) -> Result<Told, Trouble> {
    match ask(desk, Ask::Keep(question)) {
        Ok(Answer::Keep(told)) => Ok(told),
        Ok(other) => panic!("about backups, not {other:?}"),
        Err(why) => Err(why),
    }
}

fn back_up(desk: &Rc<Desk<Tab>>) -> File {
    match keep(desk, Keep::Make { passphrase: Some(PASSPHRASE.into()) }) {
        Ok(Told::Backup(file)) => file,
        other => panic!("a backup, not {other:?}"),
    }
}

fn kept(desk: &Rc<Desk<Tab>>) -> Kept {
    match keep(desk, Keep::State) {
        Ok(Told::Kept(kept)) => kept,
        other => panic!("how it stands, not {other:?}"),
    }
}

fn restore(desk: &Rc<Desk<Tab>>, file: &[u8], passphrase: &str) -> Reply {
    ask(desk, Ask::Keep(Keep::Restore { file: file.to_vec(), passphrase: passphrase.into() }))
}

fn status(desk: &Rc<Desk<Tab>>) -> Status {
    match ask(desk, Ask::Status) {
        Ok(Answer::Status(status)) => status,
        other => panic!("a status, not {other:?}"),
    }
}

/// Another device, with the same mailbox.
fn other_device(browser: &Browser, number: u8) -> (Browser, Rc<Desk<Tab>>) {
    let mut other = Browser::started_after(number);
    other.post = browser.post.clone();
    let desk = other.tab();
    assert_eq!(open(&desk, Mode::Real), Opened::NeedsSetUp);
    (other, desk)
}

fn names(desk: &Rc<Desk<Tab>>) -> Vec<String> {
    match ask(desk, Ask::People { text: String::new(), filter: PeopleFilter::All, from: 0, count: 100 }) {
        Ok(Answer::People(page)) => page.rows.into_iter().map(|row| format!("{} {}", row.name, row.plate)).collect(),
        other => panic!("people, not {other:?}"),
    }
}

fn letters(desk: &Rc<Desk<Tab>>) -> Vec<(String, Says, LetterState)> {
    match ask(desk, Ask::Letters { from: 0, count: 100 }) {
        Ok(Answer::Letters(page)) => page.rows.into_iter().map(|row| (row.to, row.says, row.state)).collect(),
        other => panic!("letters, not {other:?}"),
    }
}

#[test]
fn everything_comes_back_on_a_new_device_and_life_goes_on() {
    let browser = Browser::new();
    let desk = browser.station();
    let (place, poster) = building(&desk, "青禾小区", "3");
    let (mut resident, mut stranger) = (Phone::new(1), Phone::new(2));
    let body = resident.request(7, place, "水管漏水。");
    let text = resident.message(&poster, &Body::Request(body.clone()));
    taken(ask(&desk, Ask::TakeIn { text }));
    let tian = written(&desk, "田桂英", "301", true);
    saved(ask(&desk, Ask::Assign(vec![(body.id, tian)])));
    stranger.post(&browser.post, &poster, &Body::Request(stranger.request(8, place, "灯不亮。")));
    pass(&desk, 5_000);
    pass(&desk, 10_000);
    let (before, aside) = (request(&desk, body.id), tray(&desk));
    assert_eq!((before.tasks.len(), aside.len()), (1, 1));
    let file = back_up(&desk);
    assert!(file.name.starts_with("last-metre-") && file.name.contains("2026-11-22"), "{}", file.name);

    let (other, again) = other_device(&browser, 50);
    assert!(matches!(restore(&again, &file.bytes, PASSPHRASE), Ok(Answer::Opened(Opened::Ready(_)))));
    assert_eq!(request(&again, body.id), before);
    assert_eq!((tray(&again), names(&again), letters(&again)), (aside, names(&desk), letters(&desk)));
    let (_, same) = building(&again, "青禾小区", "3");
    assert_eq!((same.root, same.inbox, same.folder), (poster.root, poster.inbox, poster.folder));
    // The phone goes on talking to the station, whichever device it now is; and what is written is there after a restart.
    let follow = FollowBody { request: body.id, round: 0, act: FollowAct::Withdraw, at_ms: NOW };
    resident.post(&browser.post, &poster, &Body::Follow(follow));
    other.clock.pass(20_000);
    pass(&again, 5_000);
    assert_eq!(request(&again, body.id).row.step, Step::Withdrawn);
    let filed = filed(&again, tian, 1);
    drop(again);
    let again = other.tab();
    open(&again, Mode::Real);
    assert_eq!(request(&again, filed).row.who, "田桂英");
    assert_eq!(status(&again).set_aside, 0);
}

#[test]
fn a_restored_device_writes_with_a_key_of_its_own_so_both_may_go_on() {
    let browser = Browser::new();
    let desk = browser.station();
    let he = written(&desk, "何建民", "501", false);
    let (_, other) = other_device(&browser, 50);
    restore(&other, &back_up(&desk).bytes, PASSPHRASE).expect("restored");
    // Both write on, then each hears of the other by a backup.
    let (here, there) = (filed(&desk, he, 1), filed(&other, he, 2));
    let (from_here, from_there) = (back_up(&desk), back_up(&other));
    let added = Ok(Answer::Keep(Told::Added { events: 1, refused: 0, photos: 0 }));
    assert_eq!(restore(&desk, &from_there.bytes, PASSPHRASE), added);
    assert_eq!(restore(&other, &from_here.bytes, PASSPHRASE), added);
    for desk in [&desk, &other] {
        let mut both: Vec<_> = open_requests(desk).iter().map(|row| row.id).collect();
        both.sort_unstable();
        let mut expected = vec![here, there];
        expected.sort_unstable();
        assert_eq!(both, expected);
        assert_eq!(status(desk).set_aside, 0, "neither has said two things under one number");
    }
    // It stays so after a restart.
    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    assert_eq!(open_requests(&desk).len(), 2);
}

#[test]
fn a_smaller_backup_replaces_nothing_and_a_set_up_desk_is_never_replaced() {
    let browser = Browser::new();
    let desk = browser.station();
    written(&desk, "何建民", "501", false);
    let small = back_up(&desk);
    written(&desk, "余奶奶", "502", false);
    let rows = browser.real.rows();
    let nothing = Ok(Answer::Keep(Told::Added { events: 0, refused: 0, photos: 0 }));
    assert_eq!(restore(&desk, &small.bytes, PASSPHRASE), nothing);
    assert_eq!((names(&desk).len(), browser.real.rows()), (2, rows));
    let full = back_up(&desk);
    assert!(full.name != small.name && full.last.events > small.last.events);
    // Somebody founded a new station on the new device before they thought of the backup.
    let foreign = Browser::stranger();
    let before = names(&foreign);
    assert_eq!(restore(&foreign, &full.bytes, PASSPHRASE), Err(Trouble::Backup(Refused::OtherStation)));
    assert_eq!(names(&foreign), before);
}

#[test]
fn a_file_that_is_not_right_says_what_is_wrong_and_leaves_the_device_as_it_was() {
    let browser = Browser::new();
    let desk = browser.station();
    written(&desk, "何建民", "501", false);
    let bytes = back_up(&desk).bytes;
    let (other, empty) = other_device(&browser, 50);
    let mut altered = bytes.clone();
    altered[bytes.len() - 9] ^= 1;
    let mut newer = bytes.clone();
    newer[8] += 1;
    for (file, passphrase, why) in [
        (&b""[..], PASSPHRASE, Refused::NotABackup),
        (b"PK\x03\x04 a spreadsheet", PASSPHRASE, Refused::NotABackup),
        (&bytes[..bytes.len() / 2], PASSPHRASE, Refused::CutOff),
        (&altered, PASSPHRASE, Refused::Altered),
        (&newer, PASSPHRASE, Refused::Newer),
        (&bytes, "三号楼 的 备份 放在 柜子", Refused::WrongPassphrase),
        (&bytes, "", Refused::WrongPassphrase),
    ] {
        assert_eq!(restore(&empty, file, passphrase), Err(Trouble::Backup(why)));
        assert_eq!(restore(&desk, file, passphrase), Err(Trouble::Backup(why)), "at a desk at work");
    }
    assert!(other.real.rows().values().all(Vec::is_empty), "nothing was written");
    assert_eq!(keep(&desk, Keep::Make { passphrase: Some("12345678901".into()) }), Err(Trouble::Backup(Refused::Weak)));
    // What was typed on a wide keyboard is the same passphrase.
    assert!(restore(&empty, &bytes, " 三号楼 的  备份 放在 抽屉 ").is_ok());
    assert_eq!(names(&empty), names(&desk));
}

#[test]
fn a_fault_while_restoring_leaves_an_empty_device_that_can_try_again() {
    let browser = Browser::new();
    let desk = browser.station();
    written(&desk, "何建民", "501", false);
    let bytes = back_up(&desk).bytes;
    for (fault, trouble) in [
        (Fault::Before(StoreError::Full), Trouble::Full),
        (Fault::Before(StoreError::ReadOnly), Trouble::ReadOnly),
        (Fault::After(StoreError::Lost), Trouble::Lost),
    ] {
        let (other, new) = other_device(&browser, 50);
        other.real.fail_next(fault.clone());
        assert_eq!(restore(&new, &bytes, PASSPHRASE), Err(trouble));
        // Whatever is there after a restart is all of it or nothing.
        drop(new);
        let new = other.tab();
        match open(&new, Mode::Real) {
            Opened::NeedsSetUp => drop(restore(&new, &bytes, PASSPHRASE).expect("room now")),
            opened => assert!(matches!((&fault, opened), (Fault::After(_), Opened::Ready(_)))),
        }
        assert_eq!(names(&new), names(&desk));
    }
}

#[test]
fn a_backup_can_be_had_when_nothing_can_be_written_any_more() {
    let browser = Browser::new();
    let desk = browser.station();
    let he = written(&desk, "何建民", "501", false);
    for (error, trouble, storage, gender) in [
        (StoreError::Full, Trouble::Full, Storage::Full, Gender::Man),
        (StoreError::ReadOnly, Trouble::ReadOnly, Storage::ReadOnly, Gender::Woman),
    ] {
        browser.real.wedge(Some(error));
        let said = Ask::SetGender { person: he, gender: Some(gender) };
        assert_eq!(ask(&desk, said.clone()), Err(trouble));
        assert_eq!(status(&desk).storage, storage, "the face offers a backup");
        let file = back_up(&desk);
        let (_, new) = other_device(&browser, 50);
        assert!(restore(&new, &file.bytes, PASSPHRASE).is_ok());
        assert_eq!(names(&new), names(&desk));
        browser.real.wedge(None);
        saved(ask(&desk, said));
        assert_eq!(status(&desk).storage, Storage::Fine);
    }
}

#[test]
fn a_backup_is_asked_for_until_there_is_one_and_that_is_remembered() {
    let browser = Browser::new();
    let desk = browser.station();
    assert_eq!(status(&desk).kept.due(NOW), None, "nobody is written down yet");
    written(&desk, "何建民", "501", false);
    assert_eq!(status(&desk).kept.due(NOW), Some(Due::Never));
    let file = back_up(&desk);
    assert_eq!(kept(&desk).due(NOW), None);
    drop(desk);
    let desk = browser.tab();
    open(&desk, Mode::Real);
    assert_eq!(status(&desk).kept.last, Some(file.last));
    written(&desk, "余奶奶", "502", false);
    assert_eq!((kept(&desk).due(NOW + DAY_MS), kept(&desk).due(NOW + 7 * DAY_MS)), (None, Some(Due::Old)));
    // A restored device has the backup it came from.
    let (_, new) = other_device(&browser, 50);
    restore(&new, &file.bytes, PASSPHRASE).expect("restored");
    assert_eq!(kept(&new).last, Some(file.last));
}

#[test]
fn after_the_first_a_tap_is_enough() {
    let browser = Browser::new();
    let desk = browser.station();
    let tap = || keep(&desk, Keep::Make { passphrase: None });
    assert_eq!(tap(), Err(Trouble::Backup(Refused::Weak)), "there is no passphrase yet");
    let first = back_up(&desk);
    written(&desk, "何建民", "501", false);
    let Ok(Told::Backup(file)) = tap() else { panic!("a backup") };
    assert!(file.name != first.name);
    let (other, new) = other_device(&browser, 50);
    assert!(restore(&new, &file.bytes, PASSPHRASE).is_ok());
    assert_eq!(names(&new), names(&desk));
    // The restored device goes on under the same passphrase, after a restart too.
    drop(new);
    let new = other.tab();
    open(&new, Mode::Real);
    let Ok(Told::Backup(file)) = keep(&new, Keep::Make { passphrase: None }) else { panic!("a backup") };
    assert!(restore(&desk, &file.bytes, PASSPHRASE).is_ok());
    assert!(!browser.real.rows()["meta"].iter().any(|(_, row)| row.windows(6).any(|part| part == "抽屉".as_bytes())));
}

#[test]
fn the_sample_has_no_backup() {
    let browser = Browser::new();
    let desk = browser.tab();
    open(&desk, Mode::Sample);
    assert_eq!(restore(&desk, b"LMbundle", PASSPHRASE), Err(Trouble::NotNow));
    ask(&desk, Ask::StartSample { seed: 2026 }).expect("started");
    assert_eq!(keep(&desk, Keep::Make { passphrase: Some(PASSPHRASE.into()) }), Err(Trouble::NotNow));
    assert_eq!(keep(&desk, Keep::State), Err(Trouble::NotNow));
}

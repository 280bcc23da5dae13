//! What lies on the disk: version 1 opens for ever, damaged bytes are put aside, a newer program's are left alone.

use crate::support::{Device, NINE, Station, files, he, now, pasted};
use device::post::MemoryPost;
use device::store::{MemoryStore, Store, Write};
use domain::TaskId;
use domain::request::Stage;
use pocket::disk::TABLE;
use ports::pocket::{Ask, HelpStep, Keeps, Reply, Say, Standing, Trouble};
use std::path::PathBuf;

const STATE: &[u8] = b"state";
const TASK: TaskId = TaskId([7; 16]);

fn fixture() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1/state.hex")
}

fn row(store: &MemoryStore, key: &[u8]) -> Option<Vec<u8>> {
    now(store.read(TABLE, key)).unwrap()
}

fn put(store: &MemoryStore, bytes: &[u8]) {
    now(store.commit(vec![Write::put(TABLE, STATE, bytes)])).unwrap();
}

/// A phone that has done a little of everything.
fn lived_in() -> Device {
    let (post, mut station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let phone = device.open();
    now(phone.stands_on(Some(&station.file())));
    now(phone.take_poster(station.vouched())).unwrap();
    let id = files(&phone, "买降压药").unwrap();
    let request = station.request(&post);
    let (done, _) = station.receipt(&request, 0, None, Stage::Done);
    station.posts(&post, &request, &done);
    now(phone.look(true));
    now(phone.answer(Ask::Say { request: id, say: Say::Confirm { stars: 4, word: "谢谢".into() } }));
    now(phone.take_in(&pasted(&station.offer(TASK)))).unwrap();
    now(phone.answer(Ask::Answer { task: TASK, yes: Some(he()) }));
    let details = station.details(TASK, &request.reply.unwrap());
    now(phone.take_in(&pasted(&details))).unwrap();
    now(phone.take_in(&pasted(&station.call_off(TASK)))).unwrap();
    device
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    let digits = text.trim().as_bytes();
    digits.chunks(2).map(|two| u8::from_str_radix(str::from_utf8(two).unwrap(), 16).unwrap()).collect()
}

/// With `KEEP_FIXTURES=1` a fixture that is missing is written; none is ever overwritten.
#[test]
fn a_record_of_version_1_opens_for_ever() {
    if !fixture().exists() && std::env::var_os("KEEP_FIXTURES").is_some() {
        std::fs::write(fixture(), hex(&row(&lived_in().store, STATE).unwrap()) + "\n").unwrap();
    }
    let kept = unhex(&std::fs::read_to_string(fixture()).expect("no fixture"));
    let device = Device::near(&MemoryPost::new(), 9);
    put(&device.store, &kept);
    let shown = device.open().shown();
    assert_eq!((shown.keeps, shown.damaged), (Keeps::Well, false));
    let station = shown.station.unwrap();
    assert_eq!((station.estate.as_str(), station.standing), ("青禾小区", Standing::Genuine));
    assert_eq!((shown.me, shown.notice), (Some(he()), 1));
    let [mine] = shown.requests.as_slice() else { panic!("one request") };
    assert_eq!((mine.words.as_str(), mine.filed_ms, mine.heard.len()), ("买降压药", NINE, 1));
    assert!(matches!(&mine.said, Some((Say::Confirm { stars: 4, .. }, _))));
    let [task] = shown.tasks.as_slice() else { panic!("one task") };
    assert_eq!((task.step, task.details.as_ref().map(|d| d.door_code)), (HelpStep::CalledOff, Some(47)));
    assert_eq!(row(&device.store, STATE), Some(kept), "opening changes nothing");
}

#[test]
fn damaged_bytes_are_put_aside_and_the_person_is_told_and_goes_on() {
    let whole = row(&lived_in().store, STATE).unwrap();
    for damaged in [&whole[..whole.len() / 2], &[whole.as_slice(), b"x"].concat(), &[], &[0, 1, 2]] {
        let (post, station) = (MemoryPost::new(), Station::new(1));
        let device = Device::near(&post, 7);
        put(&device.store, damaged);
        let phone = device.scans(&station);
        assert!(phone.shown().damaged);
        assert_eq!(row(&device.store, b"aside/state").as_deref(), Some(damaged));
        files(&phone, "修灯").unwrap();
        assert!(device.open().shown().damaged, "until they say that they have seen it");
        now(phone.answer(Ask::Understood));
        let after = device.open().shown();
        assert_eq!((after.damaged, after.requests.len()), (false, 1));
        assert_eq!(row(&device.store, b"aside/state").as_deref(), Some(damaged), "and it stays");
    }
}

#[test]
fn what_a_newer_program_wrote_is_neither_read_nor_touched() {
    let (post, station) = (MemoryPost::new(), Station::new(1));
    let device = Device::near(&post, 7);
    let old = device.scans(&station);
    let newer = [&[2][..], &[7; 100]].concat();
    put(&device.store, &newer);
    for phone in [old, device.open()] {
        assert_eq!(files(&phone, "买药"), Err(Trouble::OldPage));
        assert_eq!(now(phone.take_in(&pasted(&station.offer(TASK)))), Err(Trouble::OldPage));
        assert_eq!(now(phone.answer(Ask::Answer { task: TASK, yes: None })), Reply::Said(Err(Trouble::OldPage)));
        now(phone.look(true));
        now(phone.answer(Ask::Forget));
        assert_eq!(phone.shown().keeps, Keeps::Newer);
    }
    assert_eq!(row(&device.store, STATE), Some(newer));
    assert!(station.requests(&post).is_empty());
}

#[test]
fn a_disk_that_cannot_be_read_for_a_moment_is_not_written_over() {
    let device = lived_in();
    let before = device.open().shown().requests;
    device.store.blind(Some(device::store::StoreError::Lost));
    let phone = device.open();
    assert_eq!(phone.shown().keeps, Keeps::Not);
    now(phone.take_in(&pasted(&Station::new(1).offer(TaskId([8; 16]))))).unwrap();
    device.store.blind(None);
    now(phone.answer(Ask::Understood));
    let shown = device.open().shown();
    assert_eq!((shown.requests, shown.tasks.len()), (before, 2));
}

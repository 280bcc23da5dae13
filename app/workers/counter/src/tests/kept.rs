//! What lies on the disk: newer, damaged, or as version 1 wrote it.

use super::{Canteen, now};
use crate::keep::{self, LoadError};
use crate::testing::{enrolment, message};
use device::post::PostError;
use device::store::{MemoryStore, Row, Span, Store, Write};
use domain::Kind;
use ports::counter::{Answer, Ask, Trouble};

#[test]
fn what_a_newer_version_keeps_is_not_touched() {
    let canteen = Canteen::open();
    let mut bytes = now(canteen.store.read(keep::STATE, b"kiosk")).unwrap().expect("kept");
    bytes[0] = 3;
    now(canteen.store.commit(vec![Write::put(keep::STATE, b"kiosk", bytes.clone())])).unwrap();
    assert_eq!(canteen.open_anew(), Err(LoadError::Newer));
    assert_eq!(now(canteen.store.read(keep::STATE, b"kiosk")).unwrap(), Some(bytes));
}

/// Whether these bytes show a text, in either form in which one is packed.
pub fn shows(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes(), &wide].iter().any(|form| bytes.windows(form.len()).any(|part| part == *form))
}

/// Where the browser keeps no key of its own, a copied disk is the kiosk; of what was told there it has ciphertext.
#[test]
fn a_disk_that_is_not_sealed_shows_seed_and_roster_and_nothing_that_was_told_there() {
    let canteen = Canteen::open();
    canteen.post.fail(Some(PostError::Offline));
    canteen.check_in(501);
    canteen.ask(Ask::File { words: "楼道灯不亮".into(), kind: Kind::Repair, diner: Some(501), building: None });
    canteen.rounds(3);
    let rows = canteen.store.rows().into_values().flatten();
    let disk: Vec<u8> = rows.flat_map(|(key, value)| [key, value].concat()).collect();
    assert!(disk.windows(32).any(|part| part == enrolment().seed) && shows(&disk, "何*民") && shows(&disk, "3号楼"));
    assert!(!shows(&disk, "楼道灯不亮"));
    let Answer::ToCarry(texts) = canteen.ask(Ask::TakeOut) else { panic!("texts to carry") };
    assert!(!texts.is_empty());
    for text in texts {
        let slip = courier::code::find(&text).expect("a code");
        let kiosk = crate::enrol::Keys::of(&enrolment().seed).seal;
        assert_eq!(courier::slip::open(&[kiosk], &slip), Err(courier::SlipError::NotForThisDevice));
    }
}

/// The same canteen after these rows of its state were damaged and the browser was started again.
fn damaged(canteen: &Canteen, rows: &[&[u8]]) -> Canteen {
    let damage = |key: &&[u8]| Write::put(keep::STATE, *key, b"\x01not a kiosk".to_vec());
    now(canteen.store.commit(rows.iter().map(damage).collect())).unwrap();
    canteen.restarted()
}

const BOTH: [&[u8]; 2] = [b"kiosk", b"kiosk copy"];

#[test]
fn one_damaged_row_is_mended_from_its_copy() {
    for row in BOTH {
        let canteen = Canteen::open();
        canteen.check_in(501);
        let restarted = damaged(&canteen, &[row]);
        assert_eq!(restarted.kiosk.till().map(|till| (till.today, till.waiting)), Some((1, 1)));
        assert!(now(restarted.store.read(keep::ASIDE, &[b"state/", row].concat())).unwrap().is_some());
        assert_eq!(now(restarted.store.scan(keep::STATE, &Span::all(), 9)).unwrap().len(), 2);
        assert_eq!(restarted.restarted().kiosk.till(), restarted.kiosk.till());
    }
}

#[test]
fn a_kiosk_that_cannot_be_read_says_so_and_its_letters_still_arrive() {
    let other = courier::body::EnrolBody { kiosk: 2, seed: [8; 32], ..enrolment() };
    for enrolled in [enrolment(), other] {
        let canteen = Canteen::open();
        canteen.post.fail(Some(PostError::Offline));
        canteen.check_in(501);
        canteen
            .ask(Ask::File { words: "楼道灯不亮".into(), kind: Kind::Repair, diner: Some(504), building: None });
        canteen.rounds(3);
        canteen.check_in(502);
        canteen.post.fail(None);
        let restarted = damaged(&canteen, &BOTH);
        let open = || restarted.ask(Ask::Open { base: String::new(), sample: false });
        assert_eq!(open(), Answer::Trouble(Trouble::Damaged));
        let aside = |key: &[u8]| now(restarted.store.read(keep::ASIDE, key)).unwrap();
        assert!(aside(b"state/kiosk").is_some() && aside(b"meals/\0\0\0\x01").is_some());
        let restarted = restarted.restarted();
        let open = || restarted.ask(Ask::Open { base: String::new(), sample: false });
        assert_eq!(open(), Answer::Trouble(Trouble::Damaged), "and says so until it is enrolled");
        assert!(matches!(restarted.ask(Ask::Enrol { text: message(&enrolled) }), Answer::Ready(_)));
        assert!(matches!(open(), Answer::Ready(_)));
        // A number once given out is not given out again, and the station is told not to wait for the others.
        assert!(matches!(restarted.check_in(504), Answer::CheckedIn { number: 2, .. }));
        restarted.rounds(1_000);
        assert_eq!(restarted.told(), ["0..2", "[0]", "[2]", "楼道灯不亮"]);
    }
}

#[test]
fn a_number_that_was_lost_does_not_hold_up_the_others() {
    let canteen = Canteen::open();
    for diner in [501, 502, 504] {
        canteen.check_in(diner);
    }
    let lost = Write::put(keep::MEALS, 1u32.to_be_bytes(), b"\x01".to_vec());
    now(canteen.store.commit(vec![lost])).unwrap();
    let restarted = canteen.restarted();
    restarted.rounds(1_000);
    assert_eq!(restarted.told(), ["1..2", "[0]", "[2]"]);
    restarted.counted(3, vec![]);
    restarted.rounds(1);
    assert_eq!(restarted.kiosk.till().map(|till| till.waiting), Some(0));
}

#[test]
fn the_next_number_outlives_the_days() {
    let canteen = Canteen::open();
    canteen.check_in(501);
    canteen.check_in(502);
    canteen.clock.pass(86_400_000);
    canteen.counted(2, vec![]);
    canteen.ask(Ask::Poll);
    let restarted = damaged(&canteen, &BOTH);
    restarted.ask(Ask::Enrol { text: message(&enrolment()) });
    assert!(matches!(restarted.check_in(504), Answer::CheckedIn { number: 2, .. }));
}

/// The rows of a canteen as version 1 wrote them; they must open for ever. To make the file anew before a release:
/// `KEEP_FIXTURE=1 cargo test -p counter fixture`.
#[test]
fn the_fixture_of_version_1_opens() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/v1/canteen.postcard");
    let canteen = Canteen::open();
    canteen.check_in(501);
    canteen.clock.pass(10_000);
    canteen.check_in(502);
    canteen.ask(Ask::File { words: "楼道灯不亮".into(), kind: Kind::Repair, diner: Some(504), building: None });
    canteen.ask(Ask::Poll);
    let rows = |table| now(canteen.store.scan(table, &Span::all(), 100)).unwrap();
    let whole: Fixture = [keep::STATE, keep::MEALS, keep::LETTERS].map(rows);
    if std::env::var_os("KEEP_FIXTURE").is_some() {
        std::fs::write(path, postcard::to_allocvec(&whole).unwrap()).unwrap();
    }
    let kept: Fixture = postcard::from_bytes(&std::fs::read(path).unwrap()).unwrap();
    let store = MemoryStore::new();
    for (table, rows) in [keep::STATE, keep::MEALS, keep::LETTERS].into_iter().zip(kept) {
        now(store.commit(rows.into_iter().map(|(key, value)| Write::put(table, key, value)).collect())).unwrap();
    }
    let found = now(keep::load(&store)).expect("opens").kept.expect("a kiosk");
    assert_eq!(found.state.enrolment, enrolment());
    assert_eq!((found.state.next, found.state.written, found.meals.len()), (2, 1, 2));
    assert_eq!(found.outbox.letters().count(), 2);
}

/// Rows of the three tables.
type Fixture = [Vec<Row>; 3];

//! What a copy of the kiosk's disk shows, and what becomes of a kiosk from before it was sealed.

use super::kept::shows as shows_text;
use super::{Canteen, NOON};
use crate::Kiosk;
use crate::keep::{LETTERS, LoadError, MEALS, STATE};
use crate::rest::sealed;
use crate::testing::{enrolment, message, now};
use device::post::MemoryPost;
use device::store::{Fault, MemoryStore, StoreError, Vault};
use device::{MemoryClock, MemoryEntropy};
use ports::counter::{Answer, Ask};

const SECRET: Option<[u8; 32]> = Some([5; 32]);

type Locked = Kiosk<Vault<MemoryStore>, MemoryPost, MemoryClock, MemoryEntropy>;

/// The kiosk's program over this disk, started for the `times`th time.
fn started(disk: &MemoryStore, secret: Option<[u8; 32]>, times: u8) -> Result<Locked, LoadError> {
    let store = now(sealed(disk.clone(), secret, &mut MemoryEntropy::seeded(times.into())))?;
    now(Kiosk::open(store, MemoryPost::new(), MemoryClock::at(NOON), MemoryEntropy::seeded(7)))
}

fn bytes(disk: &MemoryStore) -> Vec<u8> {
    let rows = disk.rows();
    let rows = [STATE, MEALS, LETTERS].iter().filter_map(|table| rows.get(table)).flatten();
    rows.flat_map(|(_, value)| value.clone()).collect()
}

fn shows(disk: &MemoryStore, secret: &[u8]) -> bool {
    bytes(disk).windows(secret.len()).any(|part| part == secret)
}

#[test]
fn a_copied_disk_shows_neither_roster_nor_seed_and_the_kiosk_goes_on_over_it() {
    let disk = MemoryStore::new();
    let kiosk = started(&disk, SECRET, 1).unwrap();
    assert!(matches!(now(kiosk.answer(Ask::Enrol { text: message(&enrolment()) })), Answer::Ready(_)));
    now(kiosk.answer(Ask::CheckIn { diner: Some(501), again: false }));
    assert!(!shows(&disk, &enrolment().seed) && !shows_text(&bytes(&disk), "陆*凤"));
    let again = started(&disk.copy(), SECRET, 2).unwrap();
    assert_eq!(again.till().map(|till| till.today), Some(1));
}

#[test]
fn a_kiosk_from_before_is_sealed_at_its_next_start_as_a_whole_or_not_at_all() {
    let before = Canteen::open();
    before.check_in(501);
    assert!(shows(&before.store, &enrolment().seed), "in plain, as it was then");
    assert!(shows_text(&bytes(&before.store), "陆*凤"));
    for fault in [Fault::Before(StoreError::Full), Fault::After(StoreError::Lost)] {
        let disk = before.store.copy();
        disk.fail_next(fault);
        assert!(started(&disk, SECRET, 1).is_err(), "said, and tried again at the next start");
        let next = started(&disk, SECRET, 2).unwrap();
        assert_eq!(next.till().map(|till| till.today), Some(1));
        assert!(!shows(&disk, &enrolment().seed));
    }
}

#[test]
fn without_the_devices_key_sealed_rows_are_left_alone() {
    let disk = MemoryStore::new();
    let kiosk = started(&disk, SECRET, 1).unwrap();
    now(kiosk.answer(Ask::Enrol { text: message(&enrolment()) }));
    let rows = disk.rows();
    for secret in [None, Some([6; 32])] {
        assert!(matches!(started(&disk, secret, 2), Err(LoadError::Store(StoreError::Denied))));
        assert_eq!(disk.rows(), rows);
    }
    assert!(started(&disk, SECRET, 3).unwrap().till().is_some());
}

#[test]
fn a_browser_without_such_a_key_keeps_a_kiosk_as_before() {
    let disk = MemoryStore::new();
    let kiosk = started(&disk, None, 1).unwrap();
    now(kiosk.answer(Ask::Enrol { text: message(&enrolment()) }));
    assert!(started(&disk, None, 2).unwrap().till().is_some());
}

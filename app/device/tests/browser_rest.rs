//! Locks, channels, chance and the sample's post in a real browser.
#![cfg(all(target_arch = "wasm32", feature = "worker"))]

use device::channel::{BrowserChannel, Channel};
use device::locks::{BrowserLocks, Locks, on_wanted, take_over};
use device::post::{Post, SAMPLE_TABLES, SamplePost};
use device::store::BrowserStore;
use device::{BrowserClock, BrowserEntropy, Clock};
use domain::Day;
use rand_core::Rng;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use trust::BoxSecret;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
async fn a_lock_has_one_holder_and_is_free_again_when_dropped() {
    let held = BrowserLocks.try_take("lm:test:one").await.unwrap();
    assert!(held.is_some());
    assert!(BrowserLocks.try_take("lm:test:one").await.unwrap().is_none());
    drop(held);
    let again = BrowserLocks.take("lm:test:one").await.unwrap();
    let stolen = BrowserLocks.steal("lm:test:one").await.unwrap();
    assert!(BrowserLocks.try_take("lm:test:one").await.unwrap().is_none());
    drop((again, stolen));
}

#[wasm_bindgen_test]
async fn a_tab_hands_its_lock_over_when_another_asks() {
    let (first, second) = (BrowserChannel::open("lm:test:pen"), BrowserChannel::open("lm:test:pen"));
    let held = Rc::new(RefCell::new(BrowserLocks.try_take("lm:test:pen").await.unwrap()));
    let hand_over = held.clone();
    on_wanted(&first, move || drop(hand_over.borrow_mut().take()));
    let taken = take_over(&BrowserLocks, &second, &device::BrowserClock, "lm:test:pen").await.unwrap();
    assert!(held.borrow().is_none());
    drop(taken);
}

#[wasm_bindgen_test]
async fn a_slip_put_into_the_sample_mailbox_rings_in_another_tab() {
    let name = "lm:test:sample-mailbox";
    BrowserStore::delete(name).await.unwrap();
    let open = async || {
        let store = BrowserStore::open(name, SAMPLE_TABLES).await.unwrap();
        SamplePost::over(store, BrowserChannel::open(name))
    };
    let (resident, captain) = (open().await, open().await);
    let secret = BoxSecret([7; 32]);
    let rung = Rc::new(Cell::new(0));
    let ring = rung.clone();
    captain.on_arrival(secret.id(), move || ring.set(ring.get() + 1));
    let name = resident.put(&secret.id(), Day(20_779), b"slip").await.unwrap();
    for _ in 0..50 {
        if rung.get() > 0 {
            break;
        }
        BrowserClock.sleep(20).await;
    }
    assert_eq!(rung.get(), 1);
    assert_eq!(captain.get(&secret.id(), Day(20_779), &name).await, Ok(b"slip".to_vec()));
}

#[wasm_bindgen_test]
async fn the_browsers_chance_is_not_the_same_twice_and_the_clock_goes_on() {
    let draw = || {
        let mut bytes = vec![0; 70_000];
        BrowserEntropy.fill_bytes(&mut bytes);
        bytes
    };
    let (first, second) = (draw(), draw());
    assert_ne!(first, second);
    assert_ne!(first[..1_000], first[66_000..67_000]);
    let before = BrowserClock.now_ms();
    BrowserClock.sleep(30).await;
    assert!(BrowserClock.now_ms() >= before + 25);
}

#[wasm_bindgen_test]
fn a_channel_that_was_closed_can_be_dropped_again() {
    let channel = BrowserChannel::open("lm:test:closed");
    assert!(channel.is_there());
    channel.tell(b"nobody hears");
}

//! The store in a real browser: what is committed is there after a reopening, a lost connection or another tab's doing.
//!
//! Run with `cargo test -p device --features worker --target wasm32-unknown-unknown`, wasm-bindgen's test runner and a
//! chromedriver.
#![cfg(all(target_arch = "wasm32", feature = "worker"))]

use device::store::{BrowserStore, Fault, MemoryStore, Span, Store, StoreError, Table, Write};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const EVENTS: Table = "events";
const OTHER: Table = "other";
const TABLES: &[Table] = &[EVENTS, OTHER];

async fn fresh(name: &'static str) -> BrowserStore {
    BrowserStore::delete(name).await.unwrap();
    BrowserStore::open(name, TABLES).await.unwrap()
}

fn rows(count: u8) -> Vec<Write> {
    (0..count).map(|n| Write::put(EVENTS, [b'k', n], [n; 3])).collect()
}

/// The same script against the real store and its twin must read the same.
async fn script(store: &impl Store) -> Vec<Vec<(Vec<u8>, Vec<u8>)>> {
    store.commit(rows(5)).await.unwrap();
    store.commit(vec![Write::put(EVENTS, *b"a", *b"first"), Write::put(OTHER, *b"", *b"empty key")]).await.unwrap();
    store.commit(vec![Write::delete(EVENTS, [b'k', 1]), Write::put(EVENTS, [b'k', 2], *b"new")]).await.unwrap();
    store
        .commit(vec![Write::put(OTHER, *b"gone", *b"x"), Write::Clear(OTHER), Write::put(OTHER, *b"b", *b"")])
        .await
        .unwrap();
    store.commit(Vec::new()).await.unwrap();
    let mut read = Vec::new();
    for (table, span, limit) in [
        (EVENTS, Span::all(), usize::MAX),
        (EVENTS, Span::prefix(b"k"), 2),
        (EVENTS, Span::prefix(b"k").after(&[b'k', 2]), 10),
        (EVENTS, Span::prefix(b"zz"), 10),
        (EVENTS, Span::all(), 0),
        (EVENTS, Span { from: b"z".to_vec(), before: Some(b"a".to_vec()) }, 10),
        (OTHER, Span::all(), 10),
    ] {
        let rows = store.scan(table, &span, limit).await.unwrap();
        let keys: Vec<Vec<u8>> = rows.iter().map(|(key, _)| key.clone()).collect();
        assert_eq!(store.keys(table, &span, limit).await.unwrap(), keys);
        read.push(rows);
    }
    read
}

#[wasm_bindgen_test]
async fn the_store_and_its_twin_do_the_same() {
    let real = script(&fresh("lm:test:same").await).await;
    assert_eq!(real, script(&MemoryStore::new()).await);
    assert_eq!(real[0].len(), 5);
}

#[wasm_bindgen_test]
async fn what_is_committed_is_there_after_a_reopening() {
    let store = fresh("lm:test:reopen").await;
    store.commit(rows(3)).await.unwrap();
    drop(store);
    let store = BrowserStore::open("lm:test:reopen", TABLES).await.unwrap();
    assert_eq!(store.read(EVENTS, &[b'k', 2]).await, Ok(Some(vec![2; 3])));
    assert_eq!(store.read(EVENTS, b"nothing").await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_again_and_the_transaction_handed_in_once_more() {
    let store = fresh("lm:test:lost").await;
    store.commit(rows(1)).await.unwrap();
    store.drop_connection();
    assert_eq!(store.commit(rows(4)).await, Ok(()));
    store.drop_connection();
    assert_eq!(store.scan(EVENTS, &Span::all(), 10).await.map(|rows| rows.len()), Ok(4));
    store.drop_connection();
    assert_eq!(store.read(EVENTS, &[b'k', 3]).await, Ok(Some(vec![3; 3])));
}

#[wasm_bindgen_test]
async fn a_failing_commit_changes_nothing() {
    let store = fresh("lm:test:fails").await;
    store.commit(rows(1)).await.unwrap();
    let failed = store.commit(vec![Write::put(EVENTS, *b"k", *b"half"), Write::put("unknown", *b"k", *b"v")]).await;
    assert!(matches!(failed, Err(StoreError::Other(_))), "{failed:?}");
    assert_eq!(store.scan(EVENTS, &Span::all(), 10).await.map(|rows| rows.len()), Ok(1));
    let twin = MemoryStore::new();
    twin.fail_next(Fault::Before(StoreError::Full));
    assert_eq!(twin.commit(rows(2)).await, Err(StoreError::Full));
    assert_eq!(twin.scan(EVENTS, &Span::all(), 10).await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn a_newer_release_adds_tables_and_the_older_one_notices() {
    let old = fresh("lm:test:upgrade").await;
    old.commit(rows(2)).await.unwrap();
    let new = BrowserStore::open("lm:test:upgrade", &[EVENTS, OTHER, "third"]).await.unwrap();
    assert_eq!(new.scan(EVENTS, &Span::all(), 10).await.map(|rows| rows.len()), Ok(2));
    new.commit(vec![Write::put("third", *b"k", *b"v")]).await.unwrap();
    assert_eq!(old.commit(rows(3)).await, Err(StoreError::Outdated));
    assert_eq!(BrowserStore::open("lm:test:upgrade", TABLES).await.err(), Some(StoreError::Outdated));
}

#[wasm_bindgen_test]
async fn deleting_a_database_does_not_wait_for_those_who_have_it_open() {
    let store = fresh("lm:test:delete").await;
    store.commit(rows(2)).await.unwrap();
    BrowserStore::delete("lm:test:delete").await.unwrap();
    assert_eq!(store.scan(EVENTS, &Span::all(), 10).await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn ten_thousand_rows_are_one_commit_and_one_scan() {
    let store = fresh("lm:test:many").await;
    let writes = (0..10_000u32).map(|n| Write::put(EVENTS, n.to_be_bytes(), vec![7; 200])).collect();
    store.commit(writes).await.unwrap();
    let rows = store.scan(EVENTS, &Span::all(), usize::MAX).await.unwrap();
    assert!(rows.len() == 10_000 && rows.is_sorted() && rows.iter().all(|(_, value)| value.len() == 200));
}

#[wasm_bindgen_test]
async fn two_tabs_writing_at_once_lose_nothing() {
    let first = fresh("lm:test:two").await;
    let second = BrowserStore::open("lm:test:two", TABLES).await.unwrap();
    for n in 0..20u8 {
        let a = first.commit(vec![Write::put(EVENTS, [b'a', n], [n])]);
        let b = second.commit(vec![Write::put(EVENTS, [b'b', n], [n])]);
        let (a, b) = futures::join!(a, b);
        assert_eq!((a, b), (Ok(()), Ok(())));
    }
    assert_eq!(first.scan(EVENTS, &Span::all(), 100).await.map(|rows| rows.len()), Ok(40));
}

#[wasm_bindgen_test]
async fn every_commit_asks_for_the_disk_not_only_the_systems_memory() {
    let watched = js_sys::eval(
        "(() => { const seen = []; const real = IDBDatabase.prototype.transaction;
           IDBDatabase.prototype.transaction = function (tables, mode, options) {
             if (mode === 'readwrite') seen.push(options && options.durability);
             return real.apply(this, arguments); };
           return seen; })()",
    );
    let store = fresh("lm:test:strict").await;
    store.commit(rows(1)).await.unwrap();
    store.commit(rows(2)).await.unwrap();
    let seen: Vec<Option<String>> = js_sys::Array::from(&watched.unwrap()).iter().map(|d| d.as_string()).collect();
    assert_eq!(seen, [Some("strict".to_owned()), Some("strict".to_owned())]);
}

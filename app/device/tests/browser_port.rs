//! The page's end of a port, against workers that behave well, badly, or not at all.
#![cfg(all(target_arch = "wasm32", feature = "face"))]

use device::port::{Client, PortError};
use device::{BrowserClock, Clock};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

type Numbers = Client<u8, u8, u8>;

/// A worker of our own writing: `frame(sort, number, payload)` sends, `answer(ask, number)` is what each test writes.
fn worker(answer: &str, hello_after_ms: u32) -> Numbers {
    let script = format!(
        "const frame = (sort, number, payload) => {{
           const bytes = new Uint8Array(5 + payload.length);
           bytes[0] = sort; new DataView(bytes.buffer).setUint32(1, number, true); bytes.set(payload, 5);
           postMessage(bytes.buffer, [bytes.buffer]); }};
         const text = words => new TextEncoder().encode(words);
         const answer = (ask, number) => {{ {answer} }};
         onmessage = event => {{ const bytes = new Uint8Array(event.data);
           answer(bytes[5], new DataView(event.data).getUint32(1, true)); }};
         setTimeout(() => frame(0, 0, []), {hello_after_ms});"
    );
    let parts = js_sys::Array::of1(&script.into());
    let blob = web_sys::Blob::new_with_str_sequence(&parts).unwrap();
    Client::start(&web_sys::Url::create_object_url_with_blob(&blob).unwrap())
}

#[wasm_bindgen_test]
async fn answers_find_their_questions_in_whatever_order_they_come() {
    // The larger the number asked, the sooner it is answered; all are asked before the worker says hello.
    let client = worker("setTimeout(() => frame(2, number, [ask + 1]), 90 - 30 * ask)", 50);
    let (a, b, c) = futures::join!(client.ask(&0), client.ask(&1), client.ask(&2));
    assert_eq!((a, b, c), (Ok(1), Ok(2), Ok(3)));
}

#[wasm_bindgen_test]
async fn news_come_unasked() {
    let client = worker("frame(3, 0, [ask]); frame(3, 0, [ask + 1]); frame(2, number, [0])", 0);
    let heard = Rc::new(RefCell::new(Vec::new()));
    let note = heard.clone();
    client.on_news(move |news| note.borrow_mut().push(news));
    assert_eq!(client.ask(&7).await, Ok(0));
    assert_eq!(*heard.borrow(), [7, 8]);
}

#[wasm_bindgen_test]
async fn a_worker_that_is_not_there_is_noticed_and_told() {
    let client: Numbers = Client::start("./no_such_worker.js");
    let told = Rc::new(RefCell::new(None));
    let note = told.clone();
    client.on_trouble(move |why| *note.borrow_mut() = Some(why));
    assert!(matches!(client.ask(&1).await, Err(PortError::NotLoaded(_))));
    assert!(matches!(*told.borrow(), Some(PortError::NotLoaded(_))));
    assert!(matches!(client.ask(&1).await, Err(PortError::NotLoaded(_))));
}

#[wasm_bindgen_test]
async fn a_worker_that_breaks_answers_nobody_and_a_fresh_one_does() {
    let client = worker("if (ask === 9) frame(4, 0, text('the lamp fell')); else frame(2, number, [ask])", 0);
    assert_eq!(client.ask(&1).await, Ok(1));
    assert_eq!(client.ask(&9).await, Err(PortError::Broken("the lamp fell".into())));
    assert_eq!(client.ask(&1).await, Err(PortError::Broken("the lamp fell".into())));
    client.restart();
    assert_eq!(client.ask(&1).await, Ok(1));
}

#[wasm_bindgen_test]
async fn a_worker_that_throws_is_broken_too() {
    let client = worker("throw new Error('out of lamps')", 0);
    assert!(matches!(client.ask(&1).await, Err(PortError::Broken(why)) if why.contains("out of lamps")));
}

#[wasm_bindgen_test]
async fn a_worker_goes_from_one_program_of_the_page_to_the_next() {
    // Counts what it was asked, so that a second worker would show; slow answers are for whoever asked.
    let first =
        worker("globalThis.n = (globalThis.n ?? 0) + 1; const m = n; setTimeout(() => frame(2, number, [m]), ask)", 0);
    assert_eq!(first.ask(&0).await, Ok(1));
    let slow = first.clone();
    device::spawn(async move { drop(slow.ask(&90).await) });
    BrowserClock.sleep(20).await;
    let second = Numbers::adopt("./no_such_worker.js", first.release().unwrap());
    assert_eq!(second.ask(&0).await, Ok(3));
    assert_eq!(second.ask(&90).await, Ok(4));
    assert!(first.release().is_none());
}

#[wasm_bindgen_test]
async fn a_restart_ends_questions_that_are_still_open() {
    let client = worker("if (ask === 2) frame(2, number, [2])", 0);
    let other = client.clone();
    device::spawn(async move {
        BrowserClock.sleep(50).await;
        other.restart();
    });
    assert!(matches!(client.ask(&1).await, Err(PortError::Broken(_))));
    assert_eq!(client.ask(&2).await, Ok(2));
}

#[wasm_bindgen_test]
async fn a_worker_of_another_release_is_a_mismatch() {
    let client = worker("ask === 1 ? frame(5, number, []) : frame(2, number, [1, 2, 3])", 0);
    assert_eq!(client.ask(&1).await, Err(PortError::Mismatch));
    assert_eq!(client.ask(&2).await, Err(PortError::Mismatch));
}

#[wasm_bindgen_test]
async fn text_is_copied_without_leaving_anything_on_the_page() {
    let document = web_sys::window().unwrap().document().unwrap();
    let before = document.body().unwrap().child_element_count();
    // A page nobody tapped may be refused; either way nothing stays behind and nothing breaks.
    let _ = device::page::clipboard::copy("LM1…").await;
    assert_eq!(document.body().unwrap().child_element_count(), before);
}

//! The worker's end of a port, inside a real worker whose page is played by the test.
#![cfg(all(target_arch = "wasm32", feature = "worker"))]

use device::port::{Teller, serve};
use device::{BrowserClock, Clock};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Catches what the worker posts, as lists of bytes; what is not a frame goes on its way.
fn listen() -> js_sys::Array {
    let seen = "(() => { const seen = []; const real = globalThis.postMessage.bind(globalThis);
        globalThis.postMessage = (data, transfer) => {
            if (data instanceof ArrayBuffer) seen.push(Array.from(new Uint8Array(data)).join(' '));
            else real(data, transfer); };
        return seen; })()";
    js_sys::eval(seen).unwrap().unchecked_into()
}

fn page_asks(frame: &[u8]) {
    let bytes = js_sys::Uint8Array::from(frame).buffer();
    let tell = js_sys::Function::new_with_args("data", "dispatchEvent(new MessageEvent('message', { data }))");
    tell.call1(&JsValue::NULL, &bytes).unwrap();
}

#[wasm_bindgen_test]
async fn a_worker_says_hello_answers_early_and_slow_questions_and_tells_news() {
    let seen = listen();
    serve(async |teller: Teller<u8>| {
        BrowserClock.sleep(30).await;
        let told = Rc::new(teller);
        async move |ask: u8| {
            if ask == 1 {
                BrowserClock.sleep(60).await;
                told.tell(&99);
            }
            ask + 1
        }
    });
    page_asks(&[1, 7, 0, 0, 0, 1]);
    page_asks(&[1, 8, 0, 0, 0, 2]);
    BrowserClock.sleep(60).await;
    page_asks(&[1, 9, 0, 0, 0, 3]);
    page_asks(&[1, 10, 0, 0, 0]);
    BrowserClock.sleep(150).await;
    let seen: Vec<String> = seen.iter().filter_map(|frame| frame.as_string()).collect();
    // Hello; 8 before 7, which waits; 9; 10, which says nothing readable; the news; 7.
    assert_eq!(seen, ["0 0 0 0 0", "2 8 0 0 0 3", "2 9 0 0 0 4", "5 10 0 0 0", "3 0 0 0 0 99", "2 7 0 0 0 2"]);
}

//! What only a page can do: clipboard, sharing, camera, reading aloud, keeping the screen on, and noticing whether
//! anyone is there.

pub mod camera;
pub mod clipboard;
pub mod keep;
pub mod photo;
pub mod share;
pub mod speech;
pub mod wake;
pub mod watch;

use wasm_bindgen::prelude::*;

/// The page's window. Absent only outside a page.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// A part of `navigator` that not every browser has.
fn navigator(part: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(&window()?.navigator(), &part.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Calls a method of an object that not every browser has.
fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    let method = js_sys::Reflect::get(object, &method.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    method.call1(object, argument).ok()
}

/// Awaits what a method returned; `None` when it was no promise or was refused.
async fn settled(promise: JsValue) -> Option<JsValue> {
    wasm_bindgen_futures::JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?).await.ok()
}

//! The clock on the wall, and waiting. Time read here is for display and promises, never for order.

use core::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Tells the time and lets time pass.
#[expect(async_fn_in_trait, reason = "one thread; nothing needs Send")]
pub trait Clock {
    /// Milliseconds since 1970-01-01 UTC.
    fn now_ms(&self) -> u64;

    /// Comes back after about that many milliseconds.
    async fn sleep(&self, ms: u32);
}

#[wasm_bindgen]
extern "C" {
    // On pages and in workers alike.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &js_sys::Function, ms: i32) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// The browser's clock.
#[derive(Clone, Copy, Default, Debug)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now_ms(&self) -> u64 {
        js_sys::Date::now() as u64
    }

    async fn sleep(&self, ms: u32) {
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            set_timeout(&resolve, i32::try_from(ms).unwrap_or(i32::MAX));
        });
        let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    }
}

/// A callback that will come once, unless this value is dropped first.
#[must_use = "dropping it cancels the callback"]
pub struct Timer {
    timer: JsValue,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back once after `ms`.
    pub fn after(ms: u32, callback: impl FnOnce() + 'static) -> Self {
        let callback = Closure::once(callback);
        let timer = set_timeout(callback.as_ref().unchecked_ref(), i32::try_from(ms).unwrap_or(i32::MAX));
        Self { timer, _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
    }
}

/// A clock that stands still until it is told to move; clones share it. Sleeping moves it.
#[derive(Clone, Default, Debug)]
pub struct MemoryClock(Rc<Cell<u64>>);

impl MemoryClock {
    /// A clock that shows `now_ms`.
    #[must_use]
    pub fn at(now_ms: u64) -> Self {
        Self(Rc::new(Cell::new(now_ms)))
    }

    /// Lets time pass.
    pub fn pass(&self, ms: u64) {
        self.0.set(self.0.get().saturating_add(ms));
    }

    /// Sets the clock, backwards too.
    pub fn set(&self, now_ms: u64) {
        self.0.set(now_ms);
    }
}

impl Clock for MemoryClock {
    fn now_ms(&self) -> u64 {
        self.0.get()
    }

    async fn sleep(&self, ms: u32) {
        self.pass(ms.into());
    }
}

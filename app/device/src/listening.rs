//! A listening: a callback held by the browser for as long as this value lives. Dropping it stops the callback.

use wasm_bindgen::prelude::*;

/// A callback on a browser object, removed on drop.
#[must_use = "dropping it stops the callback; call `for_ever` to keep it"]
pub struct Listening {
    target: web_sys::EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(JsValue)>,
}

impl Listening {
    /// Calls back each time `target` fires `event`.
    pub fn to(target: &web_sys::EventTarget, event: &'static str, callback: impl FnMut(JsValue) + 'static) -> Self {
        let callback = Closure::<dyn FnMut(JsValue)>::new(callback);
        // Only a null listener can make this fail.
        let _ = target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        Self { target: target.clone(), event, callback }
    }

    /// Keeps the callback for as long as the page lives.
    pub fn for_ever(self) {
        core::mem::forget(self);
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

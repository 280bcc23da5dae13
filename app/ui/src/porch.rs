//! A face in two programs: a porch, which is all that has to arrive before a tap works, and the whole face, which is
//! fetched after it (`public/rest.js`) and takes over.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::CustomEvent;

/// The event on `window` by which the whole face asks the porch to give way.
const TAKEOVER: &str = "lm-takeover";
/// The event by which the shell says that the whole face could not be loaded.
const FAILED: &str = "lm-full-failed";

/// On the porch: gives way once the whole face asks and `hand_over` says what it gets; not now, if that is nothing.
/// From then on nothing in the porch's view listens any more. Call it where the view is drawn.
pub fn give_way(hand_over: impl Fn() -> Option<JsValue> + 'static) {
    let root = core::iter::successors(Owner::current(), Owner::parent).last();
    let asked = move |event: web_sys::Event| {
        let event: CustomEvent = event.unchecked_into();
        match hand_over() {
            Some(handed) => {
                event.detail().unchecked_into::<js_sys::Array>().push(&handed);
                root.iter().for_each(Owner::cleanup);
            }
            None => event.prevent_default(),
        }
    };
    let asked = Closure::<dyn Fn(web_sys::Event)>::new(asked);
    let _ = window().add_event_listener_with_callback(TAKEOVER, asked.as_ref().unchecked_ref());
    asked.forget();
}

/// In the whole face: asks the porch to give way. `Err` while it is busy; otherwise what it hands over, or `undefined`
/// where there is no porch. Whoever was let in draws at once: what the porch left behind is only a picture.
///
/// # Errors
/// The porch is in the middle of something; ask again a little later.
pub fn take_over() -> Result<JsValue, Busy> {
    // A page in trouble stays as the shell left it.
    if document().document_element().is_some_and(|root| root.has_attribute("data-state")) {
        return Err(Busy);
    }
    let handed = js_sys::Array::new();
    let Ok(event) = CustomEvent::new(TAKEOVER) else { return Ok(JsValue::UNDEFINED) };
    event.init_custom_event_with_can_bubble_and_cancelable_and_detail(TAKEOVER, false, true, &handed);
    match window().dispatch_event(&event) {
        Ok(false) => Err(Busy),
        _ => Ok(handed.get(0)),
    }
}

/// What stands on the page while a finger or a mouse button is down (`public/rest.js`; `:active` comes late on phones, and on
/// some never). What it pressed must not be replaced before it lets go: the press would mean nothing.
pub const PRESSED: &str = "data-pressed";

/// Whether a finger or a mouse button is down.
#[must_use]
pub fn pressed() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute(PRESSED))
}

/// The porch is in the middle of something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Busy;

/// On the porch: whether the whole face could not be loaded.
#[must_use]
pub fn failed() -> RwSignal<bool> {
    let failed = RwSignal::new(false);
    let handle = window_event_listener_untyped(FAILED, move |_| failed.set(true));
    on_cleanup(move || handle.remove());
    failed
}

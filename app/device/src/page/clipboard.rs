//! The clipboard: copying a message for a chat, over plain http too, and pasting one.

use super::{call, navigator, settled, window};
use wasm_bindgen::prelude::*;

/// Copies text. `false` when the browser lets nobody copy: then show the text to be selected by hand. Call it from a
/// tap.
pub async fn copy(text: &str) -> bool {
    if copy_by_selection(text) {
        return true;
    }
    let Some(clipboard) = navigator("clipboard") else { return false };
    match call(&clipboard, "writeText", &text.into()) {
        Some(promise) => settled(promise).await.is_some(),
        None => false,
    }
}

/// What is on the clipboard. `None` where the browser does not say (plain http, Firefox, a refusal): then let people
/// paste into a field.
pub async fn paste() -> Option<String> {
    let clipboard = navigator("clipboard")?;
    settled(call(&clipboard, "readText", &JsValue::UNDEFINED)?).await?.as_string()
}

/// Whether `paste` can be offered at all.
#[must_use]
pub fn can_paste() -> bool {
    navigator("clipboard")
        .is_some_and(|clipboard| js_sys::Reflect::has(&clipboard, &"readText".into()).unwrap_or(false))
}

/// Selects the text in a field out of sight and copies the selection: works over plain http and in chat programs'
/// browsers, and at once, so the tap still counts.
fn copy_by_selection(text: &str) -> bool {
    let attempt = || -> Option<bool> {
        let document = window()?.document()?;
        let field: web_sys::HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_value(text);
        // Read-only keeps the keyboard of a phone away; sixteen pixels keep Safari from zooming.
        field.set_read_only(true);
        let _ = field.set_attribute("aria-hidden", "true");
        let style = field.style();
        for (name, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0"), ("font-size", "16px")] {
            let _ = style.set_property(name, value);
        }
        let before = document.active_element();
        // Inside an open dialog only the dialog's own content can be selected.
        let home = document.query_selector("dialog[open]").ok().flatten().or_else(|| Some(document.body()?.into()))?;
        home.append_child(&field).ok()?;
        field.select();
        let _ = field.set_selection_range(0, u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX));
        let copied = call(&document, "execCommand", &"copy".into()).is_some_and(|done| done.is_truthy());
        field.remove();
        if let Some(before) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = before.focus();
        }
        Some(copied)
    };
    attempt().unwrap_or(false)
}

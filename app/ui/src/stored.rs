//! Small preferences that outlive the page: language, theme, size. Nothing about a person is kept here.

use leptos::prelude::window;

/// The name a preference is stored under. The shells read `lm:lang` before wasm is there.
fn key(name: &str) -> String {
    format!("lm:{name}")
}

/// A preference, if the browser kept one.
#[must_use]
pub fn get(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(&key(name)).ok()?
}

/// Keeps a preference; a browser that refuses loses only the preference.
pub fn set(name: &str, value: &str) {
    if let Ok(Some(store)) = window().local_storage() {
        let _ = store.set_item(&key(name), value);
    }
}

//! Small preferences that outlive the page: language, theme, size. Nothing about a person is kept here.

use leptos::prelude::window;

/// The name a preference is stored under: this face's, by its address. `public/shell.js` reads the same names before
/// wasm is there.
fn key(name: &str) -> String {
    let path = window().location().pathname().unwrap_or_default();
    let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
    format!("lm:{folder}:{name}")
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

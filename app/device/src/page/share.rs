//! Sharing: the phone's own sheet of chat programs, where there is one.

use super::{call, navigator, settled, window};

/// Whether the phone can share at all.
#[must_use]
pub fn can_share() -> bool {
    navigator("share").is_some()
}

/// Shares text. `false` when there is no sheet, or the person closed it. Call it from a tap.
pub async fn share(title: &str, text: &str) -> bool {
    let data = js_sys::Object::new();
    for (key, value) in [("title", title), ("text", text)] {
        let _ = js_sys::Reflect::set(&data, &key.into(), &value.into());
    }
    let Some(window) = window() else { return false };
    match call(&window.navigator(), "share", &data) {
        Some(promise) => settled(promise).await.is_some(),
        None => false,
    }
}

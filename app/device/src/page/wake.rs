//! Staying awake: a screen that does not go dark while a kiosk or a QR code is shown.

use super::{call, navigator, settled};
use wasm_bindgen::prelude::*;

/// A screen kept on until this is dropped.
#[must_use = "dropping it lets the screen go dark"]
pub struct Awake(JsValue);

impl Awake {
    /// Keeps the screen on. `None` where the browser cannot, or not now (the page is hidden, the battery low). The
    /// browser lets go by itself when the page is hidden; ask again when it is back.
    pub async fn keep() -> Option<Self> {
        settled(call(&navigator("wakeLock")?, "request", &"screen".into())?).await.map(Self)
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        let _ = call(&self.0, "release", &JsValue::UNDEFINED);
    }
}

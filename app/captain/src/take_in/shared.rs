//! What another program shared with this one: it stands in the address (`?text=`, `?url=`) until it has been read.

use super::model::shared_text;
use crate::screen::Screen;
use leptos::prelude::window;
use ui::route::{param, replace, set_param};

/// The address's values that a share fills, as `captain.webmanifest` names them.
const PARTS: [&str; 3] = ["title", "text", "url"];

/// Opens the page for taking in when something was shared.
pub fn open() {
    if PARTS.iter().any(|part| param(part).is_some()) && window().location().hash().unwrap_or_default().is_empty() {
        replace(&Screen::TakeIn.href());
    }
}

/// What was shared, once: it is taken out of the address, so that a reload does not bring it again.
pub fn take() -> Option<String> {
    let parts = PARTS.map(|part| param(part).unwrap_or_default());
    PARTS.iter().for_each(|part| set_param(part, ""));
    shared_text(&parts)
}

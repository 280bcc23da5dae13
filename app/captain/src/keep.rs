//! In the settings: backups, and what the browser keeps.

use leptos::prelude::*;

/// The card in the settings.
pub fn card() -> AnyView {
    ().into_any()
}

//! In the settings: passcode and lock.

use leptos::prelude::*;

/// The card in the settings.
pub fn card() -> AnyView {
    ().into_any()
}

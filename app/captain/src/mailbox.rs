//! In the settings: how the post goes.

use leptos::prelude::*;

/// The card in the settings.
pub fn card() -> AnyView {
    ().into_any()
}

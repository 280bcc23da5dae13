//! In the settings: the devices of this station.

use leptos::prelude::*;

/// The card in the settings.
pub fn card() -> AnyView {
    ().into_any()
}

//! What is there for ears and keyboards: hidden words, the live region, the skip link.

use crate::view;
use crate::{Ui, common, route, t};
use leptos::prelude::*;

/// Words for screen readers alone.
#[component]
pub fn VisuallyHidden(
    /// The words.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! { <span class="visually-hidden">{words}</span> }.into_any()
}

/// Where [`Ui::say`] speaks.
pub(crate) fn live_region(ui: Ui) -> AnyView {
    view! { <div class="visually-hidden" role="status" aria-live="polite">{move || ui.said.get()}</div> }.into_any()
}

/// The first thing the Tab key meets: past the navigation to `<main>`.
pub(crate) fn skip_link() -> AnyView {
    let skip = |event: web_sys::MouseEvent| {
        event.prevent_default();
        route::focus("main");
    };
    view! { <a class="skip-link" href="#main" on:click=skip>{move || { crate::use_ui().lang.track(); t(common::SKIP) }}</a> }
        .into_any()
}

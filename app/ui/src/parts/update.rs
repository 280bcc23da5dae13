//! The update prompt: a new version waits, and comes when the reader says so.
//!
//! The shell's script fires `lm-update` on `window` when a new service worker waits, and sets `data-update="ready"` on
//! `<html>` for pages that were not listening yet. We answer with `lm-update-now`, and the shell swaps the worker and reloads.

use super::{Banner, Button, Icon, Tone, Weight};
use crate::view;
use crate::{common, t};
use leptos::prelude::*;

/// The prompt, once a new version waits.
#[component]
pub fn UpdatePrompt() -> impl IntoView {
    let ready = RwSignal::new(already_waiting());
    let handle = window_event_listener_untyped("lm-update", move |_| ready.set(true));
    on_cleanup(move || handle.remove());
    let later = move || ready.set(false);
    crate::el::live(move || {
        ready.get().then(|| {
            view! {
                <Banner tone=Tone::Blue mark=Icon::Again words=format!("{} {}", t(common::UPDATE_READY), t(common::UPDATE_LINE))>
                    <Button label=t(common::UPDATE_NOW) weight=Weight::Secondary on_press=update/>
                    <Button label=t(common::LATER) weight=Weight::Quiet on_press=later/>
                </Banner>
            }
            .into_any()
        })
    })
}

fn already_waiting() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.get_attribute("data-update").as_deref() == Some("ready"))
}

fn update() {
    if let Ok(event) = web_sys::Event::new("lm-update-now") {
        let _ = window().dispatch_event(&event);
    }
}

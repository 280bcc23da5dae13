//! A banner: one sentence about the page as a whole, above everything else.

use super::{Icon, Tone, icon};
use crate::view;
use crate::{common, t};
use leptos::prelude::*;

/// One sentence, a drawing, and perhaps a button.
#[component]
pub fn Banner(
    /// What it means.
    tone: Tone,
    /// A drawing.
    mark: Icon,
    /// The sentence.
    #[prop(into)]
    words: String,
    /// A button, where something can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=format!("banner banner-{}", tone.name()) role="status">
            {icon(mark)}
            <p>{words}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

/// Says that everything here is made up.
#[component]
pub fn SampleBanner() -> impl IntoView {
    view! { <Banner tone=Tone::Blue mark=Icon::Info words=t(common::SAMPLE)/> }
}

/// Says that the device is not locked yet, wherever real details could be written.
#[component]
pub fn NotLockedBanner() -> impl IntoView {
    view! { <Banner tone=Tone::Amber mark=Icon::Unlocked words=t(common::NOT_LOCKED)/> }
}

/// Says that there is no network, for as long as there is none.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let online = RwSignal::new(window().navigator().on_line());
    for (event, now) in [("online", true), ("offline", false)] {
        let handle = window_event_listener_untyped(event, move |_| online.set(now));
        on_cleanup(move || handle.remove());
    }
    crate::el::live(move || {
        (!online.get()).then(|| view! { <Banner tone=Tone::Amber mark=Icon::Offline words=t(common::OFFLINE)/> })
    })
}

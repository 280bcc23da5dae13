//! A meter: how well something fits, as a bar and in words.

use crate::view;
use leptos::prelude::*;

/// A bar filled to `percent`, with the words it stands for above it.
#[component]
pub fn Meter(
    /// 0–100; more counts as 100.
    percent: u32,
    /// What it says: `合适`, `换他：多走 400 米`.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let width = format!("{}%", percent.min(100));
    view! {
        <div class="meter">
            <span class="meter-words">{words}</span>
            <span class="meter-bar" aria-hidden="true"><span class="meter-fill" style:width=width></span></span>
        </div>
    }
    .into_any()
}

//! An avatar: the first character of the surname in a circle. No photographs of people.

use super::Tone;
use crate::view;
use leptos::prelude::*;

/// The first character of a name. Decoration: the name stands beside it.
#[component]
pub fn Avatar(
    /// The name.
    #[prop(into)]
    name: String,
    /// The colour of the circle.
    #[prop(default = Tone::Pine)]
    tone: Tone,
) -> impl IntoView {
    let first: String = name.trim().chars().take(1).collect();
    view! { <span class=format!("avatar avatar-{}", tone.name()) aria-hidden="true">{first}</span> }.into_any()
}

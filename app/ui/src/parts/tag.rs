//! A tag: one short fact in a tone. The word says what the colour says.

use crate::view;
use leptos::prelude::*;

/// What a colour means. It never stands without a word or a shape.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Ours, chosen, the way on.
    Blue,
    /// Well.
    Pine,
    /// Near its time.
    Amber,
    /// Wants a human now.
    Persimmon,
}

impl Tone {
    /// The end of its class names.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["plain", "blue", "pine", "amber", "persimmon"][self as usize]
    }
}

/// One short fact.
#[component]
pub fn Tag(
    /// The fact.
    #[prop(into)]
    words: String,
    /// What it means.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    view! { <span class=format!("tag tag-{}", tone.name())>{words}</span> }.into_any()
}

/// A number of waiting things, with its unit for those who hear it.
#[component]
pub fn Count(
    /// How many.
    n: usize,
    /// For screen readers: `7 件要办`.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! {
        <span class="count">
            <span aria-hidden="true">{n}</span>
            <span class="visually-hidden">{name}</span>
        </span>
    }
    .into_any()
}

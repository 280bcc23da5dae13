//! A card: white paper on warm paper, for one thing; and the large tile that opens a page.

use super::{Icon, Tone, icon};
use crate::live;
use crate::view;
use leptos::prelude::*;

/// A card.
#[component]
pub fn Card(
    /// What lies on it.
    children: Children,
) -> impl IntoView {
    view! { <div class="card">{children()}</div> }.into_any()
}

/// A large card that opens a page: drawing, what it is, and one line about it.
#[component]
pub fn Tile(
    /// The page it opens.
    #[prop(into)]
    to: String,
    /// The drawing.
    mark: Icon,
    /// What it is.
    #[prop(into)]
    title: String,
    /// One line about it, which may change while it stands.
    #[prop(into)]
    line: TextProp,
    /// The colour of the drawing's ground; blue fills the whole tile: the first thing to do.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    view! {
        <a class=format!("tile tile-{}", tone.name()) href=to>
            <span class="tile-mark">{icon(mark)}</span>
            <span class="tile-words">
                <span class="tile-title">{title}</span>
                <span class="tile-line">{live(line)}</span>
            </span>
        </a>
    }
    .into_any()
}

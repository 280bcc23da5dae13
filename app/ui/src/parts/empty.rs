//! An empty place, saying what will come.

use super::{Icon, icon};
use crate::view;
use leptos::prelude::*;

/// What will stand here, and perhaps what to do now.
#[component]
pub fn EmptyState(
    /// A drawing.
    #[prop(default = Icon::Box)]
    mark: Icon,
    /// What is not here yet.
    #[prop(into)]
    title: String,
    /// What will come, and when.
    #[prop(into)]
    line: String,
    /// A button, where something can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-mark">{icon(mark)}</span>
            <p class="empty-title">{title}</p>
            <p class="empty-line">{line}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}

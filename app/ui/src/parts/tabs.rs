//! Tabs: a few views of the same thing, one at a time.

use crate::live;
use crate::view;
use leptos::prelude::*;

/// A row of tabs over a panel. Arrow keys move along the row; the panel reads `at` itself.
#[component]
pub fn Tabs(
    /// Begins the ids of tabs and panel.
    id: &'static str,
    /// What the row is about.
    #[prop(into)]
    name: String,
    /// Words on the tabs: `要办 7`.
    labels: Vec<TextProp>,
    /// The tab that is open.
    at: RwSignal<usize>,
    /// The panel.
    children: Children,
) -> impl IntoView {
    let count = labels.len();
    let tabs = labels.into_iter().enumerate().map(|(tab, label)| {
        view! {
            <button
                type="button"
                class="tab"
                role="tab"
                id=format!("{id}-tab-{tab}")
                aria-controls=format!("{id}-panel")
                aria-selected=move || (at.get() == tab).to_string()
                tabindex=move || if at.get() == tab { "0" } else { "-1" }
                on:click=move |_| at.set(tab)
            >
                {live(label)}
            </button>
        }
        .into_any()
    });
    let keys = move |event: web_sys::KeyboardEvent| {
        if let Some(next) = next(&event.key(), at.get_untracked(), count) {
            event.prevent_default();
            at.set(next);
            crate::route::focus(&format!("#{id}-tab-{next}"));
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=name on:keydown=keys>{tabs.collect::<Vec<_>>()}</div>
        <div class="tab-panel" role="tabpanel" id=format!("{id}-panel") aria-labelledby=move || format!("{id}-tab-{}", at.get())>
            {children()}
        </div>
    }
    .into_any()
}

/// Where a key leads from one tab among `count`.
fn next(key: &str, at: usize, count: usize) -> Option<usize> {
    match key {
        _ if count == 0 => None,
        "ArrowRight" => Some((at + 1) % count),
        "ArrowLeft" => Some((at + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn arrows_go_round() {
        assert_eq!(next("ArrowRight", 2, 3), Some(0));
        assert_eq!(next("ArrowLeft", 0, 3), Some(2));
        assert_eq!(next("End", 0, 3), Some(2));
        assert_eq!(next("a", 0, 3), None);
        assert_eq!(next("End", 0, 0), None);
    }
}

//! Progress: a bar, and what is being done in words.

use crate::live;
use crate::view;
use leptos::prelude::*;

/// A bar filled to `done` of `total`; with a total of 0 it only says that something goes on.
#[component]
pub fn Progress(
    /// What is being done: `正在编样例：3,200 / 5,000 户`.
    #[prop(into)]
    words: TextProp,
    /// How much is done.
    #[prop(into)]
    done: Signal<u32>,
    /// Of how much.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    let percent = move || (total.get() > 0).then(|| share(done.get(), total.get()));
    let name = words.clone();
    view! {
        <div class="progress">
            <p class="progress-words">{live(words)}</p>
            <div
                class="progress-bar"
                class:progress-endless=move || percent().is_none()
                role="progressbar"
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || percent().map(|percent| percent.to_string())
                aria-label=move || name.get()
            >
                <span class="progress-fill" style:width=move || format!("{}%", percent().unwrap_or(30))></span>
            </div>
        </div>
    }
    .into_any()
}

/// Whole percents, never more than 100.
fn share(done: u32, total: u32) -> u32 {
    u32::try_from(u64::from(done) * 100 / u64::from(total.max(1))).unwrap_or(100).min(100)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_stays_between_nothing_and_all() {
        assert_eq!((share(0, 0), share(1, 3), share(9, 3), share(u32::MAX, u32::MAX)), (0, 33, 100, 100));
    }
}

//! Choosing: one of a few, or several of a few, as large chips over real radio buttons and checkboxes.

use super::{Icon, icon};
use crate::Troubles;
use crate::view;
use leptos::prelude::*;

/// One of a few. `picked` is the place in `options`.
#[component]
pub fn ChooseOne(
    /// Name of the group, and id of its first option.
    id: &'static str,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What can be chosen.
    options: Vec<String>,
    /// What is chosen.
    picked: RwSignal<Option<usize>>,
    /// Where to learn what is wrong.
    #[prop(optional)]
    troubles: Option<Troubles>,
) -> impl IntoView {
    let chips = options.into_iter().enumerate().map(|(at, words)| {
        let pick = move |_| {
            picked.try_set(Some(at));
        };
        view! {
            <label class="chip">
                <input
                    type="radio"
                    name=id
                    id=(at == 0).then_some(id)
                    prop:checked=move || picked.get() == Some(at)
                    on:change=pick
                />
                <span class="chip-face">{words}</span>
            </label>
        }
        .into_any()
    });
    group(id, legend, chips.collect(), troubles)
}

/// Several of a few, at most 32. Bit `n` of `picked` is option `n`: fits `Skills` and `Slots` as they are.
#[component]
pub fn ChooseMany(
    /// Name of the group, and id of its first option.
    id: &'static str,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What can be chosen.
    options: Vec<String>,
    /// What is chosen.
    picked: RwSignal<u32>,
    /// Where to learn what is wrong.
    #[prop(optional)]
    troubles: Option<Troubles>,
) -> impl IntoView {
    let chips = options.into_iter().take(32).enumerate().map(|(at, words)| {
        let turn = move |_| {
            picked.try_update(|bits| *bits ^= 1 << at);
        };
        view! {
            <label class="chip">
                <input
                    type="checkbox"
                    name=id
                    id=(at == 0).then_some(id)
                    prop:checked=move || picked.get() & (1 << at) != 0
                    on:change=turn
                />
                <span class="chip-face">{words}</span>
            </label>
        }
        .into_any()
    });
    group(id, legend, chips.collect(), troubles)
}

/// A single box to tick: "I have read this".
#[component]
pub fn Tick(
    /// Its id, which its troubles name.
    id: &'static str,
    /// What is agreed to.
    #[prop(into)]
    label: String,
    /// Whether it is.
    ticked: RwSignal<bool>,
) -> impl IntoView {
    let turn = move |event| {
        ticked.try_set(event_target_checked(&event));
    };
    view! {
        <label class="tick" for=id>
            <input type="checkbox" id=id prop:checked=move || ticked.get() on:change=turn/>
            <span class="tick-box">{icon(Icon::Check)}</span>
            <span>{label}</span>
        </label>
    }
    .into_any()
}

fn group(id: &'static str, legend: String, chips: Vec<AnyView>, troubles: Option<Troubles>) -> AnyView {
    let wrong = move || {
        troubles
            .and_then(|troubles| troubles.of(id))
            .map(|words| view! { <p class="field-error">{icon(Icon::Warning)}<span>{words}</span></p> }.into_any())
    };
    view! {
        <fieldset class="choose">
            <legend class="field-label">{legend}{wrong}</legend>
            <div class="chips">{chips}</div>
        </fieldset>
    }
    .into_any()
}

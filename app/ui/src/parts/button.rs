//! A button, and a link that looks like one.

use super::{Icon, icon};
use crate::view;
use crate::{Press, common, live, t};
use leptos::prelude::*;

/// How much a button asks to be pressed. One primary a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Weight {
    /// Filled blue: the way on.
    #[default]
    Primary,
    /// Rimmed blue: another way.
    Secondary,
    /// Words alone.
    Quiet,
    /// Rimmed persimmon: takes something away, or calls for a human.
    Danger,
    /// Filled pine: a telephone call, a yes.
    Good,
}

impl Weight {
    fn class(self) -> &'static str {
        [
            "button button-primary",
            "button button-secondary",
            "button button-quiet",
            "button button-danger",
            "button button-good",
        ][self as usize]
    }
}

/// A button. Without `on_press` it sends the form around it. While `busy` it says so and does nothing; while `off` it
/// is disabled, which is rarely kind: better let it be pressed and say what is missing.
#[component]
pub fn Button(
    /// Its words.
    #[prop(into)]
    label: TextProp,
    /// Its weight.
    #[prop(optional)]
    weight: Weight,
    /// A drawing before the words.
    #[prop(optional)]
    mark: Option<Icon>,
    /// Whether what it started still goes on.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it can't be used at all.
    #[prop(optional, into)]
    off: Signal<bool>,
    /// What it does.
    #[prop(optional, into)]
    on_press: Option<Press>,
    /// A fuller name for screen readers, where the words alone could be any of several buttons'.
    #[prop(optional, into)]
    name: Option<String>,
) -> impl IntoView {
    let press = move |event: web_sys::MouseEvent| match on_press {
        _ if busy.get_untracked() => event.prevent_default(),
        Some(on_press) => {
            event.prevent_default();
            on_press.run(());
        }
        None => {}
    };
    let words = move || if busy.get() { t(common::BUSY).into() } else { label.get() };
    view! {
        <button
            type=if on_press.is_some() { "button" } else { "submit" }
            class=weight.class()
            aria-label=name
            aria-busy=move || busy.get().then_some("true")
            disabled=move || off.get()
            on:click=press
        >
            {mark.map(icon)}
            <span>{live(TextProp::from(words))}</span>
        </button>
    }
    .into_any()
}

/// A link that looks like a button: for what opens a page or a telephone.
#[component]
pub fn ButtonLink(
    /// Where it leads: `#/ask`, `tel:…`, `./captain/`.
    #[prop(into)]
    to: String,
    /// Its words.
    #[prop(into)]
    label: String,
    /// Its weight.
    #[prop(optional)]
    weight: Weight,
    /// A drawing before the words.
    #[prop(optional)]
    mark: Option<Icon>,
) -> impl IntoView {
    view! { <a class=weight.class() href=to>{mark.map(icon)}<span>{label}</span></a> }.into_any()
}

/// A small square button with a drawing or one or two characters, as stands at the top of a page.
#[component]
pub fn TileButton(
    /// Its words; with `mark` they are for screen readers and the tooltip.
    #[prop(into)]
    label: String,
    /// A drawing in place of the words.
    #[prop(optional)]
    mark: Option<Icon>,
    /// What it does.
    #[prop(into)]
    on_press: Press,
) -> impl IntoView {
    let inner = match mark {
        Some(mark) => icon(mark),
        None => label.clone().into_any(),
    };
    view! {
        <button
            type="button"
            class="tile-button"
            title=mark.map(|_| label.clone())
            aria-label=mark.map(|_| label)
            on:click=move |_| on_press.run(())
        >
            {inner}
        </button>
    }
    .into_any()
}

/// The way back at the top of a page.
#[component]
pub fn BackButton(
    /// Where to, for someone who came straight here.
    #[prop(default = "#/")]
    otherwise: &'static str,
) -> impl IntoView {
    view! { <TileButton label=t(common::BACK) on_press=move || crate::back(otherwise)/> }.into_any()
}

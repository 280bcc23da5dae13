//! Walking away: after 45 seconds a warning, 20 seconds later everything typed or shown is gone. Also hears the hand
//! scanner, which types into whatever screen is up.

use crate::desk::desk;
use crate::scan::{self, Typed};
use crate::words;
use core::time::Duration;
use leptos::prelude::*;
use ui::view;
use ui::words::count;
use ui::{Button, Ui, t, use_ui};
use wasm_bindgen::JsCast;

/// Without a touch for so long, the kiosk asks.
pub const IDLE_S: u32 = 45;
/// Without an answer for so long, it clears.
pub const WARNING_S: u32 = 20;

/// What a second of waiting brings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wait {
    /// Someone is there.
    Quiet,
    /// Ask; so many seconds are left.
    Warn(u32),
    /// Clear everything.
    Clear,
}

/// What `idle_s` seconds without a touch mean.
#[must_use]
pub fn after(idle_s: u32) -> Wait {
    match (IDLE_S + WARNING_S).checked_sub(idle_s) {
        Some(left) if left > WARNING_S => Wait::Quiet,
        Some(left) if left > 0 => Wait::Warn(left),
        _ => Wait::Clear,
    }
}

/// The watch, and the warning when it is due.
pub fn watch() -> AnyView {
    let ui = use_ui();
    let touched = RwSignal::new(js_sys::Date::now());
    let left = RwSignal::new(None::<u32>);
    for event in ["pointerdown", "keydown", "input", "wheel"] {
        let handle = window_event_listener_untyped(event, move |_| {
            // Once the warning stands, only its own button counts: a sleeve on the glass must not keep a name there.
            if left.get_untracked().is_none() {
                touched.set(js_sys::Date::now());
            }
        });
        on_cleanup(move || handle.remove());
    }
    hear_scanner();
    let tick = set_interval_with_handle(move || second(ui, touched, left), Duration::from_secs(1));
    on_cleanup(move || drop(tick.map(|tick| tick.clear())));
    let stay = move || {
        touched.set(js_sys::Date::now());
        left.set(None);
    };
    let warned = Memo::new(move |_| left.get().is_some());
    (move || warned.get().then(|| warning(left, stay))).into_any()
}

fn second(ui: Ui, touched: RwSignal<f64>, left: RwSignal<Option<u32>>) {
    let shown = desk().screen.get_untracked();
    if !shown.is_someones() {
        touched.set(js_sys::Date::now());
        left.set(None);
        return;
    }
    let idle_s = ((js_sys::Date::now() - touched.get_untracked()) / 1_000.0) as u32;
    match after(idle_s) {
        Wait::Quiet => left.set(None),
        Wait::Warn(seconds) => left.set(Some(seconds)),
        Wait::Clear => {
            left.set(None);
            desk().reset(ui);
        }
    }
}

fn warning(left: RwSignal<Option<u32>>, stay: impl Fn() + Copy + 'static) -> AnyView {
    // The one way on takes the focus as soon as it stands there.
    request_animation_frame(|| {
        let button = document().query_selector("#still-card button").ok().flatten();
        if let Some(button) = button.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    });
    view! {
        <div class="kiosk-warning" role="alertdialog" aria-modal="true" aria-labelledby="still" aria-describedby="still-line">
            <div class="kiosk-warning-card" id="still-card">
                <h2 id="still">{t(words::STILL_THERE)}</h2>
                <p id="still-line" class="lead">{move || count(words::STILL_LINE, left.get().unwrap_or(0) as usize)}</p>
                <Button label=t(words::STILL_HERE) on_press=stay/>
            </div>
        </div>
    }
    .into_any()
}

/// Listens for a hand scanner outside of text fields.
fn hear_scanner() {
    let typed = StoredValue::new_local(Typed::default());
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let writing =
            document().active_element().is_some_and(|at| matches!(at.tag_name().as_str(), "TEXTAREA" | "INPUT"));
        if writing || desk().till.with_untracked(Option::is_none) {
            return;
        }
        if let Some(text) = typed.try_update_value(|typed| typed.key(&event.key())).flatten() {
            event.prevent_default();
            scan::card(text);
        }
    });
    on_cleanup(move || handle.remove());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_warning_comes_after_45_seconds_and_the_reset_20_later() {
        for (idle_s, wait) in [
            (0, Wait::Quiet),
            (44, Wait::Quiet),
            (45, Wait::Warn(20)),
            (64, Wait::Warn(1)),
            (65, Wait::Clear),
            (9_999, Wait::Clear),
        ] {
            assert_eq!(after(idle_s), wait, "{idle_s}");
        }
    }
}

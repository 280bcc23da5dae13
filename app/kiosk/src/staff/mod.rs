//! For the canteen's own people: setting the screen up, carrying by hand what no network carries, and what to do when
//! the counter does not start.

pub mod carry;
pub mod enrol;

use crate::desk::restart;
use crate::home::{fault, head_here};
use crate::words;
use leptos::prelude::*;
use ui::view;
use ui::{Button, common, t};

/// The counter did not start.
pub fn broken() -> AnyView {
    view! {
        {head_here(t(words::BROKEN_TITLE))}
        {fault()}
        <p class="lead">{t(words::BROKEN_LINE)}</p>
        <div class="kiosk-foot"><Button label=t(common::RETRY) on_press=restart/></div>
    }
    .into_any()
}

//! The kiosk's face: a shared screen at the canteen. It greets, asks one thing at a time, and forgets.
//!
//! Invariants: nothing is ever written to the address or the history; what someone typed lives in one draft that every
//! reset empties; rooms and masked names come from the counter and go when the screen goes.

mod desk;
mod home;
mod idle;
mod meal;
mod pick;
mod scan;
mod screen;
mod staff;
mod tell;
mod words;

use desk::desk;
use leptos::prelude::*;
use screen::Screen;
use ui::view;
use ui::{OfflineBanner, SampleBanner, UpdatePrompt, t};

/// Draws the first screen, and then starts what stands behind it.
pub fn run() {
    // Made before anything is drawn: what belongs to a drawing goes when the language changes.
    desk();
    ui::start(draw);
    desk::connect();
}

fn draw() -> AnyView {
    let sample = move || desk().till.with(|till| till.as_ref().is_some_and(|till| till.sample));
    view! {
        <main id="main" class="kiosk">
            {move || sample().then(|| view! { <SampleBanner/> })}
            <UpdatePrompt/>
            <OfflineBanner/>
            {move || page(desk().screen.get())}
        </main>
        {idle::watch()}
    }
    .into_any()
}

fn page(screen: Screen) -> AnyView {
    match screen {
        Screen::Starting => view! { <h1 tabindex="-1">{t(words::STARTING)}</h1> }.into_any(),
        Screen::Broken => staff::broken(),
        Screen::Enrol => staff::enrol::page(),
        Screen::Home => home::page(),
        Screen::Pick(door, pick) => pick::page(door, pick),
        Screen::Meal(diner) => meal::confirm(Some(diner)),
        Screen::Guest => meal::confirm(None),
        Screen::Already(diner, at_ms) => meal::already(diner, at_ms),
        Screen::Eaten(eaten) => meal::eaten(eaten),
        Screen::Scan => scan::page(),
        Screen::Tell(diner) => tell::page(diner),
        Screen::Told(request) => tell::told(request),
        Screen::Staff => staff::carry::page(),
    }
}

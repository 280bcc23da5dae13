//! The porch: what is within reach of the first tap, and nothing else. It is all that has to arrive before a tap works:
//! the first page and the first question. The rest of the face comes right after it and takes over.
//!
//! Measured (brotli): the whole face is twice what a slow phone may have to wait for; the porch is under its budget.

use crate::{Route, ask, frame, home, remembered, words as w};
use leptos::prelude::*;
use ui::{Banner, Button, Icon, Page, PhoneBar, Tone, Weight, t, view};
use wasm_bindgen::JsCast;

/// The event on `window` by which the whole face says that it takes over.
const TAKEOVER: &str = "lm-takeover";
/// The event by which the shell says that the whole face could not be loaded.
const FAILED: &str = "lm-full-failed";

/// Draws the porch.
pub fn start() {
    device::trouble::show_panics();
    ui::start(view);
}

fn view() -> AnyView {
    close_on_takeover();
    let failed = RwSignal::new(false);
    let handle = window_event_listener_untyped(FAILED, move |_| failed.set(true));
    on_cleanup(move || handle.remove());
    let lost = move || failed.get().then(lost);
    view! {
        <div class="page">
            <div class="banners">{lost}</div>
            <main id="main">{ui::pages(|route| page(Route::read(&route.parts()).unwrap_or_default()))}</main>
            {telephone()}
        </div>
    }
    .into_any()
}

fn page(route: Route) -> Page {
    match route {
        Route::Home => home::porch_page(),
        Route::AskWords => ask::words_page(),
        _ => Page::new(t(w::OPENING), frame::opening()),
    }
}

fn lost() -> AnyView {
    let again = || drop(window().location().reload());
    view! {
        <Banner tone=Tone::Persimmon mark=Icon::Warning words=t(w::WORKER_LOST)>
            <Button label=t(ui::common::RETRY) weight=Weight::Secondary on_press=again/>
        </Banner>
    }
    .into_any()
}

/// Whether someone is writing on the porch. Asked by the whole face.
#[must_use]
pub fn busy() -> bool {
    let words = document().get_element_by_id(ask::Field::Words.id());
    words.and_then(|words| words.dyn_into::<web_sys::HtmlTextAreaElement>().ok()).is_some()
}

/// Tells the porch that the whole face takes over.
pub fn close() {
    if let Ok(event) = web_sys::Event::new(TAKEOVER) {
        let _ = window().dispatch_event(&event);
    }
}

fn telephone() -> Option<AnyView> {
    let (who, number) = remembered::telephone()?;
    Some(view! { <PhoneBar who=who hours=frame::spoken(&number) telephone=number/> }.into_any())
}

/// Once the whole face is there, nothing in here listens any more.
fn close_on_takeover() {
    let root = core::iter::successors(Owner::current(), Owner::parent).last();
    device::Listening::to(&window(), TAKEOVER, move |_| root.iter().for_each(Owner::cleanup)).for_ever();
}

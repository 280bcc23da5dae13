//! The resident's face: ask for help, follow a request, help a neighbour, take in what was sent.
//!
//! One folder a capability. What can be decided without a page (a draft, a timeline, what a message was) is plain
//! code with native tests; the rest draws it. The face holds no keys and stores nothing about a person: it asks the
//! pocket, a worker that starts once the page can be used.

pub mod ask;
pub mod follow;
mod frame;
mod help;
mod home;
mod link;
pub mod porch;
mod remembered;
mod route;
mod take_in;
pub mod words;

use leptos::prelude::*;

pub use route::Route;

/// How long to wait for a finger to let go.
const PATIENCE: core::time::Duration = core::time::Duration::from_millis(50);

/// Takes over from the porch: at once, or with the next move while someone is writing there, or once who presses
/// something has let go.
pub fn start() {
    device::trouble::show_panics();
    begin();
}

fn begin() {
    if ui::porch::pressed() {
        return set_timeout(begin, PATIENCE);
    }
    if !porch::busy() {
        return take_over();
    }
    let begun = core::cell::Cell::new(false);
    device::Listening::to(&window(), "hashchange", move |_| {
        if !begun.replace(true) {
            take_over();
        }
    })
    .for_ever();
}

/// Draws the page, then starts the pocket. A page in trouble stays as the shell left it.
fn take_over() {
    if document().document_element().is_some_and(|root| root.has_attribute("data-state")) {
        return;
    }
    porch::close();
    ui::start(view);
    link::use_link().open();
}

fn view() -> AnyView {
    frame::frame(|| {
        ui::pages(|route| match Route::read(&route.parts()).unwrap_or_default() {
            Route::Home => home::page(),
            Route::AskWords => ask::words_page(),
            Route::AskWhen => ask::when_page(),
            Route::AskWho => ask::who_page(),
            Route::AskCheck => ask::check_page(),
            Route::Sent(id) => follow::sent_page(id),
            Route::Mine => follow::list_page(),
            Route::Request(id) => follow::request_page(id),
            Route::Rate(id) => follow::rate_page(id),
            Route::Again(id) => follow::again_page(id),
            Route::Withdraw(id) => follow::withdraw_page(id),
            Route::Help => help::list_page(),
            Route::Task(id) => help::task_page(id),
            Route::TaskWho(id) => help::who_page(id),
            Route::TaskDone(id) => help::done_page(id),
            Route::TakeIn => take_in::page(),
            Route::Privacy => home::privacy_page(),
        })
    })
}

//! The porch: the first page of a new desk, and the list of today on one that is at work. It is all that has to arrive
//! before a tap works; what it does not have comes right after it, and a reader who is there first sees that it is coming.
//!
//! Measured (brotli, until usable): the whole face in one program was 258 KB of the 180 KB it may be.

use crate::app::{self, Pages};
use crate::desk::use_desk;
use crate::facts::waiting;
use crate::handed;
use crate::screen::Screen;
use crate::today::{self, Sides};
use crate::words::*;
use leptos::prelude::*;
use ui::route::arrive;
use ui::view;
use ui::{Button, Icon, Weight, t};

/// Whether the whole face could not be loaded.
#[derive(Clone, Copy)]
struct Failed(RwSignal<bool>);

/// Draws the porch, then starts the desk. The desk is made first, outside every view, so that it outlives them.
pub fn start() {
    device::trouble::show_panics();
    let desk = use_desk();
    crate::take_in::open_shared();
    ui::start(view);
    desk.wake();
}

fn view() -> AnyView {
    let desk = use_desk();
    ui::porch::give_way(move || handed::hand_over(desk));
    provide_context(Failed(ui::porch::failed()));
    app::view(Pages { set_up, restore, join, at_work, finder: || (().into_any(), ().into_any()) })
}

fn set_up() -> AnyView {
    arrive(t(SET_UP_TITLE));
    view! { <main id="main" class="lone"><h1>{t(SET_UP_TITLE)}</h1>{coming()}</main> }.into_any()
}

fn restore() -> AnyView {
    arrive(t(RESTORE));
    view! { <main id="main" class="lone"><h1>{t(RESTORE)}</h1>{coming()}</main> }.into_any()
}

fn join() -> AnyView {
    arrive(t(JOIN));
    view! { <main id="main" class="lone"><h1>{t(JOIN)}</h1>{coming()}</main> }.into_any()
}

fn at_work(page: Screen, screen: Memo<Screen>) -> AnyView {
    match page {
        Screen::Today(_) => today::page(screen, Sides { list, opened: |_| coming(), below: || ().into_any() }),
        page => {
            let entry = app::entries(true).into_iter().find(|entry| entry.to == page.section());
            app::single(t(entry.map_or(ui::common::MORE, |entry| entry.word)), "", page, coming())
        }
    }
}

fn list(side: Screen, screen: Memo<Screen>) -> AnyView {
    if side == Screen::Today(None) { today::list(screen) } else { coming() }
}

/// Stands where the whole face will draw something.
fn coming() -> AnyView {
    let Failed(failed) = expect_context();
    let again = || drop(window().location().reload());
    ui::el::live(move || {
        if !failed.get() {
            return waiting(None);
        }
        view! {
            <div class="card missing" role="alert">
                <p>{t(REST_MISSING)}</p>
                <Button label=t(ui::common::RETRY) weight=Weight::Secondary mark=Icon::Again on_press=again/>
            </div>
        }
        .into_any()
    })
}

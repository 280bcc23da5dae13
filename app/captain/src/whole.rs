//! The whole face: every page. It comes right after the porch and takes over from it.

use crate::app::{self, Pages};
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::today::{self, Sides};
use crate::{
    acting, clashes, contact, day, export, file, handed, handover, import, keep, kiosk, letters, levels, lock, outbox,
    pairs, palette, paperwork, people, places, plan, policy, poster, programs, request, rounds,
};
use crate::{settings, start, take_in, tour, tray};
use device::{BrowserClock, Clock};
use leptos::prelude::*;

/// How long to wait for a porch that is in the middle of something.
const PATIENCE_MS: u32 = 50;

/// Takes over as soon as the porch gives way, and draws the page at once with what it handed over. The desk is made
/// first, outside every view, so that it outlives them.
pub fn start() {
    device::trouble::show_panics();
    device::spawn(async {
        let desk = use_desk();
        let handed = loop {
            match ui::porch::take_over() {
                Ok(handed) => break handed::read(handed),
                Err(ui::porch::Busy) => BrowserClock.sleep(PATIENCE_MS).await,
            }
        };
        match handed {
            Some(handed) => handed.take_up(desk, || ui::start(view)),
            None => {
                ui::start(view);
                desk.wake();
            }
        }
        desk.wake_engine();
    });
}

fn view() -> AnyView {
    app::view(Pages {
        set_up: start::set_up,
        restore: keep::restore_at_start,
        join: start::join,
        at_work,
        finder: palette::finder,
    })
}

fn at_work(page: Screen, screen: Memo<Screen>) -> AnyView {
    view! { {tour::strip(screen)}{drawn(page, screen)} }.into_any()
}

fn drawn(page: Screen, screen: Memo<Screen>) -> AnyView {
    match page {
        Screen::Plan => plan::page(),
        Screen::Policy => policy::page(),
        Screen::File(person) => file::page(person),
        Screen::TakeIn => take_in::page(),
        Screen::People(_) => people::page(screen),
        Screen::Write(person) => people::form(person),
        Screen::Pairs(_) => pairs::page(screen),
        Screen::PairUp => pairs::offers(),
        Screen::Rounds(_) => rounds::page(screen),
        Screen::Programs(_) => programs::page(screen),
        Screen::ProgramNew => programs::new(None),
        Screen::Example(example) => programs::new(Some(example)),
        Screen::ProgramWrite(program) => programs::change(program),
        Screen::AtHome(program, person) => paperwork::page(program, person),
        Screen::Pack(program) => programs::pack(program),
        Screen::Places => places::page(),
        Screen::Building(place) => places::building(place),
        Screen::Twins => people::twins(),
        Screen::Poster(place) => poster::page(place),
        Screen::Contact(place) => contact::page(place),
        Screen::Kiosks => kiosk::page(),
        Screen::Acting(person) => acting::page(person),
        Screen::Settings => settings::page(),
        Screen::Restore => keep::restore(),
        Screen::Passcode => lock::chosen(),
        Screen::Sheet => lock::sheet(),
        Screen::Clashes => clashes::page(),
        Screen::Levels => levels::page(),
        Screen::HandOver => handover::page(),
        Screen::Tour => tour::page(),
        Screen::Import => import::page(),
        Screen::Export => export::page(),
        Screen::More => settings::more(),
        _ => {
            day::share();
            today::page(screen, Sides { list, opened, below: day::beside })
        }
    }
}

fn list(side: Screen, screen: Memo<Screen>) -> AnyView {
    match side {
        Screen::Tray => tray::list(),
        Screen::Outbox(_) => outbox::list(screen),
        _ => view! { {day::line()}{today::list(screen)} }.into_any(),
    }
}

fn opened(open: Screen) -> AnyView {
    match open {
        Screen::Today(Some(id)) => request::page(id),
        Screen::Day => day::page(),
        Screen::Outbox(Some(letter)) => letters::page(letter),
        _ => ().into_any(),
    }
}

//! The page: heading and date, three lists behind three pills, and what is opened beside them.

use super::glance;
use crate::app::back_on_phone;
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use domain::Day;
use leptos::prelude::*;
use ui::route::arrive;
use ui::view;
use ui::{common, t, times, use_ui};

/// What one of the face's two programs can draw on this page.
#[derive(Clone, Copy)]
pub struct Sides {
    /// The list behind one of the pills.
    pub list: fn(Screen, Memo<Screen>) -> AnyView,
    /// What is opened from it.
    pub opened: fn(Screen) -> AnyView,
    /// What stands under the glance while nothing is.
    pub below: fn() -> AnyView,
}

/// Today, and whatever is opened on it.
pub fn page(screen: Memo<Screen>, sides: Sides) -> AnyView {
    let side = Memo::new(move |_| match screen.get() {
        Screen::Tray => Screen::Tray,
        Screen::Outbox(_) => Screen::Outbox(None),
        _ => Screen::Today(None),
    });
    let lists = move || {
        let side = side.get();
        untrack(|| {
            arrive(title(side));
            (sides.list)(side, screen)
        })
    };
    view! {
        <div class="panes">
            <section class="pane pane-list" aria-label=move || title(side.get())>
                {head(side)}
                {lists}
            </section>
            <section class="pane pane-detail" aria-live="off">
                {move || {
                    let open = screen.get();
                    untrack(|| opened(open, sides))
                }}
            </section>
        </div>
    }
    .into_any()
}

fn title(side: Screen) -> &'static str {
    t(match side {
        Screen::Tray => TRAY_TITLE,
        Screen::Outbox(_) => OUTBOX_TITLE,
        _ => TODAY,
    })
}

fn opened(open: Screen, sides: Sides) -> AnyView {
    if !open.deep() {
        return view! { {glance::page()}{(sides.below)()} }.into_any();
    }
    view! { <div class="detail">{back_on_phone(open)}{(sides.opened)(open)}</div> }.into_any()
}

fn head(side: Memo<Screen>) -> AnyView {
    let now = use_ui().now;
    let date = move || {
        let day = Day::of(now.get());
        format!("{} {}", times::date(day, day), t(common::weekday(day.weekday())))
    };
    view! {
        <div class="pane-head list-head">
            <h1>{t(TODAY)}</h1>
            <p class="soft">{date}</p>
            <nav class="pills" aria-label=t(TODAY)>
                {pill(side, Screen::Today(None), TO_DO, |counts| counts.to_do)}
                {pill(side, Screen::Tray, TRAY, |counts| counts.tray)}
                {pill(side, Screen::Outbox(None), OUTBOX, |counts| counts.outbox)}
            </nav>
        </div>
    }
    .into_any()
}

fn pill(side: Memo<Screen>, to: Screen, word: ui::Word, count: fn(&ports::desk::Counts) -> u32) -> AnyView {
    let counts = use_desk().counts;
    let here = move || (side.get() == to).then_some("page");
    view! {
        <a class="pill" href=to.href() aria-current=here>
            {t(word)}
            <span class="pill-count">{move || counts.with(count)}</span>
        </a>
    }
    .into_any()
}

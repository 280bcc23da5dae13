//! The start: set up a station, or try a made-up community; and what is shown while the desk wakes.

mod join;
mod model;
mod set_up;

pub use join::{bring as bring_answer, page as join};
pub use set_up::page as set_up;

use crate::app::Pages;
use crate::desk::{Desk, use_desk};
use crate::keep;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Doing, Progress as Far};
use ui::lang::LangSwitch;
use ui::route::arrive;
use ui::view;
use ui::{Banner, Button, Confirm, Icon, Progress, Tone, Weight, common, fill, go, icon, t, use_ui};

/// A desk that nobody has set up: its first page, or one of the forms.
pub fn page(pages: Pages) -> AnyView {
    let route = use_ui().route;
    let screen = Memo::new(move |_| {
        Some(Screen::of(&route.get())).filter(|it| [Screen::SetUp, Screen::Restore, Screen::Join].contains(it))
    });
    ui::el::live(move || match screen.get() {
        Some(Screen::SetUp) => untrack(pages.set_up),
        Some(Screen::Join) => untrack(pages.join),
        Some(_) => untrack(pages.restore),
        None => untrack(ways),
    })
}

fn ways() -> AnyView {
    arrive(t(START_TITLE));
    let desk = use_desk();
    view! {
        <main id="main" class="start">
            <div class="start-top"><span class="plate start-plate" translate="no">{t(common::PRODUCT)}</span><LangSwitch/></div>
            <h1>{t(START_TITLE)}</h1>
            <p class="start-lead">{t(START_LEAD)}</p>
            {keep::lost_banner()}
            <div class="start-ways">
                {way(Icon::Home, START_SET_UP, START_SET_UP_HINT, "tile tile-blue", || go(&Screen::SetUp.href()))}
                {way(Icon::People, START_SAMPLE, START_SAMPLE_HINT, "tile tile-plain", move || desk.start_sample())}
                {way(Icon::Qr, JOIN, JOIN_HINT, "tile tile-plain", || go(&Screen::Join.href()))}
                {way(Icon::Again, RESTORE, RESTORE_HINT, "tile tile-plain", || go(&Screen::Restore.href()))}
            </div>
            <p class="start-foot soft">{icon(Icon::Shield)}{t(ABOUT_WORDS)}</p>
        </main>
    }
    .into_any()
}

fn way(mark: Icon, title: ui::Word, line: ui::Word, class: &'static str, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class=class on:click=move |_| press()>
            <span class="tile-mark">{icon(mark)}</span>
            <span class="tile-words">
                <span class="tile-title">{t(title)}</span>
                <span class="tile-line">{t(line)}</span>
            </span>
        </button>
    }
    .into_any()
}

/// The desk has been used before and is being opened.
pub fn waking() -> AnyView {
    arrive(t(WAKING));
    view! {
        <main id="main" class="lone">
            <h1>{t(WAKING)}</h1>
            {far(use_desk(), t(READING))}
        </main>
    }
    .into_any()
}

/// The sample is being made up.
pub fn making_up() -> AnyView {
    arrive(t(SAMPLE_LOADING));
    view! {
        <main id="main" class="lone">
            <h1>{t(SAMPLE_LOADING)}</h1>
            <p class="soft">{t(START_SAMPLE_HINT)}</p>
            {far(use_desk(), t(SAMPLE_LOADING))}
        </main>
    }
    .into_any()
}

/// A bar that follows whatever the desk is busy with.
fn far(desk: Desk, otherwise: &'static str) -> AnyView {
    let progress = desk.progress;
    let words = move || progress.get().map_or_else(|| otherwise.to_owned(), sentence);
    let done = Signal::derive(move || progress.with(|far| far.map_or(0, |far| far.done)));
    let total = Signal::derive(move || progress.with(|far| far.map_or(0, |far| far.total)));
    view! { <Progress words=words done=done total=total/> }.into_any()
}

fn sentence(far: Far) -> String {
    match far.doing {
        Doing::Reading => t(READING).to_owned(),
        Doing::BringingIn | Doing::TakingBack => crate::import::progress_words(far),
        Doing::MakingUp => fill(t(LOADING_REST), &[("n", &far.done.to_string()), ("all", &far.total.to_string())]),
    }
}

/// A thin line above the page while the rest arrives.
pub fn progress_line(far: Far) -> AnyView {
    view! { <div class="loading-line"><Progress words=sentence(far) done=Signal::from(far.done) total=Signal::from(far.total)/></div> }
        .into_any()
}

/// Says that everything is made up, and leads out of it.
pub fn sample_banner() -> AnyView {
    let desk = use_desk();
    let (ui, asking) = (use_ui(), RwSignal::new(false));
    view! {
        <Banner tone=Tone::Blue mark=Icon::Info words=t(SAMPLE_BANNER)>
            <a class="banner-link" href=Screen::Tour.href()>{t(TOUR)}</a>
            <a class="banner-link" href=Screen::Acting(None).href()>{t(ACTING_SHORT)}</a>
            <button type="button" class="banner-link" on:click=move |_| asking.set(true)>{t(SAMPLE_DELETE)}</button>
        </Banner>
        <Confirm open=asking title=t(SAMPLE_DELETE_ASK) line=t(SAMPLE_DELETE_HINT) label=t(SAMPLE_DELETE) on_yes=move || desk.delete_sample(ui)/>
    }
    .into_any()
}

/// In the settings: out of the sample, or away with it.
pub fn delete_sample() -> AnyView {
    let desk = use_desk();
    let (ui, asking) = (use_ui(), RwSignal::new(false));
    view! {
        <div class="card">
            <h2>{t(SAMPLE_BANNER)}</h2>
            <div class="button-row">
                <Button label=t(SAMPLE_LEAVE) weight=Weight::Secondary mark=Icon::Back on_press=move || desk.leave_sample()/>
                <Button label=t(SAMPLE_DELETE) weight=Weight::Danger on_press=move || asking.set(true)/>
            </div>
            <Confirm open=asking title=t(SAMPLE_DELETE_ASK) line=t(SAMPLE_DELETE_HINT) label=t(SAMPLE_DELETE) on_yes=move || desk.delete_sample(ui)/>
        </div>
    }
    .into_any()
}

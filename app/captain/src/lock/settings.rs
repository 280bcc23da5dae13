//! What stands about the lock on other pages: the card in the settings, the banners, the button that locks; and the
//! watch that locks when nobody is there.

use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use device::page::watch::Idle;
use leptos::prelude::*;
use ui::view;
use ui::{Banner, Button, ButtonLink, Icon, Tone, Weight, icon, t};

/// So long after the last touch the desk locks itself.
const IDLE_MS: u32 = 10 * 60 * 1_000;

/// The card in the settings. The sample is nobody's, and not locked.
pub fn card() -> AnyView {
    let desk = use_desk();
    if desk.sample() {
        return ().into_any();
    }
    ui::el::live(move || if desk.safe().passcode { locked_card() } else { open_card() })
}

fn open_card() -> AnyView {
    view! {
        <div class="card">
            <h2>{t(LOCK)}</h2>
            <p>{t(NOT_LOCKED)}</p>
            <div class="button-row"><ButtonLink to=Screen::Passcode.href() label=t(PASSCODE_SET) mark=Icon::Locked/></div>
        </div>
    }
    .into_any()
}

fn locked_card() -> AnyView {
    let desk = use_desk();
    let safe = desk.safe();
    view! {
        <div class="card">
            <h2>{t(LOCK)}</h2>
            <p>{t(LOCK_IDLE)}</p>
            <p class="soft">{t(if safe.device { LOCK_DEVICE } else { LOCK_NO_DEVICE })}</p>
            {(!safe.sheet).then(|| view! { <p role="status">{t(NO_SHEET)}</p> })}
            <div class="button-row">
                <Button label=t(LOCK_NOW) weight=Weight::Secondary mark=Icon::Locked on_press=move || desk.lock_now()/>
                <ButtonLink to=Screen::Passcode.href() label=t(PASSCODE_CHANGE) weight=Weight::Quiet/>
                <ButtonLink to=Screen::Sheet.href() label=t(SHEET_MAKE) weight=Weight::Quiet mark=Icon::Paper/>
            </div>
        </div>
    }
    .into_any()
}

/// Above every page: there is no passcode yet, or no sheet for whoever forgets it.
pub fn banners() -> AnyView {
    let desk = use_desk();
    ui::el::live(move || {
        let safe = desk.safe();
        match (safe.passcode, safe.sheet) {
            (true, true) => ().into_any(),
            (true, false) => banner(Icon::Paper, NO_SHEET, Screen::Sheet, SHEET_MAKE),
            (false, _) => banner(Icon::Unlocked, NOT_LOCKED, Screen::Passcode, PASSCODE_SET),
        }
    })
}

fn banner(mark: Icon, words: ui::Word, to: Screen, way: ui::Word) -> AnyView {
    view! { <Banner tone=Tone::Amber mark=mark words=t(words)><a class="banner-link" href=to.href()>{t(way)}</a></Banner> }
        .into_any()
}

/// Locks at once.
pub fn button(class: &'static str) -> AnyView {
    let desk = use_desk();
    ui::el::live(move || {
        desk.safe().passcode.then(|| {
            view! {
                <button type="button" class=class on:click=move |_| desk.lock_now()>
                    {icon(Icon::Locked)}<span class="rail-word">{t(LOCK_NOW)}</span>
                </button>
            }
        })
    })
}

/// Locks when nobody has touched anything for a while, for as long as the page is drawn.
pub fn watch_over() {
    let (desk, idle) = (use_desk(), StoredValue::new_local(None::<Idle>));
    let locks = Memo::new(move |_| desk.safe().passcode);
    Effect::new(move |_| idle.set_value(locks.get().then(|| Idle::after(IDLE_MS, move || desk.lock_now()))));
}

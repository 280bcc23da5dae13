//! The attract screen: a greeting, today's count, and a button for every building.

use crate::desk::desk;
use crate::screen::Screen;
use crate::words;
use leptos::prelude::*;
use ports::counter::{Door, Till};
use ui::view;
use ui::{Button, LangSwitch, Plate, ReadAloud, Weight, t};

/// The site's address with its last slash, without this face's folder.
#[must_use]
pub fn base() -> String {
    device::Site::here("kiosk").url()
}

/// The page.
pub fn page() -> AnyView {
    let Some(till) = desk().till.get_untracked() else { return ().into_any() };
    view! {
        {head(&till.name, t(words::HELLO))}
        <div class="kiosk-line"><p class="lead">{t(words::WHICH_BUILDING)}</p><LangSwitch forget=true/></div>
        {fault()}
        <div class="keys">{buildings(&till)}</div>
        <div class="kiosk-foot">
            <Button label=t(words::CARD) weight=Weight::Secondary mark=ui::Icon::Qr on_press=|| desk().screen.set(Screen::Scan)/>
            <Button label=t(words::GUEST) weight=Weight::Secondary on_press=|| desk().screen.set(Screen::Guest)/>
            <Button label=t(words::TELL) weight=Weight::Secondary mark=ui::Icon::Speech on_press=|| desk().screen.set(Screen::Tell(None))/>
            <Button label=t(words::STAFF) weight=Weight::Quiet on_press=|| desk().screen.set(Screen::Staff)/>
        </div>
    }
    .into_any()
}

/// Plate, question, and today's count, as they stand at the top of every screen.
pub fn head(name: &str, title: &str) -> AnyView {
    view! {
        <header class="kiosk-top">
            <Plate place=name.to_owned()/>
            <h1 tabindex="-1">{title.to_owned()}</h1>
            <ReadAloud/>
            {move || desk().till.with(|till| till.as_ref().map(|till| today(till.today)))}
        </header>
    }
    .into_any()
}

fn today(meals: u32) -> AnyView {
    view! {
        <p class="kiosk-count">
            <span>{t(words::TODAY)}</span>
            <span class="kiosk-meals"><strong>{meals.to_string()}</strong>" "{t(words::PEOPLE)}</span>
        </p>
    }
    .into_any()
}

/// The same head under the canteen's own name.
pub fn head_here(title: &str) -> AnyView {
    let name = desk().till.with_untracked(|till| till.as_ref().map(|till| till.name.clone()));
    head(&name.unwrap_or_else(|| t(words::TITLE).to_owned()), title)
}

/// What went wrong last, in a sentence; it is read out as soon as it stands there.
pub fn fault() -> AnyView {
    let here = |(screen, words)| desk().screen.with(|now| screen == *now).then_some(words);
    view! { <p class="kiosk-fault" role="alert">{move || desk().fault.get().and_then(here)}</p> }.into_any()
}

fn buildings(till: &Till) -> Vec<AnyView> {
    let button = |(at, name): (usize, &String)| {
        let door = Door { building: u16::try_from(at).ok(), ..Door::default() };
        view! {
            <button type="button" class="key" on:click=move |_| desk().walk(door)>
                <Plate place=name.clone()/>
            </button>
        }
        .into_any()
    };
    till.buildings.iter().enumerate().map(button).collect()
}

//! What has not reached the station, as text to carry by hand.

use crate::desk::{ask, desk};
use crate::home::{fault, head_here};
use crate::screen::Screen;
use crate::words;
use device::page::clipboard;
use leptos::prelude::*;
use ports::counter::{Answer, Ask};
use ui::view;
use ui::words::count;
use ui::{Button, Icon, Weight, common, fill, t, use_ui};

/// The page.
pub fn page() -> AnyView {
    let texts = RwSignal::new(None::<Vec<String>>);
    let waiting = Memo::new(move |_| desk().till.with(|till| till.as_ref().map_or(0, |till| till.waiting)));
    // Asked again whenever a receipt has come: what the station has need not be carried.
    Effect::new(move |_| {
        waiting.track();
        ask(Ask::TakeOut, move |_, answer| {
            if let Answer::ToCarry(found) = answer {
                texts.try_set(Some(found));
            }
        });
    });
    let phone = desk().till.with_untracked(|till| till.as_ref().map(|till| till.telephone.clone())).unwrap_or_default();
    view! {
        {head_here(t(words::STAFF_TITLE))}
        {fault()}
        <p class="lead">{move || match waiting.get() {
            0 => t(words::STAFF_NONE).to_owned(),
            waiting => count(words::STAFF_WAITING, waiting as usize),
        }}</p>
        <p>{fill(t(words::STAFF_CALL), &[("phone", &phone)])}</p>
        {move || texts.get().map(list)}
        <div class="kiosk-foot">
            <Button label=t(common::BACK) weight=Weight::Secondary on_press=|| desk().screen.set(Screen::Home)/>
            <Button label=t(words::STAFF_ENROL) weight=Weight::Secondary on_press=|| desk().screen.set(Screen::Enrol)/>
        </div>
    }
    .into_any()
}

fn list(texts: Vec<String>) -> AnyView {
    if texts.is_empty() {
        return ().into_any();
    }
    let rows = texts.into_iter().map(|text| view! { <li><Carried text/></li> }.into_any()).collect::<Vec<_>>();
    view! { <p class="soft">{t(words::STAFF_LINE)}</p><ul class="kiosk-carry">{rows}</ul> }.into_any()
}

/// One text and its copy button.
#[component]
fn Carried(text: String) -> impl IntoView {
    let ui = use_ui();
    let copied = text.clone();
    let copy = move || {
        let text = copied.clone();
        leptos::task::spawn_local(async move {
            if clipboard::copy(&text).await {
                ui.toast(t(common::COPIED));
            }
        });
    };
    view! { <code class="kiosk-code" tabindex="0">{text}</code><Button label=t(common::COPY) weight=Weight::Secondary mark=Icon::Copy on_press=copy/> }
        .into_any()
}

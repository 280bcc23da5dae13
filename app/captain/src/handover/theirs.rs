//! On the station's device: the captains' devices, which of them has handed over, and what comes next.

use super::model::standing;
use crate::asked::{asked, shown};
use crate::devices::{Revoking, called};
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Ask as About, Device, Devices};
use ports::desk::{Answer, Ask};
use ui::{Button, ButtonLink, Icon, Weight, t, view};

/// The cards.
pub fn view() -> AnyView {
    let revoking = Revoking::new();
    let told = asked(
        || Ask::Devices(About::List),
        |answer| match answer {
            Answer::Devices(Told::Devices(devices)) => Some(devices),
            _ => None,
        },
    );
    view! {
        <div class="card">
            <h2>{t(HO_STEPS)}</h2>
            <ol class="steps">{[HO_STEP_1, HO_STEP_2, HO_STEP_3, HO_STEP_4].map(|step| view! { <li>{t(step)}</li> })}</ol>
            <div class="button-row">
                <ButtonLink to=Screen::Settings.href() label=t(HO_LET_IN) weight=Weight::Secondary mark=Icon::Device/>
                <ButtonLink to=Screen::Places.href() label=t(PLACES) weight=Weight::Quiet mark=Icon::Home/>
            </div>
        </div>
        <div class="card">
            <h2>{t(HO_THEIRS)}</h2>
            {shown(told, move |devices| list(&devices, revoking))}
            {revoking.dialog()}
        </div>
    }
    .into_any()
}

fn list(devices: &Devices, revoking: Revoking) -> AnyView {
    let of_captains = |device: &&Device| !device.this && !device.revoked && !device.place.is_empty();
    let rows: Vec<AnyView> = devices.devices.iter().filter(of_captains).map(|device| row(device, revoking)).collect();
    if rows.is_empty() {
        return view! { <p class="soft">{t(HO_NONE)}</p> }.into_any();
    }
    view! { <ul class="rows" id="captains">{rows}</ul> }.into_any()
}

fn row(device: &Device, revoking: Revoking) -> AnyView {
    let (key, name) = (device.key, called(device));
    let (words, hint) = standing(device, ui::page::clock());
    let over = device.handed.is_some_and(|handed| handed.since == 0);
    let weight = if over { Weight::Secondary } else { Weight::Quiet };
    let ask = name.clone();
    view! {
        <li class="row-line">
            <strong>{name}</strong><span class="soft">{device.place.clone()}</span><span>{words}</span>
            <div class="button-row"><Button label=t(DEVICE_REVOKE) weight=weight on_press=move || revoking.ask(key, ask.clone(), hint)/></div>
        </li>
    }
    .into_any()
}

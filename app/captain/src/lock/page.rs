//! The page of a locked desk. It says whose desk it is and how much has come, and nothing else.

use super::field::{PASSCODE_ID, RECOVERY_ID, asking, choosing, say};
use crate::desk::use_desk;
use crate::facts::n;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::lock::{Ask, Secret};
use ui::lang::LangSwitch;
use ui::route::{arrive, focus};
use ui::view;
use ui::{Button, Field, Form, Icon, Plate, Troubles, Weight, t, use_ui};

/// The page.
pub fn page() -> AnyView {
    let desk = use_desk();
    let by_sheet = RwSignal::new(desk.locked.with_untracked(|locked| locked.device_lost));
    let name = desk.locked.with_untracked(|locked| locked.name.clone());
    arrive(t(LOCKED_TITLE));
    view! {
        <main id="main" class="start">
            <div class="start-top"><Plate place=name/><LangSwitch/></div>
            <h1>{t(LOCKED_TITLE)}</h1>
            <p class="start-lead">{t(LOCKED_LEAD)}</p>
            <p class="soft" role="status">{news}</p>
            {ui::el::live(move || if by_sheet.get() { sheet_form(by_sheet) } else { passcode_form(by_sheet) })}
        </main>
    }
    .into_any()
}

/// What has happened under lock, in numbers.
fn news() -> String {
    use_desk().locked.with(|locked| {
        let lines = [(LOCKED_CAME, locked.came), (LOCKED_SENDING, locked.sending)];
        let lines = lines.into_iter().filter(|(_, count)| *count > 0).map(|(word, count)| n(word, count));
        lines.collect::<Vec<_>>().join(" · ")
    })
}

fn passcode_form(by_sheet: RwSignal<bool>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (typed, found, busy) = (RwSignal::new(String::new()), Troubles::new(), RwSignal::new(false));
    let send = move || {
        busy.set(true);
        device::spawn(async move {
            if let Err(fault) = desk.unlock(Ask::Unlock(Secret(typed.get_untracked()))).await {
                busy.set(false);
                say(ui, found, PASSCODE_ID, &fault);
            }
        });
    };
    request_animation_frame(|| focus("#passcode"));
    view! {
        <Form troubles=found on_send=send>
            {asking(PASSCODE_ID, t(PASSCODE_LABEL), typed, found)}
            <div class="button-row">
                <Button label=t(UNLOCK) mark=Icon::Unlocked busy=busy/>
                {desk.locked.with_untracked(|locked| locked.sheet).then(|| view! { <Button label=t(BY_SHEET) weight=Weight::Quiet on_press=move || by_sheet.set(true)/> })}
            </div>
        </Form>
    }
    .into_any()
}

fn sheet_form(by_sheet: RwSignal<bool>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (code, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (found, busy) = (Troubles::new(), RwSignal::new(false));
    let send = move || {
        busy.set(true);
        device::spawn(async move {
            let ask = Ask::Recover { code: Secret(code.get_untracked()), new: Secret(new.get_untracked()) };
            if let Err(fault) = desk.unlock(ask).await {
                busy.set(false);
                say(ui, found, RECOVERY_ID, &fault);
            }
        });
    };
    let lost = desk.locked.with_untracked(|locked| locked.device_lost);
    view! {
        {lost.then(|| view! { <p role="alert">{t(DEVICE_LOST)}</p> })}
        <Form troubles=found on_send=send>
            <Field id="recovery" label=t(RECOVERY_CODE) hint=t(RECOVERY_HINT) value=code troubles=found/>
            {choosing(t(PASSCODE_NEW), new, found)}
            <div class="button-row">
                <Button label=t(UNLOCK) mark=Icon::Unlocked busy=busy/>
                {(!lost).then(|| view! { <Button label=t(BY_PASSCODE) weight=Weight::Quiet on_press=move || by_sheet.set(false)/> })}
            </div>
        </Form>
    }
    .into_any()
}

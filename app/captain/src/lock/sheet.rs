//! The recovery sheet: a code on paper for whoever forgets the passcode. It is shown once, right after it was made.

use super::field::{PASSCODE_ID, asking, say};
use crate::app::{back_on_phone, single};
use crate::desk::locking::Sheet;
use crate::desk::use_desk;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::lock::Secret;
use ui::route::arrive;
use ui::view;
use ui::{Button, Form, Icon, Plate, Troubles, Weight, common, replace, t, use_ui};

/// The page.
pub fn page() -> AnyView {
    let desk = use_desk();
    ui::el::live(move || match desk.sheet.get() {
        Some(sheet) => shown(&sheet),
        None => asked(),
    })
}

/// A new code is made for whoever knows the passcode.
fn asked() -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (typed, found, busy) = (RwSignal::new(String::new()), Troubles::new(), RwSignal::new(false));
    let send = move || {
        busy.set(true);
        device::spawn(async move {
            if let Some(fault) = desk.make_sheet(Secret(typed.get_untracked())).await {
                busy.set(false);
                say(ui, found, PASSCODE_ID, &fault);
            }
        });
    };
    let body = view! {
        <div class="narrow">
            <div class="card">
                <Form troubles=found on_send=send>
                    {asking(PASSCODE_ID, t(PASSCODE_LABEL), typed, found)}
                    <Button label=t(SHEET_MAKE) mark=Icon::Paper busy=busy/>
                </Form>
            </div>
        </div>
    };
    single(t(SHEET_TITLE), t(SHEET_LEAD), Screen::Sheet, body.into_any())
}

fn shown(sheet: &Sheet) -> AnyView {
    arrive(t(SHEET_TITLE));
    let desk = use_desk();
    let print = || {
        let _ = window().print();
    };
    let away = move || {
        desk.sheet.set(None);
        replace(&Screen::Today(None).href());
    };
    let name = desk.summary().map(|summary| summary.name).unwrap_or_default();
    let groups: Vec<_> = sheet.code.0.split('-').map(|group| view! { <span>{group.to_owned()}</span> }).collect();
    view! {
        <div class="pane pane-single poster-page">
            <div class="pane-head no-print">
                {back_on_phone(Screen::Sheet)}
                <h1>{t(SHEET_TITLE)}</h1>
                <p class="soft">{t(SHEET_ONCE)}</p>
                <div class="button-row">
                    <Button label=t(POSTER_PRINT) mark=Icon::Print on_press=print/>
                    <Button label=t(SHEET_AWAY) weight=Weight::Secondary mark=Icon::Check on_press=away/>
                </div>
            </div>
            <article class="sheet sheet-recovery" aria-label=t(SHEET_TITLE)>
                <p class="sheet-plate"><Plate place=name/></p>
                <p class="sheet-title">{t(SHEET_TITLE)}</p>
                <p class="sheet-line">{t(SHEET_WORDS)}</p>
                <p class="sheet-code" translate="no">{groups}</p>
                <p class="sheet-line">{t(SHEET_KEEP)}</p>
                <p class="sheet-foot"><span translate="no">{t(common::PRODUCT)}</span>{sheet.renews.then(|| view! { <span>{t(SHEET_OLD)}</span> })}</p>
            </article>
        </div>
    }
    .into_any()
}

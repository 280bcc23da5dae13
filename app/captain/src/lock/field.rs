//! The field for a passcode: hidden while somebody unlocks, readable while one is chosen, and the other way round at will.
//! Where letters are hidden a Chinese keyboard composes nothing, so whoever has a Chinese passcode looks on.

use crate::faults::{Fault, field_sentence};
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Field, Trouble};
use ui::view;
use ui::{Icon, Tick, Troubles, Ui, icon, t};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Its id, on whatever page it stands.
pub const PASSCODE_ID: &str = "passcode";
/// The id of the field for the code on the sheet.
pub const RECOVERY_ID: &str = "recovery";

/// The passcode that is asked for.
pub fn asking(id: &'static str, label: &'static str, value: RwSignal<String>, found: Troubles) -> AnyView {
    field(id, label, "", value, found, false, "current-password")
}

/// A passcode that is being chosen.
pub fn choosing(label: &'static str, value: RwSignal<String>, found: Troubles) -> AnyView {
    field(PASSCODE_ID, label, t(PASSCODE_HINT), value, found, true, "new-password")
}

fn field(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    found: Troubles,
    readable: bool,
    autofill: &'static str,
) -> AnyView {
    let show_id = if id == PASSCODE_ID { "passcode-shown" } else { "passcode-old-shown" };
    let (shown, wrong) = (RwSignal::new(readable), Memo::new(move |_| found.of(id)));
    let kind = move || if shown.get() { "text" } else { "password" };
    let described = move || {
        let error = wrong.with(|wrong| wrong.is_some().then(|| format!("{id}-error")));
        let hint = (!hint.is_empty()).then(|| format!("{id}-hint"));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    };
    let invalid = move || wrong.with(Option::is_some).to_string();
    let read = move |event: web_sys::Event| take_over(&event, value);
    let composed = move |event: web_sys::CompositionEvent| take_over(&event, value);
    view! {
        <div class="field" class:field-wrong=move || wrong.with(Option::is_some)>
            <label class="field-label" for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> }.into_any())}
            {move || wrong.get().map(|wrong| view! { <p class="field-error" id=format!("{id}-error")>{icon(Icon::Warning)}<span>{wrong}</span></p> })}
            <input id=id name=id class="input" type=kind data-reads="" autocomplete=autofill autocapitalize="none" spellcheck="false"
                aria-describedby=described aria-invalid=invalid
                on:input=read on:change=read on:compositionend=composed
            />
            <Tick id=show_id label=t(PASSCODE_SHOW) ticked=shown/>
        </div>
    }
    .into_any()
}

fn take_over(event: &web_sys::Event, value: RwSignal<String>) {
    let Some(element) = event.target().map(JsCast::unchecked_into::<HtmlInputElement>) else { return };
    let text = element.value();
    if value.try_with_untracked(|now| *now != text) == Some(true) {
        value.try_set(text);
    }
}

/// Whether somebody has begun to type what unlocks: nothing may be drawn anew under their hands.
#[must_use]
pub fn is_typing() -> bool {
    [PASSCODE_ID, RECOVERY_ID].into_iter().any(|id| {
        let element = document().get_element_by_id(id).map(JsCast::unchecked_into::<HtmlInputElement>);
        element.is_some_and(|element| !element.value().is_empty())
    })
}

/// Says what went wrong: at the field where it belongs to one, else in passing. A passcode that does not fit belongs to
/// the field it was asked in.
pub fn say(ui: Ui, found: Troubles, asked_in: &'static str, fault: &Fault) {
    match (fault, fault.wrong_fields()) {
        (_, Some(wrong)) => found.show(
            wrong
                .iter()
                .map(|(field, wrong)| {
                    let (id, label) = place(*field);
                    ui::Trouble::new(id, field_sentence(label, *wrong))
                })
                .collect(),
        ),
        (Fault::Desk(Trouble::Passcode { .. }), None) => {
            found.show(vec![ui::Trouble::new(asked_in, fault.sentence())]);
        }
        _ => ui.toast(fault.sentence()),
    }
}

/// The id of a field's element, and its label.
fn place(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Recovery => (RECOVERY_ID, t(RECOVERY_CODE)),
        _ => (PASSCODE_ID, t(PASSCODE_LABEL)),
    }
}

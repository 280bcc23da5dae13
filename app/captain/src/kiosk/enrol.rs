//! The form that enrols a kiosk, and the message it makes: handed over in person, like a key.

use crate::asked::asked;
use crate::desk::use_desk;
use crate::faults::field_sentence;
use crate::letters::copy_text;
use crate::words::*;
use domain::PlaceId;
use domain::place::Level;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, EnrolForm, Enrolment, Field as Of, PlaceRow, Wrong};
use ui::view;
use ui::{Button, ChooseMany, Field, Form, Icon, Input, Trouble, Troubles, Weight, t, use_ui};

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    ordinary: RwSignal<String>,
    elder: RwSignal<String>,
    estates: RwSignal<u32>,
}

/// The form, and the message once it is made.
pub fn form() -> AnyView {
    let made = RwSignal::new(None::<Enrolment>);
    let typed = Typed {
        name: RwSignal::new(String::new()),
        ordinary: RwSignal::new("15".into()),
        elder: RwSignal::new("8".into()),
        estates: RwSignal::new(0),
    };
    ui::el::live(move || match made.get() {
        Some(enrolment) => untrack(|| message(&enrolment)),
        None => untrack(|| ask(typed, made)),
    })
}

fn ask(typed: Typed, made: RwSignal<Option<Enrolment>>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (found, busy) = (Troubles::new(), RwSignal::new(false));
    let answer = asked(
        || Ask::Places,
        |answer| match answer {
            Answer::Places(rows) => Some(rows),
            _ => None,
        },
    );
    let estates = Memo::new(move |_| {
        let all = answer.get().and_then(Result::ok).unwrap_or_default();
        all.into_iter().filter(|place| place.level == Level::Estate).collect::<Vec<_>>()
    });
    let send = move || {
        let form = estates.with_untracked(|estates| enrol_form(typed, estates));
        busy.set(true);
        device::spawn(async move {
            match desk.ask(Ask::Enrol(form)).await {
                Ok(Answer::Enrolment(enrolment)) => made.set(Some(*enrolment)),
                Ok(_) => {}
                Err(fault) => match fault.wrong_fields() {
                    Some(wrong) => found.show(troubles(wrong)),
                    None => ui.toast(fault.sentence()),
                },
            }
            busy.set(false);
        });
    };
    let choice = move || {
        let names: Vec<String> = estates.with(|estates| estates.iter().map(|estate| estate.name.clone()).collect());
        (names.len() > 1)
            .then(|| view! { <ChooseMany id="estates" legend=t(KIOSK_WHERE) options=names picked=typed.estates/> })
    };
    view! {
        <div class="card">
            <h2>{t(KIOSK_NEW)}</h2>
            <Form troubles=found on_send=send>
                <Field id="kiosk-name" label=t(KIOSK_NAME) hint=t(KIOSK_NAME_HINT) value=typed.name troubles=found/>
                {choice}
                <div class="field-pair">
                    <Field id="prices" label=t(KIOSK_PRICE) value=typed.ordinary input=Input::Number troubles=found/>
                    <Field id="price-elder" label=t(KIOSK_PRICE_ELDER) value=typed.elder input=Input::Number/>
                </div>
                <Button label=t(KIOSK_DO) busy=busy mark=Icon::Check/>
            </Form>
        </div>
    }
    .into_any()
}

fn enrol_form(typed: Typed, estates: &[PlaceRow]) -> EnrolForm {
    let bits = typed.estates.get_untracked();
    let places: Vec<PlaceId> =
        estates.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, estate)| estate.id).collect();
    EnrolForm {
        name: typed.name.get_untracked(),
        places,
        ordinary: typed.ordinary.get_untracked(),
        elder: typed.elder.get_untracked(),
    }
}

fn troubles(wrong: &[(Of, Wrong)]) -> Vec<Trouble> {
    let trouble = |(field, wrong): &(Of, Wrong)| {
        let (id, label) = if *field == Of::Prices { ("prices", t(KIOSK_PRICE)) } else { ("kiosk-name", t(KIOSK_NAME)) };
        Trouble::new(id, field_sentence(label, *wrong))
    };
    wrong.iter().map(trouble).collect()
}

/// The message: as a file always, as text where it is short enough.
fn message(enrolment: &Enrolment) -> AnyView {
    let ui = use_ui();
    let (text, file) = (enrolment.text.clone(), enrolment.file_name.clone());
    let save = {
        let text = text.clone();
        move || crate::settings::save_file(&file, &text)
    };
    let copy = enrolment.pastes.then(|| {
        let text = text.clone();
        view! { <Button label=t(ui::common::COPY) mark=Icon::Copy on_press=move || copy_text(ui, text.clone(), || {})/> }
    });
    view! {
        <div class="card letter" role="status">
            <h2>{t(KIOSK_MESSAGE)}" · "{enrolment.kiosk.name.clone()}</h2>
            <p class="soft">{t(KIOSK_MESSAGE_HINT)}</p>
            <pre class="letter-text" tabindex="0">{text}</pre>
            <div class="button-row">
                {copy}
                <Button label=t(KIOSK_SAVE_FILE) weight=Weight::Secondary mark=Icon::Paper on_press=save/>
            </div>
        </div>
    }
    .into_any()
}

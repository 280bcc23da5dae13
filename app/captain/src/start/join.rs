//! Joining a station that is there already: this device shows or sends who it is, the station answers, and the answer makes
//! it a desk of that station.

use crate::desk::use_desk;
use crate::faults::{Fault, field_sentence};
use crate::letters::{copy_text, picture};
use crate::lock;
use crate::screen::Screen;
use crate::words::*;
use device::page::keep::{ask_to_keep, chosen_file, read_file};
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Ask as About, Asking};
use ports::desk::lock::Secret;
use ports::desk::{Answer, Ask};
use ui::route::arrive;
use ui::view;
use ui::{Button, Field, Form, Icon, Trouble, Troubles, Weight, common, replace, t, use_ui};

const NAME: &str = "join-name";
const FILE: &str = "join-file";
const PASSCODE: &str = "passcode";
/// Larger than any answer.
const FILE_BYTES_MAX: u64 = 300 << 20;

type Chosen = StoredValue<Option<web_sys::File>, LocalStorage>;

/// The page: a name first, then the message, and what to do with the answer.
pub fn page() -> AnyView {
    arrive(t(JOIN));
    let asking = RwSignal::new(None::<Asking>);
    device::spawn(async move {
        // What was asked before is shown again.
        if let Ok(asked) = ask(None).await {
            asking.try_set(Some(asked));
        }
    });
    let inner = ui::el::live(move || match asking.get() {
        None => untrack(|| name(asking)),
        Some(asked) => untrack(|| message(&asked)),
    });
    view! {
        <main id="main" class="start">
            <button type="button" class="back-link back-always" on:click=|_| ui::back("#/")>{ui::icon(Icon::Back)}<span>{t(common::BACK)}</span></button>
            <h1>{t(JOIN)}</h1>
            {inner}
        </main>
    }
    .into_any()
}

async fn ask(name: Option<String>) -> Result<Asking, Fault> {
    match use_desk().ask(Ask::Devices(About::Join { name })).await? {
        Answer::Devices(Told::Asking(asking)) => Ok(*asking),
        _ => Err(Fault::Desk(ports::desk::Trouble::NotNow)),
    }
}

fn name(asking: RwSignal<Option<Asking>>) -> AnyView {
    let (typed, found, busy) = (RwSignal::new(String::new()), Troubles::new(), RwSignal::new(false));
    let send = move || {
        busy.set(true);
        device::spawn(async move {
            match ask(Some(typed.get_untracked())).await {
                Ok(asked) => drop(asking.try_set(Some(asked))),
                Err(fault) => found.show(vec![Trouble::new(NAME, fault.sentence())]),
            }
            busy.try_set(false);
        });
    };
    view! {
        <p class="start-lead">{t(JOIN_LEAD)}</p>
        <Form troubles=found on_send=send>
            <div class="card levels"><Field id=NAME label=t(JOIN_NAME) hint=t(JOIN_NAME_HINT) value=typed troubles=found/></div>
            <Button label=t(JOIN_ASK) mark=Icon::Check busy=busy/>
        </Form>
    }
    .into_any()
}

/// The message for the station, and below it the answer.
fn message(asked: &Asking) -> AnyView {
    let (ui, text) = (use_ui(), asked.text.clone());
    let copy = move || copy_text(ui, text.clone(), || {});
    let shown = asked.picture.as_ref().map(|matrix| {
        view! { <figure class="letter-qr">{picture(matrix, t(JOIN_MESSAGE).to_owned())}<figcaption>{t(JOIN_SHOW)}</figcaption></figure> }
    });
    view! {
        <div class="card letter" role="status">
            <h2>{t(JOIN_MESSAGE)}</h2>
            <p>{t(JOIN_SEND)}</p>
            <p>{t(JOIN_CHECK)}" "<strong class="fingerprint" translate="no">{asked.check.clone()}</strong></p>
            <div class="button-row"><Button label=t(common::COPY) weight=Weight::Secondary mark=Icon::Copy on_press=copy/></div>
            {shown}
            <pre class="letter-text" tabindex="0">{asked.text.clone()}</pre>
        </div>
        {answer()}
    }
    .into_any()
}

fn answer() -> AnyView {
    let (passcode, found, busy) = (RwSignal::new(String::new()), Troubles::new(), RwSignal::new(false));
    let chosen: Chosen = StoredValue::new_local(None);
    let wrong = move || {
        let words = found.of(FILE)?;
        Some(
            view! { <p class="field-error" id="join-file-error">{ui::icon(Icon::Warning)}<span>{words}</span></p> }
                .into_any(),
        )
    };
    view! {
        <Form troubles=found on_send=move || finish(chosen.get_value(), passcode, found, busy)>
            <div class="card levels">
                <h2>{t(JOIN_ANSWER)}</h2>
                <div class="field">
                    <label class="field-label" for=FILE>{t(JOIN_FILE)}</label>
                    <p class="field-hint" id="join-file-hint">{t(JOIN_FILE_HINT)}</p>
                    {ui::el::live(wrong)}
                    <input id=FILE type="file" class="input" accept=".lmbundle" aria-describedby="join-file-hint"
                        on:change=move |event| chosen.set_value(chosen_file(&event))/>
                </div>
                {lock::choosing(t(PASSCODE_LABEL), passcode, found)}
            </div>
            <Button label=t(JOIN_DO) mark=Icon::Check busy=busy/>
        </Form>
    }
    .into_any()
}

fn finish(chosen: Option<web_sys::File>, passcode: RwSignal<String>, found: Troubles, busy: RwSignal<bool>) {
    let desk = use_desk();
    busy.set(true);
    device::spawn(async move {
        let file = match &chosen {
            Some(chosen) => match read_file(chosen, FILE_BYTES_MAX).await {
                Some(file) => Some(file),
                None => {
                    busy.try_set(false);
                    return found.show(vec![Trouble::new(FILE, t(X_NOT_A_FILE))]);
                }
            },
            None => None,
        };
        let passcode = Secret(passcode.get_untracked());
        let about = About::Finish { file, passcode: Some(passcode.clone()) };
        match desk.ask(Ask::Devices(about)).await {
            Ok(opened) => {
                // Where no sheet could be made, every page says that there is none.
                let made = desk.make_sheet(passcode).await.is_none();
                desk.opened(Ok(opened));
                let _ = ask_to_keep().await;
                replace(&if made { Screen::Sheet } else { Screen::Today(None) }.href());
            }
            Err(fault) => found.show(troubles(&fault)),
        }
        busy.try_set(false);
    });
}

/// Beside which field a refusal is shown.
fn troubles(fault: &Fault) -> Vec<Trouble> {
    match fault.wrong_fields() {
        Some(wrong) => {
            wrong.iter().map(|(_, wrong)| Trouble::new(PASSCODE, field_sentence(t(PASSCODE_LABEL), *wrong))).collect()
        }
        None => vec![Trouble::new(FILE, fault.sentence())],
    }
}

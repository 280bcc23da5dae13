//! The form that takes a backup in: on a new device it brings the station back, at a desk at work it adds what is missing.

use crate::app::single;
use crate::desk::use_desk;
use crate::faults::Fault;
use crate::screen::Screen;
use crate::words::*;
use device::page::keep::{ask_to_keep, chosen_file, read_file};
use leptos::prelude::*;
use ports::desk::keep::{Answer as Told, Ask as Keep, Refused};
use ports::desk::{Answer, Ask, Trouble as Why};
use ui::route::arrive;
use ui::view;
use ui::{Button, Field, Form, Icon, Trouble, Troubles, Ui, common, fill, replace, t, use_ui};

const FILE: &str = "restore-file";
const PASSPHRASE_FIELD: &str = "restore-passphrase";
/// Larger than any backup a desk takes in.
const FILE_BYTES_MAX: u64 = 300 << 20;

type Chosen = StoredValue<Option<web_sys::File>, LocalStorage>;

/// Where nobody has set up a desk.
pub fn at_start() -> AnyView {
    arrive(t(RESTORE));
    view! {
        <main id="main" class="start">
            <button type="button" class="back-link back-always" on:click=|_| ui::back("#/")>{ui::icon(Icon::Back)}<span>{t(common::BACK)}</span></button>
            <h1>{t(RESTORE)}</h1>
            <p class="start-lead">{t(RESTORE_LEAD)}</p>
            {form()}
        </main>
    }
    .into_any()
}

/// At a desk at work.
pub fn at_work() -> AnyView {
    let body = view! { <div class="narrow"><p class="soft">{t(RESTORE_AT_WORK)}</p>{form()}</div> };
    single(t(RESTORE), "", Screen::Restore, body.into_any())
}

fn form() -> AnyView {
    let (passphrase, troubles, busy) = (RwSignal::new(String::new()), Troubles::new(), RwSignal::new(false));
    let (ui, chosen): (Ui, Chosen) = (use_ui(), StoredValue::new_local(None));
    let wrong = move || {
        let words = troubles.of(FILE)?;
        Some(
            view! { <p class="field-error" id="restore-file-error">{ui::icon(Icon::Warning)}<span>{words}</span></p> }
                .into_any(),
        )
    };
    view! {
        <Form troubles=troubles on_send=move || send(ui, chosen, passphrase, troubles, busy)>
            <div class="card levels">
                <div class="field">
                    <label class="field-label" for=FILE>{t(RESTORE_FILE)}</label>
                    <p class="field-hint" id="restore-file-hint">{t(RESTORE_FILE_HINT)}</p>
                    {ui::el::live(wrong)}
                    <input id=FILE type="file" class="input" accept=".lmbundle" aria-describedby="restore-file-hint"
                        on:change=move |event| chosen.set_value(chosen_file(&event))/>
                </div>
                <Field id=PASSPHRASE_FIELD label=t(PASSPHRASE) value=passphrase troubles=troubles/>
            </div>
            <Button label=t(RESTORE_DO) mark=Icon::Check busy=busy/>
        </Form>
    }
    .into_any()
}

fn send(ui: Ui, chosen: Chosen, passphrase: RwSignal<String>, troubles: Troubles, busy: RwSignal<bool>) {
    let desk = use_desk();
    let Some(file) = chosen.get_value() else {
        return troubles.show(vec![Trouble::new(FILE, t(RESTORE_NO_FILE))]);
    };
    busy.set(true);
    device::spawn(async move {
        let passphrase = passphrase.get_untracked();
        let told = match read_file(&file, FILE_BYTES_MAX).await {
            Some(file) => desk.ask(Ask::Keep(Keep::Restore { file, passphrase })).await,
            None => Err(Fault::Desk(Why::Backup(Refused::TooLarge))),
        };
        busy.try_set(false);
        match told {
            Ok(Answer::Keep(Told::Added { events, .. })) => {
                ui.toast(fill(t(RESTORE_ADDED), &[("n", &events.to_string())]));
                replace(&Screen::Settings.href());
            }
            Ok(opened) => {
                desk.opened(Ok(opened));
                let _ = ask_to_keep().await;
                replace(&Screen::Today(None).href());
            }
            Err(fault) => troubles.show(vec![trouble(&fault)]),
        }
    });
}

/// Beside which field a refusal is shown.
fn trouble(fault: &Fault) -> Trouble {
    let passphrase = matches!(fault, Fault::Desk(Why::Backup(Refused::WrongPassphrase | Refused::Weak)));
    Trouble::new(if passphrase { PASSPHRASE_FIELD } else { FILE }, fault.sentence())
}

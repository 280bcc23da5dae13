//! The form that takes a backup in: on a new device it brings the station back, at a desk at work it adds what is missing.

use super::model::added;
use crate::app::single;
use crate::chosen::{Chosen, Words};
use crate::desk::use_desk;
use crate::faults::Fault;
use crate::screen::Screen;
use crate::take_in::is_for_device;
use crate::words::*;
use crate::{start, take_in};
use core::cell::Cell;
use device::page::keep::ask_to_keep;
use leptos::prelude::*;
use ports::desk::keep::{Answer as Told, Ask as Keep, Refused};
use ports::desk::{Answer, Ask, Trouble as Why};
use ui::route::arrive;
use ui::view;
use ui::{Button, Field, Form, Icon, Trouble, Troubles, Ui, common, replace, t, use_ui};

const FILE: &str = "restore-file";
const PASSPHRASE_FIELD: &str = "restore-passphrase";
thread_local! {
    static BROUGHT: Cell<Option<Vec<u8>>> = const { Cell::new(None) };
}

/// Opens the form with a backup that came another way.
pub fn bring(file: Vec<u8>) {
    BROUGHT.set(Some(file));
    replace(&Screen::Restore.href());
}

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
    let (ui, chosen) = (use_ui(), Chosen::new(FILE, troubles));
    BROUGHT.take().into_iter().for_each(|file| chosen.see(file));
    let words = Words { label: RESTORE_FILE, hint: RESTORE_FILE_HINT, no_film: RESTORE_NO_FILM };
    let came = move || {
        device::spawn(async move {
            // No passphrase is wanted for what another device hands over.
            if let Some(file) = chosen.read().await.filter(|file| is_for_device(file)) {
                from_device(file);
            }
        });
    };
    view! {
        <Form troubles=troubles on_send=move || send(ui, chosen, passphrase, troubles, busy)>
            <div class="card levels">
                {chosen.field(&words, came)}
                <Field id=PASSPHRASE_FIELD label=t(PASSPHRASE) value=passphrase troubles=troubles/>
            </div>
            <Button label=t(RESTORE_DO) mark=Icon::Check busy=busy/>
        </Form>
    }
    .into_any()
}

/// What another device hands over is no backup: a desk at work takes it in, and whoever wants to join has an answer.
fn from_device(file: Vec<u8>) {
    match use_desk().summary() {
        Some(_) => take_in::bring(file),
        None => start::bring_answer(file),
    }
}

fn send(ui: Ui, chosen: Chosen, passphrase: RwSignal<String>, troubles: Troubles, busy: RwSignal<bool>) {
    let desk = use_desk();
    if !chosen.is_there() {
        return troubles.show(vec![Trouble::new(FILE, t(RESTORE_NO_FILE))]);
    }
    busy.set(true);
    device::spawn(async move {
        let passphrase = passphrase.get_untracked();
        let told = match chosen.read().await {
            Some(file) if is_for_device(&file) => return from_device(file),
            Some(file) => desk.ask(Ask::Keep(Keep::Restore { file, passphrase })).await,
            None => Err(Fault::Desk(Why::Backup(Refused::TooLarge))),
        };
        busy.try_set(false);
        match told {
            Ok(Answer::Keep(Told::Added { events, photos, .. })) => {
                ui.toast(added(events, photos));
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

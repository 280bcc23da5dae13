//! The form that takes a backup in: on a new device it brings the station back, at a desk at work it adds what is missing.

use crate::app::single;
use crate::desk::use_desk;
use crate::faults::Fault;
use crate::screen::Screen;
use crate::take_in::scan::{Found, Unread, camera, unread_word};
use crate::words::*;
use core::cell::Cell;
use device::page::keep::{ask_to_keep, chosen_file, read_file};
use leptos::prelude::*;
use ports::desk::keep::{Answer as Told, Ask as Keep, Refused};
use ports::desk::{Answer, Ask, Trouble as Why};
use ui::route::arrive;
use ui::view;
use ui::{Button, Field, Form, Icon, Trouble, Troubles, Ui, Weight, common, fill, replace, t, use_ui};

const FILE: &str = "restore-file";
const PASSPHRASE_FIELD: &str = "restore-passphrase";
/// Larger than any backup a desk takes in.
const FILE_BYTES_MAX: u64 = 300 << 20;

/// The backup that is to be taken in.
#[derive(Clone)]
enum Backup {
    /// A file that was chosen.
    File(web_sys::File),
    /// What the camera saw.
    Seen(Vec<u8>),
}

type Chosen = StoredValue<Option<Backup>, LocalStorage>;

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
    let (ui, seen) = (use_ui(), RwSignal::new(None::<usize>));
    let chosen: Chosen = StoredValue::new_local(None);
    let see = move |file: Vec<u8>| {
        seen.set(Some(file.len()));
        chosen.set_value(Some(Backup::Seen(file)));
    };
    BROUGHT.take().into_iter().for_each(see);
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
                        on:change=move |event| chosen.set_value(chosen_file(&event).map(Backup::File))/>
                </div>
                {by_camera(seen, see)}
                <Field id=PASSPHRASE_FIELD label=t(PASSPHRASE) value=passphrase troubles=troubles/>
            </div>
            <Button label=t(RESTORE_DO) mark=Icon::Check busy=busy/>
        </Form>
    }
    .into_any()
}

/// Instead of a file: what another device shows.
fn by_camera(seen: RwSignal<Option<usize>>, see: impl Fn(Vec<u8>) + Copy + 'static) -> AnyView {
    let (scanning, unread) = (RwSignal::new(false), RwSignal::new(None::<Unread>));
    let found = move |found: Found| {
        scanning.set(false);
        match found {
            Found::File(file) => see(file),
            Found::Text(_) => unread.set(Some(Unread::NoCode)),
        }
    };
    let press = move || {
        unread.set(None);
        scanning.update(|scanning| *scanning = !*scanning);
    };
    view! {
        <div class="button-row"><Button label=t(TAKE_SCAN) weight=Weight::Secondary mark=Icon::Qr on_press=press/></div>
        {ui::el::live(move || scanning.get().then(|| camera(found, unread)))}
        {ui::el::live(move || unread.get().map(|why| view! { <p role="alert">{t(unread_word(why))}</p> }.into_any()))}
        {ui::el::live(move || {
            let words = fill(t(FILM_WHOLE), &[("n", &seen.get()?.to_string())]);
            Some(view! { <p class="row-line" role="status">{ui::icon(Icon::Check)}<span>{words}</span></p> }.into_any())
        })}
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
        let bytes = match file {
            Backup::File(file) => read_file(&file, FILE_BYTES_MAX).await,
            Backup::Seen(file) => Some(file),
        };
        let told = match bytes {
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

//! The card in the settings: the last backup, a new one, and whether the browser keeps what is here.

use super::model::{left_out, room, standing};
use crate::desk::use_desk;
use crate::film;
use crate::screen::Screen;
use crate::words::*;
use core::cell::Cell;
use device::page::keep;
use leptos::prelude::*;
use ports::desk::keep::{Answer as Told, Ask as Keep, File, Refused};
use ports::desk::{Answer, Ask, Trouble as Why};
use ui::route::focus;
use ui::view;
use ui::{Button, ButtonLink, Field, Form, Icon, Trouble, Troubles, Ui, Weight, t, use_ui};

/// The backup that was just made: it can be shown as well.
type Made = RwSignal<Option<File>>;

const FIELD: &str = "backup-passphrase";

const HEADING: &str = "#backup h2";

thread_local! {
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

/// Moves the focus to the card, which is far down the settings: at once, or as soon as its page is drawn.
pub fn lead_to() {
    match document().query_selector(HEADING) {
        Ok(Some(_)) => focus(HEADING),
        _ => WANTED.set(true),
    }
}

/// The card.
pub fn card() -> AnyView {
    let desk = use_desk();
    if desk.sample() {
        return ().into_any();
    }
    if WANTED.take() {
        // The page's own heading takes the focus in the next frame.
        request_animation_frame(|| request_animation_frame(|| focus(HEADING)));
    }
    let kept = Memo::new(move |_| desk.status.with(|status| status.kept));
    let (asks, busy) = (RwSignal::new(false), RwSignal::new(false));
    let made = RwSignal::new(None::<File>);
    view! {
        <div class="card" id="backup">
            <h2>{t(BACKUP)}</h2>
            <p role="status">{move || standing(kept.get(), ui::page::clock())}</p>
            <p class="soft">{t(BACKUP_HINT)}</p>
            {ui::el::live(move || if asks.get() || kept.get().last.is_none() { form(asks, busy, made) } else { one_tap(asks, busy, made) })}
            {ui::el::live(move || {
                let words = made.get().and_then(|file| left_out(file.left_out))?;
                Some(view! { <p role="alert">{words}</p> }.into_any())
            })}
            {ui::el::live(move || made.get().map(|file| film::button(file.bytes, file.name)))}
            <div class="button-row"><ButtonLink to=Screen::Restore.href() label=t(RESTORE) weight=Weight::Quiet mark=Icon::Again/></div>
            {browser()}
        </div>
    }
    .into_any()
}

/// Under the passphrase of the last backup.
fn one_tap(asks: RwSignal<bool>, busy: RwSignal<bool>, made: Made) -> AnyView {
    let (ui, troubles) = (use_ui(), Troubles::new());
    let make = move || make(ui, None, asks, busy, made, troubles);
    view! {
        <div class="button-row">
            <Button label=t(BACKUP_MAKE) mark=Icon::Paper busy=busy on_press=make/>
            <Button label=t(BACKUP_OTHER) weight=Weight::Quiet on_press=move || asks.set(true)/>
        </div>
    }
    .into_any()
}

/// Under a passphrase that is chosen now.
fn form(asks: RwSignal<bool>, busy: RwSignal<bool>, made: Made) -> AnyView {
    let (ui, passphrase, troubles) = (use_ui(), RwSignal::new(String::new()), Troubles::new());
    let send = move || make(ui, Some(passphrase.get_untracked()), asks, busy, made, troubles);
    view! {
        <Form troubles=troubles on_send=send>
            <Field id=FIELD label=t(PASSPHRASE) hint=t(PASSPHRASE_HINT) value=passphrase troubles=troubles/>
            <Button label=t(BACKUP_MAKE) mark=Icon::Paper busy=busy/>
        </Form>
    }
    .into_any()
}

/// Makes a backup and hands it to the person.
fn make(
    ui: Ui,
    passphrase: Option<String>,
    asks: RwSignal<bool>,
    busy: RwSignal<bool>,
    made: Made,
    troubles: Troubles,
) {
    let desk = use_desk();
    busy.set(true);
    device::spawn(async move {
        let told = desk.ask(Ask::Keep(Keep::Make { passphrase })).await;
        busy.set(false);
        match told {
            Ok(Answer::Keep(Told::Backup(file))) => {
                let saved = keep::save_file(&file.name, "application/octet-stream", &file.bytes);
                ui.toast(t(if saved.is_some() { BACKUP_MADE } else { BACKUP_NOT_SAVED }));
                asks.set(false);
                made.set(Some(file));
            }
            Ok(_) => {}
            Err(crate::faults::Fault::Desk(Why::Backup(Refused::Weak))) => {
                troubles.show(vec![Trouble::new(FIELD, t(R_WEAK))]);
            }
            Err(fault) => ui.toast(fault.sentence()),
        }
    });
}

/// Whether the browser has promised to keep what is here, and how much room there is.
fn browser() -> AnyView {
    let (kept, used) = (RwSignal::new(None::<bool>), RwSignal::new(None::<(u64, u64)>));
    device::spawn(async move {
        // Some browsers know neither; then nothing is said.
        let (answer, bytes) = (keep::is_kept().await, keep::room().await);
        kept.try_set(answer);
        used.try_set(bytes);
    });
    let ask = move || {
        device::spawn(async move {
            kept.try_set(keep::ask_to_keep().await);
        });
    };
    view! {
        {ui::el::live(move || {
            Some(match kept.get()? {
                true => view! { <p class="soft">{t(KEPT_YES)}</p> }.into_any(),
                false => view! {
                    <p>{t(KEPT_NO)}</p>
                    <div class="button-row"><Button label=t(KEPT_ASK) weight=Weight::Secondary mark=Icon::Shield on_press=ask/></div>
                }
                .into_any(),
            })
        })}
        {ui::el::live(move || {
            let (words, nearly) = room(used.get()?);
            let warning = nearly.then(|| view! { <p role="alert">{t(ROOM_NEARLY)}</p> });
            Some(view! { <p class="soft">{words}</p>{warning} }.into_any())
        })}
    }
    .into_any()
}

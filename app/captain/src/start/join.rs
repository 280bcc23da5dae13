//! Joining a station that is there already: this device shows or sends who it is, the station answers, and the answer makes
//! it a desk of that station.

use crate::chosen::{Chosen, Words};
use crate::desk::use_desk;
use crate::faults::{Fault, field_sentence};
use crate::letters::{copy_text, picture};
use crate::lock;
use crate::screen::Screen;
use crate::words::*;
use core::cell::Cell;
use device::page::keep::ask_to_keep;
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Answered, Ask as About, Asking};
use ports::desk::lock::Secret;
use ports::desk::{Answer, Ask};
use ui::route::arrive;
use ui::view;
use ui::{Button, Field, Form, Icon, Trouble, Troubles, Weight, common, replace, t, use_ui};

const NAME: &str = "join-name";
const FILE: &str = "join-file";
const PASSCODE: &str = "passcode";

thread_local! {
    static BROUGHT: Cell<Option<Vec<u8>>> = const { Cell::new(None) };
}

/// Opens the page with an answer that came another way.
pub fn bring(file: Vec<u8>) {
    BROUGHT.set(Some(file));
    replace(&Screen::Join.href());
}

/// The page: a name first, then the message, and what to do with the answer.
pub fn page() -> AnyView {
    arrive(t(JOIN));
    let (asking, called) = (RwSignal::new(None::<Asking>), RwSignal::new(String::new()));
    device::spawn(async move {
        // What was asked before is shown again.
        if let Ok(asked) = ask(None).await {
            asking.try_set(Some(asked));
        }
    });
    let inner = ui::el::live(move || match asking.get() {
        None => untrack(|| name(asking, called)),
        Some(asked) => untrack(|| message(&asked, asking, called)),
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

fn name(asking: RwSignal<Option<Asking>>, typed: RwSignal<String>) -> AnyView {
    let (found, busy) = (Troubles::new(), RwSignal::new(false));
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
fn message(asked: &Asking, asking: RwSignal<Option<Asking>>, called: RwSignal<String>) -> AnyView {
    let name = asked.name.clone();
    let rename = move || {
        called.set(name.clone());
        asking.set(None);
        request_animation_frame(|| ui::route::focus("#join-name"));
    };
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
            <div class="button-row">
                <Button label=t(common::COPY) weight=Weight::Secondary mark=Icon::Copy on_press=copy/>
                <Button label=t(JOIN_RENAME) weight=Weight::Quiet mark=Icon::Pen on_press=rename/>
            </div>
            {shown}
            <pre class="letter-text" tabindex="0">{asked.text.clone()}</pre>
        </div>
        {answer()}
    }
    .into_any()
}

/// What has come back, as far as the form has it.
#[derive(Clone, Copy)]
struct Opening {
    chosen: Chosen,
    passcode: RwSignal<String>,
    /// Whose answer it is: people compare it before it is opened.
    answered: RwSignal<Option<Answered>>,
    found: Troubles,
    busy: RwSignal<bool>,
}

fn answer() -> AnyView {
    let found = Troubles::new();
    let opening = Opening {
        chosen: Chosen::new(FILE, found),
        passcode: RwSignal::new(String::new()),
        answered: RwSignal::new(None),
        found,
        busy: RwSignal::new(false),
    };
    let Opening { chosen, passcode, answered, busy, .. } = opening;
    BROUGHT.take().into_iter().for_each(|file| chosen.see(file));
    let words = Words { label: JOIN_FILE, hint: JOIN_FILE_HINT, no_film: JOIN_NO_FILM };
    // Another file may be another station's answer.
    let came = move || answered.set(None);
    view! {
        <Form troubles=found on_send=move || opening.send()>
            <div class="card levels">
                <h2>{t(JOIN_ANSWER)}</h2>
                {chosen.field(&words, came)}
                {lock::choosing(t(PASSCODE_LABEL), passcode, found)}
            </div>
            {ui::el::live(move || answered.get().as_ref().map(compare))}
            <Button label=move || t(if answered.with(Option::is_some) { JOIN_SAME } else { JOIN_DO }) mark=Icon::Check busy=busy/>
        </Form>
    }
    .into_any()
}

/// The fingerprint that the station's page shows too.
fn compare(answered: &Answered) -> AnyView {
    view! {
        <div class="card levels" role="status" id="join-compare">
            <h2>{t(JOIN_COMPARE)}</h2>
            <p><strong class="fingerprint fingerprint-large" translate="no">{answered.fingerprint.clone()}</strong></p>
            <p>{t(JOIN_COMPARE_HINT)}</p>
            {answered.vouched.then(|| view! { <p class="row-line">{ui::icon(Icon::Check)}<span>{t(JOIN_VOUCHED)}</span></p> })}
        </div>
    }
    .into_any()
}

impl Opening {
    /// Shows whose answer it is, or opens what was compared.
    fn send(self) {
        self.busy.set(true);
        device::spawn(async move {
            let file = self.chosen.read().await;
            let outcome = match self.answered.get_untracked() {
                _ if file.is_none() && self.chosen.is_there() => Err(vec![Trouble::new(FILE, t(X_NOT_A_FILE))]),
                None => self.looks(file).await.map_err(|fault| troubles(&fault)),
                Some(answered) => self.opens(file, answered).await.map_err(|fault| troubles(&fault)),
            };
            if let Err(troubles) = outcome {
                self.found.show(troubles);
            }
            self.busy.try_set(false);
        });
    }

    async fn looks(self, file: Option<Vec<u8>>) -> Result<(), Fault> {
        let told = use_desk().ask(Ask::Devices(About::Answered { file })).await?;
        if let Answer::Devices(Told::Answered(answered)) = told {
            self.found.take(Ok(()));
            self.answered.try_set(Some(answered));
        }
        Ok(())
    }

    async fn opens(self, file: Option<Vec<u8>>, answered: Answered) -> Result<(), Fault> {
        let (desk, passcode) = (use_desk(), Secret(self.passcode.get_untracked()));
        let about = About::Finish { file, passcode: Some(passcode.clone()), root: Some(answered.root) };
        let opened = desk.ask(Ask::Devices(about)).await?;
        // Where no sheet could be made, every page says that there is none.
        let made = desk.make_sheet(passcode).await.is_none();
        desk.opened(Ok(opened));
        let _ = ask_to_keep().await;
        replace(&if made { Screen::Sheet } else { Screen::Today(None) }.href());
        Ok(())
    }
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

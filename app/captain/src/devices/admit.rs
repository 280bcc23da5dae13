//! Letting a new device in: its message is pasted or scanned, the check codes are compared, and the answer goes back as a
//! file or a film; where there is a mailbox it goes that way too.

use crate::asked::asked;
use crate::desk::use_desk;
use crate::devices::files;
use crate::faults::Fault;
use crate::words::*;
use domain::PlaceId;
use domain::place::Level;
use leptos::prelude::*;
use ports::desk::devices::{Answer as Told, Ask as About, File, Newcomer, Refused};
use ports::desk::{Answer, Ask, PlaceRow, Trouble as Why};
use ui::view;
use ui::{Button, Field, Form, Icon, Input, Trouble, Troubles, Ui, Weight, fill, t, use_ui};

const MESSAGE: &str = "device-message";
const NAME: &str = "device-name";
const PLACE: &str = "device-place";

/// How far it is.
#[derive(Clone, PartialEq)]
enum Step {
    /// The message is wanted.
    Message,
    /// Somebody asks.
    Looked(Newcomer),
    /// Let in: this goes back.
    Answered(File),
}

/// What is being typed. Copy it into any closure.
#[derive(Clone, Copy)]
pub struct Letting {
    ui: Ui,
    step: RwSignal<Step>,
    text: RwSignal<String>,
    name: RwSignal<String>,
    place: RwSignal<Option<PlaceId>>,
    found: Troubles,
    busy: RwSignal<bool>,
}

impl Letting {
    /// Nobody asks yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            ui: use_ui(),
            step: RwSignal::new(Step::Message),
            text: RwSignal::new(String::new()),
            name: RwSignal::new(String::new()),
            place: RwSignal::new(use_desk().summary().map(|summary| summary.place)),
            found: Troubles::new(),
            busy: RwSignal::new(false),
        }
    }

    /// A message is there: says who asks.
    pub fn came(self, text: String) {
        self.text.set(text);
        self.step.set(Step::Message);
        self.look();
    }

    /// From the message to the answer.
    pub fn view(self) -> AnyView {
        let step = ui::el::live(move || match self.step.get() {
            Step::Message => untrack(|| self.message()),
            Step::Looked(newcomer) => untrack(|| self.looked(&newcomer)),
            Step::Answered(file) => untrack(|| self.answered(&file)),
        });
        view! { <h3>{t(DEVICE_NEW)}</h3>{step} }.into_any()
    }

    fn message(self) -> AnyView {
        view! {
            <p class="soft">{t(DEVICE_NEW_LEAD)}</p>
            <Form troubles=self.found on_send=move || self.look()>
                <Field id=MESSAGE label=t(DEVICE_MESSAGE) value=self.text input=Input::Area troubles=self.found/>
                <Button label=t(TAKE_LOOK) weight=Weight::Secondary mark=Icon::Search busy=self.busy/>
            </Form>
        }
        .into_any()
    }

    fn look(self) {
        let text = self.text.get_untracked();
        self.ask(About::Look { text }, move |told| {
            if let Told::Newcomer(newcomer) = told {
                self.name.set(newcomer.name.clone());
                self.step.set(Step::Looked(newcomer));
            }
        });
    }

    fn looked(self, newcomer: &Newcomer) -> AnyView {
        let back = move || self.step.set(Step::Message);
        view! {
            <p role="status">{t(DEVICE_COMPARE)}" "<strong class="fingerprint" translate="no">{newcomer.check.clone()}</strong></p>
            {newcomer.known.then(|| view! { <p class="soft">{t(DEVICE_KNOWN)}</p> })}
            <Form troubles=self.found on_send=move || self.admit()>
                <Field id=NAME label=t(DEVICE_CALLED) value=self.name troubles=self.found/>
                {self.places()}
                <div class="button-row">
                    <Button label=t(DEVICE_ADMIT) mark=Icon::Check busy=self.busy/>
                    <Button label=t(ui::common::CANCEL) weight=Weight::Quiet on_press=back/>
                </div>
            </Form>
        }
        .into_any()
    }

    fn admit(self) {
        let (text, name) = (self.text.get_untracked(), self.name.get_untracked());
        let Some(place) = self.place.get_untracked() else { return };
        self.ask(About::Admit { text, name, place }, move |told| {
            if let Told::File(file) = told {
                self.step.set(Step::Answered(file));
            }
        });
    }

    fn answered(self, file: &File) -> AnyView {
        let again = move || {
            self.text.set(String::new());
            self.step.set(Step::Message);
        };
        let print = use_desk().summary().map(|summary| summary.fingerprint);
        view! {
            <div role="status"><p>{t(DEVICE_ADMITTED)}</p></div>
            {files::hand_over(file)}
            <p>{t(DEVICE_PRINT)}" "<strong class="fingerprint" translate="no">{print}</strong></p>
            <div class="button-row"><Button label=t(ui::common::CLOSE) weight=Weight::Quiet on_press=again/></div>
        }
        .into_any()
    }

    fn ask(self, about: About, then: impl FnOnce(Told) + 'static) {
        let (desk, ui) = (use_desk(), self.ui);
        self.busy.set(true);
        device::spawn(async move {
            match desk.ask(Ask::Devices(about)).await {
                Ok(Answer::Devices(told)) => then(told),
                Ok(_) => {}
                Err(fault @ Fault::Desk(Why::Exchange(Refused::Nameless))) => self.wrong(NAME, &fault),
                Err(fault @ Fault::Desk(Why::Exchange(_))) => self.wrong(MESSAGE, &fault),
                Err(fault) => ui.toast(fault.sentence()),
            }
            self.busy.try_set(false);
        });
    }

    fn wrong(self, field: &'static str, fault: &Fault) {
        self.found.show(vec![Trouble::new(field, fault.sentence())]);
    }

    /// All of the station, or one building.
    fn places(self) -> AnyView {
        let answer = asked(
            || Ask::Places,
            |answer| match answer {
                Answer::Places(rows) => Some(rows),
                _ => None,
            },
        );
        let own = use_desk().summary().map(|summary| summary.place);
        let options = move || {
            let rows = answer.get().and_then(Result::ok).unwrap_or_default();
            choices(&rows, own).into_iter().map(|(id, label)| self.option(id, label)).collect::<Vec<_>>()
        };
        let change = move |event| self.place.set(PlaceId::parse(&event_target_value(&event)));
        view! {
            <div class="field">
                <label class="field-label" for=PLACE>{t(DEVICE_FOR)}</label>
                <p class="field-hint" id="device-place-hint">{t(DEVICE_FOR_HINT)}</p>
                <select id=PLACE class="input" aria-describedby="device-place-hint" on:change=change>{options}</select>
            </div>
        }
        .into_any()
    }

    fn option(self, id: PlaceId, label: String) -> AnyView {
        view! { <option value=id.to_string() selected=move || self.place.get() == Some(id)>{label}</option> }.into_any()
    }
}

/// What a device can be let in for: all of the station first, then each building with its estate.
fn choices(rows: &[PlaceRow], own: Option<PlaceId>) -> Vec<(PlaceId, String)> {
    let whole = own.map(|own| (own, t(DEVICE_WHOLE).to_owned()));
    let estate =
        |row: &PlaceRow| rows.iter().find(|place| Some(place.id) == row.above).map_or("", |it| it.name.as_str());
    let building = |row: &PlaceRow| (row.id, fill("{estate} {name}", &[("estate", estate(row)), ("name", &row.name)]));
    whole.into_iter().chain(rows.iter().filter(|row| row.level == Level::Building).map(building)).collect()
}

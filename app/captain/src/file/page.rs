//! The page: where it was said, by whom, what, and when it suits.

use super::model::{CHANNELS, Draft, check, troubles};
use super::who::{Who, chooser};
use crate::app::single;
use crate::desk::use_desk;
use crate::drafts::{self, Held};
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use domain::request::WORDS_MAX;
use domain::time::Part;
use domain::{Kind, PersonId};
use leptos::prelude::*;
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{Button, ChooseMany, ChooseOne, Field, Form, Here, Icon, Input, Troubles, common, t, use_ui};

/// Most helpers to choose on this page: whoever needs more is looked at on the request's own.
const HELPERS: usize = 4;

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    channel: RwSignal<Option<usize>>,
    who: Who,
    words: RwSignal<String>,
    kind: RwSignal<Option<Kind>>,
    parts: RwSignal<u32>,
    days: RwSignal<u32>,
    helpers: RwSignal<Option<usize>>,
    /// What stood there before anybody typed.
    begun: StoredValue<Draft>,
}

impl Typed {
    /// The kind chosen, or guessed from the words while none is.
    fn kind(self) -> Kind {
        self.kind.get().unwrap_or_else(|| self.words.with(|words| engine::sort::guess(words).best))
    }

    fn new(person: Option<PersonId>) -> Self {
        let typed = Self {
            channel: RwSignal::new(Some(0)),
            who: Who::new(person),
            words: RwSignal::new(String::new()),
            kind: RwSignal::new(None),
            parts: RwSignal::new(0),
            days: RwSignal::new(0),
            helpers: RwSignal::new(Some(0)),
            begun: StoredValue::new(Draft::default()),
        };
        typed.begun.set_value(typed.draft());
        typed
    }

    /// Whether anything was typed or chosen.
    fn is_touched(self) -> bool {
        self.begun.with_value(|begun| *begun != self.draft())
    }

    fn draft(self) -> Draft {
        let mut draft = Draft {
            channel: self.channel.get_untracked(),
            words: self.words.get_untracked(),
            kind: Some(untrack(|| self.kind())),
            parts: self.parts.get_untracked(),
            days: self.days.get_untracked(),
            helpers: self.helpers.get_untracked(),
            ..Draft::default()
        };
        self.who.fill_in(&mut draft);
        draft
    }
}

/// The page, with somebody already chosen when the captain came from their page.
pub fn page(person: Option<PersonId>) -> AnyView {
    let screen = Screen::File(person);
    let body = drafts::page(screen, move |held| form(held.draft(|| Typed::new(person), Typed::is_touched), held));
    single(t(FILE_TITLE), "", screen, body)
}

fn form(typed: Typed, held: Held) -> AnyView {
    let found = Troubles::new();
    let busy = RwSignal::new(false);
    let channels = CHANNELS.iter().map(|channel| t(common::channel(*channel)).to_owned()).collect();
    let parts = Part::ALL.map(|part| t(common::part(part)).to_owned()).to_vec();
    let days = (0..7).map(|day| t(common::weekday(day)).to_owned()).collect();
    let helpers = (1..=HELPERS).map(|helpers| n(PERSONS_N, helpers)).collect();
    view! {
        <div class="narrow">
            <Form troubles=found on_send=send(typed, held, found, busy)>
                <ChooseOne id="channel" legend=t(FILE_CHANNEL) options=channels picked=typed.channel/>
                {chooser(typed.who, found)}
                <Field id="words" label=t(FILE_WORDS) hint=t(FILE_WORDS_HINT) value=typed.words input=Input::Area most=WORDS_MAX troubles=found/>
                {kinds(typed)}
                <ChooseMany id="parts" legend=t(FILE_SUITS) options=parts picked=typed.parts/>
                <ChooseMany id="days" legend=t(FILE_DAYS) options=days picked=typed.days/>
                <ChooseOne id="helpers" legend=t(FILE_HELPERS) options=helpers picked=typed.helpers/>
                <div class="page-foot"><Button label=t(FILE_DO) mark=Icon::Check busy=busy/></div>
            </Form>
        </div>
    }
    .into_any()
}

fn send(typed: Typed, held: Held, found: Troubles, busy: RwSignal<bool>) -> impl Fn() + Clone + 'static {
    let (desk, ui, here) = (use_desk(), use_ui(), Here::of_page());
    move || {
        let Some(form) = found.take(check(&typed.draft())) else { return };
        busy.set(true);
        device::spawn(async move {
            match desk.ask(Ask::File(form)).await {
                Ok(Answer::Saved(written)) => {
                    let request = written.request;
                    let said = n(FILE_DONE, request.map_or_else(String::new, |id| format!("{:04}", id.short())));
                    desk.announce(ui, said, written.undo);
                    held.done();
                    here.go(&Screen::Today(request).href());
                }
                Ok(_) => {}
                Err(fault) => match fault.wrong_fields().filter(|_| !here.is_left()) {
                    Some(wrong) => found.show(troubles(wrong)),
                    None => ui.toast(fault.sentence()),
                },
            }
            busy.set(false);
        });
    }
}

/// The kinds as chips: the guess is chosen until the captain chooses.
fn kinds(typed: Typed) -> AnyView {
    let now = Memo::new(move |_| typed.kind());
    let chips: Vec<_> = Kind::ALL
        .into_iter()
        .map(|kind| {
            view! {
                <label class="chip">
                    <input type="radio" name="kind" prop:checked=move || now.get() == kind on:change=move |_| typed.kind.set(Some(kind))/>
                    <span class="chip-face">{t(common::kind(kind))}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="choice">
            <legend class="field-label">{t(FILE_KIND_GUESS)}</legend>
            <div class="chips">{chips}</div>
        </fieldset>
    }
    .into_any()
}

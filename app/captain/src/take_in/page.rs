//! The page: a field and the other ways to fill it, what it holds, and one button.

use super::ByCamera;
use super::model::{Brought, FILE_BYTES_MAX, Verdict, any_good, brought, is_picture, verdict};
use super::scan::{self, Found};
use super::shared;
use crate::app::single;
use crate::desk::use_desk;
use crate::devices::admit::Letting;
use crate::facts::plate;
use crate::levels::Dealing;
use crate::screen::Screen;
use crate::words::*;
use crate::{devices, keep};
use core::cell::Cell;
use device::page::keep::read_file;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Taken};
use ui::view;
use ui::{Button, ButtonLink, Field, Form, Icon, Input, Trouble, Troubles, Ui, Weight, fill, icon, replace, t, use_ui};
use wasm_bindgen::JsCast;

/// How far the captain is with this message.
#[derive(Clone, PartialEq)]
enum Step {
    Pasting,
    Looked(Vec<Taken>),
    TakenIn(Vec<Taken>),
    /// Another device's file was taken in, or why not.
    FromDevice(Verdict),
}

thread_local! {
    static BROUGHT: Cell<Option<Vec<u8>>> = const { Cell::new(None) };
}

/// Opens the page with another device's file that came another way, and takes it in.
pub fn bring(file: Vec<u8>) {
    BROUGHT.set(Some(file));
    replace(&Screen::TakeIn.href());
}

/// The message being taken in, however it came.
#[derive(Clone, Copy)]
struct Intake {
    ui: Ui,
    text: RwSignal<String>,
    step: RwSignal<Step>,
    busy: RwSignal<bool>,
    camera: ByCamera,
}

/// The page.
pub fn page() -> AnyView {
    let intake = Intake {
        ui: use_ui(),
        text: RwSignal::new(String::new()),
        step: RwSignal::new(Step::Pasting),
        busy: RwSignal::new(false),
        camera: ByCamera::new(),
    };
    if let Some(text) = shared::take() {
        intake.came(text);
    }
    BROUGHT.take().into_iter().for_each(|file| intake.handed_over(file));
    let Intake { text, step, busy, .. } = intake;
    let body = view! {
        <div class="narrow">
            {form(intake)}
            {move || match step.get() {
                Step::Pasting => ().into_any(),
                Step::Looked(all) => looked(&all, text, step, busy),
                Step::TakenIn(all) => taken_in(&all, text, step),
                Step::FromDevice(verdict) => of_device(verdict, text, step),
            }}
        </div>
    };
    single(t(TAKE_TITLE), t(TAKE_HINT), Screen::TakeIn, body.into_any())
}

impl Intake {
    /// A whole message is there: says what it is.
    fn came(self, text: String) {
        self.camera.close();
        self.text.set(text);
        self.look();
    }

    /// The camera has found something: a code, or a film, which is a file.
    fn found(self, found: Found) {
        match found {
            Found::Text(text) => self.came(text),
            Found::File(file) => {
                self.ui.toast(fill(t(FILM_WHOLE), &[("n", &file.len().to_string())]));
                self.came_as_file(file);
            }
        }
    }

    /// A file is there, whichever way it came.
    fn came_as_file(self, file: Vec<u8>) {
        match brought(file) {
            Brought::Backup(file) => keep::bring(file),
            Brought::FromDevice(file) => self.handed_over(file),
            Brought::Message(text) => self.came(text),
            Brought::Nothing => self.ui.toast(t(FILE_NO_TEXT)),
        }
    }

    /// Another device's file needs no look first: it is sealed to this desk, and says of itself what counts.
    fn handed_over(self, file: Vec<u8>) {
        self.camera.close();
        self.busy.set(true);
        device::spawn(async move {
            let verdict = match devices::take_in(file).await {
                Ok(words) => Verdict { words, good: true, hint: None },
                Err(words) => Verdict { words, good: false, hint: None },
            };
            self.step.try_set(Step::FromDevice(verdict));
            self.busy.try_set(false);
        });
    }

    fn look(self) {
        let (desk, text) = (use_desk(), self.text.get_untracked());
        self.busy.set(true);
        device::spawn(async move {
            match desk.ask(Ask::Preview { text }).await {
                Ok(Answer::Taken(all)) => drop(self.step.try_set(Step::Looked(all))),
                Ok(_) => {}
                Err(fault) => self.ui.toast(fault.sentence()),
            }
            self.busy.try_set(false);
        });
    }

    /// A file was chosen: a message as text, a picture of a code, or a bundle.
    fn open(self, file: web_sys::File) {
        device::spawn(async move {
            let sort = file.type_();
            if is_picture(&sort) {
                return match scan::picture(&file).await {
                    Ok(text) => self.came(text),
                    Err(why) => self.camera.cannot(why),
                };
            }
            self.came_as_file(read_file(&file, FILE_BYTES_MAX).await.unwrap_or_default());
        });
    }
}

fn form(intake: Intake) -> AnyView {
    let Intake { ui, text, busy, .. } = intake;
    let troubles = Troubles::new();
    let look = move || {
        let empty = text.with_untracked(|text| text.trim().is_empty());
        let outcome = if empty { Err(vec![Trouble::new("message", t(BAD_EMPTY))]) } else { Ok(()) };
        if troubles.take(outcome).is_some() {
            intake.look();
        }
    };
    let paste = move || {
        device::spawn(async move {
            match device::page::clipboard::paste().await {
                Some(pasted) => text.set(pasted),
                None => ui.toast(t(PASTE_FAILED)),
            }
        });
    };
    view! {
        <Form troubles=troubles on_send=look>
            <Field id="message" label=t(TAKE_WORDS) value=text input=Input::Area troubles=troubles/>
            <div class="button-row">
                <Button label=t(TAKE_LOOK) busy=busy mark=Icon::Search/>
                <Button label=t(TAKE_PASTE) weight=Weight::Secondary mark=Icon::Paste on_press=paste/>
                {other_ways(intake)}
            </div>
        </Form>
        {intake.camera.picture(move |found| intake.found(found))}
    }
    .into_any()
}

/// A file, and the camera.
fn other_ways(intake: Intake) -> AnyView {
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        file.into_iter().for_each(|file| intake.open(file));
    };
    view! {
        {intake.camera.button()}
        <label class="button button-secondary file-button">
            <input type="file" class="visually-hidden" accept=".txt,.lmbundle,text/plain,image/*" on:change=chosen/>
            {icon(Icon::Paper)}
            <span>{t(TAKE_FILE)}</span>
        </label>
    }
    .into_any()
}

fn looked(all: &[Taken], text: RwSignal<String>, step: RwSignal<Step>, busy: RwSignal<bool>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let take = move || {
        busy.set(true);
        let text = text.get_untracked();
        device::spawn(async move {
            match desk.ask(Ask::TakeIn { text }).await {
                Ok(Answer::Taken(all)) => step.set(Step::TakenIn(all)),
                Ok(_) => {}
                Err(fault) => ui.toast(fault.sentence()),
            }
            busy.set(false);
        });
    };
    let cards: Vec<_> = all.iter().map(|taken| card(verdict(taken), false)).collect();
    let joins = all.contains(&Taken::Joins).then(|| {
        let letting = Letting::new();
        letting.came(text.get_untracked());
        view! { <div class="card">{letting.view()}</div> }
    });
    let between = all.contains(&Taken::Levels).then(|| {
        let dealing = Dealing::new();
        dealing.came(text.get_untracked());
        view! { <div class="card">{dealing.view()}</div> }
    });
    view! {
        <div class="verdicts" role="status">{cards}</div>
        {joins}
        {between}
        {any_good(all).then(|| view! { <Button label=t(TAKE_DO) mark=Icon::Check busy=busy on_press=take/> })}
    }
    .into_any()
}

fn taken_in(all: &[Taken], text: RwSignal<String>, step: RwSignal<Step>) -> AnyView {
    let cards: Vec<_> = all.iter().map(|taken| card(verdict(taken), true)).collect();
    view! {
        <div class="verdicts" role="status">{cards}</div>
        {another(text, step)}
    }
    .into_any()
}

/// The way to the next message.
fn another(text: RwSignal<String>, step: RwSignal<Step>) -> AnyView {
    let again = move || {
        text.set(String::new());
        step.set(Step::Pasting);
        ui::route::focus("#message");
    };
    view! { <Button label=t(TAKE_AGAIN) weight=Weight::Secondary mark=Icon::Paste on_press=again/> }.into_any()
}

fn of_device(verdict: Verdict, text: RwSignal<String>, step: RwSignal<Step>) -> AnyView {
    let (good, again) = (verdict.good, another(text, step));
    let devices = good.then(|| {
        view! { <ButtonLink to=Screen::Settings.href() label=t(DEVICES) weight=Weight::Quiet mark=Icon::Forward/> }
    });
    view! {
        <div class="verdicts" role="status">{card(verdict, false)}</div>
        <div class="button-row">{again}{devices}</div>
    }
    .into_any()
}

fn card(verdict: Verdict, taken: bool) -> AnyView {
    let mark = if verdict.good { Icon::Check } else { Icon::Warning };
    let Verdict { words, good, hint } = verdict;
    let about = hint.map(|hint| {
        let open = taken.then(|| {
            view! { <ButtonLink to=Screen::Today(Some(hint.request)).href() label=t(OPEN_IT) weight=Weight::Secondary mark=Icon::Forward/> }
        });
        view! {
            <p class="verdict-title">{hint.title}</p>
            <p class="row-line">{plate(&hint.plate)}<span class="row-facts"><span>{hint.who}</span></span></p>
            {open}
        }
    });
    let said = (taken && good).then(|| t(TAKEN_IN));
    view! {
        <div class="card verdict" class:verdict-bad=!good>
            <span class="verdict-mark">{icon(mark)}</span>
            <div>
                <p class="verdict-words">{said}{said.map(|_| " · ")}{words}</p>
                {about}
            </div>
        </div>
    }
    .into_any()
}

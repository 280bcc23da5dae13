//! A message from the station, pasted or opened as a file: an enrolment, or a receipt carried by hand.

use crate::desk::{ask, desk};
use crate::home::{fault, head_here};
use crate::screen::Screen;
use crate::words;
use leptos::prelude::*;
use ports::counter::{Answer, Ask};
use ui::view;
use ui::{Button, Field, Form, Input, Troubles, Weight, common, t};
use wasm_bindgen::JsCast;

/// The page.
pub fn page() -> AnyView {
    let desk = desk();
    let troubles = Troubles::new();
    let known = desk.till.with_untracked(Option::is_some);
    let (title, line, text, label) = if known {
        (words::PASTE_TITLE, words::PASTE_LINE, words::PASTE_TEXT, words::PASTE_SEND)
    } else {
        (words::ENROL_TITLE, words::ENROL_LINE, words::ENROL_TEXT, words::ENROL_SEND)
    };
    let send = move || enrol(desk.draft.get_untracked());
    view! {
        {head_here(t(title))}
        {fault()}
        <p class="lead">{t(line)}</p>
        <Form troubles=troubles on_send=send>
            <Field id="enrolment" label=t(text) value=desk.draft input=Input::Area troubles=troubles/>
            <div class="kiosk-foot">
                {known.then(|| view! {
                    <Button label=t(common::BACK) weight=Weight::Secondary on_press=|| self::desk().screen.set(Screen::Staff)/>
                })}
                <label class="button button-secondary kiosk-file">
                    <input type="file" class="visually-hidden" accept=".txt,text/plain" on:change=open_file/>
                    <span>{t(words::ENROL_FILE)}</span>
                </label>
                <Button label=t(label)/>
            </div>
        </Form>
    }
    .into_any()
}

fn enrol(text: String) {
    ask(Ask::Enrol { text }, |desk, answer| {
        if let Answer::Ready(till) = answer {
            desk.ready(till);
        }
    });
}

fn open_file(event: leptos::ev::Event) {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
    leptos::task::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(file.text()).await.ok();
        enrol(text.and_then(|text| text.as_string()).unwrap_or_default());
    });
}

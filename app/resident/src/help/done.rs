//! "How did it go?": a word, and a photo where there is a mailbox to carry it.

use super::list::find;
use crate::follow::gone;
use crate::link::{Health, use_link};
use crate::take_in::sentence;
use crate::{Route, frame, words as w};
use device::page::photo;
use domain::TaskId;
use leptos::prelude::*;
use ports::pocket::Post;
use ui::{Button, Field, Form, Icon, Input, Page, Troubles, Weight, fill, icon, replace, t, view};
use wasm_bindgen::JsCast;

/// The page.
pub fn done_page(id: TaskId) -> Page {
    let link = use_link();
    let here = Memo::new(move |_| find(id).is_some());
    let body = move || match here.get() {
        true => untrack(|| form(id)),
        false if link.health.get() == Health::Opening => frame::opening(),
        false => gone(),
    };
    Page::new(t(w::FINISH_TITLE), body)
}

fn form(id: TaskId) -> AnyView {
    let wrong = Troubles::new();
    let (word, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let picture = RwSignal::new(None::<Vec<u8>>);
    let send = move || {
        busy.set(true);
        use_link().finish(id, word.get_untracked(), picture.get_untracked(), move |said| {
            let _ = busy.try_set(false);
            match said {
                Ok(()) => replace(&Route::Task(id).address()),
                Err(trouble) => wrong.show(vec![ui::Trouble::new("word", t(sentence(trouble)))]),
            }
        });
    };
    view! {
        {frame::top("#/help", None)}
        <h1>{t(w::FINISH_TITLE)}</h1>
        <Form troubles=wrong on_send=send>
            <Field id="word" label=t(w::RATE_WORD) hint=t(ui::common::OPTIONAL) value=word input=Input::Area troubles=wrong most=500/>
            {picker(picture, wrong)}
            <Button label=t(w::FINISH) mark=Icon::Check busy/>
        </Form>
    }
    .into_any()
}

/// The photo, when there is a mailbox; otherwise why there is none.
fn picker(picture: RwSignal<Option<Vec<u8>>>, wrong: Troubles) -> AnyView {
    let link = use_link();
    let silent = Memo::new(move |_| link.pocket.with(|pocket| pocket.post == Post::Silent));
    let choose = move |event: web_sys::Event| {
        let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            return;
        };
        device::spawn(async move {
            let small = photo::chosen(&field).await;
            if small.is_none() {
                wrong.show(vec![ui::Trouble::new("photo", t(w::PHOTO_BAD))]);
            }
            let _ = picture.try_set(small);
        });
    };
    let ready = move || {
        picture.with(|picture| picture.as_ref().map(Vec::len)).map(|bytes| {
            let size = (bytes / 1024).max(1).to_string();
            view! {
                <p>{fill(t(w::PHOTO_READY), &[("n", &size)])}</p>
                <Button label=t(w::PHOTO_OFF) weight=Weight::Quiet on_press=move || picture.set(None)/>
            }
            .into_any()
        })
    };
    (move || {
        if silent.get() {
            return view! { <p class="soft">{t(w::PHOTO_NO)}</p> }.into_any();
        }
        view! {
            <div class="field">
                <label class="button button-secondary photo">
                    <input id="photo" type="file" accept="image/*" aria-describedby="photo-hint" on:change=choose/>
                    {icon(Icon::Camera)}
                    <span>{t(w::PHOTO)}</span>
                </label>
                <p class="field-hint" id="photo-hint">{t(w::PHOTO_LINE)}</p>
                {ready}
            </div>
        }
        .into_any()
    })
    .into_any()
}

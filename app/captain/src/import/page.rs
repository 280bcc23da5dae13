//! The page: the file, its columns, the dry run, the rows, and what was brought in before.

use super::state::Bringing;
use super::{columns, dry, lines, past, said};
use crate::app::single;
use crate::screen::Screen;
use crate::words::*;
use device::page::keep::chosen_file;
use leptos::prelude::*;
use ui::view;
use ui::{Button, Icon, Weight, icon, t};
use wasm_bindgen::{JsCast, JsValue};

/// The page.
pub fn page() -> AnyView {
    let bringing = Bringing::new();
    on_cleanup(move || bringing.drop_file());
    let there = Memo::new(move |_| bringing.choices.with(Option::is_some));
    let steps = move || {
        (there.get() && !bringing.carrying.get())
            .then(|| view! { {columns::card(bringing)}{dry::card(bringing)}{lines::card(bringing)} })
    };
    let body = view! {
        <div class="import">
            {file(bringing)}
            {past::progress()}
            {result(bringing)}
            {steps}
            {past::card()}
        </div>
    };
    single(t(IMPORT), t(IMPORT_LEAD), Screen::Import, body.into_any())
}

/// The field, or the name of the file that is there.
fn file(bringing: Bringing) -> AnyView {
    let chosen = move || !bringing.file.with(String::is_empty);
    let body = move || if chosen() { name(bringing) } else { field(bringing) };
    let wrong = move || {
        let words = bringing.wrong.get();
        (!words.is_empty())
            .then(|| view! { <p class="field-error" role="alert">{icon(Icon::Warning)}<span>{words}</span></p> })
    };
    let reading =
        move || (bringing.busy.get() && !chosen()).then(|| view! { <p role="status">{t(IMPORT_READING)}</p> });
    view! { <div class="card import-card">{ui::el::live(move || Some(body()))}{wrong}{reading}</div> }.into_any()
}

fn name(bringing: Bringing) -> AnyView {
    view! {
        <p class="row-line">{icon(Icon::Paper)}<strong>{bringing.file.get_untracked()}</strong></p>
        <div class="button-row">
            <Button label=t(IMPORT_OTHER) weight=Weight::Quiet busy=bringing.carrying on_press=move || bringing.drop_file()/>
        </div>
    }
    .into_any()
}

fn field(bringing: Bringing) -> AnyView {
    let choose = move |event: web_sys::Event| {
        if let Some(file) = chosen_file(&event) {
            bringing.read(file);
        }
    };
    let over = move |event: web_sys::Event| event.prevent_default();
    let dropped = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(file) = dropped_file(&event) {
            bringing.read(file);
        }
    };
    view! {
        <div class="field import-drop" on:dragover=move |event| over(event.into()) on:drop=move |event| dropped(event.into())>
            <label class="field-label" for="import-file">{t(IMPORT_FILE)}</label>
            <p class="field-hint" id="import-file-hint">{t(IMPORT_FILE_HINT)}</p>
            <input id="import-file" type="file" class="input" accept=".xlsx,.xls,.csv,.et,.numbers,.txt,text/csv" aria-describedby="import-file-hint import-number" on:change=choose/>
            <p class="soft" id="import-number">{t(IMPORT_NUMBER)}</p>
        </div>
    }
    .into_any()
}

/// The first file that was dropped.
fn dropped_file(event: &web_sys::Event) -> Option<web_sys::File> {
    let get = |from: &JsValue, name: &str| js_sys::Reflect::get(from, &JsValue::from_str(name)).ok();
    let files = get(&get(event.as_ref(), "dataTransfer")?, "files")?;
    get(&files, "0")?.dyn_into().ok()
}

/// What was written, and the way back.
fn result(bringing: Bringing) -> AnyView {
    let ui = ui::use_ui();
    let told = move || {
        bringing.written.get().map(|import| {
            let (id, words) = (import.id, said::standing(&import));
            let back = move || {
                bringing.written.set(None);
                past::take_back(ui, id);
            };
            let back = (import.done > 0).then(|| {
                view! { <Button label=t(TAKE_BACK) weight=Weight::Secondary mark=Icon::Again on_press=back/> }
            });
            view! {
                <div class="card import-card import-result">
                    <p id="import-result" tabindex="-1" role="status">{icon(Icon::Check)}" "{words}</p>
                    <div class="button-row">{back}</div>
                </div>
            }
        })
    };
    view! { {told} }.into_any()
}

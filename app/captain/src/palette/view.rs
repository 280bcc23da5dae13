//! The palette on the screen: its button, the field, what was found, and the keys that open it anywhere.

use super::keys::{Meant, Pressed, meant, step};
use super::model::Does;
use super::results::{Found, Results, results};
use crate::desk::use_desk;
use crate::facts::person_line;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ui::view;
use ui::{Dialog, Icon, go, icon, t};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

/// So many frames a page may take to be drawn before nobody waits for its field any more.
const FRAMES: u32 = 120;

/// Whether the palette is open, for the buttons that open it.
#[derive(Clone, Copy)]
struct Open(RwSignal<bool>);

/// The button on the rail, and the palette itself. It hears its keys for as long as the frame is drawn.
pub fn finder() -> (AnyView, AnyView) {
    let open = RwSignal::new(false);
    provide_context(Open(open));
    let handle = window_event_listener(leptos::ev::keydown, move |event| hear(&event, open));
    on_cleanup(move || handle.remove());
    // News of the desk draws nothing anew under the hands of whoever types.
    let found = view! { <Dialog open=open title=t(PALETTE)>{untrack(|| palette(open))}</Dialog> }.into_any();
    (button("rail-link rail-find"), found)
}

/// A button that opens it.
pub fn button(class: &'static str) -> AnyView {
    let Some(Open(open)) = use_context() else { return ().into_any() };
    let keys = if is_mac() { "⌘ K" } else { "Ctrl K" };
    view! {
        <button type="button" class=class aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" on:click=move |_| open.set(true)>
            {icon(Icon::Search)}<span class="rail-word">{t(PAL_OPEN)}</span><kbd class="keys" aria-hidden="true">{keys}</kbd>
        </button>
    }
    .into_any()
}

fn is_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))
}

fn hear(event: &KeyboardEvent, open: RwSignal<bool>) {
    let pressed = Pressed {
        key: event.key(),
        command: event.ctrl_key() || event.meta_key(),
        other: event.alt_key() || event.shift_key(),
        composing: event.is_composing() || event.key_code() == 229,
        writing: is_writing(),
        asked: document().query_selector(".veil").ok().flatten().is_some(),
    };
    match meant(&pressed, open.get_untracked()) {
        Some(Meant::Palette) => open.update(|open| *open = !*open),
        Some(Meant::People) => look_for_people(),
        None => return,
    }
    event.prevent_default();
}

/// Whether what has the focus takes letters.
fn is_writing() -> bool {
    let Some(element) = document().active_element() else { return false };
    match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "checkbox" | "radio" | "button" | "file" | "range"),
        None => matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT"),
    }
}

/// Goes to the field that looks for people.
fn look_for_people() {
    if field().is_some() {
        return ui::route::focus("#people-search");
    }
    go(&Screen::People(None).href());
    focus_when_there(FRAMES);
}

/// The field, where it stands on the page and is seen.
fn field() -> Option<HtmlElement> {
    let field: HtmlElement = document().get_element_by_id("people-search")?.dyn_into().ok()?;
    field.offset_parent().map(|_| field)
}

/// Waits for the page, and for the heading that takes the focus when it arrives.
fn focus_when_there(frames: u32) {
    request_animation_frame(move || match field() {
        Some(_) => request_animation_frame(|| request_animation_frame(|| ui::route::focus("#people-search"))),
        None if frames > 0 => focus_when_there(frames - 1),
        None => {}
    });
}

/// What is chosen in the palette. Copy it into any closure.
#[derive(Clone, Copy)]
struct Choosing {
    open: RwSignal<bool>,
    typed: RwSignal<String>,
    /// The line that Enter opens.
    at: RwSignal<usize>,
    /// Enter was pressed before the answer for what is typed was there.
    waits: RwSignal<bool>,
    results: Results,
}

fn palette(open: RwSignal<bool>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let choosing = Choosing { open, typed, at: RwSignal::new(0), waits: RwSignal::new(false), results: results(typed) };
    Effect::new(move |_| {
        if choosing.results.fresh.get() && choosing.waits.get_untracked() {
            open_chosen(choosing);
        }
    });
    request_animation_frame(|| ui::route::focus("#palette-find"));
    let found = choosing.results.found;
    let some = move || found.with(|found| !found.is_empty());
    let none = move || {
        (!some() && choosing.results.fresh.get()).then(|| view! { <p class="soft palette-none">{t(PAL_NONE)}</p> })
    };
    view! {
        <div class="palette">
            <label class="visually-hidden" for="palette-find">{t(PAL_FIELD)}</label>
            <input
                id="palette-find" class="input" type="text" inputmode="search" enterkeyhint="go" autocomplete="off"
                placeholder=t(PAL_FIELD) role="combobox" aria-autocomplete="list" aria-controls="palette-list"
                aria-expanded=move || some().to_string()
                aria-activedescendant=move || some().then(|| id(choosing.at.get()))
                on:input=move |event| typing(&event, choosing)
                on:keydown=move |event| keys(&event, choosing)
            />
            <div class="palette-found">
                {ui::el::live(move || some().then(|| list(choosing)))}
                <div role="status">{none}</div>
            </div>
            <p class="soft palette-keys" aria-hidden="true">{t(PAL_KEYS)}</p>
        </div>
    }
    .into_any()
}

fn list(choosing: Choosing) -> AnyView {
    let found = choosing.results.found.get();
    let items: Vec<_> = untrack(|| found.iter().enumerate().map(|(at, found)| item(at, found, choosing)).collect());
    view! { <ul id="palette-list" class="palette-list" role="listbox" aria-label=t(PAL_LIST)>{items}</ul> }.into_any()
}

fn item(at: usize, found: &Found, choosing: Choosing) -> AnyView {
    let inside = match found {
        Found::Line(line) => view! { {icon(line.mark)}<span>{line.label.clone()}</span> }.into_any(),
        Found::Person(row) => person_line(row),
    };
    let press = move |_| {
        choosing.at.set(at);
        open_chosen(choosing);
    };
    // The field keeps the focus.
    let hold = move |event: web_sys::MouseEvent| event.prevent_default();
    let chosen = move || (choosing.at.get() == at).to_string();
    view! {
        <li id=id(at) class="palette-line" role="option" aria-selected=chosen on:mousedown=hold on:click=press>{inside}</li>
    }
    .into_any()
}

fn id(at: usize) -> String {
    format!("palette-{at}")
}

fn typing(event: &web_sys::Event, choosing: Choosing) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    choosing.at.set(0);
    choosing.waits.set(false);
    choosing.typed.set(field.value());
}

/// Keys in the field. What an input method does with them is its own.
fn keys(event: &KeyboardEvent, choosing: Choosing) {
    if event.is_composing() || event.key_code() == 229 {
        return event.stop_propagation();
    }
    let key = event.key();
    match key.as_str() {
        "ArrowDown" | "ArrowUp" => {
            let lines = choosing.results.found.with_untracked(Vec::len);
            choosing.at.update(|at| *at = step(*at, lines, key == "ArrowDown"));
            into_sight(&id(choosing.at.get_untracked()));
        }
        "Enter" if choosing.results.fresh.get_untracked() => open_chosen(choosing),
        "Enter" => choosing.waits.set(true),
        _ => return,
    }
    event.prevent_default();
}

/// Opens what is chosen.
fn open_chosen(choosing: Choosing) {
    choosing.waits.set(false);
    let does = choosing.results.found.with_untracked(|found| found.get(choosing.at.get_untracked()).map(Found::does));
    let Some(does) = does else { return };
    choosing.open.set(false);
    match does {
        Does::Opens(screen) => go(&screen.href()),
        Does::Locks => use_desk().lock_now(),
    }
}

/// Scrolls the list, and nothing else, so far that a line is seen.
fn into_sight(id: &str) {
    let element = |id: &str| document().get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
    let (Some(line), Some(list)) = (element(id), element("palette-list")) else { return };
    let (top, height) = (line.offset_top() - list.offset_top(), line.offset_height());
    let (seen, room) = (list.scroll_top(), list.client_height());
    if top < seen {
        list.set_scroll_top(top);
    } else if top + height > seen + room {
        list.set_scroll_top(top + height - room);
    }
}

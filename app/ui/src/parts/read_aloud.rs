//! Reading the page aloud. Where the browser can't speak, the button is not there.

use super::{Icon, icon};
use crate::view;
use crate::{Lang, common, t};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance};

/// Reads what stands in `<main>`, or stops.
#[component]
pub fn ReadAloud() -> impl IntoView {
    let Some(speech) = speech() else { return ().into_any() };
    let speaking = RwSignal::new(false);
    let ended = StoredValue::new_local(Closure::<dyn Fn()>::new(move || {
        speaking.try_set(false);
    }));
    let silence = StoredValue::new_local(speech.clone());
    on_cleanup(move || {
        silence.try_with_value(SpeechSynthesis::cancel);
    });
    let press = move |_| {
        speech.cancel();
        let now = !speaking.get_untracked();
        speaking.set(now);
        if now {
            ended.with_value(|ended| speak(&speech, ended));
        }
    };
    let word = move || t(if speaking.get() { common::STOP_READING } else { common::READ_ALOUD });
    view! {
        <button type="button" class="tile-button" aria-label=word title=word on:click=press>
            {move || icon(if speaking.get() { Icon::Stop } else { Icon::Speaker })}
        </button>
    }
    .into_any()
}

/// The browser's voice, where it has one.
fn speech() -> Option<SpeechSynthesis> {
    let name = JsValue::from_str("speechSynthesis");
    js_sys::Reflect::get(&window(), &name).ok()?.dyn_into().ok()
}

fn speak(speech: &SpeechSynthesis, ended: &Closure<dyn Fn()>) {
    let main = document().query_selector("main").ok().flatten().and_then(|main| main.dyn_into::<HtmlElement>().ok());
    let words = main.map(|main| main.inner_text()).unwrap_or_default();
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&words) else { return };
    utterance.set_lang(match Lang::now() {
        Lang::Hans => "zh-CN",
        Lang::Hant => "zh-TW",
        Lang::En => "en",
    });
    utterance.set_rate(0.9);
    utterance.set_onend(Some(ended.as_ref().unchecked_ref()));
    utterance.set_onerror(Some(ended.as_ref().unchecked_ref()));
    speech.speak(&utterance);
}

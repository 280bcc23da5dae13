//! A text field: label, hint, what is wrong, how much may still be written.

use super::{Icon, icon};
use crate::view;
use crate::{Troubles, common, words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What is typed into a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Input {
    /// Words on one line.
    #[default]
    Line,
    /// A telephone number.
    Telephone,
    /// A number.
    Number,
    /// Something to look for.
    Search,
    /// Several lines.
    Area,
}

impl Input {
    /// The element's `type` and `inputmode`. Numbers are text with a keypad: `type=number` loses what it can't read.
    fn kind(self) -> (&'static str, &'static str) {
        match self {
            Self::Telephone => ("tel", "tel"),
            Self::Number => ("text", "numeric"),
            Self::Search => ("search", "search"),
            Self::Line | Self::Area => ("text", "text"),
        }
    }
}

/// A field. It reads its element itself at every change, at the end of composing, and when its form is sent, so no
/// input method or autofill is missed; it writes it only when the signal says something else.
#[component]
pub fn Field(
    /// Its id, which its troubles name.
    id: &'static str,
    /// What to write here.
    #[prop(into)]
    label: String,
    /// The draft.
    value: RwSignal<String>,
    /// What is typed.
    #[prop(optional)]
    input: Input,
    /// A line under the label: how, for instance.
    #[prop(optional, into)]
    hint: String,
    /// Where to learn what is wrong.
    #[prop(optional)]
    troubles: Option<Troubles>,
    /// Most characters (UTF-16 units), counted down once near. Nothing is cut off: the check says so.
    #[prop(optional)]
    most: usize,
    /// For the browser's own filling in: `name`, `tel`.
    #[prop(default = "off")]
    autofill: &'static str,
) -> impl IntoView {
    let wrong = Memo::new(move |_| troubles.and_then(|troubles| troubles.of(id)));
    let hinted = !hint.is_empty();
    let described = Signal::derive(move || described_by(id, hinted, wrong.with(Option::is_some), most > 0));
    write_when_changed(id, value);
    view! {
        <div class="field" class:field-wrong=move || wrong.with(Option::is_some)>
            <label class="field-label" for=id>{label}</label>
            {hinted.then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> }.into_any())}
            {move || wrong.get().map(|wrong| error(id, wrong))}
            {control(id, input, value, described, autofill)}
            {(most > 0).then(|| counter(id, value, most))}
        </div>
    }
    .into_any()
}

/// What is wrong, above the field where a keyboard does not hide it.
fn error(id: &str, words: String) -> AnyView {
    view! { <p class="field-error" id=format!("{id}-error")>{icon(Icon::Warning)}<span>{words}</span></p> }.into_any()
}

/// How much may still be written, from the last fifth on.
fn counter(id: &str, value: RwSignal<String>, most: usize) -> AnyView {
    let words = move || {
        let used = value.with(|text| text.encode_utf16().count());
        match (used > most, used * 5 >= most * 4) {
            (true, _) => words::count(common::OVER_CHARACTERS, used - most),
            (false, true) => words::count(common::LEFT_CHARACTERS, most - used),
            (false, false) => String::new(),
        }
    };
    view! { <p class="field-count" id=format!("{id}-count") aria-live="polite">{words}</p> }.into_any()
}

fn control(
    id: &'static str,
    input: Input,
    value: RwSignal<String>,
    described: Signal<Option<String>>,
    autofill: &'static str,
) -> AnyView {
    let read = move |event: web_sys::Event| read(&event, value);
    let composed = move |event: web_sys::CompositionEvent| self::read(&event, value);
    let invalid = move || described.with(|ids| ids.as_deref().is_some_and(|ids| ids.contains("-error"))).to_string();
    if input == Input::Area {
        return view! {
            <textarea id=id name=id class="input" rows="5" data-reads="" autocomplete=autofill
                aria-describedby=move || described.get() aria-invalid=invalid
                on:input=read on:change=read on:compositionend=composed
            ></textarea>
        }
        .into_any();
    }
    let (kind, keys) = input.kind();
    view! {
        <input id=id name=id class="input" type=kind inputmode=keys data-reads="" autocomplete=autofill
            aria-describedby=move || described.get() aria-invalid=invalid
            on:input=read on:change=read on:compositionend=composed on:keydown=hold_enter
        />
    }
    .into_any()
}

/// The ids of everything that describes a field, for `aria-describedby`.
fn described_by(id: &str, hint: bool, wrong: bool, count: bool) -> Option<String> {
    let parts = [(hint, "hint"), (wrong, "error"), (count, "count")];
    let ids: Vec<String> = parts.iter().filter(|(is, _)| *is).map(|(_, part)| format!("{id}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Takes over what the element shows. A textarea is read as an input is: both have `value`. A field that loses the
/// focus because its page is going still says `change`, when its draft may be gone already.
fn read(event: &web_sys::Event, value: RwSignal<String>) {
    let Some(element) = event.target().map(JsCast::unchecked_into::<HtmlInputElement>) else { return };
    let text = element.value();
    if value.try_with_untracked(|now| *now != text) == Some(true) {
        value.try_set(text);
    }
}

/// Enter that ends composing must not send the form.
fn hold_enter(event: web_sys::KeyboardEvent) {
    if event.is_composing() || event.key_code() == 229 {
        event.stop_propagation();
        if event.key() == "Enter" {
            event.prevent_default();
        }
    }
}

/// Writes the element when the draft says something else than it shows, and only then: the caret stays where it is.
fn write_when_changed(id: &'static str, value: RwSignal<String>) {
    Effect::new(move |_| {
        let text = value.get();
        let Some(element) = document().get_element_by_id(id).map(JsCast::unchecked_into::<HtmlInputElement>) else {
            return;
        };
        if element.value() != text {
            element.set_value(&text);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::described_by;

    #[test]
    fn a_field_is_described_by_what_is_there() {
        assert_eq!(described_by("name", false, false, false), None);
        assert_eq!(described_by("name", true, true, false).as_deref(), Some("name-hint name-error"));
    }
}

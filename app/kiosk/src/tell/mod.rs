//! Telling the captain something at the kiosk: words, what they look like, and for whom.

use crate::desk::{ask, desk};
use crate::home::{fault, head_here};
use crate::screen::Screen;
use crate::words;
use domain::request::WORDS_MAX;
use domain::{Kind, RequestId};
use leptos::prelude::*;
use ports::counter::{Answer, Ask, DinerView};
use ui::view;
use ui::{
    Button, ChooseOne, EmergencyNumbers, Field, Form, Input, Plate, Trouble, Troubles, Weight, common, fill, t, use_ui,
};

/// The page. A guess follows the words until a kind is picked by hand.
pub fn page(diner: Option<DinerView>) -> AnyView {
    let desk = desk();
    let troubles = Troubles::new();
    let (picked, building) = (RwSignal::new(None::<usize>), RwSignal::new(None::<usize>));
    let by_hand = RwSignal::new(false);
    let guessed = Memo::new(move |_| guess(&desk.draft.get()));
    let shown = Memo::new(move |_| if by_hand.get() { picked.get() } else { guessed.get() });
    let (reference, plate) = (diner.as_ref().map(|diner| diner.diner), diner.as_ref().map(|diner| diner.plate.clone()));
    let send = move || {
        if let Some(words) = troubles.take(check(&desk.draft.get_untracked())) {
            let kind = shown.get_untracked().and_then(|at| Kind::ALL.get(at).copied()).unwrap_or(Kind::Other);
            let building = building.get_untracked().and_then(|at| u16::try_from(at).ok());
            file(Ask::File { words, kind, diner: reference, building });
        }
    };
    let danger = move || desk.draft.with(|words| engine::triage::danger(words)).is_some();
    view! {
        {head_here(t(words::TELL_TITLE))}
        {fault()}
        <Form troubles=troubles on_send=send>
            {plate.map(|place| view! { <Plate place/> })}
            <Field id="words" label=t(words::TELL_WORDS) hint=t(words::TELL_HINT) value=desk.draft input=Input::Area most=WORDS_MAX troubles=troubles/>
            {move || danger().then(|| view! { <EmergencyNumbers/> })}
            <Kinds shown=shown picked=picked by_hand=by_hand/>
            {reference.is_none().then(|| buildings(building))}
            <p class="soft">{t(words::PRIVACY)}</p>
            <div class="kiosk-foot">
                <Button label=t(common::BACK) weight=Weight::Secondary on_press=leave/>
                <Button label=t(words::TELL_SEND)/>
            </div>
        </Form>
    }
    .into_any()
}

/// The kinds as chips; the likeliest is marked until one is picked.
#[component]
fn Kinds(shown: Memo<Option<usize>>, picked: RwSignal<Option<usize>>, by_hand: RwSignal<bool>) -> impl IntoView {
    let chip = |(at, kind): (usize, Kind)| {
        let press = move |_| {
            by_hand.set(true);
            picked.set(Some(at));
        };
        view! {
            <button type="button" class="chip-button" aria-pressed=move || (shown.get() == Some(at)).to_string() on:click=press>
                {t(common::kind(kind))}
            </button>
        }
        .into_any()
    };
    view! {
        <fieldset class="kiosk-kinds">
            <legend>{t(words::TELL_KIND)}</legend>
            <div class="chips">{Kind::ALL.into_iter().enumerate().map(chip).collect::<Vec<_>>()}</div>
        </fieldset>
    }
    .into_any()
}

/// It has been written down.
pub fn told(request: RequestId) -> AnyView {
    let ui = use_ui();
    let phone = desk().till.with_untracked(|till| till.as_ref().map(|till| till.telephone.clone())).unwrap_or_default();
    let number = format!("{:04}", request.short());
    view! {
        {head_here(t(words::TOLD))}
        <div class="kiosk-one">
            <span class="kiosk-tick">{ui::icon(ui::Icon::Check)}</span>
            <p class="lead" role="status">{fill(t(words::TOLD_LINE), &[("n", &number), ("phone", &phone)])}</p>
        </div>
        <div class="kiosk-foot"><Button label=t(words::NEXT_PERSON) on_press=move || desk().reset(ui)/></div>
    }
    .into_any()
}

fn buildings(picked: RwSignal<Option<usize>>) -> AnyView {
    let names = desk().till.with_untracked(|till| till.as_ref().map(|till| till.buildings.clone())).unwrap_or_default();
    view! { <ChooseOne id="building" legend=t(words::TELL_WHERE) options=names picked=picked/> }.into_any()
}

fn leave() {
    desk().draft.set(String::new());
    desk().screen.set(Screen::Home);
}

fn file(question: Ask) {
    ask(question, |desk, answer| {
        if let Answer::Filed { request } = answer {
            desk.draft.set(String::new());
            desk.screen.set(Screen::Told(request));
        }
    });
}

/// Place of the likeliest kind in `Kind::ALL`; nothing while there are no words.
fn guess(words: &str) -> Option<usize> {
    let best = engine::sort::guess(words).best;
    (!words.trim().is_empty()).then(|| Kind::ALL.iter().position(|kind| *kind == best)).flatten()
}

fn check(draft: &str) -> Result<String, Vec<Trouble>> {
    let words = draft.trim();
    match words.encode_utf16().count() {
        0 => Err(vec![Trouble::new("words", t(words::TELL_EMPTY))]),
        n if n > WORDS_MAX => Err(vec![Trouble::new("words", t(words::TELL_LONG))]),
        _ => Ok(words.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_guessed_from_nothing() {
        assert_eq!(guess("  "), None);
        assert_eq!(guess("嗯").map(|at| Kind::ALL[at]), Some(Kind::Other));
    }
}

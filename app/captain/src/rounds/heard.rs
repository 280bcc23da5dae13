//! What was heard at the door: each thing somebody asked for, before it becomes a request of theirs.

use crate::words::*;
use domain::{Kind, PersonId};
use leptos::prelude::*;
use ports::desk::knocks::{HEARD_MAX, Heard};
use ui::view;
use ui::{Button, ChooseOne, Field, Icon, Weight, common, fill, t};

/// One thing that was heard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted {
    person: PersonId,
    name: String,
    kind: Kind,
    words: String,
}

impl Noted {
    /// As it is sent.
    #[must_use]
    pub fn into_heard(self) -> Heard {
        Heard { person: self.person, kind: self.kind, words: self.words }
    }
}

/// What is being typed, and what was added.
#[derive(Clone, Copy)]
pub struct Draft {
    who: RwSignal<Option<usize>>,
    kind: RwSignal<Option<usize>>,
    words: RwSignal<String>,
    added: RwSignal<Vec<Noted>>,
    people: StoredValue<Vec<(PersonId, String)>>,
}

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            who: RwSignal::new(Some(0)),
            kind: RwSignal::new(Some(0)),
            words: RwSignal::new(String::new()),
            added: RwSignal::new(vec![]),
            people: StoredValue::new(vec![]),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.added.set(vec![]);
        self.words.set(String::new());
        self.who.set(Some(0));
        self.kind.set(Some(0));
    }

    /// Everything that was heard: what stands in the field counts, so that nobody loses it who did not press "add".
    #[must_use]
    pub fn all(self) -> Vec<Noted> {
        let mut all = self.added.get_untracked();
        all.extend(self.typed());
        all
    }

    fn typed(self) -> Option<Noted> {
        let words = self.words.get_untracked().trim().to_owned();
        let at = self.who.get_untracked().unwrap_or(0);
        let (person, name) = self.people.with_value(|people| people.get(at).or(people.first()).cloned())?;
        let kind = self.kind.get_untracked().and_then(|at| Kind::ALL.get(at)).copied().unwrap_or(Kind::Other);
        (!words.is_empty()).then_some(Noted { person, name, kind, words })
    }

    fn add(self) {
        if let Some(noted) = self.typed() {
            self.added.update(|added| added.push(noted));
            self.words.set(String::new());
        }
    }
}

/// What was added, and the field for more.
pub fn section(people: &[(PersonId, String)], draft: Draft) -> AnyView {
    draft.people.set_value(people.to_vec());
    let names: Vec<String> = people.iter().map(|(_, name)| name.clone()).collect();
    let who = (people.len() > 1).then(|| {
        view! { <ChooseOne id="heard-who" legend=t(RN_HEARD_WHO) options=names picked=draft.who/> }
    });
    let kinds = Kind::ALL.map(|kind| t(common::kind(kind)).to_owned()).to_vec();
    let full = move || draft.added.with(|added| added.len() + 1 >= HEARD_MAX);
    let add = ui::el::live(move || {
        let press = move || draft.add();
        (!full()).then(|| view! { <div class="button-row"><Button label=t(RN_HEARD_ADD) weight=Weight::Secondary mark=Icon::Plus on_press=press/></div> }).into_any()
    });
    view! {
        <fieldset class="choose heard">
            <legend class="field-label">{t(RN_HEARD)}</legend>
            <p class="field-hint">{t(RN_HEARD_HINT)}</p>
            {ui::el::live(move || added(draft))}
            {who}
            <ChooseOne id="heard-kind" legend=t(RN_HEARD_KIND) options=kinds picked=draft.kind/>
            <Field id="heard-words" label=t(RN_HEARD_WORDS) value=draft.words most=domain::request::WORDS_MAX/>
            {add}
        </fieldset>
    }
    .into_any()
}

fn added(draft: Draft) -> AnyView {
    let item = |(at, noted): (usize, Noted)| {
        let drop = fill(t(RN_HEARD_DROP), &[("words", &noted.words)]);
        let press = move |_| {
            draft.added.update(|added| {
                added.remove(at);
            });
        };
        view! {
            <li class="row-line">
                <strong>{t(common::kind(noted.kind))}</strong>
                <span>{noted.words.clone()}</span>
                <span class="soft">{noted.name.clone()}</span>
                <button type="button" class="button button-quiet" aria-label=drop on:click=press>{ui::icon(Icon::Cross)}</button>
            </li>
        }
    };
    let items: Vec<_> = draft.added.get().into_iter().enumerate().map(item).collect();
    let none = items.is_empty();
    (!none).then(|| view! { <ul class="rows rows-card">{items}</ul> }).into_any()
}

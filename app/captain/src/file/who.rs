//! Who asks: found on the roster, or written down anew.

use super::model::Draft;
use crate::asked::asked;
use crate::facts::person_line;
use crate::people::suggestions;
use crate::places::building_choice;
use crate::words::*;
use domain::{PersonId, PlaceId};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PeopleFilter, PersonRow};
use ui::view;
use ui::{Button, Field, Icon, Input, Troubles, Weight, t};

/// Most people proposed while a name is being typed.
const SHOWN: u32 = 6;

/// Who, as chosen or typed.
#[derive(Clone, Copy)]
pub struct Who {
    known: RwSignal<Option<PersonId>>,
    new: RwSignal<bool>,
    search: RwSignal<String>,
    building: RwSignal<Option<PlaceId>>,
    name: RwSignal<String>,
    telephone: RwSignal<String>,
    home: RwSignal<String>,
}

impl Who {
    /// Nobody yet, or this person.
    #[must_use]
    pub fn new(person: Option<PersonId>) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            known: RwSignal::new(person),
            new: RwSignal::new(false),
            search: empty(),
            building: RwSignal::new(None),
            name: empty(),
            telephone: empty(),
            home: empty(),
        }
    }

    /// Writes who into a draft.
    pub fn fill_in(self, draft: &mut Draft) {
        draft.known = self.known.get_untracked();
        draft.new = self.new.get_untracked();
        draft.building = self.building.get_untracked();
        draft.name = self.name.get_untracked();
        draft.telephone = self.telephone.get_untracked();
        draft.home = self.home.get_untracked();
    }
}

/// Search, choice, or the fields for somebody new.
pub fn chooser(who: Who, troubles: Troubles) -> AnyView {
    ui::el::live(move || match (who.known.get(), who.new.get()) {
        (Some(person), _) => chosen(who, person),
        (None, true) => new_person(who, troubles),
        (None, false) => search(who, troubles),
    })
}

fn chosen(who: Who, id: PersonId) -> AnyView {
    let answer = asked(
        move || Ask::Person(id),
        |answer| match answer {
            Answer::Person(detail) => Some(detail.row),
            _ => None,
        },
    );
    let row = Memo::new(move |_| answer.get().and_then(Result::ok));
    view! {
        <div class="field">
            <span class="field-label">{t(FILE_WHO)}</span>
            <div class="card chosen">
                {move || row.get().map(|row| person_line(&row))}
                <Button label=t(ui::common::EDIT) weight=Weight::Quiet on_press=move || who.known.set(None)/>
            </div>
        </div>
    }
    .into_any()
}

fn search(who: Who, troubles: Troubles) -> AnyView {
    let pick = move |row: PersonRow| who.known.set(Some(row.id));
    let found = suggestions(who.search, (PeopleFilter::All, SHOWN), Icon::Forward, |_| true, pick);
    view! {
        <div class="who-search">
            <Field id="who" label=t(FILE_WHO) hint=t(PEOPLE_SEARCH) value=who.search input=Input::Search troubles=troubles/>
            {found}
            <Button label=t(FILE_NEW) weight=Weight::Quiet mark=Icon::Plus on_press=move || who.new.set(true)/>
        </div>
    }
    .into_any()
}

fn new_person(who: Who, troubles: Troubles) -> AnyView {
    view! {
        <div class="card new-person">
            {building_choice(who.building, troubles)}
            <Field id="home" label=t(F_HOME) hint=t(FILE_HOME_HINT) value=who.home troubles=troubles/>
            <Field id="name" label=t(F_NAME) value=who.name troubles=troubles/>
            <Field id="telephone" label=t(TELEPHONE) value=who.telephone input=Input::Telephone troubles=troubles/>
            <Button label=t(FILE_ON_ROSTER) weight=Weight::Quiet mark=Icon::Search on_press=move || who.new.set(false)/>
        </div>
    }
    .into_any()
}

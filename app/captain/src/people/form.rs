//! Writing somebody down, or changing what is known; also how a neighbour becomes a volunteer.

use super::called::relation_word;
use super::groups;
use super::model::{Draft, REACHES, check, form_of, troubles};
use crate::app::single;
use crate::asked::{fetched, shown};
use crate::desk::use_desk;
use crate::drafts::{self, Held};
use crate::facts::who;
use crate::faults::Fault;
use crate::places::building_choice;
use crate::screen::Screen;
use crate::words::*;
use domain::group::Groups;
use domain::household::Relation;
use domain::time::Part;
use domain::tongue::Tongue;
use domain::volunteer::Skill;
use domain::{PersonId, PlaceId};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PersonForm, Trouble};
use ui::view;
use ui::{Button, ChooseMany, ChooseOne, Field, Form, Here, Icon, Input, Tick, Troubles, common, t, use_ui};

/// What is being typed.
#[derive(Clone, Copy)]
struct Typed {
    person: Option<PersonId>,
    building: RwSignal<Option<PlaceId>>,
    home: RwSignal<String>,
    name: RwSignal<String>,
    telephone: RwSignal<String>,
    born: RwSignal<String>,
    relation: RwSignal<Option<Relation>>,
    groups: RwSignal<u32>,
    shown: Groups,
    difficulty: RwSignal<String>,
    note: RwSignal<String>,
    helps: RwSignal<bool>,
    speaks: RwSignal<u32>,
    rests: RwSignal<bool>,
    skills: RwSignal<u32>,
    parts: RwSignal<u32>,
    days: RwSignal<u32>,
    reach: RwSignal<Option<usize>>,
    capacity: RwSignal<String>,
    /// What the form showed before anybody typed.
    was: StoredValue<Option<PersonForm>>,
    /// The same, as it stood in its fields.
    begun: StoredValue<Draft>,
}

impl Typed {
    fn new(draft: Draft) -> Self {
        let was = StoredValue::new(draft.person.map(|_| form_of(&draft)));
        let draft = Draft { reach: draft.reach.or(Some(1)), ..draft };
        Self {
            begun: StoredValue::new(draft.clone()),
            person: draft.person,
            was,
            building: RwSignal::new(draft.building),
            home: RwSignal::new(draft.home),
            name: RwSignal::new(draft.name),
            telephone: RwSignal::new(draft.telephone),
            born: RwSignal::new(draft.born),
            relation: RwSignal::new(draft.relation),
            groups: RwSignal::new(draft.groups.0),
            shown: draft.shown,
            difficulty: RwSignal::new(draft.difficulty),
            note: RwSignal::new(draft.note),
            helps: RwSignal::new(draft.helps),
            speaks: RwSignal::new(draft.speaks),
            rests: RwSignal::new(draft.rests),
            skills: RwSignal::new(draft.skills),
            parts: RwSignal::new(draft.parts),
            days: RwSignal::new(draft.days),
            reach: RwSignal::new(draft.reach),
            capacity: RwSignal::new(draft.capacity),
        }
    }

    /// Whether anything was typed.
    fn is_touched(self) -> bool {
        self.begun.with_value(|begun| *begun != self.draft())
    }

    fn draft(self) -> Draft {
        Draft {
            person: self.person,
            building: self.building.get_untracked(),
            home: self.home.get_untracked(),
            name: self.name.get_untracked(),
            telephone: self.telephone.get_untracked(),
            born: self.born.get_untracked(),
            relation: self.relation.get_untracked(),
            groups: Groups(self.groups.get_untracked()),
            shown: self.shown,
            difficulty: self.difficulty.get_untracked(),
            note: self.note.get_untracked(),
            helps: self.helps.get_untracked(),
            speaks: self.speaks.get_untracked(),
            rests: self.rests.get_untracked(),
            skills: self.skills.get_untracked(),
            parts: self.parts.get_untracked(),
            days: self.days.get_untracked(),
            reach: self.reach.get_untracked(),
            capacity: self.capacity.get_untracked(),
        }
    }
}

/// The page.
pub fn page(person: Option<PersonId>) -> AnyView {
    let title = if person.is_some() { t(EDIT_TITLE) } else { t(ADD_PERSON) };
    let screen = Screen::Write(person);
    let body = drafts::page(screen, move |held| match person {
        None => fields(held.draft(|| Typed::new(Draft::default()), Typed::is_touched), held),
        Some(id) => known(id, held),
    });
    single(title, "", screen, view! { <div class="narrow">{body}</div> }.into_any())
}

/// The form for somebody known, once what is known has come. News from the desk does not disturb what is typed.
fn known(id: PersonId, held: Held) -> AnyView {
    let desk = use_desk();
    let known = fetched(move || async move {
        match desk.ask(Ask::Person(id)).await? {
            Answer::Person(detail) => Ok(*detail),
            _ => Err(Fault::Desk(Trouble::Unknown)),
        }
    });
    shown(known, move |detail| fields(held.draft(|| Typed::new(Draft::of(&detail)), Typed::is_touched), held))
}

fn fields(typed: Typed, held: Held) -> AnyView {
    let (found, busy) = (Troubles::new(), RwSignal::new(false));
    let tongues = Tongue::ALL.map(|tongue| t(common::tongue(tongue)).to_owned()).to_vec();
    let offer = move || typed.helps.get().then(|| untrack(|| offer(typed, found)));
    view! {
        <Form troubles=found on_send=send(typed, held, found, busy)>
            {building_choice(typed.building, found)}
            <Field id="home" label=t(F_HOME) hint=t(FILE_HOME_HINT) value=typed.home troubles=found/>
            <Field id="name" label=t(F_NAME) value=typed.name troubles=found/>
            <Field id="telephone" label=t(F_TELEPHONE) value=typed.telephone input=Input::Telephone troubles=found/>
            <Field id="born" label=t(R_BORN) hint=t(R_BORN_HINT) value=typed.born troubles=found/>
            {relation(typed.relation)}
            <Field id="difficulty" label=t(F_DIFFICULTY) hint=t(F_DIFFICULTY_HINT) value=typed.difficulty/>
            <Field id="note" label=t(CL_NOTE) value=typed.note input=Input::Area troubles=found/>
            <ChooseMany id="speaks" legend=t(F_SPEAKS) options=tongues picked=typed.speaks/>
            {groups::ticks(typed.groups)}
            <Tick id="helps" label=t(HELPS_TICK) ticked=typed.helps/>
            {offer}
            <div class="page-foot"><Button label=t(SAVE_PERSON) mark=Icon::Check busy=busy/></div>
        </Form>
    }
    .into_any()
}

/// What they are to the head of the home.
fn relation(chosen: RwSignal<Option<Relation>>) -> AnyView {
    let option = |(at, relation): (usize, Relation)| {
        let here = move || chosen.get() == Some(relation);
        view! { <option value=at.to_string() selected=here>{relation_word(relation)}</option> }.into_any()
    };
    let options: Vec<_> = Relation::ALL.into_iter().enumerate().map(option).collect();
    let change = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        chosen.set(at.and_then(|at| Relation::ALL.get(at)).copied());
    };
    view! {
        <div class="field">
            <label class="field-label" for="relation">{t(R_RELATION)}</label>
            <select id="relation" class="input" on:change=change>
                <option value="">{t(R_RELATION_NONE)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// What a volunteer offers.
fn offer(typed: Typed, found: Troubles) -> AnyView {
    let skills = Skill::ALL.map(|skill| t(common::skill(skill)).to_owned()).to_vec();
    let parts = Part::ALL.map(|part| t(common::part(part)).to_owned()).to_vec();
    let days = (0..7).map(|day| t(common::weekday(day)).to_owned()).collect();
    let reaches = REACHES.map(|reach| t(common::reach(reach)).to_owned()).to_vec();
    view! {
        <div class="card offer">
            <ChooseMany id="skills" legend=t(HELP_SKILLS) options=skills picked=typed.skills/>
            <ChooseMany id="free-parts" legend=t(HELP_FREE) options=parts picked=typed.parts/>
            <ChooseMany id="free-days" legend=t(HELP_FREE_DAYS) options=days picked=typed.days/>
            <ChooseOne id="reach" legend=t(HELP_REACH) options=reaches picked=typed.reach/>
            <Field id="capacity" label=t(HELP_CAPACITY) hint="3" value=typed.capacity input=Input::Number troubles=found/>
            <Tick id="rests" label=t(RESTS_TICK) ticked=typed.rests/>
        </div>
    }
    .into_any()
}

fn send(typed: Typed, held: Held, found: Troubles, busy: RwSignal<bool>) -> impl Fn() + Clone + 'static {
    let (desk, ui, here) = (use_desk(), use_ui(), Here::of_page());
    move || {
        let Some(form) = found.take(check(&typed.draft())) else { return };
        let form = PersonForm { was: typed.was.get_value().map(Box::new), ..form };
        busy.set(true);
        device::spawn(async move {
            let name = form.name.clone();
            match desk.ask(Ask::SavePerson(form)).await {
                Ok(Answer::Saved(written)) => {
                    let said = if written.already { PERSON_THERE } else { PERSON_SAVED };
                    desk.announce(ui, who(said, &name), written.undo);
                    held.done();
                    here.replace(&Screen::People(written.person).href());
                }
                Ok(_) => {}
                Err(fault) => {
                    match fault.wrong_fields().filter(|_| !here.is_left()) {
                        Some(wrong) => found.show(troubles(wrong)),
                        None => ui.toast(fault.sentence()),
                    }
                    busy.set(false);
                }
            }
        });
    }
}

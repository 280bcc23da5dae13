//! The form for what came of a knock: one for the household, filled in at the door with one thumb.

use super::heard::{self, Noted};
use super::model::{AHEAD, ahead, brought, chosen, outcome, sign, steps};
use crate::desk::use_desk;
use crate::drafts::Held;
use crate::facts::{n, name};
use crate::pairs::day_word;
use crate::paperwork::shots::{self, Shots};
use crate::words::*;
use domain::knock::{Brought, Outcome, Sign, Ticks, WORDS_MAX};
use domain::{Day, PersonId};
use leptos::prelude::*;
use ports::desk::Ask;
use ports::desk::knocks::{Ask as About, KnockForm, PHOTOS_MAX, Stop};
use ui::view;
use ui::{Button, ChooseMany, ChooseOne, Field, Icon, Input, t, use_ui};

/// Days back that can be chosen.
const DAYS_BACK: u32 = 7;

/// What is being filled in. It outlives the page, so that neither news from the desk nor a look at another page wipes it out.
#[derive(Clone, Copy)]
pub struct Draft {
    outcome: RwSignal<Option<usize>>,
    day: RwSignal<Option<usize>>,
    met: RwSignal<u32>,
    signs: RwSignal<u32>,
    brought: RwSignal<u32>,
    step: RwSignal<Option<usize>>,
    days: RwSignal<Option<usize>>,
    words: RwSignal<String>,
    heard: heard::Draft,
    photos: Shots,
}

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            outcome: RwSignal::new(None),
            day: RwSignal::new(Some(0)),
            met: RwSignal::new(0),
            signs: RwSignal::new(0),
            brought: RwSignal::new(0),
            step: RwSignal::new(Some(0)),
            days: RwSignal::new(Some(2)),
            words: RwSignal::new(String::new()),
            heard: heard::Draft::new(),
            photos: shots::none(),
        }
    }

    fn clear(self) {
        self.outcome.set(None);
        self.day.set(Some(0));
        self.met.set(0);
        self.signs.set(0);
        self.brought.set(0);
        self.step.set(Some(0));
        self.days.set(Some(2));
        self.words.set(String::new());
        self.heard.clear();
        self.photos.set(vec![]);
    }

    /// Whether anything was filled in: all else is asked once it is known what came of it.
    #[must_use]
    pub fn is_touched(self) -> bool {
        self.outcome.get().is_some()
    }

    fn outcome(self) -> Option<Outcome> {
        self.outcome.get().and_then(|at| Outcome::ALL.get(at)).copied()
    }
}

/// The form.
pub fn form(stop: &Stop, draft: Draft, held: Held) -> AnyView {
    let people: Vec<(PersonId, String)> = stop.people.iter().map(|person| (person.id, name(person))).collect();
    let household = stop.household;
    let rest = StoredValue::new(people);
    // What else is asked depends on whether anybody was there.
    let outcome_now = Memo::new(move |_| draft.outcome());
    Effect::new(move |_| {
        if draft.outcome() == Some(Outcome::NotHome) && draft.step.get_untracked() == Some(0) {
            draft.step.set(Some(1));
        }
    });
    let more = ui::el::live(move || match outcome_now.get() {
        None => ().into_any(),
        Some(outcome) => untrack(|| rest.with_value(|people| fields(people, (draft, held), outcome, household))),
    });
    let outcomes = Outcome::ALL.map(|one| outcome(one).to_owned()).to_vec();
    view! {
        <section class="block">
            <div class="card notes">
                <ChooseOne id="knock-outcome" legend=t(RN_OUTCOME) options=outcomes picked=draft.outcome/>
                {more}
            </div>
        </section>
    }
    .into_any()
}

fn fields(
    people: &[(PersonId, String)],
    (draft, held): (Draft, Held),
    came: Outcome,
    household: domain::HouseholdId,
) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let ids: Vec<PersonId> = people.iter().map(|(id, _)| *id).collect();
    let press = move || {
        let Some(outcome) = draft.outcome.get_untracked().and_then(|at| Outcome::ALL.get(at)).copied() else { return };
        let today = Day::of(ui.now.get_untracked());
        let back = u32::try_from(draft.day.get_untracked().unwrap_or(0)).unwrap_or(0);
        let met = ids.iter().take(32).enumerate().filter(|(at, _)| draft.met.get_untracked() & 1 << at != 0);
        let heard = if outcome.reached() { draft.heard.all() } else { vec![] };
        let heard = heard.into_iter().map(Noted::into_heard).collect::<Vec<_>>();
        let said = if heard.is_empty() { t(RN_SAVED).to_owned() } else { n(RN_SAVED_HEARD, heard.len()) };
        let form = KnockForm {
            household,
            day: Day(today.0.saturating_sub(back)),
            outcome,
            met: if outcome.reached() { met.map(|(_, id)| *id).collect() } else { vec![] },
            signs: Ticks(if outcome.reached() { draft.signs.get_untracked() } else { 0 }),
            brought: Ticks(draft.brought.get_untracked()),
            next: chosen(draft.step.get_untracked(), draft.days.get_untracked(), today),
            words: draft.words.get_untracked(),
            heard,
            photos: draft.photos.get_untracked().iter().map(|shot| shot.jpeg.as_ref().clone()).collect(),
        };
        desk.act(ui, Ask::Knocks(About::Knock(Box::new(form))), said, move |_| {
            draft.clear();
            held.cleared();
        });
    };
    let names: Vec<String> = people.iter().map(|(_, name)| name.clone()).collect();
    let there = came.reached().then(|| {
        let signs = Sign::ALL.map(|one| sign(one).to_owned()).to_vec();
        view! {
            <ChooseMany id="knock-met" legend=t(RN_WHO) options=names picked=draft.met/>
            <ChooseMany id="knock-signs" legend=t(RN_SIGNS) options=signs picked=draft.signs/>
            {heard::section(people, draft.heard)}
        }
    });
    let things = Brought::ALL.map(|one| brought(one).to_owned()).to_vec();
    let when = ui::el::live(move || {
        if matches!(draft.step.get(), None | Some(0)) {
            return ().into_any();
        }
        let days = AHEAD.map(ahead).to_vec();
        view! { <ChooseOne id="knock-when" legend=t(RN_WHEN) options=days picked=draft.days/> }.into_any()
    });
    let days = (0..DAYS_BACK).map(day_word).collect();
    view! {
        {there}
        <ChooseMany id="knock-brought" legend=t(RN_BROUGHT) options=things picked=draft.brought/>
        <ChooseOne id="knock-next" legend=t(RN_THEN) options=steps(came) picked=draft.step/>
        {when}
        <div class="field">
            <p class="field-label">{t(PW_VISIT_PHOTOS)}</p>
            {shots::field(t(PW_VISIT_PHOTO).to_owned(), t(PW_VISIT_SHOOT).to_owned(), draft.photos, PHOTOS_MAX)}
        </div>
        <Field id="knock-words" label=t(RN_WORDS) value=draft.words input=Input::Area most=WORDS_MAX/>
        <ChooseOne id="knock-day" legend=t(RN_DAY) options=days picked=draft.day/>
        <div class="button-row"><Button label=t(RN_SAVE) mark=Icon::Check on_press=press/></div>
    }
    .into_any()
}

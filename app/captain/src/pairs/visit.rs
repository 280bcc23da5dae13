//! Visits: what was done and when, and a form to note another with a few taps.

use crate::desk::use_desk;
use crate::facts::{n, name};
use crate::words::*;
use domain::pair::{Deed, Deeds, WORDS_MAX};
use domain::{Day, PersonId};
use leptos::prelude::*;
use ports::desk::{Ask, PairRow, VisitForm, VisitRow};
use ui::route::focus;
use ui::view;
use ui::{Button, ChooseMany, ChooseOne, Field, Icon, Tag, Tone, Weight, t, times, use_ui};

/// Days back that can be chosen.
const DAYS_BACK: u32 = 7;
/// Visits shown at most.
const SHOWN: usize = 30;

/// What is being typed. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    open: RwSignal<bool>,
    /// Just opened: the focus goes in once.
    fresh: StoredValue<bool>,
    by: RwSignal<Option<usize>>,
    day: RwSignal<Option<usize>>,
    deeds: RwSignal<u32>,
    words: RwSignal<String>,
}

impl Draft {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            fresh: StoredValue::new(false),
            by: RwSignal::new(Some(0)),
            day: RwSignal::new(Some(0)),
            deeds: RwSignal::new(0),
            words: RwSignal::new(String::new()),
        }
    }

    fn begin(self) {
        self.fresh.set_value(true);
        self.open.set(true);
    }

    fn clear(self) {
        self.open.set(false);
        self.by.set(Some(0));
        self.day.set(Some(0));
        self.deeds.set(0);
        self.words.set(String::new());
    }
}

/// The word for something done.
#[must_use]
pub fn deed(deed: Deed) -> &'static str {
    t([
        DEED_MEDICINE,
        DEED_GROCERIES,
        DEED_TALK,
        DEED_SONGS,
        DEED_MEAL,
        DEED_CHORES,
        DEED_DOCTOR,
        DEED_WALK,
        DEED_CALL,
        DEED_OTHER,
    ][deed as usize])
}

/// A day so many days back.
#[must_use]
pub fn day_word(back: u32) -> String {
    match back {
        0 => t(DAY_TODAY).to_owned(),
        1 => t(DAY_YESTERDAY).to_owned(),
        2 => t(DAY_BEFORE).to_owned(),
        back => n(DAYS_BEFORE, back),
    }
}

/// A button, and behind it the form.
pub fn form(row: &PairRow, draft: Draft) -> AnyView {
    let row = StoredValue::new(row.clone());
    ui::el::live(move || {
        if draft.open.get() {
            row.with_value(|row| fields(row, draft))
        } else {
            view! { <div class="button-row"><Button label=t(VISIT_NOTE) mark=Icon::Pen on_press=move || draft.begin()/></div> }
                .into_any()
        }
    })
}

fn fields(row: &PairRow, draft: Draft) -> AnyView {
    let (desk, ui, household) = (use_desk(), use_ui(), row.household);
    let people: Vec<(PersonId, String)> =
        row.own.iter().chain(&row.backup).map(|person| (person.id, name(person))).collect();
    let names = people.iter().map(|(_, name)| name.clone()).collect();
    let press = move || {
        let by = draft.by.get_untracked().and_then(|at| people.get(at)).map(|(id, _)| *id);
        let Some(by) = by.or(people.first().map(|(id, _)| *id)) else { return };
        let back = u32::try_from(draft.day.get_untracked().unwrap_or(0)).unwrap_or(0);
        let form = VisitForm {
            household,
            by,
            day: Day(Day::of(ui.now.get_untracked()).0.saturating_sub(back)),
            deeds: Deeds(draft.deeds.get_untracked()),
            words: draft.words.get_untracked(),
        };
        desk.act(ui, Ask::NoteVisit(form), t(VISIT_SAVED).to_owned(), move |_| draft.clear());
    };
    // The button that opened the form is gone, and the focus with it.
    Effect::new(move |_| {
        if draft.fresh.get_value() {
            draft.fresh.set_value(false);
            focus("#visit-deeds");
        }
    });
    let deeds = Deed::ALL.map(|one| deed(one).to_owned()).to_vec();
    let days = (0..DAYS_BACK).map(day_word).collect();
    view! {
        <section class="block">
            <h3>{t(VISIT_NOTE)}</h3>
            <div class="card notes">
                <ChooseMany id="visit-deeds" legend=t(VISIT_DEEDS) options=deeds picked=draft.deeds/>
                <ChooseOne id="visit-day" legend=t(VISIT_DAY) options=days picked=draft.day/>
                <ChooseOne id="visit-by" legend=t(VISIT_BY) options=names picked=draft.by/>
                <Field id="visit-words" label=t(VISIT_WORDS) value=draft.words most=WORDS_MAX/>
                <div class="button-row">
                    <Button label=t(VISIT_SAVE) mark=Icon::Check on_press=press/>
                    <Button label=t(ui::common::CANCEL) weight=Weight::Quiet on_press=move || draft.open.set(false)/>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// What was done so far, newest first.
pub fn list(visits: &[VisitRow]) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    let item = |visit: &VisitRow| {
        let back = today.0.saturating_sub(visit.day.0);
        let day = if back < DAYS_BACK { day_word(back) } else { times::date(today, visit.day) };
        let deeds: Vec<_> = visit.deeds.iter().map(|one| view! { <Tag words=deed(one) tone=Tone::Pine/> }).collect();
        view! {
            <li class="visit">
                <p class="row-line"><strong>{day}</strong><span class="soft">{visit.by.clone()}</span></p>
                <p class="tags">{deeds}</p>
                {(!visit.words.is_empty()).then(|| view! { <p>{visit.words.clone()}</p> })}
            </li>
        }
    };
    let items: Vec<_> = visits.iter().take(SHOWN).map(item).collect();
    let none = visits.is_empty().then(|| view! { <p class="soft">{t(VISITS_NONE)}</p> });
    view! { <section class="block"><h3>{t(VISITS)}</h3>{none}<ul class="rows rows-card visits">{items}</ul></section> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_deed_has_a_word_of_its_own() {
        let words: BTreeSet<&str> = Deed::ALL.into_iter().map(deed).collect();
        assert_eq!(words.len(), Deed::ALL.len());
    }

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!([0, 1, 2, 5].map(day_word), ["今天", "昨天", "前天", "5 天前"]);
    }
}

//! How a line of the day ended: done, not reached, moved on, no longer needed; today, or on a day before that was not
//! written down then.

use super::model::Key;
use super::page::Shared;
use crate::desk::{Desk, use_desk};
use crate::facts::{name, who};
use crate::letters::copy_text;
use crate::pairs::day_word;
use crate::words::*;
use domain::knock::Outcome;
use domain::pair::Deeds;
use domain::reminder::{About, Ending};
use domain::{Day, HouseholdId, PersonId};
use leptos::prelude::*;
use ports::desk::day::{Ask as Days, Birthday, Call, Visit, Why};
use ports::desk::knocks::{Ask as Knocks, KnockForm};
use ports::desk::{Ask, VisitForm};
use ui::route::focus;
use ui::view;
use ui::{Button, ChooseOne, Icon, Ui, Weight, fill, t, use_ui};

/// Days back that can be chosen.
const DAYS_BACK: u32 = 7;

/// What is done about it.
#[derive(Clone, PartialEq, Debug)]
enum Deed {
    /// A knock, or a call to the home.
    Knock(HouseholdId, Outcome),
    /// Their own volunteer was there.
    Went(HouseholdId, PersonId),
    /// The pair is over.
    EndPair(HouseholdId),
    /// Somebody was told, or was not.
    Said(PersonId, About, Ending),
    /// A message to somebody's telephone, and that it was sent.
    Message(PersonId, About, String),
}

/// One way in which a line can end.
#[derive(Clone, PartialEq, Debug)]
pub struct End {
    words: String,
    weight: Weight,
    deed: Deed,
}

fn end(words: impl Into<String>, weight: Weight, deed: Deed) -> End {
    End { words: words.into(), weight, deed }
}

/// How a visit can end.
pub fn of_visit(visit: &Visit) -> Vec<End> {
    let home = visit.household;
    let knock = |word, weight, outcome| end(t(word), weight, Deed::Knock(home, outcome));
    match (visit.why, &visit.own) {
        (Why::MovedOn, _) => vec![
            knock(DE_STILL, Weight::Good, Outcome::Met),
            knock(DE_NOT_REACHED, Weight::Secondary, Outcome::NotHome),
        ],
        (Why::Quiet(..), own) => {
            let went = own.as_ref().map(|own| end(who(DE_WENT, &name(own)), Weight::Good, Deed::Went(home, own.id)));
            let rest = [
                knock(DE_NOT_REACHED, Weight::Secondary, Outcome::NotHome),
                knock(DE_MOVED, Weight::Quiet, Outcome::MovedOn),
                end(t(DE_END_PAIR), Weight::Quiet, Deed::EndPair(home)),
            ];
            went.into_iter().chain(rest).collect()
        }
        _ => vec![
            knock(DE_MET, Weight::Good, Outcome::Met),
            knock(DE_CALLED, Weight::Secondary, Outcome::Called),
            knock(DE_NOT_REACHED, Weight::Secondary, Outcome::NotHome),
            knock(DE_MOVED, Weight::Quiet, Outcome::MovedOn),
            knock(DE_NOT_NEEDED, Weight::Quiet, Outcome::Declined),
        ],
    }
}

fn of_person(person: PersonId, about: About, told: ui::Word, text: String) -> Vec<End> {
    let said = |word, weight, ending| end(t(word), weight, Deed::Said(person, about, ending));
    vec![
        said(told, Weight::Good, Ending::Told),
        end(t(DE_SENT), Weight::Secondary, Deed::Message(person, about, text)),
        said(DE_NOT_REACHED, Weight::Secondary, Ending::NotReached),
        said(DE_MOVED, Weight::Quiet, Ending::MovedOn),
        said(DE_NOT_NEEDED, Weight::Quiet, Ending::NotNeeded),
    ]
}

/// What a message to somebody says.
fn text(word: ui::Word, called: &str, (what, gets): (&str, &str)) -> String {
    let Some(summary) = use_desk().summary() else { return String::new() };
    let by = [
        ("who", called),
        ("station", summary.name.as_str()),
        ("captain", summary.captain.as_str()),
        ("telephone", summary.telephone.as_str()),
        ("what", what),
        ("gets", gets),
    ];
    fill(t(word), &by)
}

/// How a reminder can end.
pub fn of_call(call: &Call) -> Vec<End> {
    let text = untrack(|| text(DE_TEXT, &name(&call.person), (&call.name, &call.benefit)));
    of_person(call.person.id, About::Program(call.program), DE_TOLD, text)
}

/// How a birthday can end.
pub fn of_birthday(one: &Birthday) -> Vec<End> {
    let text = untrack(|| text(DE_WISH, &name(&one.person), ("", "")));
    of_person(one.person.id, About::Birthday(one.year), DE_GREETED, text)
}

/// Opens the choice of endings; one line's at a time.
pub fn button(key: Key, names: &str, shared: Shared) -> AnyView {
    let open = move || shared.open.get() == Some(key);
    let press = move |_| {
        shared.back.set(Some(0));
        shared.open.update(|open| *open = if *open == Some(key) { None } else { Some(key) });
    };
    view! {
        <button
            type="button"
            class="button button-secondary day-end"
            aria-label=who(DE_NOTE_OF, names)
            aria-expanded=move || open().to_string()
            on:click=press
        >
            {ui::icon(Icon::Check)}<span>{t(DE_NOTE)}</span>
        </button>
    }
    .into_any()
}

/// The choice, while it is open. After an ending the focus goes to the part it stood in, for the line is gone.
pub fn choice(key: Key, names: String, ends: StoredValue<Vec<End>>, part: &'static str, shared: Shared) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let open = Memo::new(move |_| shared.open.get() == Some(key));
    let names = StoredValue::new(names);
    let form = move || {
        let days = (0..DAYS_BACK).map(day_word).collect();
        let button = |one: End| {
            let (label, weight) = (one.words.clone(), one.weight);
            let press = move || {
                let back = u32::try_from(shared.back.get_untracked().unwrap_or(0)).unwrap_or(0);
                let day = Day(Day::of(ui.now.get_untracked()).0.saturating_sub(back));
                let said = names.with_value(|names| fill(t(DE_SAID), &[("who", names), ("what", &one.words)]));
                act(desk, ui, (one.deed.clone(), day), said, move || {
                    shared.open.try_set(None);
                    focus(&format!("#{part}"));
                });
            };
            view! { <Button label=label weight=weight on_press=press/> }.into_any()
        };
        let buttons: Vec<_> = ends.get_value().into_iter().map(button).collect();
        view! {
            <div class="day-ending" role="group" aria-label=t(DE_HOW)>
                <ChooseOne id="day-back" legend=t(DE_DAY) options=days picked=shared.back/>
                <div class="button-row">{buttons}</div>
            </div>
        }
        .into_any()
    };
    ui::el::live(move || open.get().then(|| untrack(form)))
}

fn act(desk: Desk, ui: Ui, (deed, day): (Deed, Day), said: String, then: impl FnOnce() + Clone + 'static) {
    let ask = match deed {
        Deed::Message(person, about, text) => {
            let end = move || {
                let ask = Ask::Day(Days::End { person, about, ending: Ending::Sent, day });
                desk.act(ui, ask, said, move |_| then());
            };
            return send(ui, text, end);
        }
        Deed::Knock(household, outcome) => {
            Ask::Knocks(Knocks::Knock(Box::new(KnockForm::bare(household, day, outcome))))
        }
        Deed::Went(household, by) => {
            Ask::NoteVisit(VisitForm { household, by, day, deeds: Deeds::default(), words: String::new() })
        }
        Deed::EndPair(household) => Ask::EndPair(household),
        Deed::Said(person, about, ending) => Ask::Day(Days::End { person, about, ending, day }),
    };
    desk.act(ui, ask, said, move |_| then());
}

/// Hands a text to the telephone's own chat programs; where there are none it is copied, to be pasted into one.
fn send(ui: Ui, text: String, then: impl FnOnce() + 'static) {
    if !device::page::share::can_share() {
        return copy_text(ui, text, then);
    }
    device::spawn(async move {
        if device::page::share::share("", &text).await {
            then();
        }
    });
}

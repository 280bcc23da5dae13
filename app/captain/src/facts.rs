//! Short facts about requests and people, said the same way on every page.

pub mod reasons;
pub mod suits;

use crate::called::group_word;
use crate::desk::use_desk;
use crate::words::*;
use domain::Millis;
use domain::group::Group;
use leptos::prelude::*;
use ports::desk::{PersonRow, Row, Step, Trouble};
use ui::view;
use ui::{Plate, Tag, Tone, common, fill, t, times, use_ui};

use crate::faults::Fault;

/// A count in a sentence: `{n} 户`.
#[must_use]
pub fn n(word: ui::Word, n: impl ToString) -> String {
    fill(t(word), &[("n", &n.to_string())])
}

/// A name in a sentence: `请{who}帮忙`.
#[must_use]
pub fn who(word: ui::Word, who: &str) -> String {
    fill(t(word), &[("who", who)])
}

/// Who asks, as a captain says it: `何爷爷 · 77 岁 · 独居`.
#[must_use]
pub fn asker(row: &Row) -> String {
    let name = if row.who.is_empty() { t(GUEST) } else { &row.who };
    let mut parts = vec![name.to_owned()];
    parts.extend(row.age.map(|age| n(AGE, age)));
    parts.extend(row.alone.then(|| t(ALONE).to_owned()));
    parts.join(" · ")
}

/// What to know about a person beside the name.
#[must_use]
pub fn person_facts(person: &PersonRow) -> Vec<String> {
    let mut facts: Vec<String> = person.age.map(|age| n(AGE, age)).into_iter().collect();
    // Who is over 70 says the age.
    let told = |group: &Group| !matches!(group, Group::Over70 | Group::Over80) || person.age.is_none();
    facts.extend(person.groups.iter().filter(told).map(|group| group_word(group).to_owned()));
    facts.extend(person.in_difficulty.then(|| t(IN_DIFFICULTY).to_owned()));
    facts
}

/// A name, or what stands for one that this device may not read.
#[must_use]
pub fn name(person: &PersonRow) -> String {
    if person.name.is_empty() { t(SOMEBODY).to_owned() } else { person.name.clone() }
}

/// A person on one line: home, name, and what else to know.
pub fn person_line(person: &PersonRow) -> AnyView {
    let facts = estate(&person.estate).into_iter().chain(person_facts(person)).collect::<Vec<_>>().join(" · ");
    view! { <span class="row-line">{plate(&person.plate)}<strong>{name(person)}</strong><span class="soft">{facts}</span></span> }
        .into_any()
}

/// The word for how far a request has come.
#[must_use]
pub fn step_word(step: Step) -> &'static str {
    t(match step {
        Step::New => ST_NEW,
        Step::Asked => ST_ASKED,
        Step::Accepted => ST_ACCEPTED,
        Step::Agreed => ST_AGREED,
        Step::Done => ST_DONE,
        Step::Closed => ST_CLOSED,
        Step::Withdrawn => ST_WITHDRAWN,
        Step::Lapsed => ST_LAPSED,
    })
}

/// Whether a request wants its promise beside it, or how far it has come: once somebody is going, the latter.
fn tone(step: Step) -> Tone {
    match step {
        Step::New | Step::Accepted => Tone::Persimmon,
        Step::Asked => Tone::Amber,
        _ => Tone::Pine,
    }
}

/// How far a request has come, as a tag.
pub fn step_tag(step: Step) -> AnyView {
    view! { <Tag words=step_word(step) tone=tone(step)/> }.into_any()
}

/// That some of the helpers it needs have been there, while others are missing.
#[must_use]
pub fn done_of(row: &Row) -> Option<String> {
    let some = row.needs > 1 && row.done > 0 && row.step < Step::Done;
    some.then(|| fill(t(DONE_OF), &[("n", &row.done.to_string()), ("of", &row.needs.to_string())]))
}

/// The promise as a tag that keeps up with the clock.
pub fn due_tag(due_ms: Millis) -> AnyView {
    let now = use_ui().now;
    ui::el::live(move || {
        let (words, tone) = times::due(now.get(), due_ms);
        view! { <span class="due" title=times::exact(due_ms)><Tag words=words tone=tone/></span> }
    })
}

/// A plate, where there is something to put on it.
pub fn plate(place: &str) -> Option<AnyView> {
    (!place.is_empty()).then(|| view! { <Plate place=place.to_owned()/> }.into_any())
}

/// The estate to be said beside a plate, where the station has several: the same door is in each of them.
#[must_use]
pub fn estate(estate: &str) -> Option<String> {
    let several = use_desk().counts.with_untracked(|counts| counts.several_estates);
    (several && !estate.is_empty()).then(|| estate.to_owned())
}

/// A link that telephones.
pub fn call(telephone: &str, words: &'static str) -> Option<AnyView> {
    let to = format!("tel:{telephone}");
    (!telephone.is_empty()).then(|| {
        view! {
            <a class="call-link" href=to>
                {ui::icon(ui::Icon::Phone)}
                <span>{words}</span>
                <span class="call-number" translate="no">{telephone.to_owned()}</span>
            </a>
        }
        .into_any()
    })
}

/// What stands where an answer will: that it is being fetched, or why it could not be.
pub fn waiting(answer: Option<&Fault>) -> AnyView {
    match answer {
        None => view! { <p class="soft pane-note" role="status">{t(LOADING)}</p> }.into_any(),
        Some(Fault::Desk(Trouble::NotOpen)) => {
            view! { <p class="soft pane-note" role="status">{t(LOADING)}</p> }.into_any()
        }
        Some(fault) => view! { <p class="pane-note" role="alert">{fault.sentence()}</p> }.into_any(),
    }
}

/// By which road it came.
#[must_use]
pub fn channel(row: &Row) -> &'static str {
    t(common::channel(row.channel))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn one_of_two_done_is_said_until_both_are() {
        let row = |step, needs, done| done_of(&Row { step, needs, done, ..testing::row(1) });
        assert_eq!(row(Step::Agreed, 2, 1).as_deref(), Some("要 2 位，1 位已办好"));
        assert_eq!([row(Step::New, 2, 0), row(Step::Agreed, 1, 1), row(Step::Done, 2, 1)], [None, None, None]);
    }
}

//! Beside the plan: who is scarce and of what, how the week's tasks are spread, and who must be told of a change.

use crate::facts::{n, name, plate, who};
use crate::words::*;
use engine::Load;
use engine::plan::Scarce;
use leptos::prelude::*;
use ports::desk::{PersonRow, Row};
use ui::view;
use ui::{Avatar, Tag, Tone, common, fill, t};

/// Who is scarce, and the load.
pub fn section(scarce: Memo<Vec<(Scarce, PersonRow)>>, load: Memo<Load>) -> AnyView {
    let list = move || {
        let people = scarce.get();
        let items: Vec<_> = people.iter().map(|(scarce, person)| item(scarce, person)).collect();
        let lead = t(if items.is_empty() { SCARCE_NONE } else { SCARCE_LEAD });
        view! {
            <section class="block" aria-labelledby="scarce">
                <h2 id="scarce">{t(SCARCE_TITLE)}</h2>
                <p class="soft">{lead}</p>
                <ol class="plan-scarce">{items}</ol>
            </section>
        }
    };
    let spread = move || {
        load.with(busy).map(|words| view! { <section class="block"><h2>{t(LOAD_TITLE)}</h2><p>{words}</p></section> })
    };
    view! { {list}{spread} }.into_any()
}

fn item(scarce: &Scarce, person: &PersonRow) -> AnyView {
    view! {
        <li class="card plan-scarce-one">
            <Avatar name=name(person)/>
            <div class="proposal-who">
                <p class="proposal-name"><strong>{name(person)}</strong>{plate(&person.plate)}</p>
                <p class="tags"><Tag words=of_what(scarce) tone=Tone::Amber/></p>
            </div>
            <p class="soft">{n(SCARCE_SAVES, scarce.price)}</p>
        </li>
    }
    .into_any()
}

/// What is scarce about somebody.
fn of_what(scarce: &Scarce) -> String {
    let skills: Vec<&str> = scarce.skills.iter().map(|skill| t(common::skill(skill))).collect();
    if skills.is_empty() { t(SCARCE_NEAR).to_owned() } else { who(SCARCE_SKILL, &skills.join("、")) }
}

/// The week in a sentence; nothing when nobody has anything to do.
fn busy(load: &Load) -> Option<String> {
    let people: u32 = load.people.iter().skip(1).sum();
    let mean = format!("{}.{:02}", load.mean_x100 / 100, load.mean_x100 % 100);
    let most = load.most().to_string();
    (people > 0).then(|| fill(t(LOAD_LINE), &[("people", &people.to_string()), ("most", &most), ("mean", &mean)]))
}

/// Whose offers agreeing takes back, because the plan needs them elsewhere.
pub fn moved(moved: Memo<Vec<(Row, PersonRow)>>) -> AnyView {
    let sentence = |(row, person): &(Row, PersonRow)| {
        let words = fill(t(PLAN_MOVED), &[("who", &name(person)), ("what", &row.title)]);
        view! { <li>{words}</li> }
    };
    let list = move || {
        let items: Vec<_> = moved.with(|moved| moved.iter().map(sentence).collect());
        (!items.is_empty()).then(|| view! { <ul class="card plan-moved">{items}</ul> })
    };
    view! { {list} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PersonId;
    use domain::volunteer::{Skill, Skills};

    #[test]
    fn the_load_is_a_sentence() {
        let load = Load { people: vec![9, 4, 1], mean_x100: 120 };
        assert_eq!(busy(&load).as_deref(), Some("5 位有事，最多的 2 件，平均 1.20 件。"));
        assert_eq!(busy(&Load { people: vec![9], mean_x100: 0 }), None);
    }

    #[test]
    fn what_is_scarce_is_named() {
        let scarce = |skills: &[Skill]| Scarce { volunteer: PersonId([1; 16]), price: 1, skills: Skills::of(skills) };
        assert_eq!(of_what(&scarce(&[Skill::Repairs, Skill::Driving])), "缺会水电小修、开车的");
        assert_eq!(of_what(&scarce(&[])), "缺就近有空的");
    }
}

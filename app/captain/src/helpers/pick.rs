//! Somebody picked by hand: a short searchable list of volunteers.

use super::section::take_button;
use crate::asked::shown;
use crate::facts::{name, plate, suits};
use crate::people::find;
use crate::words::*;
use domain::RequestId;
use leptos::prelude::*;
use ports::desk::{PeopleFilter, PersonRow, VolunteerFacts};
use ui::view;
use ui::{Avatar, Field, Input, common, t};

/// Most volunteers shown at once: a search finds the rest.
const SHOWN: u32 = 12;

/// The search and its list.
pub fn picker(request: RequestId) -> AnyView {
    let text = RwSignal::new(String::new());
    let list = shown(find(text, PeopleFilter::Volunteers, SHOWN), move |rows| {
        let items: Vec<_> = rows.iter().map(|person| item(request, person)).collect();
        view! { <ul class="proposals">{items}</ul> }.into_any()
    });
    view! {
        <div class="picker">
            <Field id="pick" label=t(PICK_SEARCH) value=text input=Input::Search/>
            {list}
        </div>
    }
    .into_any()
}

fn item(request: RequestId, person: &PersonRow) -> AnyView {
    let facts = person.volunteer.as_ref().map(what_and_when).unwrap_or_default();
    view! {
        <li class="card proposal">
            <Avatar name=name(person)/>
            <div class="proposal-who">
                <p class="proposal-name"><strong>{name(person)}</strong>{plate(&person.plate)}</p>
                <p class="soft">{facts}</p>
            </div>
            {take_button(request, person)}
        </li>
    }
    .into_any()
}

/// What a volunteer can do, and when: `跑腿、开车 · 上午`.
#[must_use]
pub fn what_and_when(facts: &VolunteerFacts) -> String {
    let skills: Vec<&str> = facts.skills.iter().map(|skill| t(common::skill(skill))).collect();
    format!("{} · {}", skills.join("、"), suits::describe(facts.free))
}

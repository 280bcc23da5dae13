//! Act as somebody of the sample: their phone opens in a tab of its own, and one person can play a whole journey.

use crate::app::single;
use crate::asked::{asked, shown};
use crate::desk::base_url;
use crate::facts::{name, person_line, waiting};
use crate::people::find;
use crate::screen::Screen;
use crate::words::*;
use domain::PersonId;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PeopleFilter, PersonRow};
use ui::view;
use ui::{Avatar, EmptyState, Field, Icon, Input, icon, t};

/// Most people proposed while a name is being typed.
const SHOWN: u32 = 12;

/// The page.
pub fn page(person: Option<PersonId>) -> AnyView {
    let body = view! {
        <div class="narrow">
            {person.map(phone)}
            {search()}
            <p><a class="button button-secondary" href=format!("{}kiosk/?sample", base_url()) target="_blank" rel="noopener">{icon(Icon::Bowl)}{t(KIOSK_OPEN)}</a></p>
        </div>
    };
    single(t(ACTING_TITLE), t(ACTING_LEAD), Screen::Acting(person), body.into_any())
}

/// Whoever is chosen, and the link that opens their phone.
fn phone(id: PersonId) -> AnyView {
    let row = asked(
        move || Ask::Person(id),
        |answer| match answer {
            Answer::Person(detail) => Some(detail.row),
            _ => None,
        },
    );
    let link = asked(
        move || Ask::ActAs { person: id },
        |answer| match answer {
            Answer::ActAs { link } => Some(link),
            _ => None,
        },
    );
    let both = Memo::new(move |_| Some((row.get()?, link.get()?)));
    ui::el::live(move || {
        match both.get() {
        None => waiting(None),
        Some((Err(fault), _) | (_, Err(fault))) => waiting(Some(&fault)),
        Some((Ok(row), Ok(link))) => view! {
            <div class="card acting-phone">
                <Avatar name=name(&row)/>
                {person_line(&row)}
                <a class="button button-primary" href=link target="_blank" rel="noopener">{icon(Icon::Device)}<span>{t(ACTING_OPEN)}</span></a>
            </div>
        }
        .into_any(),
    }
    })
}

fn search() -> AnyView {
    let text = RwSignal::new(String::new());
    let list = shown(find(text, PeopleFilter::All, SHOWN), |rows| {
        if rows.is_empty() {
            return view! { <EmptyState mark=Icon::Search title=t(PEOPLE_NONE) line=t(PEOPLE_NONE_HINT)/> }.into_any();
        }
        let item = |row: &PersonRow| {
            let to = Screen::Acting(Some(row.id)).href();
            view! { <li><a class="suggestion" href=to>{person_line(row)}{icon(Icon::Forward)}</a></li> }
        };
        view! { <ul class="suggestions">{rows.iter().map(item).collect::<Vec<_>>()}</ul> }.into_any()
    });
    view! { <Field id="acting-search" label=t(PEOPLE_SEARCH) value=text input=Input::Search/>{list} }.into_any()
}

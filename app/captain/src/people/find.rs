//! Finding somebody: the first few people who match what is being typed, for a page to show as it likes.

use crate::asked::{Asked, asked};
use crate::facts::person_line;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PeopleFilter, PersonRow};
use ui::view;
use ui::{Icon, icon};

/// At most `most` people whose name, home or telephone is typed, in the order of their homes.
pub fn find(typed: RwSignal<String>, filter: PeopleFilter, most: u32) -> Asked<Vec<PersonRow>> {
    let ask = move || Ask::People { text: typed.get(), filter, from: 0, count: most };
    asked(ask, |answer| match answer {
        Answer::People(page) => Some(page.rows),
        _ => None,
    })
}

/// The people found for what is typed, each a line to press; nobody while nothing is typed.
pub fn suggestions(
    typed: RwSignal<String>,
    (filter, most): (PeopleFilter, u32),
    mark: Icon,
    fits: impl Fn(&PersonRow) -> bool + Send + Sync + 'static,
    pick: impl Fn(PersonRow) + Copy + Send + Sync + 'static,
) -> AnyView {
    let found = find(typed, filter, most);
    let rows = Memo::new(move |_| {
        let any = typed.with(|text| !text.trim().is_empty());
        let mut rows = found.get().and_then(Result::ok).filter(|_| any).unwrap_or_default();
        rows.retain(&fits);
        rows
    });
    let item = move |row: PersonRow| {
        let line = person_line(&row);
        let press = move |_| pick(row.clone());
        view! { <li><button type="button" class="suggestion" on:click=press>{line}{icon(mark)}</button></li> }
    };
    view! { <ul class="suggestions"><For each=move || rows.get() key=|row| row.id children=item/></ul> }.into_any()
}

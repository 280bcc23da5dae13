//! Finding somebody: the first few people who match what is being typed, for a page to show as it likes.

use crate::asked::{Asked, asked};
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PeopleFilter, PersonRow};

/// At most `most` people whose name, home or telephone is typed, in the order of their homes.
pub fn find(typed: RwSignal<String>, filter: PeopleFilter, most: u32) -> Asked<Vec<PersonRow>> {
    let ask = move || Ask::People { text: typed.get(), filter, from: 0, count: most };
    asked(ask, |answer| match answer {
        Answer::People(page) => Some(page.rows),
        _ => None,
    })
}

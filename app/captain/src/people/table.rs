//! The table: thousands of people, fetched a block at a time as they come into sight.

use super::called::why_word;
use super::page::Looking;
use crate::asked::asked;
use crate::called::group_word;
use crate::desk::use_desk;
use crate::facts::{estate, name, plate, suits, waiting};
use crate::screen::Screen;
use crate::words::*;
use domain::PersonId;
use domain::group::Group;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Page, PersonRow, VolunteerFacts};
use std::sync::Arc;
use ui::view;
use ui::{ButtonLink, Column, EmptyState, Icon, Table, common, go, t};

/// People asked for at once: the rows in sight and as many again on both sides.
const BLOCK: u32 = 60;

/// The table.
pub fn table(looking: Looking, open: Memo<Option<PersonId>>) -> AnyView {
    let first = RwSignal::new(0u32);
    let ask = move || Ask::People {
        text: looking.text.get(),
        filter: looking.filter.get(),
        from: first.get().saturating_sub(1) * BLOCK,
        count: 3 * BLOCK,
    };
    let answer = asked(ask, |answer| match answer {
        Answer::People(page) => Some(page),
        _ => None,
    });
    let page = Memo::new(move |_| answer.get().and_then(Result::ok));
    let fault = Memo::new(move |_| answer.get().and_then(Result::err));
    let count = Memo::new(move |_| page.with(|page| page.as_ref().map_or(0, |page| page.total as usize)));
    let sight = move |seen: std::ops::Range<usize>| {
        let block = u32::try_from(seen.start).unwrap_or(0) / BLOCK;
        if first.get_untracked() != block {
            first.set(block);
        }
    };
    let opened = move |at: usize| {
        if let Some(id) = page.with_untracked(|page| row_at(page.as_ref(), at).map(|row| row.id)) {
            go(&Screen::People(Some(id)).href());
        }
    };
    let row = move |at: usize| match page.with(|page| row_at(page.as_ref(), at).cloned()) {
        Some(row) => cells(&row, open),
        None => vec![view! { <span class="soft">"…"</span> }.into_any()],
    };
    let counts = use_desk().counts;
    let nothing = move || match (fault.get(), page.with(Option::is_none), count.get()) {
        (Some(fault), ..) => Some(waiting(Some(&fault))),
        (None, true, _) => Some(waiting(None)),
        (None, false, 0) if counts.with(|counts| counts.people == 0) => Some(nobody()),
        (None, false, 0) => {
            Some(view! { <EmptyState mark=Icon::Search title=t(PEOPLE_NONE) line=t(PEOPLE_NONE_HINT)/> }.into_any())
        }
        _ => None,
    };
    view! {
        {nothing}
        <Table
            name=t(PEOPLE_TITLE)
            columns=columns()
            count=Signal::from(count)
            row=Arc::new(row)
            on_open=UnsyncCallback::new(opened)
            on_sight=UnsyncCallback::new(sight)
        />
    }
    .into_any()
}

/// A roster nobody has begun: most communities have one in a spreadsheet.
fn nobody() -> AnyView {
    view! {
        <EmptyState mark=Icon::People title=t(PEOPLE_NOBODY) line=t(PEOPLE_NOBODY_HINT)>
            <ButtonLink to=Screen::Import.href() label=t(PEOPLE_IN) mark=Icon::Inward/>
        </EmptyState>
    }
    .into_any()
}

fn columns() -> Vec<Column> {
    vec![
        Column::new(t(COL_HOME), "7.5rem"),
        Column::new(t(COL_ESTATE), "minmax(0,.8fr)").wide(),
        Column::new(t(COL_NAME), "minmax(0,1fr)"),
        Column::new(t(COL_PHONE), "8rem").wide(),
        Column::new(t(COL_SKILLS), "minmax(0,1.6fr)"),
        Column::new(t(COL_FREE), "minmax(0,1fr)").wide(),
        Column::new(t(COL_WEEK), "4rem").wide(),
    ]
}

/// The row at this place of the whole list, when it is among those fetched.
fn row_at(page: Option<&Page<PersonRow>>, at: usize) -> Option<&PersonRow> {
    let page = page?;
    page.rows.get(at.checked_sub(page.from as usize)?)
}

fn cells(row: &PersonRow, open: Memo<Option<PersonId>>) -> Vec<AnyView> {
    let id = row.id;
    let here = move || (open.get() == Some(id)).then_some("true");
    let name = view! {
        <a class="plain-link person-name" href=Screen::People(Some(id)).href() aria-current=here>{name(row)}</a>
        <span class="soft person-age">{row.age}</span>
        <span class="soft person-groups">{said(row)}</span>
    }
    .into_any();
    let volunteer = |of: fn(&VolunteerFacts) -> String| row.volunteer.as_ref().map(of).unwrap_or_default().into_any();
    vec![
        // Where the column of the estates has no room, it stands below the plate.
        view! { {plate(&row.plate)}{estate(&row.estate).map(|estate| view! { <span class="soft person-estate">{estate}</span> })} }.into_any(),
        view! { <span class="soft">{row.estate.clone()}</span> }.into_any(),
        name,
        view! { <span translate="no">{row.telephone.clone()}</span> }.into_any(),
        volunteer(|facts| facts.skills.iter().map(|skill| t(common::skill(skill))).collect::<Vec<_>>().join("、")),
        volunteer(|facts| suits::describe(facts.free)),
        volunteer(|facts| format!("{}/{}", facts.this_week, facts.capacity)),
    ]
}

/// What sets somebody apart, short enough for a list: two groups at most, and how they left.
fn said(row: &PersonRow) -> String {
    let told = |group: &Group| !matches!(group, Group::Over70 | Group::Over80);
    let groups = row.groups.iter().filter(told).take(2).map(group_word);
    row.gone.map(|gone| why_word(gone.why)).into_iter().chain(groups).collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::person;

    #[test]
    fn a_row_is_found_by_its_place_in_the_whole_list() {
        let page = Page { rows: vec![person(7), person(8)], from: 60, total: 5_000 };
        assert_eq!(row_at(Some(&page), 61).map(|row| row.id), Some(PersonId([8; 16])));
        assert_eq!(row_at(Some(&page), 59), None);
        assert_eq!(row_at(Some(&page), 62), None);
        assert_eq!(row_at(None, 0), None);
    }
}

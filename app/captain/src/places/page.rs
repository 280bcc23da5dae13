//! The page: one block an estate, one card a building.

use super::adding;
use super::model::{Estate, above, estates};
use crate::app::single;
use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use domain::place::Level;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PlaceRow};
use ui::view;
use ui::{Plate, Tag, Tone, t};

/// The page.
pub fn page() -> AnyView {
    let answer = asked(
        || Ask::Places,
        |answer| match answer {
            Answer::Places(rows) => Some(rows),
            _ => None,
        },
    );
    let known = Memo::new(move |_| answer.get().and_then(Result::ok).map(|rows| estates(&rows)).unwrap_or_default());
    let rows = shown(answer, |rows| {
        let blocks: Vec<_> = estates(&rows).iter().map(estate).collect();
        view! { <p class="soft places-above">{above(&rows)}</p>{blocks} }.into_any()
    });
    // An office has no estates.
    let own = use_desk().summary().map(|summary| summary.place);
    let has_estates = Memo::new(move |_| {
        answer
            .get()
            .and_then(Result::ok)
            .is_some_and(|rows| rows.iter().any(|row| Some(row.id) == own && row.level == Level::Community))
    });
    let more = move || has_estates.get().then(|| untrack(|| adding::form(known)));
    let body = view! { {rows}{more} }.into_any();
    single(t(PLACES_TITLE), t(PLACES_LEAD), Screen::Places, body)
}

fn estate(estate: &Estate) -> AnyView {
    let facts = [
        n(BUILDINGS_N, estate.buildings.len()),
        n(HOUSEHOLDS_N, estate.row.households),
        n(VOLUNTEERS_N, estate.row.volunteers),
    ]
    .join(" · ");
    let cards: Vec<_> = estate.buildings.iter().map(building).collect();
    view! {
        <section class="block">
            <h2 class="estate-name">{estate.row.name.clone()}</h2>
            <p class="soft">{facts}</p>
            <ul class="buildings">{cards}</ul>
        </section>
    }
    .into_any()
}

fn building(row: &PlaceRow) -> AnyView {
    let open = (row.open > 0).then(|| view! { <Tag words=n(OPEN_N, row.open) tone=Tone::Persimmon/> });
    view! {
        <li>
            <a class="card building" href=Screen::Building(row.id).href()>
                <Plate place=row.name.clone()/>
                <span class="soft">{n(HOUSEHOLDS_N, row.households)}</span>
                {open}
            </a>
        </li>
    }
    .into_any()
}

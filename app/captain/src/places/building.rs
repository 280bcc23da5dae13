//! A building: its homes as a grid of floors and doors, coloured by what the captain asks about. Each home leads to who lives
//! there; what its colour says stands in it as a number or a sign, too.

use super::grid::{By, Floor, Step, Unit, mark, next, said, tone, units};
use crate::app::back_on_phone;
use crate::asked::{asked, shown};
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use domain::{Day, PlaceId};
use leptos::prelude::*;
use ports::desk::roster::{Answer as Roster, Ask as About, Cell};
use ports::desk::{Answer, Ask, PlaceRow};
use std::sync::Arc;
use ui::route::{arrive, focus};
use ui::view;
use ui::{ButtonLink, EmptyState, Icon, Weight, t, use_ui};

/// The page.
pub fn page(place: PlaceId) -> AnyView {
    arrive(t(GRID_PAGE));
    let rows = asked(
        || Ask::Places,
        |answer| match answer {
            Answer::Places(rows) => Some(rows),
            _ => None,
        },
    );
    let cells = asked(
        move || Ask::Roster(About::Grid(place)),
        |answer| match answer {
            Answer::Roster(Roster::Grid(cells)) => Some(cells),
            _ => None,
        },
    );
    let by = RwSignal::new(By::Seen);
    let head = shown(rows, move |rows| head(place, &rows));
    let grid = shown(cells, move |cells| grid(cells, by));
    view! {
        <div class="pane pane-single building-page">
            <div class="pane-head">{back_on_phone(Screen::Building(place))}{head}</div>
            {grid}
        </div>
    }
    .into_any()
}

fn head(place: PlaceId, rows: &[PlaceRow]) -> AnyView {
    let Some(row) = rows.iter().find(|row| row.id == place) else { return ().into_any() };
    let estate = rows.iter().find(|estate| Some(estate.id) == row.above).map_or("", |estate| estate.name.as_str());
    let title = format!("{estate} {}", row.name);
    let facts = [n(HOUSEHOLDS_N, row.households), n(PEOPLE_COUNT, row.people), n(VOLUNTEERS_N, row.volunteers)];
    view! {
        <h1>{title}</h1>
        <p class="soft">{facts.join(" · ")}</p>
        <div class="button-row">
            <ButtonLink to=Screen::Poster(place).href() label=t(POSTER) weight=Weight::Secondary mark=Icon::Print/>
            <ButtonLink to=Screen::Contact(place).href() label=t(CARD) weight=Weight::Secondary mark=Icon::Phone/>
        </div>
    }
    .into_any()
}

fn grid(cells: Vec<Cell>, by: RwSignal<By>) -> AnyView {
    if cells.is_empty() {
        return view! { <EmptyState mark=Icon::Home title=t(GRID_EMPTY) line=t(GRID_EMPTY_HINT)/> }.into_any();
    }
    let cells = Arc::new(cells);
    let walked = cells.clone();
    let chip = |one: By| {
        let here = move || (by.get() == one).to_string();
        view! { <button type="button" class="pill" aria-pressed=here on:click=move |_| by.set(one)>{t(one.word())}</button> }
            .into_any()
    };
    let chips: Vec<_> = By::ALL.map(chip).into_iter().collect();
    let body = ui::el::live(move || {
        let (by, today) = (by.get(), Day::of(use_ui().now.get_untracked()));
        let units: Vec<_> = units(&cells).iter().map(|unit| unit_table(unit, by, today)).collect();
        view! { <ul class="grid-key" aria-hidden="true">{key(by)}</ul>{units}<p class="soft grid-keys">{t(GRID_KEYS)}</p> }.into_any()
    });
    view! {
        <div class="grid-body" on:keydown=move |event| walk(&event, &walked)>
            <div class="pills" role="group" aria-label=t(GRID_BY)>{chips}</div>
            {body}
        </div>
    }
    .into_any()
}

/// What each colour means, with its sign.
fn key(by: By) -> Vec<AnyView> {
    let one = |(tone, sign, word): &(&'static str, &'static str, ui::Word)| {
        view! { <li><span class="cell-key" data-tone=*tone>{*sign}</span>{t(*word)}</li> }.into_any()
    };
    by.key().iter().map(one).collect()
}

fn unit_table(unit: &Unit, by: By, today: Day) -> AnyView {
    let floors: Vec<_> = unit.floors.iter().map(|floor| floor_row(unit, floor, by, today)).collect();
    let label = n(GRID_UNIT, unit.number);
    view! {
        <section class="grid-unit">
            <h2>{label.clone()}</h2>
            <table class="grid" aria-label=label><tbody>{floors}</tbody></table>
        </section>
    }
    .into_any()
}

fn floor_row(unit: &Unit, floor: &Floor, by: By, today: Day) -> AnyView {
    let label = n(GRID_FLOOR, floor.number);
    let homes: Vec<_> = unit
        .doors
        .iter()
        .map(|door| match floor.cells.iter().find(|cell| cell.home.room % 100 == *door) {
            Some(cell) => home(cell, by, today),
            None => view! { <td></td> }.into_any(),
        })
        .collect();
    view! { <tr><th scope="row" aria-label=label>{floor.number}</th>{homes}</tr> }.into_any()
}

fn home(cell: &Cell, by: By, today: Day) -> AnyView {
    let (words, sign, tone) = (said(cell, by, today), mark(cell, by, today), tone(cell, by, today));
    let inside = || {
        view! { <span class="cell-room" translate="no">{cell.home.room}</span><span class="cell-mark">{sign.clone()}</span> }
    };
    let Some(person) = cell.opens else {
        return view! { <td><span class="cell" data-tone="none" role="img" aria-label=words>{inside()}</span></td> }
            .into_any();
    };
    view! {
        <td>
            <a
                class="cell"
                id=id(cell)
                data-tone=tone
                href=Screen::People(Some(person)).href()
                aria-label=words.clone()
                title=words
            >
                {inside()}
            </a>
        </td>
    }
    .into_any()
}

/// The arrow keys go from home to home.
fn walk(event: &leptos::ev::KeyboardEvent, cells: &[Cell]) {
    let step = match event.key().as_str() {
        "ArrowLeft" => Step::Left,
        "ArrowRight" => Step::Right,
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        _ => return,
    };
    let Some(here) = document().active_element().map(|element| element.id()) else { return };
    let Some(from) = cells.iter().find(|cell| id(cell) == here) else { return };
    if let Some(to) = next(cells, from, step) {
        event.prevent_default();
        focus(&format!("#{}", id(to)));
    }
}

fn id(cell: &Cell) -> String {
    format!("home-{}-{}", cell.home.unit, cell.home.room)
}

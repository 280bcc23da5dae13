//! A dense table of up to many thousand rows, of which only those in sight are drawn.

use super::window;
use crate::view;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// Draws one row: a cell for each column, in their order.
pub type RowView = Arc<dyn Fn(usize) -> Vec<AnyView> + Send + Sync>;

/// A column.
#[derive(Clone)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its width as CSS grid reads it: `8rem`, `minmax(0,2fr)`.
    pub width: &'static str,
    /// Left out on narrow screens.
    pub wide_only: bool,
}

impl Column {
    /// A column shown on every screen.
    pub fn new(title: impl Into<String>, width: &'static str) -> Self {
        Self { title: title.into(), width, wide_only: false }
    }

    /// The same, left out on narrow screens.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide_only = true;
        self
    }
}

/// A table. Rows are drawn as they come into sight; `on_sight` hears which, so that a face can ask its worker for them.
/// `row` may read signals: a row whose data has not come yet draws anew when it has.
#[component]
pub fn Table(
    /// What it lists, for screen readers.
    #[prop(into)]
    name: String,
    /// The columns.
    columns: Vec<Column>,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// Draws a row.
    row: RowView,
    /// Hears a press anywhere on a row. Keyboards need a link in one of its cells.
    #[prop(optional, into)]
    on_open: Option<UnsyncCallback<usize>>,
    /// Hears which rows are in sight.
    #[prop(optional, into)]
    on_sight: Option<UnsyncCallback<core::ops::Range<usize>>>,
) -> impl IntoView {
    let seen = RwSignal::new(Seen { top: 0.0, height: 800.0, row: 52.0 });
    let rows = Memo::new(move |_| {
        let Seen { top, height, row } = seen.get();
        let rows = window::rows(top, height, row, count.get());
        (rows.start, rows.end)
    });
    Effect::new(move |_| {
        let (first, end) = rows.get();
        if let Some(on_sight) = on_sight {
            on_sight.run(first..end);
        }
    });
    let look = move |event: web_sys::Event| {
        if let Some(element) = event.current_target().and_then(|target| target.dyn_into().ok()) {
            seen.set(Seen::of(&element));
        }
    };
    let wide: Vec<bool> = columns.iter().map(|column| column.wide_only).collect();
    let grid = columns.iter().map(|column| column.width).collect::<Vec<_>>().join(" ");
    let narrow =
        columns.iter().filter(|column| !column.wide_only).map(|column| column.width).collect::<Vec<_>>().join(" ");
    let body = move || {
        let (first, end) = rows.get();
        (first..end).map(|at| draw(at, row.clone(), wide.clone(), on_open)).collect::<Vec<_>>()
    };
    view! {
        <div
            class="table"
            role="table"
            tabindex="0"
            aria-label=name
            aria-rowcount=move || (count.get() + 1).to_string()
            style:--table-wide=grid
            style:--table-narrow=narrow
            on:scroll=look
            on:mouseenter=move |event| look(event.into())
        >
            <div class="table-head table-row" role="row" aria-rowindex="1">{heads(columns)}</div>
            <div class="table-space" role="presentation" style:height=move || pixels(rows.get().0, seen.get().row)></div>
            <div role="rowgroup">{body}</div>
            <div
                class="table-space"
                role="presentation"
                style:height=move || pixels(count.get().saturating_sub(rows.get().1), seen.get().row)
            ></div>
        </div>
        <p class="visually-hidden" role="status">{move || words::count(crate::common::ROWS, count.get())}</p>
    }
    .into_any()
}

/// What of a table is in sight, in pixels.
#[derive(Clone, Copy, PartialEq)]
struct Seen {
    top: f64,
    height: f64,
    row: f64,
}

impl Seen {
    fn of(table: &web_sys::HtmlElement) -> Self {
        let row = table.query_selector(".table-row:not(.table-head)").ok().flatten();
        Self {
            top: f64::from(table.scroll_top()),
            height: f64::from(table.client_height()),
            row: row.map_or(52.0, |row| row.get_bounding_client_rect().height().max(24.0)),
        }
    }
}

fn pixels(rows: usize, row: f64) -> String {
    format!("{}px", (rows as f64 * row) as u64)
}

fn heads(columns: Vec<Column>) -> Vec<AnyView> {
    let head = |column: Column| {
        view! { <span role="columnheader" class:wide-only=column.wide_only>{column.title}</span> }.into_any()
    };
    columns.into_iter().map(head).collect()
}

fn draw(at: usize, row: RowView, wide: Vec<bool>, on_open: Option<UnsyncCallback<usize>>) -> AnyView {
    let cells = move || {
        let cell =
            |(cell, wide): (AnyView, &bool)| view! { <span role="cell" class:wide-only=*wide>{cell}</span> }.into_any();
        row(at).into_iter().zip(&wide).map(cell).collect::<Vec<_>>()
    };
    let open = move |_| {
        if let Some(on_open) = on_open {
            on_open.run(at);
        }
    };
    view! {
        <div class="table-row" class:table-opens=on_open.is_some() role="row" aria-rowindex=at + 2 on:click=open>{cells}</div>
    }
    .into_any()
}

//! Whom somebody should not meet: noted by the captain, closed until opened, and told to nobody.

use super::suggestions;
use crate::desk::use_desk;
use crate::facts::{name, person_line, who};
use crate::screen::Screen;
use crate::today::request_row;
use crate::words::*;
use domain::PersonId;
use leptos::prelude::*;
use ports::desk::{Ask, PeopleFilter, PersonDetail, PersonRow};
use ui::view;
use ui::{Banner, Button, Field, Icon, Input, Tone, Weight, common, t, use_ui};

/// Most people proposed while a name is being typed.
const SHOWN: u32 = 5;

/// What is open and being typed. Made once a page, so that news from the desk does not wipe it out.
#[derive(Clone, Copy)]
pub struct Draft {
    open: RwSignal<bool>,
    text: RwSignal<String>,
}

impl Draft {
    /// Closed.
    #[must_use]
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), text: RwSignal::new(String::new()) }
    }
}

/// A button, and behind it the names: whoever looks over the captain's shoulder reads none.
pub fn section(detail: &PersonDetail, draft: Draft) -> AnyView {
    let detail = detail.clone();
    let body = move || {
        if draft.open.get() {
            return opened(&detail, draft);
        }
        let open = move || draft.open.set(true);
        view! { <Button label=t(APART_OPEN) weight=Weight::Quiet mark=Icon::Shield on_press=open/> }.into_any()
    };
    view! { <section class="block"><h3>{t(APART)}</h3>{body}</section> }.into_any()
}

fn opened(detail: &PersonDetail, draft: Draft) -> AnyView {
    let (one, apart) = (detail.row.id, &detail.apart);
    let rows: Vec<_> = apart.iter().map(|other| kept(one, other)).collect();
    let none = apart.is_empty().then(|| view! { <p class="soft">{t(APART_NONE)}</p> });
    view! {
        <div class="card notes">
            <p class="soft">{t(APART_LEAD)}</p>
            {none}
            <ul class="rows">{rows}</ul>
            {meet(detail)}
            {search(one, draft)}
            <div class="button-row"><Button label=t(common::CLOSE) weight=Weight::Quiet on_press=move || draft.open.set(false)/></div>
        </div>
    }
    .into_any()
}

/// What was agreed before, or asked, and still brings them together: the captain decides.
fn meet(detail: &PersonDetail) -> Option<AnyView> {
    let requests = detail.meet_for.iter().map(|row| view! { <li>{request_row(row)}</li> }.into_any());
    let pairs = detail.meet_in.iter().map(|row| {
        let to = Screen::Pairs(Some(row.household)).href();
        view! { <li><a class="row-link" href=to>{t(PAIRS)}" "{row.plate.clone()}</a></li> }.into_any()
    });
    let rows: Vec<AnyView> = requests.chain(pairs).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <Banner tone=Tone::Amber mark=Icon::Warning words=t(APART_MEET)/>
            <ul class="rows rows-card">{rows}</ul>
        }
        .into_any()
    })
}

/// Somebody kept apart, and the way back.
fn kept(one: PersonId, other: &PersonRow) -> AnyView {
    let (desk, ui, id, of) = (use_desk(), use_ui(), other.id, name(other));
    let said = who(APART_OVER, &of);
    let press = move || desk.act(ui, Ask::Apart { one, other: id, apart: false }, said.clone(), |_| {});
    let label = format!("{} {of}", t(APART_END));
    view! {
        <li class="apart-one">{person_line(other)}<Button label=t(APART_END) weight=Weight::Quiet name=label on_press=press/></li>
    }
    .into_any()
}

/// Somebody picked by name.
fn search(one: PersonId, draft: Draft) -> AnyView {
    let (desk, ui, text) = (use_desk(), use_ui(), draft.text);
    let pick = move |row: PersonRow| {
        text.set(String::new());
        desk.act(ui, Ask::Apart { one, other: row.id, apart: true }, who(APART_SAID, &name(&row)), |_| {});
        ui::route::focus("#apart-pick");
    };
    let others = suggestions(text, (PeopleFilter::All, SHOWN), Icon::Plus, move |row| row.id != one, pick);
    view! {
        <div class="who-search">
            <Field id="apart-pick" label=t(APART_WHOM) hint=t(PEOPLE_SEARCH) value=text input=Input::Search/>
            {others}
        </div>
    }
    .into_any()
}

//! The page: search and filter, the table, and whoever is opened.

use super::{person, table};
use crate::app::back_on_phone;
use crate::desk::use_desk;
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::PeopleFilter;
use ui::route::arrive;
use ui::view;
use ui::{ButtonLink, Field, Icon, Input, Weight, t};

/// What is being looked for.
#[derive(Clone, Copy)]
pub struct Looking {
    /// Words: a name, a home, the end of a telephone number.
    pub text: RwSignal<String>,
    /// Which people.
    pub filter: RwSignal<PeopleFilter>,
}

/// The page.
pub fn page(screen: Memo<Screen>) -> AnyView {
    arrive(t(PEOPLE_TITLE));
    let looking = Looking { text: RwSignal::new(String::new()), filter: RwSignal::new(PeopleFilter::All) };
    let open = Memo::new(move |_| match screen.get() {
        Screen::People(open) => open,
        _ => None,
    });
    view! {
        <div class="panes panes-people" data-open=move || open.get().is_some().to_string()>
            <section class="pane pane-list pane-wide" aria-label=t(PEOPLE_TITLE)>
                {head(looking)}
                {table::table(looking, open)}
            </section>
            {move || {
                open.get().map(|id| {
                    untrack(|| view! {
                        <section class="pane pane-detail">
                            <div class="detail">{back_on_phone(Screen::People(Some(id)))}{person::page(id)}</div>
                        </section>
                    })
                })
            }}
        </div>
    }
    .into_any()
}

fn head(looking: Looking) -> AnyView {
    let counts = use_desk().counts;
    let chip = |filter: PeopleFilter, word: ui::Word, count: fn(&ports::desk::Counts) -> u32| {
        view! {
            <button
                type="button"
                class="pill"
                aria-pressed=move || (looking.filter.get() == filter).to_string()
                on:click=move |_| looking.filter.set(filter)
            >
                {t(word)}
                <span class="pill-count">{move || counts.with(count)}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="pane-head list-head">
            <div class="head-line">
                <h1>{t(PEOPLE_TITLE)}</h1>
                <p class="soft">{move || counts.with(|counts| n(HOUSEHOLDS_N, counts.households))}</p>
                <ButtonLink to=Screen::Write(None).href() label=t(ADD_PERSON) weight=Weight::Secondary mark=Icon::Plus/>
            </div>
            <Field id="people-search" label=t(PEOPLE_SEARCH) value=looking.text input=Input::Search/>
            <div class="pills" role="group" aria-label=t(CHOOSE_WHICH)>
                {chip(PeopleFilter::All, PEOPLE_ALL, |counts| counts.people)}
                {chip(PeopleFilter::Volunteers, PEOPLE_VOLUNTEERS, |counts| counts.volunteers)}
                {chip(PeopleFilter::InDifficulty, PEOPLE_DIFFICULTY, |counts| counts.in_difficulty)}
            </div>
        </div>
    }
    .into_any()
}

//! The page: search and filter, the table, and whoever is opened.

use super::{person, table};
use crate::app::back_on_phone;
use crate::called::group_word;
use crate::desk::use_desk;
use crate::facts::n;
use crate::screen::Screen;
use crate::words::*;
use domain::group::Group;
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

/// One of the special groups, as a chip that opens.
fn group_choice(filter: RwSignal<PeopleFilter>) -> AnyView {
    let option = |(at, group): (usize, Group)| {
        let here = move || filter.get() == PeopleFilter::In(group);
        view! { <option value=at.to_string() selected=here>{group_word(group)}</option> }.into_any()
    };
    let options: Vec<_> = Group::ALL.into_iter().enumerate().map(option).collect();
    let change = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        filter.set(at.and_then(|at| Group::ALL.get(at)).map_or(PeopleFilter::All, |group| PeopleFilter::In(*group)));
    };
    let on = move || matches!(filter.get(), PeopleFilter::In(_)).to_string();
    view! {
        <select class="pill pill-choice" aria-label=t(R_CHOOSE_GROUP) data-on=on on:change=change>
            <option value="" selected=move || !matches!(filter.get(), PeopleFilter::In(_))>{t(R_ANY_GROUP)}</option>
            {options}
        </select>
    }
    .into_any()
}

fn left(filter: RwSignal<PeopleFilter>) -> AnyView {
    let here = move || (filter.get() == PeopleFilter::Left).to_string();
    view! {
        <button type="button" class="pill" aria-pressed=here on:click=move |_| filter.set(PeopleFilter::Left)>{t(R_LEFT)}</button>
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
                <div class="button-row people-ways">
                    <ButtonLink to=Screen::Import.href() label=t(PEOPLE_IN) weight=Weight::Quiet mark=Icon::Inward/>
                    <ButtonLink to=Screen::Export.href() label=t(PEOPLE_OUT) weight=Weight::Quiet mark=Icon::Outward/>
                    <ButtonLink to=Screen::Write(None).href() label=t(ADD_PERSON) weight=Weight::Secondary mark=Icon::Plus/>
                </div>
            </div>
            <Field id="people-search" label=t(PEOPLE_SEARCH) value=looking.text input=Input::Search/>
            <div class="pills" role="group" aria-label=t(CHOOSE_WHICH)>
                {chip(PeopleFilter::All, PEOPLE_ALL, |counts| counts.people)}
                {chip(PeopleFilter::Volunteers, PEOPLE_VOLUNTEERS, |counts| counts.volunteers)}
                {chip(PeopleFilter::InDifficulty, PEOPLE_DIFFICULTY, |counts| counts.in_difficulty)}
                {group_choice(looking.filter)}
                {left(looking.filter)}
                <a class="pill" href=Screen::Twins.href()>{t(TWINS_OPEN)}</a>
            </div>
        </div>
    }
    .into_any()
}

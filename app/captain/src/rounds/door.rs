//! One door: who lives behind it, what is known, the form for what came of a knock, and what was noted before.

use super::form::{self, Draft};
use super::history;
use super::model::{badge, promise, seen, tone};
use crate::asked::{asked, shown};
use crate::drafts::{self, Held};
use crate::facts::{call, estate, name, person_facts, plate};
use crate::paperwork::shown as scans;
use crate::screen::Screen;
use crate::words::*;
use domain::{Day, HouseholdId};
use leptos::prelude::*;
use ports::desk::knocks::{Answer as Told, Ask as About, HomeDetail};
use ports::desk::paperwork::Whose;
use ports::desk::{Answer, Ask, PersonRow};
use ui::view;
use ui::{Icon, Tag, common, icon, t, use_ui};

/// One door.
pub fn page(household: HouseholdId) -> AnyView {
    drafts::page(Screen::Rounds(Some(household)), move |held| door(household, held))
}

fn door(household: HouseholdId, held: Held) -> AnyView {
    let draft = held.draft(Draft::new, Draft::is_touched);
    let answer = asked(
        move || Ask::Knocks(About::Home(household)),
        |answer| match answer {
            Answer::Knocks(Told::Home(home)) => Some(*home),
            _ => None,
        },
    );
    shown(answer, move |home| whole(&home, draft, held))
}

fn whole(home: &HomeDetail, draft: Draft, held: Held) -> AnyView {
    let (stop, today) = (&home.stop, Day::of(use_ui().now.get_untracked()));
    let names: Vec<String> = stop.people.iter().map(name).collect();
    let people: Vec<_> = stop.people.iter().map(resident).collect();
    let difficulty = (!home.difficulty.is_empty()).then(|| view! { <p>{home.difficulty.clone()}</p> });
    let next = stop.next.and_then(|next| promise(next, today));
    let facts = [Some(seen(stop.seen, today)), next].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let stays_away = home.no_visits.then(|| {
        view! { <p class="note-line note-warning" role="note">{icon(Icon::Warning)}<span>{t(RN_NO_VISITS)}</span></p> }
    });
    let words = badge(stop.why);
    let photos = scans::all(Whose::Household(stop.household), &home.photos, true)
        .map(|photos| view! { <section class="block"><h3>{t(PHOTO)}</h3>{photos}</section> });
    view! {
        <div class="detail-head">
            <h2 class="detail-title" tabindex="-1">{names.join("、")}</h2>
            {plate(&stop.plate)}
            {estate(&stop.estate).map(|estate| view! { <span class="soft">{estate}</span> })}
            <Tag words=words tone=tone(stop.why)/>
        </div>
        {stays_away}
        <div class="card pair-people">{people}{difficulty}<p class="soft">{facts}</p></div>
        {form::form(stop, draft, held)}
        {photos}
        {history::list(&home.knocks)}
    }
    .into_any()
}

fn resident(person: &PersonRow) -> AnyView {
    view! {
        <p class="row-line pair-line">
            <a class="plain-link person-name" href=Screen::People(Some(person.id)).href()>{name(person)}</a>
            <span class="soft">{person_facts(person).join(" · ")}</span>
            {call(&person.telephone, t(common::CALL))}
            <a class="call-link" href=Screen::File(Some(person.id)).href() aria-label=format!("{} {}", t(FILE), name(person))>
                {icon(Icon::Pen)}<span>{t(FILE)}</span>
            </a>
        </p>
    }
    .into_any()
}

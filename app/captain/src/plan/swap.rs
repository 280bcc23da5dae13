//! Somebody else for a line: who could go, what that would mean for everybody, and only then the button.

use super::making::{Other, others, what_if};
use super::model::{Key, consequences, dearer_words, taken};
use super::page::{Sheet, place};
use crate::asked::{fetched, shown};
use crate::facts::{n, name, plate, who};
use crate::helpers::{proposal_tags, swap_words};
use crate::people::suggestions;
use crate::words::*;
use domain::PersonId;
use engine::plan::{Chosen, Explained};
use engine::propose::Proposal;
use leptos::prelude::*;
use ports::desk::{PeopleFilter, PersonRow};
use ui::view;
use ui::{Avatar, Button, Field, Icon, Input, Weight, t, use_ui};

/// Most people offered at once; a search finds the rest.
const OTHERS: u8 = 3;
/// Most people a search shows.
const FOUND: u32 = 5;
/// Most reasons for one person; every objection is shown.
const REASONS: usize = 3;

/// Who could go instead of whoever does `now`.
pub fn panel(sheet: Sheet, key: Key, title: &str, now: Option<(Chosen, PersonRow)>) -> AnyView {
    let desk = sheet.desk;
    let by_hand = desk.by_hand.get_untracked();
    let picked = RwSignal::new(None::<PersonId>);
    let hand = by_hand.clone();
    let best = fetched(move || others(desk, hand.clone(), key.0, OTHERS));
    let one = fetched(move || {
        let (picked, hand) = (picked.get(), by_hand.clone());
        async move {
            match picked {
                Some(picked) => what_if(desk, hand, key.0, picked).await,
                None => Ok(None),
            }
        }
    });
    let now = StoredValue::new(now);
    let list = move |others: Vec<Other>| {
        if others.is_empty() {
            return view! { <p class="soft">{t(SWAP_NONE)}</p> }.into_any();
        }
        let cards: Vec<_> = others.iter().map(|other| card(sheet, key, other, now)).collect();
        view! { <ul class="plan-others">{cards}</ul> }.into_any()
    };
    let by_name = move |other: Option<Other>| {
        let card = other.map(|other| card(sheet, key, &other, now));
        view! { <ul class="plan-others">{card}</ul> }.into_any()
    };
    let close = move || back(sheet, key);
    view! {
        <div class="plan-swap" role="group" aria-label=ui::fill(t(SWAP_WHO), &[("what", title)])>
            {shown(best, list)}
            {search(picked)}
            {move || picked.get().map(|_| shown(one, by_name))}
            <div class="plan-swap-foot">
                <Button label=t(SWAP_CLOSE) weight=Weight::Quiet on_press=close/>
                <p class="soft">{n(SWAP_POINTS, desk.policy().walk_per_100m)}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Closes the panel; the focus goes back to the button that opened it.
fn back(sheet: Sheet, key: Key) {
    sheet.swapping.set(None);
    ui::route::focus(&format!("#{} .plan-acts button", place(key)));
}

/// Somebody picked by name.
fn search(picked: RwSignal<Option<PersonId>>) -> AnyView {
    let text = RwSignal::new(String::new());
    let pick = move |row: PersonRow| {
        text.set(String::new());
        picked.set(Some(row.id));
        ui::route::focus("#swap-pick");
    };
    let volunteers = suggestions(text, (PeopleFilter::Volunteers, FOUND), Icon::Forward, |_| true, pick);
    view! {
        <div class="who-search">
            <Field id="swap-pick" label=t(SWAP_PICK) hint=t(SWAP_PICK_HINT) value=text input=Input::Search/>
            {volunteers}
        </div>
    }
    .into_any()
}

/// One person, and what taking them would mean.
fn card(sheet: Sheet, key: Key, other: &Other, now: StoredValue<Option<(Chosen, PersonRow)>>) -> AnyView {
    let (explained, person) = (&other.backup.explained, &other.person);
    let proposal = |volunteer, view| Proposal { volunteer, view };
    let theirs = proposal(other.backup.volunteer, explained.view.clone());
    let fit = now
        .with_value(|now| now.as_ref().map(|(now, _)| swap_words(&proposal(now.volunteer, now.view.clone()), &theirs)));
    let take = explained.dearer_by.filter(|_| !explained.chosen).map(|_| {
        let (ui, id, of) = (use_ui(), person.id, name(person));
        let instead = now.with_value(|now| now.as_ref().map(|(_, person)| person.id));
        let label = t(if instead.is_some() { SWAP_TAKE } else { ASK_HER });
        let full = format!("{label} {of}");
        let press = move || {
            sheet.desk.by_hand.update(|hand| *hand = taken(core::mem::take(hand), key.0, instead, id));
            ui.toast(who(PLAN_TAKEN, &of));
            back(sheet, key);
        };
        view! { <Button label=label weight=Weight::Secondary name=full on_press=press/> }
    });
    view! {
        <li class="plan-other">
            <Avatar name=name(person)/>
            <div class="proposal-who">
                <p class="proposal-name"><strong>{name(person)}</strong>{plate(&person.plate)}</p>
                {proposal_tags(&explained.view, REASONS)}
            </div>
            <div class="plan-means">
                {meaning(other)}
                <p class="soft">{cost(fit, explained)}</p>
            </div>
            {take}
        </li>
    }
    .into_any()
}

/// What taking somebody means for the others, in words.
fn meaning(other: &Other) -> AnyView {
    let explained = &other.backup.explained;
    let sentences = match explained.dearer_by {
        _ if explained.chosen => vec![t(SWAP_CHOSEN).to_owned()],
        None => vec![t(SWAP_CANNOT).to_owned()],
        Some(_) => consequences(&explained.chain, &other.names),
    };
    let sentences = if sentences.is_empty() { vec![t(SWAP_NOTHING).to_owned()] } else { sentences };
    let lines: Vec<_> = sentences.into_iter().map(|words| view! { <li>{words}</li> }).collect();
    view! { <ul class="plan-chain">{lines}</ul> }.into_any()
}

/// What tells them from whoever goes now, and how much dearer the whole plan gets.
fn cost(fit: Option<String>, explained: &Explained) -> String {
    let points = explained.dearer_by.map(|dearer| dearer_words(dearer, &explained.chain));
    let parts: Vec<String> = fit.into_iter().chain(points).collect();
    parts.join(" · ")
}

//! Somebody drops out: what changes is shown before it is done. A backup steps in; whoever else could is suggested.

use super::change::{Change, Next, changes, said};
use super::model::{Offer, names};
use super::offers::find;
use super::reasons::tags;
use crate::asked::{fetched, shown};
use crate::desk::use_desk;
use crate::facts::{name, plate, reasons, who};
use crate::words::*;
use domain::PersonId;
use engine::plan::Why;
use leptos::prelude::*;
use ports::desk::{Ask, PairRow};
use ui::route::focus;
use ui::view;
use ui::{Button, Weight, common, t, use_ui};

/// Most reasons for one person.
const REASONS: usize = 3;

/// What changes when this person takes no pair any more, with the button that does it. Looked at again when the desk
/// changes meanwhile.
pub fn preview(person: PersonId, leaving: RwSignal<Option<PersonId>>) -> AnyView {
    let desk = use_desk();
    let answer = fetched(move || {
        desk.changes.track();
        async move {
            let (pairing, rows, people) = find(desk, Some(person)).await?;
            let of = people.iter().find(|row| row.id == person).map(name).unwrap_or_default();
            Ok((changes(&pairing, &rows, &people), of))
        }
    });
    // What changes may stand below the edge of a phone; whoever reads on elsewhere meanwhile is left there.
    let seen = StoredValue::new(false);
    shown(answer, move |(changes, of)| {
        if !seen.get_value() {
            seen.set_value(true);
            Effect::new(move |_| focus(".pair-leave h3"));
        }
        drawn(&changes, &of, person, leaving)
    })
}

fn drawn(changes: &[Change], of: &str, person: PersonId, leaving: RwSignal<Option<PersonId>>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let (title, said) = (who(PAIR_LEAVES_TITLE, of), said(changes, of));
    let items: Vec<_> = changes.iter().map(change).collect();
    let press = move || {
        leaving.set(None);
        desk.act(ui, Ask::DropOut { volunteer: person }, said.clone(), |_| {});
    };
    view! {
        <section class="card pair-leave" role="group" aria-label=title.clone()>
            <h3 tabindex="-1">{title.clone()}</h3>
            <ul class="pair-changes">{items}</ul>
            <p class="soft">{t(PAIR_LEAVES_OTHERS)}</p>
            <div class="button-row">
                <Button label=t(PAIR_LEAVES_DO) weight=Weight::Danger on_press=press/>
                <Button label=t(common::CANCEL) weight=Weight::Quiet on_press=move || leaving.set(None)/>
            </div>
        </section>
    }
    .into_any()
}

fn household(row: &PairRow) -> AnyView {
    view! { <p class="row-line">{plate(&row.plate)}<strong>{names(row, name)}</strong></p> }.into_any()
}

/// What becomes of one household.
fn change(one: &Change) -> AnyView {
    let own = match &one.next {
        Next::Stays => ().into_any(),
        Next::StepsIn(own) => view! { <p>{who(PAIR_STEPS_IN, &name(&own.person))}</p> }.into_any(),
        Next::Nobody(own) => view! { <p>{t(PAIR_NOBODY_STEPS_IN)}</p>{suggested(PAIR_SUGGESTED, own)} }.into_any(),
    };
    // Without anybody to stand behind there is no backup to speak of.
    let backup = match (&one.next, &one.backup) {
        (Next::Nobody(Err(_)), _) => ().into_any(),
        (_, Err(_)) => view! { <p>{t(PAIR_NO_BACKUP)}</p>{suggested(PAIR_NEW_BACKUP, &one.backup)} }.into_any(),
        (_, Ok(_)) => suggested(PAIR_NEW_BACKUP, &one.backup),
    };
    view! { <li>{household(&one.row)}{own}{backup}</li> }.into_any()
}

/// Whom the captain may agree to next, with reasons; or why there is nobody.
fn suggested(word: ui::Word, offer: &Result<Offer, Why>) -> AnyView {
    match offer {
        Ok(offer) => view! { <p>{who(word, &name(&offer.person))}</p>{tags(&offer.seat.view, REASONS)} }.into_any(),
        Err(why) => view! { <p class="soft">{reasons::left(*why)}</p> }.into_any(),
    }
}

//! Somebody drops out: what changes is shown before it is done. The backup steps in, a new one is proposed.

use super::model::{Match, Shown, names};
use super::offers::propose;
use super::reasons::tags;
use crate::asked::{fetched, shown};
use crate::desk::use_desk;
use crate::facts::{name, plate, who};
use crate::faults::Fault;
use crate::words::*;
use domain::PersonId;
use engine::pair::How;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PairRow, Trouble};
use ui::route::focus;
use ui::view;
use ui::{Button, Weight, common, t, use_ui};

/// Most reasons for one person.
const REASONS: usize = 3;

/// What changes when this person takes no pair any more, with the button that does it.
pub fn preview(person: PersonId, leaving: RwSignal<Option<PersonId>>) -> AnyView {
    let desk = use_desk();
    let answer = fetched(move || async move {
        let shown = propose(desk, Some(person)).await?;
        let Answer::Names { people, .. } = desk.ask(Ask::Names { people: vec![person], requests: Vec::new() }).await?
        else {
            return Err(Fault::Desk(Trouble::Unknown));
        };
        Ok((shown, people.first().map(name).unwrap_or_default()))
    });
    shown(answer, move |(changes, of)| drawn(&changes, of, person, leaving))
}

fn drawn(changes: &Shown, of: String, person: PersonId, leaving: RwSignal<Option<PersonId>>) -> AnyView {
    let (desk, ui) = (use_desk(), use_ui());
    let title = who(PAIR_LEAVES_TITLE, &of);
    let items: Vec<_> = changes.matches.iter().map(change).collect();
    let left: Vec<_> = changes.left.iter().map(|(row, _)| alone(row)).collect();
    // What changes may stand below the edge of a phone.
    Effect::new(move |_| focus(".pair-leave h3"));
    let press = move || {
        leaving.set(None);
        desk.act(ui, Ask::DropOut { volunteer: person }, who(PAIR_LEFT, &of), |_| {});
    };
    view! {
        <section class="card pair-leave" role="group" aria-label=title.clone()>
            <h3 tabindex="-1">{title.clone()}</h3>
            <ul class="pair-changes">{items}{left}</ul>
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
fn change(one: &Match) -> AnyView {
    let own = match one.own.seat.how {
        How::Kept => None,
        How::SteppedIn => Some(who(PAIR_STEPS_IN, &name(&one.own.person))),
        How::Chosen => Some(who(PAIR_NEW_OWN, &name(&one.own.person))),
    };
    let backup = one.backup.as_ref().ok().map(|backup| {
        view! {
            <p>{who(PAIR_NEW_BACKUP, &name(&backup.person))}</p>
            {tags(&backup.seat.view, REASONS)}
        }
    });
    view! { <li>{household(&one.row)}{own.map(|own| view! { <p>{own}</p> })}{backup}</li> }.into_any()
}

fn alone(row: &PairRow) -> AnyView {
    view! { <li>{household(row)}<p>{t(PAIR_LEFT_ALONE)}</p></li> }.into_any()
}

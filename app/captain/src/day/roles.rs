//! The seven roles of a captain, each with what it holds today and the way there.

use super::model::{Duty, Role, roles};
use crate::words::*;
use leptos::prelude::*;
use ports::desk::Counts;
use ports::desk::day::Today;
use ui::t;
use ui::view;

/// The section.
pub fn section(known: Memo<Option<Today>>, counts: RwSignal<Counts>) -> AnyView {
    let all = Memo::new(move |_| {
        let counts = counts.get();
        known.with(|today| today.as_ref().map(|today| roles(today, &counts).to_vec()))
    });
    let cards = move || {
        let cards: Vec<_> = all.get().unwrap_or_default().iter().map(card).collect();
        view! { <ul class="roles">{cards}</ul> }.into_any()
    };
    view! {
        <section class="block" aria-labelledby="day-roles">
            <h3 id="day-roles">{t(ROLES)}</h3>
            {ui::el::live(cards)}
        </section>
    }
    .into_any()
}

fn card((name, duties): &Role) -> AnyView {
    let line = |duty: &Duty| {
        let wants = duty.wants.to_string();
        view! { <li><a class="role-link" data-wants=wants href=duty.to.href()>{duty.words.clone()}</a></li> }.into_any()
    };
    let lines: Vec<_> = duties.iter().map(line).collect();
    view! { <li class="card role"><h4>{t(*name)}</h4><ul class="role-lines">{lines}</ul></li> }.into_any()
}

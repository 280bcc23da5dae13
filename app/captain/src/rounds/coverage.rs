//! How many households were reached, building by building.

use crate::asked::{asked, shown};
use crate::facts::n;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::knocks::{Answer as Told, Ask as About, Covered};
use ports::desk::{Answer, Ask};
use ui::view;
use ui::{EmptyState, Icon, Meter, t};

/// Counted over so many days.
const DAYS: u16 = 30;

/// The table.
pub fn table() -> AnyView {
    let answer = asked(
        || Ask::Knocks(About::Coverage { days: DAYS }),
        |answer| match answer {
            Answer::Knocks(Told::Coverage(covered)) => Some(covered),
            _ => None,
        },
    );
    shown(answer, |covered| whole(&covered))
}

fn whole(covered: &[Covered]) -> AnyView {
    if covered.is_empty() {
        return view! { <EmptyState mark=Icon::Home title=t(RN_COVER_NONE) line=t(RN_COVER_NONE_HINT)/> }.into_any();
    }
    let head: Vec<_> = [RN_COVER_BUILDING, RN_COVER_HOMES, RN_COVER_REACHED, RN_COVER_TRIED, RN_COVER_NEVER]
        .map(|word| view! { <th scope="col">{t(word)}</th> })
        .into_iter()
        .collect();
    let rows: Vec<_> = covered.iter().map(row).collect();
    view! {
        <p class="soft pane-note">{n(RN_COVER_HINT, DAYS)}</p>
        <div class="cover-scroll" tabindex="0" role="region" aria-label=t(RN_COVER)>
            <table class="cover"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
    .into_any()
}

fn row(one: &Covered) -> AnyView {
    let share = one.reached * 100 / one.households.max(1);
    view! {
        <tr>
            <th scope="row"><span>{one.building.clone()}</span><span class="soft cover-estate">{one.estate.clone()}</span></th>
            <td>{one.households}</td>
            <td class="cover-reached"><Meter percent=share words=one.reached.to_string()/></td>
            <td>{one.tried}</td>
            <td>{one.never}</td>
        </tr>
    }
    .into_any()
}

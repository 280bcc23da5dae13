//! The page: every household with its volunteer, and whichever is opened beside the list.

use super::{detail, list};
use crate::app::back_on_phone;
use crate::asked::{Asked, asked};
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, PairRow};
use ui::route::arrive;
use ui::t;
use ui::view;

/// Every household that needs a volunteer of its own.
pub fn rows() -> Asked<Vec<PairRow>> {
    asked(
        || Ask::Pairs,
        |answer| match answer {
            Answer::Pairs(rows) => Some(rows),
            _ => None,
        },
    )
}

/// The page.
pub fn page(screen: Memo<Screen>) -> AnyView {
    arrive(t(PAIRS));
    let open = Memo::new(move |_| match screen.get() {
        Screen::Pairs(open) => open,
        _ => None,
    });
    let detail = move || match open.get() {
        None => view! { <p class="soft pair-choose">{t(PAIRS_CHOOSE)}</p> }.into_any(),
        Some(household) => untrack(|| {
            let back = back_on_phone(Screen::Pairs(Some(household)));
            view! { <div class="detail">{back}{detail::page(household)}</div> }.into_any()
        }),
    };
    view! {
        <div class="panes">
            <section class="pane pane-list" aria-label=t(PAIRS)>{list::list(open)}</section>
            <section class="pane pane-detail" aria-live="off">{detail}</section>
        </div>
    }
    .into_any()
}

//! The page: the doors of the next round, and whichever is opened beside the list.

use super::{door, list};
use crate::app::back_on_phone;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ui::route::arrive;
use ui::t;
use ui::view;

/// The page.
pub fn page(screen: Memo<Screen>) -> AnyView {
    arrive(t(ROUNDS));
    let open = Memo::new(move |_| match screen.get() {
        Screen::Rounds(open) => open,
        _ => None,
    });
    let detail = move || match open.get() {
        None => view! { <p class="soft pair-choose">{t(RN_CHOOSE)}</p> }.into_any(),
        Some(household) => untrack(|| {
            let back = back_on_phone(Screen::Rounds(Some(household)));
            view! { <div class="detail">{back}{door::page(household)}</div> }.into_any()
        }),
    };
    view! {
        <div class="panes">
            <section class="pane pane-list" aria-label=t(ROUNDS)>{list::list(open)}</section>
            <section class="pane pane-detail" aria-live="off">{detail}</section>
        </div>
    }
    .into_any()
}

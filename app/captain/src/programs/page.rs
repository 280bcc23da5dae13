//! The page: every program, and whichever is opened beside the list.

use super::{detail, list};
use crate::app::back_on_phone;
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ui::route::arrive;
use ui::t;
use ui::view;

/// The page.
pub fn page(screen: Memo<Screen>) -> AnyView {
    arrive(t(PROGRAMS));
    let open = Memo::new(move |_| match screen.get() {
        Screen::Programs(open) => open,
        _ => None,
    });
    let detail = move || match open.get() {
        None => view! { <p class="soft pair-choose">{t(PG_CHOOSE)}</p> }.into_any(),
        Some(program) => untrack(|| {
            let back = back_on_phone(Screen::Programs(Some(program)));
            view! { <div class="detail">{back}{detail::page(program)}</div> }.into_any()
        }),
    };
    view! {
        <div class="panes">
            <section class="pane pane-list" aria-label=t(PROGRAMS)>{list::list(open)}</section>
            <section class="pane pane-detail" aria-live="off">{detail}</section>
        </div>
    }
    .into_any()
}

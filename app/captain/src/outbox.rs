//! The outbox: what waits its ten seconds, what must be passed on by hand, and what has gone.

use crate::asked::{asked, shown};
use crate::letters::{kind_word, state_tag};
use crate::screen::Screen;
use crate::words::*;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, Letter};
use ui::view;
use ui::{EmptyState, Icon, t, times, use_ui};

/// Most messages shown; older ones are found at their request.
const ROWS_MAX: u32 = 200;

/// The list.
pub fn list(screen: Memo<Screen>) -> AnyView {
    let answer = asked(
        || Ask::Letters { from: 0, count: ROWS_MAX },
        |answer| match answer {
            Answer::Letters(page) => Some(page.rows),
            _ => None,
        },
    );
    shown(answer, move |rows| {
        if rows.is_empty() {
            return view! { <EmptyState mark=Icon::Send title=t(OUTBOX_EMPTY) line=t(OUTBOX_EMPTY_HINT)/> }.into_any();
        }
        let items: Vec<_> = rows.iter().map(|letter| view! { <li>{item(letter, screen)}</li> }).collect();
        view! { <ul class="rows">{items}</ul> }.into_any()
    })
}

fn item(letter: &Letter, screen: Memo<Screen>) -> AnyView {
    let (to, now, at_ms) = (Screen::Outbox(Some(letter.id)), use_ui().now, letter.at_ms);
    let here = move || (screen.get() == to).then_some("true");
    view! {
        <a class="row-link" href=to.href() aria-current=here>
            <span class="row-top">
                <span class="row-title">{letter.to.clone()}</span>
                {state_tag(letter.state)}
            </span>
            <span class="row-line">
                <span class="row-facts"><span>{kind_word(letter.says)}</span><span>{move || times::near(now.get(), at_ms)}</span></span>
            </span>
        </a>
    }
    .into_any()
}

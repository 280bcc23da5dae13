//! In the settings: the phones that are blocked, and hearing one again. Nothing is shown while there are none.

use crate::asked::{asked, shown};
use crate::desk::use_desk;
use crate::words::*;
use domain::Day;
use leptos::prelude::*;
use ports::desk::{Answer, Ask, BlockedRow};
use ui::view;
use ui::{Button, Icon, Weight, fill, t, times, use_ui};

/// The card.
pub fn card() -> AnyView {
    let rows = asked(
        || Ask::Blocked,
        |answer| match answer {
            Answer::Blocked(rows) => Some(rows),
            _ => None,
        },
    );
    shown(rows, |rows| if rows.is_empty() { ().into_any() } else { list(&rows) })
}

fn list(rows: &[BlockedRow]) -> AnyView {
    let rows: Vec<AnyView> = rows.iter().map(row).collect();
    view! {
        <div class="card" id="blocked">
            <h2>{t(BLOCKED_TITLE)}</h2>
            <p class="soft">{t(BLOCKED_LEAD)}</p>
            <ul class="rows">{rows}</ul>
        </div>
    }
    .into_any()
}

fn row(row: &BlockedRow) -> AnyView {
    let (desk, ui, sender) = (use_desk(), use_ui(), row.sender);
    let hear = move || desk.act(ui, Ask::Unblock(sender), t(BLOCKED_HEARD).to_owned(), |_| {});
    view! {
        <li class="row-line">
            <span>{said(row, ui::page::clock())}</span>
            <div class="button-row"><Button label=t(BLOCKED_HEAR) weight=Weight::Secondary mark=Icon::Again on_press=hear/></div>
        </li>
    }
    .into_any()
}

fn said(row: &BlockedRow, now_ms: domain::Millis) -> String {
    let when = times::date(Day::of(now_ms), Day::of(row.since_ms));
    fill(t(BLOCKED_ROW), &[("check", &row.check), ("when", &when)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_which_phone_and_since_when() {
        let row = BlockedRow { sender: [1; 16], check: "01010101".into(), since_ms: 1_795_309_200_000 };
        assert_eq!(said(&row, row.since_ms), "手机 01010101，11月22日拉黑");
    }
}

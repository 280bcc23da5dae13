//! What was noted at a door, newest first.

use super::model::{brought, outcome, promise, sign};
use crate::pairs::day_word;
use crate::words::*;
use domain::Day;
use leptos::prelude::*;
use ports::desk::knocks::KnockRow;
use ui::view;
use ui::{Tag, Tone, fill, t, times, use_ui};

/// Knocks shown at most.
const SHOWN: usize = 30;
/// Days that are said in words.
const DAYS_BACK: u32 = 7;

/// The list.
pub fn list(knocks: &[KnockRow]) -> AnyView {
    let today = Day::of(use_ui().now.get_untracked());
    let items: Vec<_> = knocks.iter().take(SHOWN).map(|row| item(row, today)).collect();
    let none = knocks.is_empty().then(|| view! { <p class="soft">{t(RN_HISTORY_NONE)}</p> });
    view! { <section class="block"><h3>{t(RN_HISTORY)}</h3>{none}<ul class="rows rows-card visits">{items}</ul></section> }
        .into_any()
}

/// By which device it was written down: its name where it has one, never a key alone.
fn by(row: &KnockRow) -> String {
    match (row.by.as_str(), row.this) {
        ("", true) => t(LOOKED_HERE).to_owned(),
        ("", false) => fill(t(DEVICE_NAMELESS), &[("check", &row.check)]),
        (name, _) => name.to_owned(),
    }
}

fn item(row: &KnockRow, today: Day) -> AnyView {
    let knock = &row.knock;
    let back = today.0.saturating_sub(knock.day.0);
    let day = if back < DAYS_BACK { day_word(back) } else { times::date(today, knock.day) };
    let signs = knock.signs.as_signs().map(|one| view! { <Tag words=sign(one) tone=Tone::Amber/> }.into_any());
    let things = knock.brought.as_brought().map(|one| view! { <Tag words=brought(one) tone=Tone::Pine/> }.into_any());
    let tags: Vec<_> = signs.chain(things).collect();
    let tags = (!tags.is_empty()).then(|| view! { <p class="tags">{tags}</p> });
    let about =
        [(!row.met.is_empty()).then(|| row.met.join("、")), Some(by(row)), row.late.then(|| t(RN_LATE).to_owned())];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let next = promise(knock.next, today).map(|words| view! { <p class="soft">{words}</p> });
    let words = (!knock.words.is_empty()).then(|| view! { <p>{knock.words.clone()}</p> });
    view! {
        <li class="visit">
            <p class="row-line"><strong>{day}</strong><span>{outcome(knock.outcome)}</span><span class="soft">{about}</span></p>
            {tags}{words}{next}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::knock::{Knock, Next, Outcome, Ticks};

    #[test]
    fn a_knock_names_the_device_or_this_one_and_never_a_key_alone() {
        let row = |name: &str, this: bool| {
            let (by, check) = (name.to_owned(), "b869".to_owned());
            let knock = Knock {
                day: Day(20_780),
                outcome: Outcome::Met,
                met: vec![],
                signs: Ticks(0),
                brought: Ticks(0),
                next: Next::Nothing,
                words: String::new(),
            };
            super::by(&KnockRow { knock, met: vec![], by, check, this, late: false })
        };
        assert_eq!(row("王站长的平板", true), "王站长的平板");
        assert_eq!(row("", true), "这台设备");
        assert_eq!(row("", false), "设备 b869");
    }
}

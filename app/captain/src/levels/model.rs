//! The levels in words: since when, until when, and how much there is.

use crate::words::*;
use domain::figures::Figures;
use domain::time::DAY_MS;
use domain::{Day, Millis};
use ui::{fill, t, times};

/// So long before it runs out a page says so.
const NEAR_MS: Millis = 14 * DAY_MS;

fn dated(word: ui::Word, now_ms: Millis, at_ms: Millis) -> String {
    fill(t(word), &[("when", &times::date(Day::of(now_ms), Day::of(at_ms)))])
}

/// Since when.
#[must_use]
pub fn since(now_ms: Millis, at_ms: Millis) -> String {
    dated(LEVEL_SINCE, now_ms, at_ms)
}

/// Until when.
#[must_use]
pub fn until(now_ms: Millis, at_ms: Millis) -> String {
    dated(LEVEL_UNTIL, now_ms, at_ms)
}

/// What to do about one above (or below) whose certificate is near its end, or past it.
#[must_use]
pub fn ends(now_ms: Millis, until_ms: Millis, above: bool) -> Option<String> {
    let word = match (above, until_ms <= now_ms) {
        (true, true) => LEVEL_ENDED,
        (true, false) => LEVEL_ENDS,
        (false, true) => LEVEL_BELOW_ENDED,
        (false, false) => LEVEL_BELOW_ENDS,
    };
    (until_ms < now_ms.saturating_add(NEAR_MS)).then(|| dated(word, now_ms, until_ms))
}

/// Figures as one line.
#[must_use]
pub fn figures(figures: &Figures) -> String {
    let Figures { open, overdue, closed, homes, people, captains, .. } = *figures;
    let number = |number: u32| number.to_string();
    fill(
        t(LEVEL_FIGURES),
        &[
            ("open", &number(open)),
            ("late", &number(overdue)),
            ("closed", &number(closed)),
            ("homes", &number(homes)),
            ("people", &number(people)),
            ("captains", &number(captains)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_near_its_end_says_what_to_do_and_one_far_from_it_nothing() {
        let now = 1_795_309_200_000;
        assert_eq!(ends(now, now + NEAR_MS, true), None);
        let near = ends(now, now + 3 * DAY_MS, true).expect("near");
        assert!(near.contains("11月25日") && near.contains("续期"), "{near}");
        let past = ends(now, now - DAY_MS, true).expect("past");
        assert!(past.contains("过期") && past.contains("照常"), "{past}");
        assert!(ends(now, now, false).is_some_and(|said| said.contains("发给他们")));
    }

    #[test]
    fn figures_are_read_in_one_line() {
        let told = Figures { stations: 1, open: 3, overdue: 1, closed: 40, homes: 500, people: 900, captains: 4 };
        assert_eq!(figures(&told), "3 件没办完，其中 1 件过了时间 · 办完 40 件 · 500 户 900 人 · 4 台设备");
    }
}

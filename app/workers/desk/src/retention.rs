//! Retention: how long a message is kept once nothing more is to be done about it.

use crate::host::Host;
use crate::letters::{Kept, Way};
use crate::office::{Change, Office};
use domain::Millis;
use domain::keeping::Sort;
use domain::time::{DAY_MS, HOUR_MS};
use ports::desk::{LetterId, Trouble};
use std::collections::BTreeMap;

/// Most that are kept after they left, the newest.
const KEPT_MAX: usize = 1_000;
/// How often is looked.
const LOOK_MS: Millis = HOUR_MS;

/// Since when nothing more is to be done about a message; `None` while it waits.
fn over_ms(letter: &Kept) -> Option<Millis> {
    match letter.way {
        Way::Sent(at_ms) | Way::Copied(at_ms) | Way::Received(at_ms) => Some(at_ms),
        Way::Undone => Some(letter.at_ms),
        Way::Held { .. } | Way::Posting(_) | Way::Hand | Way::Unanswered { .. } => None,
    }
}

/// Which messages need not be kept any longer.
fn outlived(letters: &BTreeMap<LetterId, Kept>, kept_ms: Millis, now_ms: Millis) -> Vec<LetterId> {
    let over = letters.values().rev().filter_map(|letter| Some((letter.id, over_ms(letter)?)));
    let old =
        |(at, (_, over_ms)): &(usize, (LetterId, Millis))| *at >= KEPT_MAX || over_ms.saturating_add(kept_ms) <= now_ms;
    over.enumerate().filter(old).map(|(_, (id, _))| id).collect()
}

impl<H: Host> Office<H> {
    /// Since when messages are over that are still kept.
    pub fn letters_over(&self) -> impl Iterator<Item = Millis> {
        self.letters.values().filter_map(over_ms)
    }

    /// Drops messages, and whatever else, that have been kept long enough.
    ///
    /// # Errors
    /// The device's trouble; they stay until the next time.
    pub async fn tidy_letters(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        if now_ms < self.tidied_ms.saturating_add(LOOK_MS) {
            return Ok(());
        }
        self.tidied_ms = now_ms;
        let kept_ms = Millis::from(self.kept_days(Sort::Letters)) * DAY_MS;
        let mut change = Change { letters_out: outlived(&self.letters, kept_ms, now_ms), ..Change::default() };
        self.let_go_of_old(&mut change, now_ms);
        self.commit_whole(now_ms, change).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::To;
    use ports::desk::Says;

    const KEPT_MS: Millis = 30 * DAY_MS;

    fn letter(id: LetterId, way: Way) -> (LetterId, Kept) {
        let to = To::Kiosk(1);
        (id, Kept { id, to, says: Says::Counted, request: None, task: None, at_ms: 0, way, slip: Vec::new() })
    }

    #[test]
    fn what_left_a_month_ago_goes_and_what_waits_stays() {
        let way = [Way::Sent(0), Way::Copied(1), Way::Hand, Way::Posting(7), Way::Undone, Way::Sent(9)];
        let letters = (0..).zip(way).map(|(id, way)| letter(id, way)).collect();
        assert!(outlived(&letters, KEPT_MS, KEPT_MS - 1).is_empty());
        assert_eq!(outlived(&letters, KEPT_MS, KEPT_MS), [4, 0]);
        assert_eq!(outlived(&letters, KEPT_MS, KEPT_MS + 9), [5, 4, 1, 0]);
    }

    #[test]
    fn only_the_newest_of_very_many_are_kept() {
        let way = |id| if id % 2 == 0 { Way::Sent(0) } else { Way::Hand };
        let letters = (0..2_006).map(|id| letter(id, way(id))).collect();
        assert_eq!(outlived(&letters, KEPT_MS, 1), [4, 2, 0]);
    }
}

//! The outbox: letters on their way. A letter waits while it can be undone, is sent, tried again with growing pauses
//! while the post fails, and sent again from time to time until a receipt comes: "sent" is not "received".
//!
//! Only state; posting and storing are done by whoever holds it. Each letter is stored as one row under its number.

use domain::Millis;
use domain::time::{DAY_MS, HOUR_MS};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trust::BoxId;

/// How long what a captain sends can be undone.
pub const UNDO_MS: Millis = 10_000;
/// Pause after the first failure; doubles with each further one.
const PAUSE_MS: Millis = 5_000;
/// Longest pause after a failure.
const PAUSE_MS_MAX: Millis = HOUR_MS;
/// A letter without a receipt is given up after this long: by then the server has thrown it away too.
const GIVEN_UP_MS: Millis = 90 * DAY_MS;

/// What a letter is about: the id of a request or task, so that a receipt can be matched.
pub type About = [u8; 16];

/// One slip on its way to one box.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Letter {
    /// Running number in this outbox.
    pub number: u64,
    /// Where to.
    pub to: BoxId,
    /// What it is about.
    pub about: About,
    /// The sealed or openly signed slip.
    pub slip: Vec<u8>,
    /// Whether a receipt is expected.
    pub receipt: bool,
    /// When it was written.
    pub written_ms: Millis,
    /// Not before this: until then it can be undone.
    pub not_before_ms: Millis,
    /// When it is next to be posted.
    pub next_ms: Millis,
    /// Failures since it was last posted.
    pub failures: u32,
    /// How often it was posted.
    pub posted: u32,
    /// When it was last posted.
    pub posted_ms: Option<Millis>,
    /// Why the mailbox will never take it, in words for the console; it then waits for another road.
    pub refused: Option<String>,
}

/// How far a letter has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Can still be undone.
    Undoable,
    /// Waits for the post.
    Waiting,
    /// Posted; no receipt yet.
    Sent,
    /// The mailbox will not take it: copy it into a chat instead.
    Refused,
}

/// Why posting failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Later may help; not before so many milliseconds.
    Later(Millis),
    /// It never will.
    Never(String),
}

/// All letters of one device, in the order of writing.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Outbox {
    letters: BTreeMap<u64, Letter>,
    next: u64,
}

impl Letter {
    /// How far it has come.
    #[must_use]
    pub fn progress(&self, now_ms: Millis) -> Progress {
        match self {
            Self { refused: Some(_), .. } => Progress::Refused,
            Self { posted: 1.., .. } => Progress::Sent,
            Self { not_before_ms, .. } if now_ms < *not_before_ms => Progress::Undoable,
            _ => Progress::Waiting,
        }
    }
}

impl Outbox {
    /// An outbox as it was stored.
    #[must_use]
    pub fn of(letters: impl IntoIterator<Item = Letter>) -> Self {
        let letters: BTreeMap<u64, Letter> = letters.into_iter().map(|letter| (letter.number, letter)).collect();
        let next = letters.last_key_value().map_or(0, |(last, _)| last + 1);
        Self { letters, next }
    }

    /// Puts a letter in; it can be undone for `undo_ms`. Store what comes back before saying "saved".
    pub fn write(
        &mut self,
        to: BoxId,
        about: About,
        slip: Vec<u8>,
        receipt: bool,
        now_ms: Millis,
        undo_ms: Millis,
    ) -> &Letter {
        let number = self.next;
        self.next += 1;
        let not_before_ms = now_ms.saturating_add(undo_ms);
        let letter = Letter {
            number,
            to,
            about,
            slip,
            receipt,
            written_ms: now_ms,
            not_before_ms,
            next_ms: not_before_ms,
            failures: 0,
            posted: 0,
            posted_ms: None,
            refused: None,
        };
        self.letters.entry(number).or_insert(letter)
    }

    /// Takes a letter back while it has not been posted. `None` when it is too late.
    pub fn undo(&mut self, number: u64, now_ms: Millis) -> Option<Letter> {
        let undoable = self.letters.get(&number).is_some_and(|letter| letter.progress(now_ms) == Progress::Undoable);
        undoable.then(|| self.letters.remove(&number)).flatten()
    }

    /// The letters to post now.
    #[must_use]
    pub fn due(&self, now_ms: Millis) -> Vec<Letter> {
        let due = |letter: &&Letter| letter.refused.is_none() && letter.next_ms <= now_ms;
        self.letters.values().filter(due).cloned().collect()
    }

    /// When the next letter is due; `None` when nothing waits.
    #[must_use]
    pub fn next_ms(&self) -> Option<Millis> {
        self.letters.values().filter(|letter| letter.refused.is_none()).map(|letter| letter.next_ms).min()
    }

    /// Notes that a letter was posted. `Some`: store it again; `None`: it is finished, remove it.
    pub fn posted(&mut self, number: u64, now_ms: Millis) -> Option<&Letter> {
        let letter = self.letters.get_mut(&number)?;
        letter.posted += 1;
        letter.posted_ms = Some(now_ms);
        letter.failures = 0;
        letter.next_ms = now_ms.saturating_add(again_after(letter.posted));
        if !letter.receipt || now_ms >= letter.written_ms.saturating_add(GIVEN_UP_MS) {
            self.letters.remove(&number);
        }
        self.letters.get(&number)
    }

    /// Notes that posting failed; store what comes back.
    pub fn failed(&mut self, number: u64, why: Failure, now_ms: Millis) -> Option<&Letter> {
        let letter = self.letters.get_mut(&number)?;
        match why {
            Failure::Later(wait_ms) => {
                let pause_ms = (PAUSE_MS << letter.failures.min(20)).min(PAUSE_MS_MAX);
                letter.next_ms = now_ms.saturating_add(pause_ms.max(wait_ms));
                letter.failures += 1;
            }
            Failure::Never(why) => letter.refused = Some(why),
        }
        Some(letter)
    }

    /// A receipt for what the letters are about has come: takes them out. Remove them from the store too.
    pub fn received(&mut self, about: About) -> Vec<Letter> {
        let posted = |letter: &Letter| letter.about == about && letter.posted > 0;
        let done: Vec<Letter> = self.letters.values().filter(|letter| posted(letter)).cloned().collect();
        for letter in &done {
            self.letters.remove(&letter.number);
        }
        done
    }

    /// Takes one letter out, whatever its state: it went by another road.
    pub fn remove(&mut self, number: u64) -> Option<Letter> {
        self.letters.remove(&number)
    }

    /// The network is back, or someone looks: what failed before is due at once.
    pub fn hurry(&mut self, now_ms: Millis) {
        for letter in self.letters.values_mut().filter(|letter| letter.failures > 0) {
            letter.next_ms = now_ms;
        }
    }

    /// The letters, in the order of writing.
    pub fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.letters.values()
    }
}

/// Pauses between one posting and the next while no receipt comes.
fn again_after(posted: u32) -> Millis {
    match posted {
        0 | 1 => DAY_MS,
        2 => 3 * DAY_MS,
        _ => 7 * DAY_MS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TO: BoxId = BoxId([1; 16]);
    const ABOUT: About = [2; 16];

    fn outbox() -> Outbox {
        let mut outbox = Outbox::default();
        outbox.write(TO, ABOUT, b"slip".to_vec(), true, 1_000, UNDO_MS);
        outbox
    }

    #[test]
    fn a_captain_has_ten_seconds_to_undo() {
        let mut early = outbox();
        assert!(early.due(10_999).is_empty());
        assert!(early.undo(0, 10_999).is_some() && early.letters().next().is_none());
        let mut late = outbox();
        assert_eq!(late.due(11_000).len(), 1);
        assert!(late.undo(0, 11_000).is_none());
    }

    #[test]
    fn a_letter_is_sent_again_until_its_receipt_comes() {
        let mut outbox = outbox();
        assert!(outbox.received(ABOUT).is_empty());
        assert_eq!(outbox.posted(0, 20_000).map(|letter| letter.progress(20_000)), Some(Progress::Sent));
        assert!(outbox.due(20_000 + DAY_MS - 1).is_empty());
        assert_eq!(outbox.due(20_000 + DAY_MS).len(), 1);
        assert_eq!(outbox.received([9; 16]).len(), 0);
        assert_eq!(outbox.received(ABOUT).len(), 1);
        assert_eq!(outbox.next_ms(), None);
    }

    #[test]
    fn pauses_grow_while_the_post_fails_and_end_when_the_network_is_back() {
        let mut outbox = outbox();
        let mut pauses = Vec::new();
        for _ in 0..12 {
            let letter = outbox.failed(0, Failure::Later(0), 0).unwrap();
            pauses.push(letter.next_ms / 1_000);
        }
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]);
        assert_eq!(outbox.failed(0, Failure::Later(7_200_000), 0).unwrap().next_ms, 7_200_000);
        outbox.hurry(30_000);
        assert_eq!(outbox.due(30_000).len(), 1);
    }

    #[test]
    fn what_the_mailbox_will_never_take_waits_for_another_road() {
        let mut outbox = outbox();
        let refused = outbox.failed(0, Failure::Never("too large".into()), 0).unwrap();
        assert_eq!(refused.progress(0), Progress::Refused);
        assert!(outbox.due(Millis::MAX).is_empty());
        assert!(outbox.remove(0).is_some());
    }

    #[test]
    fn an_outbox_comes_back_from_the_store_as_it_was() {
        let mut outbox = outbox();
        outbox.write(TO, ABOUT, b"another".to_vec(), false, 2_000, 0);
        assert_eq!(Outbox::of(outbox.letters().cloned()), outbox);
        assert_eq!(outbox.posted(1, 3_000), None);
    }
}

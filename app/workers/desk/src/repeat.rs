//! Repeat: "sent" is not "received", so what a letter says is posted again, the same bytes each time, until whoever has
//! it answers, or it is no longer so, or it has been posted often enough.

use crate::host::Host;
use crate::letters::{Kept, Way};
use crate::office::{Change, Office};
use domain::task::TaskStage;
use domain::time::DAY_MS;
use domain::{Millis, RequestId, TaskId};
use ports::desk::{Says, Trouble};

/// Most times the same letter is posted.
pub const POSTINGS_MAX: u32 = 4;
/// So long after a letter first left it is not posted again, however silent the mailbox was.
const REPEATED_MS: Millis = 30 * DAY_MS;

/// Whether letters of this sort are posted until something comes back. A kiosk asks again by itself.
#[must_use]
pub fn is_repeated(says: Says) -> bool {
    says != Says::Counted
}

impl<H: Host> Office<H> {
    /// Ends the repeating of what is no longer so, or was left over when the mailbox was silent for very long.
    ///
    /// # Errors
    /// The device's trouble; it ends the next time.
    pub async fn end_outdated(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        let due: Vec<u64> = self.outbox.due(now_ms).iter().map(|letter| letter.number).collect();
        let mut change = Change::default();
        for letter in self.letters.values() {
            let Way::Unanswered { number, at_ms } = letter.way else { continue };
            let too_old = at_ms.saturating_add(REPEATED_MS) <= now_ms;
            if too_old || due.contains(&number) && !self.still_so(letter) {
                change.letters.push(Kept { way: Way::Sent(at_ms), ..letter.clone() });
                change.posting_out.push(number);
            }
        }
        self.commit(now_ms, change).await
    }

    /// Whether what a letter says is still so.
    fn still_so(&self, letter: &Kept) -> bool {
        let stage = letter.task.and_then(|task| self.ledger().task(task)).map(|task| task.stage);
        match letter.says {
            Says::Offer => stage == Some(TaskStage::Offered),
            Says::Details => stage == Some(TaskStage::Agreed),
            Says::CallOff => stage == Some(TaskStage::Off),
            // Each names the one before, so a phone wants them all.
            Says::Progress => true,
            Says::Counted => false,
        }
    }

    /// A resident has said something about a request: they have read what they were told.
    pub fn resident_heard(&self, request: RequestId, change: &mut Change, now_ms: Millis) {
        self.heard(change, now_ms, |letter| letter.says == Says::Progress && letter.request == Some(request));
    }

    /// A helper has said something about a task: they have what was sent about it before.
    pub fn helper_heard(&self, task: TaskId, change: &mut Change, now_ms: Millis) {
        self.heard(change, now_ms, |letter| letter.says != Says::Progress && letter.task == Some(task));
    }

    fn heard(&self, change: &mut Change, now_ms: Millis, of: impl Fn(&Kept) -> bool) {
        for letter in self.letters.values().filter(|letter| of(letter)) {
            let Way::Unanswered { number, .. } = letter.way else { continue };
            change.posting_out.push(number);
            change.letters.push(Kept { way: Way::Received(now_ms), ..letter.clone() });
        }
    }
}

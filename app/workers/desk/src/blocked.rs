//! Blocked phones: which they are, and hearing one again. What one sent meanwhile is gone.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::undo::Back;
use domain::Millis;
use journal::vocabulary::subject;
use journal::{Subject, Undo};
use ports::desk::{Answer, BlockedRow, SenderId, Trouble};
use std::cmp::Reverse;

impl<H: Host> Office<H> {
    /// The phones that are blocked.
    #[must_use]
    pub fn blocked(&self) -> Answer {
        let row = |(sender, since_ms): (Subject, Millis)| {
            let check = sender.id[..4].iter().map(|byte| format!("{byte:02x}")).collect();
            BlockedRow { sender: sender.id, check, since_ms }
        };
        let mut rows: Vec<BlockedRow> = self.ledger().blocked().map(row).collect();
        rows.sort_by_key(|row| (Reverse(row.since_ms), row.sender));
        Answer::Blocked(rows)
    }

    /// Hears a blocked phone again.
    ///
    /// # Errors
    /// `Unknown` when it is not blocked, or the device's trouble.
    pub async fn unblock(&mut self, sender: SenderId, now_ms: Millis) -> Result<Answer, Trouble> {
        let sender = Subject { kind: subject::SENDER, id: sender };
        if !self.ledger().blocked().any(|(blocked, _)| blocked == sender) {
            return Err(Trouble::Unknown);
        }
        let (place, mut change) = (self.keys.place, Change::default());
        let ((), ops) = self.act(|act| {
            act.unblock_sender(sender);
        });
        let back = Back::Fields(place, Undo::of(self.ledger(), &ops));
        change.say(place, ops);
        self.carry_out(now_ms, change, vec![back], None).await
    }
}

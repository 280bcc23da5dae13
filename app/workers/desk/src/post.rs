//! The post: letters that are due leave, and what lies in the station's own box comes in. The network is never waited
//! for while somebody holds the desk's turn.

use crate::host::Host;
use crate::letters::{Kept, Way};
use crate::office::{Change, Office};
use courier::mailbox::Seen;
use courier::outbox::{Failure, Letter};
use device::delivery::Found;
use device::post::PostError;
use domain::{Day, Millis};
use ports::desk::{Arrival, LetterId, Mailbox, Trouble};

impl<H: Host> Office<H> {
    /// Takes letters whose time has come to the outbox, and says what is to be posted now.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn letters_due(&mut self, now_ms: Millis) -> Result<Vec<Letter>, Trouble> {
        let due = |letter: &&Kept| matches!(letter.way, Way::Held { until_ms, .. } if until_ms <= now_ms);
        let ids: Vec<LetterId> = self.letters.values().filter(due).map(|letter| letter.id).collect();
        for id in ids {
            self.hand_to_post(id, now_ms).await?;
        }
        self.tidy_letters(now_ms).await?;
        Ok(self.outbox.due(now_ms))
    }

    async fn hand_to_post(&mut self, id: LetterId, now_ms: Millis) -> Result<(), Trouble> {
        let Some(mut letter) = self.letters.get(&id).cloned() else { return Ok(()) };
        let Way::Held { to, .. } = letter.way else { return Ok(()) };
        let mut change = Change::default();
        self.put_into_words(&mut letter, &mut change, now_ms);
        let mut outbox = self.outbox.clone();
        if letter.slip.is_empty() {
            letter.way = Way::Undone;
        } else if self.has_mailbox() {
            let about = letter.request.map_or([0; 16], |request| request.0);
            let posted = outbox.write(to, about, letter.slip.clone(), false, now_ms, 0);
            change.rows = Self::posting_rows(&[(posted.number, Some(posted))]);
            letter.way = Way::Posting(posted.number);
        } else {
            letter.way = Way::Hand;
        }
        change.letters.push(letter);
        self.commit(now_ms, change).await?;
        self.outbox = outbox;
        Ok(())
    }

    /// Notes what became of a posted letter. What the mailbox will not take has to be copied by hand.
    ///
    /// # Errors
    /// The device's trouble; the letter will be posted again, which does no harm.
    pub async fn posted(&mut self, number: u64, result: Result<(), PostError>, now_ms: Millis) -> Result<(), Trouble> {
        self.heard_from_mailbox(result.as_ref().err(), now_ms);
        let way = match &result {
            Ok(()) => Some(Way::Sent(now_ms)),
            Err(why) if why.passes() => None,
            Err(_) => Some(Way::Hand),
        };
        let wait_ms = match result {
            Err(PostError::Flood { retry_after_s }) => Millis::from(retry_after_s) * 1_000,
            _ => 0,
        };
        let (mut change, mut outbox) = (Change::default(), self.outbox.clone());
        if let Some(way) = way {
            outbox.remove(number);
            let ours = self.letters.values().find(|letter| letter.way == Way::Posting(number)).cloned();
            change.letters.extend(ours.map(|letter| Kept { way, ..letter }));
            change.rows = Self::posting_rows(&[(number, None)]);
        } else {
            let standing = outbox.failed(number, Failure::Later(wait_ms), now_ms);
            change.rows = Self::posting_rows(&[(number, standing)]);
        }
        self.commit(now_ms, change).await?;
        self.outbox = outbox;
        Ok(())
    }

    /// Remembers how the mailbox was.
    pub fn heard_from_mailbox(&mut self, error: Option<&PostError>, now_ms: Millis) {
        self.mailbox = match (error, self.mailbox) {
            (Some(PostError::Offline), Mailbox::Silent { since_ms }) => Mailbox::Silent { since_ms },
            (Some(PostError::Offline), _) => Mailbox::Silent { since_ms: now_ms },
            (Some(PostError::Refused(_)), _) => Mailbox::None,
            _ => Mailbox::Reachable,
        };
    }

    /// What counts as seen for the next look: slips that are held back need not be fetched again.
    #[must_use]
    pub fn seen_for_now(&self) -> Seen {
        let mut seen = self.seen.clone();
        self.held_back.iter().for_each(|(day, name)| seen.mark(*day, *name));
        seen
    }

    /// Takes in what was found in the box. What could not be written stays there.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn take_found(&mut self, found: Found, now_ms: Millis) -> Result<Vec<Arrival>, Trouble> {
        // A host without a mailbox also says that nothing is there.
        if found.trouble.is_some() || !found.listed.is_empty() || self.mailbox != Mailbox::None {
            self.heard_from_mailbox(found.trouble.as_ref(), now_ms);
        }
        let held_back = self.held_back.len();
        let (whole, mut arrivals, mut seen) = (found.is_whole(), Vec::new(), self.seen.clone());
        for slip in found.slips {
            match self.take_from_mailbox(&slip.bytes, now_ms).await? {
                Some(Arrival::HeldBack { .. }) => {
                    self.held_back.insert((slip.day, slip.name));
                    continue;
                }
                arrival => arrivals.extend(arrival),
            }
            seen.mark(slip.day, slip.name);
        }
        if whole && self.held_back.is_empty() {
            seen.round(&found.listed, Day::of(now_ms));
        }
        if seen != self.seen {
            self.commit(now_ms, Change { seen: Some(seen), ..Change::default() }).await?;
        }
        if self.held_back.len() > held_back {
            arrivals.push(Arrival::HeldBack { count: u32::try_from(self.held_back.len()).unwrap_or(u32::MAX) });
        }
        Ok(arrivals)
    }
}

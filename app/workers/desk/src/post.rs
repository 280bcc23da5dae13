//! The post: letters that are due leave, and what lies in the station's own box comes in. The network is never waited
//! for while somebody holds the desk's turn.

use crate::host::Host;
use crate::letters::{Kept, To, Way};
use crate::office::{Change, Office};
use crate::repeat::{POSTINGS_MAX, is_repeated};
use courier::mailbox::Seen;
use courier::outbox::Letter;
use courier::slip;
use device::delivery::{Found, failure};
use device::post::PostError;
use domain::{Day, Millis};
use journal::Subject;
use ports::desk::{Arrival, LetterId, Mailbox, Trouble};

impl<H: Host> Office<H> {
    /// Takes letters whose time has come to the outbox, and says what is to be posted now.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn letters_due(&mut self, now_ms: Millis) -> Result<Vec<Letter>, Trouble> {
        self.hand_over_letters(now_ms, now_ms).await?;
        self.end_outdated(now_ms).await?;
        self.tidy_letters(now_ms).await?;
        Ok(self.outbox.due(now_ms))
    }

    /// Takes letters that rest until then to the outbox.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn hand_over_letters(&mut self, until: Millis, now_ms: Millis) -> Result<(), Trouble> {
        let due = |letter: &&Kept| matches!(letter.way, Way::Held { until_ms, .. } if until_ms <= until);
        let ids: Vec<LetterId> = self.letters.values().filter(due).map(|letter| letter.id).collect();
        for id in ids {
            self.hand_to_post(id, now_ms).await?;
        }
        Ok(())
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
            let receipt = is_repeated(letter.says);
            let slip = self.under_cover(&letter);
            let posted = outbox.write(to, about, slip, receipt, now_ms, 0);
            change.rows.push(Self::posting_row(posted));
            letter.way = Way::Posting(posted.number);
        } else {
            letter.way = Way::Hand;
        }
        change.letters.push(letter);
        self.commit(now_ms, change).await?;
        self.outbox = outbox;
        Ok(())
    }

    /// A letter as it lies in the mailbox. What stays open, for whomever it is passed on to by hand, is sealed there: the
    /// box is that one phone's, and whoever keeps the mailbox need not read along, or answer in somebody's place.
    fn under_cover(&mut self, letter: &Kept) -> Vec<u8> {
        let phone = match letter.to {
            To::Helper(person) => self.ledger().phone(Subject::person(person)),
            To::Asker(_) | To::Kiosk(_) => None,
        };
        let sealed = phone
            .zip(slip::open_open(&letter.slip).ok())
            .and_then(|(phone, opened)| slip::seal(&mut self.draw, &self.keys.sign, &phone.seal, &opened.body).ok());
        sealed.unwrap_or_else(|| letter.slip.clone())
    }

    /// Notes what became of a posted letter. What the mailbox will not take has to be copied by hand, unless it was in
    /// there before.
    ///
    /// # Errors
    /// The device's trouble; the letter will be posted again, which does no harm.
    pub async fn posted(&mut self, number: u64, result: Result<(), PostError>, now_ms: Millis) -> Result<(), Trouble> {
        self.heard_from_mailbox(result.as_ref().err(), now_ms);
        let (mut change, mut outbox) = (Change::default(), self.outbox.clone());
        let ours = self.letters.values().find(|letter| letter.number_in_post() == Some(number)).cloned();
        let first = ours.as_ref().is_none_or(|letter| matches!(letter.way, Way::Posting(_)));
        let standing = match &result {
            Ok(()) => outbox.posted(number, now_ms),
            Err(PostError::Refused(_)) if first => None,
            Err(why) => outbox.failed(number, failure(why), now_ms),
        };
        let going_on = |standing: &&Letter| standing.refused.is_none() && standing.posted < POSTINGS_MAX;
        let standing = standing.filter(going_on).cloned();
        match &standing {
            Some(standing) => change.rows.push(Self::posting_row(standing)),
            None => {
                outbox.remove(number);
                change.posting_out.push(number);
            }
        }
        let way = |letter: &Kept| match (letter.way, result.is_ok(), standing.is_some()) {
            (Way::Posting(_), true, true) => Way::Unanswered { number, at_ms: now_ms },
            (Way::Posting(_), true, false) => Way::Sent(now_ms),
            (Way::Posting(_), false, false) => Way::Hand,
            (Way::Unanswered { at_ms, .. }, _, false) => Way::Sent(at_ms),
            (way, ..) => way,
        };
        change.letters.extend(ours.map(|letter| Kept { way: way(&letter), ..letter }));
        self.commit(now_ms, change).await?;
        self.outbox = outbox;
        Ok(())
    }

    /// Remembers how the mailbox was.
    pub fn heard_from_mailbox(&mut self, error: Option<&PostError>, now_ms: Millis) {
        self.mailbox = match (error, self.mailbox) {
            (Some(PostError::Offline | PostError::Broken(_)), Mailbox::Silent { since_ms }) => {
                Mailbox::Silent { since_ms }
            }
            (Some(PostError::Offline | PostError::Broken(_)), _) => Mailbox::Silent { since_ms: now_ms },
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
            let silent = matches!(self.mailbox, Mailbox::Silent { .. });
            self.heard_from_mailbox(found.trouble.as_ref(), now_ms);
            if silent && self.mailbox == Mailbox::Reachable {
                // It answers again: what failed before need not wait out its pause.
                self.outbox.hurry(now_ms);
            }
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
            if self.is_ahead() {
                // It is read again, and then goes on with what is still there.
                return Ok(arrivals);
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

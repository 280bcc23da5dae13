//! Letters: the desk's messages on their way out. What goes by post waits its ten seconds here first and is then given
//! to the courier's outbox; what has no such road waits to be copied.
//!
//! How a request stands is put into words only when its letter leaves, so that what is told is what is true then, and
//! several acts in ten seconds make one message.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::short::picture;
use courier::outbox::UNDO_MS;
use courier::{Body, code, slip};
use domain::request::Channel;
use domain::{Millis, PersonId, RequestId, TaskId};
use journal::{Phone, Subject};
use ports::desk::{Answer, Letter, LetterId, LetterState, Mailbox, Mode, Page, Road, Says, Trouble};
use serde::{Deserialize, Serialize};
use trust::BoxId;

/// To whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum To {
    /// A helper.
    Helper(PersonId),
    /// Whoever asked.
    Asker(RequestId),
    /// A kiosk.
    Kiosk(u32),
}

/// How a letter goes, and how far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Way {
    /// To this box, not before then.
    Held {
        /// The box.
        to: BoxId,
        /// Until then it can be undone.
        until_ms: Millis,
    },
    /// In the courier's outbox, under this number.
    Posting(u64),
    /// In the mailbox since then.
    Sent(Millis),
    /// To be copied by hand.
    Hand,
    /// Passed on by hand then.
    Copied(Millis),
    /// Taken back.
    Undone,
    /// In the mailbox since then, and posted again by the courier's outbox until something comes back.
    Unanswered {
        /// Its number there.
        number: u64,
        /// When it first left.
        at_ms: Millis,
    },
    /// Something came back then: whoever it was for has it.
    Received(Millis),
}

/// One message as it is stored. It names people by id only.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Its number.
    pub id: LetterId,
    /// To whom.
    pub to: To,
    /// What sort of message.
    pub says: Says,
    /// About which request.
    pub request: Option<RequestId>,
    /// About which task.
    pub task: Option<TaskId>,
    /// When it was written.
    pub at_ms: Millis,
    /// How it goes.
    pub way: Way,
    /// The slip; empty for a progress message that has not left.
    pub slip: Vec<u8>,
}

impl Kept {
    /// Whether it still wants something: to be sent, or to be copied.
    #[must_use]
    pub fn waits(&self) -> bool {
        matches!(self.way, Way::Held { .. } | Way::Posting(_) | Way::Hand)
    }

    /// Its number in the courier's outbox, while it is there.
    #[must_use]
    pub fn number_in_post(&self) -> Option<u64> {
        match self.way {
            Way::Posting(number) | Way::Unanswered { number, .. } => Some(number),
            _ => None,
        }
    }
}

impl<H: Host> Office<H> {
    /// A new letter. It goes by post when the receiver's phone is known and there is a mailbox.
    pub fn letter(&self, change: &Change, to: To, says: Says, phone: Option<Phone>, now_ms: Millis) -> Kept {
        let last = self.letters.keys().next_back().copied().max(change.letters.iter().map(|letter| letter.id).max());
        let way = match phone.filter(|_| self.mailbox != Mailbox::None) {
            Some(phone) => Way::Held { to: phone.folder, until_ms: now_ms + UNDO_MS },
            None => Way::Hand,
        };
        let id = last.map_or(0, |last| last + 1);
        Kept { id, to, says, request: None, task: None, at_ms: now_ms, way, slip: Vec::new() }
    }

    /// Tells whoever asked how the request stands, if their phone is known; `wait` leaves the captain ten seconds.
    pub fn tell_asker(&self, change: &mut Change, request: RequestId, now_ms: Millis, wait: bool) {
        let Some(phone) = self.ledger().phone(Subject::request(request)) else { return };
        if self.asker_is_gone(request) {
            return;
        }
        if self.ledger().request(request).is_some_and(|request| request.channel == Channel::Kiosk) {
            // The phone behind it is the kiosk, which shows nobody's affairs.
            return;
        }
        self.tell_phone(change, request, phone, now_ms, wait);
    }

    /// The same for a request that this very change files.
    pub fn tell_phone(&self, change: &mut Change, request: RequestId, phone: Phone, now_ms: Millis, wait: bool) {
        let pending = |letter: &&Kept| {
            letter.says == Says::Progress && letter.request == Some(request) && letter.slip.is_empty() && letter.waits()
        };
        if self.letters.values().chain(&change.letters).any(|letter| pending(&letter)) {
            return;
        }
        let mut letter = self.letter(change, To::Asker(request), Says::Progress, Some(phone), now_ms);
        letter.request = Some(request);
        if let (Way::Held { to, .. }, false) = (letter.way, wait) {
            letter.way = Way::Held { to, until_ms: now_ms };
        }
        change.letters.push(letter);
    }

    /// Writes what a letter says, if that was left until now; `None` when there is nothing to write.
    pub fn put_into_words(&mut self, letter: &mut Kept, change: &mut Change, now_ms: Millis) -> Option<()> {
        match (letter.says, letter.to) {
            _ if !letter.slip.is_empty() => None,
            (Says::Progress, _) => self.write_progress(letter, change, now_ms),
            (Says::Counted, To::Kiosk(number)) => {
                letter.slip = self.counted(number, None, now_ms)?;
                Some(())
            }
            _ => None,
        }
    }

    /// Writes what a progress letter says, at last, and notes that it was said.
    fn write_progress(&mut self, letter: &mut Kept, change: &mut Change, now_ms: Millis) -> Option<()> {
        let request = letter.request?;
        let phone = self.ledger().phone(Subject::request(request))?;
        let (body, number) = self.progress(request, now_ms)?;
        letter.slip = slip::seal(&mut self.draw, &self.keys.sign, &phone.seal, &Body::Progress(body.clone())).ok()?;
        let digest = slip::digest(&Body::Progress(body));
        let ((), ops) = self.act(|act| {
            act.note_progress(request, number, digest);
        });
        change.say(self.log_of(Subject::request(request)), ops);
        Some(())
    }

    /// What waits, what went, and what must be copied, newest first.
    #[must_use]
    pub fn letters_page(&self, from: u32, count: u32) -> Answer {
        let rows = self.letters.values().rev().skip(from as usize).take(count as usize);
        let rows = rows.map(|letter| self.letter_view(letter)).collect();
        Answer::Letters(Page { rows, from, total: u32::try_from(self.letters.len()).unwrap_or(u32::MAX) })
    }

    /// One message in full. One that must be copied is put into words now.
    ///
    /// # Errors
    /// When it is unknown, or cannot be stored.
    pub async fn letter_in_full(&mut self, id: LetterId, now_ms: Millis) -> Result<Answer, Trouble> {
        let mut letter = self.letters.get(&id).cloned().ok_or(Trouble::Unknown)?;
        let mut change = Change::default();
        if letter.way == Way::Hand && self.put_into_words(&mut letter, &mut change, now_ms).is_some() {
            change.letters.push(letter.clone());
            self.commit(now_ms, change).await?;
        }
        let mut view = self.letter_view(&letter);
        let link = self.link_for(&letter);
        view.text = code::message(&self.sentence(&letter), &link, &letter.slip)
            .filter(|_| !letter.slip.is_empty())
            .unwrap_or_default();
        view.picture = code::write(&letter.slip)
            .filter(|_| !letter.slip.is_empty())
            .and_then(|code| picture(&if link.is_empty() { code } else { format!("{link}#{code}") }));
        Ok(Answer::Letter(Box::new(view)))
    }

    /// The captain passed it on by hand; nothing more will be posted.
    ///
    /// # Errors
    /// When it is unknown, or cannot be stored.
    pub async fn mark_copied(&mut self, id: LetterId, now_ms: Millis) -> Result<Answer, Trouble> {
        let mut letter = self.letters.get(&id).cloned().ok_or(Trouble::Unknown)?;
        let mut change = Change::default();
        change.posting_out.extend(letter.number_in_post());
        letter.way = Way::Copied(now_ms);
        change.letters.push(letter);
        self.commit(now_ms, change).await?;
        Ok(Answer::Done)
    }

    /// A letter as a list shows it.
    #[must_use]
    pub fn letter_view(&self, letter: &Kept) -> Letter {
        let (to, telephone) = self.addressee(letter.to);
        let posting = |number| self.outbox.letters().find(|posted| posted.number == number);
        let state = match letter.way {
            Way::Held { until_ms, .. } => LetterState::Waiting { until_ms },
            Way::Posting(number) => match posting(number) {
                Some(posted) => LetterState::Sending { tries: posted.failures },
                None => LetterState::Sent { at_ms: letter.at_ms },
            },
            Way::Sent(at_ms) | Way::Unanswered { at_ms, .. } => LetterState::Sent { at_ms },
            Way::Received(at_ms) => LetterState::Received { at_ms },
            Way::Hand => LetterState::ToCopy,
            Way::Copied(at_ms) => LetterState::Copied { at_ms },
            Way::Undone => LetterState::Undone,
        };
        let by_hand = matches!(letter.way, Way::Hand | Way::Copied(_) | Way::Undone);
        Letter {
            id: letter.id,
            to,
            telephone,
            request: letter.request,
            task: letter.task,
            says: letter.says,
            road: if by_hand { Road::Hand } else { Road::Mailbox },
            state,
            at_ms: letter.at_ms,
            text: String::new(),
            picture: None,
        }
    }

    fn addressee(&self, to: To) -> (String, String) {
        let person = |id| {
            let row = self.roll.entry(id).map(|entry| &entry.row);
            let name = row.map(|row| format!("{} {}", row.name, row.plate)).unwrap_or_default();
            (name.trim().to_owned(), row.map(|row| row.telephone.clone()).unwrap_or_default())
        };
        match to {
            To::Helper(id) => person(id),
            To::Asker(request) => {
                self.ledger().request(request).map(|request| person(request.person)).unwrap_or_default()
            }
            To::Kiosk(number) => {
                (self.ledger().kiosk(number).map(|kiosk| kiosk.name).unwrap_or_default(), String::new())
            }
        }
    }

    /// The link before the code: to the receiver's phone, in the sample as the receiver. None to a kiosk, where a message
    /// is pasted and never tapped.
    fn link_for(&self, letter: &Kept) -> String {
        let person = match letter.to {
            To::Helper(id) => Some(id),
            To::Asker(request) => self.ledger().request(request).map(|request| request.person),
            To::Kiosk(_) => return String::new(),
        };
        let acted = person.filter(|_| self.mode == Mode::Sample).and_then(|person| self.act_as_link(person));
        acted.unwrap_or_else(|| self.base_url.clone())
    }

    /// What the message says to a person who reads it in a chat.
    fn sentence(&self, letter: &Kept) -> String {
        let station = self.ledger().station();
        let (name, captain) = station.map(|station| (station.name, station.captain)).unwrap_or_default();
        match letter.says {
            Says::Offer => format!("【{name}】{captain}:有邻居想请您帮个忙,点开看看,愿意就点“我愿意”。"),
            Says::Details => format!("【{name}】{captain}:谢谢您!去谁家、做什么,点开就看到。"),
            Says::Progress => format!("【{name}】{captain}:您的诉求有新进展,点开看看。"),
            Says::Counted => format!("【{name}】助餐点回执。"),
            Says::CallOff => format!("【{name}】{captain}:上次想请您帮的忙,现在不用了,谢谢您!是哪一件,点开就看到。"),
        }
    }
}

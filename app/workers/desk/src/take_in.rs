//! Taking in: slips from a pasted text or from the mailbox become part of the ledger, each on its own.

use crate::host::Host;
use crate::judge::{Deed, InOrder, of_code};
use crate::office::{Change, Office};
use crate::tray::Waiting;
use courier::body::{AnswerBody, DoneBody, FollowAct, FollowBody};
use courier::code;
use domain::Millis;
use domain::consent::Purpose;
use domain::request::Channel;
use domain::task::{Task, TaskStage};
use journal::acts::Accepted;
use journal::{Phone, Subject};
use ports::desk::{Answer, Arrival, Taken, Trouble};
use trust::{Digest, SigningPublic};

/// Most codes looked at in one pasted text.
const CODES_MAX: usize = 50;

impl<H: Host> Office<H> {
    /// What each code in a text is; nothing is taken in.
    #[must_use]
    pub fn preview(&self, text: &str) -> Answer {
        let look = |found: Result<Vec<u8>, _>| match found.map_err(of_code).and_then(|bytes| self.judge(&bytes)) {
            Ok(InOrder { deed: Deed::File { body, known: false, .. }, .. }) => Taken::Waits(self.hint_of(&body)),
            Ok(slip) => self.told(&slip, self.meals_in(&slip)),
            Err(taken) => taken,
        };
        Answer::Taken(one_at_least(code::find_all(text).into_iter().take(CODES_MAX).map(look).collect()))
    }

    /// Takes in every slip in a text. Pasting is the captain's yes to a new sender.
    ///
    /// # Errors
    /// The device's trouble; slips before that are in, the rest can be pasted again.
    pub async fn take_in(&mut self, text: &str, now_ms: Millis) -> Result<Answer, Trouble> {
        let mut taken = Vec::new();
        for found in code::find_all(text).into_iter().take(CODES_MAX) {
            taken.push(match found.map_err(of_code).and_then(|bytes| self.judge(&bytes)) {
                Ok(slip) => self.carry_in(slip, now_ms).await?,
                Err(taken) => taken,
            });
            if self.is_ahead() {
                break;
            }
        }
        Ok(Answer::Taken(one_at_least(taken)))
    }

    /// Takes in one slip from the mailbox. `None`: nothing to tell; it may be forgotten.
    ///
    /// # Errors
    /// The device's trouble; the slip stays in the mailbox.
    pub async fn take_from_mailbox(&mut self, bytes: &[u8], now_ms: Millis) -> Result<Option<Arrival>, Trouble> {
        match self.judge(bytes) {
            Ok(InOrder { id, signer, deed: Deed::File { body, known: false, old_key } }) => {
                self.put_in_tray(Waiting { id: id.0, signer, body: *body, old_key, came_ms: now_ms }, now_ms).await
            }
            Ok(slip) => Ok(Some(Arrival::Taken(self.carry_in(slip, now_ms).await?))),
            Err(Taken::Newer) => self.keep_aside(bytes, now_ms).await,
            Err(_) => Ok(None),
        }
    }

    async fn put_in_tray(&mut self, waiting: Waiting, now_ms: Millis) -> Result<Option<Arrival>, Trouble> {
        let blocked = self.ledger().sender(&waiting.signer);
        let blocked = blocked.is_some_and(|sender| sender.standing == journal::facts::Standing::Blocked);
        let there = self.tray.values().any(|other| other.body.id == waiting.body.id);
        if blocked || there {
            return Ok(None);
        }
        if !self.tray_has_room(waiting.body.place) {
            return Ok(Some(Arrival::HeldBack { count: 1 }));
        }
        let hint = self.hint_of(&waiting.body);
        self.commit(now_ms, Change { tray_in: vec![waiting], ..Change::default() }).await?;
        Ok(Some(Arrival::Tray(hint)))
    }

    /// Carries out what a slip asks for.
    async fn carry_in(&mut self, slip: InOrder, now_ms: Millis) -> Result<Taken, Trouble> {
        let mut change = Change::default();
        let InOrder { id, signer, deed } = &slip;
        if let Deed::Portion(body) = deed {
            let brought = self.take_portion(signer, (**body).clone(), now_ms).await?;
            return Ok(Taken::Events { new: brought.new, aside: brought.aside });
        }
        let mut new_meals = 0;
        match deed {
            Deed::File { body, .. } => {
                let twins = self.tray.values().filter(|waiting| waiting.body.id == body.id).map(|waiting| waiting.id);
                change.tray_out = twins.collect();
                self.file_body(body, *signer, id, &mut change, now_ms, false);
            }
            Deed::Follow(body) => self.follow(body, id, &mut change, now_ms),
            Deed::Answer(body) => self.answer_came(body, *signer, id, &mut change, now_ms),
            Deed::TooLate(body) => self.came_too_late(body, *signer, &mut change, now_ms),
            Deed::Done(body) => self.done_came(body, id, &mut change, now_ms),
            Deed::Meals(body) => new_meals = self.meals_came(body, &mut change),
            Deed::Unused(body) => self.unused_came(body, &mut change),
            Deed::Figures(body) => self.figures_came(body, signer, &mut change),
            Deed::Again(_) | Deed::Portion(_) => {}
        }
        if let Some(kiosk) = self.kiosk_signed(signer) {
            if let Deed::Again(request) = deed {
                self.owed.entry(kiosk.number).or_default().insert(*request);
            }
            self.write_counted(&kiosk, None, &mut change, now_ms);
        }
        self.commit(now_ms, change).await?;
        Ok(self.told(&slip, new_meals))
    }

    fn follow(&mut self, body: &FollowBody, id: &Digest, change: &mut Change, now_ms: Millis) {
        let (request, round) = (body.request, self.round(body.request));
        self.say_about(Subject::request(request), change, |act| {
            match &body.act {
                FollowAct::Withdraw => act.withdraw(request, round, Channel::Phone),
                FollowAct::Confirm { stars, word } => {
                    act.confirm(request, round, (*stars).min(5), &word.to_string(), Channel::Phone)
                }
                FollowAct::Reopen { word } => act.reopen(request, round, &word.to_string(), Channel::Phone),
            }
            .take_slip(id);
        });
        self.resident_heard(request, change, now_ms);
        match &body.act {
            FollowAct::Withdraw => self.call_all_off(request, change, now_ms, 0),
            FollowAct::Confirm { .. } => self.call_unanswered_off(request, None, change, now_ms, 0),
            FollowAct::Reopen { .. } => Vec::new(),
        };
        self.tell_asker(change, request, now_ms, false);
    }

    /// Nothing of it goes into the journal: the letter itself shows that it was answered.
    fn came_too_late(&mut self, body: &AnswerBody, signer: SigningPublic, change: &mut Change, now_ms: Millis) {
        let Some(task) = self.ledger().task(body.task) else { return };
        let phone = Phone { sign: signer, seal: body.reply.seal, folder: body.reply.folder };
        self.write_call_off(&task, Some(phone), change, now_ms, 0);
    }

    fn answer_came(
        &mut self,
        body: &AnswerBody,
        signer: SigningPublic,
        id: &Digest,
        change: &mut Change,
        now_ms: Millis,
    ) {
        self.helper_heard(body.task, change, now_ms);
        let phone = Phone { sign: signer, seal: body.reply.seal, folder: body.reply.folder };
        let accepted = Accepted {
            phone: Some(phone),
            name: body.name.to_string(),
            telephone: body.telephone.to_string(),
            by: Channel::Phone,
        };
        if let Some(task) = self.ledger().task(body.task).filter(|_| !body.yes) {
            self.let_off(&task, change);
            self.finish_with(&Task { stage: TaskStage::Off, ..task.clone() }, change, now_ms, 0);
            if task.stage == TaskStage::Agreed {
                self.tell_asker(change, task.request, now_ms, false);
            }
        }
        self.say_about(Subject::task(body.task), change, |act| {
            if body.yes { act.accept_task(body.task, &accepted) } else { act }.take_slip(id);
        });
    }

    fn done_came(&mut self, body: &DoneBody, id: &Digest, change: &mut Change, now_ms: Millis) {
        let Some(task) = self.ledger().task(body.task) else { return };
        self.helper_heard(task.id, change, now_ms);
        let asker = self.ledger().request(task.request).map(|request| request.person);
        let unwanted = asker.is_some_and(|asker| self.withdrew(asker, Purpose::Photo));
        let photo = body.photo.as_ref().filter(|_| !unwanted).map(ports::encode);
        self.say_about(Subject::task(task.id), change, |act| {
            act.done_task(task.id, &body.word.to_string(), photo.as_deref(), Channel::Phone).take_slip(id);
        });
        self.finish_with(&Task { stage: TaskStage::Done, ..task.clone() }, change, now_ms, 0);
        self.tell_asker(change, task.request, now_ms, false);
    }

    fn meals_in(&self, slip: &InOrder) -> u32 {
        match &slip.deed {
            Deed::Meals(body) => u32::try_from(self.new_meals(body).len()).unwrap_or(u32::MAX),
            _ => 0,
        }
    }
}

fn one_at_least(mut taken: Vec<Taken>) -> Vec<Taken> {
    if taken.is_empty() {
        taken.push(Taken::Nothing);
    }
    taken
}

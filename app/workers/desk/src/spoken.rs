//! Spoken: what somebody told the captain instead of sending it, noted as such.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::tasks::is_live;
use crate::undo::Back;
use courier::outbox::UNDO_MS;
use domain::request::{Channel, Request, Stage};
use domain::task::{Task, TaskStage};
use domain::{Millis, RequestId, TaskId};
use journal::acts::Accepted;
use journal::{Op, Subject, Undo};
use ports::desk::{Answer, Helped, Spoken, Trouble};

impl<H: Host> Office<H> {
    /// Notes what somebody said.
    ///
    /// # Errors
    /// `Unknown`, or `NotNow` where it makes no sense, with nothing written.
    pub async fn note(&mut self, spoken: Spoken, now_ms: Millis) -> Result<Answer, Trouble> {
        match spoken {
            Spoken::Helper { task, said, word } => self.helper_said(task, said, word.trim(), now_ms).await,
            Spoken::Confirmed { request, stars, word } => {
                self.resident_said(request, None, now_ms, |act, found| {
                    act.confirm(request, found.status.round, stars.min(5), word.trim(), Channel::Telephone);
                })
                .await
            }
            Spoken::Reopened { request, word } => {
                let stage = self.ledger().request(request).ok_or(Trouble::Unknown)?.status.stage;
                let back = if stage == Stage::Withdrawn { Back::Withdraw(request) } else { Back::Settle(request) };
                self.resident_said(request, Some(back), now_ms, |act, found| {
                    act.reopen(request, found.status.round, word.trim(), Channel::Telephone);
                })
                .await
            }
            Spoken::Withdrawn { request } => {
                self.resident_said(request, None, now_ms, |act, found| {
                    act.withdraw(request, found.status.round, Channel::Telephone);
                })
                .await
            }
            Spoken::Settled { request, word } => {
                self.resident_said(request, None, now_ms, |act, found| {
                    if !word.trim().is_empty() {
                        act.note(found.person, Subject::request(request), word.trim());
                    }
                    act.done(request, found.status.round);
                })
                .await
            }
            Spoken::Remark { request, word } => self.remark(request, word.trim(), now_ms).await,
        }
    }

    /// Undone by `back`, or by opening the request again as it is now.
    async fn resident_said(
        &mut self,
        request: RequestId,
        back: Option<Back>,
        now_ms: Millis,
        write: impl FnOnce(&mut journal::Act, &Request),
    ) -> Result<Answer, Trouble> {
        let found = self.ledger().request(request).ok_or(Trouble::Unknown)?;
        let mut change = Change::default();
        self.say_about(Subject::request(request), &mut change, |act| write(act, &found));
        let said = |change: &Change, stages: &[Stage]| {
            let is = |op: &Op| matches!(op, Op::Advance { stage, .. } if stages.iter().any(|one| *one as u8 == *stage));
            change.entries.values().flatten().any(is)
        };
        let mut backs = back.map_or_else(|| self.open_again(&found), |back| vec![back]);
        if said(&change, &[Stage::Withdrawn, Stage::Done]) {
            backs.extend(self.call_all_off(request, &mut change, now_ms, UNDO_MS));
        } else if said(&change, &[Stage::Closed]) {
            backs.extend(self.call_unanswered_off(request, None, &mut change, now_ms, UNDO_MS));
        }
        self.tell_asker(&mut change, request, now_ms, true);
        self.carry_out(now_ms, change, backs, Some(request)).await
    }

    async fn helper_said(&mut self, id: TaskId, said: Helped, word: &str, now_ms: Millis) -> Result<Answer, Trouble> {
        let task = self.ledger().task(id).ok_or(Trouble::Unknown)?;
        let fits = match said {
            Helped::Yes => matches!(task.stage, TaskStage::Offered | TaskStage::Accepted),
            Helped::No | Helped::Done => is_live(&task),
        };
        if !fits {
            return Err(Trouble::NotNow);
        }
        let mut change = Change::default();
        let mut backs = Vec::new();
        match said {
            Helped::Yes => {
                backs.push(Back::Stage(id, task.stage));
                let accepted =
                    Accepted { phone: None, name: String::new(), telephone: String::new(), by: Channel::Telephone };
                self.say_about(Subject::task(id), &mut change, |act| {
                    act.accept_task(id, &accepted);
                });
                let phone = self.ledger().phone(Subject::task(id));
                self.agree(&task, word, phone, &mut change, now_ms);
            }
            Helped::No => {
                // She said so herself and needs no word; but nothing more about the neighbour goes to her.
                backs.extend(self.let_off(&task, &mut change));
                backs.extend(self.finish_with(
                    &Task { stage: TaskStage::Off, ..task.clone() },
                    &mut change,
                    now_ms,
                    UNDO_MS,
                ));
                if task.stage == TaskStage::Agreed {
                    self.tell_asker(&mut change, task.request, now_ms, true);
                }
            }
            Helped::Done => {
                self.say_about(Subject::task(id), &mut change, |act| {
                    act.done_task(id, word, None, Channel::Telephone);
                });
                backs.extend(self.finish_with(
                    &Task { stage: TaskStage::Done, ..task.clone() },
                    &mut change,
                    now_ms,
                    UNDO_MS,
                ));
                backs.push(Back::Stage(id, task.stage));
                self.tell_asker(&mut change, task.request, now_ms, true);
            }
        }
        backs.extend(self.fields_of(&change));
        self.carry_out(now_ms, change, backs, Some(task.request)).await
    }

    async fn remark(&mut self, request: RequestId, word: &str, now_ms: Millis) -> Result<Answer, Trouble> {
        let found = self.ledger().request(request).ok_or(Trouble::Unknown)?;
        if word.is_empty() {
            return Err(Trouble::Wrong(vec![(ports::desk::Field::Words, ports::desk::Wrong::Empty)]));
        }
        let subject = Subject::request(request);
        let ((), ops) = self.act(|act| {
            act.note(found.person, subject, word);
        });
        let log = self.log_of(subject);
        let back = Back::Fields(log, Undo::of(self.ledger(), &ops));
        let mut change = Change::default();
        change.say(log, ops);
        self.carry_out(now_ms, change, vec![back], Some(request)).await
    }
}

//! Undo: for ten seconds every act of the captain's can be taken back, by another act that makes up for it.

use crate::host::Host;
use crate::letters::{Kept, Way};
use crate::office::{Change, Office};
use crate::tray::Waiting;
use courier::outbox::UNDO_MS;
use domain::pair::PairStage;
use domain::request::{Channel, Stage, Status};
use domain::task::TaskStage;
use domain::{HouseholdId, Millis, PlaceId, RequestId, TaskId};
use journal::{Subject, Undo};
use ports::desk::{Answer, LetterId, Says, Trouble, Written};

/// One thing it takes to make up for an act.
pub enum Back {
    /// Put fields and sets back.
    Fields(PlaceId, Undo),
    /// Take an offer back.
    Off(TaskId),
    /// The task is where it was.
    Stage(TaskId, TaskStage),
    /// The request is as far as it was, in a round of its own.
    Reopen(RequestId, Status),
    /// The request is done after all.
    Settle(RequestId),
    /// The request should not have been filed.
    Withdraw(RequestId),
    /// Do not send this.
    Letter(LetterId),
    /// Send this after all.
    Kept(Box<Kept>),
    /// Back into the tray.
    Tray(Box<Waiting>),
    /// The pair is where it was.
    Pair(HouseholdId, PairStage),
}

impl<H: Host> Office<H> {
    /// Commits an act of the captain's and remembers for ten seconds how to make up for it.
    ///
    /// # Errors
    /// Nothing was written.
    pub async fn carry_out(
        &mut self,
        now_ms: Millis,
        change: Change,
        mut backs: Vec<Back>,
        request: Option<RequestId>,
    ) -> Result<Answer, Trouble> {
        let letters: Vec<LetterId> = change.letters.iter().map(|letter| letter.id).collect();
        self.commit(now_ms, change).await?;
        backs.extend(letters.iter().map(|id| Back::Letter(*id)));
        let letters = letters.iter().filter_map(|id| self.letters.get(id)).filter(|letter| letter.way != Way::Undone);
        let letters = letters.map(|letter| self.letter_view(letter)).collect();
        self.backs.retain(|_, (until_ms, _)| *until_ms >= now_ms);
        let undo_until_ms = now_ms + UNDO_MS;
        let undo = (!backs.is_empty()).then(|| {
            self.next_back += 1;
            self.backs.insert(self.next_back, (undo_until_ms, backs));
            self.next_back
        });
        Ok(Answer::Saved(Written { undo, undo_until_ms, request, letters, person: None }))
    }

    /// How to put back every field and set a change writes.
    #[must_use]
    pub fn fields_of(&self, change: &Change) -> Vec<Back> {
        change.entries.iter().map(|(log, ops)| Back::Fields(*log, Undo::of(self.ledger(), ops))).collect()
    }

    /// Takes an act back.
    ///
    /// # Errors
    /// `TooLate` after ten seconds, or whatever keeps the desk from writing; then it can be tried again.
    pub async fn undo(&mut self, token: u64, now_ms: Millis) -> Result<Answer, Trouble> {
        let (until_ms, backs) = self.backs.remove(&token).ok_or(Trouble::TooLate)?;
        if now_ms > until_ms {
            return Err(Trouble::TooLate);
        }
        let mut change = Change::default();
        for back in &backs {
            self.make_up(back, &mut change, now_ms);
        }
        match self.commit_whole(now_ms, change).await {
            Ok(()) => Ok(Answer::Saved(Written { undo_until_ms: now_ms, ..Written::default() })),
            Err(trouble) => {
                self.backs.insert(token, (until_ms, backs));
                Err(trouble)
            }
        }
    }

    fn make_up(&mut self, back: &Back, change: &mut Change, now_ms: Millis) {
        match back {
            Back::Fields(log, undo) => change.say(*log, undo.clone().ops(self.ledger())),
            Back::Off(task) => self.take_offer_back(*task, change, now_ms),
            Back::Stage(task, stage) => self.say_about(Subject::task(*task), change, |act| {
                act.put_back_task(*task, *stage);
            }),
            Back::Pair(household, stage) => self.say_about(Subject::household(*household), change, |act| {
                act.pair_stage(*household, *stage);
            }),
            Back::Reopen(request, was) => {
                let round = self.round(*request);
                self.say_about(Subject::request(*request), change, |act| {
                    act.reopen(*request, round, "", Channel::Station);
                    if was.stage == Stage::Done {
                        act.done(*request, round.saturating_add(1));
                    }
                });
            }
            Back::Settle(request) => {
                let round = self.round(*request);
                self.say_about(Subject::request(*request), change, |act| {
                    act.done(*request, round);
                });
            }
            Back::Withdraw(request) => {
                let round = self.round(*request);
                self.say_about(Subject::request(*request), change, |act| {
                    act.withdraw(*request, round, Channel::Station);
                });
            }
            Back::Letter(id) => change.letters.extend(self.letters.get(id).and_then(|letter| self.unsent(letter))),
            Back::Kept(letter) => change.letters.push(letter.as_ref().clone()),
            Back::Tray(waiting) => {
                // Whoever was asked in these few seconds is not wanted.
                self.call_all_off(waiting.body.id, change, now_ms, 0);
                change.tray_in.push(waiting.as_ref().clone());
            }
        }
    }

    /// A letter that has not left, as one that never will. Progress tells what is true when it leaves, so it is kept,
    /// unless it would be the first thing ever said about a request that is not wanted.
    fn unsent(&self, letter: &Kept) -> Option<Kept> {
        let waits = matches!(letter.way, Way::Held { .. } | Way::Hand);
        let said_before = letter.request.is_some_and(|request| self.ledger().progress_sent(request).is_some());
        let stays = letter.says == Says::Progress && said_before;
        (waits && !stays).then(|| Kept { way: Way::Undone, ..letter.clone() })
    }
}

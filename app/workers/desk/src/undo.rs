//! Undo: for ten seconds every act of the captain's can be taken back, by another act that makes up for it.

use crate::host::Host;
use crate::letters::{Kept, Way};
use crate::office::{Change, Office};
use crate::tray::Waiting;
use courier::outbox::UNDO_MS;
use device::store::Write;
use domain::pair::PairStage;
use domain::program::EnrolStage;
use domain::request::{Channel, Request, Stage, Status};
use domain::task::TaskStage;
use domain::{Day, HouseholdId, Millis, PersonId, PlaceId, ProgramId, RequestId, TaskId};
use journal::facts::DinerEntry;
use journal::{Op, Subject, Undo};
use ports::desk::{Answer, LetterId, Says, Trouble, Written};
use std::collections::BTreeSet;

/// One thing it takes to make up for an act.
pub enum Back {
    /// Put fields and sets back.
    Fields(PlaceId, Undo),
    /// Take an offer back.
    Off(TaskId),
    /// The task is where it was.
    Stage(TaskId, TaskStage),
    /// The request is as far as it was, in a round of its own, unless it is in another by now.
    Reopen(RequestId, Status),
    /// Whoever has helped has helped in the new round, too.
    Helped(TaskId),
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
    /// Somebody has come so far with a program, since that day.
    Enrolled(PersonId, ProgramId, EnrolStage, Day),
    /// Somebody eats at a canteen after all.
    Diner(u32, DinerEntry),
    /// These rows are as they were: photos beside the journal.
    Rows(Vec<Write>),
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
        self.commit_whole(now_ms, change).await?;
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
        Ok(Answer::Saved(Written { undo, undo_until_ms, request, letters, person: None, already: false }))
    }

    /// How to put back every field and set a change writes.
    #[must_use]
    pub fn fields_of(&self, change: &Change) -> Vec<Back> {
        change.entries.iter().map(|(log, ops)| Back::Fields(*log, Undo::of(self.ledger(), ops))).collect()
    }

    /// Takes an act back, and before it what was done since about the same tasks and pairs. What became of an offer that
    /// is taken back does not matter any more.
    ///
    /// # Errors
    /// `TooLate` after ten seconds, or whatever keeps the desk from writing; then it can be tried again.
    pub async fn undo(&mut self, token: u64, now_ms: Millis) -> Result<Answer, Trouble> {
        let (until_ms, backs) = self.backs.get(&token).ok_or(Trouble::TooLate)?;
        if now_ms > *until_ms {
            self.backs.remove(&token);
            return Err(Trouble::TooLate);
        }
        let subjects: BTreeSet<Subject> = backs.iter().flat_map(|back| self.rests_on(back)).collect();
        let falls = |office: &Self, back: &Back| office.subject_of(back).is_some_and(|one| subjects.contains(&one));
        let offers = self.backs.range(token..).flat_map(|(_, (_, backs))| backs).filter_map(|back| match back {
            Back::Off(task) => Some(Subject::task(*task)),
            _ => None,
        });
        let offers: BTreeSet<Subject> = offers.collect();
        let moot = |office: &Self, back: &Back| {
            let of_offer = office.subject_of(back).is_some_and(|one| offers.contains(&one));
            of_offer && !matches!(back, Back::Off(_))
        };
        let later: Vec<u64> = self.backs.range(token + 1..).map(|(later, _)| *later).rev().collect();
        for later in later {
            self.make_up_for(later, falls, moot, now_ms).await?;
        }
        let fields = self.backs.get(&token).map(|(_, backs)| fields(backs)).unwrap_or_default();
        self.make_up_for(token, |_, _| true, |_, _| false, now_ms).await?;
        self.backs.remove(&token);
        // What was written over it since went with it, and does not come back.
        for (_, backs) in self.backs.range_mut(token..).map(|(_, later)| later) {
            for back in backs {
                if let Back::Fields(_, undo) = back {
                    undo.leave(&fields);
                }
            }
        }
        Ok(Answer::Saved(Written { undo_until_ms: now_ms, ..Written::default() }))
    }

    /// Makes up for the steps of an act that fall, but for those that are moot; the others stay to be taken back.
    async fn make_up_for(
        &mut self,
        token: u64,
        falls: impl Fn(&Self, &Back) -> bool,
        moot: impl Fn(&Self, &Back) -> bool,
        now_ms: Millis,
    ) -> Result<(), Trouble> {
        let Some((until_ms, backs)) = self.backs.remove(&token) else { return Ok(()) };
        let (fallen, rest): (Vec<Back>, Vec<Back>) = backs.into_iter().partition(|back| falls(self, back));
        let mut change = Change::default();
        for back in &fallen {
            if !moot(self, back) {
                self.make_up(back, &mut change, now_ms);
            }
        }
        let done = self.commit_whole(now_ms, change).await;
        let left = if done.is_ok() { rest } else { fallen.into_iter().chain(rest).collect() };
        self.backs.insert(token, (until_ms, left));
        done
    }

    /// The task or pair that one step is about.
    fn subject_of(&self, back: &Back) -> Option<Subject> {
        let task = match back {
            Back::Off(task) | Back::Stage(task, _) => Some(*task),
            Back::Kept(letter) => letter.task,
            Back::Letter(id) => self.letters.get(id).and_then(|letter| letter.task),
            Back::Pair(household, _) => return Some(Subject::household(*household)),
            Back::Enrolled(person, program, ..) => {
                return Some(Subject::enrolment(self.keyring.get(*person)?, *program));
            }
            _ => None,
        };
        task.map(Subject::task)
    }

    /// What falls with a step: the task or pair it is about, or all that was asked for a request which is no longer open.
    fn rests_on(&self, back: &Back) -> Vec<Subject> {
        let request = match back {
            Back::Settle(request) | Back::Withdraw(request) => *request,
            Back::Tray(waiting) => waiting.body.id,
            _ => return self.subject_of(back).into_iter().collect(),
        };
        self.ledger().tasks_of(request).iter().map(|task| Subject::task(task.id)).collect()
    }

    fn make_up(&mut self, back: &Back, change: &mut Change, now_ms: Millis) {
        match back {
            Back::Fields(log, undo) => change.say(*log, undo.clone().ops(self.ledger())),
            Back::Rows(rows) => change.rows.extend(rows.iter().cloned()),
            Back::Off(task) => self.take_offer_back(*task, change, now_ms),
            Back::Stage(id, stage) => {
                self.say_about(Subject::task(*id), change, |act| {
                    act.put_back_task(*id, *stage);
                });
                self.goes_again(*id, *stage, change, now_ms);
            }
            Back::Helped(id) => self.has_helped(*id, change),
            Back::Pair(household, stage) => self.say_about(Subject::household(*household), change, |act| {
                act.pair_stage(*household, *stage);
            }),
            Back::Enrolled(person, program, stage, since) => {
                self.say_about(Subject::person(*person), change, |act| {
                    act.enrol(*person, *program, *stage, *since);
                });
            }
            Back::Reopen(request, was) => {
                let (subject, round) = (Subject::request(*request), self.round(*request));
                let said = |op: &Op| matches!(op, Op::Advance { subject: other, .. } if *other == subject);
                if round != was.round || change.entries.values().flatten().any(said) {
                    return;
                }
                self.say_about(subject, change, |act| {
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
            Back::Diner(kiosk, diner) => self.put_back_diner(*kiosk, *diner, change, now_ms),
            Back::Letter(id) => change.letters.extend(self.letters.get(id).and_then(|letter| self.unsent(letter))),
            Back::Kept(letter) => change.letters.push(letter.as_ref().clone()),
            Back::Tray(waiting) => {
                // Whoever was asked in these few seconds is not wanted.
                self.call_all_off(waiting.body.id, change, now_ms, 0);
                change.tray_in.push(waiting.as_ref().clone());
            }
        }
    }

    /// Whoever has helped has done so in the new round, too.
    fn has_helped(&mut self, id: TaskId, change: &mut Change) {
        if self.ledger().task(id).is_some_and(|task| task.stage == TaskStage::Done) {
            self.say_about(Subject::task(id), change, |act| {
                act.put_back_task(id, TaskStage::Done);
            });
        }
    }

    /// Whoever goes again, or is missing again, leaves nothing done but what the others did.
    fn goes_again(&mut self, id: TaskId, stage: TaskStage, change: &mut Change, now_ms: Millis) {
        let Some(task) = self.ledger().task(id) else { return };
        let Some(request) = self.ledger().request(task.request) else { return };
        let open = Status { stage: Stage::Received, ..request.status };
        let mut backs = self.open_again(&Request { status: open, ..request });
        backs.retain(|back| !matches!(back, Back::Helped(helped) if *helped == id));
        let goes = matches!(stage, TaskStage::Accepted | TaskStage::Agreed);
        let others = backs.iter().filter(|back| matches!(back, Back::Helped(_))).count();
        let missing = task.stage == TaskStage::Done && others < usize::from(self.ledger().helpers(request.id));
        if request.status.stage == Stage::Done && (goes || missing) {
            backs.iter().for_each(|back| self.make_up(back, change, now_ms));
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

/// What it takes to put back every field and set of an act.
fn fields(backs: &[Back]) -> Vec<Undo> {
    let undo = |back: &Back| match back {
        Back::Fields(_, undo) => Some(undo.clone()),
        _ => None,
    };
    backs.iter().filter_map(undo).collect()
}

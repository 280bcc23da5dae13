//! Finished: a request is done once everybody who agreed has been there, and as many have helped as it needs.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::undo::Back;
use domain::request::{Request, Stage};
use domain::task::{Task, TaskStage};
use domain::{Millis, RequestId, TaskId};
use journal::Subject;

impl<H: Host> Office<H> {
    /// The tasks done since a request was opened, or opened again. Both stand in one log, so that its order tells, whatever
    /// the clocks of those who wrote there say.
    #[must_use]
    pub fn done_now(&self, request: &Request) -> Vec<Task> {
        let mut opened = self.ledger().steps(Subject::request(request.id));
        let since = opened.find(|step| step.round == request.status.round).map_or(0, |step| step.stamp.lamport);
        let done_at = |task: &Task| {
            let done = self.ledger().steps(Subject::task(task.id)).filter(|s| s.task_stage() == Some(TaskStage::Done));
            done.last().map_or(0, |step| step.stamp.lamport)
        };
        let mut tasks = self.ledger().tasks_of(request.id);
        tasks.retain(|task| task.stage == TaskStage::Done && done_at(task) >= since);
        tasks
    }

    /// Says that a request is done where it is, now that it needs so many `helpers` and this `over` is done or off; after
    /// `wait_ms` also to whoever asked for it, and to those who have not answered. Comes back with how to undo it.
    pub fn finish(
        &mut self,
        (id, helpers): (RequestId, u8),
        over: Option<&Task>,
        change: &mut Change,
        now_ms: Millis,
        wait_ms: Millis,
    ) -> Vec<Back> {
        let Some(request) = self.ledger().request(id) else { return Vec::new() };
        let goes = |task: &Task| matches!(task.stage, TaskStage::Accepted | TaskStage::Agreed);
        let mut others =
            self.ledger().tasks_of(id).into_iter().filter(|task| over.is_none_or(|over| over.id != task.id));
        let somebody_goes = others.any(|task| goes(&task));
        let helped =
            self.done_now(&request).len() + usize::from(over.is_some_and(|task| task.stage == TaskStage::Done));
        if request.status.stage != Stage::Received || somebody_goes || helped < usize::from(helpers) {
            return Vec::new();
        }
        let mut backs = self.open_again(&request);
        self.say_about(Subject::request(id), change, |act| {
            act.done(id, request.status.round);
        });
        backs.extend(self.call_unanswered_off(id, over.map(|over| over.id), change, now_ms, wait_ms));
        self.tell_asker(change, id, now_ms, wait_ms > 0);
        backs
    }

    /// The same with as many helpers as it needs.
    pub fn finish_with(&mut self, over: &Task, change: &mut Change, now_ms: Millis, wait_ms: Millis) -> Vec<Back> {
        let helpers = self.ledger().helpers(over.request);
        self.finish((over.request, helpers), Some(over), change, now_ms, wait_ms)
    }

    /// Tells those who were asked and have not answered that nobody more is needed.
    pub fn call_unanswered_off(
        &mut self,
        id: RequestId,
        over: Option<TaskId>,
        change: &mut Change,
        now_ms: Millis,
        wait_ms: Millis,
    ) -> Vec<Back> {
        let mut asked = self.ledger().tasks_of(id);
        asked.retain(|task| task.stage == TaskStage::Offered && over != Some(task.id));
        asked.iter().flat_map(|task| self.call_off(task, change, now_ms, wait_ms)).collect()
    }

    /// How to open a request again as it is now: whoever has helped has helped in the new round, too.
    #[must_use]
    pub fn open_again(&self, request: &Request) -> Vec<Back> {
        let helped = self.done_now(request).into_iter().map(|task| Back::Helped(task.id));
        core::iter::once(Back::Reopen(request.id, request.status)).chain(helped).collect()
    }
}

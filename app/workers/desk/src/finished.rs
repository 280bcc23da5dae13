//! Finished: a request is done once everybody who agreed has been there, and as many have helped as it needs.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::undo::Back;
use domain::RequestId;
use domain::request::{Request, Stage};
use domain::task::{Task, TaskStage};
use journal::Subject;

impl<H: Host> Office<H> {
    /// The tasks done since a request was opened, or opened again.
    #[must_use]
    pub fn done_now(&self, request: &Request) -> Vec<Task> {
        let since_ms = if request.status.round == 0 { 0 } else { self.round_began(request) };
        let done_ms = |task: &Task| {
            let done = self.ledger().steps(Subject::task(task.id)).filter(|s| s.task_stage() == Some(TaskStage::Done));
            done.last().map_or(0, |step| step.stamp.wall_ms)
        };
        let mut tasks = self.ledger().tasks_of(request.id);
        tasks.retain(|task| task.stage == TaskStage::Done && done_ms(task) >= since_ms);
        tasks
    }

    /// Says that a request is done where it is, now that it needs so many `helpers` and this `over` is done or off. Comes
    /// back with how to undo it.
    pub fn finish(&mut self, id: RequestId, helpers: u8, over: Option<&Task>, change: &mut Change) -> Vec<Back> {
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
        let backs = self.open_again(&request);
        self.say_about(Subject::request(id), change, |act| {
            act.done(id, request.status.round);
        });
        backs
    }

    /// The same with as many helpers as it needs.
    pub fn finish_with(&mut self, over: &Task, change: &mut Change) -> Vec<Back> {
        self.finish(over.request, self.ledger().helpers(over.request), Some(over), change)
    }

    /// How to open a request again as it is now: whoever has helped has helped in the new round, too.
    #[must_use]
    pub fn open_again(&self, request: &Request) -> Vec<Back> {
        let helped = self.done_now(request).into_iter().map(|task| Back::Helped(task.id));
        core::iter::once(Back::Reopen(request.id, request.status)).chain(helped).collect()
    }
}

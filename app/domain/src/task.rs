//! A task 任务: one helper's part of a request, from the offer to "done".

use crate::{Millis, PersonId, RequestId, TaskId};
use serde::{Deserialize, Serialize};

/// How far a task has come. Recorded as (round, stage) and merged by taking the greater: a captain who takes a step back
/// begins a round at the stage before it. A new task is made for whoever steps in for a helper.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum TaskStage {
    /// The captain asked; no answer yet.
    Offered,
    /// Someone accepted with a key; the captain has not yet confirmed who it is.
    Accepted,
    /// The captain knows who it is; the details are on their way.
    Agreed,
    /// The helper says it is done.
    Done,
    /// The helper declined, or dropped out, or the captain took the offer back.
    Off,
}

/// One helper's part of a request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Task {
    /// Its id; known to whoever saw the offer, so nothing secret comes from it.
    pub id: TaskId,
    /// The request it serves.
    pub request: RequestId,
    /// Who was asked.
    pub volunteer: PersonId,
    /// How far it has come.
    pub stage: TaskStage,
    /// When it was offered.
    pub offered_ms: Millis,
}

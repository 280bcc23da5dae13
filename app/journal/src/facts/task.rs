//! Tasks 任务: who was asked for which request, and how far that has come.

use super::request::Step;
use super::{Phone, decode, person_id, request_id, task_id};
use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::record::Record;
use crate::vocabulary::{field, subject};
use domain::request::Channel;
use domain::task::{Task, TaskStage};
use domain::{Millis, PersonId, RequestId, TaskId};

/// What else is known of a task, for whoever holds the keys.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TaskMore {
    /// The offer lapses then.
    pub until_ms: Option<Millis>,
    /// The device that accepted.
    pub phone: Option<Phone>,
    /// Name as typed with the answer.
    pub name: Option<String>,
    /// Digits as typed with the answer.
    pub telephone: Option<String>,
    /// When the helper comes, in the captain's words.
    pub when: Option<String>,
    /// How it went.
    pub word: Option<String>,
    /// Where the photo is and what opens it: the courier's `Attachment`, packed.
    pub photo: Option<Vec<u8>>,
    /// By which road the answer came.
    pub answered_by: Option<Channel>,
    /// By which road "done" came.
    pub done_by: Option<Channel>,
}

fn task_from(subject: Subject, record: &Record) -> Option<Task> {
    Some(Task {
        id: task_id(subject),
        request: request_id(record.id(field::TASK_REQUEST)?),
        volunteer: person_id(record.id(field::TASK_VOLUNTEER)?),
        stage: record.status().and_then(|(_, stage)| decode(stage.into())).unwrap_or(TaskStage::Offered),
        offered_ms: record.number(field::TASK_OFFERED).unwrap_or(0),
    })
}

impl Ledger {
    /// Every task, in order of id.
    pub fn tasks(&self) -> impl Iterator<Item = Task> {
        self.all(subject::TASK).filter_map(|(subject, record)| task_from(subject, record))
    }

    /// One task.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<Task> {
        task_from(Subject::task(id), self.record(Subject::task(id))?)
    }

    /// The tasks of a request, oldest first.
    #[must_use]
    pub fn tasks_of(&self, request: RequestId) -> Vec<Task> {
        let ids = self.linked(Subject::request(request), field::TASK_REQUEST);
        let mut tasks: Vec<Task> = ids.filter_map(|id| self.task(task_id(id))).collect();
        tasks.sort_by_key(|task| (task.offered_ms, task.id));
        tasks
    }

    /// The tasks a person was asked for, in order of id.
    pub fn tasks_for(&self, person: PersonId) -> impl Iterator<Item = Task> {
        self.linked(Subject::person(person), field::TASK_VOLUNTEER).filter_map(|id| self.task(task_id(id)))
    }

    /// Whether a task was taken back before anybody was asked: it says nothing about whom it names.
    #[must_use]
    pub fn never_asked(&self, task: &Task) -> bool {
        let said = |record: &Record| record.yes(field::TASK_NEVER_ASKED);
        task.stage == TaskStage::Off && self.record(Subject::task(task.id)).is_some_and(said)
    }

    /// The steps of a task that still stand, in order: without those that were taken back.
    #[must_use]
    pub fn task_steps(&self, id: TaskId) -> Vec<Step> {
        let mut standing: Vec<Step> = Vec::new();
        for step in self.steps(Subject::task(id)) {
            // A round begins at the stage that was gone back to; what came after it in the rounds before is off.
            standing.retain(|earlier| earlier.round == step.round || earlier.stage <= step.stage);
            if standing.iter().all(|earlier| earlier.stage != step.stage) {
                standing.push(step);
            }
        }
        standing
    }

    /// What else is known of a task.
    #[must_use]
    pub fn task_more(&self, keyring: &Keyring, id: TaskId) -> TaskMore {
        let subject = Subject::task(id);
        let Some(record) = self.record(subject) else { return TaskMore::default() };
        let text = |field| self.open_text(keyring, subject, field);
        TaskMore {
            until_ms: record.number(field::TASK_UNTIL),
            phone: self.phone(subject),
            name: text(field::NAME),
            telephone: text(field::TELEPHONE),
            when: text(field::TASK_WHEN),
            word: text(field::TASK_WORD),
            photo: self.open_bytes(keyring, subject, field::TASK_PHOTO),
            answered_by: record.coded(field::TASK_ANSWERED_BY),
            done_by: record.coded(field::TASK_DONE_BY),
        }
    }
}

//! Acts about tasks: asking someone, and what becomes of it.

use super::Act;
use crate::facts::{Phone, person_id};
use crate::op::{Field, Subject, Value};
use crate::vocabulary::field;
use domain::request::Channel;
use domain::task::TaskStage;
use domain::{Millis, PersonId, RequestId, TaskId};

/// An offer: would you help with this request?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The new task.
    pub task: TaskId,
    /// The request it serves.
    pub request: RequestId,
    /// Who is asked.
    pub volunteer: PersonId,
    /// When.
    pub offered_ms: Millis,
    /// The offer lapses then.
    pub until_ms: Option<Millis>,
}

/// A yes, as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// The device that accepted; `None` when it was said.
    pub phone: Option<Phone>,
    /// Name as typed.
    pub name: String,
    /// Digits as typed.
    pub telephone: String,
    /// By which road.
    pub by: Channel,
}

fn ms(at: Millis) -> Value {
    Value::Int(i64::try_from(at).unwrap_or(i64::MAX))
}

impl Act<'_> {
    /// Offers a task.
    pub fn offer_task(&mut self, offer: &Offer) -> &mut Self {
        let subject = Subject::task(offer.task);
        self.set(subject, field::TASK_REQUEST, Value::Id(Subject::request(offer.request)))
            .set(subject, field::TASK_VOLUNTEER, Value::Id(Subject::person(offer.volunteer)))
            .set(subject, field::TASK_OFFERED, ms(offer.offered_ms));
        if let Some(until) = offer.until_ms {
            self.set(subject, field::TASK_UNTIL, ms(until));
        }
        self.reach(offer.task, TaskStage::Offered)
    }

    /// Somebody accepted; who that really is, a captain confirms with `agree_task`.
    pub fn accept_task(&mut self, id: TaskId, accepted: &Accepted) -> &mut Self {
        let subject = Subject::task(id);
        if let Some(phone) = &accepted.phone {
            self.phone(subject, phone);
        }
        if let Some(volunteer) = self.target(subject, field::TASK_VOLUNTEER).map(person_id) {
            self.seal(volunteer, subject, field::NAME, accepted.name.as_bytes());
            self.seal(volunteer, subject, field::TELEPHONE, accepted.telephone.as_bytes());
        }
        self.coded(subject, field::TASK_ANSWERED_BY, &accepted.by).reach(id, TaskStage::Accepted)
    }

    /// The captain knows who it is; `when` in the captain's words, may be empty.
    pub fn agree_task(&mut self, id: TaskId, when: &str) -> &mut Self {
        self.for_asker(id, field::TASK_WHEN, when.as_bytes()).reach(id, TaskStage::Agreed)
    }

    /// The helper says it is done; `photo` is the courier's attachment, packed.
    pub fn done_task(&mut self, id: TaskId, word: &str, photo: Option<&[u8]>, by: Channel) -> &mut Self {
        self.for_asker(id, field::TASK_WORD, word.as_bytes());
        if let Some(photo) = photo {
            self.for_asker(id, field::TASK_PHOTO, photo);
        }
        self.coded(Subject::task(id), field::TASK_DONE_BY, &by).reach(id, TaskStage::Done)
    }

    /// The photo is not kept any longer: where it is and what opens it is forgotten.
    pub fn drop_photo(&mut self, id: TaskId) -> &mut Self {
        self.set_or_clear(Subject::task(id), field::TASK_PHOTO, None)
    }

    /// The helper declined or dropped out, or the captain took the offer back.
    pub fn off_task(&mut self, id: TaskId) -> &mut Self {
        self.reach(id, TaskStage::Off)
    }

    /// The captain took the offer back before it was passed on: nobody has been asked, and nobody has said no.
    pub fn never_asked(&mut self, id: TaskId) -> &mut Self {
        self.set(Subject::task(id), field::TASK_NEVER_ASKED, Value::Bool(true)).off_task(id)
    }

    /// The last step was a mistake: the task is where it was before it. A round of its own, because stages only grow. Who
    /// had not been asked is asked again.
    pub fn put_back_task(&mut self, id: TaskId, stage: TaskStage) -> &mut Self {
        let (subject, round) = (Subject::task(id), self.task_round(id).saturating_add(1));
        self.set_or_clear(subject, field::TASK_NEVER_ASKED, None).advance(subject, round, &stage)
    }

    fn reach(&mut self, id: TaskId, stage: TaskStage) -> &mut Self {
        let round = self.task_round(id);
        self.advance(Subject::task(id), round, &stage)
    }

    fn task_round(&self, id: TaskId) -> u32 {
        self.ledger.record(Subject::task(id)).and_then(|record| record.status()).map_or(0, |(round, _)| round)
    }

    /// Seals something into a task under the key of the person whose request it serves.
    fn for_asker(&mut self, id: TaskId, field: Field, bytes: &[u8]) -> &mut Self {
        let request = self.target(Subject::task(id), field::TASK_REQUEST);
        match request.and_then(|request| self.asker(request)) {
            Some(person) if !bytes.is_empty() => self.seal(person, Subject::task(id), field, bytes),
            _ => self,
        }
    }
}

//! Speaking: devices that were let in have no voice, so what their captains decide is told by the station's device, once
//! it has heard of it: the same letters it would have written had it been decided here.

use crate::host::Host;
use crate::office::{Change, Office};
use domain::task::{Task, TaskStage};
use domain::{Millis, RequestId, TaskId};
use journal::record::Write;
use journal::vocabulary::{field, subject};
use journal::{Event, Op, Subject};
use ports::desk::{Says, Trouble};
use std::collections::BTreeSet;
use trust::SigningPublic;

impl<H: Host> Office<H> {
    /// Writes what has to be told about events that came from devices without a voice.
    ///
    /// # Errors
    /// The device's trouble; nothing was written.
    pub async fn speak_for(&mut self, events: &[Vec<u8>], now_ms: Millis) -> Result<(), Trouble> {
        if !self.keys.speaks() || self.is_ahead() {
            return Ok(());
        }
        let (mut requests, mut tasks): (BTreeSet<RequestId>, BTreeSet<TaskId>) = Default::default();
        for event in events.iter().filter_map(|bytes| Event::trusted(bytes.clone()).ok()) {
            let author = event.content().author;
            if self.ledger().stamp(&event.id()).is_none() || !self.is_voiceless(&author) {
                continue;
            }
            for op in &event.content().ops {
                match op {
                    Op::Advance { subject, .. } if subject.kind == subject::REQUEST => {
                        requests.extend(Some(RequestId(subject.id)).filter(|id| self.looks_after(&author, *id)));
                    }
                    Op::Advance { subject, .. } if subject.kind == subject::TASK => {
                        let task = self.ledger().task(TaskId(subject.id));
                        tasks.extend(task.filter(|task| self.looks_after(&author, task.request)).map(|task| task.id));
                    }
                    _ => {}
                }
            }
        }
        let mut change = Change::default();
        let tasks: Vec<Task> = tasks.into_iter().filter_map(|task| self.ledger().task(task)).collect();
        for task in tasks {
            self.tell_helper(&task, &mut change, now_ms);
            if task.stage != TaskStage::Offered {
                requests.insert(task.request);
            }
        }
        requests.iter().for_each(|request| self.tell_asker(&mut change, *request, now_ms, false));
        self.commit(now_ms, change).await
    }

    /// What a helper has to be told about a task as it stands now, unless it was told.
    fn tell_helper(&mut self, task: &Task, change: &mut Change, now_ms: Millis) {
        let told = |says| self.letters.values().any(|letter| letter.task == Some(task.id) && letter.says == says);
        let phone = self.ledger().phone(Subject::task(task.id)).filter(|_| self.is_told_by_those_who_may(task));
        match task.stage {
            TaskStage::Offered if !told(Says::Offer) => self.write_offer(task, change, now_ms),
            TaskStage::Agreed if !told(Says::Details) => self.write_details(task, phone, change, now_ms),
            TaskStage::Off if told(Says::Offer) && !told(Says::CallOff) => {
                let held = self.is_held(task);
                self.let_rest(task, change);
                if !held {
                    self.write_call_off(task, phone, change, now_ms, 0);
                }
            }
            _ => {}
        }
    }

    /// Whether the phone of whoever helps was written down by devices that look after the request: somebody else's would be
    /// sent the particulars.
    fn is_told_by_those_who_may(&self, task: &Task) -> bool {
        let record = self.ledger().record(Subject::task(task.id));
        let register = record.and_then(|record| record.register(field::PHONE_SEAL));
        let by = |write: &Write| self.ledger().stamp(&write.id.event).map(|stamp| stamp.author);
        let may = |by: SigningPublic| self.replica.writers().leads(&by) || self.looks_after(&by, task.request);
        register.is_none_or(|register| register.writes().iter().all(|write| by(write).is_some_and(may)))
    }

    /// Whether an author is a device that was let in, for a time.
    fn is_voiceless(&self, author: &SigningPublic) -> bool {
        let certificates = self.replica.writers().certificates(author);
        certificates.iter().all(|certificate| certificate.terms.not_after_ms != Millis::MAX)
    }
}

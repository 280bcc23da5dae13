//! One request in full: words, who, tasks, what happened, and how the resident found it.

use crate::host::Host;
use crate::office::Office;
use domain::consent::Purpose;
use domain::gone::Why;
use domain::request::{Channel, Request, Stage};
use domain::task::{Task, TaskStage};
use domain::{Millis, PersonId, RequestId};
use engine::triage;
use journal::Subject;
use ports::desk::{Answer, Detail, Moment, Rating, TaskRow, Told, Trouble, What};

impl<H: Host> Office<H> {
    /// Everything about one request.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn request_in_full(&self, id: RequestId, now_ms: Millis) -> Result<Answer, Trouble> {
        let request = self.ledger().request(id).ok_or(Trouble::Unknown)?;
        let open = self.open_requests();
        let words = self.ledger().words(&self.keyring, id).unwrap_or_default();
        let (answer_by_ms, done_by_ms) = triage::due(request.kind, self.round_began(&request));
        let alike = self.alike(&request, &words, &open, now_ms);
        let nearby = alike.iter().filter_map(|alike| self.ledger().request(alike.request));
        let named = self.roll.entry(request.person).filter(|entry| !entry.row.name.is_empty());
        let ratings = self.ledger().ratings(&self.keyring, id).into_iter();
        Ok(Answer::Request(Box::new(Detail {
            row: self.row(&request, now_ms),
            status: request.status,
            person: named.map(|entry| self.person_row(entry, now_ms)),
            place: request.place,
            home: request.home,
            suits: request.suits,
            answer_by_ms,
            done_by_ms,
            short: id.short(),
            phone: self.ledger().phone(Subject::request(id)).is_some(),
            last_visit_ms: self.last_visit(request.person, Some(id)),
            nearby: nearby.map(|other| self.row(&other, now_ms)).collect(),
            tasks: self.asked_for(id).iter().map(|task| self.task_row(task, now_ms)).collect(),
            history: self.history(&request),
            ratings: ratings.map(|r| Rating { round: r.round, stars: r.stars, word: r.word }).collect(),
            withheld: self.is_to_be_taken_there(id),
            unmatched: self.withdrew(request.person, Purpose::Matching),
            words,
        })))
    }

    /// The tasks of a request, oldest first, without offers that were taken back before anybody saw them.
    fn asked_for(&self, request: RequestId) -> Vec<Task> {
        let tasks = self.ledger().tasks_of(request).into_iter();
        tasks.filter(|task| !self.ledger().never_asked(task)).collect()
    }

    fn task_row(&self, task: &Task, now_ms: Millis) -> TaskRow {
        let more = self.ledger().task_more(&self.keyring, task.id);
        let answered = more.phone.map(|_| (more.name.unwrap_or_default(), more.telephone.unwrap_or_default()));
        TaskRow {
            id: task.id,
            volunteer: self.person_named(task.volunteer, now_ms),
            stage: task.stage,
            offered_ms: task.offered_ms,
            door_code: self.keys.door_code(task.id),
            answered_as: answered,
            word: more.word.unwrap_or_default(),
            photo: more.photo.is_some(),
        }
    }

    /// What happened to a request and its tasks, oldest first.
    fn history(&self, request: &Request) -> Vec<Moment> {
        let sent = |channel: Option<Channel>| match channel {
            Some(Channel::Phone | Channel::Kiosk) => Told::Sent,
            _ => Told::Spoken,
        };
        let mut history = vec![Moment {
            at_ms: request.filed_ms,
            what: What::Filed,
            who: self.roll.name(request.person),
            word: String::new(),
            told: sent(Some(request.channel)),
        }];
        let last_word = sent(self.ledger().answered_by(request.id));
        let lapsed = self.ledger().lapsed(request.id).filter(|_| request.status.stage == Stage::Withdrawn);
        let by_helper = self.ledger().tasks_of(request.id).iter().any(|task| task.stage == TaskStage::Done);
        for step in self.ledger().steps(Subject::request(request.id)) {
            let what = match step.request_stage() {
                Some(Stage::Received) if step.round == 0 => What::Received,
                Some(Stage::Received) => What::Reopened,
                Some(Stage::Done) if by_helper => continue,
                Some(Stage::Done) => What::Settled,
                Some(Stage::Closed) => What::Confirmed,
                Some(Stage::Withdrawn) => match lapsed.filter(|_| step.round == request.status.round) {
                    Some(Why::Died) => What::AskerDied,
                    Some(_) => What::AskerLeft,
                    None => What::Withdrawn,
                },
                None => continue,
            };
            let told =
                if matches!(what, What::Received | What::AskerDied | What::AskerLeft) { Told::Sent } else { last_word };
            history.push(Moment { at_ms: step.stamp.wall_ms, what, who: String::new(), word: String::new(), told });
        }
        for task in self.asked_for(request.id) {
            self.task_history(&task, &mut history);
        }
        let notes = self.ledger().notes(&self.keyring, Subject::request(request.id)).into_iter();
        history.extend(notes.map(|note| Moment {
            at_ms: note.wall_ms,
            what: What::Remark,
            who: String::new(),
            word: note.text,
            told: Told::Spoken,
        }));
        history.sort_by_key(|moment| moment.at_ms);
        history
    }

    fn task_history(&self, task: &Task, history: &mut Vec<Moment>) {
        let more = self.ledger().task_more(&self.keyring, task.id);
        let sent = |channel| if channel == Some(Channel::Phone) { Told::Sent } else { Told::Spoken };
        for step in self.ledger().task_steps(task.id) {
            let (what, told, word) = match step.task_stage() {
                Some(TaskStage::Offered) => (What::Asked, Told::Sent, None),
                Some(TaskStage::Accepted) => (What::Accepted, sent(more.answered_by), None),
                Some(TaskStage::Agreed) => (What::Agreed, sent(more.answered_by), more.when.clone()),
                Some(TaskStage::Done) => (What::HelperDone, sent(more.done_by), more.word.clone()),
                Some(TaskStage::Off) => (What::HelperOff, Told::Spoken, None),
                None => continue,
            };
            let (who, word) = (self.roll.name(task.volunteer), word.unwrap_or_default());
            history.push(Moment { at_ms: step.stamp.wall_ms, what, who, word, told });
        }
    }

    /// When a helper was last there for this person, this request aside.
    #[must_use]
    pub fn last_visit(&self, person: PersonId, aside: Option<RequestId>) -> Option<Millis> {
        let requests = self.ledger().requests_by(person).filter(|request| Some(request.id) != aside);
        let tasks = requests.flat_map(|request| self.ledger().tasks_of(request.id));
        let done = tasks.filter_map(|task| {
            let steps = self.ledger().task_steps(task.id);
            steps.iter().find(|step| step.task_stage() == Some(TaskStage::Done)).map(|step| step.stamp.wall_ms)
        });
        done.max()
    }

    /// Tasks a person was asked for in the last seven days and has not declined.
    #[must_use]
    pub fn this_week(&self, person: PersonId, now_ms: Millis) -> u8 {
        let week_ago = now_ms.saturating_sub(7 * domain::time::DAY_MS);
        let recent = |task: &Task| task.offered_ms >= week_ago && task.stage != TaskStage::Off;
        u8::try_from(self.ledger().tasks_for(person).filter(recent).count()).unwrap_or(u8::MAX)
    }
}

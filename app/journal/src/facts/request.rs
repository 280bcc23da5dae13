//! Requests 诉求: how each stands, what was said about it, and how it went.

use super::{decode, person_id, request_id};
use crate::keyring::Keyring;
use crate::ledger::{Ledger, Stamp};
use crate::op::Subject;
use crate::record::Record;
use crate::vocabulary::{field, set, subject};
use domain::gone::Why;
use domain::request::{Channel, HELPERS_MAX, Request, Stage, Status};
use domain::{Kind, Millis, PersonId, PlaceId, RequestId, Slots};
use trust::Digest;

/// One step in the story of a request or task, and who said so when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// Which round.
    pub round: u32,
    /// How far; the code of `Stage` or `TaskStage`.
    pub stage: u8,
    /// The event that said it first.
    pub stamp: Stamp,
}

/// A captain's note.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Note {
    /// When, by the writer's clock.
    pub wall_ms: Millis,
    /// The words.
    pub text: String,
}

/// How a round was, in the resident's eyes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
pub struct Rating {
    /// Which round.
    pub round: u32,
    /// 1–5, or 0 for none.
    pub stars: u8,
    /// May be empty.
    pub word: String,
}

impl Step {
    /// The step of a request, where this program knows the stage.
    #[must_use]
    pub fn request_stage(&self) -> Option<Stage> {
        decode(self.stage.into())
    }

    /// The step of a task, likewise.
    #[must_use]
    pub fn task_stage(&self) -> Option<domain::task::TaskStage> {
        decode(self.stage.into())
    }
}

fn request_from(subject: Subject, record: &Record) -> Option<Request> {
    let (round, stage) = record.status().unwrap_or((0, 0));
    Some(Request {
        id: request_id(subject),
        person: person_id(record.id(field::REQUEST_PERSON)?),
        kind: record.coded(field::REQUEST_KIND).unwrap_or(Kind::Other),
        place: record.id(field::REQUEST_PLACE)?.as_place(),
        home: record.home(field::REQUEST_HOME),
        suits: Slots(record.number(field::REQUEST_SUITS).unwrap_or(0)),
        channel: record.coded(field::REQUEST_CHANNEL).unwrap_or(Channel::Station),
        filed_ms: record.number(field::REQUEST_FILED).unwrap_or(0),
        status: Status { round, stage: decode(stage.into()).unwrap_or(Stage::Received) },
    })
}

impl Ledger {
    /// Every request, in order of id.
    pub fn requests(&self) -> impl Iterator<Item = Request> {
        self.all(subject::REQUEST).filter_map(|(subject, record)| request_from(subject, record))
    }

    /// One request.
    #[must_use]
    pub fn request(&self, id: RequestId) -> Option<Request> {
        request_from(Subject::request(id), self.record(Subject::request(id))?)
    }

    /// What a person has asked for, in order of id.
    pub fn requests_by(&self, person: PersonId) -> impl Iterator<Item = Request> {
        self.linked(Subject::person(person), field::REQUEST_PERSON).filter_map(|id| self.request(request_id(id)))
    }

    /// What was asked about a place, in order of id.
    pub fn requests_about(&self, place: PlaceId) -> impl Iterator<Item = Request> {
        self.linked(Subject::place(place), field::REQUEST_PLACE).filter_map(|id| self.request(request_id(id)))
    }

    /// How many helpers a request needs.
    #[must_use]
    pub fn helpers(&self, id: RequestId) -> u8 {
        let record = self.record(Subject::request(id));
        record.and_then(|record| record.number(field::REQUEST_HELPERS)).unwrap_or(1).clamp(1, HELPERS_MAX)
    }

    /// A request's words.
    #[must_use]
    pub fn words(&self, keyring: &Keyring, id: RequestId) -> Option<String> {
        self.open_text(keyring, Subject::request(id), field::REQUEST_WORDS)
    }

    /// An answer is promised by then.
    #[must_use]
    pub fn promised_ms(&self, id: RequestId) -> Option<Millis> {
        self.record(Subject::request(id))?.number(field::REQUEST_PROMISED)
    }

    /// Number and digest of the last progress slip sent about a request.
    #[must_use]
    pub fn progress_sent(&self, id: RequestId) -> Option<(u32, Digest)> {
        postcard::from_bytes(self.record(Subject::request(id))?.bytes(field::REQUEST_PROGRESS)?).ok()
    }

    /// The channel by which the last word about a request or its answer came.
    #[must_use]
    pub fn answered_by(&self, id: RequestId) -> Option<Channel> {
        self.record(Subject::request(id))?.coded(field::REQUEST_ANSWERED_BY)
    }

    /// Why a request ended that ended because whoever asked is gone. What was said of an earlier round does not count.
    #[must_use]
    pub fn lapsed(&self, id: RequestId) -> Option<Why> {
        let record = self.record(Subject::request(id))?;
        let (_, ended) = record.steps().last()?;
        let said = record.register(field::REQUEST_LAPSED)?.writes().iter().any(|write| write.id.event == *ended);
        said.then(|| record.coded(field::REQUEST_LAPSED)).flatten()
    }

    /// The story of a request or task, in order of round and stage.
    pub fn steps(&self, subject: Subject) -> impl Iterator<Item = Step> {
        let steps = self.record(subject).into_iter().flat_map(Record::steps);
        steps.filter_map(|((round, stage), event)| Some(Step { round, stage, stamp: *self.stamp(event)? }))
    }

    /// A captain's notes about a request, task or person, oldest first.
    #[must_use]
    pub fn notes(&self, keyring: &Keyring, subject: Subject) -> Vec<Note> {
        let items = self.record(subject).into_iter().flat_map(|record| record.items(set::NOTES));
        let note = |(item, adds): (&_, &std::collections::BTreeSet<crate::op::WriteId>)| {
            let text = String::from_utf8(keyring.open((subject, set::NOTES), item)?).ok()?;
            Some(Note { wall_ms: self.stamp(&adds.first()?.event)?.wall_ms, text })
        };
        let mut notes: Vec<Note> = items.filter_map(note).collect();
        notes.sort();
        notes
    }

    /// How the rounds of a request were, in order of round.
    #[must_use]
    pub fn ratings(&self, keyring: &Keyring, id: RequestId) -> Vec<Rating> {
        let subject = Subject::request(id);
        let items = self.record(subject).into_iter().flat_map(|record| record.items(set::RATINGS));
        let opened = items.filter_map(|(item, _)| keyring.open((subject, set::RATINGS), item));
        let mut ratings: Vec<Rating> = opened.filter_map(|bytes| postcard::from_bytes(&bytes).ok()).collect();
        ratings.sort();
        ratings
    }
}

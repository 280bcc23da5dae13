//! Acts about programs: writing one down, a new version of it, and somebody's steps with it.

use super::Act;
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set};
use domain::program::{EnrolStage, Version};
use domain::{Day, PersonId, ProgramId};

impl Act<'_> {
    /// Says what a program is from a day on. Another version that begins on that day goes.
    pub fn add_version(&mut self, program: ProgramId, version: &Version) -> &mut Self {
        let packed = postcard::to_allocvec(version).unwrap_or_default();
        if self.ledger.versions(program).contains(version) {
            return self;
        }
        self.drop_version(program, version.from).add(Subject::program(program), set::VERSIONS, Value::Bytes(packed))
    }

    /// Takes the version back that begins on a day.
    pub fn drop_version(&mut self, program: ProgramId, from: Day) -> &mut Self {
        let ledger = self.ledger;
        let items = ledger.version_items(program).filter(|(_, version)| version.from == from);
        let items: Vec<Value> = items.map(|(item, _)| item.clone()).collect();
        items.into_iter().fold(self, |act, item| act.remove(Subject::program(program), set::VERSIONS, item))
    }

    /// Notes how far somebody has come with a program. A stage that is not further than the last begins a new round.
    /// About somebody whose key is not here nothing is written.
    pub fn enrol(&mut self, person: PersonId, program: ProgramId, stage: EnrolStage, since: Day) -> &mut Self {
        let Some(key) = self.keyring.get(person) else { return self };
        let subject = Subject::enrolment(key, program);
        let round = match self.ledger.enrolment_round(self.keyring, person, program) {
            Some((round, last)) if last <= stage => round,
            Some((round, _)) => round.saturating_add(1),
            None => 0,
        };
        self.set(subject, field::ENROLMENT_PERSON, Value::Id(Subject::person(person)))
            .seal(person, subject, field::ENROLMENT_PROGRAM, &program.0)
            .set(subject, field::ENROLMENT_SINCE, Value::Int(since.0.into()))
            .advance(subject, round, &stage)
    }
}

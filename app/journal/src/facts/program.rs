//! Programs and enrolments: what the street office says people are owed, and how far each has come with it.

use super::decode;
use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set, subject};
use domain::program::{EnrolStage, Enrolled, Version};
use domain::{Day, PersonId, ProgramId};
use std::collections::BTreeMap;
use trust::{Digest, PersonKey};

impl Subject {
    /// Somebody's way with one program. Whoever holds their key finds it; to anybody else it tells nothing.
    #[must_use]
    pub fn enrolment(key: &PersonKey, program: ProgramId) -> Self {
        let digest = Digest::of(&[b"LM1 enrolment\0", &key.0[..], &program.0].concat());
        let mut id = [0; 16];
        id.copy_from_slice(&digest.0[..16]);
        Self { kind: subject::ENROLMENT, id }
    }
}

impl Ledger {
    /// Every program with its versions, those that begin earliest first; in order of id. One whose versions were all taken
    /// back is left out.
    #[must_use]
    pub fn programs(&self) -> Vec<(ProgramId, Vec<Version>)> {
        let all = self.all(subject::PROGRAM).map(|(subject, _)| ProgramId(subject.id));
        all.map(|id| (id, self.versions(id))).filter(|(_, versions)| !versions.is_empty()).collect()
    }

    /// The versions of a program, those that begin earliest first. Of two that begin on one day the one with the greater
    /// bytes stands later, on every device.
    #[must_use]
    pub fn versions(&self, program: ProgramId) -> Vec<Version> {
        let mut versions: Vec<Version> = self.version_items(program).map(|(_, version)| version).collect();
        versions.sort_by_key(|version| (version.from, postcard::to_allocvec(version).unwrap_or_default()));
        versions
    }

    pub(crate) fn version_items(&self, program: ProgramId) -> impl Iterator<Item = (&Value, Version)> {
        let record = self.record(Subject::program(program));
        let items = record.into_iter().flat_map(|record| record.items(set::VERSIONS));
        items.filter_map(|(item, _)| match item {
            Value::Bytes(bytes) => Some((item, postcard::from_bytes(bytes).ok()?)),
            _ => None,
        })
    }

    /// Where a person stands with each program, in order of program. Nothing without their key.
    #[must_use]
    pub fn enrolments(&self, keyring: &Keyring, person: PersonId) -> Vec<Enrolled> {
        let linked = self.linked(Subject::person(person), field::ENROLMENT_PERSON);
        let mut all: BTreeMap<ProgramId, Enrolled> = BTreeMap::new();
        for enrolled in linked.filter_map(|subject| self.enrolled(keyring, subject)) {
            // Two only after a merge of somebody written down twice: what came about later counts.
            let known = all.entry(enrolled.program).or_insert(enrolled);
            if (known.since, known.stage) < (enrolled.since, enrolled.stage) {
                *known = enrolled;
            }
        }
        all.into_values().collect()
    }

    fn enrolled(&self, keyring: &Keyring, subject: Subject) -> Option<Enrolled> {
        let record = self.record(subject)?;
        let program = ProgramId(self.open_bytes(keyring, subject, field::ENROLMENT_PROGRAM)?.try_into().ok()?);
        let stage: EnrolStage = decode(record.status()?.1.into())?;
        Some(Enrolled { program, stage, since: Day(record.number(field::ENROLMENT_SINCE)?) })
    }

    /// The round somebody is in with a program, and how far that has come; `None` before the first.
    #[must_use]
    pub fn enrolment_round(
        &self,
        keyring: &Keyring,
        person: PersonId,
        program: ProgramId,
    ) -> Option<(u32, EnrolStage)> {
        let subject = Subject::enrolment(keyring.get(person)?, program);
        let (round, stage) = self.record(subject)?.status()?;
        Some((round, decode(stage.into())?))
    }
}

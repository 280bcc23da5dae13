//! Volunteers 志愿者, as the engine sees them.

use super::person_id;
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::vocabulary::{field, subject};
use domain::tongue::Tongues;
use domain::volunteer::{Reach, Skills, Volunteer};
use domain::{PersonId, Slots};

impl Ledger {
    /// Everyone who helps, in order of id.
    pub fn volunteers(&self) -> impl Iterator<Item = Volunteer> {
        self.all(subject::PERSON)
            .filter(|(_, record)| record.yes(field::VOLUNTEER_ACTIVE))
            .filter_map(|(subject, _)| self.volunteer(person_id(subject)))
    }

    /// What everybody speaks, where somebody said, in order of id.
    pub fn speaks(&self) -> impl Iterator<Item = (PersonId, Tongues)> {
        self.persons().map(|person| (person.id, self.speaks_of(person.id))).filter(|(_, tongues)| tongues.0 != 0)
    }

    /// What a person speaks; nothing where nobody said.
    #[must_use]
    pub fn speaks_of(&self, person: PersonId) -> Tongues {
        let record = self.record(Subject::person(person));
        Tongues(record.and_then(|record| record.number(field::PERSON_SPEAKS)).unwrap_or(0))
    }

    /// Volunteers who do not want to be asked for now, in order of id.
    pub fn resting(&self) -> impl Iterator<Item = PersonId> {
        self.volunteers().map(|volunteer| volunteer.person).filter(|person| self.rests(*person))
    }

    /// Whether a volunteer does not want to be asked for now.
    #[must_use]
    pub fn rests(&self, person: PersonId) -> bool {
        self.record(Subject::person(person)).is_some_and(|record| record.yes(field::VOLUNTEER_RESTS))
    }

    /// One volunteer; `None` for somebody who does not help, or whose home is unknown.
    #[must_use]
    pub fn volunteer(&self, person: PersonId) -> Option<Volunteer> {
        let record = self.record(Subject::person(person))?;
        if !record.yes(field::VOLUNTEER_ACTIVE) {
            return None;
        }
        let (place, home) = self.lives_at(person)?;
        Some(Volunteer {
            person,
            place,
            home,
            skills: Skills(record.number(field::VOLUNTEER_SKILLS).unwrap_or(0)),
            free: Slots(record.number(field::VOLUNTEER_FREE).unwrap_or(0)),
            reach: record.coded(field::VOLUNTEER_REACH).unwrap_or(Reach::Building),
            capacity: record.number(field::VOLUNTEER_CAPACITY).unwrap_or(0),
        })
    }
}

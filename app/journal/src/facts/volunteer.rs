//! Volunteers 志愿者, as the engine sees them.

use super::person_id;
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::vocabulary::{field, subject};
use domain::volunteer::{Reach, Skills, Volunteer};
use domain::{PersonId, Slots};

impl Ledger {
    /// Everyone who helps, in order of id.
    pub fn volunteers(&self) -> impl Iterator<Item = Volunteer> {
        self.all(subject::PERSON)
            .filter(|(_, record)| record.yes(field::VOLUNTEER_ACTIVE))
            .filter_map(|(subject, _)| self.volunteer(person_id(subject)))
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

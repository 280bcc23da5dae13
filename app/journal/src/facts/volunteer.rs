//! Volunteers 志愿者, as the engine sees them.

use super::person_id;
use crate::keyring::Keyring;
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

    /// What a person speaks; nothing where nobody said, or the key is missing.
    #[must_use]
    pub fn speaks(&self, keyring: &Keyring, person: PersonId) -> Tongues {
        let subject = Subject::person(person);
        let sealed = self.open_bytes(keyring, subject, field::PERSON_SPEAKS);
        let bits = sealed.and_then(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?)));
        // As the first logs wrote it: open.
        let open = || self.record(subject)?.number(field::PERSON_SPEAKS);
        Tongues(bits.or_else(open).unwrap_or(0))
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

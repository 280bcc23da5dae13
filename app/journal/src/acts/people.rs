//! Acts about people: writing them down, enlisting volunteers, erasing.

use super::Act;
use crate::facts::Standing;
use crate::op::{Op, Subject, Value};
use crate::reserved::reserved;
use crate::vocabulary::{HouseholdId, field, set};
use domain::PersonId;
use domain::tongue::Tongues;
use domain::volunteer::Volunteer;

/// What is sealed about a person. An empty text or `None` says nothing and changes nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Particulars {
    /// Name.
    pub name: String,
    /// Digits of the telephone.
    pub telephone: String,
    /// What a captain notes.
    pub note: String,
    /// Year of birth.
    pub born: Option<u16>,
    /// Served in the army.
    pub veteran: Option<bool>,
}

impl Act<'_> {
    /// Writes a person down, or adds to what is known of them.
    pub fn add_person(&mut self, id: PersonId, household: Option<HouseholdId>, particulars: &Particulars) -> &mut Self {
        let subject = Subject::person(id);
        if let Some(household) = household {
            self.set(subject, field::PERSON_HOUSEHOLD, Value::Id(Subject::household(household)));
        }
        let born = particulars.born.map(|year| year.to_string()).unwrap_or_default();
        let texts = [
            (field::NAME, &particulars.name),
            (field::TELEPHONE, &particulars.telephone),
            (field::PERSON_NOTE, &particulars.note),
            (field::PERSON_BORN, &born),
        ];
        for (field, text) in texts {
            if !text.is_empty() {
                self.seal(id, subject, field, text.as_bytes());
            }
        }
        if let Some(veteran) = particulars.veteran {
            self.seal(id, subject, field::PERSON_VETERAN, if veteran { b"1" } else { b"" });
        }
        let household = self.target(subject, field::PERSON_HOUSEHOLD);
        self.vouch(id, household.map(|household| (household, field::HOUSEHOLD_PLACE)))
    }

    /// Notes something about a person; empty words take the note away.
    pub fn write_note(&mut self, id: PersonId, note: &str) -> &mut Self {
        self.seal(id, Subject::person(id), field::PERSON_NOTE, note.as_bytes())
    }

    /// Enlists a volunteer, or changes what they offer. Where they live is told by their household.
    pub fn enlist_volunteer(&mut self, volunteer: &Volunteer) -> &mut Self {
        let subject = Subject::person(volunteer.person);
        self.set(subject, field::VOLUNTEER_ACTIVE, Value::Bool(true))
            .set(subject, field::VOLUNTEER_SKILLS, Value::Int(volunteer.skills.0.into()))
            .set(subject, field::VOLUNTEER_FREE, Value::Int(volunteer.free.0.into()))
            .coded(subject, field::VOLUNTEER_REACH, &volunteer.reach)
            .set(subject, field::VOLUNTEER_CAPACITY, Value::Int(volunteer.capacity.into()))
    }

    /// Notes what a person speaks. Sealed, and always as long, so that not even the length tells who signs.
    pub fn note_speaks(&mut self, person: PersonId, tongues: Tongues) -> &mut Self {
        self.seal(person, Subject::person(person), field::PERSON_SPEAKS, &tongues.0.to_le_bytes())
    }

    /// A volunteer does not want to be asked for now, or may be asked again.
    pub fn note_rests(&mut self, person: PersonId, rests: bool) -> &mut Self {
        self.set(Subject::person(person), field::VOLUNTEER_RESTS, Value::Bool(rests))
    }

    /// Notes that two people should not be sent to each other: under the key of the first, and seen by captains alone.
    pub fn keep_apart(&mut self, one: PersonId, other: PersonId) -> &mut Self {
        if self.ledger.keeps_apart(self.keyring, one, other) {
            return self;
        }
        self.add_sealed(one, Subject::person(one), set::AVOIDS, &other.0)
    }

    /// The first says no longer that the two should not be sent to each other; the other still may.
    pub fn let_meet(&mut self, one: PersonId, other: PersonId) -> &mut Self {
        for item in self.ledger.avoid_items(self.keyring, one, other) {
            self.remove(Subject::person(one), set::AVOIDS, item);
        }
        self
    }

    /// A volunteer no longer helps.
    pub fn stand_down(&mut self, person: PersonId) -> &mut Self {
        self.set(Subject::person(person), field::VOLUNTEER_ACTIVE, Value::Bool(false))
    }

    /// Loosens a person from what is not sealed and would still tell who they were: their home, their phones, and the homes
    /// of what they asked for. How much was asked and done stays.
    pub fn loosen(&mut self, person: PersonId) -> &mut Self {
        let subject = Subject::person(person);
        let mut phones = vec![subject];
        for (field, other) in self.ledger.pointing_at(subject) {
            match field {
                field::SENDER_PERSON => {
                    self.set(other, field::SENDER_PERSON, Value::None).coded(
                        other,
                        field::SENDER_STANDING,
                        &Standing::New,
                    );
                }
                field::REQUEST_PERSON => {
                    self.set_or_clear(other, field::REQUEST_HOME, None);
                    phones.push(other);
                }
                field::TASK_VOLUNTEER => phones.push(other),
                _ => {}
            }
        }
        for at in phones {
            for field in [field::PHONE_SIGN, field::PHONE_SEAL, field::PHONE_FOLDER] {
                self.set_or_clear(at, field, None);
            }
        }
        self.set_or_clear(subject, field::PERSON_HOUSEHOLD, None).set_or_clear(subject, field::VOLUNTEER_ACTIVE, None)
    }

    /// Wants a person forgotten, by a device whose word is not enough: their key stays until the station has decided.
    pub fn ask_to_forget(&mut self, person: PersonId) -> &mut Self {
        self.ops.push(Op::Erase { person });
        self
    }

    /// A person is not forgotten after all, whoever wanted it.
    pub fn keep_after_all(&mut self, person: PersonId) -> &mut Self {
        self.remove(Subject::wish(person), set::FORGETS, Value::Bool(true))
    }

    /// Forgets a person: their key, and that of what the station alone may know, are destroyed here, and everything sealed
    /// under them is dropped everywhere.
    pub fn erase(&mut self, person: PersonId) -> &mut Self {
        for whose in [person, reserved(person)] {
            self.keyring.destroy(whose);
            self.ops.push(Op::Erase { person: whose });
        }
        self
    }
}

//! What a roster knows of somebody beyond name and home: the day of birth, relation, groups, dates, papers, and that they
//! have left.

use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::{Field, Subject, Value};
use crate::vocabulary::{field, set};
use domain::born::Born;
use domain::gone::Gone;
use domain::group::Groups;
use domain::household::Relation;
use domain::program::{DateOf, Paper};
use domain::{Day, PersonId};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// In which groups somebody is, as written down, and in which they are not, whatever is worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sorted {
    /// In these.
    pub is: Groups,
    /// Not in these.
    pub is_not: Groups,
}

impl Sorted {
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        [self.is.0.to_le_bytes(), self.is_not.0.to_le_bytes()].concat()
    }

    /// Reads what stands in a field; `None` for what no such field holds.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (is, is_not) = bytes.split_at_checked(4)?;
        let groups = |bytes: &[u8]| Some(Groups(u32::from_le_bytes(bytes.try_into().ok()?)));
        Some(Self { is: groups(is)?, is_not: groups(is_not)? })
    }

    fn or(self, other: Self) -> Self {
        Self { is: self.is.or(other.is), is_not: self.is_not.or(other.is_not) }
    }
}

/// The dates one write says; none where it does not open here.
#[must_use]
pub fn dates_in(keyring: &Keyring, person: PersonId, value: &Value) -> Vec<(DateOf, Day)> {
    let bytes = keyring.open((Subject::person(person), field::PERSON_DATES), value);
    bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
}

impl Ledger {
    /// When a person was born, as far as it was written down.
    #[must_use]
    pub fn born_on(&self, keyring: &Keyring, person: PersonId) -> Option<Born> {
        let birthday = self.open_text(keyring, Subject::person(person), field::PERSON_BIRTHDAY);
        Some(Born::with_birthday(self.born(keyring, person)?, &birthday.unwrap_or_default()))
    }

    /// What a person is to the head of their household.
    #[must_use]
    pub fn relation(&self, keyring: &Keyring, person: PersonId) -> Option<Relation> {
        self.unsealed(keyring, person, field::PERSON_RELATION)
    }

    /// The groups of a person that were written down, those only the station is told of among them where their key is here.
    #[must_use]
    pub fn sorted(&self, keyring: &Keyring, person: PersonId) -> Sorted {
        let of = |field| {
            let bytes = self.open_bytes(keyring, Subject::person(person), field);
            bytes.and_then(|bytes| Sorted::of_bytes(&bytes)).unwrap_or_default()
        };
        of(field::PERSON_GROUPS).or(of(field::PERSON_RESERVED))
    }

    /// Whether something is written of a person that this device is not told: groups for the station alone.
    #[must_use]
    pub fn holds_back(&self, keyring: &Keyring, person: PersonId) -> bool {
        let subject = Subject::person(person);
        let written = self.record(subject).and_then(|record| record.value(field::PERSON_RESERVED));
        matches!(written, Some(Value::Sealed { .. }))
            && self.open_bytes(keyring, subject, field::PERSON_RESERVED).is_none()
    }

    /// The dates kept of a person, at most one of each. They stand in one field; of what two devices wrote there without
    /// knowing of each other every date counts, and of two days for one date that of the write to show.
    #[must_use]
    pub fn dates(&self, keyring: &Keyring, person: PersonId) -> BTreeMap<DateOf, Day> {
        let subject = Subject::person(person);
        let register = self.record(subject).and_then(|record| record.register(field::PERSON_DATES));
        let values = register.into_iter().flat_map(|register| register.writes()).map(|write| &write.value);
        values.flat_map(|value| dates_in(keyring, person, value)).collect()
    }

    /// The papers of a person that are there, each with the last day it is good for, where it has one. Of what was noted
    /// twice the longer counts.
    #[must_use]
    pub fn papers(&self, keyring: &Keyring, person: PersonId) -> BTreeMap<Paper, Option<Day>> {
        let mut papers = BTreeMap::new();
        for (_, _, (paper, until)) in self.unpacked::<(Paper, Option<Day>)>(keyring, person, set::PAPERS) {
            let longest = papers.entry(paper).or_insert(until);
            *longest = if until.is_none() || longest.is_none() { None } else { until.max(*longest) };
        }
        papers
    }

    /// Since when a person is gone, and why; `None` for somebody who is here.
    #[must_use]
    pub fn gone(&self, keyring: &Keyring, person: PersonId) -> Option<Gone> {
        self.unsealed(keyring, person, field::PERSON_GONE)
    }

    /// As whom somebody goes on who had been written down twice; themselves for everybody else. Two who are each said to be
    /// the other stay two.
    #[must_use]
    pub fn same_as(&self, person: PersonId) -> PersonId {
        let mut seen = vec![person];
        while let Some(next) = self.same(seen[seen.len() - 1]) {
            if seen.contains(&next) {
                return person;
            }
            seen.push(next);
        }
        seen[seen.len() - 1]
    }

    fn same(&self, person: PersonId) -> Option<PersonId> {
        let other = self.record(Subject::person(person))?.id(field::PERSON_SAME_AS)?;
        Some(super::person_id(other))
    }

    /// What stands packed and sealed in a field about a person.
    fn unsealed<T: DeserializeOwned>(&self, keyring: &Keyring, person: PersonId, field: Field) -> Option<T> {
        let bytes = self.open_bytes(keyring, Subject::person(person), field)?;
        postcard::from_bytes(&bytes).ok()
    }
}

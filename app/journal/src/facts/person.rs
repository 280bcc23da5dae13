//! Persons: who belongs to which household; names and telephones for whoever holds their key.

use super::person_id;
use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::{Field, Subject, Value};
use crate::record::Record;
use crate::reserved::is_reserved;
use crate::vocabulary::{HouseholdId, field, set, subject};
use domain::{Home, PersonId, PlaceId};

/// A person, without anything that is sealed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Their household, where it is known.
    pub household: Option<HouseholdId>,
    /// Whether they help as a volunteer.
    pub volunteer: bool,
}

fn person_from(subject: Subject, record: &Record) -> Person {
    Person {
        id: person_id(subject),
        household: record.id(field::PERSON_HOUSEHOLD).map(|household| HouseholdId(household.id)),
        volunteer: record.yes(field::VOLUNTEER_ACTIVE),
    }
}

impl Ledger {
    /// Whether an id may be a person's: whoever was erased is nobody any more, and a reserved id never was.
    fn is_somebody(&self, id: PersonId) -> bool {
        !self.is_erased(id) && !is_reserved(id)
    }

    /// Every person who has not been erased, in order of id.
    pub fn persons(&self) -> impl Iterator<Item = Person> {
        self.all(subject::PERSON)
            .filter(|(subject, _)| self.is_somebody(person_id(*subject)))
            .map(|(subject, record)| person_from(subject, record))
    }

    /// One person; `None` when unknown or erased.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<Person> {
        if !self.is_somebody(id) {
            return None;
        }
        Some(person_from(Subject::person(id), self.record(Subject::person(id))?))
    }

    /// The people of a household, in order of id.
    pub fn persons_of(&self, household: HouseholdId) -> impl Iterator<Item = PersonId> {
        self.linked(Subject::household(household), field::PERSON_HOUSEHOLD)
            .map(person_id)
            .filter(|person| self.is_somebody(*person))
    }

    /// Where a person lives: building and home.
    #[must_use]
    pub fn lives_at(&self, person: PersonId) -> Option<(PlaceId, Home)> {
        let household = self.household(self.person(person)?.household?)?;
        Some((household.place, household.home))
    }

    /// Every two who should not be sent to each other, as far as the keys are here, in order of id.
    #[must_use]
    pub fn avoids(&self, keyring: &Keyring) -> Vec<(PersonId, PersonId)> {
        let of = |person| self.named(keyring, person, set::AVOIDS).map(move |(_, whom)| (person, whom));
        let mut avoids: Vec<_> = self.persons().flat_map(|person| of(person.id)).collect();
        avoids.sort_unstable();
        avoids.dedup();
        avoids
    }

    /// Whether two people should not be sent to each other, whichever of them said so.
    #[must_use]
    pub fn keeps_apart(&self, keyring: &Keyring, one: PersonId, other: PersonId) -> bool {
        [(one, other), (other, one)].iter().any(|(person, whom)| !self.avoid_items(keyring, *person, *whom).is_empty())
    }

    /// What says so about a person, as it stands in their set.
    pub(crate) fn avoid_items(&self, keyring: &Keyring, person: PersonId, whom: PersonId) -> Vec<Value> {
        let items = self.named(keyring, person, set::AVOIDS).filter(|(_, other)| *other == whom);
        items.map(|(item, _)| item.clone()).collect()
    }

    /// Whether somebody has said that these two are not the same person, whichever of them it was noted of.
    #[must_use]
    pub fn told_apart(&self, keyring: &Keyring, one: PersonId, other: PersonId) -> bool {
        let says = |person, whom| self.named(keyring, person, set::DISTINCT).any(|(_, other)| other == whom);
        says(one, other) || says(other, one)
    }

    /// Whom a person's set names, as far as the key is here, each with what says so.
    fn named(&self, keyring: &Keyring, person: PersonId, set: Field) -> impl Iterator<Item = (&Value, PersonId)> {
        let subject = Subject::person(person);
        let items = self.record(subject).into_iter().flat_map(move |record| record.items(set));
        let open = move |item: &Value| keyring.open((subject, set), item)?.try_into().ok().map(PersonId);
        items.filter_map(move |(item, _)| Some((item, open(item)?)))
    }

    /// A person's name.
    #[must_use]
    pub fn name(&self, keyring: &Keyring, person: PersonId) -> Option<String> {
        self.open_text(keyring, Subject::person(person), field::NAME)
    }

    /// Digits of a person's telephone.
    #[must_use]
    pub fn telephone(&self, keyring: &Keyring, person: PersonId) -> Option<String> {
        self.open_text(keyring, Subject::person(person), field::TELEPHONE)
    }

    /// What a captain notes about a person; `None` where nothing is, or it was taken away.
    #[must_use]
    pub fn note_on(&self, keyring: &Keyring, person: PersonId) -> Option<String> {
        self.open_text(keyring, Subject::person(person), field::PERSON_NOTE).filter(|note| !note.is_empty())
    }

    /// The year a person was born.
    #[must_use]
    pub fn born(&self, keyring: &Keyring, person: PersonId) -> Option<u16> {
        self.open_text(keyring, Subject::person(person), field::PERSON_BORN)?.parse().ok()
    }

    /// Whether a person served in the army.
    #[must_use]
    pub fn veteran(&self, keyring: &Keyring, person: PersonId) -> bool {
        self.open_text(keyring, Subject::person(person), field::PERSON_VETERAN).is_some()
    }
}

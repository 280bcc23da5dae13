//! Who has shown that they hold somebody's key, and who wants somebody forgotten.

use super::person_id;
use crate::keyring::Keyring;
use crate::ledger::{Ledger, Stamp};
use crate::op::{Field, Subject, Value};
use crate::vocabulary::{field, set, subject};
use domain::{HouseholdId, PersonId, PlaceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use trust::SigningPublic;

/// A device says, under somebody's own key, that they live or have asked at a place. Nobody without the key can say so, and
/// nobody can repeat it in their own name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Held {
    /// Which device says so.
    pub device: SigningPublic,
    /// Where they are.
    pub place: PlaceId,
}

impl Ledger {
    /// What was shown about somebody by devices that hold their key, each with its event. Nothing without the key.
    pub fn held(&self, keyring: &Keyring, person: PersonId) -> impl Iterator<Item = (Held, Stamp)> {
        self.held_of(keyring, Subject::person(person))
    }

    /// The same about a household, by devices that hold its own key.
    pub fn home_held(&self, keyring: &Keyring, household: HouseholdId) -> impl Iterator<Item = (Held, Stamp)> {
        self.held_of(keyring, Subject::household(household))
    }

    fn held_of(&self, keyring: &Keyring, subject: Subject) -> impl Iterator<Item = (Held, Stamp)> {
        let items = self.record(subject).into_iter().flat_map(|record| record.items(set::HOLDERS));
        items.filter_map(move |(item, adds)| {
            let bytes = keyring.open_strictly((subject, set::HOLDERS), item)?;
            let held: Held = postcard::from_bytes(&bytes).ok()?;
            let stamps = adds.iter().filter_map(|add| self.stamp(&add.event));
            Some((held, *stamps.into_iter().find(|stamp| stamp.author == held.device)?))
        })
    }

    /// The subjects a field pointed at in all that stands there, by whose word.
    pub fn pointed(&self, at: Subject, field: Field) -> impl Iterator<Item = (Subject, SigningPublic)> {
        let writes = self.record(at).and_then(|record| record.register(field));
        let writes = writes.map_or(&[][..], |register| register.writes());
        writes.iter().filter_map(|write| match write.value {
            Value::Id(target) => Some((target, self.stamp(&write.id.event)?.author)),
            _ => None,
        })
    }

    /// The places where somebody lives, as far as those who said so lead.
    #[must_use]
    pub fn homes(&self, person: PersonId, leads: impl Fn(&SigningPublic) -> bool) -> BTreeSet<PlaceId> {
        let households = self.pointed(Subject::person(person), field::PERSON_HOUSEHOLD).filter(|(_, by)| leads(by));
        let places = households.flat_map(|(household, _)| self.pointed(household, field::HOUSEHOLD_PLACE));
        places.filter(|(_, by)| leads(by)).map(|(place, _)| place.as_place()).collect()
    }

    /// Whom devices that do not lead want forgotten, in order.
    pub fn to_forget(&self) -> impl Iterator<Item = PersonId> {
        let all = self.all(subject::WISH).map(|(subject, _)| person_id(subject));
        all.filter(|person| self.person(*person).is_some())
    }

    /// Who wants somebody forgotten, earliest first.
    #[must_use]
    pub fn asked_to_forget(&self, person: PersonId) -> Vec<Stamp> {
        let adds = self.record(Subject::wish(person)).and_then(|record| record.adds(set::FORGETS, &Value::Bool(true)));
        let adds = adds.into_iter().flatten();
        let mut asked: Vec<Stamp> = adds.filter_map(|add| self.stamp(&add.event).copied()).collect();
        asked.sort_by_key(|stamp| (stamp.wall_ms, stamp.author, stamp.seq));
        asked
    }
}

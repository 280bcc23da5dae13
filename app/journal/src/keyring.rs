//! The keyring: which key belongs to which person. It lives outside the journal, so that destroying a key is possible.

use crate::ledger::Ledger;
use crate::op::{Field, Subject, Value};
use domain::PersonId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trust::{Draw, PersonKey};

/// The persons' keys this device holds. A household's own key stands here too, under the household's id.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Keyring {
    keys: BTreeMap<PersonId, PersonKey>,
    #[serde(skip)]
    fresh: Vec<(PersonId, PersonKey)>,
}

impl Keyring {
    /// Puts a key in that was stored before, or given by a device entitled to it.
    pub fn put(&mut self, person: PersonId, key: PersonKey) {
        self.keys.insert(person, key);
    }

    /// Whether this device can read about a person.
    #[must_use]
    pub fn has(&self, person: PersonId) -> bool {
        self.keys.contains_key(&person)
    }

    /// A person's key, to hand to another device entitled to it.
    #[must_use]
    pub fn get(&self, person: PersonId) -> Option<&PersonKey> {
        self.keys.get(&person)
    }

    /// Every key held, in order of person.
    pub fn iter(&self) -> impl Iterator<Item = (PersonId, &PersonKey)> {
        self.keys.iter().map(|(person, key)| (*person, key))
    }

    /// Keys drawn since the last call. Store them before the event that uses them: without its key a name is lost.
    #[must_use]
    pub fn take_fresh(&mut self) -> Vec<(PersonId, PersonKey)> {
        core::mem::take(&mut self.fresh)
    }

    /// Destroys a key. Whoever stores the keyring destroys the stored one too.
    pub fn destroy(&mut self, person: PersonId) {
        self.keys.remove(&person);
        self.fresh.retain(|(other, _)| *other != person);
    }

    /// Destroys every key of somebody the ledger has erased (a backup may have brought them back); says whose.
    pub fn destroy_erased(&mut self, ledger: &Ledger) -> Vec<PersonId> {
        let erased: Vec<PersonId> = self.keys.keys().copied().filter(|person| ledger.is_erased(*person)).collect();
        erased.iter().for_each(|person| self.destroy(*person));
        erased
    }

    /// Seals bytes for one field of one subject under a person's key, drawing a key when there is none yet.
    pub fn seal(&mut self, draw: &mut Draw, person: PersonId, at: (Subject, Field), bytes: &[u8]) -> Value {
        let key = self.keys.entry(person).or_insert_with(|| {
            let key = PersonKey(draw.array());
            self.fresh.push((person, key.clone()));
            key
        });
        Value::Sealed { person, sealed: key.seal(draw, &place_of(at), bytes) }
    }

    /// Opens a sealed value that stands at this field of this subject. `None` without the key, or when it was moved.
    #[must_use]
    pub fn open(&self, at: (Subject, Field), value: &Value) -> Option<Vec<u8>> {
        let Value::Sealed { person, sealed } = value else { return None };
        self.keys.get(person)?.open(&place_of(at), sealed).ok()
    }
}

/// Where a value stands, as bytes bound into its seal.
fn place_of((subject, field): (Subject, Field)) -> Vec<u8> {
    [b"LM1 field\0", &[subject.kind][..], &subject.id, &field.0.to_be_bytes()].concat()
}

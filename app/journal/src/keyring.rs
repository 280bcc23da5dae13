//! The keyring: which key belongs to which person. It lives outside the journal, so that destroying a key is possible.

use crate::ledger::Ledger;
use crate::op::{Field, Subject, Value};
use domain::PersonId;
use std::collections::BTreeMap;
use trust::{Draw, PersonKey};

/// So many keys of one person are kept besides the one that seals.
const OTHERS_MAX: usize = 4;

/// The persons' keys this device holds. A household's own key stands here too, under the household's id, and under
/// `reserved` that of what the station alone may know.
///
/// Two devices that write about a household for the first time, apart, each draw a key. Then one seals from now on, and
/// both open.
#[derive(Clone, Debug, Default)]
pub struct Keyring {
    keys: BTreeMap<PersonId, PersonKey>,
    /// Those that only open.
    others: BTreeMap<PersonId, Vec<PersonKey>>,
    fresh: Vec<(PersonId, PersonKey)>,
}

impl Keyring {
    /// Puts a key in that was stored before, or given by a device entitled to it. Nobody's key is replaced: where there is
    /// another this one only opens. Says whether it is new.
    pub fn put(&mut self, person: PersonId, key: PersonKey) -> bool {
        if self.keys.contains_key(&person) {
            return self.put_to_open(person, key);
        }
        if let Some(others) = self.others.get_mut(&person) {
            others.retain(|other| other.0 != key.0);
        }
        self.keys.insert(person, key);
        true
    }

    /// Puts a key in that opens what was sealed under it, and seals nothing. Says whether it is new.
    pub fn put_to_open(&mut self, person: PersonId, key: PersonKey) -> bool {
        let others = self.others.entry(person).or_default();
        let known = self.keys.get(&person).into_iter().chain(&*others).any(|other| other.0 == key.0);
        let room = others.len() < OTHERS_MAX;
        if room && !known {
            others.push(key);
        }
        room && !known
    }

    /// Draws the key that seals for a person, where there is none.
    pub fn draw_for(&mut self, draw: &mut Draw, person: PersonId) {
        if !self.has(person) {
            let key = PersonKey(draw.array());
            self.fresh.push((person, key.clone()));
            self.put(person, key);
        }
    }

    /// Whether a key is the one that seals for a person.
    #[must_use]
    pub fn seals(&self, person: PersonId, key: &PersonKey) -> bool {
        self.keys.get(&person).is_some_and(|sealing| sealing.0 == key.0)
    }

    /// Every key of a person, the one that seals first.
    pub fn all_of(&self, person: PersonId) -> impl Iterator<Item = &PersonKey> {
        self.keys.get(&person).into_iter().chain(self.others.get(&person).into_iter().flatten())
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

    /// Every key held, first those that seal, in order of person, then the others.
    pub fn iter(&self) -> impl Iterator<Item = (PersonId, &PersonKey)> {
        let others = self.others.iter().flat_map(|(person, keys)| keys.iter().map(|key| (*person, key)));
        self.keys.iter().map(|(person, key)| (*person, key)).chain(others)
    }

    /// Keys drawn since the last call. Store them before the event that uses them: without its key a name is lost.
    #[must_use]
    pub fn take_fresh(&mut self) -> Vec<(PersonId, PersonKey)> {
        core::mem::take(&mut self.fresh)
    }

    /// Destroys a person's keys. Whoever stores the keyring destroys the stored ones too.
    pub fn destroy(&mut self, person: PersonId) {
        self.keys.remove(&person);
        self.others.remove(&person);
        self.fresh.retain(|(other, _)| *other != person);
    }

    /// Destroys every key of somebody the ledger has erased (a backup may have brought them back); says which.
    pub fn destroy_erased(&mut self, ledger: &Ledger) -> Vec<(PersonId, PersonKey)> {
        let erased = self.iter().filter(|(person, _)| ledger.is_erased(*person));
        let erased: Vec<(PersonId, PersonKey)> = erased.map(|(person, key)| (person, key.clone())).collect();
        erased.iter().for_each(|(person, _)| self.destroy(*person));
        erased
    }

    /// Seals bytes for one field of one subject under a person's key, drawing a key when there is none yet.
    pub fn seal(&mut self, draw: &mut Draw, person: PersonId, at: (Subject, Field), bytes: &[u8]) -> Value {
        self.draw_for(draw, person);
        let sealed = self.keys.get(&person).map(|key| key.seal(draw, &place_of(at), bytes));
        sealed.map_or(Value::None, |sealed| Value::Sealed { person, sealed })
    }

    /// Opens a sealed value by the key that seals and no other: another may have been made up by whoever named it, so it
    /// shows nothing about who sealed.
    #[must_use]
    pub fn open_strictly(&self, at: (Subject, Field), value: &Value) -> Option<Vec<u8>> {
        let Value::Sealed { person, sealed } = value else { return None };
        self.keys.get(person)?.open(&place_of(at), sealed).ok()
    }

    /// Opens a sealed value that stands at this field of this subject. `None` without the key, or when it was moved.
    #[must_use]
    pub fn open(&self, at: (Subject, Field), value: &Value) -> Option<Vec<u8>> {
        let Value::Sealed { person, sealed } = value else { return None };
        let place = place_of(at);
        self.all_of(*person).find_map(|key| key.open(&place, sealed).ok())
    }
}

/// Where a value stands, as bytes bound into its seal.
fn place_of((subject, field): (Subject, Field)) -> Vec<u8> {
    [b"LM1 field\0", &[subject.kind][..], &subject.id, &field.0.to_be_bytes()].concat()
}

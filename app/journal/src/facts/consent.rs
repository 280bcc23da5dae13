//! What people consent to, who has looked at what is known of them, and how long things are kept.

use crate::keyring::Keyring;
use crate::ledger::{Ledger, Stamp};
use crate::op::{Field, Subject, Value, WriteId};
use crate::vocabulary::{field, set};
use domain::consent::{self, Consent, Purpose};
use domain::keeping::{DAYS_MAX, DAYS_MIN, Sort};
use domain::{Millis, PersonId, PlaceId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody's particulars were looked at on one device within one hour.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Opening {
    /// The first time.
    pub at_ms: Millis,
    /// How often.
    pub times: u32,
    /// Whether a copy of everything was handed out.
    pub copied: bool,
}

/// The same, and who wrote it down: the device that was looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opened {
    /// When and how often.
    pub opening: Opening,
    /// The device's event.
    pub stamp: Stamp,
    /// As it stands in the set.
    pub item: Value,
}

impl Ledger {
    /// Every word about consent, by purpose and round.
    #[must_use]
    pub fn consents(&self, keyring: &Keyring, person: PersonId) -> Vec<Consent> {
        let mut words: Vec<Consent> =
            self.unpacked(keyring, person, set::CONSENTS).map(|(_, _, consent)| consent).collect();
        words.sort();
        words
    }

    /// Whether somebody has withdrawn a consent, and not given it again.
    #[must_use]
    pub fn withdrew(&self, keyring: &Keyring, person: PersonId, purpose: Purpose) -> bool {
        consent::standing(&self.consents(keyring, person), purpose).is_some_and(|word| !word.given)
    }

    /// Who has looked at somebody's particulars, oldest first.
    #[must_use]
    pub fn openings(&self, keyring: &Keyring, person: PersonId) -> Vec<Opened> {
        let opened = |(item, adds, opening): (&Value, &BTreeSet<WriteId>, Opening)| {
            let stamp = *self.stamp(&adds.first()?.event)?;
            Some(Opened { opening, stamp, item: item.clone() })
        };
        let mut all: Vec<Opened> = self.unpacked(keyring, person, set::OPENINGS).filter_map(opened).collect();
        all.sort_by_key(|opened| (opened.opening, opened.stamp.author, opened.stamp.seq));
        all
    }

    /// The items of a person's set that open and read.
    pub(crate) fn unpacked<T: DeserializeOwned>(
        &self,
        keyring: &Keyring,
        person: PersonId,
        set: Field,
    ) -> impl Iterator<Item = (&Value, &BTreeSet<WriteId>, T)> {
        let subject = Subject::person(person);
        let items = self.record(subject).into_iter().flat_map(move |record| record.items(set));
        items.filter_map(move |(item, adds)| {
            let bytes = keyring.open((subject, set), item)?;
            Some((item, adds, postcard::from_bytes(&bytes).ok()?))
        })
    }

    /// What is in a set, each with when it was put in last, by the clock of whoever did.
    pub fn put_in(&self, subject: Subject, set: Field) -> impl Iterator<Item = (&Value, Millis)> {
        let items = self.record(subject).into_iter().flat_map(move |record| record.items(set));
        items.filter_map(|(item, adds)| {
            let stamps = adds.iter().filter_map(|add| self.stamp(&add.event));
            Some((item, stamps.map(|stamp| stamp.wall_ms).max()?))
        })
    }

    /// For how many days what is of a sort is kept at a station.
    #[must_use]
    pub fn kept_for(&self, place: PlaceId, sort: Sort) -> u16 {
        let written = self.record(Subject::station(place)).and_then(|record| record.number::<u16>(field::keeps(sort)));
        written.map_or(sort.days(), |days| days.clamp(DAYS_MIN, DAYS_MAX))
    }
}

//! Devices: which may write, as what, until when, and how far each has come.

use crate::log::Log;
use crate::op::Subject;
use crate::replica::Replica;
use crate::vocabulary::{field, set};
use crate::{Stamp, Value};
use domain::{Millis, PlaceId};
use std::collections::BTreeMap;
use trust::{Certificate, Digest, SigningPublic};

/// A device that writes here, or did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Device {
    /// Its signing key.
    pub key: SigningPublic,
    /// What people call it; empty when nobody has said.
    pub name: String,
    /// The certificate that lasts longest.
    pub certificate: Certificate,
    /// Whether it is the root.
    pub root: bool,
    /// Whether it counts only so far.
    pub revoked: bool,
    /// The number of its last event here that counts, for each log in which there is one.
    pub last: Vec<(PlaceId, u64)>,
    /// Whether whoever has it has handed over what it writes for.
    pub handed: Option<Handed>,
}

/// A device's own last word. What it wrote before is here: no event of an author is placed before the one it follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handed {
    /// When, by its own clock.
    pub at_ms: Millis,
    /// How many events it has written since, as far as they are here.
    pub since: u64,
}

impl Replica {
    /// Every device that may write or once might, in order of key.
    pub fn devices(&self) -> impl Iterator<Item = Device> {
        self.writers().devices().filter_map(|(key, certificates)| {
            let certificate = *certificates.last()?;
            let record = self.ledger().record(Subject::device(key));
            Some(Device {
                key: *key,
                name: record.and_then(|record| record.text(field::DEVICE_NAME)).unwrap_or_default().to_owned(),
                certificate,
                root: certificate.is_root(),
                revoked: self.writers().is_revoked(key),
                last: self.last_of(key),
                handed: self.handed(key),
            })
        })
    }

    /// Whether a device has handed over: in every log it was let in for, and by its own word. Of a device for the whole
    /// station those logs in which it has written so.
    fn handed(&self, key: &SigningPublic) -> Option<Handed> {
        let mut words: BTreeMap<PlaceId, (Millis, u64)> = BTreeMap::new();
        for (at_ms, Stamp { log, seq, .. }) in self.handing(key) {
            let word = words.entry(log).or_insert((at_ms, seq));
            *word = (*word).max((at_ms, seq));
        }
        let at_ms = words.values().map(|(at_ms, _)| *at_ms).max()?;
        let mut logs = self.writers().certificates(key).iter().map(|certificate| certificate.terms.place);
        if !self.writers().leads(key) && !logs.all(|log| words.contains_key(&log)) {
            return None;
        }
        let since =
            self.last_of(key).into_iter().filter_map(|(log, last)| Some(last.saturating_sub(words.get(&log)?.1)));
        Some(Handed { at_ms, since: since.sum() })
    }

    /// When a device said so, and where.
    fn handing(&self, key: &SigningPublic) -> impl Iterator<Item = (Millis, Stamp)> {
        let record = self.ledger().record(Subject::device(key));
        let items = record.into_iter().flat_map(|record| record.items(set::HANDED_OVER));
        let said = items.filter_map(|(item, adds)| match item {
            Value::Int(at_ms) => Some((Millis::try_from(*at_ms).ok()?, adds)),
            _ => None,
        });
        let stamped = said.flat_map(move |(at_ms, adds)| {
            adds.iter().filter_map(move |id| Some((at_ms, *self.ledger().stamp(&id.event)?)))
        });
        stamped.filter(|(_, stamp)| stamp.author == *key)
    }

    /// Number and digest of an author's last event that is here and counts, for each log in which there is one: what a
    /// revocation names. Looks at every event.
    #[must_use]
    pub fn ends_of(&self, author: &SigningPublic) -> Vec<(PlaceId, u64, Digest)> {
        let mut ends: BTreeMap<PlaceId, (u64, Digest)> = BTreeMap::new();
        for (id, stamp) in self.ledger().events().filter(|(_, stamp)| stamp.author == *author) {
            let end = ends.entry(stamp.log).or_insert((stamp.seq, *id));
            *end = (*end).max((stamp.seq, *id));
        }
        ends.into_iter().map(|(log, (seq, id))| (log, seq, id)).collect()
    }

    /// The number of an author's last event that is here and counts, for each log in which there is one.
    #[must_use]
    pub fn last_of(&self, author: &SigningPublic) -> Vec<(PlaceId, u64)> {
        let last = |(place, log): (PlaceId, &Log)| {
            let chain = log.chain(author)?;
            let counted = chain.next.min(chain.counted) + self.writers().line_length(author, place);
            Some((place, counted.checked_sub(1)?))
        };
        self.logs().filter_map(last).collect()
    }
}

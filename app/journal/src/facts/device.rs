//! Devices: which may write, as what, until when, and how far each has come.

use crate::log::Log;
use crate::op::Subject;
use crate::replica::Replica;
use crate::vocabulary::field;
use domain::PlaceId;
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
            })
        })
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

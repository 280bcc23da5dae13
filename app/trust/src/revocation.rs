//! A revocation: the word of one device that what another writes counts only so far, log by log.

use crate::{Error, Signature, SigningPublic, SigningSecret, verify};
use domain::PlaceId;
use serde::{Deserialize, Serialize};

const CONTEXT: &str = "revocation";

/// What a revocation says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Limits {
    /// Whose word this is.
    pub issuer: SigningPublic,
    /// The device that is not believed any further.
    pub subject: SigningPublic,
    /// The sequence number of its last event that counts, for each log; ascending by log. In a log that is not named,
    /// nothing counts.
    pub last: Vec<(PlaceId, u64)>,
}

/// Limits and the issuer's signature over them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revocation {
    /// What it says.
    pub limits: Limits,
    /// The issuer's signature.
    pub signature: Signature,
}

impl Revocation {
    /// Signs limits for a device; logs are put in order, and of several numbers for one log the smallest is taken.
    #[must_use]
    pub fn issue(issuer: &SigningSecret, subject: SigningPublic, mut last: Vec<(PlaceId, u64)>) -> Self {
        last.sort_unstable();
        last.dedup_by_key(|(log, _)| *log);
        let limits = Limits { issuer: issuer.public(), subject, last };
        Self { signature: issuer.sign(CONTEXT, &bytes(&limits)), limits }
    }

    /// Checks the signature, and nothing else.
    ///
    /// # Errors
    /// `Error::Signature` or `Error::Key`.
    pub fn verify(&self) -> Result<(), Error> {
        verify(&self.limits.issuer, CONTEXT, &bytes(&self.limits), &self.signature)
    }

    /// How many of the device's events in a log count.
    #[must_use]
    pub fn counted(&self, log: PlaceId) -> u64 {
        let named = self.limits.last.iter().filter(|(other, _)| *other == log);
        named.map(|(_, last)| last.saturating_add(1)).min().unwrap_or(0)
    }
}

fn bytes(limits: &Limits) -> Vec<u8> {
    // Postcard refuses only types without a fixed shape; these are plain numbers and arrays.
    postcard::to_allocvec(limits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: PlaceId = PlaceId([1; 8]);
    const THERE: PlaceId = PlaceId([2; 8]);

    #[test]
    fn a_log_that_is_not_named_counts_for_nothing_and_the_smallest_number_stands() {
        let (issuer, subject) = (SigningSecret::from_seed([1; 32]), SigningSecret::from_seed([2; 32]).public());
        let revocation = Revocation::issue(&issuer, subject, vec![(THERE, 7), (HERE, 4), (HERE, 0)]);
        assert_eq!(revocation.verify(), Ok(()));
        assert_eq!(revocation.limits.last, [(HERE, 0), (THERE, 7)]);
        assert_eq!([HERE, THERE, PlaceId([3; 8])].map(|log| revocation.counted(log)), [1, 8, 0]);
    }

    #[test]
    fn altered_limits_are_noticed() {
        let issuer = SigningSecret::from_seed([1; 32]);
        let mut revocation = Revocation::issue(&issuer, issuer.public(), vec![(HERE, 4)]);
        revocation.limits.last[0].1 = 5;
        assert_eq!(revocation.verify(), Err(Error::Signature));
    }
}

//! A revocation: the word of one device that what another writes counts only so far, log by log. It names the last event
//! that counts by its digest too, so that whoever kept the key cannot say something else under an old number.

use crate::{Digest, Error, Signature, SigningPublic, SigningSecret, verify};
use domain::PlaceId;
use serde::{Deserialize, Serialize};

const CONTEXT: &str = "revocation";
const ENDS: &str = "revocation ends";

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

/// Which events the last numbers mean.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ends {
    /// The last event that counts, for each log in which there is one; ascending by log.
    pub last: Vec<(PlaceId, Digest)>,
    /// The issuer's signature over this and the limits.
    pub signature: Signature,
}

/// Limits and the issuer's signature over them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Revocation {
    /// What it says.
    pub limits: Limits,
    /// The issuer's signature.
    pub signature: Signature,
    /// Which events it means; revocations made before there was this have none.
    pub ends: Option<Ends>,
}

impl Revocation {
    /// Signs limits for a device; logs are put in order, and of several numbers for one log the smallest is taken.
    #[must_use]
    pub fn issue(issuer: &SigningSecret, subject: SigningPublic, mut last: Vec<(PlaceId, u64)>) -> Self {
        last.sort_unstable();
        last.dedup_by_key(|(log, _)| *log);
        let limits = Limits { issuer: issuer.public(), subject, last };
        Self { signature: issuer.sign(CONTEXT, &bytes(&limits)), limits, ends: None }
    }

    /// The same, naming for each log number and digest of the last event that counts.
    #[must_use]
    pub fn naming(issuer: &SigningSecret, subject: SigningPublic, mut last: Vec<(PlaceId, u64, Digest)>) -> Self {
        last.sort_unstable();
        last.dedup_by_key(|(log, ..)| *log);
        let numbers = last.iter().map(|(log, seq, _)| (*log, *seq)).collect();
        let revocation = Self::issue(issuer, subject, numbers);
        let last: Vec<(PlaceId, Digest)> = last.into_iter().map(|(log, _, digest)| (log, digest)).collect();
        let signature = issuer.sign(ENDS, &ends_bytes(&revocation.limits, &last));
        Self { ends: Some(Ends { last, signature }), ..revocation }
    }

    /// As it is stored: one without ends as it always was, so that older programs go on reading both.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let old = postcard::to_allocvec(&(&self.limits, &self.signature)).unwrap_or_default();
        let ends = self.ends.iter().flat_map(|ends| postcard::to_allocvec(ends).unwrap_or_default());
        old.into_iter().chain(ends).collect()
    }

    /// Names this word.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.bytes())
    }

    /// A stored one, of either form; `None` when it is neither.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let ((limits, signature), rest) = postcard::take_from_bytes::<(Limits, Signature)>(bytes).ok()?;
        let ends = if rest.is_empty() { None } else { Some(postcard::from_bytes(rest).ok()?) };
        Some(Self { limits, signature, ends })
    }

    /// Number and digest of the last event that counts in a log, where it names one.
    #[must_use]
    pub fn end(&self, log: PlaceId) -> Option<(u64, Digest)> {
        let (_, digest) = self.ends.as_ref()?.last.iter().find(|(other, _)| *other == log)?;
        Some((self.counted(log).checked_sub(1)?, *digest))
    }

    /// Checks the signatures, and nothing else.
    ///
    /// # Errors
    /// `Error::Signature` or `Error::Key`.
    pub fn verify(&self) -> Result<(), Error> {
        verify(&self.limits.issuer, CONTEXT, &bytes(&self.limits), &self.signature)?;
        let Some(ends) = &self.ends else { return Ok(()) };
        verify(&self.limits.issuer, ENDS, &ends_bytes(&self.limits, &ends.last), &ends.signature)
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

fn ends_bytes(limits: &Limits, last: &[(PlaceId, Digest)]) -> Vec<u8> {
    postcard::to_allocvec(&(limits, last)).unwrap_or_default()
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
    fn the_last_events_are_named_and_one_of_before_there_was_this_still_opens() {
        let (issuer, subject) = (SigningSecret::from_seed([1; 32]), SigningSecret::from_seed([2; 32]).public());
        let (one, other) = (Digest([7; 32]), Digest([8; 32]));
        let named = Revocation::naming(&issuer, subject, vec![(THERE, 7, other), (HERE, 4, one)]);
        assert_eq!((named.verify(), Revocation::read(&named.bytes())), (Ok(()), Some(named.clone())));
        assert_eq!([HERE, THERE, PlaceId([3; 8])].map(|log| named.end(log)), [Some((4, one)), Some((7, other)), None]);
        // What a program of before reads of it, and what one of before has written.
        let old: (Limits, Signature) = postcard::from_bytes(&named.bytes()).expect("it passes over the rest");
        let without = Revocation { ends: None, ..named.clone() };
        assert_eq!((&old.0, without.verify()), (&without.limits, Ok(())));
        assert_eq!(Revocation::read(&postcard::to_allocvec(&old).expect("bytes")), Some(without));
        // Ends are signed with the limits they belong to.
        let more = Revocation::naming(&issuer, subject, vec![(HERE, 5, one)]);
        assert_eq!(Revocation { ends: named.ends.clone(), ..more }.verify(), Err(Error::Signature));
        let mut altered = named.clone();
        altered.ends.as_mut().expect("it has").last[0].1 = other;
        assert_eq!(altered.verify(), Err(Error::Signature));
        let bytes = named.bytes();
        let whole = postcard::to_allocvec(&(&named.limits, &named.signature)).expect("bytes").len();
        assert!((0..bytes.len()).filter(|cut| *cut != whole).all(|cut| Revocation::read(&bytes[..cut]).is_none()));
    }

    #[test]
    fn altered_limits_are_noticed() {
        let issuer = SigningSecret::from_seed([1; 32]);
        let mut revocation = Revocation::issue(&issuer, issuer.public(), vec![(HERE, 4)]);
        revocation.limits.last[0].1 = 5;
        assert_eq!(revocation.verify(), Err(Error::Signature));
    }
}

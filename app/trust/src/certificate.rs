//! A certificate: the word of one device that another may write, for one place, in one role, for some time.

use crate::{Error, SealingPublic, Signature, SigningPublic, SigningSecret, verify};
use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};

const CONTEXT: &str = "certificate";

/// What a device may do. Only ever added to at the end; how high one stands is told by `rank`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Role {
    /// A district's or street's office.
    Office,
    /// A station 小区工作站.
    Station,
    /// A captain 楼栋长.
    Captain,
    /// A canteen's kiosk.
    Kiosk,
}

impl Role {
    /// How high the role stands: a certificate is given only downwards or to an equal. Smaller is higher.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::Office => 0,
            Self::Station => 1,
            Self::Captain => 2,
            Self::Kiosk => 3,
        }
    }

    /// Whether a device in this role may certify others. A kiosk certifies nobody.
    #[must_use]
    pub fn certifies(self) -> bool {
        self.rank() < Self::Captain.rank()
    }
}

/// What a certificate says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// Whose word this is.
    pub issuer: SigningPublic,
    /// The device's signing key.
    pub subject: SigningPublic,
    /// The device's sealing key.
    pub seal: SealingPublic,
    /// The place it is for, with everything below.
    pub place: PlaceId,
    /// What the device may do.
    pub role: Role,
    /// Valid from then.
    pub not_before_ms: Millis,
    /// Valid until just before then.
    pub not_after_ms: Millis,
}

/// Terms and the issuer's signature over them. A root's issuer is itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Certificate {
    /// What it says.
    pub terms: Terms,
    /// The issuer's signature.
    pub signature: Signature,
}

impl Certificate {
    /// Signs terms. The issuer named in them becomes the signing key's owner.
    #[must_use]
    pub fn issue(issuer: &SigningSecret, terms: Terms) -> Self {
        let terms = Terms { issuer: issuer.public(), ..terms };
        Self { terms, signature: issuer.sign(CONTEXT, &bytes(&terms)) }
    }

    /// Whether the certificate is a root: the device vouches for itself.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.terms.issuer == self.terms.subject
    }

    /// Checks the signature, and nothing else.
    ///
    /// # Errors
    /// `Error::Signature` or `Error::Key`.
    pub fn verify(&self) -> Result<(), Error> {
        verify(&self.terms.issuer, CONTEXT, &bytes(&self.terms), &self.signature)
    }

    /// Checks that it is valid at this time.
    ///
    /// # Errors
    /// `Error::Time`.
    pub fn valid_at(&self, at_ms: Millis) -> Result<(), Error> {
        let valid = (self.terms.not_before_ms..self.terms.not_after_ms).contains(&at_ms);
        if valid { Ok(()) } else { Err(Error::Time) }
    }

    /// Checks that `above` was entitled to give this certificate: its subject issued it, for a place within its own
    /// (`within(inner, outer)` knows the places; a place is within itself), no higher a role, no longer a time.
    ///
    /// # Errors
    /// `Error::Signature` or `Error::Key` for a bad signature, `Error::Wider` when it goes beyond.
    pub fn narrows(&self, above: &Self, within: impl Fn(PlaceId, PlaceId) -> bool) -> Result<(), Error> {
        self.verify()?;
        if self.narrows_terms(above, within) { Ok(()) } else { Err(Error::Wider) }
    }

    /// The same of a certificate whose signature has been checked before.
    #[must_use]
    pub fn narrows_terms(&self, above: &Self, within: impl Fn(PlaceId, PlaceId) -> bool) -> bool {
        let (inner, outer) = (&self.terms, &above.terms);
        inner.issuer == outer.subject
            && outer.role.certifies()
            && inner.role.rank() >= outer.role.rank()
            && inner.not_before_ms >= outer.not_before_ms
            && inner.not_after_ms <= outer.not_after_ms
            && within(inner.place, outer.place)
    }
}

fn bytes(terms: &Terms) -> Vec<u8> {
    // Postcard refuses only types without a fixed shape; these are plain numbers and arrays.
    postcard::to_allocvec(terms).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREET: PlaceId = PlaceId([1; 8]);
    const ESTATE: PlaceId = PlaceId([2; 8]);

    fn within(inner: PlaceId, outer: PlaceId) -> bool {
        inner == outer || (inner, outer) == (ESTATE, STREET)
    }

    fn terms(subject: &SigningSecret, place: PlaceId, role: Role, until: Millis) -> Terms {
        let (key, seal) = (subject.public(), SealingPublic([9; 32]));
        Terms { issuer: key, subject: key, seal, place, role, not_before_ms: 10, not_after_ms: until }
    }

    fn keys() -> (SigningSecret, SigningSecret) {
        (SigningSecret::from_seed([1; 32]), SigningSecret::from_seed([2; 32]))
    }

    #[test]
    fn a_street_certifies_a_station_below_it() {
        let (street, station) = keys();
        let root = Certificate::issue(&street, terms(&street, STREET, Role::Office, 100));
        let below = Certificate::issue(&street, terms(&station, ESTATE, Role::Station, 90));
        assert!(root.is_root() && !below.is_root());
        assert_eq!(below.narrows(&root, within), Ok(()));
        assert_eq!(below.valid_at(89), Ok(()));
        assert_eq!((below.valid_at(9), below.valid_at(90)), (Err(Error::Time), Err(Error::Time)));
    }

    #[test]
    fn nothing_widens_on_the_way_down() {
        let (street, station) = keys();
        let station_itself = Certificate::issue(&street, terms(&station, ESTATE, Role::Station, 90));
        let captain = |place, role, until| Certificate::issue(&station, terms(&station, place, role, until));
        for wider in
            [captain(STREET, Role::Captain, 90), captain(ESTATE, Role::Office, 90), captain(ESTATE, Role::Captain, 91)]
        {
            assert_eq!(wider.narrows(&station_itself, within), Err(Error::Wider), "{wider:?}");
        }
        assert_eq!(captain(ESTATE, Role::Captain, 90).narrows(&station_itself, within), Ok(()));
    }

    #[test]
    fn a_kiosk_certifies_nobody_and_a_stranger_neither() {
        let (street, kiosk) = keys();
        let kiosk_itself = Certificate::issue(&street, terms(&kiosk, ESTATE, Role::Kiosk, 90));
        let another = Certificate::issue(&kiosk, terms(&kiosk, ESTATE, Role::Kiosk, 90));
        assert_eq!(another.narrows(&kiosk_itself, within), Err(Error::Wider));
        let root = Certificate::issue(&street, terms(&street, STREET, Role::Office, 100));
        assert_eq!(another.narrows(&root, within), Err(Error::Wider));
    }

    #[test]
    fn altered_terms_are_noticed() {
        let (street, station) = keys();
        let mut below = Certificate::issue(&street, terms(&station, ESTATE, Role::Captain, 90));
        below.terms.role = Role::Station;
        assert_eq!(below.verify(), Err(Error::Signature));
    }
}

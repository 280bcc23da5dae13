//! Writers: whose events count. Whoever set up the highest place is the root; the rest show certificates.

use domain::PlaceId;
use std::collections::BTreeMap;
use trust::{Certificate, Error, SigningPublic, Terms};

/// The devices that may write, each by its certificate.
#[derive(Clone, Debug, Default)]
pub struct Writers {
    certificates: BTreeMap<SigningPublic, Certificate>,
    /// What the root stands for: everything is below it.
    whole: Option<PlaceId>,
}

impl Writers {
    /// A root alone: it may write everywhere.
    ///
    /// # Errors
    /// When the certificate is not signed by its own subject.
    pub fn root(certificate: Certificate) -> Result<Self, Error> {
        certificate.verify()?;
        if !certificate.is_root() {
            return Err(Error::Wider);
        }
        let Terms { subject, place, .. } = certificate.terms;
        Ok(Self { certificates: BTreeMap::from([(subject, certificate)]), whole: Some(place) })
    }

    /// Lets another device write, by a certificate from one that may.
    ///
    /// # Errors
    /// When nobody here issued it, or it goes beyond its issuer's.
    pub fn admit(&mut self, certificate: Certificate, within: impl Fn(PlaceId, PlaceId) -> bool) -> Result<(), Error> {
        let issuer = self.certificates.get(&certificate.terms.issuer).ok_or(Error::Wider)?;
        certificate.narrows(issuer, within)?;
        self.certificates.insert(certificate.terms.subject, certificate);
        Ok(())
    }

    /// Whether events of this author count in this log: everywhere those of a root, and of a device that certifies others
    /// and stands where the root stands; anyone else's where the certificate says.
    #[must_use]
    pub fn may_write(&self, author: &SigningPublic, log: PlaceId) -> bool {
        self.certificates.get(author).is_some_and(|certificate| {
            let Terms { place, role, .. } = certificate.terms;
            place == log || certificate.is_root() || (role.certifies() && Some(place) == self.whole)
        })
    }

    /// The certificate of a writer.
    #[must_use]
    pub fn certificate(&self, author: &SigningPublic) -> Option<&Certificate> {
        self.certificates.get(author)
    }
}

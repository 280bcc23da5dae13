//! Writers: whose events count. Whoever set up the highest place is the root; the rest show certificates.

use domain::PlaceId;
use std::collections::BTreeMap;
use trust::{Certificate, Error, SigningPublic};

/// The devices that may write, each by its certificate.
#[derive(Clone, Debug, Default)]
pub struct Writers(BTreeMap<SigningPublic, Certificate>);

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
        Ok(Self(BTreeMap::from([(certificate.terms.subject, certificate)])))
    }

    /// Lets another device write, by a certificate from one that may.
    ///
    /// # Errors
    /// When nobody here issued it, or it goes beyond its issuer's.
    pub fn admit(&mut self, certificate: Certificate, within: impl Fn(PlaceId, PlaceId) -> bool) -> Result<(), Error> {
        let issuer = self.0.get(&certificate.terms.issuer).ok_or(Error::Wider)?;
        certificate.narrows(issuer, within)?;
        self.0.insert(certificate.terms.subject, certificate);
        Ok(())
    }

    /// Whether events of this author count in this log: a root's everywhere, anyone else's where the certificate says.
    #[must_use]
    pub fn may_write(&self, author: &SigningPublic, log: PlaceId) -> bool {
        self.0.get(author).is_some_and(|certificate| certificate.is_root() || certificate.terms.place == log)
    }

    /// The certificate of a writer.
    #[must_use]
    pub fn certificate(&self, author: &SigningPublic) -> Option<&Certificate> {
        self.0.get(author)
    }
}

//! Acts about devices: letting one write, and saying how far one counts. What is said here is never taken back: a device
//! that is to write again gets a new key.

use super::Act;
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set};
use trust::{Certificate, Revocation, SigningPublic};

impl Act<'_> {
    /// States a certificate: a new one, or one that renews another before it runs out. One that the root did not issue
    /// counts only where its issuer states it.
    pub fn certify(&mut self, certificate: &Certificate) -> &mut Self {
        let bytes = postcard::to_allocvec(certificate).unwrap_or_default();
        self.add(Subject::device(&certificate.terms.subject), set::CERTIFICATES, Value::Bytes(bytes))
    }

    /// States a revocation; likewise.
    pub fn revoke(&mut self, revocation: &Revocation) -> &mut Self {
        let bytes = postcard::to_allocvec(revocation).unwrap_or_default();
        self.add(Subject::device(&revocation.limits.subject), set::REVOCATIONS, Value::Bytes(bytes))
    }

    /// Says what people call a device.
    pub fn name_device(&mut self, device: &SigningPublic, name: &str) -> &mut Self {
        self.set(Subject::device(device), field::DEVICE_NAME, Value::Text(name.to_owned()))
    }
}

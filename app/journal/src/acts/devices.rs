//! Acts about devices: letting one write, and saying how far one counts. What is said here is never taken back: a device
//! that is to write again gets a new key. And acts about roots above and below this one.

use super::Act;
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set};
use domain::Millis;
use trust::{Above, Certificate, Leave, Revocation, SigningPublic};

impl Act<'_> {
    /// States a certificate: a new one, or one that renews another before it runs out. One that the root did not issue
    /// counts only where its issuer states it.
    pub fn certify(&mut self, certificate: &Certificate) -> &mut Self {
        let bytes = postcard::to_allocvec(certificate).unwrap_or_default();
        self.add(Subject::device(&certificate.terms.subject), set::CERTIFICATES, Value::Bytes(bytes))
    }

    /// States a revocation; likewise.
    pub fn revoke(&mut self, revocation: &Revocation) -> &mut Self {
        let bytes = Value::Bytes(revocation.bytes());
        self.add(Subject::device(&revocation.limits.subject), set::REVOCATIONS, bytes)
    }

    /// Says what people call a device.
    pub fn name_device(&mut self, device: &SigningPublic, name: &str) -> &mut Self {
        self.set(Subject::device(device), field::DEVICE_NAME, Value::Text(name.to_owned()))
    }

    /// Says that whoever has this device hands over what it writes for: in each of its logs, after everything else.
    pub fn hand_over(&mut self, device: &SigningPublic, at_ms: Millis) -> &mut Self {
        let at_ms = i64::try_from(at_ms).unwrap_or(i64::MAX);
        self.add(Subject::device(device), set::HANDED_OVER, Value::Int(at_ms))
    }

    /// States that a root stands above another. The word of those that are above already counts wherever it stands.
    pub fn stand_below(&mut self, above: &Above) -> &mut Self {
        let bytes = postcard::to_allocvec(above).unwrap_or_default();
        self.add(Subject::device(&above.key()), set::ABOVE, Value::Bytes(bytes))
    }

    /// States that one has left another.
    pub fn leave(&mut self, above: &SigningPublic, leave: &Leave) -> &mut Self {
        let bytes = postcard::to_allocvec(leave).unwrap_or_default();
        self.add(Subject::device(above), set::LEFT, Value::Bytes(bytes))
    }
}

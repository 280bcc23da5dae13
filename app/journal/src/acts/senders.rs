//! Acts about senders: who a phone belongs to, and which slips have been taken in.

use super::Act;
use crate::facts::{Phone, Standing};
use crate::op::{Subject, Value};
use crate::vocabulary::field;
use domain::PersonId;
use trust::{Digest, SigningPublic};

impl Act<'_> {
    /// Notes a phone that has sent its first slip.
    pub fn meet_sender(&mut self, phone: &Phone) -> &mut Self {
        self.phone(Subject::sender(&phone.sign), phone)
    }

    /// A captain knows whose phone it is: from now on what it sends passes.
    pub fn know_sender(&mut self, phone: &Phone, person: PersonId) -> &mut Self {
        let subject = Subject::sender(&phone.sign);
        self.phone(subject, phone)
            .phone(Subject::person(person), phone)
            .set(subject, field::SENDER_PERSON, Value::Id(Subject::person(person)))
            .coded(subject, field::SENDER_STANDING, &Standing::Known)
    }

    /// A captain does not want to hear from this phone.
    pub fn block_sender(&mut self, key: &SigningPublic) -> &mut Self {
        self.coded(Subject::sender(key), field::SENDER_STANDING, &Standing::Blocked)
    }

    /// Lets a blocked phone speak again.
    pub fn unblock_sender(&mut self, sender: Subject) -> &mut Self {
        self.coded(sender, field::SENDER_STANDING, &Standing::New)
    }

    /// A slip has been taken in: whoever meets it again knows.
    pub fn take_slip(&mut self, slip: &Digest) -> &mut Self {
        self.set(Subject::slip(slip), field::SLIP_TAKEN, Value::Bool(true))
    }
}

//! Senders: phones that send slips, known, new or blocked; and the slips that have been taken in.

use super::{Phone, person_id};
use crate::ledger::Ledger;
use crate::op::Subject;
use crate::vocabulary::{field, subject};
use domain::{Millis, PersonId};
use serde::{Deserialize, Serialize};
use trust::{Digest, SigningPublic};

/// How the station stands to a phone. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Standing {
    /// Nobody has looked yet: what it sends waits in the tray.
    #[default]
    New,
    /// A captain knows whose it is: what it sends passes.
    Known,
    /// A captain does not want to hear from it.
    Blocked,
}

/// A phone that sends slips.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sender {
    /// How the station stands to it.
    pub standing: Standing,
    /// Whose it is.
    pub person: Option<PersonId>,
    /// Its keys.
    pub phone: Option<Phone>,
}

impl Ledger {
    /// What is known of the phone with this signing key; `None` when it never sent anything.
    #[must_use]
    pub fn sender(&self, key: &SigningPublic) -> Option<Sender> {
        self.sender_at(Subject::sender(key))
    }

    /// Every phone that was ever noted, in order of id.
    pub fn senders(&self) -> impl Iterator<Item = Sender> {
        self.all(subject::SENDER).filter_map(|(subject, _)| self.sender_at(subject))
    }

    /// The phones that are blocked, each with when that was said last; in order of id.
    pub fn blocked(&self) -> impl Iterator<Item = (Subject, Millis)> {
        let blocked = |subject: &Subject| self.sender_at(*subject).is_some_and(|it| it.standing == Standing::Blocked);
        self.all(subject::SENDER).map(|(subject, _)| subject).filter(blocked).map(|subject| {
            let said = self.record(subject).and_then(|record| record.register(field::SENDER_STANDING));
            let stamps =
                said.into_iter().flat_map(|said| said.writes()).filter_map(|write| self.stamp(&write.id.event));
            (subject, stamps.map(|stamp| stamp.wall_ms).max().unwrap_or_default())
        })
    }

    fn sender_at(&self, subject: Subject) -> Option<Sender> {
        let record = self.record(subject)?;
        let standing = record.coded(field::SENDER_STANDING).unwrap_or_default();
        let person = record.id(field::SENDER_PERSON).map(person_id);
        Some(Sender { standing, person, phone: self.phone(subject) })
    }

    /// Whether a slip has been taken in, on whichever device.
    #[must_use]
    pub fn slip_taken(&self, slip: &Digest) -> bool {
        self.record(Subject::slip(slip)).is_some_and(|record| record.yes(field::SLIP_TAKEN))
    }
}

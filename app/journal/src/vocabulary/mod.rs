//! The vocabulary: numbers of subjects, fields and sets. A number that was ever used keeps its meaning for ever;
//! one that falls out of use is left empty.

use crate::op::{Field, Subject};
pub use domain::HouseholdId;
use domain::meal::DinerRef;
use domain::{Day, PersonId, PlaceId, ProgramId, RequestId, TaskId};
use trust::{Digest, SigningPublic};

pub mod field;
pub mod set;
pub mod subject;

impl Subject {
    fn padded(kind: u8, id: &[u8]) -> Self {
        let mut bytes = [0; 16];
        let length = id.len().min(16);
        bytes[..length].copy_from_slice(&id[..length]);
        Self { kind, id: bytes }
    }

    fn pair(kind: u8, first: u32, second: u32) -> Self {
        Self::padded(kind, &[first.to_be_bytes(), second.to_be_bytes()].concat())
    }

    /// A place.
    #[must_use]
    pub fn place(id: PlaceId) -> Self {
        Self::padded(subject::PLACE, &id.0)
    }

    /// The station of a place.
    #[must_use]
    pub fn station(id: PlaceId) -> Self {
        Self::padded(subject::STATION, &id.0)
    }

    /// A household.
    #[must_use]
    pub fn household(id: HouseholdId) -> Self {
        Self { kind: subject::HOUSEHOLD, id: id.0 }
    }

    /// A household's pair.
    #[must_use]
    pub fn pair_of(id: HouseholdId) -> Self {
        Self { kind: subject::PAIR, id: id.0 }
    }

    /// A person.
    #[must_use]
    pub fn person(id: PersonId) -> Self {
        Self { kind: subject::PERSON, id: id.0 }
    }

    /// A wish that somebody be forgotten.
    #[must_use]
    pub fn wish(id: PersonId) -> Self {
        Self { kind: subject::WISH, id: id.0 }
    }

    /// A program.
    #[must_use]
    pub fn program(id: ProgramId) -> Self {
        Self { kind: subject::PROGRAM, id: id.0 }
    }

    /// How a station chooses helpers.
    #[must_use]
    pub fn policy(id: PlaceId) -> Self {
        Self::padded(subject::POLICY, &id.0)
    }

    /// A request.
    #[must_use]
    pub fn request(id: RequestId) -> Self {
        Self { kind: subject::REQUEST, id: id.0 }
    }

    /// A task.
    #[must_use]
    pub fn task(id: TaskId) -> Self {
        Self { kind: subject::TASK, id: id.0 }
    }

    /// The device with this signing key.
    #[must_use]
    pub fn device(key: &SigningPublic) -> Self {
        Self::padded(subject::DEVICE, &Digest::of(&key.0).0)
    }

    /// The phone with this signing key.
    #[must_use]
    pub fn sender(key: &SigningPublic) -> Self {
        Self::padded(subject::SENDER, &Digest::of(&key.0).0)
    }

    /// A kiosk.
    #[must_use]
    pub fn kiosk(number: u32) -> Self {
        Self::padded(subject::KIOSK, &number.to_be_bytes())
    }

    /// Someone on a kiosk's roster.
    #[must_use]
    pub fn diner(kiosk: u32, reference: DinerRef) -> Self {
        Self::pair(subject::DINER, kiosk, reference)
    }

    /// One day's meals at one kiosk.
    #[must_use]
    pub fn meals(kiosk: u32, day: Day) -> Self {
        Self::pair(subject::MEALS, kiosk, day.0)
    }

    /// A slip, by the digest of its bytes.
    #[must_use]
    pub fn slip(digest: &Digest) -> Self {
        Self::padded(subject::SLIP, &digest.0)
    }

    /// The id as a place's.
    #[must_use]
    pub fn as_place(&self) -> PlaceId {
        let mut id = [0; 8];
        id.copy_from_slice(&self.id[..8]);
        PlaceId(id)
    }

    /// The id as two numbers: kiosk and reference, or kiosk and day.
    #[must_use]
    pub fn as_pair(&self) -> (u32, u32) {
        let number = |at: usize| self.id[at..at + 4].iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte));
        (number(0), number(4))
    }
}

/// The lowest and highest subject of a kind, for ranges.
pub(crate) fn all_of(kind: u8) -> core::ops::RangeInclusive<Subject> {
    Subject { kind, id: [0; 16] }..=Subject { kind, id: [0xff; 16] }
}

/// The lowest and highest field, for ranges.
pub(crate) const EVERY_FIELD: core::ops::RangeInclusive<Field> = Field(0)..=Field(u16::MAX);

//! Facts: typed views of the ledger. Each is cheap to ask for again; none of them can fail on strange data: what is
//! missing is `None`, what a newer version has written is passed over.

pub mod below;
pub mod canteen;
pub mod consent;
pub mod device;
pub mod held;
pub mod knock;
pub mod pair;
pub mod person;
pub mod place;
pub mod policy;
pub mod program;
pub mod reminder;
pub mod request;
pub mod roster;
mod scan;
pub mod sender;
pub mod station;
pub mod task;
pub mod volunteer;

pub use below::Below;
pub use canteen::{DinerEntry, Kiosk};
pub use consent::{Opened, Opening};
pub use device::{Device, Handed};
pub use held::Held;
pub use knock::Knocked;
pub use person::Person;
pub use place::Household;
pub use policy::Written;
pub use request::{Note, Rating, Step};
pub use roster::{Sorted, dates_in};
pub use sender::{Sender, Standing};
pub use station::Station;
pub use task::TaskMore;

use crate::keyring::Keyring;
use crate::ledger::Ledger;
use crate::op::{Field, Subject, Value};
use crate::record::Record;
use crate::vocabulary::field;
use domain::{Home, PersonId, RequestId, TaskId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use trust::{BoxId, SealingPublic, SigningPublic};

/// The keys of a device that can be answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, serde::Deserialize)]
pub struct Phone {
    /// What its slips are signed with.
    pub sign: SigningPublic,
    /// What slips to it are sealed to.
    pub seal: SealingPublic,
    /// Its folder in the mailbox.
    pub folder: BoxId,
}

/// The number under which an enum without data is written: its place among the variants, as in postcard.
pub(crate) fn code<T: Serialize>(value: &T) -> i64 {
    let mut first = [0; 8];
    postcard::to_slice(value, &mut first).ok();
    first[0].into()
}

/// Reads what `code` wrote; `None` for a variant this program does not know.
#[must_use]
pub fn decode<T: DeserializeOwned>(code: i64) -> Option<T> {
    postcard::from_bytes(&[u8::try_from(code).ok()?]).ok()
}

/// A home as one number.
pub(crate) fn packed_home(home: Home) -> i64 {
    i64::from(home.building) << 24 | i64::from(home.unit) << 16 | i64::from(home.room)
}

/// Reads what `packed_home` wrote.
#[must_use]
pub fn unpacked_home(packed: i64) -> Option<Home> {
    let (building, unit) = (u16::try_from(packed >> 24).ok()?, (packed >> 16 & 0xff) as u8);
    Some(Home { building, unit, room: (packed & 0xffff) as u16 })
}

impl Record {
    /// Words anyone with the log may read.
    #[must_use]
    pub fn text(&self, field: Field) -> Option<&str> {
        match self.value(field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A number.
    #[must_use]
    pub fn int(&self, field: Field) -> Option<i64> {
        match self.value(field)? {
            Value::Int(int) => Some(*int),
            _ => None,
        }
    }

    /// Yes or no; no where nothing is written.
    #[must_use]
    pub fn yes(&self, field: Field) -> bool {
        matches!(self.value(field), Some(Value::Bool(true)))
    }

    /// Bytes.
    #[must_use]
    pub fn bytes(&self, field: Field) -> Option<&[u8]> {
        match self.value(field)? {
            Value::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Bytes of exactly this length: keys and digests.
    #[must_use]
    pub fn array<const N: usize>(&self, field: Field) -> Option<[u8; N]> {
        self.bytes(field)?.try_into().ok()
    }

    /// Another subject.
    #[must_use]
    pub fn id(&self, field: Field) -> Option<Subject> {
        match self.value(field)? {
            Value::Id(subject) => Some(*subject),
            _ => None,
        }
    }

    pub(crate) fn coded<T: DeserializeOwned>(&self, field: Field) -> Option<T> {
        decode(self.int(field)?)
    }

    /// A number that can't be negative and must fit.
    pub(crate) fn number<T: TryFrom<i64>>(&self, field: Field) -> Option<T> {
        T::try_from(self.int(field)?).ok()
    }

    pub(crate) fn home(&self, field: Field) -> Option<Home> {
        unpacked_home(self.int(field)?)
    }

    fn phone(&self) -> Option<Phone> {
        Some(Phone {
            sign: SigningPublic(self.array(field::PHONE_SIGN)?),
            seal: SealingPublic(self.array(field::PHONE_SEAL)?),
            folder: BoxId(self.array(field::PHONE_FOLDER)?),
        })
    }
}

impl Ledger {
    /// Opens a sealed text; `None` without the key, after erasure, or where nothing is written.
    #[must_use]
    pub fn open_text(&self, keyring: &Keyring, subject: Subject, field: Field) -> Option<String> {
        String::from_utf8(self.open_bytes(keyring, subject, field)?).ok()
    }

    /// Opens sealed bytes, likewise.
    #[must_use]
    pub fn open_bytes(&self, keyring: &Keyring, subject: Subject, field: Field) -> Option<Vec<u8>> {
        keyring.open((subject, field), self.record(subject)?.value(field)?)
    }

    /// The keys of the device behind a person, request, task, sender or kiosk.
    #[must_use]
    pub fn phone(&self, subject: Subject) -> Option<Phone> {
        self.record(subject)?.phone()
    }
}

pub(crate) fn person_id(subject: Subject) -> PersonId {
    PersonId(subject.id)
}

pub(crate) fn request_id(subject: Subject) -> RequestId {
    RequestId(subject.id)
}

pub(crate) fn task_id(subject: Subject) -> TaskId {
    TaskId(subject.id)
}

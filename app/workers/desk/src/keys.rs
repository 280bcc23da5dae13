//! The station's own keys, and the record they are kept in. Whoever has this record is the station.

use crate::host::META;
use courier::body::ReplyTo;
use device::store::Write;
use domain::{Millis, PlaceId, TaskId};
use serde::{Deserialize, Serialize};
use trust::{
    BoxSecret, Certificate, Draw, Fingerprint, Role, SealingSecret, SigningSecret, Terms, derive, fingerprint,
};

const RECORD: &[u8] = b"station";

/// The station's keys.
pub struct Keys {
    /// Signs events and slips.
    pub sign: SigningSecret,
    /// Opens what is sent to the inbox; the newest first, older ones for slips that were under way.
    pub seal: Vec<SealingSecret>,
    /// Lists the inbox.
    pub folder: BoxSecret,
    /// The place the station stands for.
    pub place: PlaceId,
    /// The station's certificate for itself: it is the root.
    pub certificate: Certificate,
    record: Record,
}

/// What is stored.
#[derive(Clone, Serialize, Deserialize)]
struct Record {
    sign: [u8; 32],
    seal: Vec<[u8; 32]>,
    folder: [u8; 32],
    place: PlaceId,
    since_ms: Millis,
}

impl Keys {
    /// New keys for a station that stands for `place`.
    #[must_use]
    pub fn drawn(draw: &mut Draw, place: PlaceId, since_ms: Millis) -> Self {
        let record = Record { sign: draw.array(), seal: vec![draw.array()], folder: draw.array(), place, since_ms };
        Self::of(record)
    }

    fn of(record: Record) -> Self {
        let sign = SigningSecret::from_seed(record.sign);
        let seal: Vec<SealingSecret> = record.seal.iter().map(|seed| SealingSecret::from_seed(*seed)).collect();
        let terms = Terms {
            issuer: sign.public(),
            subject: sign.public(),
            seal: seal[0].public(),
            place: record.place,
            role: Role::Station,
            not_before_ms: 0,
            not_after_ms: Millis::MAX,
        };
        let certificate = Certificate::issue(&sign, terms);
        Self { sign, seal, folder: BoxSecret(record.folder), place: record.place, certificate, record }
    }

    /// Reads the stored record; `None` when it is damaged or from a newer version.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let record: Record = postcard::from_bytes(bytes).ok()?;
        (!record.seal.is_empty()).then(|| Self::of(record))
    }

    /// Under which key the record stands in the table of single values.
    #[must_use]
    pub fn row() -> &'static [u8] {
        RECORD
    }

    /// Stores the record.
    #[must_use]
    pub fn write(&self) -> Write {
        Write::put(META, RECORD, ports::encode(&self.record))
    }

    /// Where slips to the station go.
    #[must_use]
    pub fn reply_to(&self) -> ReplyTo {
        ReplyTo { seal: self.seal[0].public(), folder: self.folder.id() }
    }

    /// What stands on posters for people to compare.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint(&self.sign.public())
    }

    /// The two digits, 10–99, that a helper says at the door and the resident compares. Only the station can work them
    /// out: whoever has seen an offer knows its task, and must not know them.
    #[must_use]
    pub fn door_code(&self, task: TaskId) -> u8 {
        let [high, low, ..] = derive(&self.record.sign, &format!("door code {task}"));
        10 + (u16::from_be_bytes([high, low]) % 90) as u8
    }

    /// Since when the station has these keys.
    #[must_use]
    pub fn since_ms(&self) -> Millis {
        self.record.since_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_same_after_a_restart() {
        let keys = Keys::drawn(&mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3);
        let Write::Put(_, _, bytes) = keys.write() else { panic!("a put") };
        let again = Keys::read(&bytes).expect("what was written");
        assert_eq!(again.reply_to(), keys.reply_to());
        assert_eq!(again.fingerprint(), keys.fingerprint());
        assert!(again.certificate.verify().is_ok());
    }

    #[test]
    fn a_door_code_is_the_stations_to_know() {
        let own = Keys::drawn(&mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3);
        let other = Keys::drawn(&mut Draw::from_seed([2; 32]), PlaceId([2; 8]), 3);
        let tasks: Vec<TaskId> = (0..=255).map(|first| TaskId([first; 16])).collect();
        assert!(tasks.iter().all(|task| (10..100).contains(&own.door_code(*task))));
        let alike = tasks.iter().filter(|task| own.door_code(**task) == other.door_code(**task)).count();
        assert!(alike < 20, "{alike} of 256 codes follow from the task alone");
        let again = Keys::drawn(&mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3);
        assert!(tasks.iter().all(|task| own.door_code(*task) == again.door_code(*task)));
    }

    #[test]
    fn a_damaged_record_is_no_reason_to_stop() {
        assert!(Keys::read(&[]).is_none());
        assert!(Keys::read(&[7; 20]).is_none());
    }
}

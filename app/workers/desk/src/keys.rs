//! The station's own keys, and the record they are kept in. Whoever has this record is the station; which device of it
//! one is, the device's own key tells.

use crate::host::META;
use courier::body::ReplyTo;
use device::store::Write;
use domain::{Millis, PlaceId, TaskId};
use journal::Writers;
use serde::{Deserialize, Serialize};
use trust::{
    BoxSecret, Certificate, Draw, Error, Fingerprint, Role, SealingPublic, SealingSecret, SigningSecret, Terms, derive,
    fingerprint,
};

const RECORD: &[u8] = b"station";

/// What stands before a record of version 2 and later, which follows as a byte. Version 1 had no such thing and began
/// with a random seed; a program that knows only version 1 reads a station without an inbox here, and says "newer".
const MARK: &[u8; 33] = b"Last Metre: the station's keys  \0";
const VERSION: u8 = 2;

/// The station's keys.
pub struct Keys {
    /// The station's voice: signs slips and certificates. Its public half is the root.
    pub sign: SigningSecret,
    /// Signs this device's events. A device set up before there was one signs them with the station's voice.
    pub device: SigningSecret,
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
    station: Station,
    device: [u8; 32],
    /// What lets this device write, and the devices of this station that it knows of; none for the root itself.
    chain: Vec<Certificate>,
}

/// The station's part, which all its devices have: all there was in version 1.
#[derive(Clone, Serialize, Deserialize)]
struct Station {
    sign: [u8; 32],
    seal: Vec<[u8; 32]>,
    folder: [u8; 32],
    place: PlaceId,
    since_ms: Millis,
}

impl Station {
    /// A certificate of the station's own word: for itself, or for a device that is to stand where it stands.
    fn certificate(&self, subject: &SigningSecret, seal: SealingPublic) -> Certificate {
        let sign = SigningSecret::from_seed(self.sign);
        let terms = Terms {
            issuer: sign.public(),
            subject: subject.public(),
            seal,
            place: self.place,
            role: Role::Station,
            not_before_ms: 0,
            not_after_ms: Millis::MAX,
        };
        Certificate::issue(&sign, terms)
    }
}

impl Keys {
    /// New keys for a station that stands for `place`.
    #[must_use]
    pub fn drawn(draw: &mut Draw, place: PlaceId, since_ms: Millis) -> Self {
        let station = Station { sign: draw.array(), seal: vec![draw.array()], folder: draw.array(), place, since_ms };
        Self::on_a_new_device(station, draw)
    }

    /// The keys of a backup's record (see [`Self::write`]) on this device: the station is the same, the device another.
    /// The one the backup was made on may still be writing, and two that write with one key would have said two
    /// different things under one number. `None` when the record is damaged or from a newer version.
    #[must_use]
    pub fn restored(record: &[u8], draw: &mut Draw) -> Option<Self> {
        Some(Self::on_a_new_device(read(record)?.station, draw))
    }

    fn on_a_new_device(station: Station, draw: &mut Draw) -> Self {
        let device = draw.array();
        let seal = SealingSecret::from_seed(station.seal[0]).public();
        let chain = vec![station.certificate(&SigningSecret::from_seed(device), seal)];
        Self::of(Record { station, device, chain })
    }

    fn of(record: Record) -> Self {
        let station = &record.station;
        let seal: Vec<SealingSecret> = station.seal.iter().map(|seed| SealingSecret::from_seed(*seed)).collect();
        let sign = SigningSecret::from_seed(station.sign);
        let certificate = station.certificate(&sign, seal[0].public());
        let device = SigningSecret::from_seed(record.device);
        Self { sign, device, seal, folder: BoxSecret(station.folder), place: station.place, certificate, record }
    }

    /// Reads the stored record; `None` when it is damaged or from a newer version.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        read(bytes).map(Self::of)
    }

    /// Who may write as far as these keys tell: the root, and this device.
    ///
    /// # Errors
    /// When the certificates do not follow from the root: the record was put together from two.
    pub fn writers(&self) -> Result<Writers, Error> {
        let mut writers = Writers::root(self.certificate)?;
        for certificate in self.chain() {
            writers.admit(*certificate, |inner, outer| inner == outer)?;
        }
        Ok(writers)
    }

    /// The certificates by which this device writes, from the one that the root gave down to its own; none where it is the
    /// root.
    #[must_use]
    pub fn chain(&self) -> &[Certificate] {
        &self.record.chain
    }

    /// Under which key the record stands in the table of single values.
    #[must_use]
    pub fn row() -> &'static [u8] {
        RECORD
    }

    /// Stores the record.
    #[must_use]
    pub fn write(&self) -> Write {
        Write::put(META, RECORD, [MARK, &[VERSION][..], &ports::encode(&self.record)].concat())
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
        let [high, low, ..] = derive(&self.record.station.sign, &format!("door code {task}"));
        10 + (u16::from_be_bytes([high, low]) % 90) as u8
    }

    /// Since when the station has these keys.
    #[must_use]
    pub fn since_ms(&self) -> Millis {
        self.record.station.since_ms
    }
}

/// A stored record of either version.
fn read(bytes: &[u8]) -> Option<Record> {
    let record = match bytes.strip_prefix(MARK) {
        Some([VERSION, rest @ ..]) => postcard::from_bytes(rest).ok()?,
        Some(_) => return None,
        None => {
            let station: Station = postcard::from_bytes(bytes).ok()?;
            Record { device: station.sign, station, chain: vec![] }
        }
    };
    (!record.station.seal.is_empty()).then_some(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A station's record as version 1 wrote it.
    fn version_1() -> Vec<u8> {
        let station =
            Station { sign: [1; 32], seal: vec![[2; 32]], folder: [3; 32], place: PlaceId([4; 8]), since_ms: 5 };
        ports::encode(&station)
    }

    fn stored(keys: &Keys) -> Vec<u8> {
        let Write::Put(_, _, bytes) = keys.write() else { panic!("a put") };
        bytes
    }

    #[test]
    fn a_record_of_version_1_is_read_and_goes_on_as_it_was() {
        let keys = Keys::read(&version_1()).expect("an older record");
        assert_eq!(keys.device.public(), keys.sign.public(), "its events were signed by the station itself");
        let again = Keys::read(&stored(&keys)).expect("what was written");
        assert_eq!(again.device.public(), keys.sign.public());
        assert_eq!((again.reply_to(), again.since_ms()), (keys.reply_to(), 5));
    }

    #[test]
    fn a_program_of_version_1_does_not_take_a_newer_record_for_its_own() {
        let keys = Keys::drawn(&mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3);
        let as_version_1: Station = postcard::from_bytes(&stored(&keys)).expect("it reads something");
        assert!(as_version_1.seal.is_empty(), "which version 1 turned down");
        let mut newer = stored(&keys);
        newer[MARK.len()] += 1;
        assert!(Keys::read(&newer).is_none());
    }

    #[test]
    fn a_restored_station_writes_with_a_key_of_its_own() {
        let old = Keys::drawn(&mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3);
        assert_ne!(old.device.public(), old.sign.public());
        for record in [stored(&old), version_1()] {
            let before = Keys::read(&record).expect("a record");
            let new = Keys::restored(&record, &mut Draw::from_seed([9; 32])).expect("a record");
            assert_eq!((new.fingerprint(), new.reply_to()), (before.fingerprint(), before.reply_to()));
            assert_ne!(new.device.public(), before.device.public());
            let writers = new.writers().expect("its own certificate");
            assert!(writers.may_write(&new.device.public(), new.place));
            assert!(writers.may_write(&new.device.public(), PlaceId([7; 8])), "in each of its buildings");
            assert_eq!(Keys::read(&stored(&new)).map(|keys| keys.device.public()), Some(new.device.public()));
        }
        assert!(Keys::restored(b"damaged", &mut Draw::from_seed([9; 32])).is_none());
    }

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

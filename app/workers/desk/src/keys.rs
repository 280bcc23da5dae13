//! The keys of a desk, and the record they are kept in. Whoever has a station's record is the station; which device of it
//! one is, the device's own key tells. A device that a station let in has no station's record: it writes by certificate,
//! has a box of its own, and the station speaks for it.

mod inbox;
mod record;

use crate::host::META;
use courier::body::ReplyTo;
use courier::exchange::AdmitBody;
use device::store::Write;
use domain::{Millis, PlaceId, TaskId};
use journal::Writers;
use record::{Guest, Record, Station};
use trust::{
    BoxSecret, Certificate, Draw, Error, Fingerprint, Role, SealingSecret, SigningPublic, SigningSecret, derive,
    fingerprint,
};

const RECORD: &[u8] = b"station";

/// A desk's keys.
pub struct Keys {
    /// The voice: signs slips and certificates. The station's, whose public half is the root; on a device that was let in,
    /// the device's own, which nobody listens to but other devices.
    pub sign: SigningSecret,
    /// Signs this device's events. A device set up before there was one signs them with the station's voice.
    pub device: SigningSecret,
    /// Opens what is sent here; the newest first, older ones for slips that were under way.
    pub seal: Vec<SealingSecret>,
    /// Lists the box.
    pub folder: BoxSecret,
    /// The place the station stands for.
    pub place: PlaceId,
    /// The station's certificate for itself: it is the root.
    pub certificate: Certificate,
    record: Record,
}

/// What a device draws before it asks to be let in.
#[derive(Clone, Copy, serde::Serialize, serde::Deserialize)]
pub struct Own {
    /// Seed of the key that signs its events.
    pub device: [u8; 32],
    /// Seed of the key that opens what is sent to it.
    pub seal: [u8; 32],
    /// Lists its box.
    pub folder: [u8; 32],
}

impl Own {
    /// New keys.
    #[must_use]
    pub fn drawn(draw: &mut Draw) -> Self {
        Self { device: draw.array(), seal: draw.array(), folder: draw.array() }
    }

    /// Where slips to the device go.
    #[must_use]
    pub fn reply_to(&self) -> ReplyTo {
        let seal = SealingSecret::from_seed(self.seal).public();
        ReplyTo { seal, folder: BoxSecret(self.folder).id() }
    }
}

impl Keys {
    /// New keys for a station that stands for `place`.
    #[must_use]
    pub fn drawn(draw: &mut Draw, place: PlaceId, since_ms: Millis) -> Self {
        Self::drawn_as(Role::Station, draw, place, since_ms)
    }

    /// New keys for an office or a station.
    #[must_use]
    pub fn drawn_as(role: Role, draw: &mut Draw, place: PlaceId, since_ms: Millis) -> Self {
        let (sign, seal, folder) = (draw.array(), vec![draw.array()], draw.array());
        let station = Station { sign, seal, folder, place, since_ms, role };
        Self::on_a_new_device(station, vec![since_ms], draw)
    }

    /// The keys of a device that a station has let in. `None` when the station's word is not for this device, or does not
    /// follow from its root.
    #[must_use]
    pub fn let_in(own: &Own, admit: AdmitBody) -> Option<Self> {
        let device = SigningSecret::from_seed(own.device);
        let AdmitBody { root, chain, station, at_ms } = admit;
        let for_us = root.is_root() && chain.last().is_some_and(|last| last.terms.subject == device.public());
        let keys = Self::of_guest(Box::new(Guest { own: *own, root, chain, station, since_ms: at_ms }));
        (for_us && keys.writers().is_ok()).then_some(keys)
    }

    /// The keys of a backup's record (see [`Self::write`]) on this device: the station is the same, the device another.
    /// The one the backup was made on may still be writing, and two that write with one key would have said two
    /// different things under one number. `None` when the record is damaged or from a newer version, or of a device that
    /// was let in: that one has to be let in anew.
    #[must_use]
    pub fn restored(record: &[u8], draw: &mut Draw) -> Option<Self> {
        match Record::read(record)? {
            Record::Station { station, since, .. } => Some(Self::on_a_new_device(station, since, draw)),
            Record::Guest(_) => None,
        }
    }

    /// Whether a record is of a device that was let in.
    #[must_use]
    pub fn is_guests(record: &[u8]) -> bool {
        matches!(Record::read(record), Some(Record::Guest(_)))
    }

    fn on_a_new_device(station: Station, since: Vec<Millis>, draw: &mut Draw) -> Self {
        let device = draw.array();
        let seal = SealingSecret::from_seed(station.seal[0]).public();
        let chain = vec![station.certificate(&SigningSecret::from_seed(device), seal)];
        Self::of(Record::Station { station, device, chain, since })
    }

    fn of(record: Record) -> Self {
        let (station, device) = match record {
            Record::Station { ref station, device, .. } => (station, device),
            Record::Guest(guest) => return Self::of_guest(guest),
        };
        let seal: Vec<SealingSecret> = station.seal.iter().map(|seed| SealingSecret::from_seed(*seed)).collect();
        let sign = SigningSecret::from_seed(station.sign);
        // By the oldest key of the inbox, so that turning it makes no other certificate of it.
        let certificate = station.certificate(&sign, seal[seal.len() - 1].public());
        let device = SigningSecret::from_seed(device);
        Self { sign, device, seal, folder: BoxSecret(station.folder), place: station.place, certificate, record }
    }

    fn of_guest(guest: Box<Guest>) -> Self {
        let device = || SigningSecret::from_seed(guest.own.device);
        Self {
            sign: device(),
            device: device(),
            seal: vec![SealingSecret::from_seed(guest.own.seal)],
            folder: BoxSecret(guest.own.folder),
            place: guest.root.terms.place,
            certificate: guest.root,
            record: Record::Guest(guest),
        }
    }

    /// Reads the stored record; `None` when it is damaged or from a newer version.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Record::read(bytes).map(Self::of)
    }

    /// Who may write as far as these keys tell: the root, and this device.
    ///
    /// # Errors
    /// When the certificates do not follow from the root: the record was put together from two.
    pub fn writers(&self) -> Result<Writers, Error> {
        let mut writers = Writers::root(self.certificate)?;
        for certificate in self.chain() {
            // Everything is part of what the root stands for; which place is part of which other, events say later.
            writers.admit(*certificate, |inner, outer| inner == outer || outer == self.place)?;
        }
        Ok(writers)
    }

    /// The certificates by which this device writes, from the one that the root gave down to its own; none where it is the
    /// root.
    #[must_use]
    pub fn chain(&self) -> &[Certificate] {
        match &self.record {
            Record::Station { chain, .. } => chain,
            Record::Guest(guest) => &guest.chain,
        }
    }

    /// Whether this device has the station's voice: phones and kiosks listen to what it signs.
    #[must_use]
    pub fn speaks(&self) -> bool {
        matches!(self.record, Record::Station { .. })
    }

    /// The station's public key.
    #[must_use]
    pub fn root(&self) -> SigningPublic {
        self.certificate.terms.subject
    }

    /// Under which key the record stands in the table of single values.
    #[must_use]
    pub fn row() -> &'static [u8] {
        RECORD
    }

    /// Stores the record.
    #[must_use]
    pub fn write(&self) -> Write {
        Write::put(META, RECORD, self.record.bytes())
    }

    /// Where slips to the station go.
    #[must_use]
    pub fn reply_to(&self) -> ReplyTo {
        match &self.record {
            Record::Station { .. } => self.own_reply_to(),
            Record::Guest(guest) => guest.station,
        }
    }

    /// Where slips to this device go: on a device with the station's voice, to the station's inbox.
    #[must_use]
    pub fn own_reply_to(&self) -> ReplyTo {
        ReplyTo { seal: self.seal[0].public(), folder: self.folder.id() }
    }

    /// What stands on posters for people to compare.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint(&self.root())
    }

    /// The two digits, 10–99, that a helper says at the door and the resident compares. Only the station can work them
    /// out: whoever has seen an offer knows its task, and must not know them. 0 where the station's voice is not.
    #[must_use]
    pub fn door_code(&self, task: TaskId) -> u8 {
        let Record::Station { station, .. } = &self.record else { return 0 };
        let [high, low, ..] = derive(&station.sign, &format!("door code {task}"));
        10 + (u16::from_be_bytes([high, low]) % 90) as u8
    }

    /// Since when the station, or this device of it, has these keys.
    #[must_use]
    pub fn since_ms(&self) -> Millis {
        match &self.record {
            Record::Station { station, .. } => station.since_ms,
            Record::Guest(guest) => guest.since_ms,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::record::MARK;
    use super::*;
    use trust::Terms;

    /// A station's record as version 1 wrote it.
    fn version_1() -> Vec<u8> {
        let (sign, place, role) = ([1; 32], PlaceId([4; 8]), Role::Station);
        let station = Station { sign, seal: vec![[2; 32]], folder: [3; 32], place, since_ms: 5, role };
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
        newer[MARK.len()] += 9;
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
    fn an_office_stays_one_after_a_restart_and_on_another_device() {
        let office = Keys::drawn_as(Role::Office, &mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3);
        let again = Keys::read(&stored(&office)).expect("what was written");
        let restored = Keys::restored(&stored(&office), &mut Draw::from_seed([9; 32])).expect("a record");
        for keys in [&office, &again, &restored] {
            assert_eq!((keys.certificate.terms.role, keys.certificate), (Role::Office, office.certificate));
            assert!(keys.writers().is_ok_and(|writers| writers.may_write(&keys.device.public(), PlaceId([2; 8]))));
        }
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

    fn admit(station: &Keys, own: &Own, place: PlaceId) -> AdmitBody {
        let subject = SigningSecret::from_seed(own.device).public();
        let (issuer, seal) = (station.sign.public(), own.reply_to().seal);
        let terms = Terms { issuer, subject, seal, place, role: Role::Captain, not_before_ms: 0, not_after_ms: 90 };
        let chain = vec![Certificate::issue(&station.sign, terms)];
        AdmitBody { root: station.certificate, chain, station: station.reply_to(), at_ms: 7 }
    }

    #[test]
    fn a_device_that_was_let_in_writes_for_its_building_and_has_no_voice() {
        let (station, building) = (Keys::drawn(&mut Draw::from_seed([1; 32]), PlaceId([2; 8]), 3), PlaceId([7; 8]));
        let own = Own::drawn(&mut Draw::from_seed([5; 32]));
        let keys = Keys::let_in(&own, admit(&station, &own, building)).expect("for this device");
        assert_eq!((keys.fingerprint(), keys.reply_to()), (station.fingerprint(), station.reply_to()));
        assert_eq!((keys.own_reply_to(), keys.speaks(), station.speaks()), (own.reply_to(), false, true));
        let (writers, device) = (keys.writers().expect("from the root"), keys.device.public());
        assert_eq!([building, PlaceId([2; 8])].map(|log| writers.may_write(&device, log)), [true, false]);
        let again = Keys::read(&stored(&keys)).expect("what was written");
        assert_eq!((again.device.public(), again.reply_to(), again.since_ms()), (device, station.reply_to(), 7));
        assert!(Keys::is_guests(&stored(&keys)) && !Keys::is_guests(&stored(&station)));
        assert!(Keys::restored(&stored(&keys), &mut Draw::from_seed([9; 32])).is_none(), "it is let in anew");

        let other = Own::drawn(&mut Draw::from_seed([6; 32]));
        assert!(Keys::let_in(&other, admit(&station, &own, building)).is_none(), "another device's");
        let stranger = Keys::drawn(&mut Draw::from_seed([8; 32]), PlaceId([2; 8]), 3);
        let forged = AdmitBody { root: stranger.certificate, ..admit(&station, &own, building) };
        assert!(Keys::let_in(&own, forged).is_none(), "another root's");
    }
}

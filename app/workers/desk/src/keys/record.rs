//! The record a desk's keys are kept in, of every version.

use super::Own;
use courier::body::ReplyTo;
use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};
use trust::{Certificate, Role, SealingPublic, SigningSecret, Terms};

/// What stands before a record of version 2 and later, which follows as a byte. Version 1 had no such thing and began
/// with a random seed; a program that knows only version 1 reads a station without an inbox here, and says "newer".
pub const MARK: &[u8; 33] = b"Last Metre: the station's keys  \0";
const STATION: u8 = 2;
const GUEST: u8 = 3;
/// A station that has turned its inbox.
const TURNED: u8 = 4;
/// An office.
const OFFICE: u8 = 5;

/// What is stored.
#[derive(Clone)]
pub enum Record {
    /// A device that is the station.
    Station {
        /// What all such devices have.
        station: Station,
        /// Seed of the device's own key.
        device: [u8; 32],
        /// What lets it write, and the devices of this station that it knows of; none for the root itself.
        chain: Vec<Certificate>,
        /// Since when each key of the inbox has been the newest.
        since: Vec<Millis>,
    },
    /// A device that the station let in.
    Guest(Box<Guest>),
}

/// The station's part, which all its devices have: all there was in version 1.
#[derive(Clone, Serialize, Deserialize)]
pub struct Station {
    pub sign: [u8; 32],
    pub seal: Vec<[u8; 32]>,
    pub folder: [u8; 32],
    pub place: PlaceId,
    pub since_ms: Millis,
    /// What it stands as; only an office's record says so.
    #[serde(skip, default = "station")]
    pub role: Role,
}

fn station() -> Role {
    Role::Station
}

/// What a device has that was let in.
#[derive(Clone, Serialize, Deserialize)]
pub struct Guest {
    pub own: Own,
    pub root: Certificate,
    pub chain: Vec<Certificate>,
    pub station: ReplyTo,
    pub since_ms: Millis,
}

impl Station {
    /// An inbox of which nobody has noted when it was turned.
    fn since(&self) -> Vec<Millis> {
        vec![self.since_ms; self.seal.len()]
    }

    /// A certificate of the station's own word: for itself, or for a device that is to stand where it stands.
    pub fn certificate(&self, subject: &SigningSecret, seal: SealingPublic) -> Certificate {
        let sign = SigningSecret::from_seed(self.sign);
        let terms = Terms {
            issuer: sign.public(),
            subject: subject.public(),
            seal,
            place: self.place,
            role: self.role,
            not_before_ms: 0,
            not_after_ms: Millis::MAX,
        };
        Certificate::issue(&sign, terms)
    }
}

impl Record {
    /// A stored record of any version.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let record = match bytes.strip_prefix(MARK) {
            Some([STATION, rest @ ..]) => {
                let (station, device, chain): (Station, _, _) = postcard::from_bytes(rest).ok()?;
                Self::Station { since: station.since(), station, device, chain }
            }
            Some([TURNED, rest @ ..]) => {
                let (station, device, chain, since) = postcard::from_bytes(rest).ok()?;
                Self::Station { station, device, chain, since }
            }
            Some([OFFICE, rest @ ..]) => {
                let (station, device, chain, since): (Station, _, _, _) = postcard::from_bytes(rest).ok()?;
                Self::Station { station: Station { role: Role::Office, ..station }, device, chain, since }
            }
            Some([GUEST, rest @ ..]) => Self::Guest(postcard::from_bytes(rest).ok()?),
            Some(_) => return None,
            None => {
                let station: Station = postcard::from_bytes(bytes).ok()?;
                Self::Station { device: station.sign, since: station.since(), station, chain: vec![] }
            }
        };
        let inbox = match &record {
            Self::Station { station, since, .. } => !station.seal.is_empty() && since.len() == station.seal.len(),
            Self::Guest(_) => true,
        };
        inbox.then_some(record)
    }

    /// As it is stored.
    pub fn bytes(&self) -> Vec<u8> {
        let (version, bytes) = match self {
            Self::Station { station, device, chain, since } if station.role == Role::Office => {
                (OFFICE, ports::encode(&(station, device, chain, since)))
            }
            Self::Station { station, device, chain, since } if *since != station.since() => {
                (TURNED, ports::encode(&(station, device, chain, since)))
            }
            Self::Station { station, device, chain, .. } => (STATION, ports::encode(&(station, device, chain))),
            Self::Guest(guest) => (GUEST, ports::encode(guest)),
        };
        [MARK, &[version][..], &bytes].concat()
    }
}

//! What devices of one station say to each other: a new one asks to be let in, the station lets it in, and from then on
//! each sends the other what it has that the other may see.
//!
//! Events go in portions small enough for a slip. Each device numbers what it stores; a portion names the stretch of its
//! sender's numbers that it covers, and how far the sender has heard the receiver. What was not heard is sent again, so
//! portions may be lost, doubled, and come in any order, by whatever road. A file holds the very slips a mailbox would.

use crate::body::ReplyTo;
use crate::packed::Packed;
use domain::{Millis, PersonId};
use serde::{Deserialize, Serialize};
use trust::{Certificate, PersonKey, SigningPublic};

/// A new device asks to be let in. The signer is the device's own key, which a certificate will be for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct JoinBody {
    /// What people call the device: mostly whose it is.
    pub name: Packed,
    /// Where the answer goes, and under which key.
    pub reply: ReplyTo,
    /// The device's wall clock.
    pub at_ms: Millis,
}

/// The station lets a device in. Signed by the station's voice, which is the root.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AdmitBody {
    /// The station's certificate for itself.
    pub root: Certificate,
    /// From the one that the root gave down to the device's own.
    pub chain: Vec<Certificate>,
    /// Where slips to the station go.
    pub station: ReplyTo,
    /// The station's wall clock.
    pub at_ms: Millis,
}

/// Events of one device for another. Signed by the sending device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PortionBody {
    /// The receiving device.
    pub to: SigningPublic,
    /// Where what goes back is sent.
    pub reply: ReplyTo,
    /// By the sender's numbers, the first that this covers.
    pub from: u64,
    /// The first number after them.
    pub before: u64,
    /// Everything of the receiver's below this number has come.
    pub heard: u64,
    /// Those of these events that the receiver may see, as bytes, in the order of the sender's numbers.
    pub events: Vec<Vec<u8>>,
    /// Keys of the persons they are about, as far as the receiver may read them.
    pub keys: Vec<(PersonId, PersonKey)>,
}

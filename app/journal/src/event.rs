//! An event: one act of one person, signed by the device that wrote it down. Version 1.
//!
//! Bytes: the version (1), the content as postcard, then an Ed25519 signature (64 bytes) over all that. The id is the
//! SHA-256 of the whole. Bytes are kept exactly as they came, so an id and a signature stay true for ever.

use crate::op::Op;
use domain::{Millis, PlaceId};
use serde::{Deserialize, Serialize};
use trust::{Digest, Signature, SigningPublic, SigningSecret, verify};

/// The version this program writes.
pub const VERSION: u8 = 1;
/// Most operations in one event.
pub const OPS_MAX: usize = 256;
/// Most heads of others an event may name.
pub const HEADS_MAX: usize = 64;
/// Most bytes of an event: it fits a mailbox's object when sealed.
pub const BYTES_MAX: usize = 60 * 1024;

const CONTEXT: &str = "event";
const SIGNATURE: usize = 64;

/// What stands before the operations.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Header {
    log: PlaceId,
    author: SigningPublic,
    seq: u64,
    prev: Option<Digest>,
    heads: Vec<Digest>,
    lamport: u64,
    wall_ms: Millis,
}

/// What an event says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Content {
    /// Which place's log it stands in.
    pub log: PlaceId,
    /// The device that wrote it.
    pub author: SigningPublic,
    /// Running number of this author in this log, from 0.
    pub seq: u64,
    /// This author's previous event in this log.
    pub prev: Option<Digest>,
    /// The newest events of others that the author had seen in this log; ascending.
    pub heads: Vec<Digest>,
    /// One more than the greatest among `prev` and `heads`.
    pub lamport: u64,
    /// The author's wall clock. For display only.
    pub wall_ms: Millis,
    /// What happened.
    pub ops: Vec<Op>,
}

/// An event with its bytes and id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    id: Digest,
    bytes: Vec<u8>,
    content: Content,
}

/// Why bytes are no event that this program accepts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, thiserror::Error)]
pub enum EventError {
    /// Longer than any event may be, or with too many operations or heads.
    #[error("too large for one event")]
    TooLarge,
    /// Cut short or altered beyond reading.
    #[error("cut short or altered")]
    Garbled,
    /// Signed properly, but says something this program does not know.
    #[error("made by a newer version")]
    Newer,
    /// The signature does not fit.
    #[error("the signature does not fit")]
    Signature,
}

impl Event {
    /// Signs content. The author becomes the secret's owner; heads are put in order.
    ///
    /// # Errors
    /// `EventError::TooLarge` beyond any of the limits.
    pub fn sign(secret: &SigningSecret, content: Content) -> Result<Self, EventError> {
        let mut content = Content { author: secret.public(), ..content };
        content.heads.sort_unstable();
        content.heads.dedup();
        let mut bytes = encode(&content);
        let signature = secret.sign(CONTEXT, &bytes);
        bytes.extend_from_slice(&signature.0);
        let fits = bytes.len() <= BYTES_MAX && content.ops.len() <= OPS_MAX && content.heads.len() <= HEADS_MAX;
        if !fits {
            return Err(EventError::TooLarge);
        }
        Ok(Self { id: Digest::of(&bytes), bytes, content })
    }

    /// Reads and checks bytes from anywhere.
    ///
    /// # Errors
    /// Why they are no event; the bytes are worth keeping as they are.
    pub fn verify(bytes: &[u8]) -> Result<Self, EventError> {
        if bytes.len() > BYTES_MAX {
            return Err(EventError::TooLarge);
        }
        let (body, header, _) = split(bytes)?;
        let mut signature = Signature([0; SIGNATURE]);
        signature.0.copy_from_slice(&bytes[body.len()..]);
        verify(&header.author, CONTEXT, body, &signature).map_err(|_| EventError::Signature)?;
        let event = Self::trusted(bytes.to_vec())?;
        // One meaning, one byte form: padding a number would otherwise give the same event a second id.
        if encode(&event.content) == body { Ok(event) } else { Err(EventError::Garbled) }
    }

    /// Reads bytes that this device has verified before.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn trusted(bytes: Vec<u8>) -> Result<Self, EventError> {
        let (_, header, rest) = split(&bytes)?;
        // The signature (checked before this) says an author of ours wrote it, so what can't be read is not noise.
        let (ops, rest) = postcard::take_from_bytes::<Vec<Op>>(rest).map_err(|_| EventError::Newer)?;
        if !rest.is_empty() {
            return Err(EventError::Newer);
        }
        if ops.len() > OPS_MAX || header.heads.len() > HEADS_MAX {
            return Err(EventError::TooLarge);
        }
        if !header.heads.is_sorted_by(|a, b| a < b) {
            return Err(EventError::Garbled);
        }
        let Header { log, author, seq, prev, heads, lamport, wall_ms } = header;
        let content = Content { log, author, seq, prev, heads, lamport, wall_ms, ops };
        Ok(Self { id: Digest::of(&bytes), bytes, content })
    }

    /// SHA-256 of the bytes.
    #[must_use]
    pub fn id(&self) -> Digest {
        self.id
    }

    /// The bytes, as they came.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What it says.
    #[must_use]
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The events that must be there before this one: the author's previous one and the heads.
    pub fn needs(&self) -> impl Iterator<Item = &Digest> {
        self.content.prev.iter().chain(&self.content.heads)
    }
}

fn encode(content: &Content) -> Vec<u8> {
    let Content { log, author, seq, prev, ref heads, lamport, wall_ms, ref ops } = *content;
    let header = Header { log, author, seq, prev, heads: heads.clone(), lamport, wall_ms };
    // Postcard refuses only what has no fixed shape; these types all have one.
    [vec![VERSION], postcard::to_allocvec(&header).unwrap_or_default(), postcard::to_allocvec(ops).unwrap_or_default()]
        .concat()
}

/// Signed bytes, header, and the bytes of the operations.
fn split(bytes: &[u8]) -> Result<(&[u8], Header, &[u8]), EventError> {
    let length = bytes.len().checked_sub(SIGNATURE).ok_or(EventError::Garbled)?;
    let body = &bytes[..length];
    match body.split_first() {
        None | Some((0, _)) => Err(EventError::Garbled),
        Some((&VERSION, rest)) => {
            let (header, ops) = postcard::take_from_bytes(rest).map_err(|_| EventError::Garbled)?;
            Ok((body, header, ops))
        }
        Some(_) => Err(EventError::Newer),
    }
}

//! Writing: turns operations into this device's next event. It stores nothing: the caller commits the event's bytes
//! and then lets the replica settle it.

use crate::event::{Content, Event, EventError, HEADS_MAX};
use crate::op::Op;
use crate::replica::Replica;
use domain::{Millis, PlaceId};
use trust::{Digest, SigningSecret};

/// Why nothing was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WriteError {
    /// This device may not write in this log.
    #[error("this device may not write here")]
    Stranger,
    /// This device's key has said two different things (a backup was restored): it needs a new key.
    #[error("this device's key was used twice and must be renewed")]
    Forked,
    /// This device has been revoked.
    #[error("this device has been revoked")]
    Revoked,
    /// This device's certificate has run out, or its clock is ahead.
    #[error("this device's certificate has run out")]
    Expired,
    /// More than fits one event; see `acts::batches`.
    #[error("too much for one event")]
    TooLarge,
}

/// The author's next event in a log, signed. `wall_ms` is this device's clock: it is shown to people, and a certificate
/// that has run out by then writes nothing.
///
/// # Errors
/// When the device may not write here (any more), has forked, or `ops` are too many.
pub fn write(
    secret: &SigningSecret,
    replica: &Replica,
    log: PlaceId,
    ops: Vec<Op>,
    wall_ms: Millis,
) -> Result<Event, WriteError> {
    let author = secret.public();
    if !replica.writers().may_write(&author, log) {
        return Err(WriteError::Stranger);
    }
    let known = replica.log(log);
    let chain = known.and_then(|log| log.chain(&author)).copied().unwrap_or_default();
    if chain.fork.is_some() {
        return Err(WriteError::Forked);
    }
    if replica.writers().is_revoked(&author) {
        return Err(WriteError::Revoked);
    }
    if !replica.writers().may_write_at(&author, log, wall_ms) {
        return Err(WriteError::Expired);
    }
    let mut heads: Vec<(u64, Digest)> =
        known.into_iter().flat_map(|log| &log.heads).map(|(id, lamport)| (*lamport, *id)).collect();
    heads.retain(|(_, id)| Some(*id) != chain.last);
    heads.sort_unstable();
    // Very many at once: the newest first, the rest is followed by later events.
    let heads: Vec<(u64, Digest)> = heads.into_iter().rev().take(HEADS_MAX).collect();
    let own = chain.last.and_then(|id| replica.ledger().stamp(&id)).map(|stamp| stamp.lamport);
    let lamport = 1 + heads.iter().map(|(lamport, _)| *lamport).chain(own).max().unwrap_or(0);
    let heads = heads.into_iter().map(|(_, id)| id).collect();
    let content = Content { log, author, seq: chain.next, prev: chain.last, heads, lamport, wall_ms, ops };
    Event::sign(secret, content).map_err(|error| match error {
        EventError::TooLarge | EventError::Garbled | EventError::Newer | EventError::Signature => WriteError::TooLarge,
    })
}

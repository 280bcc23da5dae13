//! What a face and its worker say to each other: for each worker an enum of questions and one of answers, as postcard
//! bytes over `postMessage`.

pub mod desk;
pub mod engine;
pub mod pocket;

use serde::{Serialize, de::DeserializeOwned};

/// The byte form of a question or an answer.
#[must_use]
pub fn encode(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Reads what [`encode`] wrote; `None` when the bytes are not such a message.
#[must_use]
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

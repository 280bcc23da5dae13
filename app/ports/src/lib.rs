//! What a face and its worker say to each other: questions, answers and news, as types and their byte form.
//!
//! One module a worker. Both sides are built together, so these types may change freely; a page that meets a worker
//! of another release finds out by bytes that do not read, and asks to be reloaded.

pub mod counter;
pub mod desk;
pub mod engine;
pub mod pocket;
pub mod scanner;
pub mod sheets;

use serde::{Serialize, de::DeserializeOwned};

/// The bytes of a question, answer or piece of news.
#[must_use]
pub fn encode(value: &impl Serialize) -> Vec<u8> {
    // Plain enums and structs always have a byte form; anything else would show in the first test.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Reads what `encode` wrote. `None` when the bytes say something else, or more.
#[must_use]
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_understood_and_what_is_not_is_not() {
        assert_eq!(decode::<(u8, String)>(&encode(&(7u8, "诉求"))), Some((7, "诉求".to_owned())));
        assert_eq!(decode::<u8>(&encode(&(7u8, "诉求"))), None);
        assert_eq!(decode::<String>(&[]), None);
    }
}

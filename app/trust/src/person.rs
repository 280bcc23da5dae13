//! A person's key: what stands in the journal about a person is sealed under it, and destroying it erases them.

use crate::{CryptoRng, Error};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use core::fmt;
use serde::{Deserialize, Serialize};

/// One person's key, 32 random bytes. Kept outside the journal, on devices entitled to it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonKey(pub [u8; 32]);

impl fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonKey(…)")
    }
}

/// Bytes under a key: XChaCha20-Poly1305 with a random nonce.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Sealed {
    /// Drawn at random for each value.
    pub nonce: [u8; 24],
    /// Ciphertext, then a tag of 16 bytes.
    pub bytes: Vec<u8>,
}

impl PersonKey {
    /// Seals a value. `aad` says what it is and where it stands, so it can't be moved elsewhere unnoticed.
    pub fn seal(&self, rng: &mut impl CryptoRng, aad: &[u8], bytes: &[u8]) -> Sealed {
        let mut nonce = [0; 24];
        rng.fill_bytes(&mut nonce);
        Sealed { nonce, bytes: lock(&self.0, nonce, aad, bytes) }
    }

    /// Opens a value sealed under this key with the same `aad`.
    ///
    /// # Errors
    /// `Error::Sealed` for another key, another place, or altered bytes.
    pub fn open(&self, aad: &[u8], sealed: &Sealed) -> Result<Vec<u8>, Error> {
        unlock(&self.0, sealed.nonce, aad, &sealed.bytes)
    }
}

/// A key for one thing only (a photo, a file): drawn at random, used once, so that it needs no nonce.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnceKey(pub [u8; 32]);

impl fmt::Debug for OnceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnceKey(…)")
    }
}

impl OnceKey {
    /// Draws a key and seals `bytes` under it, for one purpose.
    pub fn seal(rng: &mut impl CryptoRng, context: &str, bytes: &[u8]) -> (Self, Vec<u8>) {
        let mut key = [0; 32];
        rng.fill_bytes(&mut key);
        let sealed = lock(&key, [0; 24], context.as_bytes(), bytes);
        (Self(key), sealed)
    }

    /// Opens what was sealed under this key.
    ///
    /// # Errors
    /// `Error::Sealed` for another key or purpose, or altered bytes.
    pub fn open(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>, Error> {
        unlock(&self.0, [0; 24], context.as_bytes(), sealed)
    }
}

pub(crate) fn lock(key: &[u8; 32], nonce: [u8; 24], aad: &[u8], msg: &[u8]) -> Vec<u8> {
    // Fails only beyond 256 GB.
    XChaCha20Poly1305::new(&(*key).into()).encrypt(&XNonce::from(nonce), Payload { msg, aad }).unwrap_or_default()
}

pub(crate) fn unlock(key: &[u8; 32], nonce: [u8; 24], aad: &[u8], msg: &[u8]) -> Result<Vec<u8>, Error> {
    XChaCha20Poly1305::new(&(*key).into())
        .decrypt(&XNonce::from(nonce), Payload { msg, aad })
        .map_err(|_| Error::Sealed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draw;

    /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn the_example_of_the_draft() {
        let key: [u8; 32] = core::array::from_fn(|at| 0x80 + at as u8);
        let nonce: [u8; 24] = core::array::from_fn(|at| 0x40 + at as u8);
        let aad = crate::unhex::<12>("50515253c0c1c2c3c4c5c6c7").unwrap();
        let words = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let sealed = lock(&key, nonce, &aad, words);
        let tag = crate::unhex::<16>("c0875924c1c7987947deafd8780acf49").unwrap();
        assert_eq!(sealed[..4], [0xbd, 0x6d, 0x17, 0x9d]);
        assert_eq!(sealed[words.len()..], tag);
    }

    #[test]
    fn a_name_opens_only_under_its_own_key_and_where_it_stood() {
        let (key, other) = (PersonKey([1; 32]), PersonKey([2; 32]));
        let sealed = key.seal(&mut Draw::from_seed([3; 32]), b"name", "何建民".as_bytes());
        assert_eq!(key.open(b"name", &sealed).unwrap(), "何建民".as_bytes());
        assert_eq!(key.open(b"telephone", &sealed), Err(Error::Sealed));
        assert_eq!(other.open(b"name", &sealed), Err(Error::Sealed));
        for bit in 0..sealed.bytes.len() * 8 {
            let mut altered = sealed.clone();
            altered.bytes[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(key.open(b"name", &altered), Err(Error::Sealed), "{bit}");
        }
    }

    #[test]
    fn the_same_name_never_looks_the_same_twice() {
        let (key, mut rng) = (PersonKey([1; 32]), Draw::from_seed([3; 32]));
        assert_ne!(key.seal(&mut rng, b"name", b"x"), key.seal(&mut rng, b"name", b"x"));
    }

    #[test]
    fn a_photo_opens_with_the_key_that_came_with_the_slip() {
        let (key, sealed) = OnceKey::seal(&mut Draw::from_seed([4; 32]), "photo", b"jpeg");
        assert_eq!(key.open("photo", &sealed).unwrap(), b"jpeg");
        assert_eq!(key.open("photo", &sealed[1..]), Err(Error::Sealed));
        assert_eq!(key.open("voice", &sealed), Err(Error::Sealed));
    }
}

//! Keys for what lies on a disk: the one everything is sealed under, and those that wrap it.

use crate::person::{lock, unlock};
use crate::{CryptoRng, Error};
use core::fmt;

/// The version of a sealed value, its first byte.
const VERSION: u8 = 1;
const NONCE: usize = 24;

/// Bytes a sealed value is longer than what it holds.
pub const OVERHEAD: usize = 1 + NONCE + 16;

/// A key for values at rest: 32 bytes nobody can guess. XChaCha20-Poly1305, a random nonce for each value; a sealed
/// value is a byte of version, the nonce, the ciphertext and its tag.
#[derive(Clone, PartialEq, Eq)]
pub struct RestKey(pub [u8; 32]);

impl fmt::Debug for RestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RestKey(…)")
    }
}

impl Drop for RestKey {
    fn drop(&mut self) {
        // As far as a compiler lets it: what is no longer needed should not lie about in memory.
        self.0 = [0; 32];
        core::hint::black_box(&self.0);
    }
}

impl RestKey {
    /// Seals a value. `place` says where it stands, so that it cannot be moved elsewhere unnoticed.
    pub fn seal(&self, rng: &mut impl CryptoRng, place: &[u8], value: &[u8]) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        [&[VERSION], &nonce[..], &lock(&self.0, nonce, place, value)].concat()
    }

    /// Opens a value sealed under this key at this place.
    ///
    /// # Errors
    /// `Error::Sealed` for another key or place, and for altered bytes.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let rest = sealed.strip_prefix(&[VERSION]).ok_or(Error::Sealed)?;
        let (nonce, ciphertext) = rest.split_first_chunk().ok_or(Error::Sealed)?;
        unlock(&self.0, *nonce, place, ciphertext)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Draw;

    #[test]
    fn a_value_opens_under_its_own_key_and_where_it_stood_and_no_bit_of_it_may_differ() {
        let key = RestKey([1; 32]);
        let sealed = key.seal(&mut Draw::from_seed([3; 32]), b"keys\0a", "何建民".as_bytes());
        assert_eq!(sealed.len(), "何建民".len() + OVERHEAD);
        assert_eq!(key.open(b"keys\0a", &sealed).unwrap(), "何建民".as_bytes());
        assert_eq!(key.open(b"keys\0b", &sealed), Err(Error::Sealed));
        assert_eq!(RestKey([2; 32]).open(b"keys\0a", &sealed), Err(Error::Sealed));
        for cut in 0..sealed.len() {
            assert_eq!(key.open(b"keys\0a", &sealed[..cut]), Err(Error::Sealed), "{cut}");
        }
        for bit in 0..sealed.len() * 8 {
            let mut altered = sealed.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(key.open(b"keys\0a", &altered), Err(Error::Sealed), "{bit}");
        }
    }
}

//! Something long under one key: sealed in portions, each bound to its number and to whether it is the last, so that
//! none can be left out, moved, or brought in from elsewhere. XChaCha20-Poly1305; the nonce is number and mark.

use crate::person::{lock, unlock};
use crate::{CryptoRng, Error};
use core::fmt;

/// Bytes in a portion; the last has fewer, and may have none.
pub const PORTION: usize = 64 << 10;
const TAG: usize = 16;

/// A key for one long thing only: drawn at random, used once.
#[derive(Clone, PartialEq, Eq)]
pub struct LongKey(pub [u8; 32]);

impl fmt::Debug for LongKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LongKey(…)")
    }
}

impl LongKey {
    /// A new key.
    pub fn drawn(rng: &mut impl CryptoRng) -> Self {
        let mut key = [0; 32];
        rng.fill_bytes(&mut key);
        Self(key)
    }

    /// Seals `bytes`; `aad` says what they are and must be the same at opening.
    #[must_use]
    pub fn seal(&self, aad: &[u8], bytes: &[u8]) -> Vec<u8> {
        let portions = bytes.len() / PORTION;
        let mut sealed = Vec::with_capacity(sealed_len(bytes.len()));
        for number in 0..=portions {
            let from = number * PORTION;
            let portion = &bytes[from..bytes.len().min(from + PORTION)];
            sealed.extend(lock(&self.0, nonce(number, number == portions), aad, portion));
        }
        sealed
    }

    /// Opens what was sealed under this key with the same `aad`.
    ///
    /// # Errors
    /// `Error::Sealed` for another key, another `aad`, altered bytes, or portions that are missing or out of order.
    pub fn open(&self, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Error> {
        let portions = sealed.len() / (PORTION + TAG);
        let mut bytes = Vec::with_capacity(sealed.len());
        for number in 0..=portions {
            let from = number * (PORTION + TAG);
            let portion = &sealed[from..sealed.len().min(from + PORTION + TAG)];
            bytes.extend(unlock(&self.0, nonce(number, number == portions), aad, portion)?);
        }
        Ok(bytes)
    }
}

/// How long so many bytes are when sealed.
#[must_use]
pub fn sealed_len(bytes: usize) -> usize {
    bytes + (bytes / PORTION + 1) * TAG
}

fn nonce(number: usize, last: bool) -> [u8; 24] {
    let mut nonce = [0; 24];
    nonce[..8].copy_from_slice(&(number as u64).to_be_bytes());
    nonce[8] = last.into();
    nonce
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at % 251) as u8).collect()
    }

    #[test]
    fn every_length_about_a_portions_border_comes_back() {
        let key = LongKey([1; 32]);
        for length in [0, 1, PORTION - 1, PORTION, PORTION + 1, 2 * PORTION, 2 * PORTION + 7] {
            let sealed = key.seal(b"bundle", &bytes(length));
            assert_eq!(sealed.len(), sealed_len(length), "{length}");
            assert_eq!(key.open(b"bundle", &sealed).as_deref(), Ok(&bytes(length)[..]), "{length}");
            assert_eq!(key.open(b"letter", &sealed), Err(Error::Sealed), "{length}");
            assert_eq!(LongKey([2; 32]).open(b"bundle", &sealed), Err(Error::Sealed), "{length}");
        }
    }

    #[test]
    fn a_portion_left_out_moved_or_put_last_is_noticed() {
        let key = LongKey([1; 32]);
        let sealed = key.seal(b"bundle", &bytes(2 * PORTION + 7));
        let portions: Vec<&[u8]> = sealed.chunks(PORTION + TAG).collect();
        let [first, second, last] = portions[..] else { panic!("three portions") };
        for wrong in [
            vec![second, first, last],
            vec![first, last],
            vec![second, last],
            vec![first, second],
            vec![first],
            vec![last],
            vec![],
            vec![first, second, last, last],
        ] {
            assert_eq!(key.open(b"bundle", &wrong.concat()), Err(Error::Sealed), "{}", wrong.len());
        }
    }

    #[test]
    fn every_truncation_and_every_flipped_bit_is_noticed() {
        let key = LongKey([1; 32]);
        let sealed = key.seal(b"bundle", b"lamp");
        for length in 0..sealed.len() {
            assert_eq!(key.open(b"bundle", &sealed[..length]), Err(Error::Sealed), "{length}");
        }
        for bit in 0..sealed.len() * 8 {
            let mut altered = sealed.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(key.open(b"bundle", &altered), Err(Error::Sealed), "{bit}");
        }
    }
}

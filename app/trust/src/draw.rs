//! A draw: a stream of random bytes grown from one seed, so that a device asks its browser once and a test gets the
//! same bytes every time. Block `n` is SHA-256(label ‖ seed ‖ n).

use crate::Hasher;
use core::convert::Infallible;
use rand_core::{TryCryptoRng, TryRng};

/// Random bytes from a seed. As unpredictable as the seed; never give two devices, or two starts, the same one.
pub struct Draw {
    seed: [u8; 32],
    next: u64,
    block: [u8; 32],
    used: usize,
}

impl Draw {
    /// A stream from 32 bytes of the browser's randomness (or, in a test, any fixed bytes).
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self { seed, next: 0, block: [0; 32], used: 32 }
    }

    /// The next bytes as an array: an id, a key, a seed.
    pub fn array<const N: usize>(&mut self) -> [u8; N] {
        core::array::from_fn(|_| self.byte())
    }

    fn byte(&mut self) -> u8 {
        if self.used == self.block.len() {
            self.block = Hasher::default().add(b"LM1 draw\0").add(&self.seed).add(&self.next.to_be_bytes()).digest().0;
            self.next += 1;
            self.used = 0;
        }
        self.used += 1;
        self.block[self.used - 1]
    }
}

impl TryRng for Draw {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.array()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.array()))
    }

    fn try_fill_bytes(&mut self, dst: &mut [u8]) -> Result<(), Infallible> {
        dst.iter_mut().for_each(|byte| *byte = self.byte());
        Ok(())
    }
}

impl TryCryptoRng for Draw {}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::Rng;

    #[test]
    fn the_same_seed_gives_the_same_bytes_however_they_are_taken() {
        let mut whole = [0; 100];
        Draw::from_seed([1; 32]).fill_bytes(&mut whole);
        let mut pieces = Draw::from_seed([1; 32]);
        let (head, tail): ([u8; 33], [u8; 67]) = (pieces.array(), pieces.array());
        assert_eq!([&head[..], &tail[..]].concat(), whole);
    }

    #[test]
    fn blocks_and_seeds_differ() {
        let mut draw = Draw::from_seed([1; 32]);
        let (first, second): ([u8; 32], [u8; 32]) = (draw.array(), draw.array());
        assert_ne!(first, second);
        assert_ne!(first, Draw::from_seed([2; 32]).array());
    }
}

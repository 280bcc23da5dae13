//! Chance: random bytes, from the browser's own generator or, in tests and made-up samples, from a seed.

use core::convert::Infallible;
use rand_core::{TryCryptoRng, TryRng};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    // On pages and in workers alike, over plain http too.
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn get_random_values(bytes: &mut [u8]);
}

/// Most bytes a browser gives at once.
const CHUNK: usize = 65_536;

/// The browser's generator. Clones and copies are all the same source.
#[derive(Clone, Copy, Default, Debug)]
pub struct BrowserEntropy;

impl TryRng for BrowserEntropy {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.chunks_mut(CHUNK).for_each(get_random_values);
        Ok(())
    }
}

impl TryCryptoRng for BrowserEntropy {}

/// The same bytes for the same seed: SplitMix64, good enough for tests and made-up people, never for keys.
#[derive(Clone, Debug)]
pub struct MemoryEntropy(u64);

impl MemoryEntropy {
    /// A source that begins at `seed`.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }
}

impl TryRng for MemoryEntropy {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok((self.try_next_u64()? >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(z ^ (z >> 31))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.try_next_u64()?.to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for MemoryEntropy {}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::Rng;

    #[test]
    fn a_seed_gives_the_same_bytes_again_and_another_seed_others() {
        let draw = |seed| {
            let mut bytes = [0; 21];
            MemoryEntropy::seeded(seed).fill_bytes(&mut bytes);
            bytes
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
        assert_ne!(draw(7)[..8], draw(7)[8..16]);
    }
}

//! Chance that remembers nothing: who asks with the same words gets the same numbers, in whatever order others ask.
//!
//! So two ways of choosing helpers meet the same year. Whether Mrs Li accepts this request is settled by her, the request
//! and the seed alone, however many others were asked before.

/// A row of numbers.
pub struct Chance(u64);

impl Chance {
    /// The row that belongs to these words.
    pub fn of(words: &[u64]) -> Self {
        let mut chance = Self(0x6c61_7374_206d_6574);
        for word in words {
            chance.0 ^= word;
            chance.0 = chance.next();
        }
        chance
    }

    /// Sebastiano Vigna's splitmix64 (<https://prng.di.unimi.it/splitmix64.c>).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, which is at least 1.
    pub fn below(&mut self, n: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(n)) >> 64) as u32
    }

    /// True in so many of a thousand cases.
    pub fn permille(&mut self, p: u32) -> bool {
        self.below(1_000) < p
    }

    /// One of the positions, each as often as its weight says.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        let at = weights.iter().position(|weight| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        });
        at.unwrap_or_default()
    }
}

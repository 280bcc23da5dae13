//! Numbers from a seed: Sebastiano Vigna's splitmix64 (<https://prng.di.unimi.it/splitmix64.c>).

#![allow(dead_code, reason = "each program uses its part")]

/// A row of numbers; what it holds is the seed.
pub struct Draw(pub u64);

impl Draw {
    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; zero where that is zero.
    pub fn below(&mut self, end: u64) -> u64 {
        self.number() % end.max(1)
    }
}

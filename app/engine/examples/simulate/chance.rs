//! Chance that remembers nothing: who asks with the same words gets the same numbers, in whatever order others ask.
//!
//! So two ways of choosing helpers meet the same year. Whether Mrs Li accepts this request is settled by her, the request
//! and the seed alone, however many others were asked before.

#[path = "../../tests/common/draw.rs"]
mod draw;
use draw::Draw;

/// A row of numbers.
pub struct Chance(Draw);

impl Chance {
    /// The row that belongs to these words.
    pub fn of(words: &[u64]) -> Self {
        let mixed = |seed: u64, word: &u64| Draw(seed ^ word).number();
        Self(Draw(words.iter().fold(0x6c61_7374_206d_6574, mixed)))
    }

    /// A number below `n`, which is at least 1.
    pub fn below(&mut self, n: u32) -> u32 {
        ((u128::from(self.0.number()) * u128::from(n)) >> 64) as u32
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

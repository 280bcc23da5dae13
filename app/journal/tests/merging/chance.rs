//! Chance: choices from a seed, the same on every machine.

use domain::PlaceId;
use trust::{Draw, Hasher};

/// A stream of choices.
pub struct Chance(Draw);

impl Chance {
    /// The choices of one seed for one purpose.
    pub fn new(what: &str, seed: u64) -> Self {
        Self(Draw::from_seed(Hasher::default().add(what.as_bytes()).add(&seed.to_be_bytes()).digest().0))
    }

    /// A number below `end`, which is small; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(u16::from_be_bytes(self.0.array())) % end.max(1)
    }

    /// True about once in `times`.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub fn one_of<'a, T>(&mut self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }

    /// The same things in some order.
    pub fn shuffled<T>(&mut self, mut things: Vec<T>) -> Vec<T> {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
        things
    }

    /// A seed for a key.
    pub fn seed(&mut self) -> [u8; 32] {
        self.0.array()
    }

    /// A place nobody has named before.
    pub fn place(&mut self) -> PlaceId {
        PlaceId(self.0.array())
    }
}

//! Numbers as the auction keeps them: in 32 bits where an instance's costs and people fit, in 64 otherwise. Half the
//! bytes are half the waiting for memory, which is most of what an auction does.

use super::scale::NOTCH;

/// A pair in 32 bits keeps so many for each of its halves.
pub(super) const HALF: u32 = 16;

/// A whole number in memory.
pub(super) trait Number: Copy + Ord + core::ops::Add<Output = Self> {
    /// Nothing that is counted is less.
    const LEAST: Self;
    /// Nothing that is counted is more.
    const MOST: Self;
    /// A pair in one number: its cost above the other's number.
    type Pair: Copy;
    fn pack(notches: i64, other: u32) -> Self::Pair;
    /// The other of a pair.
    fn other(pair: Self::Pair) -> usize;
    /// The cost of a pair in notches.
    fn notches(pair: Self::Pair) -> i64;
    /// The cost of a pair in parts.
    fn cost(pair: Self::Pair) -> Self;
    fn of(value: i64) -> Self;
    fn get(self) -> i64;
}

impl Number for i32 {
    const LEAST: Self = Self::MIN;
    const MOST: Self = Self::MAX;
    type Pair = u32;

    fn pack(notches: i64, other: u32) -> u32 {
        (notches as u32) << HALF | other
    }

    fn other(pair: u32) -> usize {
        (pair & ((1 << HALF) - 1)) as usize
    }

    fn notches(pair: u32) -> i64 {
        i64::from(pair >> HALF)
    }

    fn cost(pair: u32) -> i32 {
        ((pair >> HALF) << NOTCH) as i32
    }

    fn of(value: i64) -> Self {
        debug_assert!(Self::try_from(value).is_ok(), "{value}");
        value as Self
    }

    fn get(self) -> i64 {
        self.into()
    }
}

impl Number for i64 {
    // Far from the ends, so that sums with a level stay within.
    const LEAST: Self = Self::MIN / 4;
    const MOST: Self = Self::MAX / 4;
    type Pair = u64;

    fn pack(notches: i64, other: u32) -> u64 {
        (notches as u64) << 32 | u64::from(other)
    }

    fn other(pair: u64) -> usize {
        pair as u32 as usize
    }

    fn notches(pair: u64) -> i64 {
        (pair >> 32) as i64
    }

    fn cost(pair: u64) -> i64 {
        ((pair >> 32) << NOTCH) as i64
    }

    fn of(value: i64) -> Self {
        value
    }

    fn get(self) -> i64 {
        self
    }
}

//! Numbers as the auction keeps them: in 32 bits where an instance's costs and people fit, in 64 otherwise. Half the
//! bytes are half the waiting for memory, which is most of what an auction does.

/// A whole number in memory; every sum is made in 64 bits.
pub(super) trait Number: Copy {
    /// Nothing is less.
    const LEAST: Self;
    /// Nothing is more.
    const MOST: Self;
    fn of(value: i64) -> Self;
    fn get(self) -> i64;
}

impl Number for i32 {
    const LEAST: Self = Self::MIN;
    const MOST: Self = Self::MAX;

    fn of(value: i64) -> Self {
        debug_assert!(Self::try_from(value).is_ok(), "{value}");
        value as Self
    }

    fn get(self) -> i64 {
        self.into()
    }
}

impl Number for i64 {
    const LEAST: Self = Self::MIN;
    const MOST: Self = Self::MAX;

    fn of(value: i64) -> Self {
        value
    }

    fn get(self) -> i64 {
        self
    }
}

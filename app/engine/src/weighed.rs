//! Weighed: what the policy of errands and the weights of pairs have in common. Each is a table of named numbers, each
//! with the range in which it makes sense and a number of its own under which it is written down for good.

use core::fmt;
use core::ops::RangeInclusive;

/// What a weight counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// Points: 60 of them weigh as much as 100 metres on foot.
    Points,
    /// Points for leaving somebody without: may be far more than any other.
    Penalty,
    /// Metres on foot.
    Metres,
    /// How often something counts at most.
    Times,
    /// Days.
    Days,
    /// Households one volunteer looks after at most.
    Households,
}

impl Scale {
    /// Between what its numbers make sense, whatever the others are.
    #[must_use]
    pub fn range(self) -> RangeInclusive<i32> {
        match self {
            Self::Points | Self::Metres => 0..=WEIGHT_MAX,
            Self::Penalty => 0..=LEAVE_OPEN_MAX,
            Self::Times | Self::Days => 1..=COUNT_MAX,
            Self::Households => 1..=HOUSEHOLDS_MAX,
        }
    }
}

/// Greatest value of any weight in points or metres.
pub const WEIGHT_MAX: i32 = 1_000_000;
/// Greatest penalty for leaving somebody without.
pub const LEAVE_OPEN_MAX: i32 = 100_000_000;
/// Greatest number of times, days or candidates that count.
pub const COUNT_MAX: i32 = 1_000;
/// Most households one volunteer may be given in any one role.
pub const HOUSEHOLDS_MAX: i32 = 20;

/// One weight of `T`.
pub struct Weight<T> {
    /// Its name in the code.
    pub name: &'static str,
    /// The number under which it is written down, 1 to 99: no other weight is ever given it, in whatever table.
    pub number: u16,
    /// What it counts.
    pub scale: Scale,
    place: fn(&mut T) -> &mut i32,
}

impl<T: Copy> Weight<T> {
    pub(crate) const fn new(number: u16, name: &'static str, scale: Scale, place: fn(&mut T) -> &mut i32) -> Self {
        Self { name, number, scale, place }
    }

    /// What it is.
    #[must_use]
    pub fn get(&self, of: &T) -> i32 {
        let mut copy = *of;
        *(self.place)(&mut copy)
    }

    /// Changes it.
    pub fn set(&self, of: &mut T, value: i32) {
        *(self.place)(of) = value;
    }
}

/// Which weight makes no sense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutOfBounds(pub &'static str);

impl fmt::Display for OutOfBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "policy: {} is out of bounds", self.0)
    }
}

impl core::error::Error for OutOfBounds {}

/// A table of weights.
pub trait Weighed: Copy + Default + PartialEq + Send + Sync + 'static {
    /// All of them.
    const WEIGHTS: &'static [Weight<Self>];

    /// Where no cost comes below zero: what all bonuses together can take off.
    fn best_bonus(&self) -> i64;

    /// What the dearest who fits can cost: leaving somebody without must cost more.
    fn dearest_fit(&self) -> i64;

    /// Between what a weight makes sense beside the others. Empty where it can't.
    fn bounds(&self, weight: &Weight<Self>) -> RangeInclusive<i64> {
        let range = weight.scale.range();
        let (least, most) = (i64::from(*range.start()), i64::from(*range.end()));
        match weight.name {
            "base" => self.best_bonus()..=most,
            "leave_open" => self.dearest_fit() + 1..=most,
            _ => least..=most,
        }
    }

    /// The weights, when their numbers make sense together.
    ///
    /// # Errors
    /// The first that doesn't.
    fn checked(self) -> Result<Self, OutOfBounds> {
        let alone = |weight: &&Weight<Self>| !weight.scale.range().contains(&weight.get(&self));
        let beside = |weight: &&Weight<Self>| !self.bounds(weight).contains(&weight.get(&self).into());
        let wrong = Self::WEIGHTS.iter().find(alone).or_else(|| Self::WEIGHTS.iter().find(beside));
        wrong.map_or(Ok(self), |weight| Err(OutOfBounds(weight.name)))
    }

    /// The weights when they make sense, otherwise those this crate comes with.
    #[must_use]
    fn or_default(self) -> Self {
        self.checked().unwrap_or_default()
    }

    /// The weights this crate comes with, changed as written down: (number, value). What has a number of a newer version
    /// is passed over.
    #[must_use]
    fn written(numbers: impl IntoIterator<Item = (u16, i32)>) -> Self {
        let mut all = Self::default();
        for (number, value) in numbers {
            if let Some(weight) = Self::WEIGHTS.iter().find(|weight| weight.number == number) {
                weight.set(&mut all, value);
            }
        }
        all
    }
}

/// Points, as often as they count.
pub(crate) fn product(points: i32, times: i32) -> i64 {
    i64::from(points) * i64::from(times)
}

/// `[weight!(number, name, Scale), …]` as a table.
macro_rules! weights {
    ($($number:literal $name:ident $scale:ident;)*) => {
        &[$($crate::weighed::Weight::new($number, stringify!($name), $crate::weighed::Scale::$scale, |all| &mut all.$name)),*]
    };
}
pub(crate) use weights;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pair::Weights;
    use crate::policy::Policy;

    fn is_a_table<T: Weighed + core::fmt::Debug>(fields: usize) {
        let mut numbers: Vec<u16> = T::WEIGHTS.iter().map(|weight| weight.number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!((numbers.len(), T::WEIGHTS.len()), (fields, fields));
        let mut other = T::default();
        for weight in T::WEIGHTS {
            let value = weight.get(&other) + 1;
            let changed = T::written([(weight.number, value)]);
            assert_eq!((weight.get(&changed), changed == T::default()), (value, false), "{}", weight.name);
            weight.set(&mut other, value);
        }
        let all = T::WEIGHTS.iter().map(|weight| (weight.number, weight.get(&other)));
        assert_eq!(T::written(all), other);
        assert_eq!(T::written([(u16::MAX, 7)]), T::default(), "of a newer version");
    }

    #[test]
    fn every_weight_stands_in_its_table_once_and_is_written_under_its_number() {
        is_a_table::<Policy>(size_of::<Policy>() / 4);
        is_a_table::<Weights>(size_of::<Weights>() / 4);
        let pairs = Weights::WEIGHTS.iter().map(|weight| weight.number);
        assert!(pairs.into_iter().all(|number| Policy::WEIGHTS.iter().all(|weight| weight.number != number)));
    }
}

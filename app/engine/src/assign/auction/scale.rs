//! The scale of an auction: from what and in what costs are counted.
//!
//! Costs are counted from the least of all, in steps that divide them all, and each step in parts: when ε is one part,
//! nearly nobody is in the wrong place, however coarse the costs are.

use super::super::Instance;
use super::number::HALF;

/// Pairs keep their costs in notches of so many parts, as a power of two: the same everywhere, so that reading one is
/// cheap. A step is one notch, or two.
pub(super) const NOTCH: u32 = 3;
/// A step has so many parts, as a power of two.
const PARTS: u32 = NOTCH;
/// And so many where there are fewer than [`FEW`] steps: the more ties, the more a fine ε leaves right.
const PARTS_OF_FEW: u32 = NOTCH + 1;
const FEW: i64 = 1 << 10;

#[derive(Clone, Copy)]
pub(super) struct Scale {
    /// The least cost or penalty.
    base: i64,
    /// What all costs and penalties are above that by a multiple of.
    step: i64,
    /// A step has so many parts, as a power of two.
    parts: u32,
    /// The greatest cost, in parts.
    pub cost: i64,
    /// The greatest penalty or cost, in parts.
    pub most: i64,
    /// So many requests, or so many volunteers if those are more.
    people: usize,
}

impl Scale {
    /// Of an instance with a pair at least.
    pub fn of(instance: &Instance) -> Self {
        let costs = || instance.edges().iter().map(|edge| edge.cost);
        let within = |(least, most): (i32, i32), number: i32| (least.min(number), most.max(number));
        let (least, greatest) = costs().fold((i32::MAX, i32::MIN), within);
        let (base, most) = instance.pen().iter().copied().fold((least, greatest), within);
        let mut step = 0;
        let rises = (0..instance.volunteers()).map(|volunteer| i64::from(instance.rise(volunteer)));
        let numbers = instance.pen().iter().copied().chain(costs()).map(|number| i64::from(number) - i64::from(base));
        for number in rises.chain(numbers) {
            step = common_divisor(number, step);
            if step == 1 {
                break;
            }
        }
        let mut scale = Self { base: base.into(), step: step.max(1), parts: PARTS, cost: 0, most: 0, people: 0 };
        let steps = scale.steps(greatest);
        if steps < FEW {
            scale.parts = PARTS_OF_FEW;
        }
        (scale.cost, scale.most) = (scale.in_parts(greatest), scale.in_parts(most));
        scale.people = instance.requests().max(instance.volunteers());
        scale
    }

    /// Whether 32 bits are enough, and half as many for a cost and for who it is: nothing ever pays more than thrice the
    /// most, and prices fall together by little more than twice that.
    pub fn is_narrow(&self) -> bool {
        self.people <= 1 << HALF && self.cost >> NOTCH < 1 << HALF && self.most < i64::from(i32::MAX) / 8
    }

    /// A cost or penalty in steps.
    pub fn steps(&self, cost: i32) -> i64 {
        let over = i64::from(cost) - self.base;
        if self.step == 1 { over } else { over / self.step }
    }

    /// A cost in notches.
    pub fn notches(&self, cost: i32) -> i64 {
        self.in_parts(cost) >> NOTCH
    }

    /// A cost or penalty in parts.
    pub fn in_parts(&self, cost: i32) -> i64 {
        self.steps(cost) << self.parts
    }

    /// A rise in parts.
    pub fn rise(&self, rise: i32) -> i64 {
        (i64::from(rise) / self.step) << self.parts
    }

    /// The cost that is so many parts.
    pub fn cost(&self, parts: i64) -> i64 {
        self.base + self.price(parts)
    }

    /// The price that is so many parts. Rounding all down keeps every difference that is a whole number of steps.
    pub fn price(&self, parts: i64) -> i64 {
        (parts >> self.parts) * self.step
    }
}

fn common_divisor(mut one: i64, mut other: i64) -> i64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

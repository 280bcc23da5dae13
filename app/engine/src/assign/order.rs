//! In which order a market keeps people. Outside they have the numbers the caller gave them; inside those who compete are
//! near each other, so that a search touches little memory.

use super::Instance;
use super::lists::append;

/// For how long a market stays, which says in which order it had better keep people.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stay {
    /// As the instance has them: what is read only once need not be moved.
    AsGiven,
    /// Those who compete near each other: many questions will come.
    Near,
}

/// The order of requests, and that of volunteers.
#[derive(Clone, Default)]
pub(super) struct Order {
    pub requests: Numbers,
    pub volunteers: Numbers,
}

impl Order {
    /// Everybody where they are.
    pub fn as_given(instance: &Instance) -> Self {
        let same = |count: usize| Numbers::new((0..count as u32).collect());
        Self { requests: same(instance.requests()), volunteers: same(instance.volunteers()) }
    }
}

/// Everybody's two numbers.
#[derive(Clone, Default)]
pub(super) struct Numbers {
    outside: Vec<u32>,
    inside: Vec<u32>,
}

impl Numbers {
    /// From the numbers outside, in the order of those inside: each number once.
    pub fn new(outside: Vec<u32>) -> Self {
        let mut inside = vec![0; outside.len()];
        (0..).zip(&outside).for_each(|(at, number)| inside[*number as usize] = at);
        Self { outside, inside }
    }

    pub fn outside(&self, inside: u32) -> u32 {
        self.outside[inside as usize]
    }

    pub fn inside(&self, outside: u32) -> u32 {
        self.inside[outside as usize]
    }

    /// The numbers outside, in the order of those inside.
    pub fn all(&self) -> &[u32] {
        &self.outside
    }

    /// One more person, last on both sides.
    pub fn push(&mut self) {
        let last = self.outside.len() as u32;
        append(&mut self.outside, last);
        append(&mut self.inside, last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lead_there_and_back_also_for_whoever_comes_later() {
        let mut numbers = Numbers::new(vec![2, 0, 1]);
        numbers.push();
        assert_eq!(numbers.all(), [2, 0, 1, 3]);
        assert!((0..4).all(|outside| numbers.outside(numbers.inside(outside)) == outside));
    }
}

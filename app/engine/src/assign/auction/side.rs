//! One side of the market: for each person on it the pairs they are in, the promising ones in front.
//!
//! What a pair is worth is its cost and a level of the person on the other side. While an auction runs one way, levels
//! only rise: whoever was not in front when a person last looked at all pairs is still worth no less than the least of
//! the others was then. So most questions for the best two are answered by the few in front.

use super::number::Number;
use core::ops::Range;

pub(super) struct Side<N> {
    people: Vec<Own<N>>,
    /// Pairs, each in one number: its cost above the other's number.
    pairs: Vec<N>,
    /// How many bits the other's number has.
    bits: u32,
    /// Costs are counted in so many parts, as a power of two.
    parts: u32,
    /// Pairs get in front when they are within this of the second best.
    pub wide: i64,
    values: Vec<N>,
}

#[derive(Clone, Copy)]
struct Own<N> {
    /// Where their pairs begin; they end where the next person's do.
    start: u32,
    /// So many of them are in front.
    front: u32,
    /// No pair behind is worth less.
    behind: N,
}

/// The best pair of a person.
pub(super) struct Best {
    pub other: usize,
    pub cost: i64,
    /// What the next best is worth.
    pub second: i64,
}

impl<N: Number> Side<N> {
    /// Nobody yet; there will be so many people with so many pairs in all.
    pub fn new(people: usize, pairs: usize, others: usize, parts: u32) -> Self {
        let mut ends = Vec::with_capacity(people + 1);
        ends.push(Own { start: 0, front: 0, behind: N::LEAST });
        Self { people: ends, pairs: Vec::with_capacity(pairs), bits: bits(others), parts, wide: 0, values: Vec::new() }
    }

    /// One more person, with these pairs: costs and others.
    pub fn push(&mut self, pairs: impl Iterator<Item = (i64, u32)>) {
        self.pairs.extend(pairs.map(|(cost, other)| N::of(cost << self.bits | i64::from(other))));
        self.people.push(Own { start: self.pairs.len() as u32, front: 0, behind: N::LEAST });
    }

    /// The same pairs seen from the other side, where there are so many people; perhaps only those in front.
    pub fn turned(&self, others: usize, only_front: bool) -> Self {
        let part = |who: usize| {
            let range = self.range(who);
            if only_front { range.start..range.start + self.people[who].front as usize } else { range }
        };
        let mut ends = vec![0u32; others + 1];
        for who in 0..self.len() {
            self.pairs[part(who)].iter().for_each(|pair| ends[self.read(*pair).1] += 1);
        }
        let mut end = 0;
        for count in &mut ends {
            end += *count;
            *count = end;
        }
        let mut turned = Self::new(others, 0, self.len(), self.parts);
        turned.pairs = vec![N::of(0); end as usize];
        for who in (0..self.len()).rev() {
            for pair in &self.pairs[part(who)] {
                let at = &mut ends[self.read(*pair).1];
                *at -= 1;
                turned.pairs[*at as usize] = N::of((pair.get() >> self.bits) << turned.bits | who as i64);
            }
        }
        turned.people = ends.into_iter().map(|start| Own { start, front: 0, behind: N::LEAST }).collect();
        turned
    }

    fn len(&self) -> usize {
        self.people.len() - 1
    }

    /// Where the pairs of a person are.
    pub fn range(&self, who: usize) -> Range<usize> {
        self.people[who].start as usize..self.people[who + 1].start as usize
    }

    /// A pair: its cost in parts, and the other.
    pub fn pair(&self, at: usize) -> (i64, usize) {
        self.read(self.pairs[at])
    }

    fn read(&self, pair: N) -> (i64, usize) {
        let pair = pair.get();
        ((pair >> self.bits) << self.parts, (pair & ((1 << self.bits) - 1)) as usize)
    }

    /// Forgets what everybody saw: levels may have fallen.
    pub fn forget(&mut self) {
        for own in &mut self.people {
            (own.front, own.behind) = (0, N::LEAST);
        }
    }

    /// The best of a person's pairs among those worth less than `limit` and not `taken`.
    pub fn best(&mut self, who: usize, level: &[N], limit: i64, taken: impl Fn(usize) -> bool) -> Option<Best> {
        let mut wide = self.wide;
        loop {
            let own = self.people[who];
            let (mut first, mut best, mut second) = (limit, None, limit);
            for pair in &self.pairs[own.start as usize..][..own.front as usize] {
                let (cost, other) = self.read(*pair);
                let value = cost + level[other].get();
                if value >= second || taken(other) {
                    continue;
                }
                if value < first {
                    second = core::mem::replace(&mut first, value);
                    best = Some((other, cost));
                } else {
                    second = value;
                }
            }
            if second <= own.behind.get() {
                return best.map(|(other, cost)| Best { other, cost, second });
            }
            self.look(who, level, wide, i64::MIN);
            wide = wide.saturating_mul(4);
        }
    }

    /// What the least of a person's pairs that is not `taken` is worth, if less than `limit`; else `limit`. After
    /// [`Self::look`] only.
    pub fn least(&self, who: usize, level: &[N], limit: i64, taken: impl Fn(usize) -> bool) -> i64 {
        let own = self.people[who];
        let mut least = limit.min(own.behind.get());
        for pair in &self.pairs[own.start as usize..][..own.front as usize] {
            let (cost, other) = self.read(*pair);
            let value = cost + level[other].get();
            if value < least && !taken(other) {
                least = value;
            }
        }
        least
    }

    /// Looks at all pairs of a person and brings to the front those within `wide` of the second best, or worth at most
    /// `all_to`.
    pub fn look(&mut self, who: usize, level: &[N], wide: i64, all_to: i64) {
        let range = self.range(who);
        // Without branches, which nobody could foresee here.
        let (mut first, mut second) = (i64::MAX, i64::MAX);
        self.values.clear();
        self.values.extend(self.pairs[range.clone()].iter().map(|pair| {
            let (cost, other) =
                (((pair.get() >> self.bits) << self.parts), (pair.get() & ((1 << self.bits) - 1)) as usize);
            let value = cost + level[other].get();
            second = second.min(first.max(value));
            first = first.min(value);
            N::of(value)
        }));
        let limit = second.saturating_add(wide).max(all_to);
        let (mut front, mut behind) = (0, N::MOST.get());
        for (at, value) in range.clone().zip(&self.values) {
            let is_front = value.get() <= limit;
            self.pairs.swap(range.start + front, at);
            front += usize::from(is_front);
            behind = behind.min(if is_front { i64::MAX } else { value.get() });
        }
        let own = &mut self.people[who];
        (own.front, own.behind) = (front as u32, N::of(behind));
    }
}

/// How many bits number `count` people.
pub(super) fn bits(count: usize) -> u32 {
    usize::BITS - count.leading_zeros()
}

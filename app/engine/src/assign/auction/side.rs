//! One side of the market: for each person on it the pairs they are in, the promising ones in front.
//!
//! What a pair is worth is its cost and a level of the person on the other side. While levels only rise, whoever was not
//! in front when a person last looked at all pairs is still worth no less than the least of the others was then. So most
//! questions for the best two are answered by the few in front. Levels that fall say so: all at once ([`Side::fall`]),
//! which costs nothing, or one pair at a time ([`Side::fell`]).

use super::number::Number;
use super::scale::NOTCH;
use core::ops::Range;

pub(super) struct Side<N: Number> {
    people: Vec<Own<N>>,
    pairs: Vec<N::Pair>,
    /// Pairs get in front when they are within this of the second best.
    pub wide: i64,
    /// How far levels have fallen together, at most, since the beginning.
    fallen: i64,
    /// What each pair is worth that is looked at, for a moment.
    values: Vec<N>,
}

/// So many in front are many.
const MANY: u32 = 6;

#[derive(Clone, Copy)]
struct Own<N> {
    /// Where their pairs begin; they end where the next person's do.
    start: u32,
    /// So many of them are in front.
    front: u32,
    /// No pair behind is worth less than this less [`Side::fallen`].
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
    pub fn new(people: usize, pairs: usize) -> Self {
        let mut ends = Vec::with_capacity(people + 1);
        ends.push(Own { start: 0, front: 0, behind: N::LEAST });
        Self { people: ends, pairs: Vec::with_capacity(pairs), wide: 0, fallen: 0, values: Vec::new() }
    }

    /// One more person, with these pairs: costs and others.
    pub fn push(&mut self, pairs: impl Iterator<Item = (i64, u32)>) {
        self.pairs.extend(pairs.map(|(notches, other)| N::pack(notches, other)));
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
            self.pairs[part(who)].iter().for_each(|pair| ends[N::other(*pair)] += 1);
        }
        let mut end = 0;
        for count in &mut ends {
            end += *count;
            *count = end;
        }
        let mut turned = Self::new(others, 0);
        turned.pairs = vec![N::pack(0, 0); end as usize];
        for who in (0..self.len()).rev() {
            for pair in &self.pairs[part(who)] {
                let at = &mut ends[N::other(*pair)];
                *at -= 1;
                turned.pairs[*at as usize] = N::pack(N::notches(*pair), who as u32);
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
        Self::read(self.pairs[at])
    }

    fn read(pair: N::Pair) -> (i64, usize) {
        (N::notches(pair) << NOTCH, N::other(pair))
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
            let most = N::of(limit);
            // All of a few, without branches.
            let (mut first, mut best, mut second) = (most, N::pack(0, 0), most);
            for &pair in &self.pairs[own.start as usize..][..own.front as usize] {
                let other = N::other(pair);
                let value = N::cost(pair) + level[other];
                let value = if taken(other) { most } else { value };
                second = second.min(first.max(value));
                best = if value < first { pair } else { best };
                first = first.min(value);
            }
            if second.get() <= self.behind(own) {
                let (cost, other) = Self::read(best);
                return (first < most).then(|| Best { other, cost, second: second.get() });
            }
            self.look(who, level, wide, i64::MIN);
            wide = wide.saturating_mul(4);
        }
    }

    /// What the least of a person's pairs that is not `taken` is worth, if less than `limit`; else `limit`.
    pub fn least(&mut self, who: usize, level: &[N], limit: i64, taken: impl Fn(usize) -> bool) -> i64 {
        self.show(who, level, limit - 1);
        let own = self.people[who];
        let most = N::of(limit);
        let mut least = most;
        for &pair in &self.pairs[own.start as usize..][..own.front as usize] {
            let other = N::other(pair);
            let value = N::cost(pair) + level[other];
            least = least.min(if taken(other) { most } else { value });
        }
        least.get()
    }

    /// Looks at all pairs of a person and brings to the front those within `wide` of the second best, or worth at most
    /// `all_to`.
    pub fn look(&mut self, who: usize, level: &[N], wide: i64, all_to: i64) {
        self.sort_out(who, self.range(who), level, (wide, all_to, N::MOST.get()));
    }

    /// The same among those in front where there are [`MANY`], unless one behind may be the second best.
    pub fn narrow(&mut self, who: usize, level: &[N]) {
        let own = self.people[who];
        if own.front > MANY {
            let start = own.start as usize;
            let front = start..start + own.front as usize;
            self.sort_out(who, front, level, (self.wide, i64::MIN, self.behind(own)));
        }
    }

    /// What no pair behind is worth less than.
    fn behind(&self, own: Own<N>) -> i64 {
        own.behind.get() - self.fallen
    }

    /// Brings pairs in a range to the front, while nobody outside it is worth less than `behind`.
    fn sort_out(&mut self, who: usize, range: Range<usize>, level: &[N], (wide, all_to, behind): (i64, i64, i64)) {
        let pairs = &mut self.pairs[range];
        if self.values.len() < pairs.len() {
            self.values.resize(pairs.len(), N::of(0));
        }
        let values = &mut self.values[..pairs.len()];
        // No branches where nobody could foresee them.
        let (mut first, mut second) = (N::MOST, N::MOST);
        for (pair, value) in pairs.iter().zip(values.iter_mut()) {
            *value = N::cost(*pair) + level[N::other(*pair)];
            second = second.min(first.max(*value));
            first = first.min(*value);
        }
        if second.get() > behind {
            return;
        }
        let limit = N::of(second.get().saturating_add(wide).max(all_to).min(N::MOST.get()));
        let (mut front, mut behind) = (0, N::of(behind));
        for (at, value) in values.iter().enumerate() {
            if *value <= limit {
                pairs.swap(front, at);
                front += 1;
            } else {
                behind = behind.min(*value);
            }
        }
        let behind = self.stored(behind.get());
        let own = &mut self.people[who];
        (own.front, own.behind) = (front as u32, behind);
    }

    /// How a bound is kept that holds now.
    fn stored(&self, behind: i64) -> N {
        N::of(behind.saturating_add(self.fallen).min(N::MOST.get()))
    }

    /// Everyone on the other side has a level lower by at most so much.
    pub fn fall(&mut self, by: i64) {
        self.fallen += by;
    }

    /// A pair of this person is worth less than it was, this much.
    pub fn fell(&mut self, who: usize, value: i64) {
        let stored = self.stored(value);
        let own = &mut self.people[who];
        own.behind = own.behind.min(stored);
    }

    /// Sees to it that all pairs worth at most `limit` are in front.
    pub fn show(&mut self, who: usize, level: &[N], limit: i64) {
        if self.behind(self.people[who]) <= limit {
            self.look(who, level, self.wide, limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common::Draw;

    const PEOPLE: usize = 40;
    const OTHERS: u64 = 60;

    fn side<N: Number>(draw: &mut Draw) -> Side<N> {
        let mut side = Side::new(PEOPLE, 0);
        side.wide = 300;
        for who in 0..PEOPLE as u64 {
            let from = draw.below(OTHERS);
            let row: Vec<_> = (0..who).map(|k| (draw.below(200) as i64, ((from + k) % OTHERS) as u32)).collect();
            side.push(row.into_iter());
        }
        side
    }

    /// The two least worths of a person's pairs, none of them with `but`, at most `limit`.
    fn two<N: Number>(side: &Side<N>, who: usize, level: &[N], limit: i64, but: usize) -> (i64, i64) {
        let pairs = side.range(who).map(|at| side.pair(at)).filter(|(_, other)| *other != but);
        let mut worths: Vec<i64> = pairs.map(|(cost, other)| cost + level[other].get()).chain([limit, limit]).collect();
        worths.sort_unstable();
        (worths[0], worths[1])
    }

    fn whoever_is_behind_is_no_better<N: Number>(seed: u64) {
        let mut draw = Draw(seed);
        let mut side = side::<N>(&mut draw);
        let mut level = vec![N::of(0); OTHERS as usize];
        for _ in 0..4_000 {
            let (who, other) = (draw.below(PEOPLE as u64) as usize, draw.below(OTHERS) as usize);
            let by = draw.below(400) as i64;
            match draw.below(8) {
                0..=2 => level[other] = N::of(level[other].get() + by),
                3 => {
                    level[other] = N::of(level[other].get() - by);
                    for who in 0..PEOPLE {
                        let pairs: Vec<_> = side.range(who).map(|at| side.pair(at)).collect();
                        let fallen = pairs.iter().filter(|pair| pair.1 == other);
                        fallen.for_each(|(cost, _)| side.fell(who, cost + level[other].get()));
                    }
                }
                4 => {
                    level.iter_mut().for_each(|level| *level = N::of(level.get() - by));
                    side.fall(by);
                }
                5 => side.narrow(who, &level),
                6 => side.show(who, &level, by),
                _ => {
                    let least = two(&side, who, &level, 900, other).0;
                    assert_eq!(side.least(who, &level, 900, |one| one == other), least);
                }
            }
            let (first, second) = two(&side, who, &level, 900, other);
            match side.best(who, &level, 900, |one| one == other) {
                Some(best) => {
                    assert_eq!((best.cost + level[best.other].get(), best.second), (first, second));
                    assert!(best.other != other);
                }
                None => assert_eq!(first, 900),
            }
        }
    }

    #[test]
    fn the_best_are_found_among_those_in_front_however_levels_move() {
        (0..20).for_each(whoever_is_behind_is_no_better::<i32>);
        (0..20).for_each(whoever_is_behind_is_no_better::<i64>);
    }

    #[test]
    fn turned_twice_is_the_same() {
        let side = side::<i32>(&mut Draw(7));
        let back = side.turned(OTHERS as usize, false).turned(PEOPLE, false);
        for who in 0..PEOPLE {
            let pairs = |side: &Side<i32>| {
                let mut pairs: Vec<_> = side.range(who).map(|at| side.pair(at)).collect();
                pairs.sort_unstable();
                pairs
            };
            assert_eq!(pairs(&side), pairs(&back));
        }
    }
}

//! The graph: every possible pair, once by request with the cheapest first, once by volunteer.

use super::Instance;
use core::ops::Range;

/// A pair in one word: its cost above its volunteer, so that pairs sort as their words do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair(u64);

impl Pair {
    pub fn new(cost: i32, volunteer: u32) -> Self {
        // The sign bit turned over puts negative costs first.
        Self(u64::from(cost.cast_unsigned() ^ (1 << 31)) << 32 | u64::from(volunteer))
    }

    pub fn cost(self) -> i64 {
        (self.0 >> 32) as i64 - (1 << 31)
    }

    pub fn volunteer(self) -> usize {
        (self.0 & 0xffff_ffff) as usize
    }
}

/// A pair seen from its volunteer.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    pub request: u32,
    pub cost: i32,
}

pub(super) struct Graph {
    rows: Vec<Range<u32>>,
    pairs: Vec<Pair>,
    sorted: Vec<bool>,
    columns: Vec<Range<u32>>,
    asked: Vec<Asked>,
}

impl Graph {
    pub fn new(instance: &Instance) -> Self {
        let range = |request| {
            let range = instance.range(request);
            range.start as u32..range.end as u32
        };
        let pairs: Vec<Pair> = instance.edges().iter().map(|edge| Pair::new(edge.cost, edge.volunteer)).collect();
        Self {
            rows: (0..instance.requests()).map(range).collect(),
            pairs,
            sorted: vec![false; instance.requests()],
            columns: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// The pairs of a request, in no order until `sort`.
    pub fn row(&self, request: usize) -> &[Pair] {
        let row = &self.rows[request];
        &self.pairs[row.start as usize..row.end as usize]
    }

    /// The pairs of a request, cheapest first.
    pub fn sort(&mut self, request: usize) -> &[Pair] {
        let row = self.rows[request].clone();
        let row = &mut self.pairs[row.start as usize..row.end as usize];
        if !self.sorted[request] {
            row.sort_unstable();
            self.sorted[request] = true;
        }
        row
    }

    /// The pairs of a volunteer, by request. [`Self::index_columns`] comes first.
    pub fn column(&self, volunteer: usize) -> &[Asked] {
        let column = &self.columns[volunteer];
        &self.asked[column.start as usize..column.end as usize]
    }

    /// Puts the pairs in order by volunteer.
    pub fn index_columns(&mut self, volunteers: usize) {
        if self.columns.len() == volunteers {
            return;
        }
        let mut ends = vec![0u32; volunteers + 1];
        for pair in &self.pairs {
            ends[pair.volunteer() + 1] += 1;
        }
        for volunteer in 0..volunteers {
            ends[volunteer + 1] += ends[volunteer];
        }
        self.columns = ends.windows(2).map(|ends| ends[0]..ends[1]).collect();
        self.asked = vec![Asked::default(); self.pairs.len()];
        for (request, row) in (0..).zip(&self.rows) {
            for pair in &self.pairs[row.start as usize..row.end as usize] {
                let at = &mut ends[pair.volunteer()];
                self.asked[*at as usize] = Asked { request, cost: pair.cost() as i32 };
                *at += 1;
            }
        }
    }
}

//! The graph: every possible pair, once by request with the cheapest first, once by volunteer.

use super::Instance;
use super::lists::{Lists, ends};

/// A pair in one word: its cost above its volunteer, so that pairs sort as their words do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
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

#[derive(Clone)]
pub(super) struct Graph {
    rows: Lists<Pair>,
    sorted: Vec<bool>,
    columns: Lists<Asked>,
}

impl Graph {
    pub fn new(instance: &Instance) -> Self {
        let pairs = instance.edges().iter().map(|edge| Pair::new(edge.cost, edge.volunteer)).collect();
        let requests = 0..instance.requests();
        Self {
            sorted: vec![false; requests.len()],
            rows: Lists::packed(pairs, requests.map(|request| instance.range(request).end as u32)),
            columns: Lists::default(),
        }
    }

    /// The pairs of a request, in no order until `sort`.
    pub fn row(&self, request: usize) -> &[Pair] {
        self.rows.get(request)
    }

    /// Puts the pairs of a request in order, cheapest first.
    pub fn sort(&mut self, request: usize) {
        if !self.sorted[request] {
            self.rows.get_mut(request).sort_unstable();
            self.sorted[request] = true;
        }
    }

    /// The pairs of a volunteer, in no order. [`Self::index_columns`] comes first.
    pub fn column(&self, volunteer: usize) -> &[Asked] {
        self.columns.get(volunteer)
    }

    /// Lists the pairs by volunteer.
    pub fn index_columns(&mut self, volunteers: usize) {
        if self.columns.len() == volunteers {
            return;
        }
        let mut degree = vec![0u32; volunteers];
        let requests = 0..self.rows.len();
        requests.clone().flat_map(|request| self.rows.get(request)).for_each(|pair| degree[pair.volunteer()] += 1);
        let mut at: Vec<u32> = ends(degree.iter().copied()).collect();
        at.iter_mut().zip(&degree).for_each(|(end, degree)| *end -= degree);
        let mut asked = vec![Asked::default(); degree.iter().map(|degree| *degree as usize).sum()];
        for request in requests {
            for pair in self.rows.get(request) {
                let at = &mut at[pair.volunteer()];
                asked[*at as usize] = Asked { request: request as u32, cost: pair.cost() as i32 };
                *at += 1;
            }
        }
        self.columns = Lists::packed(asked, ends(degree.into_iter()));
    }
}

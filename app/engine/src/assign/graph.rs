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

    pub fn cost(self) -> i32 {
        ((self.0 >> 32) as u32 ^ (1 << 31)).cast_signed()
    }

    pub fn volunteer(self) -> u32 {
        (self.0 & 0xffff_ffff) as u32
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
    pub fn row(&self, request: u32) -> &[Pair] {
        self.rows.get(request as usize)
    }

    /// Puts the pairs of a request in order, cheapest first.
    pub fn sort(&mut self, request: u32) {
        if !self.sorted[request as usize] {
            self.rows.get_mut(request as usize).sort_unstable();
            self.sorted[request as usize] = true;
        }
    }

    /// The pairs of a volunteer, in no order. [`Self::index_columns`] comes first.
    pub fn column(&self, volunteer: u32) -> &[Asked] {
        self.columns.get(volunteer as usize)
    }

    /// Lists the pairs by volunteer.
    pub fn index_columns(&mut self, volunteers: usize) {
        if self.columns.len() == volunteers {
            return;
        }
        let mut degree = vec![0u32; volunteers];
        let requests = 0..self.rows.len();
        requests
            .clone()
            .flat_map(|request| self.rows.get(request))
            .for_each(|pair| degree[pair.volunteer() as usize] += 1);
        let mut at: Vec<u32> = ends(degree.iter().copied()).collect();
        at.iter_mut().zip(&degree).for_each(|(end, degree)| *end -= degree);
        let mut asked = vec![Asked::default(); degree.iter().map(|degree| *degree as usize).sum()];
        for request in requests {
            for pair in self.rows.get(request) {
                let at = &mut at[pair.volunteer() as usize];
                asked[*at as usize] = Asked { request: request as u32, cost: pair.cost() };
                *at += 1;
            }
        }
        self.columns = Lists::packed(asked, ends(degree.into_iter()));
    }

    /// What a pair costs, if there is one.
    pub fn cost(&self, request: u32, volunteer: u32) -> Option<i32> {
        self.row(request).iter().find(|pair| pair.volunteer() == volunteer).map(|pair| pair.cost())
    }

    /// One more request, without pairs.
    pub fn add_request(&mut self) {
        self.rows.add();
        self.sorted.push(true);
    }

    /// One more volunteer, without pairs.
    pub fn add_volunteer(&mut self) {
        self.columns.add();
    }

    /// Adds a pair that is not there. Columns are indexed.
    pub fn add(&mut self, request: u32, volunteer: u32, cost: i32) {
        self.sort(request);
        let pair = Pair::new(cost, volunteer);
        let at = self.row(request).partition_point(|other| *other < pair);
        self.rows.insert(request as usize, at, pair);
        self.columns.push(volunteer as usize, Asked { request, cost });
    }

    /// Takes a pair away, if it is there; comes back with its cost. Columns are indexed.
    pub fn remove(&mut self, request: u32, volunteer: u32) -> Option<i32> {
        let asked = self.column(volunteer).iter().position(|asked| asked.request == request)?;
        let cost = self.column(volunteer)[asked].cost;
        self.columns.swap_remove(volunteer as usize, asked);
        let row = self.row(request).iter().position(|pair| pair.volunteer() == volunteer)?;
        self.rows.remove(request as usize, row);
        Some(cost)
    }

    /// Takes every pair of a request away.
    pub fn clear_request(&mut self, request: u32) {
        for at in 0..self.row(request).len() {
            let volunteer = self.row(request)[at].volunteer();
            if let Some(at) = self.column(volunteer).iter().position(|asked| asked.request == request) {
                self.columns.swap_remove(volunteer as usize, at);
            }
        }
        self.rows.clear(request as usize);
    }

    /// Takes every pair of a volunteer away.
    pub fn clear_volunteer(&mut self, volunteer: u32) {
        for at in 0..self.column(volunteer).len() {
            let request = self.column(volunteer)[at].request;
            if let Some(at) = self.row(request).iter().position(|pair| pair.volunteer() == volunteer) {
                self.rows.remove(request as usize, at);
            }
        }
        self.columns.clear(volunteer as usize);
    }
}

//! The graph: every possible pair, once by request with the cheapest first, once by volunteer.

use super::Instance;
use super::lists::Lists;

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

    /// The pairs of a volunteer, in no order, and maybe some of requests that are gone. [`Self::index_columns`] comes first.
    pub fn column(&self, volunteer: u32) -> &[Asked] {
        self.columns.get(volunteer as usize)
    }

    /// Lists the pairs by volunteer, with room for some more.
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
        self.columns = Lists::empty(degree.into_iter().map(|degree| degree + degree / SPARE + 1));
        for request in requests {
            for pair in self.rows.get(request) {
                let asked = Asked { request: request as u32, cost: pair.cost() };
                self.columns.push(pair.volunteer() as usize, asked);
            }
        }
    }

    /// What a pair costs, if there is one.
    pub fn cost(&self, request: u32, volunteer: u32) -> Option<i32> {
        self.row(request).iter().find(|pair| pair.volunteer() == volunteer).map(|pair| pair.cost())
    }

    /// One more request, with its pairs in order. Columns are indexed.
    pub fn add_request(&mut self, row: &[Pair]) {
        let request = self.rows.len() as u32;
        self.rows.add(row);
        self.sorted.push(true);
        for pair in row {
            self.ask(pair.volunteer(), Asked { request, cost: pair.cost() });
        }
    }

    /// One more volunteer, without pairs.
    pub fn add_volunteer(&mut self) {
        self.columns.add(&[]);
    }

    /// Adds a pair that is not there. Columns are indexed.
    pub fn add(&mut self, request: u32, volunteer: u32, cost: i32) {
        self.sort(request);
        let pair = Pair::new(cost, volunteer);
        let at = self.row(request).partition_point(|other| *other < pair);
        self.rows.insert(request as usize, at, pair);
        self.ask(volunteer, Asked { request, cost });
    }

    /// Adds to a column. A full one first forgets the requests that are gone.
    fn ask(&mut self, volunteer: u32, asked: Asked) {
        let column = volunteer as usize;
        if self.columns.is_full(column) {
            for at in (0..self.columns.get(column).len()).rev() {
                if self.row(self.columns.get(column)[at].request).is_empty() {
                    self.columns.swap_remove(column, at);
                }
            }
        }
        self.columns.push(column, asked);
    }

    /// Takes a pair away, if it is there; comes back with its cost. Columns are indexed.
    pub fn remove(&mut self, request: u32, volunteer: u32) -> Option<i32> {
        let asked = self.column(volunteer).iter().position(|asked| asked.request == request)?;
        let cost = self.column(volunteer)[asked].cost;
        let row = self.row(request).iter().position(|pair| pair.volunteer() == volunteer)?;
        self.columns.swap_remove(volunteer as usize, asked);
        self.rows.remove(request as usize, row);
        Some(cost)
    }

    /// Takes every pair of a request away, which then must not get any again: columns remember it for a while.
    pub fn forget_request(&mut self, request: u32) {
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

/// A column has room for one pair more in so many.
const SPARE: u32 = 16;

//! The graph: every possible pair, once by request, once by volunteer.
//!
//! To begin with there are rows alone, put in order of cost when they are first looked at. Once [`Graph::index`] has listed
//! the pairs by volunteer too, both have those in front that may matter soon.

use super::Instance;
use super::fronts::{Fronts, Item};
use super::lists::Lists;
use super::order::Order;

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

impl Item for Pair {
    fn cost(self) -> i64 {
        self.cost().into()
    }

    fn partner(self) -> u32 {
        self.volunteer()
    }
}

impl Item for Asked {
    fn cost(self) -> i64 {
        self.cost.into()
    }

    fn partner(self) -> u32 {
        self.request
    }
}

#[derive(Clone)]
pub(super) struct Graph {
    rows: Fronts<Pair>,
    /// Which rows are in order of cost, until there are columns.
    sorted: Vec<bool>,
    columns: Fronts<Asked>,
}

impl Graph {
    pub fn new(instance: &Instance, order: &Order) -> Self {
        let mut pairs = Vec::with_capacity(instance.edges().len());
        let mut ends = Vec::with_capacity(instance.requests());
        for request in order.requests.all() {
            let row = instance.edges_of(*request as usize).iter();
            pairs.extend(row.map(|edge| Pair::new(edge.cost, order.volunteers.inside(edge.volunteer))));
            ends.push(pairs.len() as u32);
        }
        let sorted = vec![false; ends.len()];
        let rows = Lists::packed(pairs, ends.into_iter());
        Self { rows: Fronts::new(rows), sorted, columns: Fronts::new(Lists::default()) }
    }

    /// The pairs of a request.
    pub fn row(&self, request: u32) -> &[Pair] {
        self.rows.lists.get(request as usize)
    }

    /// Prepares a row to be looked at by a request that pays so much.
    pub fn prepare_row(&mut self, request: u32, pays: i64) {
        if self.rows.is_open() {
            self.rows.prepare(request as usize, pays);
        } else if !self.sorted[request as usize] {
            self.rows.lists.get_mut(request as usize).sort_unstable();
            self.sorted[request as usize] = true;
        }
    }

    /// The pairs in front of a request, and what the others come to at least, price included, if there are any.
    pub fn row_front(&self, request: u32) -> (&[Pair], Option<i64>) {
        self.rows.front(request as usize)
    }

    /// The pairs of a volunteer, and maybe some of requests that are gone. [`Self::index`] comes first.
    pub fn column(&self, volunteer: u32) -> &[Asked] {
        self.columns.lists.get(volunteer as usize)
    }

    /// Prepares a column to be looked at by a volunteer of this price.
    pub fn prepare_column(&mut self, volunteer: u32, price: i64) {
        self.columns.prepare(volunteer as usize, -price);
    }

    /// The pairs in front of a volunteer, and how far the others cost at least above what their requests pay, if there
    /// are any.
    pub fn column_front(&self, volunteer: u32) -> (&[Asked], Option<i64>) {
        self.columns.front(volunteer as usize)
    }

    /// Lists the pairs by volunteer, with room for some more. Prices and what requests pay say which may matter soon:
    /// those within `span`.
    pub fn index(&mut self, price: &[i64], paid: &[i64], span: i64) {
        let mut degree = vec![0u32; price.len()];
        let requests = 0..self.rows.lists.len() as u32;
        for request in requests.clone() {
            self.row(request).iter().for_each(|pair| degree[pair.volunteer() as usize] += 1);
        }
        let mut columns = Lists::empty(degree.into_iter().map(|degree| degree + degree / SPARE + 1));
        for request in requests {
            for pair in self.row(request) {
                columns.push(pair.volunteer() as usize, Asked { request, cost: pair.cost() });
            }
        }
        self.columns = Fronts::new(columns);
        self.columns.open(paid.iter().map(|paid| -paid).collect(), span);
        self.rows.open(price.to_vec(), span);
    }

    pub fn is_indexed(&self) -> bool {
        self.rows.is_open()
    }

    /// Notes the price of a volunteer.
    pub fn note_price(&mut self, volunteer: u32, price: i64) {
        if self.rows.note(volunteer as usize, price) {
            for asked in self.columns.lists.get(volunteer as usize) {
                self.rows.promote(asked.request as usize, Pair::new(asked.cost, volunteer));
            }
        }
    }

    /// Notes what a request pays.
    pub fn note_paid(&mut self, request: u32, paid: i64) {
        if self.columns.knows(request as usize) && self.columns.note(request as usize, -paid) {
            for pair in self.rows.lists.get(request as usize) {
                self.columns.promote(pair.volunteer() as usize, Asked { request, cost: pair.cost() });
            }
        }
    }

    /// What a pair costs, if there is one.
    pub fn cost(&self, request: u32, volunteer: u32) -> Option<i32> {
        self.row(request).iter().find(|pair| pair.volunteer() == volunteer).map(|pair| pair.cost())
    }

    /// One more request, with its pairs. [`Self::index`] comes first, [`Self::list_request`] later.
    pub fn add_request(&mut self, row: &[Pair]) {
        self.rows.add_list(row);
    }

    /// Lists the last request by volunteer too, now that it is known what it pays.
    pub fn list_request(&mut self, paid: i64) {
        let request = self.rows.lists.len() - 1;
        self.columns.add_partner(-paid);
        for at in 0..self.rows.lists.length(request) as usize {
            let pair = self.rows.lists.get(request)[at];
            self.ask(pair.volunteer(), Asked { request: request as u32, cost: pair.cost() });
        }
    }

    /// One more volunteer, without pairs.
    pub fn add_volunteer(&mut self) {
        self.columns.add_list(&[]);
        self.rows.add_partner(0);
    }

    /// Adds a pair that is not there. [`Self::index`] comes first.
    pub fn add(&mut self, request: u32, volunteer: u32, cost: i32) {
        self.rows.push(request as usize, Pair::new(cost, volunteer));
        self.ask(volunteer, Asked { request, cost });
    }

    /// Adds to a column. A full one first forgets the requests that are gone.
    fn ask(&mut self, volunteer: u32, asked: Asked) {
        if self.columns.lists.is_full(volunteer as usize) {
            for at in (0..self.column(volunteer).len()).rev() {
                if self.row(self.column(volunteer)[at].request).is_empty() {
                    self.columns.remove(volunteer as usize, at);
                }
            }
        }
        self.columns.push(volunteer as usize, asked);
    }

    /// Takes a pair away, if it is there; comes back with its cost. [`Self::index`] comes first.
    pub fn remove(&mut self, request: u32, volunteer: u32) -> Option<i32> {
        let asked = self.column(volunteer).iter().position(|asked| asked.request == request)?;
        let cost = self.column(volunteer)[asked].cost;
        let row = self.row(request).iter().position(|pair| pair.volunteer() == volunteer)?;
        self.columns.remove(volunteer as usize, asked);
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

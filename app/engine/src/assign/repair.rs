//! Repair: puts a market at rest that is so but for one thing, exactly, by the cheapest path of swaps.
//!
//! [`Repair::fill`] finds one more helper: from the request to a volunteer, from a full volunteer to a request she
//! serves, and so on, to a volunteer with room or to a place left unfilled. [`Repair::settle`] is the same road the other
//! way: a volunteer with room asks less and less until somebody comes to her, or until she asks nothing.
//!
//! Every swap has a length ≥ 0 while the market is at rest, so Dijkstra's method finds the cheapest path; rows are
//! sorted by cost, so a scan stops at the first pair that can't beat the best end found. The method is that of successive
//! shortest paths (Busacker and Gowen; potentials after Edmonds and Karp, Tomizawa).

use super::market::Market;
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// How a volunteer was reached in the current search.
#[derive(Clone, Copy, Default)]
struct Reached {
    distance: i64,
    stamp: u32,
    settled: bool,
    /// The request that would come to her (`fill`) or leave her (`settle`).
    request: u32,
    /// At which cost, where it goes.
    cost: i32,
    /// Whom it would leave (`fill`), or to whom it would go (`settle`).
    other: u32,
}

/// Stands for a volunteer where a place was unfilled.
const NOBODY: u32 = u32::MAX;

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// In `fill` this request goes without this volunteer, in `settle` this volunteer without the request that leaves.
    Without(u32, u32),
    /// A volunteer takes this request at this cost: in `fill` one with room, from another; in `settle` one unfilled.
    Taken { request: u32, cost: i32, from: u32, to: u32 },
}

/// The working memory of one search after another.
pub(super) struct Repair {
    stamp: u32,
    reached: Vec<Reached>,
    /// Least label of each request in the current search, by stamp.
    visited: Vec<(u32, i64)>,
    /// Volunteers settled in the current search.
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// Length of the cheapest path found in the current search, and where it ends.
    goal: i64,
    end: End,
}

impl Repair {
    pub fn new(market: &Market) -> Self {
        Self {
            stamp: 0,
            reached: vec![Reached::default(); market.volunteers()],
            visited: vec![(0, 0); market.requests()],
            settled: Vec::new(),
            heap: BinaryHeap::new(),
            goal: 0,
            end: End::Without(0, NOBODY),
        }
    }

    fn begin(&mut self, goal: i64, end: End) {
        if self.stamp == u32::MAX {
            self.reached.fill(Reached::default());
            self.visited.fill((0, 0));
            self.stamp = 0;
        }
        self.stamp += 1;
        self.heap.clear();
        self.settled.clear();
        (self.goal, self.end) = (goal, end);
    }

    /// The nearest volunteer not yet settled, and how far she is.
    fn next(&mut self) -> Option<(usize, i64)> {
        while let Some(Reverse((distance, volunteer))) = self.heap.pop() {
            if distance >= self.goal {
                return None;
            }
            let reached = &mut self.reached[volunteer as usize];
            if !reached.settled {
                reached.settled = true;
                self.settled.push(volunteer);
                return Some((volunteer as usize, distance));
            }
        }
        None
    }

    fn reach(&mut self, volunteer: u32, distance: i64, (request, cost, other): (u32, i32, u32)) {
        let reached = &mut self.reached[volunteer as usize];
        if reached.stamp != self.stamp || distance < reached.distance {
            *reached = Reached { stamp: self.stamp, settled: false, distance, request, cost, other };
            self.heap.push(Reverse((distance, volunteer)));
        }
    }

    /// Finds one more helper for a request. `false` where its penalty is no dearer than any.
    pub fn fill(&mut self, market: &mut Market, request: u32) -> bool {
        self.begin(market.pen[request as usize], End::Without(request, NOBODY));
        self.scan(market, request, NOBODY, 0);
        while let Some((volunteer, distance)) = self.next() {
            for at in 0..market.tasks(volunteer).len() {
                let task = market.tasks(volunteer)[at];
                let label = distance - i64::from(task.cost) - market.price[volunteer];
                let without = label + market.pen[task.request as usize];
                if without < self.goal {
                    (self.goal, self.end) = (without, End::Without(task.request, volunteer as u32));
                }
                self.scan(market, task.request, volunteer as u32, label);
            }
        }
        for &volunteer in &self.settled {
            market.price[volunteer as usize] += self.goal - self.reached[volunteer as usize].distance;
        }
        self.swap_back(market);
        !matches!(self.end, End::Without(_, NOBODY))
    }

    /// Looks at every volunteer to whom `request` could go from another.
    fn scan(&mut self, market: &mut Market, request: u32, from: u32, label: i64) {
        let (stamp, least) = self.visited[request as usize];
        if stamp == self.stamp && least <= label {
            return;
        }
        self.visited[request as usize] = (self.stamp, label);
        market.graph.sort(request as usize);
        for pair in market.graph.row(request as usize) {
            let (volunteer, cost) = (pair.volunteer(), pair.cost());
            if label + cost >= self.goal {
                break;
            }
            let distance = label + cost + market.price[volunteer];
            if distance >= self.goal || market.has(request as usize, volunteer) {
                continue;
            }
            if market.has_room(volunteer) {
                let end = End::Taken { request, cost: cost as i32, from, to: volunteer as u32 };
                (self.goal, self.end) = (distance, end);
            } else {
                self.reach(volunteer as u32, distance, (request, cost as i32, from));
            }
        }
    }

    /// Carries out the swaps of `fill`, from the end of the path back to the request that wanted a helper.
    fn swap_back(&self, market: &mut Market) {
        let (mut coming, mut leaves) = match self.end {
            End::Without(request, from) => ((request, 0, NOBODY), from),
            End::Taken { request, cost, from, to } => ((request, cost, to), from),
        };
        loop {
            let (request, cost, to) = coming;
            if leaves != NOBODY {
                market.drop(request, leaves);
            }
            if to != NOBODY {
                market.take(request, to, cost);
            }
            if leaves == NOBODY {
                return;
            }
            let Reached { request, cost, other, .. } = self.reached[leaves as usize];
            coming = (request, cost, leaves);
            leaves = other;
        }
    }

    /// Lets a volunteer with room and a price ask less, until one of the two is gone.
    pub fn settle(&mut self, market: &mut Market, volunteer: u32) {
        while market.has_room(volunteer as usize) && market.price[volunteer as usize] > 0 {
            self.begin(market.price[volunteer as usize], End::Without(0, volunteer));
            self.reach(volunteer, 0, (0, 0, NOBODY));
            while let Some((asking, distance)) = self.next() {
                self.ask(market, asking, distance);
            }
            for &lower in &self.settled {
                market.price[lower as usize] -= self.goal - self.reached[lower as usize].distance;
            }
            self.swap_on(market, volunteer);
        }
    }

    /// Looks at every request that could come to a volunteer who asks `distance` less.
    fn ask(&mut self, market: &Market, volunteer: usize, distance: i64) {
        for asked in market.graph.column(volunteer) {
            let request = asked.request as usize;
            // What the pair would pay, above what the request pays now.
            let pays = distance + i64::from(asked.cost) + market.price[volunteer];
            if market.has(request, volunteer) {
                continue;
            }
            for helper in market.chosen(request) {
                let price = market.price[helper.volunteer as usize];
                let further = pays - i64::from(helper.cost) - price;
                if further >= self.goal {
                    continue;
                }
                self.reach(helper.volunteer, further, (asked.request, asked.cost, volunteer as u32));
                if further + price < self.goal {
                    (self.goal, self.end) = (further + price, End::Without(0, helper.volunteer));
                }
            }
            if pays - market.pen[request] < self.goal && market.missing(request) > 0 {
                self.goal = pays - market.pen[request];
                let to = volunteer as u32;
                self.end = End::Taken { request: asked.request, cost: asked.cost, from: NOBODY, to };
            }
        }
    }

    /// Carries out the swaps of `settle`, from the end of the path on to the volunteer who had room.
    fn swap_on(&self, market: &mut Market, volunteer: u32) {
        let mut at = match self.end {
            End::Taken { request, cost, to, .. } => {
                market.take(request, to, cost);
                to
            }
            End::Without(_, from) => from,
        };
        while at != volunteer {
            let Reached { request, cost, other, .. } = self.reached[at as usize];
            market.drop(request, at);
            market.take(request, other, cost);
            at = other;
        }
    }
}

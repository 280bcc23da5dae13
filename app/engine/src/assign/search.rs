//! The search: places one unit of demand after another along the cheapest path of swaps, and keeps prices exact.
//!
//! After each unit these hold, and together they prove the choice so far to be the cheapest:
//! - a pair not chosen has `cost + p − u ≥ 0`, a chosen one `≤ 0`;
//! - `p ≥ 0`, and a volunteer with room left has `p = 0`;
//! - `u ≤ penalty`, with equality where a place was left unfilled.
//!
//! So every swap has a length ≥ 0 and Dijkstra's method finds the cheapest path: from the request to a volunteer, from
//! a full volunteer to a request she serves, and so on, to a volunteer with room or to a request that gives up a place.
//! Pairs are sorted by cost, so a scan stops at the first that can't beat the best end found. The method is that of
//! successive shortest paths (Busacker and Gowen; potentials after Edmonds and Karp, Tomizawa).

use super::{Edge, Instance, Solution};
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// Finds the cheapest choice for `instance`.
#[must_use]
pub fn solve(instance: &Instance) -> Solution {
    let mut search = Search::new(instance);
    for request in 0..instance.requests() {
        search.insert(request);
    }
    search.finish()
}

/// One task of a volunteer: for whom, and by which edge.
#[derive(Clone, Copy, Default)]
struct Slot {
    request: u32,
    edge: u32,
}

/// How a volunteer was reached in the current search.
#[derive(Clone, Copy, Default)]
struct Reached {
    stamp: u32,
    settled: bool,
    distance: i64,
    by: Slot,
}

/// How a request was reached in the current search: from which slot of which volunteer.
#[derive(Clone, Copy, Default)]
struct Visited {
    stamp: u32,
    distance: i64,
    volunteer: u32,
    slot: u32,
}

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// A request leaves a place unfilled.
    Unfilled(u32),
    /// A volunteer with room takes the task.
    Room(u32, Slot),
}

struct Search<'a> {
    instance: &'a Instance,
    /// The instance's edges, each request's sorted by cost.
    edges: Vec<Edge>,
    chosen: Vec<bool>,
    u: Vec<i64>,
    p: Vec<i64>,
    unfilled: Vec<u32>,
    /// Tasks of volunteer `v`: `slots[first[v]..][..load[v]]`.
    slots: Vec<Slot>,
    first: Vec<usize>,
    load: Vec<u32>,
    stamp: u32,
    reached: Vec<Reached>,
    visited: Vec<Visited>,
    /// Requests visited in the current search.
    trail: Vec<u32>,
    /// Volunteers settled in the current search.
    settled: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// Length of the cheapest path found in the current search, and where it ends.
    goal: i64,
    end: End,
}

impl<'a> Search<'a> {
    fn new(instance: &'a Instance) -> Self {
        let (requests, volunteers) = (instance.requests(), instance.volunteers());
        let mut edges = instance.edges().to_vec();
        for request in 0..requests {
            edges[instance.range(request)].sort_unstable_by_key(|edge| (edge.cost, edge.volunteer));
        }
        let mut degree = vec![0u32; volunteers];
        for edge in &edges {
            degree[edge.volunteer as usize] += 1;
        }
        // A volunteer never has more tasks than pairs, however much she would take.
        let mut first = Vec::with_capacity(volunteers);
        let mut places = 0;
        for (cap, degree) in instance.cap().iter().zip(&degree) {
            first.push(places);
            places += *cap.min(degree) as usize;
        }
        Self {
            instance,
            chosen: vec![false; edges.len()],
            edges,
            u: vec![0; requests],
            p: vec![0; volunteers],
            unfilled: vec![0; requests],
            slots: vec![Slot::default(); places],
            first,
            load: vec![0; volunteers],
            stamp: 0,
            reached: vec![Reached::default(); volunteers],
            visited: vec![Visited::default(); requests],
            trail: Vec::new(),
            settled: Vec::new(),
            heap: BinaryHeap::new(),
            goal: 0,
            end: End::Unfilled(0),
        }
    }

    /// Takes a request in: prices it, then places each of its units.
    fn insert(&mut self, request: usize) {
        let pen = i64::from(self.instance.pen()[request]);
        let cheapest =
            self.edges[self.instance.range(request)].iter().map(|e| i64::from(e.cost) + self.p[e.volunteer as usize]);
        self.u[request] = cheapest.fold(pen, i64::min);
        for left in (1..=self.instance.mult()[request]).rev() {
            // At the penalty a place stays unfilled for nothing, and so do the rest.
            if self.u[request] == pen {
                self.unfilled[request] += left;
                break;
            }
            self.place(request as u32);
        }
    }

    /// Places one more unit of `source` along the cheapest path.
    fn place(&mut self, source: u32) {
        self.begin(source);
        self.scan(source, 0);
        while let Some(Reverse((distance, volunteer))) = self.heap.pop() {
            if distance >= self.goal {
                break;
            }
            let reached = &mut self.reached[volunteer as usize];
            if !reached.settled {
                reached.settled = true;
                self.settled.push(volunteer);
                self.visit_tasks(volunteer, distance);
            }
        }
        self.raise_prices();
        self.swap_along(source);
    }

    /// Starts a search at `source`, whose cheapest end so far is to stay unfilled.
    fn begin(&mut self, source: u32) {
        if self.stamp == u32::MAX {
            self.reached.fill(Reached::default());
            self.visited.fill(Visited::default());
            self.stamp = 0;
        }
        self.stamp += 1;
        self.heap.clear();
        self.trail.clear();
        self.settled.clear();
        self.goal = i64::from(self.instance.pen()[source as usize]) - self.u[source as usize];
        self.end = End::Unfilled(source);
        self.visited[source as usize] = Visited { stamp: self.stamp, ..Visited::default() };
        self.trail.push(source);
    }

    /// Looks at every volunteer whom `request`, reached at `distance`, could ask instead.
    fn scan(&mut self, request: u32, distance: i64) {
        let price = distance - self.u[request as usize];
        for at in self.instance.range(request as usize) {
            let Edge { volunteer, cost } = self.edges[at];
            if price + i64::from(cost) >= self.goal {
                break;
            }
            let v = volunteer as usize;
            let distance = price + i64::from(cost) + self.p[v];
            if distance >= self.goal || self.chosen[at] {
                continue;
            }
            let by = Slot { request, edge: at as u32 };
            if self.load[v] < self.instance.cap()[v] {
                (self.goal, self.end) = (distance, End::Room(volunteer, by));
            } else if self.reached[v].stamp != self.stamp || distance < self.reached[v].distance {
                self.reached[v] = Reached { stamp: self.stamp, settled: false, distance, by };
                self.heap.push(Reverse((distance, volunteer)));
            }
        }
    }

    /// Looks at every request from which `volunteer`, reached at `distance`, could be taken away.
    fn visit_tasks(&mut self, volunteer: u32, distance: i64) {
        let v = volunteer as usize;
        for slot in 0..self.load[v] {
            let Slot { request, edge } = self.slots[self.first[v] + slot as usize];
            let r = request as usize;
            let distance = distance + self.u[r] - i64::from(self.edges[edge as usize].cost) - self.p[v];
            let visited = self.visited[r];
            let nearer = visited.stamp != self.stamp || distance < visited.distance;
            if distance >= self.goal || !nearer {
                continue;
            }
            if visited.stamp != self.stamp {
                self.trail.push(request);
            }
            self.visited[r] = Visited { stamp: self.stamp, distance, volunteer, slot };
            let unfilled = distance + i64::from(self.instance.pen()[r]) - self.u[r];
            if unfilled < self.goal {
                (self.goal, self.end) = (unfilled, End::Unfilled(request));
            }
            self.scan(request, distance);
        }
    }

    /// Raises the price of everyone nearer than the end, so that the whole path costs nothing and nothing costs less.
    fn raise_prices(&mut self) {
        for &request in &self.trail {
            let distance = self.visited[request as usize].distance;
            self.u[request as usize] += (self.goal - distance).max(0);
        }
        for &volunteer in &self.settled {
            self.p[volunteer as usize] += self.goal - self.reached[volunteer as usize].distance;
        }
    }

    /// Follows the path from its end back to `source` and carries out its swaps.
    fn swap_along(&mut self, source: u32) {
        let mut request = match self.end {
            End::Unfilled(request) => {
                self.unfilled[request as usize] += 1;
                request
            }
            End::Room(volunteer, by) => {
                let v = volunteer as usize;
                self.slots[self.first[v] + self.load[v] as usize] = by;
                self.load[v] += 1;
                self.chosen[by.edge as usize] = true;
                by.request
            }
        };
        while request != source {
            let Visited { volunteer, slot, .. } = self.visited[request as usize];
            let by = self.reached[volunteer as usize].by;
            let place = &mut self.slots[self.first[volunteer as usize] + slot as usize];
            self.chosen[place.edge as usize] = false;
            self.chosen[by.edge as usize] = true;
            *place = by;
            request = by.request;
        }
    }

    fn finish(self) -> Solution {
        let mut objective = 0i128;
        let mut chosen = Vec::with_capacity(self.u.len());
        for request in 0..self.u.len() {
            objective += i128::from(self.unfilled[request]) * i128::from(self.instance.pen()[request]);
            let range = self.instance.range(request);
            let of_request = self.edges[range.clone()].iter().zip(&self.chosen[range]).filter(|(_, chosen)| **chosen);
            objective += of_request.clone().map(|(edge, _)| i128::from(edge.cost)).sum::<i128>();
            let mut volunteers: Vec<u32> = of_request.map(|(edge, _)| edge.volunteer).collect();
            volunteers.sort_unstable();
            chosen.push(volunteers);
        }
        let unassigned = self.unfilled.iter().map(|unfilled| u64::from(*unfilled)).sum();
        Solution { objective, unassigned, request_prices: self.u, volunteer_prices: self.p, chosen }
    }
}

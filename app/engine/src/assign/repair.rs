//! Repair: puts a market at rest that is so but for one thing, exactly, by the cheapest path of swaps.
//!
//! [`Repair::fill`] places one waiting unit: from its request to a volunteer, from a full volunteer to a unit she serves,
//! and so on, to a volunteer with room or to a unit left unfilled. [`Repair::settle`] is the same road the other way: a
//! volunteer with room asks less and less until somebody comes to her, or until she asks nothing.
//!
//! Every swap has a length ≥ 0 while the market is at rest, so Dijkstra's method finds the cheapest path; rows are
//! sorted by cost, so a scan stops at the first pair that can't beat the best end found. The method is that of successive
//! shortest paths (Busacker and Gowen; potentials after Edmonds and Karp, Tomizawa).

use super::market::{Market, Seat};
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// How a volunteer was reached in the current search.
#[derive(Clone, Copy, Default)]
struct Reached {
    stamp: u32,
    settled: bool,
    distance: i64,
    /// The unit that would come to her (`fill`) or leave her (`settle`).
    unit: u32,
    /// At which cost, where it goes.
    cost: i32,
    /// To whom it would go (`settle`).
    to: u32,
}

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// Somebody goes without: in `fill` this unit is left unfilled, in `settle` this volunteer's price falls to zero.
    Without(u32),
    /// A volunteer takes this unit at this cost: in `fill` one with room, in `settle` a unit that was unfilled.
    Taken(u32, u32, i32),
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
            end: End::Without(0),
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

    fn reach(&mut self, volunteer: u32, distance: i64, (unit, cost, to): (u32, i32, u32)) {
        let reached = &mut self.reached[volunteer as usize];
        if reached.stamp != self.stamp || distance < reached.distance {
            *reached = Reached { stamp: self.stamp, settled: false, distance, unit, cost, to };
            self.heap.push(Reverse((distance, volunteer)));
        }
    }

    /// Places a waiting unit.
    pub fn fill(&mut self, market: &mut Market, unit: u32) {
        let request = market.request_of[unit as usize] as usize;
        self.begin(market.pen[request], End::Without(unit));
        self.scan(market, request, unit, 0);
        while let Some((volunteer, distance)) = self.next() {
            for place in market.tasks_of(volunteer) {
                let task = market.tasks[place];
                let request = market.request_of[task as usize] as usize;
                let Seat::With(_, cost) = market.seat[task as usize] else { continue };
                let label = distance - i64::from(cost) - market.price[volunteer];
                if label + market.pen[request] < self.goal {
                    (self.goal, self.end) = (label + market.pen[request], End::Without(task));
                }
                self.scan(market, request, task, label);
            }
        }
        for &volunteer in &self.settled {
            market.price[volunteer as usize] += self.goal - self.reached[volunteer as usize].distance;
        }
        self.swap_back(market);
    }

    /// Looks at every volunteer to whom a unit of `request` could go.
    fn scan(&mut self, market: &mut Market, request: usize, unit: u32, label: i64) {
        let (stamp, least) = self.visited[request];
        if stamp == self.stamp && least <= label {
            return;
        }
        self.visited[request] = (self.stamp, label);
        market.graph.sort(request);
        for pair in market.graph.row(request) {
            let (volunteer, cost) = (pair.volunteer(), pair.cost());
            if label + cost >= self.goal {
                break;
            }
            let distance = label + cost + market.price[volunteer];
            if distance >= self.goal || market.has(request, volunteer) {
                continue;
            }
            if market.has_room(volunteer) {
                (self.goal, self.end) = (distance, End::Taken(volunteer as u32, unit, cost as i32));
            } else {
                self.reach(volunteer as u32, distance, (unit, cost as i32, 0));
            }
        }
    }

    /// Carries out the swaps of `fill`, from the end of the path back to the unit that waited.
    fn swap_back(&self, market: &mut Market) {
        let (End::Without(mut unit) | End::Taken(_, mut unit, _)) = self.end;
        let mut old = market.seat[unit as usize];
        match self.end {
            End::Taken(volunteer, _, cost) => drop(market.seat(unit, volunteer as usize, cost.into())),
            End::Without(_) => market.seat[unit as usize] = Seat::Unfilled,
        }
        while let Seat::With(volunteer, _) = old {
            let Reached { unit: next, cost, .. } = self.reached[volunteer as usize];
            old = market.seat[next as usize];
            market.replace(unit, next, volunteer, cost);
            unit = next;
        }
    }

    /// Lets a volunteer with room and a price ask less, until one of the two is gone.
    pub fn settle(&mut self, market: &mut Market, volunteer: usize) {
        while market.has_room(volunteer) && market.price[volunteer] > 0 {
            self.begin(market.price[volunteer], End::Without(volunteer as u32));
            self.reach(volunteer as u32, 0, (0, 0, 0));
            while let Some((asking, distance)) = self.next() {
                self.ask(market, asking, distance);
            }
            for &lower in &self.settled {
                market.price[lower as usize] -= self.goal - self.reached[lower as usize].distance;
            }
            self.swap_on(market, volunteer);
        }
    }

    /// Looks at every unit that could come to a volunteer who asks `distance` less.
    fn ask(&mut self, market: &Market, volunteer: usize, distance: i64) {
        for asked in market.graph.column(volunteer) {
            let request = asked.request as usize;
            // What the pair would pay, above what the request pays now.
            let pays = i64::from(asked.cost) + market.price[volunteer];
            if market.has(request, volunteer) {
                continue;
            }
            for unit in market.units_of(request) {
                match market.seat[unit] {
                    Seat::With(with, cost) => {
                        let price = market.price[with as usize];
                        let further = distance + pays - i64::from(cost) - price;
                        if further >= self.goal {
                            continue;
                        }
                        self.reach(with, further, (unit as u32, asked.cost, volunteer as u32));
                        if further + price < self.goal {
                            (self.goal, self.end) = (further + price, End::Without(with));
                        }
                    }
                    Seat::Unfilled if distance + pays - market.pen[request] < self.goal => {
                        self.goal = distance + pays - market.pen[request];
                        self.end = End::Taken(volunteer as u32, unit as u32, asked.cost);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Carries out the swaps of `settle`, from the end of the path on to the volunteer who had room.
    fn swap_on(&self, market: &mut Market, volunteer: usize) {
        let (mut at, mut unit, mut cost) = match self.end {
            End::Taken(at, unit, cost) => (at, unit, cost),
            End::Without(from) if from as usize == volunteer => return,
            End::Without(from) => {
                let Reached { unit, cost, to, .. } = self.reached[from as usize];
                market.unseat(unit);
                (to, unit, cost)
            }
        };
        while at as usize != volunteer {
            let Reached { unit: leaving, cost: pays, to, .. } = self.reached[at as usize];
            market.replace(leaving, unit, at, cost);
            (at, unit, cost) = (to, leaving, pays);
        }
        market.seat(unit, volunteer, cost.into());
    }
}

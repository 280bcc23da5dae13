//! Refining: from an auction's prices, right to within ε, to exact ones.
//!
//! Everyone starts ε dearer, so that no unit left unfilled could wish it were not; then prices fall where somebody pays
//! more than elsewhere, and wherever that makes another place too dear, and so on (label correcting after Bellman and
//! Ford). When the auction's choice is already the cheapest this ends with prices that prove it. A unit whose volunteer
//! would have to ask much less shows that it is not: it is let go, and [`super::repair`] finds its place.

use super::auction::{cheapest, parts};
use super::market::{Market, Seat};
use std::collections::VecDeque;

/// A price falls at most so many parts before somebody is let go.
const FALL_MAX: i64 = 64;

/// Makes the prices of an auction exact, in parts still; comes back with the units that wait again.
pub(super) fn run(market: &mut Market) -> Vec<u32> {
    for volunteer in 0..market.volunteers() {
        market.price[volunteer] += i64::from(!market.has_room(volunteer));
    }
    let fallen = vec![0; market.volunteers()];
    let queued = vec![false; market.volunteers()];
    let mut refining = Refining { market, fallen, queued, queue: VecDeque::new(), waiting: Vec::new() };
    for request in 0..refining.market.requests() {
        let least = cheapest(refining.market, request, refining.market.pen[request]);
        refining.allow(request, least);
    }
    while let Some(volunteer) = refining.queue.pop_front() {
        refining.queued[volunteer] = false;
        for at in 0..refining.market.graph.column(volunteer).len() {
            let asked = refining.market.graph.column(volunteer)[at];
            let request = asked.request as usize;
            if !refining.market.has(request, volunteer) {
                refining.allow(request, parts(asked.cost.into()) + refining.market.price[volunteer]);
            }
        }
    }
    refining.waiting
}

struct Refining<'m> {
    market: &'m mut Market,
    /// How far each price has fallen.
    fallen: Vec<i64>,
    queued: Vec<bool>,
    queue: VecDeque<usize>,
    waiting: Vec<u32>,
}

impl Refining<'_> {
    /// Sees to it that no unit of a request pays more than `most`.
    fn allow(&mut self, request: usize, most: i64) {
        for unit in self.market.units_of(request) {
            let (volunteer, cost) = match self.market.seat[unit] {
                Seat::With(volunteer, cost) => (volunteer as usize, i64::from(cost)),
                Seat::Unfilled if most < self.market.pen[request] => {
                    self.market.seat[unit] = Seat::Waiting;
                    self.waiting.push(unit as u32);
                    continue;
                }
                _ => continue,
            };
            let over = parts(cost) + self.market.price[volunteer] - most;
            if over <= 0 {
                continue;
            }
            if self.fallen[volunteer] + over > FALL_MAX || self.market.price[volunteer] < over {
                self.market.unseat(unit as u32);
                self.waiting.push(unit as u32);
                continue;
            }
            self.market.price[volunteer] -= over;
            self.fallen[volunteer] += over;
            if !core::mem::replace(&mut self.queued[volunteer], true) {
                self.queue.push_back(volunteer);
            }
        }
    }
}

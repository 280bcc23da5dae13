//! Refining: from an auction's prices, right to within ε, to exact ones.
//!
//! Everyone starts ε dearer, so that no unit left unfilled could wish it were not; then prices fall where somebody pays
//! more than elsewhere, and wherever that makes another place too dear, and so on (label correcting after Bellman and
//! Ford). When the auction's choice is already the cheapest this ends with prices that prove it. A unit whose volunteer
//! would have to ask much less shows that it is not: it is let go, and [`super::repair`] finds its place.

use super::auction::{cheapest, parts};
use super::hall::{Hall, Seat};
use std::collections::VecDeque;

/// A price falls at most so many parts before somebody is let go.
const FALL_MAX: i64 = 64;

/// Makes the prices of an auction exact, in parts still; comes back with the units that wait again.
pub(super) fn run(hall: &mut Hall) -> Vec<u32> {
    for volunteer in 0..hall.volunteers() {
        hall.price[volunteer] += i64::from(!hall.has_room(volunteer));
    }
    let fallen = vec![0; hall.volunteers()];
    let queued = vec![false; hall.volunteers()];
    let mut refining = Refining { hall, fallen, queued, queue: VecDeque::new(), waiting: Vec::new() };
    for request in 0..refining.hall.requests() {
        let least = cheapest(refining.hall, request, refining.hall.pen[request]);
        refining.allow(request, least);
    }
    while let Some(volunteer) = refining.queue.pop_front() {
        refining.queued[volunteer] = false;
        for at in 0..refining.hall.graph.column(volunteer as u32).len() {
            let asked = refining.hall.graph.column(volunteer as u32)[at];
            let request = asked.request as usize;
            if !refining.hall.has(request, volunteer) {
                refining.allow(request, parts(asked.cost.into()) + refining.hall.price[volunteer]);
            }
        }
    }
    refining.waiting
}

struct Refining<'m> {
    hall: &'m mut Hall,
    /// How far each price has fallen.
    fallen: Vec<i64>,
    queued: Vec<bool>,
    queue: VecDeque<usize>,
    waiting: Vec<u32>,
}

impl Refining<'_> {
    /// Sees to it that no unit of a request pays more than `most`.
    fn allow(&mut self, request: usize, most: i64) {
        for unit in self.hall.units_of(request) {
            let (volunteer, cost) = match self.hall.seat[unit] {
                Seat::With(volunteer, cost) => (volunteer as usize, i64::from(cost)),
                Seat::Unfilled if most < self.hall.pen[request] => {
                    self.hall.seat[unit] = Seat::Waiting;
                    self.waiting.push(unit as u32);
                    continue;
                }
                _ => continue,
            };
            let over = parts(cost) + self.hall.price[volunteer] - most;
            if over <= 0 {
                continue;
            }
            if self.fallen[volunteer] + over > FALL_MAX || self.hall.price[volunteer] < over {
                self.hall.unseat(unit as u32);
                self.waiting.push(unit as u32);
                continue;
            }
            self.hall.price[volunteer] -= over;
            self.fallen[volunteer] += over;
            if !core::mem::replace(&mut self.queued[volunteer], true) {
                self.queue.push_back(volunteer);
            }
        }
    }
}

//! Refining: from an auction's prices, right to within ε, to exact ones.
//!
//! Everyone starts ε dearer, so that no unit left unfilled could wish it were not; then prices fall where somebody pays
//! more than elsewhere, and wherever that makes another place too dear, and so on (label correcting after Bellman and
//! Ford). When the auction's choice is already the cheapest this ends with prices that prove it. A unit whose volunteer
//! would have to ask much less shows that it is not: it is let go, and exact repair finds its place.

use super::hall::Hall;
use super::number::Number;
use std::collections::VecDeque;

/// A price falls at most so many parts before somebody is let go.
const FALL_MAX: i64 = 64;

/// Makes the prices of an auction exact, in parts still; units that are let go wait.
pub(super) fn run<N: Number>(hall: &mut Hall<N>) {
    for volunteer in 0..hall.volunteers() {
        if hall.floor(volunteer).is_none_or(|floor| hall.price[volunteer].get() < floor) {
            hall.reprice(volunteer, hall.price[volunteer].get() + 1);
        }
    }
    (0..hall.requests()).for_each(|request| hall.note(request));
    let fallen = vec![0; hall.volunteers()];
    let queued = vec![false; hall.volunteers()];
    let mut refining = Refining { hall, fallen, queued, queue: VecDeque::new() };
    for request in 0..refining.hall.requests() {
        let hall = &mut *refining.hall;
        // However prices fall, whoever could then be cheaper than a unit's volunteer is in front.
        hall.rows.show(request, &hall.price, FALL_MAX - hall.relief[request].get());
        let most = hall.pen[request].get().min(-hall.relief[request].get());
        let least = hall.least(request, most);
        refining.allow(request, least);
    }
    refining.hall.columns = refining.hall.rows.turned(refining.hall.volunteers(), true);
    while let Some(volunteer) = refining.queue.pop_front() {
        refining.queued[volunteer] = false;
        for pair in refining.hall.columns.range(volunteer) {
            let (cost, request) = refining.hall.columns.pair(pair);
            let most = cost + refining.hall.price[volunteer].get();
            if most < -refining.hall.relief[request].get() && !refining.hall.has(request, volunteer) {
                refining.allow(request, most);
            }
        }
    }
}

struct Refining<'h, N: Number> {
    hall: &'h mut Hall<N>,
    /// How far each price has fallen.
    fallen: Vec<i64>,
    queued: Vec<bool>,
    queue: VecDeque<usize>,
}

impl<N: Number> Refining<'_, N> {
    /// Sees to it that no unit of a request pays more than `most`.
    fn allow(&mut self, request: usize, most: i64) {
        for unit in self.hall.units_of(request) {
            if self.hall.waits(unit) || self.hall.pays(unit) <= most {
                continue;
            }
            let over = self.hall.pays(unit) - most;
            match self.hall.volunteer(unit) {
                Some(volunteer) if self.fallen[volunteer] + over <= FALL_MAX && self.may_fall(volunteer, over) => {
                    self.hall.lower(volunteer, self.hall.price[volunteer].get() - over);
                    self.fallen[volunteer] += over;
                    if !core::mem::replace(&mut self.queued[volunteer], true) {
                        self.queue.push_back(volunteer);
                    }
                }
                _ => self.hall.unseat(unit as u32),
            }
        }
    }

    /// Whether a price can fall so far: not below what her last task costs a volunteer more.
    fn may_fall(&self, volunteer: usize, over: i64) -> bool {
        let last = self.hall.load(volunteer).saturating_sub(1);
        self.hall.price[volunteer].get() - over >= self.hall.surcharge(volunteer, last)
    }
}

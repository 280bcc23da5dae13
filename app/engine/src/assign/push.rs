//! Pushing: where a request can go when its volunteer has no place for it, who then gives up what, and so on.

use super::graph::Pair;
use super::market::Market;
use super::paths::{Behind, End, NOBODY, Next, Paths, Rest, Swap};

impl Paths {
    /// Looks for the cheapest place for a request; the way starts with the length `label`.
    pub fn push_request(&mut self, market: &mut Market, rest: &impl Rest, request: u32, label: i64) {
        self.root = NOBODY;
        let unfilled = label + market.pen[request as usize] + rest.outside();
        self.begin(unfilled, End::Swap(Swap { request, cost: 0, from: NOBODY, to: NOBODY }));
        let paid = market.pays(request);
        self.scan(market, rest, (request, NOBODY), label, paid);
        self.push(market, rest);
    }

    /// Looks for the cheapest way to free a place of a volunteer, if shorter than `goal`.
    pub fn push_volunteer(&mut self, market: &mut Market, rest: &impl Rest, volunteer: u32, goal: i64) {
        self.root = volunteer;
        self.begin(goal, End::Never);
        self.reach(volunteer, 0, (0, 0, NOBODY), market.leeway(volunteer), rest);
        self.push(market, rest);
    }

    fn push(&mut self, market: &mut Market, rest: &impl Rest) {
        while let Some(next) = self.next(rest) {
            match next {
                Next::Settled(volunteer, distance) => self.leave(market, rest, volunteer, distance),
                Next::Behind(behind) => self.look(market, rest, behind, market.graph.row(behind.list)),
            }
        }
    }

    /// Looks where each task of a volunteer could go who is so far.
    fn leave(&mut self, market: &mut Market, rest: &impl Rest, volunteer: u32, distance: i64) {
        for at in 0..market.tasks(volunteer).len() {
            let task = market.tasks(volunteer)[at];
            let pays = i64::from(task.cost) + market.price[volunteer as usize];
            let label = distance - pays;
            self.scan(market, rest, (task.request, volunteer), label, pays);
            let swap = Swap { request: task.request, cost: 0, from: volunteer, to: NOBODY };
            self.offer(label + market.pen[task.request as usize] + rest.outside(), End::Swap(swap));
        }
    }

    /// Looks at the volunteers to whom a request could go that pays so much now; at those who are far only when the
    /// search has come so far.
    fn scan(&mut self, market: &mut Market, rest: &impl Rest, (request, from): (u32, u32), label: i64, pays: i64) {
        // With one helper alone it comes by only once.
        if market.chosen(request).len() > 1 && !self.visit(request, label) {
            return;
        }
        market.graph.prepare_row(request, pays);
        let (front, behind) = market.graph.row_front(request);
        let row = Behind { list: request, from, label };
        self.look(market, rest, row, front);
        if let Some(least) = behind {
            self.look_later(label + least, row);
        }
    }

    /// Looks at some pairs of a request.
    fn look(&mut self, market: &Market, rest: &impl Rest, row: Behind, pairs: &[Pair]) {
        let Behind { list: request, from, label } = row;
        let sorted = !market.graph.is_indexed();
        for pair in pairs {
            let (volunteer, cost) = (pair.volunteer(), pair.cost());
            if sorted && label + i64::from(cost) >= self.goal {
                break;
            }
            let distance = label + i64::from(cost) + market.price[volunteer as usize];
            let nearer = distance < self.goal && self.is_nearer(volunteer, distance);
            if nearer && !market.has(request, volunteer) {
                self.reach(volunteer, distance, (request, cost, from), market.leeway(volunteer), rest);
            }
        }
    }

    /// The swaps of the path that was found, from its end back to where it started.
    pub fn trace_push(&self, swaps: &mut Vec<Swap>) {
        let mut at = match self.end {
            End::Never => return,
            End::At(volunteer) | End::Met(volunteer) => volunteer,
            End::Swap(swap) => {
                swaps.push(swap);
                swap.from
            }
        };
        while at != self.root {
            let step = self.step(at);
            swaps.push(Swap { request: step.request, cost: step.cost, from: step.other, to: at });
            at = step.other;
        }
    }
}

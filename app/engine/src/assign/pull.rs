//! Pulling: who comes to a volunteer when there is a place with her, who then takes the place that becomes free, and so
//! on.

use super::graph::Asked;
use super::market::Market;
use super::paths::{Behind, End, NOBODY, Next, Paths, Rest, Swap};

impl Paths {
    /// Looks who would come to a volunteer when she has a place more; nobody does unless it saves more than `nobody`.
    pub fn pull_volunteer(&mut self, market: &mut Market, rest: &impl Rest, volunteer: u32, nobody: i64) {
        self.root = volunteer;
        self.begin(nobody + rest.outside(), End::At(volunteer));
        self.reach(volunteer, 0, (0, 0, NOBODY), None, rest);
        self.pull(market, rest);
    }

    /// Looks for the cheapest way for a request to give up one of its places, if shorter than `goal`. Lengths are above
    /// what the request pays, [`Market::pays`].
    pub fn pull_request(&mut self, market: &mut Market, rest: &impl Rest, request: u32, goal: i64) {
        self.root = NOBODY;
        self.begin(goal, End::Never);
        if market.missing(request) > 0 {
            self.offer(rest.outside(), End::At(NOBODY));
        }
        let pays = market.paid(request);
        for helper in market.chosen(request) {
            let over = pays - i64::from(helper.cost) - market.price[helper.volunteer as usize];
            let spare = market.spare(helper.volunteer);
            self.reach(helper.volunteer, over, (request, 0, NOBODY), Some(spare), rest);
        }
        self.pull(market, rest);
    }

    fn pull(&mut self, market: &mut Market, rest: &impl Rest) {
        while let Some(next) = self.next(rest) {
            match next {
                Next::Settled(volunteer, distance) => self.ask(market, rest, volunteer, distance),
                Next::Behind(behind) => self.look_at(market, rest, behind, market.graph.column(behind.list)),
            }
        }
    }

    /// Looks at the requests that could come to a volunteer who asks `distance` less; at those who pay far too little
    /// only when the search has come so far.
    fn ask(&mut self, market: &mut Market, rest: &impl Rest, volunteer: u32, distance: i64) {
        market.prepare_column(volunteer);
        let label = distance + market.price[volunteer as usize];
        let (front, behind) = market.graph.column_front(volunteer);
        let column = Behind { list: volunteer, from: NOBODY, label };
        self.look_at(market, rest, column, front);
        if let Some(least) = behind {
            self.look_later(label + least, column);
        }
    }

    /// Looks at some pairs of a volunteer.
    fn look_at(&mut self, market: &Market, rest: &impl Rest, column: Behind, pairs: &[Asked]) {
        let Behind { list: volunteer, label, .. } = column;
        for asked in pairs {
            // What the pair would pay, above what the request pays now. One look tells for most that it is too much.
            let over = label + i64::from(asked.cost);
            if over - market.paid(asked.request) >= self.goal || market.has(asked.request, volunteer) {
                continue;
            }
            for helper in market.chosen(asked.request) {
                let further = over - i64::from(helper.cost) - market.price[helper.volunteer as usize];
                if further < self.goal {
                    let step = (asked.request, asked.cost, volunteer);
                    self.reach(helper.volunteer, further, step, Some(market.spare(helper.volunteer)), rest);
                }
            }
            let length = over - market.pen[asked.request as usize] + rest.outside();
            if length < self.goal && market.missing(asked.request) > 0 {
                let swap = Swap { request: asked.request, cost: asked.cost, from: NOBODY, to: volunteer };
                self.offer(length, End::Swap(swap));
            }
        }
    }

    /// The swaps of the path that was found, from its end on.
    pub fn trace_pull(&self, swaps: &mut Vec<Swap>) {
        match self.end {
            End::Never => {}
            End::At(volunteer) | End::Met(volunteer) => self.trace_pull_from(volunteer, swaps),
            End::Swap(swap) => {
                swaps.push(swap);
                self.trace_pull_from(swap.to, swaps);
            }
        }
    }

    /// The swaps from a volunteer on, to where the path leads.
    pub fn trace_pull_from(&self, mut at: u32, swaps: &mut Vec<Swap>) {
        while at != self.root {
            let step = self.step(at);
            swaps.push(Swap { request: step.request, cost: step.cost, from: at, to: step.other });
            at = step.other;
        }
    }
}

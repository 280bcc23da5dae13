//! The market: who has which task now, and at which price. It grows and changes in place.
//!
//! A volunteer's k-th task costs her surcharge more, `rise · (k − 1)`. When the market is at rest these hold, and
//! together prove its choice the cheapest:
//! - for each request, no helper comes dearer (cost + price) than any pair it has not chosen, or than the penalty;
//! - a place is left unfilled only where every pair not chosen would pay at least the penalty;
//! - prices are never below zero nor below the surcharge of her last task, and not above that of her next one where a
//!   volunteer has room.

use super::graph::{Asked, Graph};
use super::lists::Lists;
use super::paths::{NOBODY, Swap};
use super::{Instance, Solution};

/// A helper of a request.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Helper {
    pub volunteer: u32,
    pub cost: i32,
}

#[derive(Clone)]
pub(super) struct Market {
    pub graph: Graph,
    /// Penalties by request.
    pub pen: Vec<i64>,
    /// How many helpers each request needs, kept ones aside.
    pub mult: Vec<u32>,
    /// Helpers by request.
    chosen: Lists<Helper>,
    /// By volunteer.
    pub price: Vec<i64>,
    /// How many tasks each volunteer takes, kept ones aside.
    pub cap: Vec<u32>,
    /// By volunteer, how much more each further task costs.
    pub rise: Vec<i64>,
    /// By volunteer, how many kept tasks come before the others.
    pub held: Vec<u32>,
    /// By volunteer, the requests she serves.
    tasks: Lists<Asked>,
    /// Costs, surcharges and penalties, in all.
    pub objective: i128,
}

impl Market {
    /// Nobody has a task and nothing has a price.
    pub fn new(instance: &Instance) -> Self {
        Self::over(instance, Graph::new(instance))
    }

    /// The same over a graph that is there already.
    pub fn over(instance: &Instance, graph: Graph) -> Self {
        let (requests, volunteers) = (0..instance.requests(), 0..instance.volunteers());
        let unfilled = |request| i128::from(instance.mult()[request]) * i128::from(instance.pen()[request]);
        let places = |request: usize| instance.mult()[request].min(instance.edges_of(request).len() as u32);
        Self {
            pen: instance.pen().iter().map(|pen| i64::from(*pen)).collect(),
            mult: instance.mult().to_vec(),
            chosen: Lists::empty(requests.clone().map(places)),
            price: vec![0; instance.volunteers()],
            cap: instance.cap().to_vec(),
            rise: volunteers.map(|volunteer| instance.rise(volunteer).into()).collect(),
            held: vec![0; instance.volunteers()],
            tasks: Lists::empty(instance.cap().iter().map(|cap| (*cap).min(TASKS_EXPECTED))),
            objective: requests.map(unfilled).sum(),
            graph,
        }
    }

    pub fn requests(&self) -> u32 {
        self.pen.len() as u32
    }

    pub fn volunteers(&self) -> u32 {
        self.price.len() as u32
    }

    /// The helpers of a request.
    pub fn chosen(&self, request: u32) -> &[Helper] {
        self.chosen.get(request as usize)
    }

    /// The tasks of a volunteer.
    pub fn tasks(&self, volunteer: u32) -> &[Asked] {
        self.tasks.get(volunteer as usize)
    }

    /// How many places of a request are not filled.
    pub fn missing(&self, request: u32) -> u32 {
        self.mult[request as usize] - self.chosen.length(request as usize)
    }

    /// Whether a request has this volunteer.
    pub fn has(&self, request: u32, volunteer: u32) -> bool {
        self.chosen(request).iter().any(|helper| helper.volunteer == volunteer)
    }

    pub fn has_room(&self, volunteer: u32) -> bool {
        self.tasks.length(volunteer as usize) < self.cap[volunteer as usize]
    }

    /// What her next task would cost more.
    pub fn surcharge(&self, volunteer: u32) -> i64 {
        let volunteer = volunteer as usize;
        self.rise[volunteer] * (i64::from(self.held[volunteer]) + i64::from(self.tasks.length(volunteer)))
    }

    /// What her last task costs more.
    pub fn last_surcharge(&self, volunteer: u32) -> i64 {
        (self.surcharge(volunteer) - self.rise[volunteer as usize]).max(0)
    }

    /// How far her price is below the surcharge of her next task; `None` where she has no room.
    pub fn leeway(&self, volunteer: u32) -> Option<i64> {
        self.has_room(volunteer).then(|| (self.surcharge(volunteer) - self.price[volunteer as usize]).max(0))
    }

    /// How far her price is above the surcharge of her last task.
    pub fn spare(&self, volunteer: u32) -> i64 {
        self.price[volunteer as usize] - self.last_surcharge(volunteer)
    }

    /// The most that a helper of a request costs with her price, or its penalty where it has a place left; nothing where
    /// it needs nobody.
    pub fn pays(&self, request: u32) -> i64 {
        if self.missing(request) > 0 {
            return self.pen[request as usize];
        }
        let pays = |helper: &Helper| i64::from(helper.cost) + self.price[helper.volunteer as usize];
        self.chosen(request).iter().map(pays).max().unwrap_or(i64::MIN / 4)
    }

    /// What one more helper of a request would pay, at most its penalty.
    pub fn would_pay(&self, request: u32) -> i64 {
        let others = self.graph.row(request).iter().filter(|pair| !self.has(request, pair.volunteer()));
        let pays = others.map(|pair| i64::from(pair.cost()) + self.price[pair.volunteer() as usize]);
        pays.fold(self.pen[request as usize], i64::min)
    }

    /// Gives a volunteer a task.
    pub fn take(&mut self, request: u32, volunteer: u32, cost: i32) {
        self.objective += i128::from(i64::from(cost) + self.surcharge(volunteer) - self.pen[request as usize]);
        self.chosen.push(request as usize, Helper { volunteer, cost });
        self.tasks.push(volunteer as usize, Asked { request, cost });
    }

    /// Takes a task from a volunteer; comes back with its cost, if she had it.
    pub fn give_back(&mut self, request: u32, volunteer: u32) -> Option<i32> {
        let at = self.chosen(request).iter().position(|helper| helper.volunteer == volunteer)?;
        let cost = self.chosen(request)[at].cost;
        self.chosen.swap_remove(request as usize, at);
        let at = self.tasks(volunteer).iter().position(|task| task.request == request)?;
        self.tasks.swap_remove(volunteer as usize, at);
        self.objective -= i128::from(i64::from(cost) + self.surcharge(volunteer) - self.pen[request as usize]);
        Some(cost)
    }

    /// Sets how many helpers a request needs, at least as many as it has.
    pub fn want(&mut self, request: u32, mult: u32) {
        let more = i64::from(mult) - i64::from(self.mult[request as usize]);
        self.objective += i128::from(more) * i128::from(self.pen[request as usize]);
        self.mult[request as usize] = mult;
    }

    /// Carries swaps out.
    pub fn apply(&mut self, swaps: &[Swap]) {
        for swap in swaps.iter().filter(|swap| swap.from != NOBODY) {
            self.give_back(swap.request, swap.from);
        }
        for swap in swaps.iter().filter(|swap| swap.to != NOBODY) {
            self.take(swap.request, swap.to, swap.cost);
        }
    }

    /// One more request that needs nobody yet.
    pub fn add_request(&mut self, pen: i32) {
        self.graph.add_request();
        self.pen.push(pen.into());
        self.mult.push(0);
        self.chosen.add();
    }

    /// One more volunteer who takes nothing yet.
    pub fn add_volunteer(&mut self, rise: i32) {
        self.graph.add_volunteer();
        self.price.push(0);
        self.cap.push(0);
        self.rise.push(rise.into());
        self.held.push(0);
        self.tasks.add();
    }

    /// The choice and the prices that prove it.
    pub fn solution(&self) -> Solution {
        let mut solution =
            Solution { objective: self.objective, volunteer_prices: self.price.clone(), ..Solution::default() };
        for request in 0..self.requests() {
            let mut chosen: Vec<u32> = self.chosen(request).iter().map(|helper| helper.volunteer).collect();
            chosen.sort_unstable();
            solution.unassigned += u64::from(self.missing(request));
            solution.request_prices.push(self.would_pay(request));
            solution.chosen.push(chosen);
        }
        solution
    }
}

/// Room for so many tasks is kept from the start; for more, a volunteer's list moves.
const TASKS_EXPECTED: u32 = 4;

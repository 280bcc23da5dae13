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
    /// How many helpers each request needs.
    pub mult: Vec<u32>,
    /// Helpers by request.
    chosen: Lists<Helper>,
    /// By volunteer.
    pub price: Vec<i64>,
    pub cap: Vec<u32>,
    /// By volunteer, the requests she serves.
    tasks: Lists<Asked>,
}

impl Market {
    /// Nobody has a task and nothing has a price.
    pub fn new(instance: &Instance) -> Self {
        Self::over(instance, Graph::new(instance))
    }

    /// The same over a graph that is there already.
    pub fn over(instance: &Instance, graph: Graph) -> Self {
        let places = |request: usize| instance.mult()[request].min(graph.row(request).len() as u32);
        Self {
            pen: instance.pen().iter().map(|pen| i64::from(*pen)).collect(),
            mult: instance.mult().to_vec(),
            chosen: Lists::empty((0..instance.requests()).map(places)),
            price: vec![0; instance.volunteers()],
            cap: instance.cap().to_vec(),
            tasks: Lists::empty(instance.cap().iter().map(|cap| (*cap).min(TASKS_EXPECTED))),
            graph,
        }
    }

    pub fn requests(&self) -> usize {
        self.pen.len()
    }

    pub fn volunteers(&self) -> usize {
        self.price.len()
    }

    /// The helpers of a request.
    pub fn chosen(&self, request: usize) -> &[Helper] {
        self.chosen.get(request)
    }

    /// The tasks of a volunteer.
    pub fn tasks(&self, volunteer: usize) -> &[Asked] {
        self.tasks.get(volunteer)
    }

    /// How many places of a request are not filled.
    pub fn missing(&self, request: usize) -> u32 {
        self.mult[request] - self.chosen.length(request)
    }

    /// Whether a request has this volunteer.
    pub fn has(&self, request: usize, volunteer: usize) -> bool {
        self.chosen(request).iter().any(|helper| helper.volunteer as usize == volunteer)
    }

    pub fn has_room(&self, volunteer: usize) -> bool {
        self.tasks.length(volunteer) < self.cap[volunteer]
    }

    /// Gives a volunteer a task.
    pub fn take(&mut self, request: u32, volunteer: u32, cost: i32) {
        self.chosen.push(request as usize, Helper { volunteer, cost });
        self.tasks.push(volunteer as usize, Asked { request, cost });
    }

    /// Takes a task from a volunteer.
    pub fn drop(&mut self, request: u32, volunteer: u32) {
        if let Some(at) = self.chosen(request as usize).iter().position(|helper| helper.volunteer == volunteer) {
            self.chosen.swap_remove(request as usize, at);
        }
        if let Some(at) = self.tasks(volunteer as usize).iter().position(|task| task.request == request) {
            self.tasks.swap_remove(volunteer as usize, at);
        }
    }

    /// The choice and the prices that prove it.
    pub fn solution(&self) -> Solution {
        let mut solution = Solution { volunteer_prices: self.price.clone(), ..Solution::default() };
        for request in 0..self.requests() {
            let mut chosen: Vec<u32> = self.chosen(request).iter().map(|helper| helper.volunteer).collect();
            chosen.sort_unstable();
            let missing = u64::from(self.missing(request));
            solution.unassigned += missing;
            solution.objective += i128::from(missing) * i128::from(self.pen[request]);
            solution.objective += self.chosen(request).iter().map(|helper| i128::from(helper.cost)).sum::<i128>();
            solution.request_prices.push(self.request_price(request, &chosen));
            solution.chosen.push(chosen);
        }
        solution
    }

    /// What one more helper of a request would pay.
    fn request_price(&self, request: usize, chosen: &[u32]) -> i64 {
        let others = self.graph.row(request).iter().filter(|pair| !chosen.contains(&(pair.volunteer() as u32)));
        others.map(|pair| pair.cost() + self.price[pair.volunteer()]).fold(self.pen[request], i64::min)
    }
}

/// Room for so many tasks is kept from the start; for more, a volunteer's list moves.
const TASKS_EXPECTED: u32 = 4;

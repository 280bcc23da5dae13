//! The market: who has which task now, and at which price. It grows and changes in place.
//!
//! A volunteer's k-th task costs her surcharge more, `rise · (k − 1)`. When the market is at rest these hold, and
//! together prove its choice the cheapest:
//! - for each request, no helper comes dearer (cost + price) than any pair it has not chosen, or than the penalty;
//! - a place is left unfilled only where every pair not chosen would pay at least the penalty;
//! - prices are never below zero nor below the surcharge of her last task, and not above that of her next one where a
//!   volunteer has room.

use super::graph::{Asked, Graph, Pair};
use super::lists::{Lists, append};
use super::order::Order;
use super::paths::{NEVER, NOBODY, Swap};
use super::{COST_MAX, Instance, Solution};
use crate::arrange::Arrange as _;

/// A helper of a request.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Helper {
    pub volunteer: u32,
    pub cost: i32,
}

#[derive(Clone)]
pub(super) struct Market {
    /// How people are numbered in here.
    pub order: Order,
    pub graph: Graph,
    /// Penalties by request.
    pub pen: Vec<i64>,
    /// How many helpers each request needs, kept ones aside.
    pub mult: Vec<u32>,
    /// Helpers by request.
    chosen: Lists<Helper>,
    /// By request, what [`Self::pays`] comes to; kept from [`Self::index`] on.
    paid: Vec<i64>,
    /// By volunteer.
    pub price: Vec<i64>,
    /// How many tasks each volunteer takes, kept ones aside.
    cap: Vec<u32>,
    /// By volunteer, how much more each further task costs.
    rise: Vec<i64>,
    /// By volunteer, how many kept tasks come before the others.
    held: Vec<u32>,
    surcharges: Vec<Surcharges>,
    /// Nobody's tasks rise in price.
    flat: bool,
    /// By volunteer, the requests she serves.
    tasks: Lists<Asked>,
    /// Costs, surcharges and penalties, in all.
    pub objective: i128,
}

/// What tasks of a volunteer cost more.
#[derive(Clone, Copy, Default)]
struct Surcharges {
    /// Her last one, nothing when she has none.
    last: i64,
    /// Her next one, [`NEVER`] where she has no room.
    next: i64,
}

impl Market {
    /// Nobody has a task and nothing has a price.
    pub fn new(instance: &Instance, order: Order) -> Self {
        // The largest first, while the space an auction has left is in one piece.
        let graph = Graph::new(instance, &order);
        let requests = || order.requests.all().iter().map(|request| *request as usize);
        let volunteers = || order.volunteers.all().iter().map(|volunteer| *volunteer as usize);
        let unfilled = |request: usize| i128::from(instance.mult()[request]) * i128::from(instance.pen()[request]);
        let places = |request: usize| instance.mult()[request].min(instance.edges_of(request).len() as u32);
        let cap: Vec<u32> = volunteers().map(|volunteer| instance.cap()[volunteer]).collect();
        let next = |cap: &u32| Surcharges { last: 0, next: if *cap > 0 { 0 } else { NEVER } };
        Self {
            pen: requests().map(|request| instance.pen()[request].into()).collect(),
            mult: requests().map(|request| instance.mult()[request]).collect(),
            chosen: Lists::empty(requests().map(places)),
            paid: Vec::new(),
            price: vec![0; instance.volunteers()],
            rise: volunteers().map(|volunteer| instance.rise(volunteer).into()).collect(),
            held: vec![0; instance.volunteers()],
            flat: !instance.rises(),
            surcharges: cap.iter().map(next).collect(),
            tasks: Lists::empty(cap.iter().map(|cap| (*cap).min(TASKS_EXPECTED))),
            cap,
            objective: requests().map(unfilled).sum(),
            graph,
            order,
        }
    }

    /// Prepares for pulls: lists pairs by volunteer, and notes what requests pay. Does nothing the second time.
    pub fn index(&mut self) {
        if !self.graph.is_indexed() {
            self.paid = (0..self.requests()).map(|request| self.pays(request)).collect();
            let span = self.span();
            self.graph.index(&self.price, &self.paid, span);
        }
    }

    /// How far the promising few of all pairs come above what requests pay, by a sample.
    fn span(&self) -> i64 {
        let mut above = Vec::new();
        for request in (0..self.requests()).step_by(self.pen.len() / SAMPLE + 1) {
            let over =
                |pair: &Pair| i64::from(pair.cost()) + self.price[pair.volunteer() as usize] - self.paid(request);
            above.extend(self.graph.row(request).iter().map(over));
        }
        let promising = above.len() / PROMISING;
        above.arrange();
        let span = above.get(promising).copied().unwrap_or_default();
        span.clamp(SPAN_LEAST, i64::from(COST_MAX))
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

    /// How far her price is below the surcharge of her next task; `None` where she has no room.
    pub fn leeway(&self, volunteer: u32) -> Option<i64> {
        let next = self.surcharges[volunteer as usize].next;
        (next < NEVER).then(|| (next - self.price[volunteer as usize]).max(0))
    }

    /// How far her price is above the surcharge of her last task.
    pub fn spare(&self, volunteer: u32) -> i64 {
        let last = if self.flat { 0 } else { self.surcharges[volunteer as usize].last };
        self.price[volunteer as usize] - last
    }

    /// How far her price is above the surcharge of her next task; below zero where she has no room.
    pub fn above(&self, volunteer: u32) -> i64 {
        self.price[volunteer as usize] - self.surcharges[volunteer as usize].next
    }

    /// Notes the surcharges of a volunteer anew.
    fn count(&mut self, volunteer: u32) {
        let volunteer = volunteer as usize;
        let (load, rise) = (self.tasks.length(volunteer), self.rise[volunteer]);
        let next = rise * (i64::from(self.held[volunteer]) + i64::from(load));
        let room = load < self.cap[volunteer];
        self.surcharges[volunteer] = Surcharges { last: (next - rise).max(0), next: if room { next } else { NEVER } };
    }

    /// The most that a helper of a request costs with her price, or its penalty where it has a place left; nothing where
    /// it needs nobody.
    pub fn pays(&self, request: u32) -> i64 {
        if self.missing(request) > 0 {
            return self.pen[request as usize];
        }
        let pays = |helper: &Helper| i64::from(helper.cost) + self.price[helper.volunteer as usize];
        self.chosen(request).iter().map(pays).max().unwrap_or(-NEVER)
    }

    /// The same, noted already. [`Self::index`] comes first.
    pub fn paid(&self, request: u32) -> i64 {
        self.paid[request as usize]
    }

    /// Notes what a request pays.
    pub fn note(&mut self, request: u32) {
        if self.graph.is_indexed() {
            let paid = self.pays(request);
            self.paid[request as usize] = paid;
            self.graph.note_paid(request, paid);
        }
    }

    /// Prepares the pairs of a volunteer to be looked at.
    pub fn prepare_column(&mut self, volunteer: u32) {
        self.graph.prepare_column(volunteer, self.price[volunteer as usize]);
    }

    /// Changes the price of a volunteer, for all her tasks.
    pub fn set_price(&mut self, volunteer: u32, price: i64) {
        self.price[volunteer as usize] = price;
        if self.graph.is_indexed() {
            self.graph.note_price(volunteer, price);
            for at in 0..self.tasks(volunteer).len() {
                self.note(self.tasks(volunteer)[at].request);
            }
        }
    }

    /// What one more helper of a request would pay, at most its penalty.
    pub fn would_pay(&self, request: u32) -> i64 {
        let others = self.graph.row(request).iter().filter(|pair| !self.has(request, pair.volunteer()));
        let pays = others.map(|pair| i64::from(pair.cost()) + self.price[pair.volunteer() as usize]);
        pays.fold(self.pen[request as usize], i64::min)
    }

    /// Gives a volunteer a task. Once all is in place again, [`Self::note`] what its request pays.
    pub fn take(&mut self, request: u32, volunteer: u32, cost: i32) {
        self.chosen.push(request as usize, Helper { volunteer, cost });
        self.tasks.push(volunteer as usize, Asked { request, cost });
        self.count(volunteer);
        let more = i64::from(cost) + self.surcharges[volunteer as usize].last - self.pen[request as usize];
        self.objective += i128::from(more);
    }

    /// Takes a task from a volunteer; comes back with its cost, if she had it. [`Self::note`] comes later here, too.
    pub fn give_back(&mut self, request: u32, volunteer: u32) -> Option<i32> {
        let at = self.chosen(request).iter().position(|helper| helper.volunteer == volunteer)?;
        let cost = self.chosen(request)[at].cost;
        self.chosen.swap_remove(request as usize, at);
        let at = self.tasks(volunteer).iter().position(|task| task.request == request)?;
        self.tasks.swap_remove(volunteer as usize, at);
        let less = i64::from(cost) + self.surcharges[volunteer as usize].last - self.pen[request as usize];
        self.objective -= i128::from(less);
        self.count(volunteer);
        Some(cost)
    }

    /// Sets how many helpers a request needs, at least as many as it has. [`Self::note`] comes later.
    pub fn want(&mut self, request: u32, mult: u32) {
        let more = i64::from(mult) - i64::from(self.mult[request as usize]);
        self.objective += i128::from(more) * i128::from(self.pen[request as usize]);
        self.mult[request as usize] = mult;
    }

    /// Sets what each missing helper of a request costs. [`Self::note`] comes later.
    pub fn set_penalty(&mut self, request: u32, pen: i64) {
        let rise = pen - self.pen[request as usize];
        self.objective += i128::from(self.missing(request)) * i128::from(rise);
        self.pen[request as usize] = pen;
    }

    /// How many tasks each volunteer takes, kept ones aside.
    pub fn caps(&self) -> &[u32] {
        &self.cap
    }

    pub fn set_cap(&mut self, volunteer: u32, cap: u32) {
        self.cap[volunteer as usize] = cap;
        self.count(volunteer);
    }

    /// How many tasks of a volunteer are kept.
    pub fn held(&self, volunteer: u32) -> u32 {
        self.held[volunteer as usize]
    }

    /// Fills a place of a request and one of a volunteer, both free, with a kept pair that the market knows no more of.
    pub fn hold(&mut self, request: u32, volunteer: u32, cost: i32) {
        let at = volunteer as usize;
        self.want(request, self.mult[request as usize] - 1);
        self.held[at] += 1;
        self.cap[at] -= 1;
        self.count(volunteer);
        self.objective += i128::from(cost) + i128::from(self.surcharges[at].last);
    }

    /// The contrary: the pair is kept no longer, and not chosen either.
    pub fn let_go(&mut self, request: u32, volunteer: u32, cost: i32) {
        let at = volunteer as usize;
        self.objective -= i128::from(cost) + i128::from(self.surcharges[at].last);
        self.held[at] -= 1;
        self.cap[at] += 1;
        self.count(volunteer);
        self.want(request, self.mult[request as usize] + 1);
    }

    /// Carries swaps out.
    pub fn apply(&mut self, swaps: &[Swap]) {
        for swap in swaps.iter().filter(|swap| swap.from != NOBODY) {
            self.give_back(swap.request, swap.from);
        }
        for swap in swaps.iter().filter(|swap| swap.to != NOBODY) {
            self.take(swap.request, swap.to, swap.cost);
        }
        swaps.iter().for_each(|swap| self.note(swap.request));
    }

    /// One more request that needs so many, with its pairs. [`Self::list_request`] comes later.
    pub fn add_request(&mut self, mult: u32, pen: i32, row: &[Pair]) {
        self.order.requests.push();
        self.graph.add_request(row);
        append(&mut self.pen, pen.into());
        append(&mut self.mult, mult);
        self.chosen.add(&[]);
        append(&mut self.paid, pen.into());
        self.objective += i128::from(mult) * i128::from(pen);
    }

    /// Lists the pairs of the last request by volunteer, now that it has its helpers.
    pub fn list_request(&mut self, request: u32) {
        self.paid[request as usize] = self.pays(request);
        self.graph.list_request(self.paid[request as usize]);
    }

    /// One more volunteer who takes nothing yet.
    pub fn add_volunteer(&mut self, rise: i32) {
        self.order.volunteers.push();
        self.graph.add_volunteer();
        append(&mut self.price, 0);
        append(&mut self.cap, 0);
        append(&mut self.rise, rise.into());
        self.flat &= rise == 0;
        append(&mut self.held, 0);
        append(&mut self.surcharges, Surcharges { last: 0, next: NEVER });
        self.tasks.add(&[]);
    }

    /// How much more each further task of each volunteer costs.
    pub fn rises(&self) -> &[i64] {
        &self.rise
    }

    /// The choice and the prices that prove it, in the numbers outside.
    pub fn solution(&self) -> Solution {
        let Order { requests, volunteers } = &self.order;
        let mut solution = Solution { objective: self.objective, ..Solution::default() };
        let price = |volunteer| self.price[volunteers.inside(volunteer) as usize];
        solution.volunteer_prices.extend((0..self.volunteers()).map(price));
        for request in (0..self.requests()).map(|request| requests.inside(request)) {
            let chosen = self.chosen(request).iter();
            let mut chosen: Vec<u32> = chosen.map(|helper| volunteers.outside(helper.volunteer)).collect();
            chosen.sort_unstable();
            solution.unassigned += u64::from(self.missing(request));
            solution.request_prices.push(if chosen.is_empty() { self.would_pay(request) } else { self.pays(request) });
            solution.chosen.push(chosen);
        }
        solution
    }
}

/// Room for so many tasks is kept from the start; for more, a volunteer's list moves.
const TASKS_EXPECTED: u32 = 4;
/// So many requests are looked at to tell which pairs are promising.
const SAMPLE: usize = 500;
/// One pair in so many is promising.
const PROMISING: usize = 12;
/// And at least pairs so near.
const SPAN_LEAST: i64 = 9;

//! A plan that lives: requests and volunteers come, go and change, and after each change it is again the cheapest, with
//! the prices that prove it. A change costs as much as it moves, not as much as there is.
//!
//! Numbers are given once and never again: a request that was cancelled and a volunteer who left are not there any more.
//!
//! What a change costs, and what was tried to make it cost less, stands in `ASSIGN.md` beside the crate's `Cargo.toml`.
//!
//! ```
//! use engine::assign::{Instance, Live, certify};
//! let mut live = Live::new(&Instance::new(vec![1], vec![900], vec![1], vec![(0, 0, 20)])?);
//! // A second lamp for the only electrician: she goes where it saves more.
//! let lamp = live.arrive(1, 500, &[(0, 10)])?;
//! assert_eq!((live.chosen(lamp), live.objective()), (vec![], 520));
//! assert_eq!(live.regret(lamp, 0).map(|regret| regret.dearer_by), Some(390));
//! // Another one joins.
//! let joined = live.join(1, 0, &[(lamp, 40)])?;
//! assert_eq!((live.chosen(lamp), live.objective()), (vec![joined], 60));
//! assert!(certify(&live.instance()?, &live.solution()).is_ok());
//! # Ok::<(), engine::assign::Malformed>(())
//! ```

mod change;
mod pins;
mod regret;

pub use regret::{Move, Regret};

use super::graph::Pair;
use super::market::{Helper, Market};
use super::order::{Order, Stay};
use super::repair::Repair;
use super::{Edge, Instance, Malformed, Solution, search};
use std::collections::{BTreeMap, BTreeSet};

/// A plan at its cheapest, whatever changes. The market and the repair know people by the numbers inside
/// (`assign/order.rs`), all else by those outside.
#[derive(Clone)]
pub struct Live {
    market: Market,
    repair: Repair,
    /// What each kept pair (request, volunteer) costs. The market knows nothing of them.
    pinned: BTreeMap<(u32, u32), i32>,
    /// The same pairs, volunteer first.
    pinned_to: BTreeSet<(u32, u32)>,
    /// Requests that were cancelled, volunteers who left.
    cancelled: Vec<bool>,
    left: Vec<bool>,
}

impl Live {
    /// Solves an instance, and stays.
    #[must_use]
    pub fn new(instance: &Instance) -> Self {
        let (mut market, repair) = search::at_rest(instance, search::method(instance), Stay::Near);
        market.index();
        let (cancelled, left) = (vec![false; instance.requests()], vec![false; instance.volunteers()]);
        let (pinned, pinned_to) = (BTreeMap::new(), BTreeSet::new());
        let mut live = Self { market, repair, pinned, pinned_to, cancelled, left };
        for &(request, volunteer) in instance.pinned() {
            // The instance has seen to it that they all can be.
            let _ = live.pin(request, volunteer);
        }
        live
    }

    /// How many requests there ever were.
    #[must_use]
    pub fn requests(&self) -> u32 {
        self.market.requests()
    }

    /// How many volunteers there ever were.
    #[must_use]
    pub fn volunteers(&self) -> u32 {
        self.market.volunteers()
    }

    /// Costs of the chosen pairs, surcharges, and penalties for what is left, in all.
    #[must_use]
    pub fn objective(&self) -> i128 {
        self.market.objective
    }

    /// The volunteers of a request, in rising order; nobody for a request that is not there.
    #[must_use]
    pub fn chosen(&self, request: u32) -> Vec<u32> {
        if request >= self.requests() {
            return Vec::new();
        }
        let Order { requests, volunteers } = &self.market.order;
        let chosen = self.market.chosen(requests.inside(request)).iter();
        let mut chosen: Vec<u32> = chosen.map(|helper| volunteers.outside(helper.volunteer)).collect();
        chosen.extend(self.pinned.range((request, 0)..=(request, u32::MAX)).map(|((_, volunteer), _)| volunteer));
        chosen.sort_unstable();
        chosen
    }

    /// The requests of a volunteer, in rising order; none for a volunteer who is not there.
    #[must_use]
    pub fn tasks(&self, volunteer: u32) -> Vec<u32> {
        if volunteer >= self.volunteers() {
            return Vec::new();
        }
        let Order { requests, volunteers } = &self.market.order;
        let tasks = self.market.tasks(volunteers.inside(volunteer)).iter();
        let mut tasks: Vec<u32> = tasks.map(|task| requests.outside(task.request)).collect();
        tasks.extend(self.pinned_to.range((volunteer, 0)..=(volunteer, u32::MAX)).map(|(_, request)| request));
        tasks.sort_unstable();
        tasks
    }

    /// How scarce a volunteer is: the most that one more task of hers could save.
    #[must_use]
    pub fn price(&self, volunteer: u32) -> Option<i64> {
        self.volunteer(volunteer).ok().map(|volunteer| self.market.price[volunteer as usize])
    }

    /// What one more helper of a request would cost, volunteers' prices included; never above its penalty. A new pair
    /// changes the plan only if it costs less than that, with its volunteer's price.
    #[must_use]
    pub fn request_price(&self, request: u32) -> Option<i64> {
        self.request(request).ok().map(|request| self.market.would_pay(request))
    }

    /// What the dearest helper of a request pays, her price included, or the penalty where one is missing; `None` where
    /// nobody is needed beyond those kept. A new pair improves the plan only if it pays less than that.
    #[must_use]
    pub fn pays(&self, request: u32) -> Option<i64> {
        if request >= self.requests() {
            return None;
        }
        let market = &self.market;
        let request = market.order.requests.inside(request);
        if market.mult[request as usize] == 0 {
            return None;
        }
        if market.missing(request) > 0 {
            return Some(market.pen[request as usize]);
        }
        let pays = |helper: &Helper| i64::from(helper.cost) + market.price[helper.volunteer as usize];
        market.chosen(request).iter().map(pays).max()
    }

    /// What a pair costs, if there is one.
    #[must_use]
    pub fn cost(&self, request: u32, volunteer: u32) -> Option<i32> {
        let pinned = || self.pinned.get(&(request, volunteer)).copied();
        self.market.graph.cost(self.request(request).ok()?, self.volunteer(volunteer).ok()?).or_else(pinned)
    }

    /// The whole plan, with prices that prove it for [`Self::instance`].
    #[must_use]
    pub fn solution(&self) -> Solution {
        let mut solution = self.market.solution();
        for &(request, volunteer) in self.pinned.keys() {
            solution.chosen[request as usize].push(volunteer);
        }
        solution.chosen.iter_mut().for_each(|chosen| chosen.sort_unstable());
        solution
    }

    /// What is solved now.
    ///
    /// # Errors
    /// When more came than an instance counts.
    pub fn instance(&self) -> Result<Instance, Malformed> {
        let market = &self.market;
        let Order { requests, volunteers } = &market.order;
        let requests = || (0..self.requests()).map(|request| requests.inside(request));
        let of_volunteers = || (0..self.volunteers()).map(|volunteer| volunteers.inside(volunteer) as usize);
        let mut mult: Vec<u32> = requests().map(|request| market.mult[request as usize]).collect();
        let mut cap: Vec<u32> = of_volunteers().map(|volunteer| market.caps()[volunteer]).collect();
        let edge = |pair: &Pair| Edge { volunteer: volunteers.outside(pair.volunteer()), cost: pair.cost() };
        let mut rows: Vec<Vec<Edge>> =
            requests().map(|request| market.graph.row(request).iter().map(edge).collect()).collect();
        for (&(request, volunteer), &cost) in &self.pinned {
            mult[request as usize] += 1;
            cap[volunteer as usize] += 1;
            rows[request as usize].push(Edge { volunteer, cost });
        }
        let mut start = vec![0];
        start.extend(super::lists::ends(rows.iter().map(|row| row.len() as u32)));
        let pen = requests().map(|request| market.pen[request as usize] as i32).collect();
        Instance::from_rows(mult, pen, cap, start, rows.concat())?
            .with_rise(of_volunteers().map(|volunteer| market.rises()[volunteer] as i32).collect())?
            .with_pinned(self.pinned.keys().copied().collect())
    }

    /// The number inside of a request that is there.
    fn request(&self, request: u32) -> Result<u32, Malformed> {
        match self.cancelled.get(request as usize) {
            Some(false) => Ok(self.market.order.requests.inside(request)),
            _ => Err(Malformed::NoRequest(request)),
        }
    }

    /// The number inside of a volunteer who is there.
    fn volunteer(&self, volunteer: u32) -> Result<u32, Malformed> {
        match self.left.get(volunteer as usize) {
            Some(false) => Ok(self.market.order.volunteers.inside(volunteer)),
            _ => Err(Malformed::NoVolunteer(volunteer)),
        }
    }
}

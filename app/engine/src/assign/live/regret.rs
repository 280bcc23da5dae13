//! Regret: how much dearer the whole plan gets when one pair is forced into it or out of it, exactly, and what else moves.
//!
//! Forcing volunteer v onto request r, v has to free a place (a push from v) and r to give one up (a pull towards r); the
//! cheapest way may go outside between the two, or the two searches meet. One of them is made first; the other then
//! knows the rest of the way from wherever it comes, so that it ends early. Nothing of the plan is changed by looking.

use super::Live;
use crate::arrange::Arrange as _;
use crate::assign::graph::{Asked, Pair};
use crate::assign::market::{Helper, Market};
use crate::assign::order::Order;
use crate::assign::paths::{End, NEVER, NOBODY, Outside, Paths, Rest, Swap};
use crate::assign::repair::Repair;

/// A step in a chain of swaps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Move {
    /// The request that gets somebody else.
    pub request: u32,
    /// Who leaves; `None` where the place was unfilled.
    pub from: Option<u32>,
    /// Who comes; `None` where the place stays unfilled.
    pub to: Option<u32>,
}

/// What it would cost to decide otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Regret {
    /// How much dearer the whole plan gets; below zero only for a kept pair that costs more than it is worth.
    pub dearer_by: i64,
    /// Everything that moves, the request in question first.
    pub chain: Vec<Move>,
}

impl Live {
    /// How much dearer the whole plan gets if the volunteer is taken for the request, with the chain of swaps that goes
    /// with it; if she is already, how much dearer without her. `None` where it is not possible: no such pair, nobody
    /// needed, or nothing that could be taken from her.
    pub fn regret(&mut self, request: u32, volunteer: u32) -> Option<Regret> {
        let (of, by) = (self.request(request).ok()?, self.volunteer(volunteer).ok()?);
        let chosen = self.market.chosen(of).iter().find(|helper| helper.volunteer == by);
        match chosen.map(|helper| helper.cost).or_else(|| self.pinned.get(&(request, volunteer)).copied()) {
            Some(cost) => Some(self.without(of, by, cost)),
            None => self.with(of, by),
        }
    }

    /// The regret of a pair that is not chosen, in the numbers inside.
    fn with(&mut self, request: u32, volunteer: u32) -> Option<Regret> {
        let cost = self.market.graph.cost(request, volunteer)?;
        let over = over(&self.market, request, volunteer, cost)?;
        let Repair { push, pull, .. } = &mut self.repair;
        pull.pull_request(&mut self.market, &Outside, request, NEVER);
        push.push_volunteer(&mut self.market, pull, volunteer, NEVER);
        if push.end == End::Never {
            return None;
        }
        let Order { requests, volunteers } = &self.market.order;
        let (request, volunteer) = (requests.outside(request), volunteers.outside(volunteer));
        let mut chain = chain(&self.market.order, push, pull);
        // Whoever the request gives up leaves for her.
        let given_up = chain.iter().position(|step| step.request == request && step.to.is_none());
        let from = given_up.and_then(|at| chain.remove(at).from);
        chain.insert(0, Move { request, from, to: Some(volunteer) });
        Some(Regret { dearer_by: over + push.goal, chain })
    }

    /// The regret of a pair that is chosen or kept, in the numbers inside.
    fn without(&mut self, request: u32, volunteer: u32, cost: i32) -> Regret {
        let pays = i64::from(cost) + self.market.price[volunteer as usize];
        let Repair { push, pull, .. } = &mut self.repair;
        let spare = self.market.spare(volunteer);
        pull.pull_volunteer(&mut self.market, &Outside, volunteer, spare);
        push.push_request(&mut self.market, pull, request, -pays);
        let mut chain = chain(&self.market.order, push, pull);
        if let Some(first) = chain.first_mut() {
            first.from = Some(self.market.order.volunteers.outside(volunteer));
        }
        Regret { dearer_by: push.goal, chain }
    }

    /// The `most` volunteers not chosen for a request whose help would make the whole plan least dearer, and by how much,
    /// least first: exactly as [`Self::regret`] has it.
    pub fn backups(&mut self, request: u32, most: usize) -> Vec<(u32, i64)> {
        let Ok(request) = self.request(request) else { return Vec::new() };
        let Repair { push, pull, .. } = &mut self.repair;
        pull.pull_request(&mut self.market, &Outside, request, NEVER);
        let candidate = |pair: &Pair| {
            let over = over(&self.market, request, pair.volunteer(), pair.cost())?;
            let number = self.market.order.volunteers.outside(pair.volunteer());
            Some(Candidate { least: over + nearest(pull, pair.volunteer()), number, over })
        };
        let candidates = self.market.graph.row(request).iter().filter_map(candidate).collect();
        best(candidates, most, |volunteer, goal| {
            let volunteer = self.market.order.volunteers.inside(volunteer);
            push.push_volunteer(&mut self.market, pull, volunteer, goal);
            push.goal
        })
    }

    /// The `most` requests a volunteer does not serve where her help would make the whole plan least dearer, and by how
    /// much, least first: exactly as [`Self::regret`] has it.
    pub fn best_for(&mut self, volunteer: u32, most: usize) -> Vec<(u32, i64)> {
        let Ok(volunteer) = self.volunteer(volunteer) else { return Vec::new() };
        let Repair { push, pull, .. } = &mut self.repair;
        push.push_volunteer(&mut self.market, &Outside, volunteer, NEVER);
        if push.end == End::Never {
            return Vec::new();
        }
        let market = &self.market;
        let candidate = |asked: &Asked| {
            let over = over(market, asked.request, volunteer, asked.cost)?;
            let pays = market.paid(asked.request);
            let helper = |helper: &Helper| {
                pays - i64::from(helper.cost) - market.price[helper.volunteer as usize]
                    + nearest(push, helper.volunteer)
            };
            let unfilled = (market.missing(asked.request) > 0).then(|| push.outside());
            let least = market.chosen(asked.request).iter().map(helper).chain(unfilled).min()?;
            Some(Candidate { least: over + least, number: market.order.requests.outside(asked.request), over })
        };
        let candidates = market.graph.column(volunteer).iter().filter_map(candidate).collect();
        best(candidates, most, |request, goal| {
            let request = self.market.order.requests.inside(request);
            pull.pull_request(&mut self.market, push, request, goal);
            pull.goal
        })
    }
}

/// How far a pair not chosen is above what its request pays; `None` where it is chosen or nobody is needed.
fn over(market: &Market, request: u32, volunteer: u32, cost: i32) -> Option<i64> {
    let open = market.mult[request as usize] > 0 && !market.has(request, volunteer);
    open.then(|| i64::from(cost) + market.price[volunteer as usize] - market.paid(request))
}

/// No rest of the way from a volunteer is shorter than this.
fn nearest(rest: &impl Rest, volunteer: u32) -> i64 {
    rest.on_from(volunteer).map_or(rest.outside(), |on| on.min(rest.outside()))
}

/// The swaps of a push and of the pull it ends with, in the numbers outside.
fn chain(order: &Order, push: &Paths, pull: &Paths) -> Vec<Move> {
    let mut swaps = Vec::new();
    push.trace_push(&mut swaps);
    swaps.reverse();
    match push.end {
        End::Met(volunteer) => pull.trace_pull_from(volunteer, &mut swaps),
        _ => pull.trace_pull(&mut swaps),
    }
    let somebody = |number: u32| (number != NOBODY).then(|| order.volunteers.outside(number));
    let request = |number: u32| order.requests.outside(number);
    let step = |swap: Swap| Move { request: request(swap.request), from: somebody(swap.from), to: somebody(swap.to) };
    swaps.into_iter().map(step).collect()
}

/// Someone whose regret is still to be found.
struct Candidate {
    /// It is no less than this.
    least: i64,
    /// Outside.
    number: u32,
    /// How far the pair is above what its request pays.
    over: i64,
}

/// The `most` candidates with the least regret, and it. `search` finds the rest of one's regret, if below its goal.
fn best(mut candidates: Vec<Candidate>, most: usize, mut search: impl FnMut(u32, i64) -> i64) -> Vec<(u32, i64)> {
    candidates.arrange_by_key(|candidate| (candidate.least, candidate.number));
    let mut found: Vec<(i64, u32)> = Vec::new();
    for Candidate { least, number, over } in candidates {
        let worst = if found.len() < most { NEVER } else { found.last().map_or(i64::MIN, |(worst, _)| *worst) };
        if least > worst {
            break;
        }
        let goal = worst - over + 1;
        let rest = search(number, goal);
        if rest < goal {
            let regret = (over + rest, number);
            found.insert(found.partition_point(|other| *other < regret), regret);
            found.truncate(most);
        }
    }
    found.into_iter().map(|(regret, number)| (number, regret)).collect()
}

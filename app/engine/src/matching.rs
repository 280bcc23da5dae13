//! Matching: from needs and candidates to an assignment that is the cheapest over all pairs that fit, and stays so.
//!
//! The assignment sees only each request's cheapest candidates at first. Its prices then tell where that was too few:
//! a pair left out matters only where its cost and the volunteer's price together come below what the request pays now.
//! Those pairs come in, the assignment mends itself in place, until there are none. So the result is the cheapest over
//! everyone who fits, proven by the same prices, while the graph stays sparse.

use crate::assign::{Edge, Instance, Live, Malformed, certify};
use crate::candidates::Candidate;
use crate::neighbourhood::{Need, Neighbourhood, Scope};
use crate::policy::Policy;
use crate::reasons::Fit;
use crate::scene::Scene;

/// Rounds of widening before every candidate is looked at.
const ROUNDS_MAX: usize = 200;
/// Most pairs that one need takes in at once: prices adapt to the first, and make most of the others useless.
const WIDER: usize = 8;
/// When more volunteers than this have become cheaper, every need is looked at afresh.
const CHEAPER_MAX: usize = 100;

/// A pair that was left out: need, volunteer, cost.
type Found = (usize, u32, i32);

/// The assignment of a neighbourhood's needs.
#[derive(Clone)]
pub(crate) struct Matching {
    pub live: Live,
    /// By need, what anyone who fits and has no pair with it costs at least.
    rest: Vec<i64>,
    /// By need, up to which payment nobody left out was found to improve it, at the volunteers' `prices`.
    seen: Vec<i64>,
    prices: Vec<i64>,
    /// Whether no one left out could improve it.
    whole: bool,
}

/// The sparse graph a plan of `scene` begins with: each open request's cheapest candidates, most urgent request first,
/// volunteers by id.
///
/// # Errors
/// When there is more than the assignment can number.
pub fn graph(scene: &Scene, policy: &Policy) -> Result<Instance, Malformed> {
    let here = Neighbourhood::new(scene, policy, Scope::All);
    sparse(&here, &here.needs(scene)).map(|(instance, _)| instance)
}

/// Each need's cheapest candidates, and what anyone else costs at least.
fn sparse(here: &Neighbourhood, needs: &[Need]) -> Result<(Instance, Vec<i64>), Malformed> {
    let most = here.policy.candidates_first.unsigned_abs() as usize;
    let (mut start, mut edges, mut rest) = (vec![0], Vec::with_capacity(needs.len() * most), Vec::new());
    let mut found = Vec::new();
    for need in needs {
        found.clear();
        rest.push(if need.missing > 0 { here.cheapest(need, most, &mut found) } else { i64::MAX });
        // Whoever was told is weighed only against being moved: her reasons counted when she was asked.
        found.extend(need.told.iter().map(|told| Candidate::new(-here.policy.told, *told)));
        found.sort_unstable_by_key(|one| one.volunteer());
        edges.extend(found.iter().map(|one| Edge { volunteer: one.volunteer(), cost: one.cost() }));
        start.push(u32::try_from(edges.len()).map_err(|_| Malformed::TooMany)?);
    }
    let penalties = needs.iter().map(|need| need.penalty).collect();
    let cap = here.volunteers.iter().map(|local| here.room(local)).collect();
    let mult = needs.iter().map(|need| need.missing).collect();
    Ok((Instance::from_rows(mult, penalties, cap, start, edges)?, rest))
}

impl Matching {
    pub fn new(here: &Neighbourhood, needs: &[Need]) -> Result<Self, Malformed> {
        let (instance, rest) = sparse(here, needs)?;
        let instance = instance.with_rise(vec![here.policy.busy; here.volunteers.len()])?;
        let (seen, prices) = (vec![i64::MIN; needs.len()], vec![0; here.volunteers.len()]);
        let mut matching = Self { live: Live::new(&instance), rest, seen, prices, whole: false };
        matching.widen(here, needs);
        Ok(matching)
    }

    /// Lets a need have a volunteer, whatever that costs, and mends the rest of the plan. Nothing happens where that is
    /// not possible.
    pub fn pin(&mut self, here: &Neighbourhood, needs: &[Need], at: usize, volunteer: u32) -> bool {
        let request = at as u32;
        let cost = here.cost(&needs[at], volunteer).1;
        let known = self.live.cost(request, volunteer).is_some();
        if !known && self.live.set_cost(request, volunteer, Some(cost)).is_err() {
            return false;
        }
        let pinned = self.live.pin(request, volunteer).is_ok();
        if !pinned && !known {
            let _ = self.live.set_cost(request, volunteer, None);
        }
        self.widen(here, needs);
        pinned
    }

    /// How many tasks a volunteer may be given, from now on.
    pub fn set_room(&mut self, here: &Neighbourhood, needs: &[Need], volunteer: u32, room: u32) {
        let _ = self.live.set_capacity(volunteer, room);
        self.widen(here, needs);
    }

    /// How many helpers a need is to get, from now on.
    pub fn set_missing(&mut self, here: &Neighbourhood, needs: &[Need], at: usize, missing: u32) {
        let _ = self.live.set_mult(at as u32, missing);
        self.widen(here, needs);
    }

    /// Takes a pin out again: the pair stays only where it is part of the cheapest plan, and never where she does not fit.
    pub fn unpin(&mut self, here: &Neighbourhood, needs: &[Need], at: usize, volunteer: u32) {
        let request = at as u32;
        let fits = needs[at].told.contains(&volunteer) || here.cost(&needs[at], volunteer).0 == Fit::Fits;
        if self.live.unpin(request, volunteer).is_ok() && !fits {
            let _ = self.live.set_cost(request, volunteer, None);
        }
        self.widen(here, needs);
    }

    /// Whether independent code accepts the proof, and no one left out could improve the plan.
    pub fn is_certified(&self) -> bool {
        self.whole && self.live.instance().is_ok_and(|instance| certify(&instance, &self.live.solution()).is_ok())
    }

    pub fn objective(&self) -> i64 {
        i64::try_from(self.live.objective()).unwrap_or(i64::MAX)
    }

    /// Takes in pairs that were left out until none of them could improve the plan.
    fn widen(&mut self, here: &Neighbourhood, needs: &[Need]) {
        self.whole = false;
        for round in 0..=ROUNDS_MAX {
            let all = round + 1 >= ROUNDS_MAX;
            let found = self.improving(here, needs, all);
            if found.is_empty() {
                self.whole = true;
                return;
            }
            for (at, volunteer, cost) in found {
                let _ = self.live.set_cost(at as u32, volunteer, Some(cost));
            }
        }
    }

    /// Pairs left out that could improve the plan, the best of each need, or `all` that it could ever pay for. What was
    /// looked at before is looked at again only where a need pays more since, or a volunteer has become cheaper.
    fn improving(&mut self, here: &Neighbourhood, needs: &[Need], all: bool) -> Vec<Found> {
        let prices: Vec<i64> = (0..).zip(&here.volunteers).map(|(one, _)| self.live.price(one).unwrap_or(0)).collect();
        let changed = (0..).zip(&prices).zip(&self.prices).filter(|((_, now), before)| now < before);
        let cheaper: Vec<u32> = changed.map(|((volunteer, _), _)| volunteer).collect();
        let afresh = all || cheaper.len() > CHEAPER_MAX;
        let mut improving = Vec::new();
        for (at, need) in needs.iter().enumerate() {
            let pays = self.live.pays(at as u32).unwrap_or(i64::MIN);
            if pays <= self.rest[at] {
                // Whoever becomes cheaper meanwhile goes unnoticed; up to `rest` nobody matters.
                self.seen[at] = self.seen[at].min(self.rest[at]);
                continue;
            }
            if afresh || pays > self.seen[at] {
                improving.extend(self.look_at_all(here, need, at, &prices, all));
                continue;
            }
            for volunteer in &cheaper {
                let (fit, cost) = here.cost(need, *volunteer);
                let sum = i64::from(cost) + prices[*volunteer as usize];
                if fit == Fit::Fits && sum < self.seen[at] && self.is_out(at, *volunteer) {
                    self.seen[at] = sum.max(pays);
                    improving.extend((sum < pays).then_some((at, *volunteer, cost)));
                }
            }
        }
        self.prices = prices;
        improving
    }

    /// The pairs left out of one need that could improve the plan most.
    fn look_at_all(&mut self, here: &Neighbourhood, need: &Need, at: usize, prices: &[i64], all: bool) -> Vec<Found> {
        let pays = self.live.pays(at as u32).unwrap_or(i64::MIN);
        let mut found: Vec<(i64, u32, i32)> = Vec::new();
        here.each_fitting(need, pays, |cost, volunteer| {
            let sum = i64::from(cost) + prices[volunteer as usize];
            if (all || sum < pays) && self.is_out(at, volunteer) {
                found.push((sum, volunteer, cost));
            }
            pays
        });
        let most = if all { usize::MAX } else { WIDER };
        self.seen[at] = if found.len() > most { i64::MIN } else { pays };
        found.sort_unstable();
        found.into_iter().take(most).map(|(_, volunteer, cost)| (at, volunteer, cost)).collect()
    }

    fn is_out(&self, at: usize, volunteer: u32) -> bool {
        self.live.cost(at as u32, volunteer).is_none()
    }
}

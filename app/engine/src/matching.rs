//! Matching: from needs and candidates to an assignment that is the cheapest over all pairs that fit, and stays so.
//!
//! The assignment sees only some candidates of each request at first: the cheapest, where whoever is named for one is
//! a bit dearer to the next, so that neighbours do not all name the same few. Its prices then tell where that was too few:
//! a pair left out matters only where its cost and the volunteer's price together come below what the request pays now.
//! Those pairs come in, the assignment mends itself in place, until there are none. So the result is the cheapest over
//! everyone who fits, proven by the same prices, while the graph stays sparse.

use crate::arrange::Arrange as _;
use crate::assign::{Edge, Instance, Live, Malformed, certify};
use crate::candidates::Shelves;
use crate::neighbourhood::{Need, Neighbourhood, Scope};
use crate::policy::Policy;
use crate::scene::Scene;
use core::cmp::Reverse;
use std::rc::Rc;

/// Rounds of widening before everyone who fits comes in.
const ROUNDS_MAX: usize = 100;
/// Most pairs that one need takes in at once: prices adapt to the first, and make most of the others useless.
const WIDER: usize = 8;
/// So many volunteers who have become cheaper are looked at one by one.
const CHEAPER_MAX: usize = 32;
/// After so many needs volunteers are put on their shelves anew, as dear as they are by then.
const STRETCH: usize = 250;
/// A grain is such a part of where every cost starts. Whoever is named becomes dearer by about a grain; what comes within
/// a few grains of what a need pays may soon matter. It tells on time alone.
const GRAINS: i64 = 32;

/// The assignment of a neighbourhood's needs.
#[derive(Clone)]
pub(crate) struct Matching {
    pub live: Live,
    /// Volunteers on their shelves, priced as when all needs were last looked at.
    shelves: Rc<Shelves>,
    /// By need: whoever fits and has no pair with it comes, at those prices, to at least so much.
    clear: Vec<i64>,
    /// Whether no one left out could improve it.
    whole: bool,
}

/// A pair that was left out.
struct LeftOut {
    /// What it comes to now, cost and price.
    sum: i64,
    need: u32,
    volunteer: u32,
    cost: i32,
}

/// The sparse graph a plan of `scene` begins with: some candidates of each open request, most urgent request first,
/// volunteers by id.
///
/// # Errors
/// When there is more than the assignment can number.
pub fn graph(scene: &Scene, policy: &Policy) -> Result<Instance, Malformed> {
    let here = Neighbourhood::new(scene, policy, Scope::All);
    sparse(&here, &here.needs(scene))
}

/// What a grain is under the policy.
fn grain(here: &Neighbourhood) -> i64 {
    (i64::from(here.policy.base) / GRAINS).max(1)
}

/// Each need's cheapest candidates. The more often a volunteer is named for her room, the dearer she is for the next.
fn sparse(here: &Neighbourhood, needs: &[Need]) -> Result<Instance, Malformed> {
    let first = here.policy.candidates_first.unsigned_abs() as usize;
    let (mut start, mut edges) = (vec![0], Vec::with_capacity(needs.len() * first));
    let cap: Vec<u32> = here.volunteers.iter().map(|local| here.room(local)).collect();
    let dearer: Vec<i64> = cap.iter().map(|room| grain(here) / i64::from(*room).max(1)).collect();
    let mut named = vec![0; cap.len()];
    let mut shelves = Shelves::default();
    let mut found: Vec<(i64, u32, i32)> = Vec::new();
    for (at, need) in needs.iter().enumerate() {
        if at % STRETCH == 0 {
            shelves = Shelves::new(named.clone());
        }
        found.clear();
        let most = first + need.missing as usize;
        let mut limit = i64::MAX;
        if need.missing > 0 {
            here.each_fitting(&shelves, need, limit, |cost, volunteer| {
                let sum = i64::from(cost) + named[volunteer as usize];
                if sum < limit {
                    found.push((sum, volunteer, cost));
                }
                if found.len() > 2 * most {
                    limit = cut(&mut found, most);
                }
                limit
            });
        }
        if found.len() > most {
            cut(&mut found, most);
        }
        found.iter().for_each(|one| named[one.1 as usize] += dearer[one.1 as usize]);
        edges.extend(found.iter().map(|&(_, volunteer, cost)| Edge { volunteer, cost }));
        // Whoever was told is weighed only against being moved: her reasons counted when she was asked.
        edges.extend(need.told.iter().map(|told| Edge { volunteer: *told, cost: -here.policy.told }));
        start.push(u32::try_from(edges.len()).map_err(|_| Malformed::TooMany)?);
    }
    let penalties = needs.iter().map(|need| need.penalty).collect();
    let mult = needs.iter().map(|need| need.missing).collect();
    Instance::from_rows(mult, penalties, cap, start, edges)
}

/// Keeps the `most` cheapest; comes back with what the cheapest of the others comes to.
fn cut(found: &mut Vec<(i64, u32, i32)>, most: usize) -> i64 {
    let (_, next, _) = found.select_nth_unstable(most);
    let rest = next.0;
    found.truncate(most);
    rest
}

impl Matching {
    pub fn new(here: &Neighbourhood, needs: &[Need]) -> Result<Self, Malformed> {
        let instance = sparse(here, needs)?.with_rise(vec![here.policy.busy; here.volunteers.len()])?;
        let mut matching = Self { live: Live::new(&instance), shelves: Rc::default(), clear: Vec::new(), whole: false };
        // The second time for what comes next: at these prices, what is left out is a little too dear.
        for _ in 0..2 {
            matching.look_afresh(here, needs);
            matching.widen(here, needs);
        }
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

    /// How many helpers a need is to get, from now on.
    pub fn set_missing(&mut self, here: &Neighbourhood, needs: &[Need], at: usize, missing: u32) {
        let _ = self.live.set_mult(at as u32, missing);
        self.widen(here, needs);
    }

    /// Takes a pin out again: the pair stays only where it is part of the cheapest plan, and never where she does not fit.
    pub fn unpin(&mut self, here: &Neighbourhood, needs: &[Need], at: usize, volunteer: u32) {
        let request = at as u32;
        let fits = needs[at].told.contains(&volunteer) || here.fitting(&needs[at], volunteer).is_some();
        if self.live.unpin(request, volunteer).is_ok() && !fits {
            let _ = self.live.set_cost(request, volunteer, None);
        }
        self.widen(here, needs);
    }

    /// Pairs left out come to at least so much more than their needs pay.
    pub fn slack(&self, here: &Neighbourhood, needs: &[Need]) -> i64 {
        let most = (0..here.volunteers.len() as u32).map(|one| self.shelves.price(one) - self.price(one)).max();
        let clear = (0..needs.len()).map(|at| (self.clear[at], self.pays(at)));
        let least = clear.filter(|one| one.1 > i64::MIN).map(|(clear, pays)| clear.saturating_sub(pays)).min();
        (least.unwrap_or(i64::MAX) - most.unwrap_or(0).max(0)).max(0)
    }

    /// Whether independent code accepts the proof, and no one left out could improve the plan.
    pub fn is_certified(&self) -> bool {
        self.whole && self.live.instance().is_ok_and(|instance| certify(&instance, &self.live.solution()).is_ok())
    }

    pub fn objective(&self) -> i64 {
        i64::try_from(self.live.objective()).unwrap_or(i64::MAX)
    }

    /// Takes in pairs that were left out until none of them could improve the plan.
    pub fn widen(&mut self, here: &Neighbourhood, needs: &[Need]) {
        self.whole = false;
        for _ in 0..ROUNDS_MAX {
            let pays: Vec<i64> = (0..needs.len()).map(|at| self.pays(at)).collect();
            let found = self.left_out(here, needs, &pays);
            let improves = found.iter().any(|pair| pair.sum < pays[pair.need as usize]);
            self.take_in(&found);
            if !improves {
                self.whole = true;
                return;
            }
        }
        let mut everyone = Vec::new();
        for (at, need) in needs.iter().enumerate().filter(|(_, need)| need.missing > 0) {
            everyone.extend(self.outside(here, need, at, i64::MAX));
            self.clear[at] = i64::MAX;
        }
        self.take_in(&everyone);
        self.whole = true;
    }

    fn take_in(&mut self, pairs: &[LeftOut]) {
        for pair in pairs {
            let _ = self.live.set_cost(pair.need, pair.volunteer, Some(pair.cost));
        }
    }

    /// Puts everyone on shelves as they are priced now; all needs are to be looked at.
    fn look_afresh(&mut self, here: &Neighbourhood, needs: &[Need]) {
        let prices = (0..here.volunteers.len()).map(|volunteer| self.price(volunteer as u32)).collect();
        self.shelves = Rc::new(Shelves::new(prices));
        self.clear = vec![i64::MIN; needs.len()];
    }

    /// Pairs left out that could improve the plan, the best of each need, and some that soon might. What was looked at
    /// before is looked at again only where a need pays more since, or a volunteer has become cheaper.
    fn left_out(&mut self, here: &Neighbourhood, needs: &[Need], pays: &[i64]) -> Vec<LeftOut> {
        let (mut cheaper, mut fall) = self.cheaper(here);
        if fall > 2 * grain(here) {
            self.look_afresh(here, needs);
            (cheaper, fall) = (Vec::new(), 0);
        }
        let mut found = Vec::new();
        for (at, need) in needs.iter().enumerate() {
            if pays[at].saturating_add(fall) > self.clear[at] {
                found.extend(self.look(here, need, at, pays[at]));
            }
        }
        for (fall, volunteer) in cheaper {
            let (price, at_least) = (self.price(volunteer), here.at_least(volunteer));
            for (at, need) in needs.iter().enumerate() {
                let affordable = |least: i32| i64::from(least) + price < pays[at];
                let near = pays[at].saturating_add(fall) > self.clear[at];
                if !near || !at_least[need.request.kind as usize].is_some_and(affordable) {
                    continue;
                }
                let Some(cost) = here.fitting(need, volunteer) else { continue };
                let sum = i64::from(cost) + price;
                if sum < pays[at] && self.is_out(at, volunteer) {
                    found.push(LeftOut { sum, need: at as u32, volunteer, cost });
                }
            }
        }
        found
    }

    /// Who has become cheaper by most, and by how much; and how much any other has at most.
    fn cheaper(&self, here: &Neighbourhood) -> (Vec<(i64, u32)>, i64) {
        let fall = |volunteer: u32| (self.shelves.price(volunteer) - self.price(volunteer), volunteer);
        let everyone = 0..here.volunteers.len() as u32;
        let mut cheaper: Vec<(i64, u32)> = everyone.map(fall).filter(|one| one.0 > 0).collect();
        if cheaper.len() <= CHEAPER_MAX {
            return (cheaper, 0);
        }
        cheaper.arrange_by_key(|one| Reverse(*one));
        let fall = cheaper[CHEAPER_MAX].0;
        cheaper.truncate(CHEAPER_MAX);
        (cheaper, fall)
    }

    /// Looks at one need afresh.
    fn look(&mut self, here: &Neighbourhood, need: &Need, at: usize, pays: i64) -> Vec<LeftOut> {
        let limit = pays.saturating_add(2 * grain(here));
        let mut found = self.outside(here, need, at, limit);
        found.arrange_by_key(|pair| (pair.sum, pair.volunteer));
        let rest = found.split_off(WIDER.min(found.len()));
        let then = |pair: &LeftOut| i64::from(pair.cost) + self.shelves.price(pair.volunteer);
        self.clear[at] = rest.iter().map(then).fold(limit, i64::min);
        found
    }

    /// The pairs left out of a need that came to less than a limit when they were last priced.
    fn outside(&self, here: &Neighbourhood, need: &Need, at: usize, limit: i64) -> Vec<LeftOut> {
        let mut found = Vec::new();
        here.each_fitting(&self.shelves, need, limit, |cost, volunteer| {
            if self.is_out(at, volunteer) {
                let sum = i64::from(cost) + self.price(volunteer);
                found.push(LeftOut { sum, need: at as u32, volunteer, cost });
            }
            limit
        });
        found
    }

    /// What a need pays; less than anything where it needs nobody.
    fn pays(&self, at: usize) -> i64 {
        self.live.pays(at as u32).unwrap_or(i64::MIN)
    }

    fn price(&self, volunteer: u32) -> i64 {
        self.live.price(volunteer).unwrap_or(0)
    }

    fn is_out(&self, at: usize, volunteer: u32) -> bool {
        self.live.cost(at as u32, volunteer).is_none()
    }
}

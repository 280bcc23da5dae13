//! Matching: from needs and candidates to an assignment that is the cheapest over all pairs that fit.
//!
//! The assignment sees only each request's cheapest candidates at first. Its prices then tell where that was too few:
//! a pair left out matters only where its cost and the volunteer's price together come below the request's price. Those
//! pairs come in and all is solved again, until there are none. So the result is the cheapest over everyone who fits,
//! proven by the same prices, while the graph stays sparse.

use crate::assign::{self, Instance, Malformed, Solution, certify};
use crate::candidates::Candidate;
use crate::neighbourhood::{Need, Neighbourhood, Scope};
use crate::policy::Policy;
use crate::scene::Scene;

/// Rounds of widening before every candidate is looked at.
const ROUNDS_MAX: usize = 30;

/// (request, volunteer, cost), by number.
type Pair = (u32, u32, i32);

/// The cheapest assignment of a neighbourhood's needs.
pub(crate) struct Matched {
    pub solution: Solution,
    /// Whether independent code accepts its proof, and no one left out could improve it.
    pub certified: bool,
}

impl Matched {
    pub fn objective(&self) -> i64 {
        i64::try_from(self.solution.objective).unwrap_or(i64::MAX)
    }
}

/// The sparse graph: each need's cheapest candidates.
pub(crate) struct Graph {
    /// By request, then by volunteer.
    pub pairs: Vec<Pair>,
    /// By request, what anyone who fits and is not among its pairs costs at least.
    rest: Vec<i64>,
}

impl Graph {
    pub fn new(here: &Neighbourhood, needs: &[Need]) -> Self {
        let most = here.policy.candidates_first.unsigned_abs() as usize;
        let mut graph = Self { pairs: Vec::with_capacity(needs.len() * most), rest: Vec::with_capacity(needs.len()) };
        let mut found = Vec::new();
        for (request, need) in (0..).zip(needs) {
            found.clear();
            graph.rest.push(if need.missing > 0 { here.cheapest(need, most, &mut found) } else { i64::MAX });
            // Whoever was told is weighed only against being moved: her reasons counted when she was asked.
            found.extend(need.told.iter().map(|told| Candidate::new(-here.policy.told, *told)));
            found.sort_unstable_by_key(|one| one.volunteer());
            graph.pairs.extend(found.iter().map(|one| (request, one.volunteer(), one.cost())));
        }
        graph
    }

    /// Takes in the pairs that would improve a solution most, or `all` pairs; comes back with whether there were any.
    fn widen(
        &mut self,
        here: &Neighbourhood,
        needs: &[Need],
        instance: &Instance,
        solution: &Solution,
        all: bool,
        forced: Option<(usize, u32)>,
    ) -> bool {
        let before = self.pairs.len();
        let most = here.policy.candidates_first.unsigned_abs() as usize;
        let mut found: Vec<(i64, u32, i32)> = Vec::new();
        for (at, need) in needs.iter().enumerate() {
            let price = solution.request_prices[at];
            if price <= self.rest[at] {
                continue;
            }
            let row = instance.edges_of(at);
            found.clear();
            here.each_fitting(need, price, |cost, volunteer| {
                let reduced = i64::from(cost) + solution.volunteer_prices[volunteer as usize];
                let improves = (all || reduced < price) && forced != Some((at, volunteer));
                if improves && row.binary_search_by_key(&volunteer, |edge| edge.volunteer).is_err() {
                    found.push((reduced, volunteer, cost));
                }
                price
            });
            if !all && found.len() > most {
                found.select_nth_unstable(most);
                found.truncate(most);
            }
            self.pairs.extend(found.iter().map(|(_, volunteer, cost)| (at as u32, *volunteer, *cost)));
        }
        self.pairs.len() > before
    }

    pub fn instance(
        &self,
        here: &Neighbourhood,
        needs: &[Need],
        forced: Option<(usize, u32)>,
    ) -> Result<Instance, Malformed> {
        let mut mult: Vec<u32> = needs.iter().map(|need| need.missing).collect();
        let mut cap: Vec<u32> = here.volunteers.iter().map(|local| here.room(local)).collect();
        let penalties = needs.iter().map(|need| need.penalty).collect();
        let mut pairs = self.pairs.clone();
        if let Some((need, volunteer)) = forced {
            mult[need] = mult[need].saturating_sub(1);
            cap[volunteer as usize] = cap[volunteer as usize].saturating_sub(1);
            pairs.retain(|(request, other, _)| (*request as usize, *other) != (need, volunteer));
        }
        Instance::new(mult, penalties, cap, pairs)
    }
}

/// The sparse graph a plan of `scene` begins with: each open request's cheapest candidates, most urgent request first,
/// volunteers by id.
///
/// # Errors
/// When there is more than the assignment can number.
pub fn graph(scene: &Scene, policy: &Policy) -> Result<Instance, Malformed> {
    let here = Neighbourhood::new(scene, policy, Scope::All);
    let needs = here.needs(scene);
    Graph::new(&here, &needs).instance(&here, &needs, None)
}

/// Finds it. With `forced`, (need, volunteer) is taken as settled beforehand and not counted in the objective.
pub(crate) fn solve(here: &Neighbourhood, needs: &[Need], forced: Option<(usize, u32)>) -> Option<Matched> {
    let mut graph = Graph::new(here, needs);
    for round in 0..=ROUNDS_MAX {
        let instance = graph.instance(here, needs, forced).ok()?;
        let solution = assign::solve(&instance);
        let widened = graph.widen(here, needs, &instance, &solution, round + 1 >= ROUNDS_MAX, forced);
        if !widened || round == ROUNDS_MAX {
            let certified = !widened && certify(&instance, &solution).is_ok();
            return Some(Matched { solution, certified });
        }
    }
    None
}

//! Matching: from needs and candidates to an assignment that is the cheapest over all pairs that fit.
//!
//! The assignment sees only each request's cheapest candidates at first. Its prices then tell where that was too few:
//! a volunteer left out who costs at least the request's price can't improve it, for her own price is never below zero.
//! Where one might, the request's candidates are widened up to its price and all is solved again. So the result is
//! the cheapest over everyone who fits, while the graph stays sparse.

use crate::assign::{self, Instance, Solution, certify};
use crate::candidates::{Candidates, Limit};
use crate::neighbourhood::{Need, Neighbourhood};

/// Rounds of widening before every candidate is looked at.
const ROUNDS_MAX: usize = 30;

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

/// Finds it. With `forced`, (need, volunteer) is taken as settled beforehand and not counted in the objective.
pub(crate) fn solve(here: &Neighbourhood, needs: &[Need], forced: Option<(usize, u32)>) -> Option<Matched> {
    let first = Limit::Cheapest(here.policy.candidates_first.unsigned_abs() as usize);
    let mut candidates: Vec<Candidates> = needs
        .iter()
        .map(|need| here.candidates(need, if need.missing == 0 { Limit::Cheapest(0) } else { first }))
        .collect();
    for round in 0..=ROUNDS_MAX {
        let instance = instance(here, needs, &candidates, forced)?;
        let solution = assign::solve(&instance);
        let mut complete = true;
        for (at, need) in needs.iter().enumerate().filter(|(_, need)| need.missing > 0) {
            let price = solution.request_prices[at];
            if price > candidates[at].rest {
                complete = false;
                let most = if round + 1 < ROUNDS_MAX { price } else { i64::MAX };
                candidates[at] = here.candidates(need, Limit::UpTo(most));
            }
        }
        if complete || round == ROUNDS_MAX {
            let certified = complete && certify(&instance, &solution).is_ok();
            return Some(Matched { solution, certified });
        }
    }
    None
}

/// The assignment to solve.
fn instance(
    here: &Neighbourhood,
    needs: &[Need],
    candidates: &[Candidates],
    forced: Option<(usize, u32)>,
) -> Option<Instance> {
    let mut mult: Vec<u32> = needs.iter().map(|need| need.missing).collect();
    let mut cap: Vec<u32> = here.volunteers.iter().map(|volunteer| volunteer.room()).collect();
    if let Some((need, volunteer)) = forced {
        mult[need] = mult[need].saturating_sub(1);
        cap[volunteer as usize] = cap[volunteer as usize].saturating_sub(1);
    }
    let pairs = candidates.iter().enumerate().flat_map(|(need, candidates)| {
        let others = candidates.list.iter().filter(move |(_, volunteer)| forced != Some((need, *volunteer)));
        others.map(move |(cost, volunteer)| (need as u32, *volunteer, *cost))
    });
    Instance::new(mult, needs.iter().map(|need| need.penalty).collect(), cap, pairs.collect()).ok()
}

//! A community's plan: made from nothing, changed by one decision, asked one what-if, again and again.

use crate::community::community;
use engine::{ByHand, Planner, Policy, Scene};

/// Open requests and volunteers.
const SIZE: (u64, u64) = (5_000, 3_000);
/// So many backups are asked for, as the captain's page does.
const BACKUPS: usize = 3;
/// Decisions and what-ifs after each plan.
const QUESTIONS: usize = 8;
/// From one question to the next, so many of the chosen are left out: no divisor of their number.
const STRIDE: usize = 617;

/// A community and its plan.
pub struct Planning {
    scene: Scene,
    planner: Option<Planner>,
    asked: usize,
    by_hand: ByHand,
    objective: Option<i64>,
}

impl Planning {
    /// Nothing is planned yet.
    pub fn new() -> Self {
        let scene = community(SIZE.0, SIZE.1);
        Self { scene, planner: None, asked: 0, by_hand: ByHand::default(), objective: None }
    }

    /// Plans from nothing, reasons and proof included. A plan that is not proven counts for none.
    pub fn plan(&mut self) {
        self.planner = Planner::new(&self.scene, &Policy::default());
        let plan = self.planner.as_ref().map(Planner::plan).unwrap_or_default();
        self.objective = plan.certified.then_some(plan.objective);
        self.asked = 0;
    }

    /// Settles what is asked next: who could help instead of somebody chosen. Takes the decision before back; `false`
    /// after a turn.
    pub fn next(&mut self) -> bool {
        self.by_hand = ByHand::default();
        let Some(planner) = &mut self.planner else { return false };
        planner.decide(&self.by_hand);
        if self.asked == QUESTIONS {
            return false;
        }
        self.asked += 1;
        let chosen = planner.plan().chosen;
        let request = chosen[self.asked * STRIDE % chosen.len().max(1)].request;
        let other = planner.backups(request, 1).first().map(|backup| (request, backup.volunteer));
        self.by_hand.pins.extend(other);
        true
    }

    /// The what-if: who could help instead, what that costs and whom it moves.
    pub fn what_if(&self) -> usize {
        let asked = self.planner.as_ref().zip(self.by_hand.pins.first());
        asked.map_or(0, |(planner, (request, _))| planner.backups(*request, BACKUPS).len())
    }

    /// The decision: the first of them is taken, and the plan shown anew.
    pub fn decide(&mut self) -> usize {
        let Some(planner) = &mut self.planner else { return 0 };
        planner.decide(&self.by_hand);
        planner.plan().chosen.len()
    }

    /// What the plan made from nothing costs, where it is proven.
    pub fn objective(&self) -> Option<i64> {
        self.objective
    }
}

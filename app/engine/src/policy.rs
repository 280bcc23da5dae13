//! Policy: every weight the engine uses, named, in one place, with the bounds within which it makes sense.

use crate::weighed::{Weighed, Weight, product, weights};
use serde::{Deserialize, Serialize};

pub use crate::weighed::OutOfBounds;

/// What asking costs, in points: 60 points weigh as much as 100 metres on foot. A street office changes it here and
/// nowhere else; [`Weighed::checked`] says whether the numbers make sense together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Policy {
    /// Where every cost starts; large enough that no bonus takes a cost below zero.
    pub base: i32,
    /// Points for each 100 m on foot.
    pub walk_per_100m: i32,
    /// Beyond so many metres a walk counts as far.
    pub walk_far_m: i32,
    /// Metres beyond which a walk costs no more.
    pub walk_most_m: i32,
    /// Metres assumed between two buildings of one estate where nobody measured.
    pub unmeasured_estate_m: i32,
    /// Metres assumed between two estates where nobody measured.
    pub unmeasured_community_m: i32,
    /// Bonus for living in the same building.
    pub same_building: i32,
    /// Bonus for living in the same estate.
    pub same_estate: i32,
    /// Bonus for each further fitting skill beyond the first.
    pub more_skill: i32,
    /// Further fitting skills that count at most.
    pub more_skill_most: i32,
    /// Bonus for each part of the week that suits both, where the resident named some.
    pub shared_time: i32,
    /// Parts of the week that count at most.
    pub shared_time_most: i32,
    /// Points for each part of the day that passes before the first one that suits both.
    pub later: i32,
    /// Bonus for each time she has helped this resident before.
    pub helped_before: i32,
    /// Times that count at most.
    pub helped_before_most: i32,
    /// Points for each task she has already taken this week; a plan counts as many again for each further one it gives her.
    pub busy: i32,
    /// Tasks that count at most.
    pub busy_most: i32,
    /// Points when she was asked for something else today; falls evenly to nothing over `asked_days`.
    pub asked: i32,
    /// Days over which having been asked fades.
    pub asked_days: i32,
    /// Points when she lacks the skill: a near miss.
    pub lacks_skill: i32,
    /// Points when she isn't free at any time that suits: a near miss.
    pub not_free: i32,
    /// Points when she has no room left this week: a near miss.
    pub no_room: i32,
    /// Points when it is farther than she wants to go: a near miss.
    pub beyond_reach: i32,
    /// Points when the two have no tongue in common: a near miss.
    pub other_tongue: i32,
    /// Points that moving somebody who was already asked must save: what was told is changed only for more than this.
    pub told: i32,
    /// Penalty for leaving a request without a helper: more than any helper who fits costs.
    pub leave_open: i32,
    /// Further penalty when the request is overdue; less urgent ones pay their share of it.
    pub leave_open_overdue: i32,
    /// How many of the cheapest candidates a plan looks at first for each request. It looks at more wherever the
    /// prices say that more could matter, so this changes the time taken, never the plan's cost.
    pub candidates_first: i32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            base: 4_000,
            walk_per_100m: 60,
            walk_far_m: 600,
            walk_most_m: 5_000,
            unmeasured_estate_m: 200,
            unmeasured_community_m: 1_000,
            same_building: 800,
            same_estate: 300,
            more_skill: 150,
            more_skill_most: 2,
            shared_time: 100,
            shared_time_most: 3,
            later: 25,
            helped_before: 700,
            helped_before_most: 3,
            busy: 350,
            busy_most: 8,
            asked: 1_600,
            asked_days: 21,
            lacks_skill: 4_000,
            not_free: 3_000,
            no_room: 5_000,
            beyond_reach: 3_500,
            other_tongue: 3_500,
            told: 3_000,
            leave_open: 20_000,
            leave_open_overdue: 20_000,
            candidates_first: 24,
        }
    }
}

impl Policy {
    /// Parts of a day in a week.
    const PARTS: i64 = 21;
    /// So many tasks at once a volunteer may take: a plan gives her each dearer by `busy` than the one before, however
    /// few of those she has already count.
    const TASKS_MOST: i32 = 20;
}

impl Weighed for Policy {
    const WEIGHTS: &'static [Weight<Self>] = weights! {
        1 base Points;
        2 walk_per_100m Points;
        3 walk_far_m Metres;
        4 walk_most_m Metres;
        5 unmeasured_estate_m Metres;
        6 unmeasured_community_m Metres;
        7 same_building Points;
        8 same_estate Points;
        9 more_skill Points;
        10 more_skill_most Times;
        11 shared_time Points;
        12 shared_time_most Times;
        13 later Points;
        14 helped_before Points;
        15 helped_before_most Times;
        16 busy Points;
        17 busy_most Times;
        18 asked Points;
        19 asked_days Days;
        20 lacks_skill Points;
        21 not_free Points;
        22 no_room Points;
        23 beyond_reach Points;
        24 other_tongue Points;
        25 told Points;
        26 leave_open Penalty;
        27 leave_open_overdue Points;
        28 candidates_first Times;
    };

    fn best_bonus(&self) -> i64 {
        product(self.more_skill, self.more_skill_most)
            + product(self.shared_time, self.shared_time_most)
            + product(self.helped_before, self.helped_before_most)
            + i64::from(self.same_building.max(self.same_estate))
    }

    fn dearest_fit(&self) -> i64 {
        i64::from(self.base)
            + product(self.walk_per_100m, self.walk_most_m) / 100
            + product(self.busy, self.busy_most.max(Self::TASKS_MOST))
            + i64::from(self.asked)
            + i64::from(self.later) * Self::PARTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_it_comes_with_makes_sense() {
        assert_eq!(Policy::default().checked(), Ok(Policy::default()));
    }

    #[test]
    fn weights_out_of_bounds_are_named() {
        let policy = Policy::default();
        assert_eq!(Policy { busy: -1, ..policy }.checked(), Err(OutOfBounds("busy")));
        assert_eq!(Policy { asked_days: 0, ..policy }.checked(), Err(OutOfBounds("asked_days")));
        assert_eq!(Policy { base: 100, ..policy }.checked(), Err(OutOfBounds("base")));
        assert_eq!(Policy { leave_open: 9_000, ..policy }.checked(), Err(OutOfBounds("leave_open")));
        assert_eq!(Policy { busy: 3_000, busy_most: 1, ..policy }.checked(), Err(OutOfBounds("leave_open")));
        assert_eq!(Policy { walk_per_100m: i32::MAX, ..policy }.checked(), Err(OutOfBounds("walk_per_100m")));
        assert_eq!(Policy { base: i32::MIN, ..policy }.or_default(), policy);
    }
}

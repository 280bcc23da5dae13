//! Policy: every weight the engine uses, named, in one place, with the bounds within which it makes sense.

use core::fmt;
use core::ops::RangeInclusive;
use serde::{Deserialize, Serialize};

/// What asking costs, in points: 60 points weigh as much as 100 metres on foot. A street office changes it here and
/// nowhere else; [`Policy::checked`] says whether the numbers make sense together.
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
    /// Points for each task she has already taken this week.
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

/// Which weight makes no sense.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutOfBounds(pub &'static str);

impl fmt::Display for OutOfBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "policy: {} is out of bounds", self.0)
    }
}

impl core::error::Error for OutOfBounds {}

/// Refuses the first of some numbers that is out of range.
pub(crate) fn within(numbers: &[(&'static str, i32)], range: RangeInclusive<i32>) -> Result<(), OutOfBounds> {
    let outside = numbers.iter().find(|(_, value)| !range.contains(value));
    outside.map_or(Ok(()), |(name, _)| Err(OutOfBounds(name)))
}

/// Points, as often as they count.
pub(crate) fn product(points: i32, times: i32) -> i64 {
    i64::from(points) * i64::from(times)
}

impl Policy {
    /// Greatest value of any weight in points or metres.
    pub const WEIGHT_MAX: i32 = 1_000_000;
    /// Greatest penalty for leaving a request open.
    pub const LEAVE_OPEN_MAX: i32 = 100_000_000;
    /// Parts of a day in a week.
    const PARTS: i64 = 21;
    /// Greatest number of times, days or candidates that count.
    pub const COUNT_MAX: i32 = 1_000;

    /// The policy, when its numbers make sense together.
    ///
    /// # Errors
    /// The first weight that doesn't.
    pub fn checked(self) -> Result<Self, OutOfBounds> {
        within(&self.weights(), 0..=Self::WEIGHT_MAX)?;
        within(&self.counts(), 1..=Self::COUNT_MAX)?;
        if i64::from(self.base) < self.best_bonus() {
            return Err(OutOfBounds("base"));
        }
        if i64::from(self.leave_open) <= self.dearest_fit() || self.leave_open > Self::LEAVE_OPEN_MAX {
            return Err(OutOfBounds("leave_open"));
        }
        Ok(self)
    }

    /// The policy when it makes sense, otherwise the one this crate comes with.
    #[must_use]
    pub fn or_default(self) -> Self {
        self.checked().unwrap_or_default()
    }

    fn weights(&self) -> [(&'static str, i32); 21] {
        [
            ("base", self.base),
            ("walk_per_100m", self.walk_per_100m),
            ("walk_far_m", self.walk_far_m),
            ("walk_most_m", self.walk_most_m),
            ("unmeasured_estate_m", self.unmeasured_estate_m),
            ("unmeasured_community_m", self.unmeasured_community_m),
            ("same_building", self.same_building),
            ("same_estate", self.same_estate),
            ("more_skill", self.more_skill),
            ("shared_time", self.shared_time),
            ("later", self.later),
            ("helped_before", self.helped_before),
            ("busy", self.busy),
            ("asked", self.asked),
            ("lacks_skill", self.lacks_skill),
            ("not_free", self.not_free),
            ("no_room", self.no_room),
            ("beyond_reach", self.beyond_reach),
            ("other_tongue", self.other_tongue),
            ("told", self.told),
            ("leave_open_overdue", self.leave_open_overdue),
        ]
    }

    fn counts(&self) -> [(&'static str, i32); 6] {
        [
            ("more_skill_most", self.more_skill_most),
            ("shared_time_most", self.shared_time_most),
            ("helped_before_most", self.helped_before_most),
            ("busy_most", self.busy_most),
            ("asked_days", self.asked_days),
            ("candidates_first", self.candidates_first),
        ]
    }

    /// The most that bonuses can take off a cost.
    fn best_bonus(&self) -> i64 {
        product(self.more_skill, self.more_skill_most)
            + product(self.shared_time, self.shared_time_most)
            + product(self.helped_before, self.helped_before_most)
            + i64::from(self.same_building.max(self.same_estate))
    }

    /// What the dearest helper who fits can cost.
    fn dearest_fit(&self) -> i64 {
        i64::from(self.base)
            + product(self.walk_per_100m, self.walk_most_m) / 100
            + product(self.busy, self.busy_most)
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
        assert_eq!(Policy { walk_per_100m: i32::MAX, ..policy }.checked(), Err(OutOfBounds("walk_per_100m")));
        assert_eq!(Policy { base: i32::MIN, ..policy }.or_default(), policy);
    }
}

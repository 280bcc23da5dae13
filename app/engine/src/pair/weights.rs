//! Weights: what counts when a household is paired, named, in one place, with the bounds within which it makes sense.

use crate::weighed::{Weighed, Weight, product, weights};
use serde::{Deserialize, Serialize};

/// What pairing costs, in points: 60 points weigh as much as 100 metres on foot, as in [`crate::Policy`]. A pair is for years, so
/// nearness and what people know of each other count for more than for an errand, and today's load for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Weights {
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
    /// Points for each floor to climb.
    pub floor: i32,
    /// Floors that count at most: higher buildings have a lift.
    pub floor_most: i32,
    /// Bonus for living on the same staircase.
    pub same_staircase: i32,
    /// Bonus for living in the same building.
    pub same_building: i32,
    /// Bonus for living in the same estate.
    pub same_estate: i32,
    /// Bonus for each need met.
    pub skill: i32,
    /// Needs that count at most.
    pub skill_most: i32,
    /// Bonus for each part of the week that suits both: irregular visits need many.
    pub shared_time: i32,
    /// Parts of the week that count at most.
    pub shared_time_most: i32,
    /// Bonus for a language in common.
    pub language: i32,
    /// Points where the household wishes for a woman or a man, and nobody has said which the volunteer is.
    pub wish_unknown: i32,
    /// Bonus for each time the volunteer has been there before.
    pub known: i32,
    /// Times that count at most.
    pub known_most: i32,
    /// Bonus for whoever holds the place already: so much better must somebody else be before a proposal changes.
    pub change: i32,
    /// Households of which one volunteer may be the own.
    pub own_most: i32,
    /// Points for each household of which the volunteer is the own already.
    pub own_again: i32,
    /// Households for which one volunteer may be the backup.
    pub backup_most: i32,
    /// Points for each household for which the volunteer is the backup already.
    pub backup_again: i32,
    /// Points for being one household's own and another's backup: when the own leaves, the backup should be free.
    pub both: i32,
    /// Penalty for leaving a household without: more than anybody who fits costs.
    pub leave_open: i32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            base: 12_000,
            walk_per_100m: 60,
            walk_far_m: 600,
            walk_most_m: 5_000,
            unmeasured_estate_m: 200,
            unmeasured_community_m: 1_000,
            floor: 25,
            floor_most: 8,
            same_staircase: 1_000,
            same_building: 800,
            same_estate: 300,
            skill: 250,
            skill_most: 4,
            shared_time: 40,
            shared_time_most: 8,
            language: 400,
            wish_unknown: 600,
            known: 300,
            known_most: 4,
            change: 5_000,
            own_most: 2,
            own_again: 1_500,
            backup_most: 3,
            backup_again: 500,
            both: 1_000,
            leave_open: 60_000,
        }
    }
}

impl Weighed for Weights {
    const WEIGHTS: &'static [Weight<Self>] = weights! {
        51 base Points;
        52 walk_per_100m Points;
        53 walk_far_m Metres;
        54 walk_most_m Metres;
        55 unmeasured_estate_m Metres;
        56 unmeasured_community_m Metres;
        57 floor Points;
        58 floor_most Times;
        59 same_staircase Points;
        60 same_building Points;
        61 same_estate Points;
        62 skill Points;
        63 skill_most Times;
        64 shared_time Points;
        65 shared_time_most Times;
        66 language Points;
        67 wish_unknown Points;
        68 known Points;
        69 known_most Times;
        70 change Points;
        71 own_most Households;
        72 own_again Points;
        73 backup_most Households;
        74 backup_again Points;
        75 both Points;
        76 leave_open Penalty;
    };

    fn best_bonus(&self) -> i64 {
        product(self.skill, self.skill_most)
            + product(self.shared_time, self.shared_time_most)
            + product(self.known, self.known_most)
            + i64::from(self.same_staircase.max(self.same_building).max(self.same_estate))
            + i64::from(self.language)
            + i64::from(self.change)
    }

    fn dearest_fit(&self) -> i64 {
        let own = product(self.own_again, self.own_most);
        i64::from(self.base)
            + product(self.walk_per_100m, self.walk_most_m) / 100
            + product(self.floor, self.floor_most)
            + i64::from(self.wish_unknown)
            + i64::from(self.both)
            + own.max(product(self.backup_again, self.backup_most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weighed::OutOfBounds;

    #[test]
    fn the_weights_it_comes_with_make_sense() {
        assert_eq!(Weights::default().checked(), Ok(Weights::default()));
    }

    #[test]
    fn weights_out_of_bounds_are_named() {
        let weights = Weights::default();
        assert_eq!(Weights { change: -1, ..weights }.checked(), Err(OutOfBounds("change")));
        assert_eq!(Weights { known_most: 0, ..weights }.checked(), Err(OutOfBounds("known_most")));
        assert_eq!(Weights { own_most: 0, ..weights }.checked(), Err(OutOfBounds("own_most")));
        assert_eq!(Weights { backup_most: 21, ..weights }.checked(), Err(OutOfBounds("backup_most")));
        assert_eq!(Weights { change: 11_000, ..weights }.checked(), Err(OutOfBounds("base")));
        assert_eq!(Weights { leave_open: 12_000, ..weights }.checked(), Err(OutOfBounds("leave_open")));
        assert_eq!(Weights { both: i32::MAX, ..weights }.or_default(), weights);
    }
}

//! A walk: what the way between two buildings adds to a cost, and how it is told.

use crate::pair;
use crate::policy::Policy;
use crate::spot::Spot;

/// One thing told about a way.
pub(crate) enum Leg {
    /// It stays within the estate.
    SameEstate,
    /// It leads to another estate, and nobody measured how far that is.
    OtherEstate,
    /// So many metres.
    Metres(u32),
    /// So many metres, which is far.
    Far(u32),
}

/// What a way costs: points, and metres.
#[derive(Clone, Copy)]
pub(crate) struct Walk {
    per_100m: i32,
    most_m: i32,
    far_m: i32,
    same_estate: i32,
    unmeasured_estate_m: i32,
    unmeasured_community_m: i32,
}

impl Walk {
    /// Tells the way between spots in different buildings, each thing with its share of the cost.
    pub fn weigh(&self, wanted: &Spot, theirs: &Spot, tell: &mut impl FnMut(Leg, i32)) {
        let estate = wanted.same_estate(theirs);
        match wanted.walk(theirs) {
            None if estate => {
                tell(Leg::SameEstate, self.share(self.unmeasured_estate_m.unsigned_abs()) - self.same_estate)
            }
            None => tell(Leg::OtherEstate, self.share(self.unmeasured_community_m.unsigned_abs())),
            Some(metres) => {
                if estate {
                    tell(Leg::SameEstate, -self.same_estate);
                }
                let far = metres > self.far_m.unsigned_abs();
                tell(if far { Leg::Far(metres) } else { Leg::Metres(metres) }, self.share(metres));
            }
        }
    }

    /// What so many metres cost.
    fn share(&self, metres: u32) -> i32 {
        let counted = i64::from(metres).min(self.most_m.into());
        i32::try_from(counted * i64::from(self.per_100m) / 100).unwrap_or(i32::MAX)
    }
}

/// Both kinds of weights name what a way costs alike.
macro_rules! walk_of {
    ($weights:ty) => {
        impl From<&$weights> for Walk {
            fn from(weights: &$weights) -> Self {
                Self {
                    per_100m: weights.walk_per_100m,
                    most_m: weights.walk_most_m,
                    far_m: weights.walk_far_m,
                    same_estate: weights.same_estate,
                    unmeasured_estate_m: weights.unmeasured_estate_m,
                    unmeasured_community_m: weights.unmeasured_community_m,
                }
            }
        }
    };
}

walk_of!(Policy);
walk_of!(pair::Weights);

//! What each weight is called and means, in groups, in the order of the page.

use crate::words::*;
use ui::Word;

/// One weight in words.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// Its name in the code.
    pub name: &'static str,
    /// Its field on the page.
    pub id: &'static str,
    /// Its name.
    pub title: Word,
    /// What it means, in one sentence.
    pub means: Word,
}

/// Weights that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Its name.
    pub title: Word,
    /// Its weights.
    pub weights: &'static [Said],
}

macro_rules! groups {
    ($of:literal $($title:ident { $($name:ident $word:ident $means:ident;)* })*) => {
        &[$(Group { title: $title, weights: &[$(Said {
            name: stringify!($name),
            id: concat!($of, "-", stringify!($name)),
            title: $word,
            means: $means,
        }),*] }),*]
    };
}

/// Those of errands: `engine::Policy`.
pub const ERRANDS: &[Group] = groups! { "errand"
    GR_DISTANCE {
        walk_per_100m W_WALK W_WALK_M;
        same_building W_SAME_BUILDING W_SAME_BUILDING_M;
        same_estate W_SAME_ESTATE W_SAME_ESTATE_M;
        walk_far_m W_FAR W_FAR_M;
        walk_most_m W_MOST W_MOST_M;
        unmeasured_estate_m W_GUESS_ESTATE W_GUESS_ESTATE_M;
        unmeasured_community_m W_GUESS_AWAY W_GUESS_AWAY_M;
        beyond_reach W_BEYOND W_BEYOND_M;
    }
    GR_KNOWN {
        helped_before W_HELPED W_HELPED_M;
        helped_before_most W_HELPED_MOST W_HELPED_MOST_M;
    }
    GR_TIMES {
        shared_time W_SHARED W_SHARED_M;
        shared_time_most W_SHARED_MOST W_SHARED_MOST_M;
        later W_LATER W_LATER_M;
        not_free W_NOT_FREE W_NOT_FREE_M;
    }
    GR_SKILL {
        more_skill W_MORE_SKILL W_MORE_SKILL_M;
        more_skill_most W_MORE_SKILL_MOST W_MORE_SKILL_MOST_M;
        lacks_skill W_LACKS W_LACKS_M;
        other_tongue W_TONGUE W_TONGUE_M;
    }
    GR_LOAD {
        busy W_BUSY W_BUSY_M;
        busy_most W_BUSY_MOST W_BUSY_MOST_M;
        no_room W_NO_ROOM W_NO_ROOM_M;
    }
    GR_REST {
        asked W_ASKED W_ASKED_M;
        asked_days W_ASKED_DAYS W_ASKED_DAYS_M;
    }
    GR_WORD {
        told W_TOLD W_TOLD_M;
    }
    GR_NOBODY {
        leave_open W_OPEN W_OPEN_M;
        leave_open_overdue W_OVERDUE W_OVERDUE_M;
    }
    GR_WORKINGS {
        base W_BASE W_BASE_M;
        candidates_first W_FIRST W_FIRST_M;
    }
};

/// Those of pairs: `engine::pair::Weights`.
pub const PAIRED: &[Group] = groups! { "pair"
    GR_STAIRS {
        walk_per_100m W_WALK W_WALK_M;
        floor W_FLOOR W_FLOOR_M;
        floor_most W_FLOOR_MOST W_FLOOR_MOST_M;
        same_staircase W_SAME_STAIRS W_SAME_STAIRS_M;
        same_building W_SAME_BUILDING W_SAME_BUILDING_M;
        same_estate W_SAME_ESTATE W_SAME_ESTATE_M;
        walk_far_m W_FAR W_FAR_M;
        walk_most_m W_MOST W_MOST_M;
        unmeasured_estate_m W_GUESS_ESTATE W_GUESS_ESTATE_M;
        unmeasured_community_m W_GUESS_AWAY W_GUESS_AWAY_M;
    }
    GR_KNOWN {
        known W_KNOWN W_KNOWN_M;
        known_most W_HELPED_MOST W_HELPED_MOST_M;
        change W_CHANGE W_CHANGE_M;
    }
    GR_TIMES {
        shared_time W_SHARED W_SHARED_M;
        shared_time_most W_SHARED_MOST W_SHARED_MOST_M;
    }
    GR_FIT {
        skill W_NEED W_NEED_M;
        skill_most W_NEED_MOST W_NEED_MOST_M;
        language W_LANGUAGE W_LANGUAGE_M;
        wish_unknown W_WISH W_WISH_M;
    }
    GR_LOAD {
        own_most W_OWN_MOST W_OWN_MOST_M;
        own_again W_OWN_AGAIN W_OWN_AGAIN_M;
        backup_most W_BACKUP_MOST W_BACKUP_MOST_M;
        backup_again W_BACKUP_AGAIN W_BACKUP_AGAIN_M;
        both W_BOTH W_BOTH_M;
    }
    GR_NOBODY {
        leave_open W_OPEN_PAIR W_OPEN_PAIR_M;
    }
    GR_WORKINGS {
        base W_BASE W_BASE_M;
    }
};

#[cfg(test)]
mod tests {
    use super::*;
    use engine::pair::Weights;
    use engine::{Policy, Weighed};

    fn says_all<T: Weighed>(groups: &[Group]) {
        let mut said: Vec<&str> = groups.iter().flat_map(|group| group.weights).map(|said| said.name).collect();
        let mut weights: Vec<&str> = T::WEIGHTS.iter().map(|weight| weight.name).collect();
        said.sort_unstable();
        weights.sort_unstable();
        assert_eq!(said, weights);
    }

    #[test]
    fn every_weight_is_on_the_page_once() {
        says_all::<Policy>(ERRANDS);
        says_all::<Weights>(PAIRED);
    }
}

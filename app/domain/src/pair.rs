//! A pair 结对: a household in difficulty and a volunteer of its own, with a backup, a rhythm of visits, and a note of
//! what was done at each.

use crate::volunteer::{Skill, Skills};
use crate::{Day, HouseholdId, PersonId, Slots};
use serde::{Deserialize, Serialize};

/// Days from one visit to the next where nobody has said otherwise.
pub const RHYTHM_DAYS: u16 = 7;
/// Longest rhythm: who is seen less often than that has nobody of their own.
pub const RHYTHM_MAX: u16 = 60;
/// Longest word about a visit, in characters.
pub const WORDS_MAX: usize = 200;

/// How far a pair has come. Recorded as (round, stage) and merged by taking the greater, like a task's; a household that
/// is paired anew begins a round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum PairStage {
    /// The captain means to; somebody has not said yes.
    Proposed,
    /// Household, volunteer and captain agree.
    Agreed,
    /// It is over.
    Ended,
}

/// A household's pair. There is one for each household, so two captains who pair it make one pair, not two.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pair {
    /// Whose.
    pub household: HouseholdId,
    /// Their own volunteer.
    pub own: PersonId,
    /// Who steps in.
    pub backup: Option<PersonId>,
    /// Since when somebody has looked after the household: a backup who steps in carries on.
    pub since: Day,
    /// Most days from one visit to the next, 1–[`RHYTHM_MAX`].
    pub rhythm_days: u16,
    /// How far it has come.
    pub stage: PairStage,
}

impl Pair {
    /// By how many days the pair is quieter than its rhythm allows, when the `last` visit was that day; `None` while all
    /// is well, or nothing has been agreed. A pair never visited counts from the day it began.
    #[must_use]
    pub fn quiet_days(&self, last: Option<Day>, today: Day) -> Option<u32> {
        let seen = last.map_or(self.since, |last| last.max(self.since));
        let over = today.0.saturating_sub(seen.0).saturating_sub(self.rhythm_days.into());
        (self.stage == PairStage::Agreed && over > 0).then_some(over)
    }
}

/// Something done at a visit. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Deed {
    /// 买药送药
    Medicine,
    /// 买菜
    Groceries,
    /// 聊天
    Talk,
    /// 唱歌
    Songs,
    /// 做饭送饭
    Meal,
    /// 打扫修理
    Chores,
    /// 陪看病
    Doctor,
    /// 陪散步
    Walk,
    /// 打电话
    Call,
    /// 别的
    Other,
}

impl Deed {
    /// Every kind, in byte-form order.
    pub const ALL: [Self; 10] = [
        Self::Medicine,
        Self::Groceries,
        Self::Talk,
        Self::Songs,
        Self::Meal,
        Self::Chores,
        Self::Doctor,
        Self::Walk,
        Self::Call,
        Self::Other,
    ];
}

/// A set of things done, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Deeds(pub u32);

impl Deeds {
    /// A set of these.
    #[must_use]
    pub fn of(deeds: &[Deed]) -> Self {
        Self(deeds.iter().fold(0, |bits, deed| bits | 1 << *deed as u32))
    }

    /// Whether `deed` is in the set.
    #[must_use]
    pub fn has(self, deed: Deed) -> bool {
        self.0 & (1 << deed as u32) != 0
    }

    /// What was done, in byte-form order; what a newer version knows besides is passed over.
    pub fn iter(self) -> impl Iterator<Item = Deed> {
        Deed::ALL.into_iter().filter(move |deed| self.has(*deed))
    }
}

/// One visit of a pair.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// When.
    pub day: Day,
    /// Who went, or telephoned.
    pub by: PersonId,
    /// What was done.
    pub deeds: Deeds,
    /// How it was, in a few words; may be empty.
    pub words: String,
}

/// What a household in difficulty usually needs somebody for: medicine and groceries, company, songs, a little care.
#[must_use]
pub fn usual_needs() -> Skills {
    Skills::of(&[Skill::Errands, Skill::Talk, Skill::Arts, Skill::Nursing])
}

/// What a household wishes of its own volunteer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wishes {
    /// What somebody is needed for: any one is enough, more are better.
    pub needs: Skills,
    /// When visits suit; empty means any time.
    pub suits: Slots,
    /// Whom they would rather have at the door.
    pub gender: Option<Gender>,
}

impl Default for Wishes {
    /// What most wish for, where nobody has asked.
    fn default() -> Self {
        Self { needs: usual_needs(), suits: Slots::default(), gender: None }
    }
}

/// A woman or a man, where a household would rather have the one or the other at the door.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Gender {
    /// 女
    Woman,
    /// 男
    Man,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(stage: PairStage) -> Pair {
        let (household, own) = (HouseholdId([1; 16]), PersonId([2; 16]));
        Pair { household, own, backup: None, since: Day(100), rhythm_days: 7, stage }
    }

    #[test]
    fn a_pair_is_quiet_from_the_day_after_its_rhythm() {
        let agreed = pair(PairStage::Agreed);
        assert_eq!(agreed.quiet_days(Some(Day(110)), Day(117)), None);
        assert_eq!(agreed.quiet_days(Some(Day(110)), Day(118)), Some(1));
        assert_eq!(agreed.quiet_days(None, Day(110)), Some(3), "never visited counts from its beginning");
        assert_eq!(agreed.quiet_days(Some(Day(80)), Day(107)), None, "a visit from before it began is not its fault");
        assert_eq!(agreed.quiet_days(Some(Day(120)), Day(110)), None, "a day that has not come");
        assert_eq!(agreed.quiet_days(None, Day(u32::MAX)), Some(u32::MAX - 107));
    }

    #[test]
    fn only_what_is_agreed_goes_quiet() {
        for stage in [PairStage::Proposed, PairStage::Ended] {
            assert_eq!(pair(stage).quiet_days(None, Day(900)), None);
        }
    }

    #[test]
    fn deeds_of_a_newer_version_are_passed_over() {
        let deeds = Deeds(Deeds::of(&[Deed::Talk, Deed::Medicine]).0 | 1 << 31);
        assert_eq!(deeds.iter().collect::<Vec<_>>(), [Deed::Medicine, Deed::Talk]);
    }
}

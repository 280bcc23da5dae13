//! Why somebody is proposed and what stands against, in a captain's words: short enough for a tag.

use super::{n, suits, who};
use crate::words::*;
use engine::plan::Why;
use engine::reasons::{Against, Reason, View};
use ui::{common, fill, t};

/// What speaks for somebody; `None` for what needs no saying.
#[must_use]
pub fn reason(reason: Reason) -> Option<String> {
    Some(match reason {
        Reason::SameBuilding => t(R_SAME_BUILDING).to_owned(),
        Reason::SameEstate => t(R_SAME_ESTATE).to_owned(),
        Reason::WalkMetres(0) => return None,
        Reason::WalkMetres(metres) => n(R_WALK, metres),
        Reason::HasSkill(skill) => who(R_SKILL, t(common::skill(skill))),
        Reason::NoSkillNeeded => return None,
        Reason::FreeOn(weekday, part) => who(R_FREE, &suits::slot(weekday, part)),
        Reason::TasksThisWeek(0) => t(R_WEEK_NONE).to_owned(),
        Reason::TasksThisWeek(tasks) => n(R_WEEK, tasks),
        Reason::HelpedBefore(times) => n(R_HELPED, times),
        Reason::Speaks(tongue) => who(R_SPEAKS, t(common::tongue(tongue))),
    })
}

/// What stands against somebody.
#[must_use]
pub fn against(against: Against) -> String {
    match against {
        Against::FarAway(metres) => n(A_FAR, metres),
        Against::Busy { tasks, capacity } if tasks >= capacity => n(A_FULL, tasks),
        Against::Busy { tasks, .. } => n(A_BUSY, tasks),
        Against::NotFreeThen => t(A_NOT_FREE).to_owned(),
        Against::LacksSkill => t(A_LACKS).to_owned(),
        Against::AskedRecently(0) => t(A_TODAY).to_owned(),
        Against::AskedRecently(days) => n(A_RECENTLY, days),
        Against::BeyondReach => t(A_REACH).to_owned(),
        Against::AskedForThis => t(A_ASKED).to_owned(),
        Against::Avoid => t(A_AVOID).to_owned(),
        Against::OwnRequest => t(A_OWN).to_owned(),
        Against::OtherEstate => t(A_OTHER_ESTATE).to_owned(),
        Against::OtherTongue => t(A_TONGUE).to_owned(),
        Against::Resting => t(A_RESTING).to_owned(),
    }
}

/// Everything for and against, weightiest first: at most `most` reasons, and every objection.
#[must_use]
pub fn both(view: &View, most: usize) -> (Vec<String>, Vec<String>) {
    let reasons = view.reasons.iter().filter_map(|one| reason(one.reason)).take(most).collect();
    let against = view.against.iter().map(|one| self::against(one.against)).collect();
    (reasons, against)
}

/// Why a plan leaves a request without a helper.
#[must_use]
pub fn left(why: Why) -> String {
    match why {
        Why::NobodyFits { near_misses: 0 } => t(WHY_NOBODY).to_owned(),
        Why::NobodyFits { near_misses } => n(WHY_NEAR, near_misses),
        Why::ByHand => t(WHY_BY_HAND).to_owned(),
        Why::NeededElsewhere { fit } => fill(t(WHY_ELSEWHERE), &[("n", &fit.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Part;
    use domain::volunteer::Skill;

    #[test]
    fn reasons_are_short_and_plain() {
        assert_eq!(reason(Reason::FreeOn(1, Part::Morning)).as_deref(), Some("周二上午有空"));
        assert_eq!(reason(Reason::HasSkill(Skill::Errands)).as_deref(), Some("会跑腿"));
        assert_eq!(reason(Reason::HelpedBefore(4)).as_deref(), Some("去过 4 次"));
        assert_eq!(reason(Reason::NoSkillNeeded), None);
    }

    #[test]
    fn a_full_week_is_told_from_a_busy_one() {
        assert_eq!(against(Against::Busy { tasks: 3, capacity: 4 }), "本周已 3 件");
        assert_eq!(against(Against::Busy { tasks: 4, capacity: 4 }), "本周满了（4 件）");
        assert_eq!(against(Against::AskedRecently(0)), "今天刚请过");
    }
}

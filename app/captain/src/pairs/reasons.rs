//! Why somebody is proposed for a household and what stands against, in a captain's words.

use crate::facts::{n, who};
use crate::words::*;
use engine::pair::{Against, Reason, View};
use leptos::prelude::*;
use ui::view;
use ui::{Tag, Tone, common, t};

/// From so many floors on a climb is worth saying.
const FLOORS_SAID: u8 = 4;

/// What speaks for somebody; `None` for what needs no saying.
#[must_use]
pub fn reason(reason: Reason) -> Option<String> {
    Some(match reason {
        Reason::Already => t(PR_ALREADY).to_owned(),
        Reason::WasBackup => t(PR_WAS_BACKUP).to_owned(),
        Reason::BeenThere(times) => n(PR_BEEN, times),
        Reason::SameStaircase => t(PR_STAIRCASE).to_owned(),
        Reason::SameBuilding => t(R_SAME_BUILDING).to_owned(),
        Reason::SameEstate => t(R_SAME_ESTATE).to_owned(),
        Reason::WalkMetres(0) => return None,
        Reason::WalkMetres(metres) => n(R_WALK, metres),
        Reason::HasSkill(skill) => who(R_SKILL, t(common::skill(skill))),
        Reason::SharedTimes(parts) => n(PR_TIMES, parts),
        Reason::SameLanguage => t(PR_LANGUAGE).to_owned(),
        Reason::AsWished => t(PR_WISHED).to_owned(),
    })
}

/// What stands against somebody; `None` for what needs no saying.
#[must_use]
pub fn against(against: Against) -> Option<String> {
    Some(match against {
        Against::Avoid => t(A_AVOID).to_owned(),
        Against::Left => t(PA_LEFT).to_owned(),
        Against::LivesThere => t(PA_THERE).to_owned(),
        Against::LacksSkill => t(A_LACKS).to_owned(),
        Against::NotFreeThen => t(A_NOT_FREE).to_owned(),
        Against::BeyondReach => t(A_REACH).to_owned(),
        Against::NoLanguage => t(PA_LANGUAGE).to_owned(),
        Against::NotAsWished => t(PA_WISH).to_owned(),
        Against::WishUnknown => t(PA_WISH_UNKNOWN).to_owned(),
        Against::FarAway(metres) => n(A_FAR, metres),
        Against::OtherEstate => t(A_OTHER_ESTATE).to_owned(),
        Against::Floors(floors) if floors < FLOORS_SAID => return None,
        Against::Floors(floors) => n(PA_FLOORS, floors),
        Against::OwnElsewhere(households) => n(PA_OWN, households),
        Against::BackupElsewhere(households) => n(PA_BACKUP, households),
    })
}

/// Why, and what stands against, as tags: at most `most` reasons, weightiest first.
pub fn tags(view: &View, most: usize) -> AnyView {
    let reasons = view.reasons.iter().filter_map(|one| reason(one.reason)).take(most).map(|words| (words, Tone::Pine));
    let against = view.against.iter().filter_map(|one| against(one.against)).map(|words| (words, Tone::Amber));
    let tags: Vec<_> = reasons.chain(against).map(|(words, tone)| view! { <Tag words=words tone=tone/> }).collect();
    view! { <p class="tags">{tags}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::volunteer::Skill;

    #[test]
    fn reasons_are_short_and_what_goes_without_saying_is_not_said() {
        assert_eq!(reason(Reason::SameStaircase).as_deref(), Some("同单元"));
        assert_eq!(reason(Reason::HasSkill(Skill::Arts)).as_deref(), Some("会唱歌文艺"));
        assert_eq!(reason(Reason::WalkMetres(0)), None);
        assert_eq!(against(Against::Floors(3)), None);
        assert_eq!(against(Against::Floors(6)).as_deref(), Some("要爬 6 层"));
        assert_eq!(against(Against::OwnElsewhere(1)).as_deref(), Some("已照看 1 户"));
    }
}

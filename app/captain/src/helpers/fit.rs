//! How a proposed helper is shown: the length of the fit meter, and what taking her instead of the best would cost.

use engine::propose::Proposal;
use engine::reasons::{Against, Fit, Reason, View};

/// What it costs to take someone instead of the best: whatever tells them apart most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Swap {
    /// Nothing.
    Same,
    /// So many metres more on foot.
    Walk(u32),
    /// Farther, though nobody measured how far.
    Farther,
    /// So many tasks more in the week.
    Busier(u8),
    /// Was asked for something else lately.
    AskedLately,
    /// Has helped this resident less often.
    LessKnown,
    /// Has fewer of the skills.
    LessSkilled,
    /// Has less time that suits.
    LessTime,
    /// One condition fails.
    NearMiss,
}

/// What of a helper is weighed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Aspect {
    Place,
    Week,
    Asked,
    Known,
    Skill,
    Time,
    Barred,
}

const ASPECTS: [Aspect; 6] = [Aspect::Place, Aspect::Week, Aspect::Asked, Aspect::Known, Aspect::Skill, Aspect::Time];

/// Length of the fit meter in per cent, 6 to 98: never quite empty, never quite certain. The best's follows its cost:
/// half the `base` of the policy fills it, the base itself leaves seven tenths. The others' are as much shorter as they cost more, one
/// per cent for every two hundredth of the base: a walk of 30 metres can be seen.
#[must_use]
pub fn meter(base: i32, best: &View, view: &View) -> u8 {
    let base = i64::from(base.max(1));
    let filled = (120 - i64::from(best.cost) * 50 / base).clamp(6, 98);
    let behind = (i64::from(view.cost) - i64::from(best.cost)) * 200 / base;
    u8::try_from((filled - behind).clamp(6, 98)).unwrap_or(6)
}

/// What it costs to take `other` instead of `best`.
#[must_use]
pub fn swap(best: &Proposal, other: &Proposal) -> Swap {
    if other.view.fit == Fit::NearMiss {
        return Swap::NearMiss;
    }
    let dearer = |aspect: &Aspect| share(&other.view, *aspect) - share(&best.view, *aspect);
    let most = ASPECTS.into_iter().rev().max_by_key(dearer).filter(|aspect| dearer(aspect) > 0);
    match most {
        None | Some(Aspect::Barred) => Swap::Same,
        Some(Aspect::Place) => match metres(&other.view).saturating_sub(metres(&best.view)) {
            0 => Swap::Farther,
            farther => Swap::Walk(farther),
        },
        Some(Aspect::Week) => Swap::Busier(tasks(&other.view).saturating_sub(tasks(&best.view))),
        Some(Aspect::Asked) => Swap::AskedLately,
        Some(Aspect::Known) => Swap::LessKnown,
        Some(Aspect::Skill) => Swap::LessSkilled,
        Some(Aspect::Time) => Swap::LessTime,
    }
}

/// What one aspect adds to her cost.
fn share(view: &View, aspect: Aspect) -> i32 {
    let of_reason = |reason: Reason| match reason {
        Reason::SameBuilding | Reason::SameEstate | Reason::WalkMetres(_) => Aspect::Place,
        Reason::HasSkill(_) | Reason::NoSkillNeeded => Aspect::Skill,
        Reason::FreeOn(..) => Aspect::Time,
        Reason::TasksThisWeek(_) => Aspect::Week,
        Reason::HelpedBefore(_) | Reason::Speaks(_) => Aspect::Known,
    };
    let of_against = |against: Against| match against {
        Against::FarAway(_) | Against::BeyondReach | Against::OtherEstate => Aspect::Place,
        Against::Busy { .. } => Aspect::Week,
        Against::NotFreeThen => Aspect::Time,
        Against::LacksSkill => Aspect::Skill,
        Against::AskedRecently(_) => Aspect::Asked,
        Against::OtherTongue => Aspect::Known,
        Against::AskedForThis | Against::Avoid | Against::OwnRequest | Against::Resting => Aspect::Barred,
    };
    let speaks = view.reasons.iter().filter(|one| of_reason(one.reason) == aspect).map(|one| one.share);
    let stands = view.against.iter().filter(|one| of_against(one.against) == aspect).map(|one| one.share);
    speaks.chain(stands).fold(0, i32::saturating_add)
}

/// How far she walks, as far as the reasons say.
fn metres(view: &View) -> u32 {
    let near = view.reasons.iter().filter_map(|near| match near.reason {
        Reason::WalkMetres(metres) => Some(metres),
        _ => None,
    });
    let far = view.against.iter().filter_map(|far| match far.against {
        Against::FarAway(metres) => Some(metres),
        _ => None,
    });
    near.chain(far).max().unwrap_or(0)
}

/// How many tasks she has this week, as far as the reasons say.
fn tasks(view: &View) -> u8 {
    let easy = view.reasons.iter().filter_map(|easy| match easy.reason {
        Reason::TasksThisWeek(tasks) => Some(tasks),
        _ => None,
    });
    let busy = view.against.iter().filter_map(|busy| match busy.against {
        Against::Busy { tasks, .. } => Some(tasks),
        _ => None,
    });
    easy.chain(busy).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PersonId;
    use engine::reasons::{But, For};

    const BASE: i32 = 4_000;

    fn view(fit: Fit, cost: i32, reasons: &[(Reason, i32)], against: &[(Against, i32)]) -> View {
        View {
            fit,
            cost,
            reasons: reasons.iter().map(|(reason, share)| For { reason: *reason, share: *share }).collect(),
            against: against.iter().map(|(against, share)| But { against: *against, share: *share }).collect(),
        }
    }

    fn plain(cost: i32) -> View {
        view(Fit::Fits, cost, &[], &[])
    }

    #[test]
    fn a_cheaper_choice_has_the_longer_meter() {
        assert!(meter(BASE, &plain(1_000), &plain(1_000)) > meter(BASE, &plain(6_000), &plain(6_000)));
        for (cost, length) in [(i32::MAX, 6), (i32::MIN, 98)] {
            assert_eq!(meter(BASE, &plain(cost), &plain(cost)), length);
        }
    }

    #[test]
    fn what_a_captain_reads_as_different_looks_different() {
        let best = plain(3_000);
        let lengths = [3_000, 3_060, 3_350, 9_000].map(|cost| meter(BASE, &best, &plain(cost)));
        assert_eq!(lengths, [83, 80, 66, 6]);
    }

    #[test]
    fn taking_another_says_what_tells_them_apart_most() {
        let proposal = |view| Proposal { volunteer: PersonId([1; 16]), view };
        let fits =
            |reasons: &[(Reason, i32)], against: &[(Against, i32)]| proposal(view(Fit::Fits, 0, reasons, against));
        let best = fits(
            &[(Reason::WalkMetres(40), 24), (Reason::TasksThisWeek(1), 350), (Reason::HelpedBefore(2), -800)],
            &[],
        );
        let others = [
            (
                fits(
                    &[(Reason::TasksThisWeek(1), 350), (Reason::HelpedBefore(2), -800)],
                    &[(Against::FarAway(740), 444)],
                ),
                Swap::Walk(700),
            ),
            (
                fits(
                    &[(Reason::WalkMetres(40), 24), (Reason::HelpedBefore(2), -800)],
                    &[(Against::Busy { tasks: 3, capacity: 4 }, 1_050)],
                ),
                Swap::Busier(2),
            ),
            (fits(&[(Reason::WalkMetres(40), 24), (Reason::TasksThisWeek(1), 350)], &[]), Swap::LessKnown),
            (proposal(view(Fit::NearMiss, 0, &[], &[(Against::LacksSkill, 4_000)])), Swap::NearMiss),
            (best.clone(), Swap::Same),
        ];
        for (other, costs) in others {
            assert_eq!(swap(&best, &other), costs);
        }
    }
}

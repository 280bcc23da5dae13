//! How a proposed helper is shown: the length of the fit meter, and what taking her instead of the best would cost.

use engine::policy::Policy;
use engine::propose::Proposal;
use engine::reasons::{Against, Fit, Reason, View};

/// What it costs to take someone instead of the best.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Swap {
    /// So many metres more on foot.
    Walk(u32),
    /// So many tasks more in the week.
    Busier(u8),
    /// One condition fails.
    NearMiss,
}

/// Length of the fit meter in per cent, 6 to 98: never quite empty, never quite certain. A cost of half the base
/// fills it, the base itself leaves seven tenths.
#[must_use]
pub fn meter(view: &View) -> u8 {
    let base = Policy::default().base.max(1);
    let filled = 120 - i64::from(view.cost) * 50 / i64::from(base);
    u8::try_from(filled.clamp(6, 98)).unwrap_or(6)
}

/// What it costs to take `other` instead of `best`; `None` when there is nothing a person would notice.
#[must_use]
pub fn swap(best: &Proposal, other: &Proposal) -> Option<Swap> {
    if other.view.fit == Fit::NearMiss {
        return Some(Swap::NearMiss);
    }
    let farther = metres(&other.view).saturating_sub(metres(&best.view));
    let busier = tasks(&other.view).saturating_sub(tasks(&best.view));
    match (farther, busier) {
        (50.., _) => Some(Swap::Walk(farther)),
        (_, 1..) => Some(Swap::Busier(busier)),
        _ => None,
    }
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

    fn proposal(fit: Fit, cost: i32, reasons: &[Reason], against: &[Against]) -> Proposal {
        Proposal {
            volunteer: PersonId([1; 16]),
            view: View {
                fit,
                cost,
                reasons: reasons.iter().map(|reason| For { reason: *reason, share: 0 }).collect(),
                against: against.iter().map(|against| But { against: *against, share: 0 }).collect(),
            },
        }
    }

    #[test]
    fn a_cheaper_choice_has_the_longer_meter() {
        let near = proposal(Fit::Fits, 1_000, &[], &[]);
        let far = proposal(Fit::Fits, 6_000, &[], &[]);
        assert!(meter(&near.view) > meter(&far.view));
        assert_eq!(meter(&proposal(Fit::Fits, i32::MAX, &[], &[]).view), 6);
        assert_eq!(meter(&proposal(Fit::Fits, i32::MIN, &[], &[]).view), 98);
    }

    #[test]
    fn taking_another_says_what_it_costs() {
        let best = proposal(Fit::Fits, 0, &[Reason::WalkMetres(40), Reason::TasksThisWeek(1)], &[]);
        let far = proposal(Fit::Fits, 0, &[], &[Against::FarAway(440)]);
        let busy = proposal(Fit::Fits, 0, &[], &[Against::Busy { tasks: 3, capacity: 4 }]);
        let miss = proposal(Fit::NearMiss, 0, &[], &[Against::LacksSkill]);
        assert_eq!(swap(&best, &far), Some(Swap::Walk(400)));
        assert_eq!(swap(&best, &busy), Some(Swap::Busier(2)));
        assert_eq!(swap(&best, &miss), Some(Swap::NearMiss));
        assert_eq!(swap(&best, &best), None);
    }
}

//! Candidates: for each open request the volunteers who fit, cheapest first, without looking at everyone.
//!
//! Volunteers are looked at building by building, in the order in which living there makes them cheaper. No one in a
//! building can cost less than its share and every bonus this request can bring allow, so the search ends as soon as
//! what was asked for must be complete.

use crate::neighbourhood::{Need, Neighbourhood};
use crate::reasons::Fit;
use domain::Slots;
use domain::volunteer::needed;

/// How many candidates to find.
#[derive(Clone, Copy)]
pub(crate) enum Limit {
    /// So many of the cheapest.
    Cheapest(usize),
    /// All who cost at most this.
    UpTo(i64),
}

/// Candidates of one request.
pub(crate) struct Candidates {
    /// (cost, volunteer), cheapest first.
    pub list: Vec<(i32, u32)>,
    /// Whoever fits and is not in the list costs at least this much.
    pub rest: i64,
}

impl Neighbourhood<'_> {
    /// The volunteers who fit `need`, as far as `limit` goes.
    pub fn candidates(&self, need: &Need, limit: Limit) -> Candidates {
        // Whoever has helped this resident before stands outside the bounds and is looked at first.
        let known = self.helpers_of(need.request.person);
        let mut list: Vec<(i32, u32)> = known.iter().filter_map(|known| self.fitting(need, *known)).collect();
        let mut rest = i64::MAX;
        for (bound, spot) in self.spots_by_bound(need) {
            if is_complete(&list, limit, bound) {
                rest = bound;
                break;
            }
            let residents = self.spots[spot as usize].residents.iter();
            let strangers = residents.filter(|resident| known.binary_search(resident).is_err());
            list.extend(strangers.filter_map(|resident| self.fitting(need, *resident)));
            list.sort_unstable();
        }
        list.sort_unstable();
        let kept = match limit {
            Limit::Cheapest(count) => count.min(list.len()),
            Limit::UpTo(most) => list.partition_point(|(cost, _)| i64::from(*cost) <= most),
        };
        rest = list.get(kept).map_or(rest, |(cost, _)| rest.min(i64::from(*cost)));
        list.truncate(kept);
        Candidates { list, rest }
    }

    /// Cost and number of a volunteer who fits `need`.
    fn fitting(&self, need: &Need, volunteer: u32) -> Option<(i32, u32)> {
        let wanted = needed(need.request.kind);
        let skilled = wanted.0 == 0 || wanted.and(self.volunteers[volunteer as usize].who.skills).0 != 0;
        match skilled.then(|| self.cost(need, volunteer))? {
            (Fit::Fits, cost) => Some((cost, volunteer)),
            _ => None,
        }
    }

    /// Places where volunteers live with the least that anyone there can cost, cheapest first. Whoever has helped the
    /// resident before may cost less.
    fn spots_by_bound(&self, need: &Need) -> Vec<(i64, u32)> {
        let policy = &self.policy;
        let counted = |bonus: i32, times: u32, most: i32| i64::from(bonus) * i64::from(times).min(most.into());
        let skills = needed(need.request.kind).0.count_ones().saturating_sub(1);
        let times = need.request.suits.and(Slots::ALL).0.count_ones();
        let bonus = counted(policy.more_skill, skills, policy.more_skill_most)
            + counted(policy.shared_time, times, policy.shared_time_most);
        let least = i64::from(policy.base) - bonus;
        let inhabited = (0..).zip(&self.spots).filter(|(_, spot)| !spot.residents.is_empty());
        let mut spots: Vec<(i64, u32)> =
            inhabited.map(|(spot, _)| (least + i64::from(self.place_share(need.spot, spot)), spot)).collect();
        spots.sort_unstable();
        spots
    }
}

/// Whether a sorted `list` already holds all that `limit` asks for, when everyone else costs at least `bound`.
fn is_complete(list: &[(i32, u32)], limit: Limit, bound: i64) -> bool {
    match limit {
        Limit::Cheapest(0) => true,
        Limit::Cheapest(count) => list.get(count - 1).is_some_and(|(cost, _)| i64::from(*cost) <= bound),
        Limit::UpTo(most) => bound > most,
    }
}

//! Candidates: for each open request the volunteers who fit, cheapest first, without looking at everyone.
//!
//! Volunteers are looked at building by building, in the order in which living there makes them cheaper. No one in a
//! building can cost less than its share of the cost and every other bonus allow, so the search ends as soon as what
//! was asked for must be complete.

use crate::neighbourhood::{Need, Neighbourhood};
use crate::reasons::Fit;
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
        let mut list: Vec<(i32, u32)> = Vec::new();
        let mut rest = i64::MAX;
        for (bound, spot) in self.spots_by_bound(need) {
            if is_complete(&list, limit, bound) {
                rest = bound;
                break;
            }
            self.add_fitting(need, spot, &mut list);
            list.sort_unstable();
        }
        let kept = match limit {
            Limit::Cheapest(count) => count.min(list.len()),
            Limit::UpTo(most) => list.partition_point(|(cost, _)| i64::from(*cost) <= most),
        };
        rest = list.get(kept).map_or(rest, |(cost, _)| rest.min(i64::from(*cost)));
        list.truncate(kept);
        Candidates { list, rest }
    }

    /// Places where volunteers live with the least that anyone there can cost, cheapest first.
    fn spots_by_bound(&self, need: &Need) -> Vec<(i64, u32)> {
        let least = i64::from(self.policy.base) - self.policy.personal_bonus();
        let inhabited = (0..).zip(&self.spots).filter(|(_, spot)| !spot.residents.is_empty());
        let mut spots: Vec<(i64, u32)> =
            inhabited.map(|(spot, _)| (least + i64::from(self.place_share(need.spot, spot)), spot)).collect();
        spots.sort_unstable();
        spots
    }

    /// Adds everyone at `spot` who fits.
    fn add_fitting(&self, need: &Need, spot: u32, list: &mut Vec<(i32, u32)>) {
        let wanted = needed(need.request.kind);
        for &volunteer in &self.spots[spot as usize].residents {
            if wanted.0 != 0 && wanted.and(self.volunteers[volunteer as usize].who.skills).0 == 0 {
                continue;
            }
            let (fit, cost) = self.cost(need, volunteer);
            if fit == Fit::Fits {
                list.push((cost, volunteer));
            }
        }
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

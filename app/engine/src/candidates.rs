//! Candidates: for each open request the volunteers who fit, cheapest first, without looking at everyone.
//!
//! Three indexes make that quick. A **shelf** a kind holds the volunteers who have a skill for it and room this week,
//! by where they live and then by what they cost wherever they go: whoever is elsewhere on the shelves is never looked
//! at. A **ring** a spot lists where volunteers live by what the way from there adds. And when somebody is free is 21
//! bits, compared at once. What a pair costs is a sum of the three, so no reason is put into words before somebody asks
//! for it; [`Neighbourhood::cost`] comes to the same sum. Whoever has a history with the request or its resident stands
//! outside the sums and is weighed one by one.

use crate::neighbourhood::{Local, Need, Neighbourhood};
use crate::reasons::Fit;
use crate::weigh::nearness;
use domain::tongue::{Tongue, Tongues};
use domain::volunteer::Reach;
use domain::{Kind, Slots};

/// Volunteers who can help with a kind of request.
pub(crate) struct Shelf {
    /// Those who live at spot `s`: `entries[start[s]..start[s + 1]]`, cheapest first.
    start: Vec<u32>,
    entries: Vec<Entry>,
    /// The least that any of them costs.
    least: i32,
}

#[derive(Clone, Copy)]
struct Entry {
    /// Her cost before place and time.
    own: i32,
    volunteer: u32,
    bits: Bits,
}

/// When she is free, how far she goes and what she speaks, in one word: bits 0–20 the week's slots, 21 goes through
/// the estate, 22 through the community, 23–30 tongues, 31 always set.
#[derive(Clone, Copy)]
struct Bits(u32);

/// What of [`Bits`] a request asks for: one bit of each.
struct Wanted {
    time: u32,
    tongue: u32,
}

/// A candidate in one word: her cost above her number, so that candidates sort as their words do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate(u64);

impl Candidate {
    pub fn new(cost: i32, volunteer: u32) -> Self {
        // The sign bit turned over puts negative costs first.
        Self(u64::from(cost.cast_unsigned() ^ (1 << 31)) << 32 | u64::from(volunteer))
    }

    pub fn cost(self) -> i32 {
        ((self.0 >> 32) as u32 ^ (1 << 31)).cast_signed()
    }

    pub fn volunteer(self) -> u32 {
        self.0 as u32
    }
}

/// Where volunteers live, seen from one spot.
pub(crate) type Ring = Vec<Near>;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Near {
    /// What the way from there adds to the cost.
    share: i32,
    spot: u32,
    nearness: Reach,
}

impl Neighbourhood {
    /// Puts the `most` (at least one) cheapest volunteers who fit `need` into `found`, in no order. Comes back with
    /// what anyone who fits and is not among them costs at least.
    pub fn cheapest(&self, need: &Need, most: usize, found: &mut Vec<Candidate>) -> i64 {
        found.clear();
        let mut rest = i64::MAX;
        self.each_fitting(need, i64::MAX, |cost, volunteer| {
            found.push(Candidate::new(cost, volunteer));
            if found.len() > 2 * most {
                rest = cut(found, most);
            }
            rest
        });
        if found.len() > most { cut(found, most) } else { rest }
    }

    /// Hands cost and number of each who fits `need` and costs less than a limit to `found`, in no order; `found`
    /// answers with the limit from then on.
    pub fn each_fitting(&self, need: &Need, limit: i64, mut found: impl FnMut(i32, u32) -> i64) {
        let mut limit = limit;
        for apart in &need.apart {
            let (fit, cost) = self.cost(need, apart.volunteer);
            if fit == Fit::Fits && i64::from(cost) < limit {
                limit = found(cost, apart.volunteer);
            }
        }
        let shelf = self.shelves[need.request.kind as usize].get_or_init(|| Shelf::new(self, need.request.kind));
        let ring = self.rings[need.spot as usize].get_or_init(|| self.ring(need.spot));
        let (suits, wanted) = (need.request.suits, Wanted::new(need));
        // What time adds at least: free whenever it suits.
        let soonest = i64::from(self.time_share(suits, if suits.is_empty() { Slots::ALL } else { suits }));
        for near in ring {
            let share = i64::from(near.share);
            if share + soonest + i64::from(shelf.least) >= limit {
                break;
            }
            let reach = Bits::of_reach(near.nearness);
            for entry in shelf.at(near.spot) {
                if share + soonest + i64::from(entry.own) >= limit {
                    break;
                }
                let Bits(bits) = entry.bits;
                let cost = near.share + entry.own + self.time_share(suits, Slots(bits));
                // One branch for all of it: each alone would be a toss of a coin to the processor.
                let fits = (bits & reach != 0) & (bits & wanted.time != 0) & (bits & wanted.tongue != 0);
                if fits & (i64::from(cost) < limit) && !need.knows(entry.volunteer) {
                    limit = found(cost, entry.volunteer);
                }
            }
        }
    }

    /// Where volunteers live, seen from `spot`.
    fn ring(&self, spot: u32) -> Ring {
        let inhabited = (0..).zip(&self.spots).filter(|(_, there)| there.inhabited);
        let near = |(theirs, there)| Near {
            share: self.place_share(spot, theirs),
            spot: theirs,
            nearness: nearness(&self.spots[spot as usize], there),
        };
        let mut ring: Ring = inhabited.map(near).collect();
        ring.sort_unstable();
        ring
    }
}

/// Keeps the `most` cheapest; comes back with what the cheapest of the others costs.
fn cut(found: &mut Vec<Candidate>, most: usize) -> i64 {
    let (_, next, _) = found.select_nth_unstable(most);
    let rest = next.cost().into();
    found.truncate(most);
    rest
}

impl Shelf {
    fn new(here: &Neighbourhood, kind: Kind) -> Self {
        let mut order: Vec<(u32, i32, u32)> = (0..)
            .zip(&here.volunteers)
            .filter_map(|(number, local)| Some((local.spot, here.own_cost(kind, local)?, number)))
            .collect();
        order.sort_unstable();
        let mut start = vec![0; here.spots.len() + 1];
        for (spot, ..) in &order {
            start[*spot as usize + 1] += 1;
        }
        for spot in 0..here.spots.len() {
            start[spot + 1] += start[spot];
        }
        let entry = |(_, own, volunteer): &(u32, i32, u32)| {
            let local = &here.volunteers[*volunteer as usize];
            Entry { own: *own, volunteer: *volunteer, bits: Bits::of(local) }
        };
        let least = order.iter().map(|(_, own, _)| *own).min().unwrap_or(i32::MAX);
        Self { start, entries: order.iter().map(entry).collect(), least }
    }

    fn at(&self, spot: u32) -> &[Entry] {
        &self.entries[self.start[spot as usize] as usize..self.start[spot as usize + 1] as usize]
    }
}

impl Bits {
    const ALWAYS: u32 = 1 << 31;
    const TONGUES: u32 = 0xff << 23;
    /// Each has its bit.
    const _ROOM: () = assert!(Tongue::ALL.len() <= 8);

    fn of(local: &Local) -> Self {
        let reach = match local.who.reach {
            Reach::Building => 0,
            Reach::Estate => Self::of_reach(Reach::Estate),
            Reach::Community => Self::of_reach(Reach::Estate) | Self::of_reach(Reach::Community),
        };
        Self(local.who.free.and(Slots::ALL).0 | reach | Self::of_tongues(local.speaks) | Self::ALWAYS)
    }

    /// The bit of those who go to a place so near.
    fn of_reach(nearness: Reach) -> u32 {
        match nearness {
            Reach::Building => Self::ALWAYS,
            Reach::Estate => 1 << 21,
            Reach::Community => 1 << 22,
        }
    }

    /// Whoever said nothing is understood by everybody.
    fn of_tongues(tongues: Tongues) -> u32 {
        if tongues == Tongues::default() { Self::TONGUES } else { tongues.0 << 23 & Self::TONGUES }
    }
}

impl Wanted {
    fn new(need: &Need) -> Self {
        let suits = need.request.suits.and(Slots::ALL).0;
        let time = if suits == 0 { Bits::ALWAYS } else { suits };
        let any = need.speaks == Tongues::default();
        Self { time, tongue: if any { Bits::ALWAYS } else { Bits::of_tongues(need.speaks) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common;
    use crate::neighbourhood::Scope;
    use crate::policy::Policy;

    /// Cost and number of everyone who fits, found by weighing each.
    fn weighed(here: &Neighbourhood, need: &Need) -> Vec<(i32, u32)> {
        let everyone = 0..here.volunteers.len() as u32;
        let cost = |volunteer| (here.cost(need, volunteer), volunteer);
        let fits = everyone.map(cost).filter(|((fit, _), _)| *fit == Fit::Fits);
        fits.map(|((_, cost), volunteer)| (cost, volunteer)).collect()
    }

    #[test]
    fn the_indexes_find_whom_weighing_finds_at_the_same_cost() {
        for seed in 0..20 {
            let scene = common::drawn(seed, 80, 60);
            for scope in [Scope::One, Scope::All] {
                let here = Neighbourhood::new(&scene, &Policy::default(), scope);
                for need in here.needs(&scene) {
                    let mut expected = weighed(&here, &need);
                    let mut all = Vec::new();
                    here.each_fitting(&need, i64::MAX, |cost, volunteer| {
                        all.push((cost, volunteer));
                        i64::MAX
                    });
                    all.sort_unstable_by_key(|(_, volunteer)| *volunteer);
                    assert_eq!(all, expected, "seed {seed}");
                    expected.sort_unstable();
                    let mut found = Vec::new();
                    let rest = here.cheapest(&need, 5, &mut found);
                    let mut costs: Vec<i32> = found.iter().map(|one| one.cost()).collect();
                    costs.sort_unstable();
                    let cheapest: Vec<i32> = expected.iter().take(5).map(|(cost, _)| *cost).collect();
                    assert_eq!(costs, cheapest, "seed {seed}");
                    let left_out = expected.iter().filter(|(_, v)| found.iter().all(|one| one.volunteer() != *v));
                    assert!(left_out.map(|(cost, _)| i64::from(*cost)).all(|cost| cost >= rest), "seed {seed}");
                }
            }
        }
    }
}

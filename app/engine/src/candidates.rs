//! Candidates: for each open request the volunteers who fit, cheapest first, without looking at everyone.
//!
//! Three indexes make that quick. A **shelf** a kind holds the volunteers who have a skill for it and room this week,
//! by where they live and then by what they cost wherever they go, the price that a plan puts on them included: whoever
//! is elsewhere on the shelves is never looked at. A **ring** a spot lists where volunteers live by what the way from there adds. And when somebody is free is 21
//! bits, compared at once. What a pair costs is a sum of the three, so no reason is put into words before somebody asks
//! for it; [`Neighbourhood::cost`] comes to the same sum. Whoever has a history with the request or its resident stands
//! outside the sums and is weighed one by one.

use crate::arrange::Arrange as _;
use crate::neighbourhood::{Local, Need, Neighbourhood};
use crate::reasons::Fit;
use crate::weigh::ahead;
use core::cell::OnceCell;
use domain::tongue::{Tongue, Tongues};
use domain::volunteer::{Reach, needed};
use domain::{Kind, Slots};

/// A shelf for each kind, as volunteers are priced, made when it is first looked at.
#[derive(Default)]
pub(crate) struct Shelves {
    kinds: [OnceCell<Shelf>; Kind::ALL.len()],
    /// By volunteer.
    prices: Vec<i64>,
}

/// Volunteers who can help with a kind of request.
pub(crate) struct Shelf {
    /// Those who live at spot `s`: `entries[start[s]..start[s + 1]]`, cheapest first.
    start: Vec<u32>,
    entries: Vec<Entry>,
    /// The least that any of them comes to.
    least: i64,
}

#[derive(Clone, Copy)]
struct Entry {
    /// Her cost before place and time, and that with her price.
    own: i32,
    sum: i64,
    volunteer: u32,
    bits: Bits,
}

/// When she is free, how far she goes and what she speaks, in one word: bits 0–20 the week's slots from today on, 21 goes
/// through the estate, 22 through the community, 23–30 tongues, 31 always set.
#[derive(Clone, Copy)]
pub(crate) struct Bits(u32);

/// What of [`Bits`] a request asks for: one bit of each.
struct Wanted {
    time: u32,
    tongue: u32,
    /// The slots that suit.
    slots: u32,
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
    /// Hands cost and number of each who fits `need` and whose cost and price are below a limit to `found`, in no order;
    /// `found` answers with the limit from then on.
    pub fn each_fitting(&self, shelves: &Shelves, need: &Need, limit: i64, mut found: impl FnMut(i32, u32) -> i64) {
        let mut limit = limit;
        for apart in &need.apart {
            let (fit, cost) = self.cost(need, apart.volunteer);
            if fit == Fit::Fits && i64::from(cost) + shelves.price(apart.volunteer) < limit {
                limit = found(cost, apart.volunteer);
            }
        }
        let shelf = shelves.shelf(self, need.request.kind);
        let ring = self.rings[need.spot as usize].get_or_init(|| self.ring(need.spot));
        let (wanted, named) = (Wanted::new(need, self.today), !need.request.suits.is_empty());
        // What time adds at least: free whenever it suits.
        let soonest = i64::from(self.ahead_share(wanted.slots, named));
        for near in ring {
            let least = i64::from(near.share) + soonest;
            if least + shelf.least >= limit {
                break;
            }
            let Bits(reach) = Bits::of_reach(near.nearness);
            for entry in shelf.at(near.spot) {
                if least + entry.sum >= limit {
                    break;
                }
                let Bits(bits) = entry.bits;
                // One branch for all of it: each alone would be a toss of a coin to the processor.
                if (bits & reach == 0) | (bits & wanted.time == 0) | (bits & wanted.tongue == 0) {
                    continue;
                }
                let further = near.share + self.ahead_share(bits & wanted.slots, named);
                if i64::from(further) + entry.sum < limit && !need.knows(entry.volunteer) {
                    limit = found(further + entry.own, entry.volunteer);
                }
            }
        }
    }

    /// What a volunteer costs if she fits `need`.
    pub fn fitting(&self, need: &Need, volunteer: u32) -> Option<i32> {
        let (Bits(bits), wanted) = (self.bits[volunteer as usize], Wanted::new(need, self.today));
        if bits & wanted.time == 0 || bits & wanted.tongue == 0 {
            return None;
        }
        let (fit, cost) = self.cost(need, volunteer);
        (fit == Fit::Fits).then_some(cost)
    }

    /// What a volunteer costs at least, by kind, wherever and whenever it is and whoever asks; `None` where she fits none.
    pub fn at_least(&self, volunteer: u32) -> [Option<i32>; Kind::ALL.len()] {
        let (policy, local) = (&self.policy, &self.volunteers[volunteer as usize]);
        let bonus = policy.same_building.max(policy.same_estate)
            + policy.shared_time * policy.shared_time_most
            + policy.helped_before * policy.helped_before_most;
        Kind::ALL.map(|kind| self.own_cost(kind, local).map(|own| own - bonus))
    }

    /// How many volunteers are near misses for `need`: one condition fails.
    pub fn near_misses(&self, need: &Need) -> u32 {
        let (kind, wanted) = (needed(need.request.kind), Wanted::new(need, self.today));
        let ring = self.rings[need.spot as usize].get_or_init(|| self.ring(need.spot));
        let mut reach = vec![0; self.spots.len()];
        ring.iter().for_each(|near| reach[near.spot as usize] = Bits::of_reach(near.nearness).0);
        let near_miss = |(volunteer, (local, Bits(bits))): (u32, (&Local, &Bits))| {
            if need.knows(volunteer) {
                return self.cost(need, volunteer).0 == Fit::NearMiss;
            }
            let failed = [
                kind.0 != 0 && kind.and(local.who.skills).0 == 0,
                bits & wanted.time == 0,
                bits & wanted.tongue == 0,
                bits & reach[local.spot as usize] == 0,
                self.room(local) == 0,
            ];
            !local.rests && failed.iter().filter(|failed| **failed).count() == 1
        };
        (0..).zip(self.volunteers.iter().zip(&self.bits)).filter(|one| near_miss(*one)).count() as u32
    }

    /// Where volunteers live, seen from `spot`.
    fn ring(&self, spot: u32) -> Ring {
        let inhabited = (0..).zip(&self.spots).filter(|(number, _)| self.inhabited[*number as usize]);
        let near = |(theirs, there)| Near {
            share: self.place_share(spot, theirs),
            spot: theirs,
            nearness: self.spots[spot as usize].nearness(there),
        };
        let mut ring: Ring = inhabited.map(near).collect();
        ring.arrange();
        ring
    }
}

impl Shelves {
    /// Everyone at these prices, by volunteer, none below zero.
    pub fn new(prices: Vec<i64>) -> Self {
        Self { kinds: Default::default(), prices }
    }

    pub fn price(&self, volunteer: u32) -> i64 {
        self.prices[volunteer as usize]
    }

    fn shelf(&self, here: &Neighbourhood, kind: Kind) -> &Shelf {
        let unpriced = || here.unpriced[kind as usize].get_or_init(|| Shelf::new(here, kind));
        self.kinds[kind as usize].get_or_init(|| unpriced().priced(&self.prices))
    }
}

impl Shelf {
    fn new(here: &Neighbourhood, kind: Kind) -> Self {
        let own = |(number, local): (u32, &Local)| Some((local.spot, here.own_cost(kind, local)?, number));
        let mut order: Vec<(u32, i32, u32)> = (0..).zip(&here.volunteers).filter_map(own).collect();
        order.arrange();
        let mut start = vec![0; here.spots.len() + 1];
        for (spot, ..) in &order {
            start[*spot as usize + 1] += 1;
        }
        for spot in 0..here.spots.len() {
            start[spot + 1] += start[spot];
        }
        let entry = |&(_, own, volunteer): &(u32, i32, u32)| Entry {
            own,
            sum: own.into(),
            volunteer,
            bits: here.bits[volunteer as usize],
        };
        let mut shelf = Self { start, entries: order.iter().map(entry).collect(), least: 0 };
        shelf.note_least();
        shelf
    }

    /// The same volunteers at these prices.
    fn priced(&self, prices: &[i64]) -> Self {
        let (start, mut entries) = (self.start.clone(), self.entries.clone());
        for entry in &mut entries {
            entry.sum = i64::from(entry.own) + prices[entry.volunteer as usize];
        }
        for spot in start.windows(2) {
            entries[spot[0] as usize..spot[1] as usize].arrange_by_key(|entry| (entry.sum, entry.volunteer));
        }
        let mut shelf = Self { start, entries, least: 0 };
        shelf.note_least();
        shelf
    }

    fn note_least(&mut self) {
        self.least = self.entries.iter().map(|entry| entry.sum).min().unwrap_or(i64::MAX / 2);
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

    pub fn of(local: &Local, today: u8) -> Self {
        let reach = match local.who.reach {
            Reach::Building => 0,
            Reach::Estate => Self::of_reach(Reach::Estate).0,
            Reach::Community => Self::of_reach(Reach::Estate).0 | Self::of_reach(Reach::Community).0,
        };
        Self(ahead(local.who.free, today) | reach | Self::of_tongues(local.speaks) | Self::ALWAYS)
    }

    /// The bit of those who go to a place so near.
    const fn of_reach(nearness: Reach) -> Self {
        match nearness {
            Reach::Building => Self(Self::ALWAYS),
            Reach::Estate => Self(1 << 21),
            Reach::Community => Self(1 << 22),
        }
    }

    /// Whoever said nothing is understood by everybody.
    fn of_tongues(tongues: Tongues) -> u32 {
        if tongues == Tongues::default() { Self::TONGUES } else { tongues.0 << 23 & Self::TONGUES }
    }
}

impl Wanted {
    fn new(need: &Need, today: u8) -> Self {
        let suits = need.request.suits;
        let slots = ahead(if suits.is_empty() { Slots::ALL } else { suits }, today);
        let any = need.speaks == Tongues::default();
        let tongue = if any { Bits::ALWAYS } else { Bits::of_tongues(need.speaks) };
        Self { time: if suits.is_empty() { Bits::ALWAYS } else { slots }, tongue, slots }
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
                let everyone = 0..here.volunteers.len() as u32;
                let dear = Shelves::new(everyone.clone().map(|one| i64::from(one * 7_919 % 5_000)).collect());
                for need in here.needs(&scene) {
                    let expected = weighed(&here, &need);
                    for (shelves, limit) in [(&here.shelves, i64::MAX), (&dear, i64::MAX), (&dear, 7_000)] {
                        let mut all = Vec::new();
                        here.each_fitting(shelves, &need, limit, |cost, volunteer| {
                            all.push((cost, volunteer));
                            limit
                        });
                        all.sort_unstable_by_key(|(_, volunteer)| *volunteer);
                        let below = |one: &&(i32, u32)| i64::from(one.0) + shelves.price(one.1) < limit;
                        let expected: Vec<(i32, u32)> = expected.iter().filter(below).copied().collect();
                        assert_eq!(all, expected, "seed {seed}");
                    }
                    let one_by_one = everyone.clone().filter_map(|one| Some((here.fitting(&need, one)?, one)));
                    assert_eq!(one_by_one.collect::<Vec<_>>(), expected, "seed {seed}");
                    let near = everyone.clone().filter(|one| here.cost(&need, *one).0 == Fit::NearMiss);
                    assert_eq!(here.near_misses(&need) as usize, near.count(), "seed {seed}");
                }
            }
        }
    }
}

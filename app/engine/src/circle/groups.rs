//! Groups: who dines with whom.

use super::{Here, Spot};
use domain::{PlaceId, Slots};

impl Here<'_> {
    /// How far two households live apart, where they could dine together.
    pub(super) fn apart(&self, one: usize, other: usize) -> Option<u32> {
        let apart = self.walk(self.spots[one], self.spots[other])?;
        let bear = !self.avoids(self.guests[one].person, self.guests[other].person);
        (apart <= self.weights.apart_most_m && bear).then_some(apart)
    }

    /// When it suits all of a group.
    pub(super) fn suits(&self, group: &[usize]) -> Slots {
        group
            .iter()
            .map(|guest| self.guests[*guest].suits)
            .fold(Slots::ALL, |all, suits| if suits.is_empty() { all } else { all.and(suits) })
    }

    /// How far apart the farthest of two groups live, where they could be one.
    fn joined(&self, one: &[usize], other: &[usize]) -> Option<u32> {
        if one.len() + other.len() > usize::from(self.weights.size_max.max(1)) {
            return None;
        }
        let mut farthest = 0;
        for guest in one {
            for with in other {
                farthest = farthest.max(self.apart(*guest, *with)?);
            }
        }
        let suits = self.suits(one).and(self.suits(other));
        (!suits.is_empty()).then_some(farthest)
    }

    /// Groups of guests, and those who are in none. Time grows with the cube of the households in one estate: those
    /// who would dine together are tens, not thousands.
    pub(super) fn groups(&self) -> (Vec<Vec<usize>>, Vec<usize>) {
        let mut estates: Vec<(Option<PlaceId>, PlaceId)> =
            self.spots.iter().map(|spot| (spot.estate, spot.estate.unwrap_or(spot.place))).collect();
        estates.sort_unstable();
        estates.dedup();
        let (mut groups, mut alone) = (Vec::new(), Vec::new());
        for estate in estates {
            let is_here = |spot: &Spot| (spot.estate, spot.estate.unwrap_or(spot.place)) == estate;
            let here = (0..self.guests.len()).filter(|guest| is_here(&self.spots[*guest]));
            let merged = self.merged(here.map(|guest| vec![guest]).collect());
            let (mut circles, few): (Vec<_>, Vec<_>) =
                merged.into_iter().partition(|group| group.len() >= usize::from(self.weights.size_min));
            alone.extend(self.taken_in(&mut circles, few.into_iter().flatten().collect()));
            groups.extend(circles);
        }
        groups.iter_mut().for_each(|group| group.sort_unstable());
        alone.sort_unstable();
        (groups, alone)
    }

    /// Finds room one by one for those whose group is too small as a whole: in the nearest circle, or in a new one with
    /// the nearest of those whom other circles can spare. Comes back with whom that was in vain for.
    fn taken_in(&self, circles: &mut Vec<Vec<usize>>, mut few: Vec<usize>) -> Vec<usize> {
        let mut alone = Vec::new();
        few.sort_unstable_by(|one, other| other.cmp(one));
        while let Some(guest) = few.pop() {
            let room = circles.iter().enumerate().filter_map(|(at, circle)| Some((self.joined(circle, &[guest])?, at)));
            if let Some((_, at)) = room.min() {
                circles[at].push(guest);
                continue;
            }
            let with = self.spared(circles, &few, guest);
            if with.len() + 1 < usize::from(self.weights.size_min) {
                alone.push(guest);
                continue;
            }
            few.retain(|one| !with.contains(one));
            circles.iter_mut().for_each(|circle| circle.retain(|one| !with.contains(one)));
            circles.push([vec![guest], with].concat());
        }
        alone
    }

    /// The nearest who could make a new circle with `guest`, from among `few` and from circles that can spare them.
    fn spared(&self, circles: &[Vec<usize>], few: &[usize], guest: usize) -> Vec<usize> {
        let least = usize::from(self.weights.size_min);
        let mut group = vec![guest];
        while group.len() < least {
            let can_spare =
                |circle: &&Vec<usize>| circle.len() - circle.iter().filter(|one| group.contains(one)).count() > least;
            let spared = circles.iter().filter(can_spare).flatten().chain(few);
            let free = spared.filter(|one| !group.contains(one));
            let nearest = free.filter_map(|one| Some((self.joined(&group, &[*one])?, *one))).min();
            let Some((_, one)) = nearest else { break };
            group.push(one);
        }
        group.split_off(1)
    }

    /// Joins the two nearest groups, the smallest of equally near ones, until none can be joined.
    fn merged(&self, mut groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let of = |one: &Vec<usize>, other: &Vec<usize>| Some((self.joined(one, other)?, one.len() + other.len()));
        let mut apart: Vec<Vec<Option<(u32, usize)>>> = groups
            .iter()
            .enumerate()
            .map(|(at, one)| groups[..at].iter().map(|other| of(one, other)).collect())
            .collect();
        loop {
            let pairs = apart
                .iter()
                .enumerate()
                .flat_map(|(one, row)| row.iter().enumerate().map(move |(other, key)| (key, other, one)));
            let nearest = pairs.filter_map(|(key, other, one)| Some(((*key)?, other, one))).min();
            let Some((_, keep, gone)) = nearest else { break };
            let joins = core::mem::take(&mut groups[gone]);
            groups[keep].extend(joins);
            for at in 0..groups.len() {
                let (low, high) = (at.min(gone), at.max(gone));
                if low != high {
                    apart[high][low] = None;
                }
                let (low, high) = (at.min(keep), at.max(keep));
                if low != high && !groups[at].is_empty() {
                    apart[high][low] = of(&groups[low], &groups[high]);
                }
            }
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

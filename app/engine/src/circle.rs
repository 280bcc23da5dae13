//! A circle 温馨家园: several households near each other who dine together, and the one or two volunteers who see to it.
//!
//! Households of one estate are joined into circles, those nearest first and the smaller before the greater, as long as
//! all of a circle live within a short walk of each other, share a time of the week and can bear each other (complete
//! linkage clustering). The time is the one for which most hosts are free. Then hosts are found for all circles at once
//! by the assignment solver, which proves that no other choice is better.

mod groups;
mod hosts;
#[cfg(test)]
mod tests;

use crate::spot::{Map, Spot};
use core::cmp::Reverse;
use domain::place::Place;
use domain::volunteer::Volunteer;
use domain::{PersonId, PlaceId, Slots};
use serde::{Deserialize, Serialize};

/// A household that would like company at table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Guest {
    /// Who lives there: one name stands for the household.
    pub person: PersonId,
    /// The building.
    pub place: PlaceId,
    /// When it suits; empty is any time.
    pub suits: Slots,
}

/// All that is asked about when circles are to be made.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Gathering {
    /// Households.
    pub guests: Vec<Guest>,
    /// Who might see to a circle. Capacity: in how many.
    pub volunteers: Vec<Volunteer>,
    /// At least the buildings and estates named above.
    pub places: Vec<Place>,
    /// Two people who must not meet, in either order.
    pub avoid: Vec<(PersonId, PersonId)>,
    /// (volunteer, resident) who know each other well: a pair, or former help.
    pub known: Vec<(PersonId, PersonId)>,
}

/// What makes a good circle. Metres, heads and points.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Weights {
    /// Fewest households in a circle.
    pub size_min: u8,
    /// Most households in a circle.
    pub size_max: u8,
    /// How far two of a circle may live apart, on foot.
    pub apart_most_m: u32,
    /// How far apart two buildings of an estate count when nobody measured.
    pub unmeasured_m: u32,
    /// From so many households on a circle has two hosts.
    pub two_hosts_from: u8,
    /// What each 100 m of a host's way cost.
    pub walk_per_100m: u16,
    /// What cooking takes off.
    pub cooks: u16,
    /// What talking, songs or games take off.
    pub entertains: u16,
    /// What each member she knows takes off.
    pub knows: u16,
    /// What a missing host costs.
    pub leave_open: u16,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            size_min: 3,
            size_max: 8,
            apart_most_m: 300,
            unmeasured_m: 150,
            two_hosts_from: 5,
            walk_per_100m: 100,
            cooks: 300,
            entertains: 150,
            knows: 400,
            leave_open: 20_000,
        }
    }
}

/// What speaks for a host.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Why {
    /// Lives so many metres from the farthest member.
    WalkMetres(u32),
    /// Cooks.
    Cooks,
    /// Talks, sings or plays with people.
    Entertains,
    /// Knows so many of the members.
    Knows(u8),
}

/// Someone who sees to a circle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Host {
    /// Who.
    pub volunteer: PersonId,
    /// What speaks for her, each with its share of the cost.
    pub why: Vec<(Why, i32)>,
}

/// One circle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Circle {
    /// The households, by id.
    pub members: Vec<PersonId>,
    /// How far the two farthest live apart, on foot.
    pub apart_m: u32,
    /// The time of the week that suits all and the hosts.
    pub slot: Slots,
    /// One or two hosts, by id.
    pub hosts: Vec<Host>,
    /// Hosts still to be found.
    pub missing: u8,
}

/// Circles, and whom none could be made for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Circles {
    /// Circles, greatest first.
    pub circles: Vec<Circle>,
    /// Households with too few others near them at a time that suits, by id.
    pub alone: Vec<PersonId>,
    /// Whether independent code has checked that no choice of hosts for these circles is better.
    pub certified: bool,
}

/// Circles for the households of `gathering`. The order in which it lists them does not matter.
#[must_use]
pub fn circles(gathering: &Gathering, weights: &Weights) -> Circles {
    let here = Here::new(gathering, *weights);
    let (groups, alone) = here.groups();
    let mut tables: Vec<Table> = groups.iter().map(|members| here.table(members)).collect();
    tables.sort_by_key(|table| (Reverse(table.members.len()), here.guests[table.members[0]].person));
    let alone = alone.iter().map(|guest| here.guests[*guest].person).collect();
    let (circles, certified) = here.with_hosts(&tables);
    Circles { circles, alone, certified }
}

/// A circle that has no hosts yet.
struct Table {
    members: Vec<usize>,
    apart_m: u32,
    slot: Slots,
}

struct Here<'a> {
    weights: Weights,
    /// By person.
    guests: Vec<&'a Guest>,
    spots: Vec<Spot>,
    /// By person.
    volunteers: Vec<(&'a Volunteer, Spot)>,
    /// Both ways, sorted.
    avoid: Vec<(PersonId, PersonId)>,
    known: Vec<(PersonId, PersonId)>,
}

impl<'a> Here<'a> {
    fn new(gathering: &'a Gathering, weights: Weights) -> Self {
        let map = Map::new(&gathering.places);
        // Two buildings nobody measured do not lie upon each other.
        let spot = |place: PlaceId| Spot { at: map.measured(place), ..map.spot(place) };
        let mut guests: Vec<&Guest> = gathering.guests.iter().collect();
        guests.sort_by_key(|guest| (guest.person, guest.place, guest.suits));
        guests.dedup_by_key(|guest| guest.person);
        let mut volunteers: Vec<_> = gathering.volunteers.iter().map(|one| (one, spot(one.place))).collect();
        volunteers.sort_by_key(|(one, _)| one.person);
        volunteers.dedup_by_key(|(one, _)| one.person);
        let mut avoid: Vec<_> =
            gathering.avoid.iter().flat_map(|(one, other)| [(*one, *other), (*other, *one)]).collect();
        avoid.sort_unstable();
        let mut known = gathering.known.clone();
        known.sort_unstable();
        known.dedup();
        let spots = guests.iter().map(|guest| spot(guest.place)).collect();
        Self { weights, guests, spots, volunteers, avoid, known }
    }

    /// The way between two places of one estate; `None` where they are not, or nobody knows.
    fn walk(&self, one: Spot, other: Spot) -> Option<u32> {
        match (one.at, other.at) {
            _ if one.place == other.place => Some(0),
            _ if one.estate.is_none() || one.estate != other.estate => None,
            (Some(here), Some(there)) => Some(here.walk_to(there)),
            _ => Some(self.weights.unmeasured_m),
        }
    }

    fn avoids(&self, one: PersonId, other: PersonId) -> bool {
        self.avoid.binary_search(&(one, other)).is_ok()
    }
}

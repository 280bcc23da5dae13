//! Hosts: the time for each circle, and who sees to it.

use super::{Circle, Here, Host, Spot, Table, Why};
use crate::assign::{Instance, certify, solve};
use core::cmp::Reverse;
use domain::Slots;
use domain::volunteer::{Reach, Skill, Volunteer};

impl Here<'_> {
    pub(super) fn table(&self, members: &[usize]) -> Table {
        let apart = |one: &usize| members.iter().filter_map(|other| self.apart(*one, *other)).max();
        let apart_m = members.iter().filter_map(apart).max().unwrap_or(0);
        let near: Vec<_> = self.volunteers.iter().filter(|(host, spot)| self.can(host, *spot, members)).collect();
        let hosts = |slot: &Slots| near.iter().filter(|(host, _)| !host.free.and(*slot).is_empty()).count();
        let slots = self.suits(members).iter().map(|(weekday, part)| Slots::one(weekday, part));
        let slot = slots.max_by_key(|slot| (hosts(slot), Reverse(slot.0))).unwrap_or_default();
        Table { members: members.to_vec(), apart_m, slot }
    }

    /// Whether a volunteer may see to a circle at all.
    fn can(&self, host: &Volunteer, spot: Spot, members: &[usize]) -> bool {
        let fits = |member: &usize| {
            let (guest, theirs) = (self.guests[*member], self.spots[*member]);
            let near = match host.reach {
                Reach::Building => spot.place == theirs.place,
                Reach::Estate | Reach::Community => self.walk(spot, theirs).is_some(),
            };
            near && guest.person != host.person && !self.avoids(host.person, guest.person)
        };
        host.capacity > 0 && members.iter().all(fits)
    }

    /// What speaks for a host, with shares of the cost.
    fn why(&self, host: &Volunteer, spot: Spot, members: &[usize]) -> Vec<(Why, i32)> {
        let weights = &self.weights;
        let walk = members.iter().filter_map(|member| self.walk(spot, self.spots[*member])).max().unwrap_or(0);
        let share = i64::from(walk) * i64::from(weights.walk_per_100m) / 100;
        let mut why = vec![(Why::WalkMetres(walk), i32::try_from(share.min(1_000_000)).unwrap_or(0))];
        if host.skills.has(Skill::Cooking) {
            why.push((Why::Cooks, -i32::from(weights.cooks)));
        }
        if [Skill::Talk, Skill::Arts, Skill::Chess].into_iter().any(|skill| host.skills.has(skill)) {
            why.push((Why::Entertains, -i32::from(weights.entertains)));
        }
        let knows = |member: &&usize| self.known.binary_search(&(host.person, self.guests[**member].person)).is_ok();
        let known = u8::try_from(members.iter().filter(knows).count()).unwrap_or(u8::MAX);
        if known > 0 {
            why.push((Why::Knows(known), -i32::from(weights.knows) * i32::from(known)));
        }
        why
    }

    /// Hosts for all tables at once, at the least cost in all, and whether that is proven.
    pub(super) fn with_hosts(&self, tables: &[Table]) -> (Vec<Circle>, bool) {
        let wanted = |table: &Table| 1 + u32::from(table.members.len() >= usize::from(self.weights.two_hosts_from));
        let mut pairs = Vec::new();
        for (table, of) in (0..).zip(tables) {
            for (number, (host, spot)) in (0..).zip(&self.volunteers) {
                if !host.free.and(of.slot).is_empty() && self.can(host, *spot, &of.members) {
                    let cost = self.why(host, *spot, &of.members).iter().map(|(_, share)| share).sum();
                    pairs.push((table, number, cost));
                }
            }
        }
        let cap = self.volunteers.iter().map(|(host, _)| host.capacity.into()).collect();
        let pen = vec![i32::from(self.weights.leave_open); tables.len()];
        let Ok(instance) = Instance::new(tables.iter().map(wanted).collect(), pen, cap, pairs) else {
            return (Vec::new(), false);
        };
        let solution = solve(&instance);
        let circle = |(table, hosts): (&Table, &Vec<u32>)| Circle {
            members: table.members.iter().map(|member| self.guests[*member].person).collect(),
            apart_m: table.apart_m,
            slot: table.slot,
            missing: (wanted(table) as usize - hosts.len()) as u8,
            hosts: hosts.iter().map(|host| self.host(*host, table)).collect(),
        };
        let circles = tables.iter().zip(&solution.chosen).map(circle).collect();
        (circles, certify(&instance, &solution).is_ok())
    }

    fn host(&self, number: u32, table: &Table) -> Host {
        let (host, spot) = self.volunteers[number as usize];
        let mut why = self.why(host, spot, &table.members);
        why.sort_by_key(|(_, share)| *share);
        Host { volunteer: host.person, why }
    }
}

//! Numbering people so that those who compete are near each other in memory.
//!
//! Whoever comes with numbers along a map is left where they are. Else requests are taken one after another as they share
//! one of their cheapest volunteers (breadth first), and a volunteer comes where half of those who may ask her have come:
//! a bid then mostly touches what the bids before it touched.

use super::super::order::{Numbers, Order, Stay};
use super::super::{Edge, Instance};

/// So many of a request's volunteers say whom it competes with, for a market that is solved once: more take longer to
/// list than they save.
const ONCE: usize = 2;
/// And so many where the market stays: a twentieth less for each change.
const FOR_LONG: usize = 4;
/// So many requests are asked whether the numbers they come with are near already.
const SAMPLE: usize = 500;
/// Numbers are near that differ by less than this part of all.
const NEAR_PART: u32 = 64;
/// One request in so many says amid whom a volunteer is: all of them know it no better.
const ASKED: u32 = 3;
/// Stands for nobody.
const NOBODY: u32 = u32::MAX;

/// A good order for an instance.
pub(super) fn order(instance: &Instance, stay: Stay) -> Order {
    if is_near(instance) {
        return Order::as_given(instance);
    }
    match stay {
        Stay::AsGiven => walk::<ONCE>(instance),
        Stay::Near => walk::<FOR_LONG>(instance),
    }
}

/// Whether requests with numbers next to each other would mostly ask volunteers with near numbers.
fn is_near(instance: &Instance) -> bool {
    let first = |request: usize| cheapest::<1>(instance.edges_of(request))[0];
    let within = instance.volunteers() as u32 / NEAR_PART;
    let step = instance.requests() / SAMPLE + 1;
    let pairs = (1..instance.requests()).step_by(step).map(|request| (first(request - 1), first(request)));
    let (mut near, mut all) = (0, 0);
    for (one, other) in pairs.filter(|(one, other)| *one != NOBODY && *other != NOBODY) {
        all += 1;
        near += u32::from(one.abs_diff(other) <= within);
    }
    near * 2 > all
}

fn walk<const CHEAPEST: usize>(instance: &Instance) -> Order {
    let near: Vec<[u32; CHEAPEST]> =
        (0..instance.requests()).map(|request| cheapest(instance.edges_of(request))).collect();
    let (ends, fans) = fans(&near, instance.volunteers());
    let mut requests = Vec::with_capacity(near.len());
    let mut seen = vec![false; near.len()];
    let mut met = vec![false; instance.volunteers()];
    for from in 0..near.len() as u32 {
        let mut at = requests.len();
        if !core::mem::replace(&mut seen[from as usize], true) {
            requests.push(from);
        }
        while let Some(&request) = requests.get(at) {
            at += 1;
            for volunteer in near[request as usize] {
                if volunteer == NOBODY || core::mem::replace(&mut met[volunteer as usize], true) {
                    continue;
                }
                for &fan in &fans[ends[volunteer as usize] as usize..ends[volunteer as usize + 1] as usize] {
                    if !core::mem::replace(&mut seen[fan as usize], true) {
                        requests.push(fan);
                    }
                }
            }
        }
    }
    let volunteers = amid(instance, &requests, ASKED);
    Order { requests: Numbers::new(requests), volunteers: Numbers::new(volunteers) }
}

/// All volunteers, each where half of the requests that may ask her have come in this order of them, by every `step`-th
/// request; whom none of those may ask, last.
fn amid(instance: &Instance, requests: &[u32], step: u32) -> Vec<u32> {
    let mut before = vec![0u32; instance.volunteers()];
    for request in (0..instance.requests()).step_by(step as usize) {
        instance.edges_of(request).iter().for_each(|edge| before[edge.volunteer as usize] += 1);
    }
    let alone: Vec<u32> = (0..).zip(&before).filter(|(_, all)| **all == 0).map(|(volunteer, _)| volunteer).collect();
    before.iter_mut().for_each(|all| *all = all.div_ceil(2));
    let mut volunteers = Vec::with_capacity(before.len());
    for request in requests.iter().filter(|request| **request % step == 0) {
        for edge in instance.edges_of(*request as usize) {
            let before = &mut before[edge.volunteer as usize];
            // The other half brings it below zero, and so round, but never to zero again.
            *before = before.wrapping_sub(1);
            if *before == 0 {
                volunteers.push(edge.volunteer);
            }
        }
    }
    volunteers.extend(alone);
    volunteers
}

/// The cheapest volunteers of a row.
fn cheapest<const CHEAPEST: usize>(row: &[Edge]) -> [u32; CHEAPEST] {
    let mut best = [(i32::MAX, NOBODY); CHEAPEST];
    for edge in row.iter() {
        if edge.cost >= best[CHEAPEST - 1].0 {
            continue;
        }
        let mut pair = (edge.cost, edge.volunteer);
        for other in best.iter_mut().filter(|other| edge.cost < other.0) {
            core::mem::swap(other, &mut pair);
        }
    }
    best.map(|(_, volunteer)| volunteer)
}

/// For each volunteer the requests that have her among their cheapest: those of `v` are at `ends[v]..ends[v + 1]`.
fn fans<const CHEAPEST: usize>(near: &[[u32; CHEAPEST]], volunteers: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0u32; volunteers + 1];
    let all = || (0u32..).zip(near).flat_map(|(request, near)| near.map(|volunteer| (request, volunteer)));
    let known = |(_, volunteer): &(u32, u32)| *volunteer != NOBODY;
    all().filter(known).for_each(|(_, volunteer)| ends[volunteer as usize] += 1);
    let mut end = 0;
    for count in &mut ends {
        end += *count;
        *count = end;
    }
    let mut fans = vec![0; end as usize];
    for (request, volunteer) in all().filter(known) {
        let at = &mut ends[volunteer as usize];
        *at -= 1;
        fans[*at as usize] = request;
    }
    (ends, fans)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Request `r` of 200 may ask the volunteers `names(r)` and the one after, of 400.
    fn instance(names: impl Fn(u32) -> u32) -> Instance {
        let pairs = (0..200).flat_map(|request| {
            let name = names(request);
            [(request, name, 5), (request, (name + 1) % 400, 7)]
        });
        Instance::new(vec![1; 200], vec![100; 200], vec![1; 400], pairs.collect()).unwrap()
    }

    #[test]
    fn numbers_along_a_map_are_left_and_others_are_not() {
        assert!(is_near(&instance(|request| request * 2)));
        assert!(!is_near(&instance(|request| request * 163 % 400)));
        let order = order(&instance(|request| request * 2), Stay::Near);
        assert!(order.requests.all().is_sorted() && order.volunteers.all().is_sorted());
    }

    #[test]
    fn a_volunteer_comes_amid_those_who_may_ask_her() {
        let pairs = vec![(0, 2, 1), (0, 1, 1), (1, 2, 1), (2, 1, 1), (2, 0, 1), (3, 0, 1), (3, 1, 1)];
        let instance = Instance::new(vec![1; 4], vec![9; 4], vec![1; 4], pairs).unwrap();
        assert_eq!(amid(&instance, &[0, 1, 2, 3], 1), [2, 0, 1, 3]);
        assert_eq!(amid(&instance, &[3, 2, 1, 0], 1), [0, 1, 2, 3]);
    }

    #[test]
    fn everybody_gets_one_number() {
        let instance = instance(|request| request * 163 % 400);
        for stay in [Stay::AsGiven, Stay::Near] {
            let order = order(&instance, stay);
            assert!((0..200).all(|request| order.requests.inside(order.requests.outside(request)) == request));
            assert!((0..400).all(|who| order.volunteers.inside(order.volunteers.outside(who)) == who));
        }
    }
}

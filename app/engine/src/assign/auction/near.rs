//! Numbering people so that those who compete are near each other in memory.
//!
//! Requests are taken one after another as they share one of their cheapest volunteers (breadth first), and
//! volunteers numbered as they are met: a bid then mostly touches what the bids before it touched.

use super::super::order::{Numbers, Order};
use super::super::{Edge, Instance};

/// So many of a request's volunteers say whom it competes with.
const CHEAPEST: usize = 4;
/// Stands for nobody.
const NOBODY: u32 = u32::MAX;

pub(super) fn order(instance: &Instance) -> Order {
    let near: Vec<[u32; CHEAPEST]> =
        (0..instance.requests()).map(|request| cheapest(instance.edges_of(request))).collect();
    let (ends, fans) = fans(&near, instance.volunteers());
    let (mut requests, mut volunteers) = (Vec::with_capacity(near.len()), Vec::with_capacity(instance.volunteers()));
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
                volunteers.push(volunteer);
                for &fan in &fans[ends[volunteer as usize] as usize..ends[volunteer as usize + 1] as usize] {
                    if !core::mem::replace(&mut seen[fan as usize], true) {
                        requests.push(fan);
                    }
                }
            }
        }
    }
    volunteers.extend((0..).zip(&met).filter(|(_, met)| !**met).map(|(volunteer, _)| volunteer));
    Order { requests: Numbers::new(requests), volunteers: Numbers::new(volunteers) }
}

/// The cheapest volunteers of a row.
fn cheapest(row: &[Edge]) -> [u32; CHEAPEST] {
    let mut best = [(i32::MAX, NOBODY); CHEAPEST];
    for edge in row {
        let mut pair = (edge.cost, edge.volunteer);
        for other in best.iter_mut().filter(|other| edge.cost < other.0) {
            core::mem::swap(other, &mut pair);
        }
    }
    best.map(|(_, volunteer)| volunteer)
}

/// For each volunteer the requests that have her among their cheapest: those of `v` are at `ends[v]..ends[v + 1]`.
fn fans(near: &[[u32; CHEAPEST]], volunteers: usize) -> (Vec<u32>, Vec<u32>) {
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

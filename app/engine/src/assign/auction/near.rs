//! Numbering people so that those who compete are near each other in memory.
//!
//! Requests are taken one after another as they share a cheapest or second-cheapest volunteer (breadth first), and
//! volunteers numbered as they are met: a bid then mostly touches what the bids before it touched.

use super::super::order::{Numbers, Order};
use super::super::{Edge, Instance};

/// Stands for nobody.
const NOBODY: u32 = u32::MAX;

pub(super) fn order(instance: &Instance) -> Order {
    let two: Vec<[u32; 2]> = (0..instance.requests()).map(|request| two_cheapest(instance.edges_of(request))).collect();
    let (ends, fans) = fans(&two, instance.volunteers());
    let (mut requests, mut volunteers) = (Vec::with_capacity(two.len()), Vec::with_capacity(instance.volunteers()));
    let mut seen = vec![false; two.len()];
    let mut met = vec![false; instance.volunteers()];
    for from in 0..two.len() as u32 {
        let mut at = requests.len();
        if !core::mem::replace(&mut seen[from as usize], true) {
            requests.push(from);
        }
        while let Some(&request) = requests.get(at) {
            at += 1;
            for volunteer in two[request as usize] {
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

/// The two cheapest volunteers of a row.
fn two_cheapest(row: &[Edge]) -> [u32; 2] {
    let (mut first, mut second) = ((i32::MAX, NOBODY), (i32::MAX, NOBODY));
    for edge in row {
        if edge.cost < first.0 {
            second = core::mem::replace(&mut first, (edge.cost, edge.volunteer));
        } else if edge.cost < second.0 {
            second = (edge.cost, edge.volunteer);
        }
    }
    [first.1, second.1]
}

/// For each volunteer the requests that have her among their two: those of `v` are at `ends[v]..ends[v + 1]`.
fn fans(two: &[[u32; 2]], volunteers: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0u32; volunteers + 1];
    let all = || (0u32..).zip(two).flat_map(|(request, two)| two.map(|volunteer| (request, volunteer)));
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

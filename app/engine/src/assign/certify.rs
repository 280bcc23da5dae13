//! The proof: checks that a solution is allowed and that its prices show it to be the cheapest. Shares no code with
//! the search.
//!
//! For any volunteers' prices p ≥ 0 and request prices u ≤ penalty, every choice costs at least
//! `Σ mult·u − Σ (p − s) + Σ min(0, cost + p − u)` (the dual bound of linear programming), where the second sum is over
//! each volunteer's places whose surcharge s is below her price, and a pair that is kept counts `cost + p − u` of any
//! sign. A choice that costs exactly that is therefore the cheapest.

use super::{Instance, Solution};
use core::fmt;

/// What is wrong with a solution.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Uncertified {
    /// A list is too short or too long.
    Lengths,
    /// A request has more helpers than it needs, one of them twice, or one who can't help.
    Request(u32),
    /// A volunteer has more requests than she may take.
    Volunteer(u32),
    /// A request is without the volunteer that was to be kept.
    Pinned(u32),
    /// A price is outside its bounds: below zero for a volunteer, above the penalty for a request.
    Price,
    /// Objective or number of unfilled places is not what the choice comes to.
    Sum,
    /// The prices prove less than the choice costs: it may not be the cheapest.
    Gap {
        /// By how much.
        gap: i128,
    },
}

impl fmt::Display for Uncertified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lengths => write!(f, "a list has the wrong length"),
            Self::Request(request) => write!(f, "the helpers of request {request} are not allowed"),
            Self::Volunteer(volunteer) => write!(f, "volunteer {volunteer} has too many requests"),
            Self::Pinned(request) => write!(f, "request {request} lacks a volunteer that was to be kept"),
            Self::Price => write!(f, "a price is out of bounds"),
            Self::Sum => write!(f, "the sums are wrong"),
            Self::Gap { gap } => write!(f, "the prices leave a gap of {gap}"),
        }
    }
}

impl core::error::Error for Uncertified {}

/// Accepts `solution` only when it is allowed and provably the cheapest.
///
/// # Errors
/// The first thing found wrong.
pub fn certify(instance: &Instance, solution: &Solution) -> Result<(), Uncertified> {
    let fits = solution.chosen.len() == instance.requests()
        && solution.request_prices.len() == instance.requests()
        && solution.volunteer_prices.len() == instance.volunteers();
    if !fits {
        return Err(Uncertified::Lengths);
    }
    let (cost, unassigned) = primal(instance, solution)?;
    if cost != solution.objective || unassigned != solution.unassigned {
        return Err(Uncertified::Sum);
    }
    match cost - dual(instance, solution)? {
        0 => Ok(()),
        gap => Err(Uncertified::Gap { gap }),
    }
}

/// What the choice costs and leaves unfilled, once it is known to be allowed.
fn primal(instance: &Instance, solution: &Solution) -> Result<(i128, u64), Uncertified> {
    let mut taken = vec![0u32; instance.volunteers()];
    let (mut cost, mut unassigned) = (0i128, 0u64);
    for (request, chosen) in solution.chosen.iter().enumerate() {
        let wrong = Uncertified::Request(request as u32);
        let missing = (instance.mult()[request] as usize).checked_sub(chosen.len()).ok_or(wrong)?;
        if chosen.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(wrong);
        }
        for &volunteer in chosen {
            let edges = instance.edges_of(request);
            let at = edges.binary_search_by_key(&volunteer, |edge| edge.volunteer).map_err(|_| wrong)?;
            cost += i128::from(edges[at].cost);
            taken[volunteer as usize] += 1;
        }
        cost += i128::from(instance.pen()[request]) * missing as i128;
        unassigned += missing as u64;
    }
    if let Some(volunteer) = taken.iter().zip(instance.cap()).position(|(taken, cap)| taken > cap) {
        return Err(Uncertified::Volunteer(volunteer as u32));
    }
    for (request, volunteer) in instance.pinned() {
        solution.chosen[*request as usize].binary_search(volunteer).map_err(|_| Uncertified::Pinned(*request))?;
    }
    cost += taken.iter().enumerate().map(|(volunteer, taken)| surcharges(instance, volunteer, *taken)).sum::<i128>();
    Ok((cost, unassigned))
}

/// What so many tasks of a volunteer cost more than their pairs say: nothing, once, twice her rise, and so on.
fn surcharges(instance: &Instance, volunteer: usize, tasks: u32) -> i128 {
    let tasks = i128::from(tasks);
    i128::from(instance.rise(volunteer)) * (tasks * (tasks - 1) / 2)
}

/// How much the places of a volunteer would earn at this price, surcharges taken off.
fn earned(instance: &Instance, volunteer: usize, price: i64) -> i128 {
    let rise = i64::from(instance.rise(volunteer));
    let cap = instance.cap()[volunteer];
    // Place k earns price − rise · (k − 1): worth having for the first ⌈price / rise⌉ places.
    let places = match price.checked_div(rise) {
        Some(full) => u32::try_from(full + i64::from(price % rise > 0)).unwrap_or(u32::MAX).min(cap),
        None => cap,
    };
    i128::from(places) * i128::from(price) - surcharges(instance, volunteer, places)
}

/// The least that any choice can cost, as the prices prove it.
fn dual(instance: &Instance, solution: &Solution) -> Result<i128, Uncertified> {
    let (u, p) = (&solution.request_prices, &solution.volunteer_prices);
    if p.iter().any(|price| *price < 0) || u.iter().zip(instance.pen()).any(|(u, pen)| *u > i64::from(*pen)) {
        return Err(Uncertified::Price);
    }
    let product = |count: &u32, price: &i64| i128::from(*count) * i128::from(*price);
    let mut bound: i128 = instance.mult().iter().zip(u).map(|(mult, u)| product(mult, u)).sum();
    bound -= p.iter().enumerate().map(|(volunteer, price)| earned(instance, volunteer, *price)).sum::<i128>();
    let mut pinned = instance.pinned();
    for (request, u) in u.iter().enumerate() {
        for edge in instance.edges_of(request) {
            let reduced = i128::from(edge.cost) + i128::from(p[edge.volunteer as usize]) - i128::from(*u);
            let kept = pinned.first() == Some(&(request as u32, edge.volunteer));
            pinned = &pinned[usize::from(kept)..];
            bound += if kept { reduced } else { reduced.min(0) };
        }
    }
    Ok(bound)
}

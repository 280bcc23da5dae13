//! The search for the cheapest choice: an auction where there is much to do, exact repair for the rest.

use super::auction::{self, PARTS_LOG};
use super::market::{Market, Seat};
use super::repair::Repair;
use super::{Instance, Solution, refine};

/// From so many units on the auction is worth its preparations.
const AUCTION_FROM: usize = 1_500;

/// How to go about it. The choice may differ where several are the cheapest, its cost never.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// One unit after another, each by the cheapest path: best for a day's requests.
    Paths,
    /// An auction first, paths for what it leaves: best for a district's.
    Auction,
}

/// Finds the cheapest choice for `instance`.
#[must_use]
pub fn solve(instance: &Instance) -> Solution {
    let units = instance.mult().iter().map(|mult| *mult as usize).fold(0, usize::saturating_add);
    solve_by(instance, if units < AUCTION_FROM { Method::Paths } else { Method::Auction })
}

/// Finds it in one of two ways.
#[must_use]
pub fn solve_by(instance: &Instance, method: Method) -> Solution {
    let mut market = Market::new(instance);
    if method == Method::Auction {
        bulk(&mut market);
    }
    let mut repair = Repair::new(&market);
    for unit in 0..market.seat.len() as u32 {
        if market.seat[unit as usize] == Seat::Waiting {
            repair.fill(&mut market, unit);
        }
    }
    for volunteer in 0..market.volunteers() {
        if market.has_room(volunteer) && market.price[volunteer] > 0 {
            market.graph.index_columns(market.price.len());
            repair.settle(&mut market, volunteer);
        }
    }
    market.solution(instance)
}

/// Brings everything but a few units to rest.
fn bulk(market: &mut Market) {
    for request in 0..market.requests() {
        market.graph.sort(request);
    }
    market.graph.index_columns(market.volunteers());
    close(market);
    auction::run(market);
    refine::run(market);
    // Rounding all prices down keeps every difference that is a whole number of costs.
    market.price.iter_mut().for_each(|price| *price >>= PARTS_LOG);
    market.pen.iter_mut().for_each(|pen| *pen >>= PARTS_LOG);
    reopen(market);
}

/// Whoever takes no task at all is dearer than any penalty, so that nobody bids for her.
fn close(market: &mut Market) {
    let dearest = market.pen.iter().copied().max().unwrap_or(0);
    for volunteer in 0..market.volunteers() {
        if !market.has_room(volunteer) {
            let least = market.graph.column(volunteer).iter().map(|asked| i64::from(asked.cost)).min().unwrap_or(0);
            market.price[volunteer] = auction::parts(dearest - least.min(0) + 1);
        }
    }
}

/// Whoever takes no task at all asks as much as keeps everyone where they are.
fn reopen(market: &mut Market) {
    for volunteer in 0..market.volunteers() {
        if !market.has_room(volunteer) && market.tasks_of(volunteer).is_empty() {
            let over = |asked: &super::graph::Asked| {
                let request = asked.request as usize;
                let seats = market.seat[market.units_of(request)].iter();
                let pays = seats.map(|seat| match seat {
                    Seat::With(with, cost) => i64::from(*cost) + market.price[*with as usize],
                    _ => market.pen[request],
                });
                pays.max().map_or(0, |pays| pays - i64::from(asked.cost))
            };
            let price = market.graph.column(volunteer).iter().map(over).max().unwrap_or(0);
            market.price[volunteer] = price.max(0);
        }
    }
}

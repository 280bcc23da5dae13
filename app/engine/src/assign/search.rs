//! The search for the cheapest choice: an auction where there is much to do, exact repair for the rest.

use super::auction;
use super::market::Market;
use super::order::{Order, Stay};
use super::repair::Repair;
use super::{Instance, Live, Solution};

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
    solve_by(instance, method(instance))
}

/// Finds it in one of two ways.
#[must_use]
pub fn solve_by(instance: &Instance, method: Method) -> Solution {
    if instance.pinned().is_empty() {
        at_rest(instance, method, Stay::AsGiven).0.solution()
    } else {
        Live::new(instance).solution()
    }
}

/// How to go about an instance.
pub(super) fn method(instance: &Instance) -> Method {
    let units = instance.mult().iter().map(|mult| *mult as usize).fold(0, usize::saturating_add);
    if units < AUCTION_FROM { Method::Paths } else { Method::Auction }
}

/// The market of `instance` at rest, though nobody is kept, and what was needed to repair it.
pub(super) fn at_rest(instance: &Instance, method: Method, stay: Stay) -> (Market, Repair) {
    let (mut market, waiting) = match method {
        Method::Auction => bulk(instance, stay),
        Method::Paths => (Market::new(instance, Order::as_given(instance)), (0..instance.requests() as u32).collect()),
    };
    let mut repair = Repair::new(&market);
    for request in waiting {
        while market.missing(request) > 0 && repair.fill(&mut market, request) {}
    }
    for volunteer in 0..market.volunteers() {
        if market.above(volunteer) > 0 {
            market.index();
            repair.settle(&mut market, volunteer);
        }
    }
    (market, repair)
}

/// Brings everything to rest but a few requests, and volunteers with room and a price.
fn bulk(instance: &Instance, stay: Stay) -> (Market, Vec<u32>) {
    let mut outcome = auction::run(instance, stay);
    if stay == Stay::AsGiven {
        outcome.reorder(instance);
    }
    let mut market = Market::new(instance, outcome.order);
    market.price = outcome.prices;
    for (request, volunteer, cost) in outcome.pairs {
        market.take(request, volunteer, cost);
    }
    if instance.cap().contains(&0) {
        price_closed(&mut market);
    }
    (market, outcome.waiting)
}

/// Whoever takes no task at all asks as much as keeps everyone where they are.
fn price_closed(market: &mut Market) {
    for request in 0..market.requests() {
        let pays = market.pays(request);
        for pair in market.graph.row(request) {
            let volunteer = pair.volunteer() as usize;
            if market.caps()[volunteer] == 0 {
                market.price[volunteer] = market.price[volunteer].max(pays - i64::from(pair.cost()));
            }
        }
    }
}

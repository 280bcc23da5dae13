//! The search for the cheapest choice: an auction where there is much to do, exact repair for the rest.

use super::auction::{self, PARTS_LOG};
use super::hall::{Hall, Seat};
use super::market::Market;
use super::repair::Repair;
use super::{Instance, Live, Solution, refine};

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
    if instance.pinned().is_empty() { at_rest(instance, method).solution() } else { Live::new(instance).solution() }
}

/// How to go about an instance.
pub(super) fn method(instance: &Instance) -> Method {
    let units = instance.mult().iter().map(|mult| *mult as usize).fold(0, usize::saturating_add);
    if units < AUCTION_FROM { Method::Paths } else { Method::Auction }
}

/// The market of `instance` at rest, though nobody is kept.
pub(super) fn at_rest(instance: &Instance, method: Method) -> Market {
    // The auction knows nothing of surcharges.
    let auction = method == Method::Auction && !instance.rises();
    let mut market = if auction { bulk(instance) } else { Market::new(instance) };
    let mut repair = Repair::new(&market);
    for request in 0..market.requests() {
        while market.missing(request) > 0 && repair.fill(&mut market, request) {}
    }
    for volunteer in 0..market.volunteers() {
        if market.has_room(volunteer) && market.price[volunteer as usize] > market.surcharge(volunteer) {
            market.graph.index_columns(market.price.len());
            repair.settle(&mut market, volunteer);
        }
    }
    market
}

/// Brings everything but a few units to rest.
fn bulk(instance: &Instance) -> Market {
    let mut hall = Hall::new(instance);
    run(&mut hall);
    let Hall { graph, seat, request_of, price, .. } = hall;
    let mut market = Market::over(instance, graph);
    market.price = price;
    for (seat, request) in seat.into_iter().zip(request_of) {
        if let Seat::With(volunteer, cost) = seat {
            market.take(request, volunteer, cost);
        }
    }
    market
}

fn run(hall: &mut Hall) {
    for request in 0..hall.requests() {
        hall.graph.sort(request as u32);
    }
    hall.graph.index_columns(hall.volunteers());
    close(hall);
    auction::run(hall);
    refine::run(hall);
    // Rounding all prices down keeps every difference that is a whole number of costs.
    hall.price.iter_mut().for_each(|price| *price >>= PARTS_LOG);
    hall.pen.iter_mut().for_each(|pen| *pen >>= PARTS_LOG);
    reopen(hall);
}

/// Whoever takes no task at all is dearer than any penalty, so that nobody bids for her.
fn close(hall: &mut Hall) {
    let dearest = hall.pen.iter().copied().max().unwrap_or(0);
    for volunteer in 0..hall.volunteers() {
        if !hall.has_room(volunteer) {
            let least =
                hall.graph.column(volunteer as u32).iter().map(|asked| i64::from(asked.cost)).min().unwrap_or(0);
            hall.price[volunteer] = auction::parts(dearest - least.min(0) + 1);
        }
    }
}

/// Whoever takes no task at all asks as much as keeps everyone where they are.
fn reopen(hall: &mut Hall) {
    for volunteer in 0..hall.volunteers() {
        if !hall.has_room(volunteer) && hall.tasks_of(volunteer).is_empty() {
            let over = |asked: &super::graph::Asked| {
                let request = asked.request as usize;
                let seats = hall.seat[hall.units_of(request)].iter();
                let pays = seats.map(|seat| match seat {
                    Seat::With(with, cost) => i64::from(*cost) + hall.price[*with as usize],
                    _ => hall.pen[request],
                });
                pays.max().map_or(0, |pays| pays - i64::from(asked.cost))
            };
            let price = hall.graph.column(volunteer as u32).iter().map(over).max().unwrap_or(0);
            hall.price[volunteer] = price.max(0);
        }
    }
}

//! The auction: brings a hall of many requests close to rest, fast.
//!
//! Units bid for volunteers: each takes the one who comes cheapest at today's prices and pays as much more as makes her
//! just as dear as the next best, plus ε; whoever paid her least has to bid again (Bertsekas; for volunteers with several
//! places after Bertsekas and Castañón). A volunteer left with room and a price asks less until somebody is drawn away
//! to her (the auction in reverse). Then nobody pays over ε more than anywhere else. Phases with ever smaller ε, each
//! from the prices of the one before, end where ε is below a cost's smallest step: [`super::refine`] does the rest.

use super::hall::{Hall, Seat};

/// Costs and prices are counted in so many parts while the auction runs, so that the last ε is a part of a step.
pub(super) const PARTS_LOG: u32 = 4;
/// The first ε, as a part of the greatest cost.
const FIRST_PART: i64 = 300;
/// Each phase has an ε so many times smaller.
const FINER: i64 = 12;
/// Bids a unit in the first phase before ε is raised: bidding that stalls is a war over too few volunteers.
const BIDS_MAX: usize = 4;
/// So much.
const COARSER: i64 = 4;

/// A cost in the auction's parts.
pub(super) fn parts(cost: i64) -> i64 {
    cost << PARTS_LOG
}

/// The least that a pair not chosen would pay, in parts, if under `limit`; else `limit`.
pub(super) fn cheapest(hall: &Hall, request: usize, limit: i64) -> i64 {
    let mut least = limit;
    for pair in hall.graph.row(request as u32) {
        let cost = parts(pair.cost().into());
        if cost >= least {
            break;
        }
        let pays = cost + hall.price[pair.volunteer() as usize];
        if pays < least && !hall.has(request, pair.volunteer() as usize) {
            least = pays;
        }
    }
    least
}

/// The cheapest and the next best of a row.
struct Best {
    volunteer: usize,
    cost: i64,
    /// What the next best would pay, cost and price, at most the penalty.
    second: i64,
}

pub(super) struct Auction<'m> {
    hall: &'m mut Hall,
    /// What was bid for each place of each volunteer; her price is the least of them once she has no room.
    bids: Vec<i64>,
    /// What each unit pays, cost and bid.
    pays: Vec<i64>,
    /// The most that any unit of a request pays, the penalty where one is unfilled; sometimes more than that.
    most: Vec<i64>,
    waiting: Vec<u32>,
    epsilon: i64,
}

/// Runs the auction. Afterwards prices and penalties are in [`parts`]; nobody pays over 1 part more than elsewhere.
pub(super) fn run(hall: &mut Hall) {
    hall.pen.iter_mut().for_each(|pen| *pen = parts(*pen));
    let greatest = (0..hall.requests())
        .filter_map(|request| hall.graph.row(request as u32).last())
        .map(|pair| i64::from(pair.cost()));
    let greatest = parts(greatest.max().unwrap_or(0));
    let waiting = (0..hall.seat.len() as u32).rev().collect();
    let (bids, pays) = (vec![0; hall.tasks.len()], vec![0; hall.seat.len()]);
    let most = hall.pen.clone();
    let mut auction = Auction { hall, bids, pays, most, waiting, epsilon: (greatest / FIRST_PART).max(1) };
    // Only the first phase may raise ε: the later ones get ever finer, and so come to an end.
    auction.forward(BIDS_MAX);
    auction.reverse();
    while auction.epsilon > 1 {
        auction.epsilon = (auction.epsilon / FINER).max(1);
        auction.let_go();
        auction.forward(usize::MAX);
        auction.reverse();
    }
}

impl Auction<'_> {
    /// Lets those who pay over ε more than elsewhere bid again, unless paying less is enough to keep their place.
    fn let_go(&mut self) {
        for unit in (0..self.hall.seat.len() as u32).rev() {
            let request = self.hall.request_of[unit as usize] as usize;
            let pays = match self.hall.seat[unit as usize] {
                Seat::With(..) => self.pays[unit as usize],
                _ => self.hall.pen[request],
            };
            let allowed = cheapest(self.hall, request, pays - self.epsilon).min(self.hall.pen[request]) + self.epsilon;
            if pays <= allowed {
                continue;
            }
            let Seat::With(volunteer, _) = self.hall.seat[unit as usize] else {
                self.hall.seat[unit as usize] = Seat::Waiting;
                self.waiting.push(unit);
                continue;
            };
            let place = self.hall.tasks_of(volunteer as usize).find(|place| self.hall.tasks[*place] == unit);
            let Some(place) = place else { continue };
            let less = self.bids[place] - (pays - allowed);
            if less >= self.hall.price[volunteer as usize] {
                self.bids[place] = less;
                self.pay(unit, allowed);
            } else {
                self.unseat(unit);
                self.waiting.push(unit);
            }
        }
    }

    fn unseat(&mut self, unit: u32) {
        if let Some((_, place, last)) = self.hall.unseat(unit) {
            self.bids[place] = self.bids[last];
        }
    }

    /// Lets everyone who waits bid, and whoever is outbid, until nobody waits. After `bids_max` bids a unit ε is raised.
    fn forward(&mut self, bids_max: usize) {
        let most = self.hall.seat.len().saturating_mul(bids_max);
        let mut count = 0;
        while let Some(unit) = self.waiting.pop() {
            count += 1;
            if count > most {
                count = 0;
                self.epsilon *= COARSER;
            }
            self.bid(unit);
        }
    }

    fn bid(&mut self, unit: u32) {
        let request = self.hall.request_of[unit as usize] as usize;
        let Some(best) = self.best(request) else {
            self.hall.seat[unit as usize] = Seat::Unfilled;
            self.pay(unit, self.hall.pen[request]);
            return;
        };
        let (volunteer, bid) = (best.volunteer, best.second - best.cost + self.epsilon);
        self.pay(unit, best.cost + bid);
        let cost = best.cost >> PARTS_LOG;
        if self.hall.has_room(volunteer) {
            let place = self.hall.seat(unit, volunteer, cost);
            self.bids[place] = bid;
            if !self.hall.has_room(volunteer) {
                let bids = &self.bids[self.hall.tasks_of(volunteer)];
                self.hall.price[volunteer] = bids.iter().copied().min().unwrap_or(bid);
            }
            return;
        }
        let (mut least, mut next) = ((i64::MAX, 0), bid);
        for place in self.hall.tasks_of(volunteer) {
            let paid = self.bids[place];
            if paid < least.0 {
                next = next.min(least.0);
                least = (paid, place);
            } else {
                next = next.min(paid);
            }
        }
        let place = least.1;
        let out = core::mem::replace(&mut self.hall.tasks[place], unit);
        self.bids[place] = bid;
        self.hall.price[volunteer] = next;
        self.hall.seat[unit as usize] = Seat::With(volunteer as u32, cost as i32);
        self.hall.seat[out as usize] = Seat::Waiting;
        self.waiting.push(out);
    }

    /// The best pair of a request, and what the next best would pay. `None` where the penalty is no dearer.
    fn best(&self, request: usize) -> Option<Best> {
        let pen = self.hall.pen[request];
        let (mut first, mut second) = ((pen, usize::MAX, 0), pen);
        let seats = &self.hall.seat[self.hall.units_of(request)];
        let alone = seats.len() == 1;
        for pair in self.hall.graph.row(request as u32) {
            let cost = parts(pair.cost().into());
            if cost >= second {
                break;
            }
            let volunteer = pair.volunteer() as usize;
            let pays = cost + self.hall.price[volunteer];
            if pays >= second || !alone && seats.iter().any(|seat| seat.is_with(volunteer)) {
                continue;
            }
            if pays < first.0 {
                second = first.0;
                first = (pays, volunteer, cost);
            } else {
                second = pays;
            }
        }
        (first.1 != usize::MAX).then_some(Best { volunteer: first.1, cost: first.2, second })
    }

    /// Lets volunteers who have room and a price ask less.
    fn reverse(&mut self) {
        self.level();
        let asks = |volunteer: &usize| self.hall.has_room(*volunteer) && self.hall.price[*volunteer] > 0;
        let mut asking: Vec<usize> = (0..self.hall.volunteers()).filter(asks).collect();
        while let Some(volunteer) = asking.pop() {
            while self.hall.has_room(volunteer) && self.hall.price[volunteer] > 0 {
                asking.extend(self.ask(volunteer));
            }
        }
    }

    /// Lets everyone pay their volunteer's price and no more.
    fn level(&mut self) {
        for volunteer in 0..self.hall.volunteers() {
            self.lower(volunteer, self.hall.price[volunteer]);
        }
    }

    /// Sets a volunteer's price, for all her tasks.
    fn lower(&mut self, volunteer: usize, price: i64) {
        self.hall.price[volunteer] = price;
        for place in self.hall.tasks_of(volunteer) {
            let unit = self.hall.tasks[place];
            let less = core::mem::replace(&mut self.bids[place], price) - price;
            if less > 0 {
                self.pay(unit, self.pays[unit as usize] - less);
            }
        }
    }

    /// One step of a volunteer who asks less: whoever saves most comes to her, at a price that only just outdoes the
    /// next; or she asks nothing. Comes back with a volunteer who has room by that.
    fn ask(&mut self, volunteer: usize) -> Option<usize> {
        let (mut first, mut second) = ((i64::MIN, 0, 0), i64::MIN);
        for asked in self.hall.graph.column(volunteer as u32) {
            let (request, cost) = (asked.request as usize, parts(asked.cost.into()));
            // One look tells for most that they save too little to matter.
            if self.most[request] - cost <= second {
                continue;
            }
            let Some((pays, unit)) = self.dearest(request, volunteer) else { continue };
            self.most[request] = pays;
            if pays - cost > first.0 {
                second = first.0;
                first = (pays - cost, unit, cost);
            } else {
                second = second.max(pays - cost);
            }
        }
        let (saves, unit, cost) = first;
        if saves <= self.epsilon {
            self.lower(volunteer, 0);
            return None;
        }
        let price = second.saturating_sub(self.epsilon).clamp(0, self.hall.price[volunteer]);
        let left = match self.hall.seat[unit as usize] {
            Seat::With(left, _) => Some(left as usize),
            _ => None,
        };
        self.unseat(unit);
        let place = self.hall.seat(unit, volunteer, cost >> PARTS_LOG);
        self.bids[place] = price;
        self.pay(unit, cost + price);
        self.lower(volunteer, price);
        left
    }

    /// Notes what a unit pays.
    fn pay(&mut self, unit: u32, pays: i64) {
        self.pays[unit as usize] = pays;
        let request = self.hall.request_of[unit as usize] as usize;
        let alone = self.hall.units_of(request).len() == 1;
        self.most[request] = if alone { pays } else { pays.max(self.most[request]) };
    }

    /// The unit of a request that pays most, and what; `None` where the request has this volunteer already.
    fn dearest(&self, request: usize, volunteer: usize) -> Option<(i64, u32)> {
        let mut dearest = None;
        for unit in self.hall.units_of(request) {
            let pays = match self.hall.seat[unit] {
                Seat::With(with, _) if with as usize == volunteer => return None,
                Seat::With(..) => self.pays[unit],
                _ => self.hall.pen[request],
            };
            dearest = dearest.max(Some((pays, unit as u32)));
        }
        dearest
    }
}

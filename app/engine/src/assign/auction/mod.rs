//! The auction: brings a market of many requests close to rest, fast.
//!
//! Units bid for volunteers: each takes the one who comes cheapest at today's prices and pays as much more as makes her
//! just as dear as the next best, plus ε; whoever paid her least has to bid again (Bertsekas; for volunteers with several
//! places after Bertsekas and Castañón). A volunteer left with room and a price asks less until somebody is drawn away
//! to her (the auction in reverse). Then nobody pays over ε more than anywhere else. Phases with ever smaller ε, each
//! from the prices of the one before, end where ε is below a cost's smallest step: [`refine`] does the rest. What each
//! idea here gave, and what was tried in vain, stands in `ASSIGN.md` beside the crate's `Cargo.toml`.

mod hall;
mod near;
mod number;
mod refine;
mod scale;
mod side;

use super::Instance;
use super::order::{Order, Stay};
use hall::Hall;
use near::order;
use number::Number;
use scale::Scale;

/// How ε falls where there are places enough: mostly at once, since prices of the first phase are nearly right.
const FREE: Pace = Pace { part: 80, finer: 200 };
/// And where demand exceeds places.
const DEAR: Pace = Pace { part: 40, finer: 20 };
/// The first ε is no less: finer than a cost's step it would only take longer.
const FIRST: i64 = 8;
/// An ε under this is not worth a phase before the last.
const LAST: i64 = 6;
/// Bids a unit (or requests a place) in the first phase before ε is raised: what stalls is a war over too few.
const STEPS_MAX: usize = 10;
/// So much.
const COARSER: i64 = 4;
/// Pairs within so many ε of the second best are kept in front.
const WIDE: i64 = 8;
/// And at least within so many parts: a phase with a tiny ε would look at whole rows too often.
const NARROWEST: i64 = 400;
/// Before a finer phase, prices fall by so many old ε: bids lift them more cheaply than volunteers lower them.
const CHEAPER: i64 = 2;

/// What an auction comes to, in the numbers of `order` inside: all but the requests that wait, and the volunteers with
/// room and a price, are at rest.
#[derive(Default)]
pub(super) struct Outcome {
    pub order: Order,
    /// Volunteers' prices.
    pub prices: Vec<i64>,
    /// Who found each other: request, volunteer, cost.
    pub pairs: Vec<(u32, u32, i32)>,
    /// Requests that lack a helper they may find, once for each.
    pub waiting: Vec<u32>,
}

impl Outcome {
    /// The same with everybody where the instance has them.
    pub fn reorder(&mut self, instance: &Instance) {
        let Order { requests, volunteers } = core::mem::replace(&mut self.order, Order::as_given(instance));
        self.prices =
            (0..instance.volunteers() as u32).map(|who| self.prices[volunteers.inside(who) as usize]).collect();
        for (request, volunteer, _) in &mut self.pairs {
            (*request, *volunteer) = (requests.outside(*request), volunteers.outside(*volunteer));
        }
        self.waiting.iter_mut().for_each(|request| *request = requests.outside(*request));
    }
}

/// Holds an auction over a whole instance.
pub(super) fn run(instance: &Instance, stay: Stay) -> Outcome {
    if instance.edges().is_empty() {
        return Outcome {
            order: Order::as_given(instance),
            prices: vec![0; instance.volunteers()],
            ..Outcome::default()
        };
    }
    let scale = Scale::of(instance);
    if scale.is_narrow() { hold::<i32>(instance, &scale, stay) } else { hold::<i64>(instance, &scale, stay) }
}

/// How ε falls.
struct Pace {
    /// The first one, as a part of the greatest cost.
    part: i64,
    /// Each phase has one so many times smaller.
    finer: i64,
}

fn hold<N: Number>(instance: &Instance, scale: &Scale, stay: Stay) -> Outcome {
    let hall = Hall::<N>::new(instance, scale, order(instance, stay));
    let scarce = hall.seat.len() > hall.places.len();
    let mut auction = Auction { hall, waiting: Vec::new(), epsilon: 0, most: scale.most };
    // Only the first phase may raise ε: the later ones get ever finer, and so come to an end.
    let pace = if scarce { DEAR } else { FREE };
    auction.set_epsilon((scale.cost / pace.part).max(FIRST));
    if scarce {
        auction.begin_dear();
        auction.reverse(STEPS_MAX);
    } else {
        auction.begin_free();
        auction.forward(STEPS_MAX);
    }
    let mut cheaper = if scarce { 0 } else { CHEAPER };
    while auction.epsilon > 1 {
        let fall = auction.epsilon * cheaper;
        let finer = auction.epsilon / pace.finer;
        auction.set_epsilon(if finer < LAST { 1 } else { finer });
        auction.let_go(fall);
        auction.forward(usize::MAX);
        auction.reverse(usize::MAX);
        cheaper = CHEAPER;
    }
    refine::run(&mut auction.hall);
    auction.hall.outcome()
}

struct Auction<N: Number> {
    hall: Hall<N>,
    waiting: Vec<u32>,
    epsilon: i64,
    /// An ε that ends every war.
    most: i64,
}

impl<N: Number> Auction<N> {
    fn set_epsilon(&mut self, epsilon: i64) {
        self.epsilon = epsilon;
        self.hall.rows.wide = epsilon.saturating_mul(WIDE).max(NARROWEST);
        self.hall.columns.wide = epsilon.saturating_mul(WIDE);
    }

    fn raise(&mut self) {
        if self.epsilon < self.most {
            self.set_epsilon((self.epsilon * COARSER).min(self.most));
        }
    }

    /// Every unit waits, and nobody has a price.
    fn begin_free(&mut self) {
        self.waiting.extend((0..self.hall.seat.len() as u32).rev());
    }

    /// No unit has a volunteer, and everyone is too dear.
    fn begin_dear(&mut self) {
        (0..self.hall.seat.len() as u32).for_each(|unit| self.hall.leave_unfilled(unit));
        (0..self.hall.volunteers()).for_each(|volunteer| self.hall.reprice(volunteer, self.most));
    }

    /// Makes everyone cheaper by `fall`, then lets those who pay over ε more than elsewhere bid again.
    fn let_go(&mut self, fall: i64) {
        let hall = &mut self.hall;
        for volunteer in 0..hall.volunteers() {
            if hall.takes(volunteer) {
                let least = hall.surcharge(volunteer, hall.load(volunteer).saturating_sub(1));
                hall.reprice(volunteer, (hall.price[volunteer].get() - fall).max(least));
            }
        }
        hall.rows.fall(fall);
        for request in 0..hall.requests() {
            hall.rows.narrow(request, &hall.price);
        }
        for unit in (0..hall.seat.len()).rev() {
            let request = hall.request_of[unit] as usize;
            let limit = hall.pays(unit) - self.epsilon;
            if hall.least(request, limit) < limit {
                hall.unseat(unit as u32);
                self.waiting.push(unit as u32);
            }
        }
    }

    /// Lets everyone who waits bid, and whoever is outbid, until nobody waits. After `steps_max` bids a unit ε
    /// is raised. In the end everyone pays their volunteer's price and no more.
    fn forward(&mut self, steps_max: usize) {
        let most = self.hall.seat.len().saturating_mul(steps_max);
        let mut count = 0;
        while let Some(unit) = self.waiting.pop() {
            count += 1;
            if count > most {
                count = 0;
                self.raise();
            }
            self.bid(unit);
        }
        let hall = &mut self.hall;
        (0..hall.volunteers()).for_each(|volunteer| hall.reprice(volunteer, hall.price[volunteer].get()));
    }

    fn bid(&mut self, unit: u32) {
        let hall = &mut self.hall;
        let request = hall.request_of[unit as usize] as usize;
        let seats = &hall.seat[hall.units_of(request)];
        let pen = hall.pen[request].get();
        let best = if seats.len() == 1 {
            hall.rows.best(request, &hall.price, pen, |_| false)
        } else {
            hall.rows.best(request, &hall.price, pen, |other| seats.iter().any(|seat| seat.is_with(other)))
        };
        let Some(best) = best else { return hall.leave_unfilled(unit) };
        let bid = best.second - best.cost + self.epsilon;
        self.waiting.extend(hall.outbid(unit, best.other, best.cost, bid));
    }

    /// Lets volunteers who have room and a price above their surcharge ask less. After `steps_max` steps a place ε is raised.
    fn reverse(&mut self, steps_max: usize) {
        let hall = &mut self.hall;
        hall.columns.forget();
        (0..hall.requests()).for_each(|request| hall.note(request));
        let mut asking: Vec<usize> = (0..hall.volunteers()).rev().filter(|volunteer| hall.asks(*volunteer)).collect();
        let most = hall.places.len().saturating_mul(steps_max);
        let mut count = 0;
        while let Some(volunteer) = asking.pop() {
            while self.hall.asks(volunteer) {
                count += 1;
                if count > most {
                    count = 0;
                    self.raise();
                }
                asking.extend(self.ask(volunteer));
            }
        }
        self.hall.tell_of_falls();
    }

    /// One step of a volunteer who asks less: whoever saves most comes to her, at a price that only just outdoes the
    /// next; or she asks no more than
    /// her surcharge. Comes back with a volunteer who has room by that.
    fn ask(&mut self, volunteer: usize) -> Option<usize> {
        let hall = &mut self.hall;
        let (seat, units) = (&hall.seat, &hall.units);
        let has = |request: usize| {
            seat[units[request] as usize..units[request + 1] as usize].iter().any(|seat| seat.is_with(volunteer))
        };
        let floor = hall.floor(volunteer)?;
        let Some(best) = hall.columns.best(volunteer, &hall.relief, -self.epsilon - floor, has) else {
            hall.lower(volunteer, floor);
            return None;
        };
        let unit = hall.dearest(best.other);
        let left = hall.volunteer(unit as usize);
        hall.unseat(unit);
        hall.seat(unit, volunteer, best.cost);
        hall.note(best.other);
        hall.lower(volunteer, (-best.second - self.epsilon).clamp(floor, hall.price[volunteer].get()));
        left
    }
}

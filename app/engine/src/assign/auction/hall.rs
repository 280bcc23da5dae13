//! The auction's hall: who has which place now, and at which price.
//!
//! A request's demand is split into units; each unit waits, has a volunteer, or is left unfilled at the penalty. A
//! volunteer has as many places as she takes tasks. Each place keeps what was bid for it, also when it is left; before
//! that, an empty place counts as if the surcharge of one more task had been bid for it. Her price is the least of all
//! bids: while units bid, the places of a volunteer are a heap, the cheapest first; else, those that are taken come first. People are numbered anew (see
//! [`super::near`]), and costs are counted from the least of all, in parts.

use super::super::Instance;
use super::super::order::Order;
use super::Outcome;
use super::number::Number;
use super::scale::Scale;
use super::side::Side;
use core::ops::Range;

/// A unit's volunteer while it waits to bid.
const WAITING: u32 = u32::MAX;
/// A unit's volunteer when it is left unfilled.
const UNFILLED: u32 = u32::MAX - 1;
/// A place's unit when it is empty.
pub(super) const EMPTY: u32 = u32::MAX;

#[derive(Clone, Copy)]
pub(super) struct Seat<N> {
    /// Cost and bid; the penalty where unfilled.
    pays: N,
    volunteer: u32,
}

impl<N> Seat<N> {
    pub fn is_with(&self, volunteer: usize) -> bool {
        self.volunteer as usize == volunteer
    }
}

#[derive(Clone, Copy)]
pub(super) struct Place<N> {
    pub bid: N,
    pub unit: u32,
}

pub(super) struct Hall<N: Number> {
    order: Order,
    scale: Scale,
    /// The pairs of each request, and of each volunteer.
    pub rows: Side<N>,
    pub columns: Side<N>,
    /// Penalties by request.
    pub pen: Vec<N>,
    /// Units of request `r`: `units[r]..units[r + 1]`. Never more than it has pairs: further ones are always unfilled.
    pub units: Vec<u32>,
    pub request_of: Vec<u32>,
    pub seat: Vec<Seat<N>>,
    /// Places of volunteer `v`: `first[v]..first[v + 1]`.
    first: Vec<u32>,
    pub places: Vec<Place<N>>,
    /// By volunteer.
    pub price: Vec<N>,
    /// By volunteer, how much more each further task costs; nobody has a surcharge above the greatest penalty.
    rise: Vec<N>,
    /// By volunteer, whether her price has fallen since rows last were told, and who those are.
    is_lower: Vec<bool>,
    lowered: Vec<u32>,
    /// By request, what its dearest unit pays, below zero.
    pub relief: Vec<N>,
}

impl<N: Number> Hall<N> {
    /// Everyone waits and nothing has a price.
    pub fn new(instance: &Instance, scale: &Scale, order: Order) -> Self {
        let (requests, volunteers) = (order.requests.all(), order.volunteers.all());
        let mut rows = Side::new(requests.len(), instance.edges().len());
        for request in requests {
            let row = instance.edges_of(*request as usize).iter();
            rows.push(row.map(|edge| (scale.notches(edge.cost), order.volunteers.inside(edge.volunteer))));
        }
        let columns = rows.turned(volunteers.len(), false);
        // One place more than she has pairs: who takes more tasks than there are for her always has room.
        let pairs = (0..volunteers.len()).map(|new| columns.range(new).len() as u32 + 1);
        let caps = volunteers.iter().map(|old| instance.cap()[*old as usize]);
        let first = ends(caps.zip(pairs).map(|(cap, pairs)| cap.min(pairs)));
        // Whoever takes nothing is dearer than any penalty, so that nobody bids for her.
        let price = first.windows(2).map(|ends| N::of(if ends[0] == ends[1] { scale.most } else { 0 })).collect();
        let mults = requests.iter().map(|request| instance.mult()[*request as usize]);
        let units = ends(mults.enumerate().map(|(new, mult)| mult.min(rows.range(new).len() as u32)));
        let of = |request: usize| core::iter::repeat_n(request as u32, (units[request + 1] - units[request]) as usize);
        let request_of: Vec<u32> = (0..units.len() - 1).flat_map(of).collect();
        let pen = |request: &u32| N::of(scale.in_parts(instance.pen()[*request as usize]));
        let pen: Vec<N> = requests.iter().map(pen).collect();
        let mut hall = Self {
            scale: *scale,
            seat: vec![Seat { pays: N::of(0), volunteer: WAITING }; request_of.len()],
            places: vec![Place { bid: N::of(0), unit: EMPTY }; first.last().map_or(0, |end| *end as usize)],
            price,
            rise: volunteers
                .iter()
                .map(|old| N::of(scale.rise(instance.rise(*old as usize)).min(scale.most)))
                .collect(),
            is_lower: vec![false; volunteers.len()],
            lowered: Vec::new(),
            relief: vec![N::of(0); pen.len()],
            rows,
            columns,
            pen,
            units,
            request_of,
            first,
            order,
        };
        (0..hall.volunteers()).for_each(|volunteer| hall.reprice(volunteer, hall.price[volunteer].get()));
        hall
    }

    pub fn requests(&self) -> usize {
        self.pen.len()
    }

    pub fn volunteers(&self) -> usize {
        self.price.len()
    }

    pub fn units_of(&self, request: usize) -> Range<usize> {
        self.units[request] as usize..self.units[request + 1] as usize
    }

    pub fn places_of(&self, volunteer: usize) -> Range<usize> {
        self.first[volunteer] as usize..self.first[volunteer + 1] as usize
    }

    /// Whether a volunteer takes any task at all.
    pub fn takes(&self, volunteer: usize) -> bool {
        !self.places_of(volunteer).is_empty()
    }

    /// How many tasks a volunteer has. Not while units bid.
    pub fn load(&self, volunteer: usize) -> usize {
        self.places[self.places_of(volunteer)].partition_point(|place| place.unit != EMPTY)
    }

    /// What a volunteer's next task costs her more, below which her price can't be; `None` where she has no room.
    pub fn floor(&self, volunteer: usize) -> Option<i64> {
        let load = self.load(volunteer);
        (load < self.places_of(volunteer).len()).then(|| self.surcharge(volunteer, load))
    }

    /// Whether a volunteer has room and a price above what she has to ask.
    pub fn asks(&self, volunteer: usize) -> bool {
        self.price[volunteer].get() > 0
            && self.floor(volunteer).is_some_and(|floor| self.price[volunteer].get() > floor)
    }

    /// What one more task costs a volunteer more who has so many.
    pub fn surcharge(&self, volunteer: usize, load: usize) -> i64 {
        self.rise[volunteer].get().saturating_mul(load as i64).min(self.scale.most)
    }

    /// Whom a unit has.
    pub fn volunteer(&self, unit: usize) -> Option<usize> {
        let volunteer = self.seat[unit].volunteer;
        (volunteer < UNFILLED).then_some(volunteer as usize)
    }

    /// What a unit pays that does not wait.
    pub fn pays(&self, unit: usize) -> i64 {
        self.seat[unit].pays.get()
    }

    pub fn waits(&self, unit: usize) -> bool {
        self.seat[unit].volunteer == WAITING
    }

    /// Whether a request has a unit with this volunteer.
    pub fn has(&self, request: usize, volunteer: usize) -> bool {
        self.seat[self.units_of(request)].iter().any(|seat| seat.is_with(volunteer))
    }

    /// What a request would pay for its cheapest volunteer that no unit of it has, if less than `limit`; else `limit`.
    pub fn least(&mut self, request: usize, limit: i64) -> i64 {
        let seats = &self.seat[self.units[request] as usize..self.units[request + 1] as usize];
        self.rows.least(request, &self.price, limit, |other| seats.iter().any(|seat| seat.is_with(other)))
    }

    /// Lets a unit wait; its place stays empty, at what was bid for it.
    pub fn unseat(&mut self, unit: u32) {
        if let Some(volunteer) = self.volunteer(unit as usize) {
            let range = self.places_of(volunteer);
            let load = self.load(volunteer);
            let taken = &mut self.places[range][..load];
            if let Some(place) = taken.iter().position(|place| place.unit == unit) {
                taken.swap(place, load - 1);
                taken[load - 1].unit = EMPTY;
            }
        }
        self.seat[unit as usize].volunteer = WAITING;
    }

    /// Lets a unit go without.
    pub fn leave_unfilled(&mut self, unit: u32) {
        let pays = self.pen[self.request_of[unit as usize] as usize];
        self.seat[unit as usize] = Seat { pays, volunteer: UNFILLED };
    }

    /// Puts a unit into an empty place of a volunteer, at her price.
    pub fn seat(&mut self, unit: u32, volunteer: usize, cost: i64) {
        let place = self.places_of(volunteer).start + self.load(volunteer);
        let bid = self.price[volunteer];
        self.places[place] = Place { bid, unit };
        self.seat[unit as usize] = Seat { pays: N::of(cost + bid.get()), volunteer: volunteer as u32 };
    }

    /// Puts a unit into a volunteer's cheapest place, for a higher bid; comes back with whoever had it.
    pub fn outbid(&mut self, unit: u32, volunteer: usize, cost: i64, bid: i64) -> Option<u32> {
        let range = self.places_of(volunteer);
        let places = &mut self.places[range];
        let out = places[0].unit;
        let mut at = 0;
        loop {
            let mut next = 2 * at + 1;
            if next >= places.len() {
                break;
            }
            if next + 1 < places.len() && places[next + 1].bid.get() < places[next].bid.get() {
                next += 1;
            }
            if places[next].bid.get() >= bid {
                break;
            }
            places[at] = places[next];
            at = next;
        }
        places[at] = Place { bid: N::of(bid), unit };
        self.price[volunteer] = places[0].bid;
        self.seat[unit as usize] = Seat { pays: N::of(cost + bid), volunteer: volunteer as u32 };
        if out == EMPTY {
            return None;
        }
        self.seat[out as usize].volunteer = WAITING;
        Some(out)
    }

    /// Sets a volunteer's price, for all her places; those that are taken come first.
    pub fn reprice(&mut self, volunteer: usize, price: i64) {
        self.price[volunteer] = N::of(price);
        let range = self.places_of(volunteer);
        let mut load = 0;
        for at in range.clone() {
            let Place { bid, unit } = self.places[at];
            if unit != EMPTY {
                let pays = self.pays(unit as usize) - bid.get() + price;
                self.seat[unit as usize].pays = N::of(pays);
                self.places[at].unit = EMPTY;
                self.places[range.start + load] = Place { bid: N::of(price), unit };
                load += 1;
            }
        }
        for load in load..range.len() {
            self.places[range.start + load].bid = N::of(self.surcharge(volunteer, load).max(price));
        }
    }

    /// The unit of a request that pays most.
    pub fn dearest(&self, request: usize) -> u32 {
        self.units_of(request).max_by_key(|unit| self.pays(*unit)).map_or(EMPTY, |unit| unit as u32)
    }

    /// Notes what the dearest unit of a request pays.
    pub fn note(&mut self, request: usize) {
        let pays = self.seat[self.units_of(request)].iter().map(|seat| seat.pays.get()).max();
        self.relief[request] = N::of(-pays.unwrap_or(0));
    }

    /// Sets a lower price and notes who is relieved by that.
    pub fn lower(&mut self, volunteer: usize, price: i64) {
        if !core::mem::replace(&mut self.is_lower[volunteer], true) {
            self.lowered.push(volunteer as u32);
        }
        self.reprice(volunteer, price);
        for place in self.places_of(volunteer) {
            let unit = self.places[place].unit;
            if unit != EMPTY {
                self.note(self.request_of[unit as usize] as usize);
            }
        }
    }

    /// Tells the rows whose prices fell one by one.
    pub fn tell_of_falls(&mut self) {
        for volunteer in self.lowered.drain(..) {
            let volunteer = volunteer as usize;
            self.is_lower[volunteer] = false;
            let price = self.price[volunteer].get();
            for at in self.columns.range(volunteer) {
                let (cost, request) = self.columns.pair(at);
                self.rows.fell(request, cost + price);
            }
        }
    }

    /// What came of it.
    pub fn outcome(mut self) -> Outcome {
        // The pairs first, so that what lasts lies before the space they leave, and the market's rows fit in there.
        self.rows = Side::new(0, 0);
        let mut outcome = Outcome { prices: vec![0; self.volunteers()], ..Outcome::default() };
        for volunteer in (0..self.volunteers()).filter(|volunteer| self.takes(*volunteer)) {
            outcome.prices[volunteer] = self.scale.price(self.price[volunteer].get());
        }
        for unit in 0..self.seat.len() {
            let request = self.request_of[unit];
            if let Some(volunteer) = self.volunteer(unit) {
                let cost = self.scale.cost(self.pays(unit) - self.price[volunteer].get());
                outcome.pairs.push((request, volunteer as u32, cost as i32));
            } else if self.waits(unit) {
                outcome.waiting.push(request);
            }
        }
        outcome.order = self.order;
        outcome
    }
}

/// Running sums, from 0.
fn ends(counts: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut end = 0;
    let running = counts.map(|count| {
        end += count;
        end
    });
    core::iter::once(0).chain(running).collect()
}

//! The auction's hall: who has which place now, and at which price.
//!
//! A request's demand is split into units; each unit waits, has a volunteer, or is left unfilled at the penalty. With
//! the costs and prices in one scale, these hold when the hall is at rest, and together prove its choice the cheapest:
//! - for each request, no unit pays more (cost + price) than any pair it has not chosen, or than the penalty;
//! - a unit is unfilled only where every pair not chosen would pay at least the penalty;
//! - prices are never below zero, and zero where a volunteer has room.

use super::Instance;
use super::graph::Graph;
use core::ops::Range;

/// Where a unit of demand is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seat {
    /// Nowhere yet.
    Waiting,
    /// Left unfilled, at the penalty.
    Unfilled,
    /// With this volunteer, at this cost.
    With(u32, i32),
}

impl Seat {
    pub fn is_with(self, volunteer: usize) -> bool {
        matches!(self, Self::With(with, _) if with as usize == volunteer)
    }
}

pub(super) struct Hall {
    pub graph: Graph,
    /// Penalties by request.
    pub pen: Vec<i64>,
    /// Units of request `r`: `units[r]..units[r + 1]`. Never more than it has pairs: further ones are always unfilled.
    units: Vec<u32>,
    pub request_of: Vec<u32>,
    pub seat: Vec<Seat>,
    /// By volunteer.
    pub price: Vec<i64>,
    /// Tasks of volunteer `v`: `tasks[first[v]..][..load[v]]`, each a unit.
    first: Vec<u32>,
    pub tasks: Vec<u32>,
    load: Vec<u32>,
}

impl Hall {
    /// Everyone waits and nothing has a price.
    pub fn new(instance: &Instance) -> Self {
        let mut degree = vec![0u32; instance.volunteers()];
        instance.edges().iter().for_each(|edge| degree[edge.volunteer as usize] += 1);
        // One place more than she has pairs: who takes more tasks than there are for her always has room.
        let places = instance.cap().iter().zip(&degree).map(|(cap, degree)| (*cap).min(degree + 1));
        let first = ends(places);
        let mult = |request: usize| instance.mult()[request].min(instance.edges_of(request).len() as u32);
        let units = ends((0..instance.requests()).map(mult));
        let of = |request: usize| core::iter::repeat_n(request as u32, (units[request + 1] - units[request]) as usize);
        let request_of: Vec<u32> = (0..instance.requests()).flat_map(of).collect();
        Self {
            graph: Graph::new(instance),
            pen: instance.pen().iter().map(|pen| i64::from(*pen)).collect(),
            units,
            seat: vec![Seat::Waiting; request_of.len()],
            request_of,
            price: vec![0; instance.volunteers()],
            tasks: vec![0; first.last().map_or(0, |last| *last as usize)],
            first,
            load: vec![0; instance.volunteers()],
        }
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

    /// Whether a request has a unit with this volunteer.
    pub fn has(&self, request: usize, volunteer: usize) -> bool {
        self.seat[self.units_of(request)].iter().any(|seat| seat.is_with(volunteer))
    }

    /// Where the tasks of a volunteer stand among [`Self::tasks`].
    pub fn tasks_of(&self, volunteer: usize) -> Range<usize> {
        let first = self.first[volunteer] as usize;
        first..first + self.load[volunteer] as usize
    }

    pub fn has_room(&self, volunteer: usize) -> bool {
        self.load[volunteer] < self.first[volunteer + 1] - self.first[volunteer]
    }

    /// Gives a waiting unit to a volunteer with room; comes back with the place of the task.
    pub fn seat(&mut self, unit: u32, volunteer: usize, cost: i64) -> usize {
        let place = self.tasks_of(volunteer).end;
        self.tasks[place] = unit;
        self.load[volunteer] += 1;
        self.seat[unit as usize] = Seat::With(volunteer as u32, cost as i32);
        place
    }

    /// Lets a unit wait again; comes back with the volunteer and with the place that became free, into which the last
    /// of her tasks has moved.
    pub fn unseat(&mut self, unit: u32) -> Option<(usize, usize, usize)> {
        let seat = core::mem::replace(&mut self.seat[unit as usize], Seat::Waiting);
        let Seat::With(volunteer, _) = seat else { return None };
        let volunteer = volunteer as usize;
        let mut tasks = self.tasks_of(volunteer);
        let last = tasks.end - 1;
        let place = tasks.find(|place| self.tasks[*place] == unit)?;
        self.tasks[place] = self.tasks[last];
        self.load[volunteer] -= 1;
        Some((volunteer, place, last))
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

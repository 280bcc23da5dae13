//! Paths of swaps: the working memory of one search after another, by Dijkstra's method.
//!
//! A search goes from volunteer to volunteer. It ends where a place is free or nobody comes ("outside"), or where it meets
//! a search that came the other way. Every step has a length ≥ 0 while the market is at rest, so what is settled is
//! exact, and only what is nearer than the end is ever looked at. [`super::push`] looks where a request can go,
//! [`super::pull`] who can come.

use super::lists::append;
use core::cmp::Reverse;
use std::collections::BinaryHeap;

/// Stands for a volunteer where a place is unfilled.
pub(super) const NOBODY: u32 = u32::MAX;

/// Longer than any path, short enough to add up.
pub(super) const NEVER: i64 = i64::MAX / 8;

/// A request goes from one volunteer to another, at this cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Swap {
    pub request: u32,
    pub cost: i32,
    /// Who leaves; [`NOBODY`] where a place was unfilled.
    pub from: u32,
    /// Who comes; [`NOBODY`] where the place stays unfilled.
    pub to: u32,
}

/// How a volunteer was reached in the current search.
#[derive(Clone, Copy, Default)]
pub(super) struct Reached {
    pub distance: i64,
    stamp: u32,
    settled: bool,
    /// The request that would come to her (push) or leave her (pull).
    pub request: u32,
    /// At which cost, where it goes.
    pub cost: i32,
    /// Whom it would leave (push), or to whom it would go (pull).
    pub other: u32,
}

/// Where the cheapest path ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// There is none.
    Never,
    /// Outside, from this volunteer. From [`NOBODY`] where nobody has to move.
    At(u32),
    /// Where the other search met this volunteer.
    Met(u32),
    /// With one more swap, to or from an unfilled place.
    Swap(Swap),
}

/// Pairs of a list that are to be looked at when the search has come so far.
#[derive(Clone, Copy)]
pub(super) struct Behind {
    /// The request (push) or volunteer (pull) whose list it is.
    pub list: u32,
    /// Whom the request would leave (push).
    pub from: u32,
    /// What is to be added to what a pair costs.
    pub label: i64,
}

/// Where a search goes on.
pub(super) enum Next {
    /// From a volunteer who is so far and never was nearer.
    Settled(u32, i64),
    /// With pairs that were too far up to now.
    Behind(Behind),
}

/// What a search that came the other way knows of the rest of the way.
pub(super) trait Rest {
    /// How far it is on from a volunteer, if known.
    fn on_from(&self, volunteer: u32) -> Option<i64>;
    /// How far it is on from outside; from volunteers it does not know it is no nearer.
    fn outside(&self) -> i64;
}

/// The way ends outside.
pub(super) struct Outside;

impl Rest for Outside {
    fn on_from(&self, _: u32) -> Option<i64> {
        None
    }

    fn outside(&self) -> i64 {
        0
    }
}

#[derive(Clone)]
pub(super) struct Paths {
    stamp: u32,
    reached: Vec<Reached>,
    /// Least label of each request in the current search, by stamp; as far as any was noted.
    visited: Vec<(u32, i64)>,
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    /// Pairs not looked at yet.
    behind: Vec<Behind>,
    /// Their numbers, by the length below which no path over them is.
    bounds: BinaryHeap<Reverse<(i64, u32)>>,
    /// Volunteers settled in the current search.
    pub settled: Vec<u32>,
    /// The volunteer where a path that is pushed starts, where one that is pulled leads; [`NOBODY`] for a request.
    pub root: u32,
    /// Length of the cheapest path found in the current search, and where it ends.
    pub goal: i64,
    pub end: End,
}

impl Rest for Paths {
    fn on_from(&self, volunteer: u32) -> Option<i64> {
        let reached = &self.reached[volunteer as usize];
        (reached.stamp == self.stamp).then_some(reached.distance)
    }

    fn outside(&self) -> i64 {
        self.goal
    }
}

impl Paths {
    pub fn new(volunteers: usize) -> Self {
        Self {
            stamp: 0,
            reached: vec![Reached::default(); volunteers],
            visited: Vec::new(),
            heap: BinaryHeap::new(),
            behind: Vec::new(),
            bounds: BinaryHeap::new(),
            settled: Vec::new(),
            root: NOBODY,
            goal: NEVER,
            end: End::Never,
        }
    }

    /// Makes room for a volunteer who is new.
    pub fn grow(&mut self) {
        append(&mut self.reached, Reached::default());
    }

    /// Forgets the last search; paths of length `goal` and more are of no interest.
    pub fn begin(&mut self, goal: i64, end: End) {
        if self.stamp == u32::MAX {
            self.reached.fill(Reached::default());
            self.visited.fill((0, 0));
            self.stamp = 0;
        }
        self.stamp += 1;
        self.heap.clear();
        self.behind.clear();
        self.bounds.clear();
        self.settled.clear();
        (self.goal, self.end) = (goal, end);
    }

    /// Whether a request is looked at for the first time, or from nearer than before.
    pub fn visit(&mut self, request: u32, label: i64) -> bool {
        if self.visited.len() <= request as usize {
            self.visited.resize(request as usize + 1, (0, 0));
        }
        let (stamp, least) = self.visited[request as usize];
        let nearer = stamp != self.stamp || label < least;
        if nearer {
            self.visited[request as usize] = (self.stamp, label);
        }
        nearer
    }

    /// Where to go on: from the nearest volunteer not yet settled from whom the rest may be short enough, or with pairs
    /// that may be nearer.
    pub fn next(&mut self, rest: &impl Rest) -> Option<Next> {
        let least = self.goal - rest.outside();
        loop {
            let first = self.heap.peek().map(|Reverse((distance, _))| *distance).filter(|distance| *distance < least);
            // A volunteer reached so may have less than `outside` to go.
            let bound = self.bounds.peek().map_or(NEVER, |Reverse((bound, _))| *bound);
            if bound < first.unwrap_or(self.goal) {
                return self.bounds.pop().map(|Reverse((_, at))| Next::Behind(self.behind[at as usize]));
            }
            let distance = first?;
            let Reverse((_, volunteer)) = self.heap.pop()?;
            let reached = &mut self.reached[volunteer as usize];
            if !reached.settled {
                reached.settled = true;
                self.settled.push(volunteer);
                return Some(Next::Settled(volunteer, distance));
            }
        }
    }

    /// Notes pairs that are to be looked at when the search has come so far, if it does.
    pub fn look_later(&mut self, bound: i64, behind: Behind) {
        if bound < self.goal {
            self.bounds.push(Reverse((bound, self.behind.len() as u32)));
            self.behind.push(behind);
        }
    }

    /// Whether a volunteer was not reached yet, or from farther.
    pub fn is_nearer(&self, volunteer: u32, distance: i64) -> bool {
        let reached = &self.reached[volunteer as usize];
        reached.stamp != self.stamp || distance < reached.distance
    }

    /// Notes that a volunteer is so far, and by which step, and lets the search go on from her if it has to.
    /// `leave` is how far it is from her outside, where she can end the path.
    pub fn reach(
        &mut self,
        volunteer: u32,
        distance: i64,
        (request, cost, other): (u32, i32, u32),
        leave: Option<i64>,
        rest: &impl Rest,
    ) {
        if !self.is_nearer(volunteer, distance) {
            return;
        }
        self.reached[volunteer as usize] =
            Reached { stamp: self.stamp, settled: false, distance, request, cost, other };
        let known = rest.on_from(volunteer);
        if let Some(on) = known {
            self.offer(distance + on, End::Met(volunteer));
        }
        if let Some(leave) = leave {
            self.offer(distance + leave + rest.outside(), End::At(volunteer));
        }
        // Where the rest is known exactly, or the way outside is free, going on from her gains nothing.
        let exact = known.is_some_and(|on| on <= rest.outside()) || leave == Some(0);
        if !exact && distance + rest.outside() < self.goal {
            self.heap.push(Reverse((distance, volunteer)));
        }
    }

    /// Notes a whole path, if it is shorter than any so far.
    pub fn offer(&mut self, length: i64, end: End) {
        if length < self.goal {
            (self.goal, self.end) = (length, end);
        }
    }

    /// How a volunteer was reached.
    pub fn step(&self, volunteer: u32) -> Reached {
        self.reached[volunteer as usize]
    }
}

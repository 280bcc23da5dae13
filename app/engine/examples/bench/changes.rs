//! Requests that are called off and come again, one at a time, while all others stand.

use engine::assign::{Instance, Live};
use std::collections::VecDeque;

/// So many of each kind of change make a turn.
const TURN: usize = 400;
/// So many requests are away at once, so that who comes is never who just went.
const AWAY_MOST: usize = 64;

/// A plan under change. After a whole turn every request is there again.
pub struct Changes {
    instance: Instance,
    live: Live,
    /// Under which number each request of the instance stands now.
    number: Vec<u32>,
    away: VecDeque<usize>,
    gone: usize,
    seed: u64,
    request: usize,
    arrives: bool,
    pairs: Vec<(u32, i32)>,
}

impl Changes {
    /// Everything is there.
    pub fn new(instance: Instance) -> Self {
        Self {
            live: Live::new(&instance),
            number: (0..instance.requests() as u32).collect(),
            away: VecDeque::new(),
            gone: 0,
            seed: 1,
            request: 0,
            arrives: false,
            pairs: Vec::new(),
            instance,
        }
    }

    /// Settles what the next change is: whether a request arrives (`Some(true)`) or goes; `None` after a turn.
    pub fn next(&mut self) -> Option<bool> {
        self.arrives = self.away.len() >= AWAY_MOST.min(self.number.len()) || self.gone == TURN;
        if self.arrives {
            let Some(request) = self.away.pop_front() else {
                self.gone = 0;
                return None;
            };
            self.request = request;
            self.pairs.clear();
            self.pairs.extend(self.instance.edges_of(request).iter().map(|edge| (edge.volunteer, edge.cost)));
        } else {
            self.request = self.draw();
            self.away.push_back(self.request);
            self.gone += 1;
        }
        Some(self.arrives)
    }

    /// Makes the change.
    pub fn change(&mut self) {
        let request = self.request;
        if self.arrives {
            let (mult, pen) = (self.instance.mult()[request], self.instance.pen()[request]);
            self.number[request] = self.live.arrive(mult, pen, &self.pairs).unwrap_or_default();
        } else {
            let _ = self.live.cancel(self.number[request]);
        }
    }

    /// What the plan costs.
    pub fn objective(&self) -> i128 {
        self.live.objective()
    }

    /// A request that is there, from a row of numbers that is the same every time (Knuth's MMIX generator).
    fn draw(&mut self) -> usize {
        loop {
            self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let request = (self.seed >> 33) as usize % self.number.len().max(1);
            if !self.away.contains(&request) {
                return request;
            }
        }
    }
}

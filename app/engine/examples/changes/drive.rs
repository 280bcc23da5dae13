//! Drives a plan through random changes and measures each. The clock is the caller's, so that it works in a browser too.

use engine::assign::{Instance, Live, Malformed};

/// What is measured, in the order of [`Times::of`].
pub const KINDS: [&str; 6] = ["arrive", "cancel", "regret", "backups", "best_for", "leave_join"];

/// How long each change took, in the clock's unit.
pub struct Times {
    of: [Vec<f64>; KINDS.len()],
}

impl Times {
    /// Keeps the less of two times where the same was done twice: what a busy machine adds is not the plan's.
    pub fn least(&mut self, again: &Self) {
        for (times, again) in self.of.iter_mut().zip(&again.of) {
            times.iter_mut().zip(again).for_each(|(time, again)| *time = time.min(*again));
        }
    }

    /// Of one kind: median, 99th percentile and most.
    pub fn summary(&mut self, kind: usize) -> [f64; 3] {
        let times = &mut self.of[kind];
        times.sort_by(f64::total_cmp);
        let at = |part: f64| times.get((times.len() as f64 * part) as usize).or(times.last()).copied().unwrap_or(0.0);
        [at(0.5), at(0.99), at(1.0)]
    }
}

/// Reproducible numbers (xorshift, Marsaglia), from 0 to just below `end`; 0 when that is 0.
fn below(state: &mut u64, end: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 11).checked_rem(end as u64).unwrap_or(0) as usize
}

/// Puts a plan for `instance` through `rounds` rounds: a request like one of its own comes, another goes, somebody leaves
/// and somebody like her joins, and a few questions are asked in between.
///
/// # Errors
/// When a change is refused: never for changes drawn from the instance.
pub fn drive(
    live: &mut Live,
    instance: &Instance,
    rounds: usize,
    mut clock: impl FnMut() -> f64,
) -> Result<Times, Malformed> {
    let mut times = Times { of: Default::default() };
    let mut random = 0x9e37_79b9_7f4a_7c15;
    let mut time = |kind: usize, from: f64, to: f64| times.of[kind].push(to - from);
    let mut open: Vec<u32> = (0..live.requests()).collect();
    for _ in 0..rounds {
        let like = below(&mut random, instance.requests());
        let jitter = |cost: i32, random: &mut u64| cost + below(random, 21) as i32 - 10;
        let edges = instance.edges_of(like).iter();
        let pairs: Vec<(u32, i32)> = edges.map(|edge| (edge.volunteer, jitter(edge.cost, &mut random))).collect();
        let (mult, pen) = instance.mult().get(like).zip(instance.pen().get(like)).unwrap_or((&0, &0));
        let start = clock();
        let came = live.arrive(*mult, *pen, &pairs)?;
        time(0, start, clock());
        open.push(came);
        let goes = open.swap_remove(below(&mut random, open.len()));
        let start = clock();
        live.cancel(goes)?;
        time(1, start, clock());
        if open.is_empty() {
            continue;
        }
        let asked = open[below(&mut random, open.len())];
        let row = instance.edges_of(asked as usize);
        if let Some(edge) = row.get(below(&mut random, row.len())) {
            let start = clock();
            std::hint::black_box(live.regret(asked, edge.volunteer));
            time(2, start, clock());
        }
        let start = clock();
        std::hint::black_box(live.backups(asked, 3));
        time(3, start, clock());
        let volunteer = below(&mut random, instance.volunteers()) as u32;
        let start = clock();
        std::hint::black_box(live.best_for(volunteer, 3));
        time(4, start, clock());
    }
    for _ in 0..rounds / 10 {
        let volunteer = below(&mut random, instance.volunteers()) as u32;
        if live.price(volunteer).is_none() {
            continue;
        }
        let cost = |request: &u32| live.cost(*request, volunteer).map(|cost| (*request, cost));
        let pairs: Vec<(u32, i32)> = open.iter().filter_map(cost).collect();
        let cap = instance.cap().get(volunteer as usize).copied().unwrap_or(1);
        let start = clock();
        live.leave(volunteer)?;
        live.join(cap, 0, &pairs)?;
        time(5, start, clock());
    }
    Ok(times)
}

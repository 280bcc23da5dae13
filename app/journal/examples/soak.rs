//! The proofs of merging over very many seeds: `cargo xtask soak`. Every core takes its share; the first seed that fails
//! ends the run, and is named with the command that runs it again.

#[path = "../tests/merging/mod.rs"]
mod merging;

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// Seeds taken at once.
const PORTION: u64 = 100;

fn soak(what: &str, seeds: Range<u64>, one: fn(u64) -> Result<(), String>) {
    let (start, next) = (Instant::now(), AtomicU64::new(seeds.start));
    let work = || {
        loop {
            let from = next.fetch_add(PORTION, Ordering::Relaxed);
            if from >= seeds.end {
                break;
            }
            merging::run(what, from..seeds.end.min(from + PORTION), one);
            if from % 10_000 == 0 {
                println!("{what}: {from} of {} after {} s", seeds.end, start.elapsed().as_secs());
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, |cores| cores.get()) {
            scope.spawn(work);
        }
    });
    println!("{what}: {} seeds in {} s, none failed", seeds.end - seeds.start, start.elapsed().as_secs());
}

/// Words: `WHAT FIRST END`, any number of times.
fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    for words in words.chunks(3) {
        let number = |at: usize| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(0);
        match words[0].as_str() {
            "delivery" => soak("delivery", number(1)..number(2), merging::delivery::run),
            "simulation" => soak("simulation", number(1)..number(2), merging::simulation::run),
            "opening" => soak("opening", number(1)..number(2), merging::opening::run),
            other => panic!("there is no proof `{other}`: delivery, simulation or opening"),
        }
    }
}

//! What merging has to hold up under, grown from a seed: a story told in every order (`delivery`), and a neighbourhood of
//! devices with bad carriers and wrong clocks (`simulation`), and openings by snapshot (`opening`). Shared by the tests, which run some seeds each time, and
//! by `cargo xtask soak`, which runs very many.
#![allow(dead_code)]

pub mod chance;
pub mod delivery;
pub mod device;
pub mod opening;
pub mod ops;
pub mod simulation;
pub mod street;

use std::ops::Range;

/// Runs a range of seeds, and stops at the first that fails, which it names.
///
/// # Panics
/// With the seed, what went wrong, and how to run it again.
pub fn run(what: &str, seeds: Range<u64>, one: impl Fn(u64) -> Result<(), String>) {
    for seed in seeds {
        if let Err(why) = one(seed) {
            panic!("{what}, seed {seed}: {why}\nagain: cargo xtask soak --only {what} --seed {seed}");
        }
    }
}

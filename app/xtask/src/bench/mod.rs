//! `bench`: what the faces weigh and how soon they are usable, and how fast engine and journal are beside their peers.

mod engine;
mod journal;
mod size;

use crate::Outcome;
use crate::args::Args;

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    match args.word().as_deref() {
        Some("size") => size::run(args),
        Some("engine") => engine::run(args),
        Some("journal") => journal::run(args),
        _ => Err("bench what? There are `bench size`, `bench engine` and `bench journal`".into()),
    }
}

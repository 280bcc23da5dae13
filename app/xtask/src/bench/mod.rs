//! `bench`: what the faces weigh and how soon they are usable, and how fast the engine is beside its peers.

mod engine;
mod size;

use crate::Outcome;
use crate::args::Args;

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    match args.word().as_deref() {
        Some("size") => size::run(args),
        Some("engine") => engine::run(args),
        _ => Err("bench what? There are `bench size` and `bench engine`".into()),
    }
}

//! `bench journal`: our journal beside automerge, loro and yrs, each keeping the same story (`tests/measure/journal`), native
//! and in a browser. Each round asks everybody once in turn, so that what else this machine does hits all alike.

mod setup;
mod table;

use super::engine::install::folder;
use super::engine::solver::Solver;
use crate::args::Args;
use crate::{Outcome, say, sh};
use std::time::Duration;
use table::Measured;

const WRITES: usize = 100_000;
const ROUNDS: usize = 5;
/// After so much of one contestant its rounds end early.
const ENOUGH: Duration = Duration::from_secs(120);

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let file = args.value("json");
    let mut number = |name: &str, usual: usize, least: usize| match args.value(name).map(|given| (given.parse(), given))
    {
        None => Ok(usual),
        Some((Ok(number), _)) if number >= least => Ok(number),
        Some((_, given)) => Err(format!("--{name} wants a whole number from {least} on, not `{given}`")),
    };
    let (writes, rounds) = (number("writes", WRITES, 1_000)?, number("rounds", ROUNDS, 1)?);
    let ours_only = match args.value("only").as_deref() {
        None => false,
        Some("ours") => true,
        Some(other) => return Err(format!("--only knows `ours`, not `{other}`")),
    };
    args.done()?;
    let contestants = setup::contestants(ours_only)?;
    let step = say::step(format!("{writes} writes, {rounds} rounds"));
    let mut solvers = Vec::new();
    for one in &contestants {
        let order = folder().join(format!("journal/{}-{writes}.txt", one.name));
        sh::write(&order, format!("{} {writes}\n", one.name))?;
        solvers.push(Solver::start(one, &order));
    }
    // What comes first in a round is hit by what came last, so one round does not count.
    for round in 0..=rounds {
        solvers.iter_mut().for_each(|solver| solver.ask(ENOUGH));
        if round == 0 {
            solvers.iter_mut().for_each(Solver::forget);
        }
    }
    step.done();
    let measured: Vec<Measured> = contestants
        .iter()
        .zip(&solvers)
        .map(|(one, solver)| {
            let (answers, skipped) = solver.told();
            Measured { name: one.name, kind: one.kind, answers: answers.to_vec(), skipped: skipped.map(str::to_owned) }
        })
        .collect();
    table::print(&measured);
    if let Some(file) = file {
        sh::write(file, table::json(&measured))?;
    }
    table::agree(&measured)
}

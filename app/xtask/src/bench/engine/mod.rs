//! `bench engine`: our solver, native and in a browser, beside its peers, on instances whose optimum is known.
//!
//! All who solve hold an instance at once, and each round asks every one of them in turn: what else this machine does hits
//! all alike. A peer that cannot be had, cannot say an instance or takes too long becomes a row that says so. One that
//! finds another objective than the known one is an error. Besides, a whole community is planned, native and in a browser.

pub(super) mod install;
mod instance;
mod row;
pub(super) mod setup;
pub(super) mod solver;

use crate::args::Args;
use crate::{Outcome, say, sh};
use row::Row;
use setup::Contestant;
use solver::Solver;
use std::time::Duration;

const ROUNDS: usize = 7;
/// After so much of one solver on one instance its rounds end early.
const ENOUGH: Duration = Duration::from_secs(60);

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let file = args.value("json");
    let rounds = match args.value("rounds") {
        None => ROUNDS,
        Some(rounds) => match rounds.parse() {
            Ok(rounds) if rounds > 0 => rounds,
            _ => return Err(format!("--rounds wants a whole number above 0, not `{rounds}`")),
        },
    };
    let ours_only = match args.value("only").as_deref() {
        None => false,
        Some("ours") => true,
        Some(other) => return Err(format!("--only knows `ours`, not `{other}`")),
    };
    let instances = instance::chosen(args.value("instances").as_deref())?;
    let without = args.value("without").unwrap_or_default();
    args.done()?;
    let contestants = left(setup::contestants(ours_only)?, &without)?;
    instance::make(&instances)?;
    let mut rows = Vec::new();
    row::head();
    for instance in &instances {
        let measured = measure(instance, &contestants, rounds)?;
        row::print(&measured);
        rows.extend(measured);
    }
    row::compare(&rows);
    if let Some(file) = file {
        sh::write(file, row::json(&rows))?;
    }
    row::agree(&rows)
}

/// Those who are not left out by name.
fn left(mut all: Vec<Contestant>, without: &str) -> Outcome<Vec<Contestant>> {
    for name in without.split(',').filter(|name| !name.is_empty()) {
        if all.iter().all(|one| one.name != name) {
            return Err(format!("--without knows no `{name}`"));
        }
        all.retain(|one| one.name != name);
    }
    Ok(all)
}

/// One instance: who solves it is asked in turn with all others who do; who times single changes, which no other does, by
/// itself, or else each turn would begin with what others have left in the caches.
fn measure(instance: &str, contestants: &[Contestant], rounds: usize) -> Outcome<Vec<Row>> {
    let optimum = instance::optimum(instance)?;
    let step = say::step(format!("{instance}: {rounds} rounds"));
    let (changing, solving): (Vec<_>, Vec<_>) =
        contestants.iter().filter(|one| one.takes(instance)).partition(|one| one.times_changes());
    let mut solvers = asked_in_turn(&solving, instance, rounds);
    changing.into_iter().for_each(|one| solvers.extend(asked_in_turn(&[one], instance, rounds)));
    // Plans must agree with each other.
    let optimum = optimum.or_else(|| solvers.iter().find_map(Solver::objective)).unwrap_or_default();
    let rows: Vec<Row> = solvers.into_iter().flat_map(|solver| solver.rows(instance, optimum)).collect();
    step.done();
    Ok(rows)
}

/// Every one takes the instance in, then they are asked in turn.
fn asked_in_turn(contestants: &[&Contestant], instance: &str, rounds: usize) -> Vec<Solver> {
    let mut solvers: Vec<_> = contestants.iter().map(|one| Solver::start(one, &instance::path(instance))).collect();
    solvers.iter_mut().for_each(|solver| solver.warm_up(ENOUGH));
    for _ in 0..rounds {
        solvers.iter_mut().for_each(|solver| solver.ask(ENOUGH));
    }
    solvers
}

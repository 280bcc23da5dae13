//! `simulate`: a community's year under our plan and two simpler ways of choosing helpers, as a table for README.md.
//!
//! The simulation is an example of the engine's, so that it is compiled as the engine's programs are and tested beside
//! them: `app/engine/examples/simulate`.

use crate::args::Args;
use crate::{Outcome, say, sh};

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let mut number = |name: &str, usual: &str| match args.value(name) {
        None => Ok(usual.to_owned()),
        Some(given) if given.parse::<u32>().is_ok() => Ok(given),
        Some(other) => Err(format!("--{name} wants a whole number, not `{other}`")),
    };
    let words = [number("seed", "1")?, number("days", "365")?];
    args.done()?;
    let step = say::step("building the simulation");
    sh::quiet(&mut sh::command("cargo", ["build", "--release", "--package", "engine", "--example", "simulate"]))?;
    step.done();
    let step = say::step(format!("living through {} days three times", words[1]));
    let program = sh::target().join("release/examples/simulate");
    sh::loud(&mut sh::command(&program.to_string_lossy(), words))?;
    step.done();
    Ok(())
}

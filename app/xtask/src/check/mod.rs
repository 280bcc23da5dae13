//! `check`: what a reader should never have to look for. Arrows, formatting, clippy, lengths, words, bytes.

mod arrows;
pub mod bytes;
mod claims;
mod lengths;
mod sources;
mod words;

use crate::args::Args;
use crate::{Outcome, say, sh, tools};

/// Crates that build and run natively; the others only mean something in a browser.
const NATIVE: &[&str] =
    &["domain", "engine", "trust", "journal", "courier", "ports", "desk", "pocket", "counter", "ui-macros", "xtask"];
const BROWSER: &[&str] = &["device", "ui", "resident", "captain", "kiosk", "engine_worker", "scanner"];

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let quick = args.switch("quick");
    args.done()?;
    let (passed, failed) = if quick { quickly()? } else { all()? };
    println!("{passed} checks passed, {failed} failed");
    if failed == 0 { Ok(()) } else { Err("some checks failed".into()) }
}

/// Runs every check, whatever the others found: how many passed and failed.
pub fn all() -> Outcome<(u32, u32)> {
    tools::wasm_target()?;
    let (passed, failed) = quickly()?;
    let clippy = count(&[
        one("clippy, native crates", || clippy(NATIVE, &["--all-targets"])),
        one("clippy, browser crates", || clippy(BROWSER, &["--target", "wasm32-unknown-unknown"])),
    ]);
    Ok((passed + clippy.0, failed + clippy.1))
}

/// Every check that compiles nothing.
fn quickly() -> Outcome<(u32, u32)> {
    let packages = crate::workspace::packages()?;
    let sources = sources::read(&packages)?;
    Ok(count(&[
        one("arrows between crates", || arrows::check(&packages)),
        one("files open with what they are, none writes inner HTML", || sources::check(&sources)),
        one("lengths of files and functions", || lengths::check(&sources)),
        one("words in three languages", || words::check(&sources)),
        one("claims about attackers, each with its test", claims::check),
        one("bytes until usable", bytes::check),
        one("rustfmt", || sh::quiet(&mut sh::command("cargo", ["fmt", "--all", "--check"])).map(drop)),
    ]))
}

/// How many passed, how many failed.
fn count(results: &[bool]) -> (u32, u32) {
    let passed = results.iter().filter(|passed| **passed).count() as u32;
    (passed, results.len() as u32 - passed)
}

fn one(name: &str, check: impl FnOnce() -> Outcome) -> bool {
    let step = say::step(name);
    match check() {
        Ok(()) => step.done(),
        Err(found) => {
            say::trouble(&format!("{name}\n{found}"));
            return false;
        }
    }
    true
}

fn clippy(packages: &[&str], how: &[&str]) -> Outcome {
    let mut cargo = sh::command("cargo", ["clippy", "--quiet"]);
    cargo.args(packages.iter().flat_map(|name| ["-p", name])).args(how);
    sh::quiet(cargo.args(["--", "-D", "warnings"])).map(drop)
}

/// Nothing found is good; otherwise one line for each.
fn verdict(found: Vec<String>) -> Outcome {
    if found.is_empty() { Ok(()) } else { Err(found.iter().map(|line| format!("    {line}\n")).collect()) }
}

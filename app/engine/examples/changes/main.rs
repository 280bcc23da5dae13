//! Measures how long a plan takes to be at its cheapest again after a change, and how long questions about it take;
//! prints µs as one line of JSON.
//!
//! `cargo run --release -p engine --example changes -- FILE[.gz] [ROUNDS [RUNS]]`, each round's least time of so many runs

mod drive;

use drive::{KINDS, drive};
use engine::assign::{Instance, Live, certify};
use std::io::Read;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual| arguments.get(at).map_or(Some(usual), |text| text.parse().ok());
    let (Some(file), Some(rounds), Some(runs), None) =
        (arguments.first(), number(1, 5_000), number(2, 1), arguments.get(3))
    else {
        return fail("usage: changes FILE[.gz] [ROUNDS [RUNS]]");
    };
    match run(file, rounds, runs) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

/// Whether the plan was certified after all changes.
fn run(file: &str, rounds: usize, runs: usize) -> Result<bool, String> {
    let instance: Instance = read(file)?.parse().map_err(|malformed| format!("{file}: {malformed}"))?;
    let begin = Instant::now();
    let solved = Live::new(&instance);
    let new_ms = begin.elapsed().as_secs_f64() * 1e3;
    let clock = || begin.elapsed().as_secs_f64() * 1e6;
    let mut live = solved.clone();
    let mut times = drive(&mut live, &instance, rounds, clock).map_err(|refused| refused.to_string())?;
    for _ in 1..runs {
        let again = drive(&mut solved.clone(), &instance, rounds, clock).map_err(|refused| refused.to_string())?;
        times.least(&again);
    }
    let mut line = format!(r#"{{"rounds":{rounds},"runs":{runs},"new_ms":{new_ms:.1}"#);
    for (kind, name) in KINDS.iter().enumerate() {
        let [median, most_of, most] = times.summary(kind);
        line += &format!(r#","{name}":{{"p50":{median:.2},"p99":{most_of:.2},"max":{most:.2}}}"#);
    }
    let now = live.instance().map_err(|malformed| malformed.to_string())?;
    let certified = certify(&now, &live.solution()).map_err(|wrong| eprintln!("{file}: {wrong}")).is_ok();
    println!(r#"{line},"certified":{certified}}}"#);
    Ok(certified)
}

fn read(file: &str) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let mut text = String::new();
    let read = if file.ends_with(".gz") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text)
    } else {
        bytes.as_slice().read_to_string(&mut text)
    };
    read.map(|_| text).map_err(|error| format!("{file}: {error}"))
}

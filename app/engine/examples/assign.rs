//! Solves one instance from a file and prints what came out as one line of JSON.
//!
//! `cargo run --release -p engine --example assign -- FILE[.gz] [--solution OUT]`

use engine::assign::{Instance, certify, solve};
use std::io::Read;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, out) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [file] => (*file, None),
        [file, "--solution", out] | ["--solution", out, file] => (*file, Some(*out)),
        _ => return fail("usage: assign FILE[.gz] [--solution OUT]"),
    };
    match run(file, out) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

/// Whether the solution was certified.
fn run(file: &str, out: Option<&str>) -> Result<bool, String> {
    let instance: Instance = read(file)?.parse().map_err(|malformed| format!("{file}: {malformed}"))?;
    let start = Instant::now();
    let solution = solve(&instance);
    let solve_ms = start.elapsed().as_secs_f64() * 1e3;
    let certified = certify(&instance, &solution).map_err(|wrong| eprintln!("{file}: {wrong}")).is_ok();
    println!(
        r#"{{"objective":{},"unassigned":{},"solve_ms":{solve_ms:.3},"certified":{certified}}}"#,
        solution.objective, solution.unassigned
    );
    if let Some(out) = out {
        std::fs::write(out, solution.to_text(&instance)).map_err(|error| format!("{out}: {error}"))?;
    }
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

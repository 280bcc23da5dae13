//! Solves one instance from a file and prints what came out as one line of JSON.
//!
//! `cargo run --release -p engine --example assign -- FILE[.gz] [--solution OUT]`
//!
//! The file is in the text form that [`Instance`] reads, or binary: 32-bit little-endian numbers `NPA1`, R, V, E, helpers
//! needed, penalties, capacities, where each request's pairs begin (and the last end), their volunteers, their costs.
//! Exit code 0 when the solution is proved, 1 when it is not, 2 when a file can't be read or written.

use engine::assign::{Edge, Instance, certify, solve};
use std::io::Read;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok((line, proved)) => {
            println!("{line}");
            ExitCode::from(u8::from(!proved))
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

/// What is to be printed, and whether the solution is proved the cheapest.
pub fn run(arguments: &[&str]) -> Result<(String, bool), String> {
    let (file, out) = match arguments {
        [file] => (*file, None),
        [file, "--solution", out] | ["--solution", out, file] => (*file, Some(*out)),
        _ => return Err("usage: assign FILE[.gz] [--solution OUT]".into()),
    };
    let instance = read(file).map_err(|error| format!("{file}: {error}"))?;
    let start = Instant::now();
    let solution = solve(&instance);
    let solve_ms = start.elapsed().as_secs_f64() * 1e3;
    let proved = certify(&instance, &solution).map_err(|wrong| eprintln!("{file}: {wrong}")).is_ok();
    if let Some(out) = out {
        let text = solution.to_text(&instance);
        let text =
            text.ok_or_else(|| format!("{file}: {} places are unfilled, too many to list", solution.unassigned))?;
        std::fs::write(out, text).map_err(|error| format!("{out}: {error}"))?;
    }
    let (objective, unassigned) = (solution.objective, solution.unassigned);
    let line = format!(
        r#"{{"objective":{objective},"unassigned":{unassigned},"solve_ms":{solve_ms:.3},"certified":{proved}}}"#
    );
    Ok((line, proved))
}

fn read(file: &str) -> Result<Instance, String> {
    let mut bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    if file.ends_with(".gz") {
        let packed = std::mem::take(&mut bytes);
        flate2::read::MultiGzDecoder::new(packed.as_slice())
            .read_to_end(&mut bytes)
            .map_err(|error| error.to_string())?;
    }
    if bytes.starts_with(&MAGIC.to_le_bytes()) {
        return binary(&bytes);
    }
    let text = String::from_utf8(bytes).map_err(|_| "neither text nor binary that starts with NPA1")?;
    text.parse().map_err(|malformed: engine::assign::Malformed| malformed.to_string())
}

const MAGIC: u32 = 0x4E50_4131;

/// An instance in binary.
fn binary(bytes: &[u8]) -> Result<Instance, String> {
    let mut numbers =
        bytes.chunks_exact(4).map(|word| i32::from_le_bytes([word[0], word[1], word[2], word[3]])).skip(1);
    let mut size = || numbers.next().and_then(|size| usize::try_from(size).ok()).ok_or("sizes R, V, E expected");
    let [requests, volunteers, pairs] = [size()?, size()?, size()?];
    let wanted: u64 =
        [4, requests, requests, volunteers, requests, 1, pairs, pairs].iter().map(|count| *count as u64).sum();
    if bytes.len() as u64 != 4 * wanted {
        return Err(format!("{wanted} numbers expected, {} bytes are there", bytes.len()));
    }
    let mut take = |count: usize| numbers.by_ref().take(count).collect::<Vec<i32>>();
    let counts = |numbers: Vec<i32>, what: &str| {
        let counts: Result<Vec<u32>, _> = numbers.into_iter().map(u32::try_from).collect();
        counts.map_err(|_| format!("{what} can't be below zero"))
    };
    let (mult, pen) = (counts(take(requests), "helpers needed")?, take(requests));
    let (cap, start) = (counts(take(volunteers), "capacities")?, counts(take(requests + 1), "beginnings")?);
    let (others, costs) = (counts(take(pairs), "volunteers")?, take(pairs));
    let edges = others.into_iter().zip(costs).map(|(volunteer, cost)| Edge { volunteer, cost }).collect();
    Instance::from_rows(mult, pen, cap, start, edges).map_err(|malformed| malformed.to_string())
}

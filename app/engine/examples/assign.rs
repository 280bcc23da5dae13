//! Solves one instance from a file and prints what came out as one line of JSON.
//!
//! `cargo run --release -p engine --example assign -- FILE[.gz] [--solution OUT]`
//!
//! The file is in the text form that [`Instance`] reads, or binary: 32-bit little-endian numbers `NPA1`, R, V, E, helpers
//! needed, penalties, capacities, where each request's pairs begin (and the last end), their volunteers, their costs.
//! Exit code 0 when the solution is proved, 1 when it is not, 2 when a file can't be read or written.

#[path = "bench/intake.rs"]
mod intake;

use engine::assign::{Instance, certify, solve};
use intake::{Intake, MAGIC};
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

/// An instance in binary.
fn binary(bytes: &[u8]) -> Result<Instance, String> {
    let words = bytes.chunks_exact(4).map(|word| i32::from_le_bytes([word[0], word[1], word[2], word[3]]));
    let mut intake = Intake::default();
    words.clone().take(4).for_each(|size| intake.take(&[size]));
    // Before room is made for as many pairs as the file only says it holds.
    let (wanted, there) = (intake.wanted()?, bytes.len());
    if there as u64 != 4 * wanted {
        return Err(format!("{wanted} numbers expected, {there} bytes are there"));
    }
    words.skip(4).for_each(|word| intake.take(&[word]));
    intake.finish()
}

//! The program, `bench solve|change|plan FILE`: for each line on standard input a solve, many changes, or a plan with
//! questions about it, and a line of JSON. A plan needs no file.

use crate::changes::Changes;
use crate::intake::Intake;
use crate::planning::Planning;
use engine::assign::{Instance, solve};
use std::io::{BufRead, BufReader, Read};
use std::time::Instant;

/// A quick solve is repeated until so much time is filled, and its mean is told.
const FILL_MS: f64 = 5.0;
const REPEATS_MAX: f64 = 64.0;

pub fn main() {
    let mut words = std::env::args().skip(1);
    let (what, file) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if what == "plan" {
        return plan(Planning::new());
    }
    match load(&file) {
        Ok(instance) if what == "change" => change(instance),
        Ok(instance) => whole(&instance),
        Err(reason) => println!(r#"{{"cannot":{:?}}}"#, format!("{file}: {reason}")),
    }
}

/// Solves from nothing.
fn whole(instance: &Instance) {
    let mut repeats = 1;
    serve(|| {
        let begun = Instant::now();
        let mut objective = 0;
        for _ in 0..repeats {
            objective = solve(instance).objective;
        }
        let ms = begun.elapsed().as_secs_f64() * 1e3 / f64::from(repeats);
        repeats = (FILL_MS / ms).clamp(1.0, REPEATS_MAX) as u32;
        (format!(r#""ms":{ms}"#), objective)
    });
}

/// Changes a plan, each change timed by itself.
fn change(instance: Instance) {
    let mut changes = Changes::new(instance);
    serve(|| {
        let (mut arrive, mut cancel) = (Vec::new(), Vec::new());
        while let Some(arrives) = changes.next() {
            let begun = Instant::now();
            changes.change();
            let ms = begun.elapsed().as_secs_f64() * 1e3;
            if arrives { arrive.push(ms) } else { cancel.push(ms) }
        }
        (format!(r#""arrive":{arrive:?},"cancel":{cancel:?}"#), changes.objective())
    });
}

/// Plans from nothing, then asks and decides, each timed by itself.
fn plan(mut planning: Planning) {
    let ms = |begun: Instant| begun.elapsed().as_secs_f64() * 1e3;
    serve(|| {
        let (mut what_if, mut decision) = (Vec::new(), Vec::new());
        let begun = Instant::now();
        planning.plan();
        let plan = ms(begun);
        while planning.next() {
            let begun = Instant::now();
            std::hint::black_box(planning.what_if());
            what_if.push(ms(begun));
            let begun = Instant::now();
            std::hint::black_box(planning.decide());
            decision.push(ms(begun));
        }
        (
            format!(r#""plan":{plan},"decision":{decision:?},"what-if":{what_if:?}"#),
            planning.objective().map_or("null".to_owned(), |objective| objective.to_string()),
        )
    });
}

fn serve<T: std::fmt::Display>(mut turn: impl FnMut() -> (String, T)) {
    // From here on the peak is that of solving.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    println!(r#"{{"ready":true}}"#);
    for _ in std::io::stdin().lock().lines() {
        let (times, objective) = turn();
        println!(r#"{{{times},"objective":{objective},"peak_mb":{}}}"#, peak_mb());
    }
}

fn load(file: &str) -> Result<Instance, String> {
    let mut file = BufReader::new(std::fs::File::open(file).map_err(|error| error.to_string())?);
    let mut intake = Intake::default();
    let mut word = [0; 4];
    while file.read_exact(&mut word).is_ok() {
        intake.take(&[i32::from_le_bytes(word)]);
    }
    intake.finish()
}

/// The most memory this process has held since it was ready, in millions of bytes.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0 / 1e6
}

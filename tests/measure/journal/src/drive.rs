//! Drives the steps: as a program that answers each line on standard input with a line of JSON, or from a worker.

use crate::steps::{STEPS, Steps};

/// Makes the contestant of a name, for so many writes; nothing for a name nobody has.
pub type Make = fn(&str, usize) -> Option<Box<dyn Steps>>;

/// The program. Its last argument is a file that says who keeps the journal, and how many writes there are.
#[cfg(not(target_arch = "wasm32"))]
pub fn main(make: Make) {
    use std::io::BufRead;
    let file = std::env::args().next_back().unwrap_or_default();
    let order = std::fs::read_to_string(&file).unwrap_or_default();
    let Some(mut steps) = made(make, &order) else { return println!(r#"{{"cannot":"{file} says nothing"}}"#) };
    println!(r#"{{"ready":true}}"#);
    for _ in std::io::stdin().lock().lines() {
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        let mut times = String::new();
        for what in STEPS {
            if steps.prepare(what) {
                let begun = std::time::Instant::now();
                steps.step(what);
                times += &format!(r#""{what}":{},"#, begun.elapsed().as_secs_f64() * 1e3);
            }
        }
        let (changes, snapshot) = steps.bytes();
        let (fields, peak) = (steps.fields(), peak_mb());
        println!(r#"{{{times}"changes":{changes},"snapshot":{snapshot},"objective":{fields},"peak_mb":{peak}}}"#);
    }
}

fn made(make: Make, order: &str) -> Option<Box<dyn Steps>> {
    let (who, writes) = order.trim().split_once(' ')?;
    make(who, writes.parse().ok()?)
}

/// The most memory this process has held since it was told to begin, in millions of bytes.
#[cfg(not(target_arch = "wasm32"))]
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kib| kib.parse::<f64>().ok()).unwrap_or(0.0) * 1024.0 / 1e6
}

/// The worker's side.
#[cfg(target_arch = "wasm32")]
pub mod browser {
    use super::{Make, Steps, made};

    /// Holds a contestant for JavaScript.
    pub struct Held(Box<dyn Steps>);

    impl Held {
        /// Whoever the order names.
        #[must_use]
        pub fn of(make: Make, order: &str) -> Option<Self> {
            made(make, order).map(Self)
        }

        /// See [`Steps::prepare`].
        pub fn prepare(&mut self, what: &str) -> bool {
            self.0.prepare(what)
        }

        /// See [`Steps::step`].
        pub fn step(&mut self, what: &str) {
            self.0.step(what);
        }

        /// Fields, bytes of changes, bytes of the snapshot.
        #[must_use]
        pub fn sizes(&self) -> Vec<u32> {
            let (changes, snapshot) = self.0.bytes();
            [self.0.fields(), changes, snapshot].map(|size| u32::try_from(size).unwrap_or(u32::MAX)).to_vec()
        }
    }
}

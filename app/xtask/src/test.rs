//! `test`: everything. Its last line counts what passed and failed.
//!
//! The site is built while the native tests are: the last step of a program, which takes longest, keeps one core busy and
//! leaves the others idle. The journeys have the machine to themselves, for they wait for what they see.

use crate::args::Args;
use crate::build::{self, Mode};
use crate::{Outcome, check, faces, fuzz, say, sh, tools};
use std::path::Path;
use std::process::{Command, Stdio};

const RESULTS: &str = "tests/results/report.json";
/// What a first run leaves in the target folder, about.
const ROOM_MB: u64 = 10_000;

/// How many tests passed and failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Did what they should.
    pub passed: u32,
    /// Did not, or could not run.
    pub failed: u32,
}

impl Count {
    /// Something that should have run did not.
    const BROKEN: Self = Self { passed: 0, failed: 1 };

    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let only = args.value("only");
    let grep = args.value("grep");
    args.done()?;
    let wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
    warn_of_little_room();
    let mut count = Count::default();
    let (site, fuzzers) = std::thread::scope(|scope| {
        let told = || site().inspect_err(|sentence| say::trouble(sentence)).is_ok();
        let site = wanted("journeys").then(|| scope.spawn(told));
        if wanted("native") {
            count.add(native());
        }
        let fuzzers = wanted("fuzz").then(fuzz::build);
        (site.map(|site| site.join().unwrap_or(false)), fuzzers)
    });
    if wanted("device") {
        count.add(device());
    }
    if let Some(built) = site {
        count.add(if built { journeys(grep.as_deref()) } else { Count::BROKEN });
    }
    if let Some(fuzzers) = fuzzers {
        count.add(or_broken(fuzzers.map(|programs| fuzz::test(&programs))));
    }
    // Last, so that the bytes it weighs are those of the build just made.
    if wanted("check") {
        count.add(check::all().map_or(Count::BROKEN, |(passed, failed)| Count { passed, failed }));
    }
    println!("{} passed, {} failed", count.passed, count.failed);
    if count.failed == 0 { Ok(()) } else { Err("some tests failed".into()) }
}

/// What was counted, or why nothing could be.
fn or_broken(count: Outcome<Count>) -> Count {
    count.unwrap_or_else(|sentence| {
        say::trouble(&sentence);
        Count::BROKEN
    })
}

/// Says so before the compiler does, in words nobody understands, an hour later.
fn warn_of_little_room() {
    let target = sh::target();
    let free = sh::free_mb(if target.exists() { &target } else { Path::new(".") });
    if let Some(free) = free.filter(|free| *free < ROOM_MB) {
        let sentence = "MB are free on this disk; building everything takes up to";
        say::trouble(&format!("only {free} {sentence} {ROOM_MB}: make room if this ends with errors"));
    }
}

/// The tests that need no browser, and the examples in the documentation.
fn native() -> Count {
    let nextest = sh::ask("cargo", &["nextest", "--version"]).is_some();
    let mut count = match nextest {
        true => counted("native tests", cargo(&["nextest", "run", "--workspace", "--tests", "--no-fail-fast"])),
        false => {
            counted("native tests", cargo(&["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"]))
        }
    };
    count.add(counted("examples in the documentation", cargo(&["test", "--workspace", "--doc", "--no-fail-fast"])));
    count
}

/// What only a browser can answer for: the real side of `device`.
fn device() -> Count {
    if let Err(sentence) = tools::wasm_bindgen().and_then(|()| tools::for_browsers()) {
        return or_broken(Err(sentence));
    }
    let mut cargo =
        cargo(&["test", "-p", "device", "--all-features", "--target", "wasm32-unknown-unknown", "--test", "*"]);
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", "/usr/bin/chromedriver")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    counted("device in a browser", cargo)
}

/// A release build, the browser to look at it, and what makes a large desk up. That one as part of the workspace, as the
/// native tests compile it: by itself its packages have other features, and everything would be compiled once more.
fn site() -> Outcome {
    tools::for_browsers()?;
    build::build(Mode::RELEASE, &faces::FACES, Path::new("dist"))?;
    sh::quiet(&mut cargo(&["build", "--workspace", "--example", "large"])).map(drop)
}

/// The journeys, over the site just built.
fn journeys(grep: Option<&str>) -> Count {
    let step = say::step("journeys in a real browser");
    let _ = std::fs::remove_file(RESULTS);
    let mut playwright = sh::command("node", ["node_modules/@playwright/test/cli.js", "test"]);
    playwright.args(grep.map(|title| format!("--grep={title}"))).current_dir("tests");
    if let Ok(program) = std::env::current_exe() {
        playwright.env("LM_XTASK", program);
    }
    playwright.env("LM_LARGE", sh::target().join("debug/examples/large"));
    let _ = sh::loud(playwright.env("FORCE_COLOR", "0"));
    let count = journey_count(&std::fs::read_to_string(RESULTS).unwrap_or_default()).unwrap_or(Count::BROKEN);
    step.done_with(&format!("{} passed, {} failed", count.passed, count.failed));
    count
}

fn journey_count(report: &str) -> Option<Count> {
    let report: serde_json::Value = serde_json::from_str(report).ok()?;
    let number = |name: &str| report["stats"][name].as_u64().map(|n| n as u32);
    let errors = report["errors"].as_array().map_or(0, Vec::len) as u32;
    let count = Count { passed: number("expected")?, failed: number("unexpected")? + number("flaky")? + errors };
    (count.passed + count.failed > 0).then_some(count)
}

fn cargo(args: &[&str]) -> Command {
    sh::command("cargo", args)
}

/// Runs a test program, its output kept back unless something failed, and counts.
fn counted(name: &str, mut command: Command) -> Count {
    let step = say::step(name);
    let Ok(output) = command.stdin(Stdio::null()).output() else { return Count::BROKEN };
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let mut count = count(&text);
    if !output.status.success() {
        count.failed = count.failed.max(1);
        say::trouble(&format!("{name}\n{}", sh::gist(&text)));
    }
    step.done_with(&format!("{} passed, {} failed", count.passed, count.failed));
    count
}

/// Adds up the summaries of cargo test, nextest and the wasm runner: the number before each `passed` and `failed`.
fn count(text: &str) -> Count {
    let mut sum = Count::default();
    for line in text.lines().filter(|line| line.contains("test result:") || line.contains("tests run:")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.windows(2) {
            let number = pair[0].parse().unwrap_or(0);
            match pair[1].trim_end_matches([',', ';', '.']) {
                "passed" => sum.passed += number,
                "failed" => sum.failed += number,
                _ => {}
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_counting_are_understood() {
        let cargo = "test result: ok. 12 passed; 0 failed; 1 ignored;\ntest result: FAILED. 3 passed; 2 failed;";
        assert_eq!(count(cargo), Count { passed: 15, failed: 2 });
        let nextest = "     Summary [   0.2s] 34 tests run: 30 passed (1 slow), 4 failed, 0 skipped";
        assert_eq!(count(nextest), Count { passed: 30, failed: 4 });
    }

    #[test]
    fn journeys_that_never_ran_are_no_success() {
        assert_eq!(journey_count(""), None);
        assert_eq!(journey_count(r#"{"stats":{"expected":0,"unexpected":0,"flaky":0}}"#), None);
        let report = r#"{"stats":{"expected":5,"unexpected":1,"flaky":1},"errors":[]}"#;
        assert_eq!(journey_count(report), Some(Count { passed: 5, failed: 2 }));
    }
}

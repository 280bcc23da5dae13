//! `fuzz`: bytes and words nobody thought of, offered to every place where some come from elsewhere.
//!
//! A target is a file in `app/fuzz/targets`. What it has learnt stands in `app/fuzz/corpus`; what a run adds to that
//! stays in the target folder. Bytes that break something are written down there too, and replay with `--only` and
//! `--again`.

use crate::args::Args;
use crate::test::Count;
use crate::{Outcome, say, sh, tools};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Seconds a target runs, unless told.
const SECONDS: u32 = 60;
/// Where what is kept lies.
const FOLDER: &str = "app/fuzz";

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let seconds = args.value("seconds").map_or(Ok(SECONDS), |given| {
        given.parse().map_err(|_| format!("--seconds wants a whole number, not `{given}`"))
    })?;
    let only = args.value("only");
    let again = args.value("again");
    args.done()?;
    let all = targets();
    let wanted: Vec<String> =
        all.iter().filter(|name| only.as_ref().is_none_or(|only| only == *name)).cloned().collect();
    if wanted.is_empty() {
        return Err(format!("--only wants one of {}", all.join(", ")));
    }
    let programs = build()?;
    if let Some(bytes) = again {
        return wanted.iter().try_for_each(|name| sh::loud(&mut sh::command(&text(&programs.join(name)), [&bytes])));
    }
    let count = all_of(&programs, &wanted, seconds);
    println!("{} passed, {} failed", count.passed, count.failed);
    if count.failed == 0 { Ok(()) } else { Err("some targets broke".into()) }
}

/// Every target for as long as usual; a target is a test.
pub fn test(programs: &Path) -> Count {
    all_of(programs, &targets(), SECONDS)
}

fn targets() -> Vec<String> {
    let sources = sh::files(Path::new(FOLDER).join("targets").as_path());
    let mut names: Vec<_> =
        sources.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    names.sort();
    names
}

/// Builds them; hands back the folder their programs are in.
///
/// # Errors
/// What cargo says.
pub fn build() -> Outcome<PathBuf> {
    tools::for_fuzz()?;
    let step = say::step("building the fuzz targets");
    let target = sh::target().join("fuzz");
    // Without a sanitizer it runs on the stable compiler; there is no unsafe code of ours to look into.
    let words = ["fuzz", "build", "--sanitizer", "none", "--fuzz-dir", FOLDER, "--target-dir"];
    sh::quiet(sh::command("cargo", words).arg(&target).env_remove("CARGO_TARGET_DIR"))?;
    step.done();
    let version = sh::ask("rustc", &["-vV"]).unwrap_or_default();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc does not say its host")?;
    Ok(target.join(host).join("release"))
}

/// Runs them, as many at once as there are cores.
fn all_of(programs: &Path, names: &[String], seconds: u32) -> Count {
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let step = say::step(format!("{} fuzz targets, {seconds} s each, {at_once} at once", names.len()));
    let left = Mutex::new(names.iter());
    let count = Mutex::new(Count::default());
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                loop {
                    let Some(name) = left.lock().ok().and_then(|mut left| left.next()) else { return };
                    let went = one(programs, name, seconds);
                    if let Err(sentence) = &went {
                        say::trouble(sentence);
                    }
                    if let Ok(mut count) = count.lock() {
                        count.passed += u32::from(went.is_ok());
                        count.failed += u32::from(went.is_err());
                    }
                }
            });
        }
    });
    let count = count.into_inner().unwrap_or_default();
    step.done_with(&format!("{} passed, {} failed", count.passed, count.failed));
    count
}

fn one(programs: &Path, name: &str, seconds: u32) -> Outcome {
    let found = sh::target().join("fuzz/found").join(name);
    let broken = sh::target().join("fuzz/broken");
    for folder in [&found, &broken] {
        std::fs::create_dir_all(folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    }
    let mut command: Command = sh::command(&text(&programs.join(name)), [&found]);
    let kept = Path::new(FOLDER).join("corpus").join(name);
    if kept.exists() {
        command.arg(kept);
    }
    let prefix = format!("-artifact_prefix={}/{name}-", broken.display());
    let limits = [&format!("-max_total_time={seconds}"), "-timeout=20", "-rss_limit_mb=1500", &prefix];
    let said = sh::quiet(command.args(limits).arg("-print_final_stats=1"));
    said.map(|_| ()).map_err(|said| format!("{name} breaks; its bytes are in {}\n{said}", broken.display()))
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

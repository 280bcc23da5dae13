//! Who takes part, and what each needs: everything lands in `target/bench`, and is there the second time.

use crate::tools::sha256_hex;
use crate::{Outcome, say, sh, tools};
use std::path::PathBuf;

/// The measurements' own programs.
const HERE: &str = "tests/measure/engine";
/// The time of a whole solve, as a program names it.
pub const WHOLE: &str = "ms";

/// Where a solver runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// As a program of this machine.
    Native,
    /// In Chromium.
    Browser,
}

impl Kind {
    /// Its word in the rows.
    pub fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Browser => "browser",
        }
    }
}

/// One who takes part.
#[derive(Clone)]
pub struct Contestant {
    /// Its name in the rows.
    pub name: &'static str,
    /// Where it runs.
    pub kind: Kind,
    /// Whether a first call may pass without counting.
    pub warms_up: bool,
    /// What it times: [`WHOLE`] or the names of single changes.
    pub times: &'static [&'static str],
    /// The program and its arguments before the instance's file, or why it cannot take part.
    pub words: Result<Vec<String>, String>,
}

impl Contestant {
    fn new(name: &'static str, kind: Kind, ready: &Result<Vec<String>, String>, more: &[&str]) -> Self {
        let words =
            ready.clone().map(|words| words.into_iter().chain(more.iter().map(|&word| word.to_owned())).collect());
        Self { name, kind, warms_up: true, times: &[WHOLE], words }
    }
}

/// Everyone who takes part. Ours must be there; of a peer that is not, the reason is kept.
pub fn contestants(ours_only: bool) -> Outcome<Vec<Contestant>> {
    let native = native()?;
    let mut all = vec![Contestant::new("ours-native", Kind::Native, &Ok(vec![native]), &[])];
    if !ours_only {
        let lemon = noted("LEMON", lemon());
        let python = noted("OR-Tools, scipy and HiGHS", python().map(|python| vec![python, format!("{HERE}/peer.py")]));
        let peer = |name, words, more: &str| Contestant::new(name, Kind::Native, words, &[more]);
        all.extend([
            peer("lemon-network-simplex", &lemon, "network-simplex"),
            peer("lemon-cost-scaling", &lemon, "cost-scaling"),
            peer("ortools-min-cost-flow", &python, "ortools"),
            peer("scipy-sparse-matching", &python, "scipy"),
            peer("highs", &python, "highs"),
        ]);
    }
    Ok(all)
}

/// Says at once what will be missing, instead of failing.
fn noted(name: &str, ready: Outcome<Vec<String>>) -> Result<Vec<String>, String> {
    ready.map_err(|why| {
        say::trouble(&format!("{name} cannot take part: {why}"));
        format!("could not be set up: {}", why.lines().last().unwrap_or_default())
    })
}

/// Where what is needed lies.
pub fn folder() -> PathBuf {
    sh::target().join("bench")
}

/// Our own program.
fn native() -> Outcome<String> {
    let step = say::step("building the engine");
    sh::quiet(&mut sh::command("cargo", ["build", "--release", "--package", "engine", "--example", "bench"]))?;
    step.done();
    Ok(sh::target().join("release/examples/bench").display().to_string())
}

/// A Python of its own, with the packages of `requirements.txt`.
pub fn python() -> Outcome<String> {
    let (venv, list) = (folder().join("venv"), format!("{HERE}/requirements.txt"));
    let python = venv.join("bin/python").display().to_string();
    once("python", &sh::read(&list)?, "installing Python's packages", || {
        if sh::quiet(&mut sh::command("python3", ["-c", "import ensurepip"])).is_err() {
            tools::debian(&["python3-venv"])?;
        }
        sh::quiet(sh::command("python3", ["-m", "venv", "--clear"]).arg(&venv))?;
        sh::quiet(&mut sh::command(&python, ["-m", "pip", "install", "--quiet", "--only-binary", ":all:", "-r", &list]))
            .map(drop)
    })?;
    Ok(python)
}

/// LEMON, from Debian, in a program that speaks as the others do.
fn lemon() -> Outcome<Vec<String>> {
    let (source, program) = (format!("{HERE}/lemon.cpp"), folder().join("lemon").display().to_string());
    once("lemon", &sh::read(&source)?, "compiling LEMON", || {
        let there = |path: &str| std::path::Path::new(path).exists();
        if !there("/usr/include/lemon/network_simplex.h") || sh::ask("g++", &["--version"]).is_none() {
            tools::debian(&["g++", "liblemon-dev"])?;
        }
        let how = ["-O3", "-march=native", "-DNDEBUG", "-std=c++17", "-w", "-o", &program, &source, "-llemon"];
        sh::quiet(&mut sh::command("g++", how)).map(drop)
    })?;
    Ok(vec![program])
}

/// Does something unless it was done for the very same `input` before.
fn once(name: &str, input: &str, saying: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    let (stamp, wanted) = (folder().join(name).with_extension("stamp"), sha256_hex(input.as_bytes()));
    if std::fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    std::fs::create_dir_all(folder()).map_err(|e| format!("cannot make {}: {e}", folder().display()))?;
    let step = say::step(saying);
    work()?;
    sh::write(stamp, wanted)?;
    step.done();
    Ok(())
}

//! Who takes part, and what each needs: everything lands in `target/bench`, and is there the second time.

use crate::build::{pack, trunk};
use crate::tools::sha256_hex;
use crate::{Outcome, say, sh, tools};
use std::path::{Path, PathBuf};

/// The measurements' own programs.
const HERE: &str = "tests/measure/engine";
const ORTOOLS_WASM: &str = "or-tools-wasm@0.9.1";
/// The time of a whole solve, as a program names it.
pub const WHOLE: &str = "ms";
/// The single changes ours times besides: rows of their own, `ours-native-arrive` and so on.
const CHANGES: &[&str] = &["arrive", "cancel"];

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
    /// Whether first calls pass without counting.
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
    tools::for_browsers()?;
    let (native, wasm) = (Ok(vec![native()?]), wasm()?);
    let [solving, changing] = ["ours.js", "changes.js"].map(|script| Ok(worker(script, &wasm)));
    let new = Contestant::new;
    let mut all = vec![
        new("ours-native", Kind::Native, &native, &["solve"]),
        new("ours-chromium", Kind::Browser, &solving, &["warm"]),
        Contestant { warms_up: false, ..new("ours-chromium-first", Kind::Browser, &solving, &["fresh"]) },
        Contestant { times: CHANGES, ..new("ours-native", Kind::Native, &native, &["change"]) },
        Contestant { times: CHANGES, ..new("ours-chromium", Kind::Browser, &changing, &["warm"]) },
    ];
    if !ours_only {
        all.extend(peers());
    }
    Ok(all)
}

fn peers() -> Vec<Contestant> {
    let lemon = noted("LEMON", lemon());
    let python = noted("OR-Tools, scipy and HiGHS", python().map(|python| vec![python, format!("{HERE}/peer.py")]));
    let wasm = noted("OR-Tools in wasm", ortools_wasm().map(|folder| worker("ortools.js", &folder)));
    let native = |name, words, more| Contestant::new(name, Kind::Native, words, &[more]);
    vec![
        native("lemon-network-simplex", &lemon, "network-simplex"),
        native("lemon-cost-scaling", &lemon, "cost-scaling"),
        native("ortools-min-cost-flow", &python, "ortools"),
        native("scipy-sparse-matching", &python, "scipy"),
        native("highs", &python, "highs"),
        Contestant::new("ortools-wasm", Kind::Browser, &wasm, &["warm"]),
    ]
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

/// Our own wasm, made as that of the released worker is.
fn wasm() -> Outcome<PathBuf> {
    tools::wasm_bindgen()?;
    let step = say::step("building the engine for a worker");
    let mut cargo = sh::command("cargo", ["build", "--release", "--package", "engine", "--example", "bench"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]).env(trunk::RUST_FLAGS, trunk::without_machine_paths());
    sh::quiet(&mut cargo)?;
    let (made, folder) =
        (sh::target().join("wasm32-unknown-unknown/release/examples/bench.wasm"), folder().join("wasm"));
    sh::quiet(sh::command("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(made))?;
    let wasm = folder.join("bench_bg.wasm");
    sh::write(&wasm, pack::optimised(&wasm)?)?;
    step.done();
    Ok(folder)
}

/// How a worker is driven; `warm` or `fresh` and the instance follow.
fn worker(script: &str, folder: &Path) -> Vec<String> {
    let words = ["node", &format!("{HERE}/chromium.mjs"), script, &folder.display().to_string()];
    words.map(str::to_owned).to_vec()
}

/// OR-Tools as somebody has made it into wasm. Of its many solvers only the graph's are kept.
fn ortools_wasm() -> Outcome<PathBuf> {
    let package = folder().join("npm/node_modules/or-tools-wasm/build/javascript");
    once("npm", ORTOOLS_WASM, &format!("installing {ORTOOLS_WASM}"), || {
        let how =
            ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"];
        sh::quiet(sh::command("npm", how).arg(folder().join("npm")).arg(ORTOOLS_WASM))?;
        let others = sh::files(&package).into_iter().filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            path.extension().is_some_and(|e| e == "wasm" || e == "map") && !name.starts_with("graph_runtime_asyncify.")
        });
        others.for_each(|path| drop(std::fs::remove_file(path)));
        Ok(())
    })?;
    Ok(package)
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

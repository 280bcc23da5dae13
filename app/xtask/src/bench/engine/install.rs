//! What those who take part need. Everything lands in `target/bench`, and is there the second time.

use crate::build::{pack, trunk};
use crate::tools::sha256_hex;
use crate::{Outcome, say, sh, tools};
use std::path::PathBuf;

/// The measurements' own programs.
pub const HERE: &str = "tests/measure/engine";
const ORTOOLS_WASM: &str = "or-tools-wasm@0.9.1";

/// Where what is needed lies.
pub fn folder() -> PathBuf {
    sh::target().join("bench")
}

/// Our own program.
pub fn native() -> Outcome<String> {
    let step = say::step("building the engine");
    sh::quiet(&mut sh::command("cargo", ["build", "--release", "--package", "engine", "--example", "bench"]))?;
    step.done();
    Ok(sh::target().join("release/examples/bench").display().to_string())
}

/// Our own wasm, made as that of the released worker is.
pub fn wasm() -> Outcome<PathBuf> {
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

/// OR-Tools as somebody has made it into wasm. Of its many solvers only the graph's are kept.
pub fn ortools_wasm() -> Outcome<PathBuf> {
    let package = folder().join("npm/node_modules/or-tools-wasm/build/javascript");
    once("npm/made", ORTOOLS_WASM, &format!("installing {ORTOOLS_WASM}"), || {
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

/// A Python of its own with a few packages, each in the version `requirements.txt` names.
pub fn python(packages: &[&str]) -> Outcome<String> {
    let (venv, list) = (folder().join("venv"), sh::read(format!("{HERE}/requirements.txt"))?);
    once("venv/made", "venv", "making a Python of its own", || {
        if sh::quiet(&mut sh::command("python3", ["-c", "import ensurepip"])).is_err() {
            tools::debian(&["python3-venv"])?;
        }
        sh::quiet(sh::command("python3", ["-m", "venv", "--clear"]).arg(&venv)).map(drop)
    })?;
    let python = venv.join("bin/python").display().to_string();
    for package in packages {
        let wanted = list.lines().find(|line| line.split("==").next() == Some(package)).unwrap_or(package);
        once(&format!("venv/{package}"), wanted, &format!("installing {wanted}"), || {
            let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"];
            sh::quiet(sh::command(&python, pip).arg(wanted)).map(drop)
        })?;
    }
    Ok(python)
}

/// LEMON, from Debian, in a program that speaks as the others do.
pub fn lemon() -> Outcome<String> {
    let (source, program) = (format!("{HERE}/lemon.cpp"), folder().join("lemon").display().to_string());
    once("lemon", &sh::read(&source)?, "compiling LEMON", || {
        let there = |path: &str| std::path::Path::new(path).exists();
        if !there("/usr/include/lemon/network_simplex.h") || sh::ask("g++", &["--version"]).is_none() {
            tools::debian(&["g++", "liblemon-dev"])?;
        }
        let how = ["-O3", "-march=native", "-DNDEBUG", "-std=c++17", "-w", "-o", &program, &source, "-llemon"];
        sh::quiet(&mut sh::command("g++", how)).map(drop)
    })?;
    Ok(program)
}

/// Does something unless it was done for the very same `input` before. What says so stands in `target/bench` under
/// `name`: beside what was made, so that it goes when that is thrown away.
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

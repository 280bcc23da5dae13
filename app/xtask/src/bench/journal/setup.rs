//! Who takes part in `bench journal`, and what they need.

use crate::bench::engine::install::folder;
use crate::bench::engine::setup::{Contestant, Kind};
use crate::build::{pack, trunk};
use crate::{Outcome, say, sh, tools};
use std::path::{Path, PathBuf};

/// What is timed, as `tests/measure/journal/src/steps.rs` names it.
pub const STEPS: &[&str] = &["write", "fold", "merge", "merge-verified", "save", "load", "read"];
const PEERS: [&str; 3] = ["automerge", "loro", "yrs"];
const HERE: &str = "tests/measure/journal";
const WASM: &str = "wasm32-unknown-unknown";
/// Our own, made with the flags of the product.
const OURS: [&str; 5] = ["build", "--release", "--package", "journal", "--example"];
/// How the peers' sources of chance are told that they are in a browser.
const CHANCE: &str = "--cfg getrandom_backend=\"wasm_js\"";

/// Everyone who takes part. Ours must be there; a peer that cannot be built says why in its row.
pub fn contestants(ours_only: bool) -> Outcome<Vec<Contestant>> {
    tools::for_browsers()?;
    tools::wasm_bindgen()?;
    let (native, wasm) = ours()?;
    let mut all = vec![new("ours", Kind::Native, Ok(vec![native])), new("ours", Kind::Browser, Ok(worker(&wasm)))];
    if ours_only {
        return Ok(all);
    }
    let (native, wasm) = (noted(peers_native()), noted(peers_wasm()));
    for name in PEERS {
        all.push(new(name, Kind::Native, native.clone().map(|program| vec![program.display().to_string()])));
        all.push(new(name, Kind::Browser, wasm.clone().map(|folder| worker(&folder))));
    }
    Ok(all)
}

fn new(name: &'static str, kind: Kind, words: Result<Vec<String>, String>) -> Contestant {
    Contestant { name, kind, warms_up: false, times: STEPS, words }
}

fn worker(folder: &Path) -> Vec<String> {
    let words = ["node", "tests/measure/engine/chromium.mjs", "../journal/worker.js", &folder.display().to_string()];
    words.into_iter().chain(["warm"]).map(str::to_owned).collect()
}

/// Our program, and the folder with our wasm.
fn ours() -> Outcome<(String, PathBuf)> {
    let step = say::step("building the journal");
    sh::quiet(sh::command("cargo", OURS).arg("bench"))?;
    let mut cargo = sh::command("cargo", OURS);
    cargo.args(["bench", "--target", WASM]).env(trunk::RUST_FLAGS, trunk::without_machine_paths());
    sh::quiet(&mut cargo)?;
    let wasm = bound(&sh::target().join(WASM).join("release/examples/bench.wasm"), "ours")?;
    step.done();
    Ok((sh::target().join("release/examples/bench").display().to_string(), wasm))
}

fn peers_native() -> Outcome<PathBuf> {
    let step = say::step("building automerge, loro and yrs");
    let target = peers_build(&[], "")?;
    step.done();
    Ok(target.join("release/peers"))
}

fn peers_wasm() -> Outcome<PathBuf> {
    let step = say::step("building automerge, loro and yrs for a worker");
    let target = peers_build(&["--target", WASM], CHANCE)?;
    let folder = bound(&target.join(WASM).join("release/peers.wasm"), "peers")?;
    step.done();
    Ok(folder)
}

/// Builds the peers' workspace, whose crates are not in the product's lock file.
fn peers_build(more: &[&str], flags: &str) -> Outcome<PathBuf> {
    let target = folder().join("peers");
    let mut cargo = sh::command("cargo", ["build", "--release", "--locked"]);
    cargo.args(["--manifest-path", &format!("{HERE}/Cargo.toml")]).arg("--target-dir").arg(&target).args(more);
    sh::quiet(cargo.env(trunk::RUST_FLAGS, flags))?;
    Ok(target)
}

/// A wasm file as a worker loads it, after the same tools as the product's.
fn bound(made: &Path, name: &str) -> Outcome<PathBuf> {
    let folder = folder().join("journal").join(name);
    let how = ["--target", "web", "--no-typescript", "--out-name", "bench", "--out-dir"];
    sh::quiet(sh::command("wasm-bindgen", how).arg(&folder).arg(made))?;
    let wasm = folder.join("bench_bg.wasm");
    sh::write(&wasm, pack::optimised(&wasm)?)?;
    Ok(folder)
}

/// Says at once what will be missing, instead of failing.
fn noted(ready: Outcome<PathBuf>) -> Result<PathBuf, String> {
    ready.map_err(|why| {
        say::trouble(&format!("the peers cannot take part: {why}"));
        format!("could not be built: {}", why.lines().last().unwrap_or_default())
    })
}

//! Trunk's part: one face compiled into `target/faces`, unless its sources are the ones it was compiled from.

use super::Mode;
use crate::faces::Face;
use crate::workspace::{Package, closure};
use crate::{Outcome, say, sh, tools};
use std::path::PathBuf;

/// Where cargo looks for what rustc is told besides when it makes wasm.
pub const RUST_FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Where a face's raw build stands.
pub fn output(mode: Mode, face: &Face) -> PathBuf {
    let folder = if mode.release { "faces" } else { "faces-dev" };
    sh::target().join(folder).join(face.name)
}

/// Builds one face if anything it is made from has changed.
pub fn build(mode: Mode, face: &Face, packages: &[Package]) -> Outcome {
    let output = output(mode, face);
    let stamp = output.with_extension("stamp");
    let inputs = inputs(face, packages)?;
    if output.join("index.html").exists() && std::fs::read_to_string(&stamp).is_ok_and(|there| there == inputs) {
        say::note(format!("{} is as it was", face.name));
        return Ok(());
    }
    let kind = if mode.release { "release" } else { "dev" };
    let step = say::step(format!("building {} ({kind})", face.name));
    let _ = std::fs::remove_file(&stamp);
    let mut trunk = sh::command("trunk", ["build", "--config", "Trunk.toml", "--public-url", "./", "--dist"]);
    trunk.arg(&output).args(mode.release.then_some("--release=true")).arg(format!("app/{}/index.html", face.name));
    if mode.release {
        trunk.env(RUST_FLAGS, without_machine_paths());
    }
    // NO_COLOR as Trunk reads it must be a boolean, whatever the terminal has put there.
    trunk.env("TRUNK_SKIP_VERSION_CHECK", "true").env("NO_COLOR", "true");
    match sh::quiet(&mut trunk) {
        Err(why) if crashed(&why) => {
            say::note("wasm-opt crashed, as it does once in a while; once more …");
            sh::quiet(&mut trunk)?
        }
        built => built?,
    };
    sh::write(stamp, inputs)?;
    step.done();
    Ok(())
}

/// Whether wasm-opt fell over, which it does about once in six builds on busy machines, and never twice with the same file.
fn crashed(why: &str) -> bool {
    why.contains("wasm-opt") && why.contains("SIGSEGV")
}

/// Where sources stand on this machine says nothing to a reader of a panic, and weighs 3 KB in every face.
pub fn without_machine_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo"))).unwrap_or_default();
    let registries = std::fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let places = registries.map(|entry| entry.path()).chain([sh::root()]);
    places.map(|place| format!("--remap-path-prefix={}/= ", place.display())).collect::<String>().trim_end().to_owned()
}

/// A digest of every source a face is compiled from.
fn inputs(face: &Face, packages: &[Package]) -> Outcome<String> {
    let mut names = vec![face.name];
    names.extend(face.workers);
    let mut paths: Vec<PathBuf> =
        ["Cargo.toml", "Cargo.lock", "Trunk.toml"].iter().map(|p| sh::root().join(p)).collect();
    for package in closure(packages, &names) {
        paths.extend(sh::files(&package.folder));
    }
    let mut text = String::new();
    for path in paths {
        let bytes = std::fs::read(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
        text.push_str(&format!("{} {}\n", tools::sha256_hex(&bytes), path.display()));
    }
    Ok(tools::sha256_hex(text.as_bytes()))
}

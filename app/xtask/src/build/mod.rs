//! `build`: each face by a Trunk build of its own into `target/faces`, then all of them put together in `dist/`.
//!
//! Trunk's part is skipped for a face whose sources have not changed. What comes after (styles and scripts inlined,
//! the policy computed, the service worker stamped) is quick, and done every time.

mod css;
pub mod pack;
pub mod page;
mod policy;
mod shrink;
mod stamp;
pub mod trunk;

use crate::args::Args;
use crate::faces::{self, Face};
use crate::{Outcome, say, sh, tools};
use std::path::{Path, PathBuf};

/// How to build.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mode {
    /// Small and fast programs, compressed; slow to build.
    pub release: bool,
    /// With a service worker, which serves yesterday's program until the reader takes the new one.
    pub offline: bool,
}

impl Mode {
    /// What is hosted.
    pub const RELEASE: Self = Self { release: true, offline: true };

    /// What a command was asked for: `--dev` builds fast and without a service worker, unless `--offline` wants it.
    pub fn read(args: &mut Args) -> Self {
        let (dev, offline) = (args.switch("dev"), args.switch("offline"));
        Self { release: !dev, offline: !dev || offline }
    }
}

/// The command.
pub fn run(args: &mut Args) -> Outcome {
    let mode = Mode::read(args);
    let faces = faces::chosen(args.value("face"))?;
    let packed = args.switch("packed");
    let dist = dist(args);
    args.done()?;
    build(mode, &faces, &dist)?;
    if packed { pack::beside(&dist) } else { Ok(()) }
}

/// Where the finished site stands: `dist/`, unless a command was told otherwise.
pub fn dist(args: &mut Args) -> PathBuf {
    args.value("dist").map_or_else(|| "dist".into(), PathBuf::from)
}

/// Builds some faces. The site afterwards holds them, and those built earlier.
pub fn build(mode: Mode, faces: &[Face], dist: &Path) -> Outcome {
    tools::for_build(!mode.release)?;
    // Trunk builds offline, so that it fetches no tools of its own; the crates are fetched here.
    sh::quiet(&mut sh::command("cargo", ["fetch"]))?;
    let packages = crate::workspace::packages()?;
    for face in faces {
        trunk::build(mode, face, &packages)?;
    }
    let step = say::step(format!("putting {} together", dist.display()));
    let fresh = sh::target().join("dist.new");
    let _ = std::fs::remove_dir_all(&fresh);
    let built: Vec<_> =
        faces::FACES.iter().filter(|face| trunk::output(mode, face).join("index.html").exists()).collect();
    for face in &built {
        assemble(mode, face, &fresh).map_err(|e| format!("{}: {e}", face.name))?;
    }
    shared(&fresh)?;
    for face in &built {
        stamp::service_worker(mode, face, &fresh)?;
    }
    swap(&fresh, dist)?;
    let count = if mode.release { pack::all(dist)? } else { 0 };
    step.done_with(&format!("{} faces, {count} files newly compressed", built.len()));
    Ok(())
}

/// One face's files, its page finished, its wasm optimised.
fn assemble(mode: Mode, face: &Face, dist: &Path) -> Outcome {
    let from = trunk::output(mode, face);
    let to = dist.join(face.place);
    for path in sh::files(&from) {
        let name = path.strip_prefix(&from).unwrap_or(&path);
        let target = to.join(name);
        match path.extension().and_then(|e| e.to_str()) {
            Some("html") => sh::write(target, page::finish(&sh::read(&path)?, face, mode)?)?,
            // A script's wasm is written with it.
            Some("wasm") if mode.release && script_of(&path).exists() => {}
            Some("js") if mode.release && wasm_of(&path).exists() => {
                let (script, wasm) = shrink::shrink(&sh::read(&path)?, pack::optimised(&wasm_of(&path))?);
                sh::write(wasm_of(&target), wasm)?;
                sh::write(target, script)?;
            }
            _ => copy(&path, &target)?,
        }
    }
    if let Some(style) = page::rest_style(face)? {
        sh::write(to.join("rest.css"), style)?;
    }
    copy(Path::new("public/icons/icon.svg"), &to.join("icon.svg"))?;
    if face.installs {
        copy(&PathBuf::from(format!("public/{}.webmanifest", face.name)), &to.join("manifest.webmanifest"))?;
    }
    Ok(())
}

fn wasm_of(script: &Path) -> PathBuf {
    script.with_file_name(format!("{}_bg.wasm", script.file_stem().unwrap_or_default().to_string_lossy()))
}

fn script_of(wasm: &Path) -> PathBuf {
    let name = wasm.file_name().unwrap_or_default().to_string_lossy();
    wasm.with_file_name(name.replace("_bg.wasm", ".js"))
}

/// What the faces share: pictures for home screens and manifests.
fn shared(dist: &Path) -> Outcome {
    for folder in ["icons", "screenshots"] {
        let from = PathBuf::from("public").join(folder);
        for path in sh::files(&from).iter().filter(|path| path.extension().is_some_and(|e| e == "png")) {
            copy(path, &dist.join(folder).join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    sh::write(to, std::fs::read(from).map_err(|e| format!("cannot read {}: {e}", from.display()))?)
}

/// Puts the new folder where the old one stood, in two renames: a running `serve` never sees half a site.
fn swap(fresh: &Path, dist: &Path) -> Outcome {
    let old = sh::target().join("dist.old");
    let _ = std::fs::remove_dir_all(&old);
    let renamed = if dist.exists() { std::fs::rename(dist, &old) } else { Ok(()) };
    renamed.and_then(|()| std::fs::rename(fresh, dist)).map_err(|e| format!("cannot replace {}: {e}", dist.display()))
}

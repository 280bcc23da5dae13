//! Bytes: what a first visit fetches before a face is usable, compressed, against the face's budget.

use super::verdict;
use crate::build::pack;
use crate::faces::{FACES, Face};
use crate::{Outcome, say, sh};
use std::path::{Path, PathBuf};

const SHELL_MAX: u64 = 14_000;

/// Compressed bytes until usable, by kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Bytes {
    /// index.html, with its styles and the shell's script in it.
    pub html: u64,
    /// The face's own script.
    pub js: u64,
    /// The face's own program.
    pub wasm: u64,
    /// Style sheets that are not in index.html.
    pub css: u64,
}

impl Bytes {
    /// All of it.
    pub fn total(self) -> u64 {
        self.html + self.js + self.wasm + self.css
    }
}

/// Measures what stands in `dist/`; a site that is not built, or built for development, has no weight to judge.
pub fn check() -> Outcome {
    let mut found = Vec::new();
    for face in FACES {
        let Some(bytes) = measure(&face, Path::new("dist")) else {
            say::note(format!("{} has no release build to weigh", face.name));
            continue;
        };
        say::note(format!("{:9} {:6} bytes of {}, shell {}", face.name, bytes.total(), face.bytes_max, bytes.html));
        if bytes.total() > face.bytes_max {
            found.push(format!("{} has {} bytes, at most {}", face.name, bytes.total(), face.bytes_max));
        }
        if bytes.html > SHELL_MAX {
            found.push(format!("{}'s index.html has {} bytes, at most {SHELL_MAX}", face.name, bytes.html));
        }
    }
    verdict(found)
}

/// What one face weighs: its page and whatever that links to, but no worker, which comes later. Nothing when some of it
/// was never compressed: a development build.
pub fn measure(face: &Face, dist: &Path) -> Option<Bytes> {
    let home = dist.join(face.place);
    let page = home.join("index.html");
    let html = std::fs::read_to_string(&page).ok()?;
    let mut bytes = Bytes { html: weight(&page)?, ..Bytes::default() };
    for path in linked(&html, &home) {
        let weight = weight(&path)?;
        match path.extension().and_then(|e| e.to_str()) {
            Some("js") => bytes.js += weight,
            Some("wasm") => bytes.wasm += weight,
            Some("css") => bytes.css += weight,
            _ => {}
        }
    }
    Some(bytes)
}

/// Every file of the face's folder the page names, snippets of its script among them.
fn linked(html: &str, home: &Path) -> Vec<PathBuf> {
    let name = |path: &Path| path.strip_prefix(home).map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    let named = |path: &PathBuf| html.contains(&format!("./{}", name(path)));
    sh::files(home).into_iter().filter(named).collect()
}

fn weight(path: &Path) -> Option<u64> {
    let bytes = std::fs::read(path).ok()?;
    Some(pack::packed(&crate::tools::sha256_hex(&bytes), "br")?.len() as u64)
}

//! Bytes: what a first visit fetches before a face is usable, compressed, against the face's budget.
//!
//! A face that does not keep it yet stands in `app/xtask/bytes.txt` with its weight and the reason; a row can only shrink.

use super::verdict;
use crate::build::pack;
use crate::faces::{FACES, Face};
use crate::{Outcome, say, sh};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const SHELL_MAX: u64 = 14_000;
/// The engine's worker comes later and is weighed by itself: its program and its script.
const ENGINE: [&str; 2] = ["dist/captain/engine_worker_bg.wasm", "dist/captain/engine_worker.js"];
const ENGINE_MAX: u64 = 120_000;
/// Faces that are over their budget for now.
const ALLOWED: &str = "app/xtask/bytes.txt";
/// A twentieth below its row, and the row has to follow.
const SLACK: u64 = 20;

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
    let allowed = allowed(&sh::read(ALLOWED).unwrap_or_default())?;
    let mut found = Vec::new();
    for face in FACES {
        let Some(bytes) = measure(&face, Path::new("dist")) else {
            say::note(format!("{} has no release build to weigh", face.name));
            continue;
        };
        say::note(format!("{:9} {:6} bytes of {}, shell {}", face.name, bytes.total(), face.bytes_max, bytes.html));
        found.extend(judge(face.name, bytes.total(), face.bytes_max, allowed.get(face.name).copied()));
        if bytes.html > SHELL_MAX {
            found.push(format!("{}'s index.html has {} bytes, at most {SHELL_MAX}", face.name, bytes.html));
        }
    }
    if let Some(total) = ENGINE.iter().map(|path| weight(Path::new(path))).sum::<Option<u64>>() {
        say::note(format!("{:9} {total:6} bytes of {ENGINE_MAX}", "engine"));
        found.extend(judge("engine", total, ENGINE_MAX, allowed.get("engine").copied()));
    }
    verdict(found)
}

/// A face keeps its budget, or the row that is allowed for now. A row follows what it allows downwards.
fn judge(name: &str, total: u64, most: u64, row: Option<u64>) -> Option<String> {
    match row {
        None if total > most => Some(format!("{name} has {total} bytes, at most {most}")),
        Some(_) if total <= most => Some(format!("{name} keeps its budget: take its row out of {ALLOWED}")),
        Some(row) if total > row => Some(format!("{name} grew to {total} bytes, {row} were allowed for now")),
        Some(row) if total < row - row / SLACK => {
            Some(format!("{name} shrank to {total} bytes: write that into {ALLOWED}"))
        }
        _ => None,
    }
}

/// Reads rows of `face bytes reason`.
fn allowed(text: &str) -> Outcome<BTreeMap<String, u64>> {
    let rows = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let mut parts = row.splitn(3, ' ');
        match (parts.next(), parts.next().and_then(|n| n.parse().ok()), parts.next()) {
            (Some(name), Some(bytes), Some(reason)) if !reason.trim().is_empty() => Ok((name.to_owned(), bytes)),
            _ => Err(format!("{ALLOWED}: a row is `face bytes reason`, not `{row}`")),
        }
    })
    .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_kept_or_a_row_allows_for_now() {
        assert_eq!(judge("a", 80, 80, None), None);
        assert!(judge("a", 81, 80, None).unwrap().contains("at most 80"));
        assert_eq!(judge("a", 150, 80, Some(155)), None);
        assert!(judge("a", 156, 80, Some(155)).unwrap().contains("grew"));
    }

    #[test]
    fn a_row_follows_downwards_and_goes_when_nobody_needs_it() {
        assert!(judge("a", 140, 80, Some(155)).unwrap().contains("write that"));
        assert!(judge("a", 80, 80, Some(155)).unwrap().contains("take its row out"));
        assert!(allowed("resident 155").is_err());
    }
}

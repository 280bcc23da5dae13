//! A face's service worker: the template in `public/sw.js`, stamped with every file of the face and the SHA-256 of its
//! final bytes. Trunk's own names carry the hash of bytes that later changed, so names are not trusted for this.

use super::Mode;
use crate::faces::{FACES, Face};
use crate::tools::sha256_hex;
use crate::{Outcome, sh};
use std::collections::BTreeMap;
use std::path::Path;

const FILES: &str = "/*FILES*/{}";
const FACE: &str = "/*FACE*/\"\"";
const VERSION: &str = "/*VERSION*/\"\"";
const PLACE: &str = "/*PLACE*/\"\"";

/// Writes a face's `sw.js`. A dev build has none: it would serve yesterday's program.
pub fn service_worker(mode: Mode, face: &Face, dist: &Path) -> Outcome {
    if !mode.offline {
        return Ok(());
    }
    let files = list(face, dist)?;
    let json = serde_json::to_string(&files).map_err(|e| e.to_string())?;
    let version = sha256_hex(json.as_bytes());
    let text = |value: &str| format!("\"{value}\"");
    let marks = [(FILES, json), (FACE, text(face.name)), (VERSION, text(&version[..16])), (PLACE, text(face.place))];
    let mut script = sh::read("public/sw.js")?;
    for (mark, value) in marks {
        if !script.contains(mark) {
            return Err(format!("public/sw.js lacks {mark}"));
        }
        script = script.replacen(mark, &value, 1);
    }
    sh::write(dist.join(face.place).join("sw.js"), script)
}

/// The face's own files, by their path below it. The other faces' folders and what all share are none of its business.
fn list(face: &Face, dist: &Path) -> Outcome<BTreeMap<String, String>> {
    let home = dist.join(face.place);
    let mut files = BTreeMap::new();
    for path in sh::files(&home) {
        let name = path.strip_prefix(&home).unwrap_or(&path).to_string_lossy().into_owned();
        let foreign = face.place.is_empty()
            && (FACES.iter().any(|other| !other.place.is_empty() && name.starts_with(other.place))
                || name.contains('/') && !name.starts_with("snippets/"));
        if !foreign && name != "sw.js" {
            let bytes = std::fs::read(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))?;
            files.insert(name, sha256_hex(&bytes));
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_resident_leaves_the_other_faces_alone() {
        let dist = std::env::temp_dir().join(format!("lm-stamp-{}", std::process::id()));
        for name in ["index.html", "a.wasm", "captain/index.html", "icons/icon-192.png", "sw.js"] {
            sh::write(dist.join(name), name).unwrap();
        }
        let resident: Vec<_> = list(&FACES[0], &dist).unwrap().into_keys().collect();
        let captain: Vec<_> = list(&FACES[1], &dist).unwrap().into_keys().collect();
        std::fs::remove_dir_all(&dist).unwrap();
        assert_eq!(resident, ["a.wasm", "index.html"]);
        assert_eq!(captain, ["index.html"]);
    }
}

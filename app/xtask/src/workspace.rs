//! The workspace as cargo sees it: which crates there are, where they stand, whom they use.

use crate::{Outcome, sh};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// One crate of ours.
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// The crates of ours it uses in what it ships; what only its tests use is left out.
    pub uses: BTreeSet<String>,
}

/// Reads the workspace.
pub fn packages() -> Outcome<Vec<Package>> {
    let mut cargo = sh::command("cargo", ["metadata", "--format-version", "1", "--no-deps"]);
    let metadata: Value = serde_json::from_str(&sh::quiet(&mut cargo)?).map_err(|e| format!("cargo metadata: {e}"))?;
    Ok(list(&metadata["packages"]).iter().map(package).collect())
}

fn package(value: &Value) -> Package {
    let manifest = PathBuf::from(value["manifest_path"].as_str().unwrap_or_default());
    let uses = list(&value["dependencies"]).iter().filter(|used| used["path"].is_string() && used["kind"].is_null());
    Package {
        name: value["name"].as_str().unwrap_or_default().to_owned(),
        folder: manifest.parent().map(PathBuf::from).unwrap_or_default(),
        uses: uses.filter_map(|used| used["name"].as_str().map(str::to_owned)).collect(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The crates a few crates are made of, themselves among them.
pub fn closure<'a>(packages: &'a [Package], names: &[&str]) -> Vec<&'a Package> {
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let mut waiting: Vec<&str> = packages.iter().map(|p| p.name.as_str()).filter(|n| names.contains(n)).collect();
    while let Some(name) = waiting.pop() {
        if wanted.insert(name) {
            let package = packages.iter().find(|p| p.name == name);
            waiting.extend(package.into_iter().flat_map(|p| p.uses.iter().map(String::as_str)));
        }
    }
    packages.iter().filter(|p| wanted.contains(p.name.as_str())).collect()
}

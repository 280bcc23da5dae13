//! Arrows between crates: who may use whom, as the code map in `app/ARCHITECTURE.md` says.

use super::verdict;
use crate::Outcome;
use crate::workspace::Package;

const FACE: &[&str] = &["ui", "ports", "device", "engine", "domain"];
const KEEPER: &[&str] = &["domain", "engine", "trust", "journal", "courier", "ports", "device"];
const DESK: &[&str] = &["domain", "engine", "trust", "journal", "courier", "ports", "device", "spelling"];
const THIN: &[&str] = &["engine", "ports", "device"];

/// Each crate and the crates of ours it may use in what it ships. A crate that is not here is refused.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("engine", &["domain"]),
    ("trust", &["domain"]),
    ("journal", &["trust", "domain"]),
    ("courier", &["journal", "trust", "domain"]),
    ("spelling", &[]),
    ("ports", &["domain", "engine"]),
    ("device", &["courier", "journal", "trust", "domain"]),
    ("ui", &["domain", "ui-macros"]),
    ("ui-macros", &[]),
    // An empty stand-in for a crate Leptos names and no face uses.
    ("wasm-streams", &[]),
    ("resident", FACE),
    ("captain", FACE),
    ("kiosk", FACE),
    ("pocket", KEEPER),
    ("desk", DESK),
    ("counter", KEEPER),
    ("engine_worker", THIN),
    ("scanner", &["courier", "ports", "device"]),
    ("sheets", &["ports", "device"]),
    ("xtask", &[]),
];

/// Refuses an arrow that is not in the table, and a table that no longer fits the workspace.
pub fn check(packages: &[Package]) -> Outcome {
    let mut found = Vec::new();
    for package in packages {
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == package.name) else {
            found.push(format!("{} is in no row of the table", package.name));
            continue;
        };
        let refused = package.uses.iter().filter(|used| !may.contains(&used.as_str()));
        found.extend(refused.map(|used| format!("{} must not use {used}", package.name)));
    }
    let gone = MAY_USE.iter().filter(|(name, _)| packages.iter().all(|p| p.name != *name));
    found.extend(gone.map(|(name, _)| format!("the table names {name}, which is not in the workspace")));
    verdict(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_the_wrong_way_is_refused() {
        let mut packages: Vec<_> = MAY_USE.iter().map(|(name, _)| package(name, &[])).collect();
        assert!(check(&packages).is_ok());
        packages[0] = package("domain", &["engine"]);
        assert!(check(&packages).unwrap_err().contains("domain must not use engine"));
    }

    #[test]
    fn a_crate_nobody_has_placed_is_refused() {
        assert!(check(&[package("helper", &[])]).is_err());
    }

    fn package(name: &str, uses: &[&str]) -> Package {
        let uses = uses.iter().map(|used| (*used).to_owned()).collect();
        Package { name: name.into(), folder: "".into(), uses }
    }
}

//! The Rust sources as text: what the other checks read, and the three rules that need nothing more.

use super::verdict;
use crate::workspace::Package;
use crate::{Outcome, sh};
use std::collections::BTreeSet;

/// One source file.
pub struct Source {
    /// Its path below the repository.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Every Rust file of the workspace.
pub fn read(packages: &[Package]) -> Outcome<Vec<Source>> {
    let root = sh::root();
    // A set, for one crate's folder may stand inside another's.
    let paths: BTreeSet<_> = packages.iter().flat_map(|package| sh::files(&package.folder)).collect();
    let rust = paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| {
        let text = sh::read(&path)?;
        Ok(Source { path: path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned(), text })
    })
    .collect()
}

/// A file opens with a sentence that says what it is; nothing writes markup as text into a page; no test is left out.
pub fn check(sources: &[Source]) -> Outcome {
    let mut found = left_out(sources);
    for source in sources {
        if !source.text.starts_with("//! ") {
            found.push(format!("{} does not open with `//!` and what it is", source.path));
        }
        let code = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        found.extend(code.filter_map(markup).map(|name| format!("{} uses {name}", source.path)));
    }
    verdict(found)
}

/// The files beside a `tests/main.rs`, and beside each `mod.rs` below it, that it does not name: nobody would compile them,
/// and nobody would miss them.
fn left_out(sources: &[Source]) -> Vec<String> {
    let programs: Vec<&str> = sources.iter().filter_map(|main| main.path.strip_suffix("tests/main.rs")).collect();
    let tests = |path: &str| programs.iter().any(|package| path.starts_with(&format!("{package}tests/")));
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| tests(&source.path)) {
        let Some(folder) = source.path.strip_suffix("main.rs").or_else(|| source.path.strip_suffix("mod.rs")) else {
            continue;
        };
        let named = |name: &str| {
            let is = |line: &str| line.trim().trim_start_matches("pub ") == format!("mod {name};");
            source.text.lines().any(is)
        };
        let names = sources.iter().filter_map(|other| other.path.strip_prefix(folder)?.strip_suffix(".rs"));
        let modules = names.map(|name| name.strip_suffix("/mod").unwrap_or(name));
        let missing = modules.filter(|name| !name.contains('/') && !matches!(*name, "main" | "mod") && !named(name));
        found.extend(missing.map(|name| format!("{} does not name {name}, so nothing in it is tested", source.path)));
    }
    found
}

/// What writes markup as text, if a line names it. Written in two halves, or this file would find itself.
fn markup(line: &str) -> Option<&'static str> {
    let names = [concat!("inner", "_html"), concat!("inner", "HTML"), concat!("insert_adjacent", "_html")];
    names.into_iter().find(|name| line.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_tests_that_nobody_compiles_is_found() {
        let source = |path: &str, text: &str| Source { path: path.into(), text: format!("//! A.\n{text}") };
        let there = |main: &str| {
            let beside = ["a/tests/day.rs", "a/tests/faults/deep.rs", "b/tests/own.rs"];
            let mut all: Vec<_> = beside.iter().map(|path| source(path, "")).collect();
            all.push(source("a/tests/faults/mod.rs", "pub mod deep;"));
            all.push(source("a/tests/main.rs", main));
            left_out(&all)
        };
        assert!(there("mod day;\nmod faults;").is_empty());
        assert_eq!(
            there("mod day;\n// mod faults;"),
            ["a/tests/main.rs does not name faults, so nothing in it is tested"]
        );
    }

    #[test]
    fn markup_written_as_text_is_found() {
        let source = |text: &str| vec![Source { path: "a.rs".into(), text: text.into() }];
        assert!(check(&source("//! A.\nfn a() {}")).is_ok());
        assert!(check(&source("fn a() {}")).is_err());
        assert!(check(&source(concat!("//! A.\nfn a() { e.set_inner", "_html(words) }"))).is_err());
        assert!(check(&source(concat!("//! A, without inner", "_html.\nfn a() {}"))).is_ok());
    }
}

//! The Rust sources as text: what the other checks read, and the two rules that need nothing more.

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

/// A file opens with a sentence that says what it is; nothing writes markup as text into a page.
pub fn check(sources: &[Source]) -> Outcome {
    let mut found = Vec::new();
    for source in sources {
        if !source.text.starts_with("//! ") {
            found.push(format!("{} does not open with `//!` and what it is", source.path));
        }
        let code = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        found.extend(code.filter_map(markup).map(|name| format!("{} uses {name}", source.path)));
    }
    verdict(found)
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
    fn markup_written_as_text_is_found() {
        let source = |text: &str| vec![Source { path: "a.rs".into(), text: text.into() }];
        assert!(check(&source("//! A.\nfn a() {}")).is_ok());
        assert!(check(&source("fn a() {}")).is_err());
        assert!(check(&source(concat!("//! A.\nfn a() { e.set_inner", "_html(words) }"))).is_err());
        assert!(check(&source(concat!("//! A, without inner", "_html.\nfn a() {}"))).is_ok());
    }
}

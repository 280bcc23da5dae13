//! Claims: `app/SECURITY.md` says what an attacker can and cannot do, each claim with its test. Every test it names has to
//! exist under that name in that file, and a claim without one has to say why.

use super::verdict;
use crate::{Outcome, sh};

const DOCUMENT: &str = "app/SECURITY.md";
/// How the last cell of a row begins that has no test, with the reason after it.
const NONE: &str = "no test:";

/// Judges the document against the sources beside it.
pub fn check() -> Outcome {
    let root = sh::root();
    verdict(judge(&sh::read(root.join(DOCUMENT))?, |path| sh::read(root.join(path)).ok()))
}

/// What is wrong with the document; `read` knows what stands in a file of the repository.
fn judge(document: &str, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for row in claims(document) {
        let (claim, proof) = (row[0], row[row.len() - 1]);
        let says_why = proof.strip_prefix(NONE).is_some_and(|why| !why.trim().is_empty());
        if tests(proof).next().is_none() && !says_why {
            found.push(format!("{DOCUMENT}: a claim without a test: {claim}"));
        }
    }
    for (path, name) in tests(document) {
        let path = if path.starts_with("tests/") { path.to_owned() } else { format!("app/{path}") };
        match read(&path) {
            None => found.push(format!("{DOCUMENT}: there is no {path}")),
            Some(text) if !names(&path, &text, name) => {
                found.push(format!("{DOCUMENT}: {path} has no test called {name}"));
            }
            Some(_) => {}
        }
    }
    found
}

/// The rows of every table whose last column is called `test`, as cells.
fn claims(document: &str) -> Vec<Vec<&str>> {
    let (mut rows, mut table) = (Vec::new(), None);
    for line in document.lines() {
        let Some(row) = line.trim().strip_prefix('|').and_then(|row| row.strip_suffix('|')) else {
            table = None;
            continue;
        };
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        match table {
            None => table = Some(cells.last() == Some(&"test")),
            Some(true) if !row.starts_with("---") => rows.push(cells),
            Some(_) => {}
        }
    }
    rows
}

/// Every `path::name` between backquotes, as path and name. Paths stand below `app/`, but for those of `tests/`.
fn tests(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter_map(|code| code.split_once("::")).filter(|(path, _)| path.ends_with(".rs") || path.ends_with(".ts"))
}

/// Whether a file has a test of this name: a Rust function, or a journey by its title.
fn names(path: &str, text: &str, name: &str) -> bool {
    let test = if path.ends_with(".rs") { format!("fn {name}(") } else { format!("test(\"{name}\"") };
    text.contains(&test)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row with this proof, beside one Rust test and one journey.
    fn verdict_on(proof: &str) -> Vec<String> {
        let other = "| who | holds |\n|---|---|\n| a thief | nothing |\n";
        let document = format!("{other}\n| a thief | test |\n|---|---|\n| cannot read | {proof} |\n\n{other}");
        judge(&document, |path| match path {
            "app/trust/src/rest.rs" => Some("#[test]\nfn a_value_opens() {}".to_owned()),
            "tests/lock.spec.ts" => Some("test(\"lock: it opens\", async () => {});".to_owned()),
            _ => None,
        })
    }

    #[test]
    fn a_test_that_is_there_passes() {
        assert!(verdict_on("`trust/src/rest.rs::a_value_opens`").is_empty());
        assert!(verdict_on("`tests/lock.spec.ts::lock: it opens`, `trust/src/rest.rs::a_value_opens`").is_empty());
    }

    #[test]
    fn a_test_that_was_renamed_or_moved_is_named() {
        assert!(verdict_on("`trust/src/rest.rs::a_value`")[0].contains("no test called a_value"));
        assert!(verdict_on("`tests/lock.spec.ts::it opens`")[0].contains("no test called it opens"));
        assert!(verdict_on("`trust/src/gone.rs::a_value_opens`")[0].contains("no app/trust/src/gone.rs"));
    }

    #[test]
    fn a_claim_without_a_test_says_why() {
        assert!(verdict_on("")[0].contains("a claim without a test: cannot read"));
        assert!(verdict_on("no test:")[0].contains("without a test"));
        assert!(verdict_on("no test: a fact about browsers").is_empty());
    }
}

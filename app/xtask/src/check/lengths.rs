//! Lengths: a file of at most 400 lines, a function of at most 60 (80 where it draws a view).
//!
//! What is longer stands in `app/xtask/lengths.txt` with its length and a reason. A row can only shrink: it fails when
//! the thing grew, and when the thing became shorter than its row says.

use super::sources::Source;
use super::verdict;
use crate::{Outcome, sh};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};

const ALLOWED: &str = "app/xtask/lengths.txt";
const FILE_MAX: usize = 400;
const FUNCTION_MAX: usize = 60;
const VIEW_MAX: usize = 80;
/// Crates whose functions draw.
const VIEWS: &[&str] = &["app/ui/", "app/resident/", "app/captain/", "app/kiosk/"];

/// Measures every file and function against its most, or its row.
pub fn check(sources: &[Source]) -> Outcome {
    let mut allowed = allowed(&sh::read(ALLOWED).unwrap_or_default())?;
    let mut found = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        found.extend(judge(source.path.clone(), lines, FILE_MAX, &mut allowed));
        let most = if VIEWS.iter().any(|view| source.path.starts_with(view)) { VIEW_MAX } else { FUNCTION_MAX };
        for (name, lines) in functions(source)? {
            found.extend(judge(format!("{}::{name}", source.path), lines, most, &mut allowed));
        }
    }
    found.extend(allowed.into_keys().map(|name| format!("{name} is in {ALLOWED}, but no longer needs it")));
    verdict(found)
}

fn judge(name: String, lines: usize, most: usize, allowed: &mut BTreeMap<String, usize>) -> Option<String> {
    if lines <= most {
        return None;
    }
    match allowed.remove(&name) {
        None => Some(format!("{name} has {lines} lines, at most {most}")),
        Some(row) if lines > row => Some(format!("{name} grew from {row} to {lines} lines")),
        Some(row) if lines < row => Some(format!("{name} shrank to {lines} lines: write that into {ALLOWED}")),
        Some(_) => None,
    }
}

/// Reads rows of `path[::function] lines reason`.
fn allowed(text: &str) -> Outcome<BTreeMap<String, usize>> {
    let rows = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let mut parts = row.splitn(3, ' ');
        let parsed = (parts.next(), parts.next().and_then(|n| n.parse().ok()), parts.next());
        match parsed {
            (Some(name), Some(lines), Some(reason)) if !reason.trim().is_empty() => Ok((name.to_owned(), lines)),
            _ => Err(format!("{ALLOWED}: a row is `path lines reason`, not `{row}`")),
        }
    })
    .collect()
}

fn functions(source: &Source) -> Outcome<Vec<(String, usize)>> {
    let file = syn::parse_file(&source.text).map_err(|e| format!("{}: {e}", source.path))?;
    let mut functions = Functions(Vec::new());
    functions.visit_file(&file);
    Ok(functions.0)
}

/// Collects the name and the length of every function, from `fn` to its closing brace.
struct Functions(Vec<(String, usize)>);

impl Functions {
    fn add(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let end = block.brace_token.span.close().end().line;
        let lines = end + 1 - signature.fn_token.span.start().line;
        self.0.push((signature.ident.to_string(), lines));
    }
}

impl<'a> Visit<'a> for Functions {
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.add(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(body_lines: usize) -> Source {
        Source {
            path: "a.rs".into(),
            text: format!("//! A.\nfn long() {{\n{}}}\n", "    step();\n".repeat(body_lines)),
        }
    }

    #[test]
    fn a_function_is_measured_from_fn_to_its_brace() {
        assert_eq!(functions(&source(3)).unwrap(), [("long".to_owned(), 5)]);
    }

    #[test]
    fn a_row_can_only_shrink() {
        let judge = |lines| judge("a.rs".into(), lines, 60, &mut allowed("a.rs 70 tables read better whole").unwrap());
        assert_eq!(judge(60), None);
        assert_eq!(judge(70), None);
        assert!(judge(71).unwrap().contains("grew"));
        assert!(judge(69).unwrap().contains("shrank"));
    }

    #[test]
    fn a_row_without_a_reason_is_refused() {
        assert!(allowed("a.rs 70").is_err());
    }
}

//! Words: every row of every `words!` table says something in all three languages, and asks for the same values.

use super::sources::Source;
use super::verdict;
use crate::Outcome;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};

/// Longest sentence for a resident, in characters of Chinese.
const SENTENCE_MAX: usize = 60;
/// Crates whose words residents read.
const FOR_RESIDENTS: &[&str] = &["app/resident/", "app/kiosk/", "app/ui/"];
const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// One row: the key, and the text in each language.
type Row = (String, Vec<String>);

/// Reads every table and judges every row.
pub fn check(sources: &[Source]) -> Outcome {
    let mut found = Vec::new();
    for source in sources.iter().filter(|source| source.text.contains("words!")) {
        let file = syn::parse_file(&source.text).map_err(|e| format!("{}: {e}", source.path))?;
        let mut tables = Tables(Vec::new());
        tables.visit_file(&file);
        let short = FOR_RESIDENTS.iter().any(|folder| source.path.starts_with(folder));
        for row in tables.0.iter().flat_map(|tokens| rows(tokens.clone())) {
            found.extend(judge(&row, short).into_iter().map(|what| format!("{} {}: {what}", source.path, row.0)));
        }
    }
    verdict(found)
}

fn judge((_, texts): &Row, short: bool) -> Vec<String> {
    if texts.len() != LANGUAGES.len() {
        return vec![format!("has {} texts instead of {}", texts.len(), LANGUAGES.len())];
    }
    let mut found = Vec::new();
    for (language, text) in LANGUAGES.iter().zip(texts) {
        if text.trim().is_empty() {
            found.push(format!("says nothing in {language}"));
        }
        if values(text) != values(&texts[0]) {
            found.push(format!("asks for other values in {language} than in {}", LANGUAGES[0]));
        }
        let longest = text.split(['。', '！', '？', '；', '!', '?', ';']).map(|s| s.chars().count()).max().unwrap_or(0);
        if short && *language != "en" && longest > SENTENCE_MAX {
            found.push(format!("has a sentence of {longest} characters in {language}"));
        }
    }
    found
}

/// The `{names}` a text asks for.
fn values(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// Rows of `KEY: "简" | "繁" | "English";`
fn rows(tokens: TokenStream) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(key) => rows.push((key.to_string(), Vec::new())),
            TokenTree::Literal(text) => {
                let text = syn::parse_str::<syn::LitStr>(&text.to_string()).map(|text| text.value());
                if let (Some(row), Ok(text)) = (rows.last_mut(), text) {
                    row.1.push(text);
                }
            }
            _ => {}
        }
    }
    rows
}

/// Collects what stands in every `words! { … }`.
struct Tables(Vec<TokenStream>);

impl<'a> Visit<'a> for Tables {
    fn visit_macro(&mut self, item: &'a syn::Macro) {
        if item.path.segments.last().is_some_and(|segment| segment.ident == "words") {
            self.0.push(item.tokens.clone());
        }
        visit::visit_macro(self, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict_on(table: &str) -> Outcome {
        let text = format!("//! Words.\nui::words! {{ {table} }}");
        check(&[Source { path: "app/kiosk/src/words.rs".into(), text }])
    }

    #[test]
    fn a_complete_row_passes() {
        assert!(verdict_on(r#"A: "{n} 件" | "{n} 件" | "{n} left";"#).is_ok());
    }

    #[test]
    fn a_missing_text_or_value_is_named() {
        assert!(verdict_on(r#"A: "好" | "" | "well";"#).unwrap_err().contains("zh-Hant"));
        assert!(verdict_on(r#"A: "好" | "好";"#).is_err());
        assert!(verdict_on(r#"A: "{n} 件" | "{n} 件" | "left";"#).unwrap_err().contains("en"));
    }

    #[test]
    fn a_sentence_nobody_reads_to_its_end_is_refused() {
        let long = "很".repeat(61);
        assert!(verdict_on(&format!(r#"A: "{long}。" | "好。" | "well.";"#)).is_err());
        let two = format!("{}。{}。", "很".repeat(40), "好".repeat(40));
        assert!(verdict_on(&format!(r#"A: "{two}" | "{two}" | "well.";"#)).is_ok());
    }
}

//! A small minifier for the project's own style sheets: comments and needless white space go, nothing else changes.

use crate::{Outcome, sh};
use std::path::Path;

/// Reads a style sheet, shortened. What one sheet leaves open would swallow the next, and nobody is told.
pub fn sheet(path: &Path) -> Outcome<String> {
    let css = minify(&sh::read(path)?);
    if is_closed(&css) {
        Ok(css)
    } else {
        Err(format!("{} leaves a brace open, or closes one too many", path.display()))
    }
}

/// Whether every brace outside of strings is closed, and none before it is opened.
fn is_closed(css: &str) -> bool {
    let (mut open, mut quoted, mut rest) = (0_i32, None, css.chars());
    while let Some(c) = rest.next() {
        match (quoted, c) {
            (Some(_), '\\') => drop(rest.next()),
            (Some(quote), c) if c == quote => quoted = None,
            (None, '"' | '\'') => quoted = Some(c),
            (None, '{') => open += 1,
            (None, '}') if open == 0 => return false,
            (None, '}') => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// Shortens a style sheet. Strings are left alone; `+` and `-` keep their blanks, for `calc` needs them.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut blank = false;
    while let Some(c) = rest.next() {
        match c {
            '/' if rest.peek() == Some(&'*') => {
                skip_comment(&mut rest);
                blank = true;
            }
            '"' | '\'' => {
                settle(&mut out, &mut blank, c);
                out.push(c);
                copy_string(&mut rest, c, &mut out);
            }
            c if c.is_whitespace() => blank = true,
            c => {
                settle(&mut out, &mut blank, c);
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(c);
            }
        }
    }
    out
}

/// Writes the one blank that stands for any white space before `next`, where it can mean something.
fn settle(out: &mut String, blank: &mut bool, next: char) {
    let needless = matches!(next, '{' | '}' | ';' | ',' | '>' | '!')
        || out.ends_with(['{', '}', ';', ',', ':', '>', '('])
        || next == ')'
        || out.is_empty();
    if std::mem::take(blank) && !needless {
        out.push(' ');
    }
}

fn skip_comment(rest: &mut std::iter::Peekable<std::str::Chars>) {
    rest.next();
    while let Some(c) = rest.next() {
        if c == '*' && rest.next_if_eq(&'/').is_some() {
            return;
        }
    }
}

fn copy_string(rest: &mut std::iter::Peekable<std::str::Chars>, quote: char, out: &mut String) {
    while let Some(c) = rest.next() {
        out.push(c);
        match c {
            '\\' => out.extend(rest.next()),
            c if c == quote => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_closed, minify};

    #[test]
    fn blanks_and_comments_go() {
        assert_eq!(
            minify("/* a */\n.a > .b ,\n.c {\n  color: red;\n  margin: 0 auto;\n}\n"),
            ".a>.b,.c{color:red;margin:0 auto}"
        );
    }

    #[test]
    fn calc_keeps_its_blanks() {
        assert_eq!(minify("a{width:calc( 100% - (2 * var(--gap)) )}"), "a{width:calc(100% - (2 * var(--gap)))}");
    }

    #[test]
    fn a_descendant_with_a_pseudo_class_stays_a_descendant() {
        assert_eq!(minify(".a :focus-visible {outline: 0}"), ".a :focus-visible{outline:0}");
        assert_eq!(minify("@media (width > 40em) and (hover) {a{b:c}}"), "@media (width>40em) and (hover){a{b:c}}");
    }

    #[test]
    fn strings_are_left_alone() {
        assert_eq!(minify("a::after { content: \"a  ;  } /* b */\" }"), "a::after{content:\"a  ;  } /* b */\"}");
    }

    #[test]
    fn a_comment_between_words_still_parts_them() {
        assert_eq!(minify("margin:0/**/auto"), "margin:0 auto");
    }

    #[test]
    fn what_is_left_open_is_found() {
        assert!(is_closed("@media print{a{b:c}}p::after{content:\"}\"}"));
        assert!(!is_closed("@media print{a{b:c}"));
        assert!(!is_closed("a{b:c}}p{"));
    }
}

//! The names by which a script and its wasm know each other, made short, and the script's blanks taken out.
//!
//! wasm-bindgen gives every function that crosses the border a name with a 16-digit hash, once in the script and once
//! in the wasm. Hashes do not compress: short names save about 4 KB of brotli in every face, 5 % of the resident's
//! budget. Only the import and export sections and the script's identifiers change; what is not understood stays.

use std::collections::BTreeMap;

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;
/// Shorter than this, a name is left alone: `memory`, `main`, and what people wrote themselves.
const LONG: usize = 16;

/// A script and its wasm with short names, or as they were when the wasm is not as expected.
pub fn shrink(script: &str, wasm: Vec<u8>) -> (String, Vec<u8>) {
    let Some(names) = names(&wasm) else { return (trimmed(script), wasm) };
    let long = names.into_iter().filter(|name| name.len() >= LONG && name.starts_with("__wb") | name.contains("__"));
    let short: BTreeMap<String, String> = long.enumerate().map(|(at, name)| (name, format!("${at:x}"))).collect();
    match renamed(&wasm, &short) {
        Some(wasm) => (trimmed(&replaced(script, &short)), wasm),
        None => (trimmed(script), wasm),
    }
}

/// A script without indentation, empty lines and comment lines; untouched where a text may run over several lines.
fn trimmed(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let lines = script.lines().map(str::trim);
    let comment = |line: &str| line.starts_with("//") || line.starts_with("/*") || line.starts_with('*');
    lines.filter(|line| !line.is_empty() && !comment(line)).map(|line| format!("{line}\n")).collect()
}

/// Replaces whole identifiers.
fn replaced(script: &str, short: &BTreeMap<String, String>) -> String {
    let part_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(part_of_name) {
        let end = rest[start..].find(|c| !part_of_name(c)).map_or(rest.len(), |length| start + length);
        let name = &rest[start..end];
        out.push_str(&rest[..start]);
        out.push_str(short.get(name).map_or(name, String::as_str));
        rest = &rest[end..];
    }
    out + rest
}

/// Every name in the import and export sections, in order and once each.
fn names(wasm: &[u8]) -> Option<std::collections::BTreeSet<String>> {
    let mut names = std::collections::BTreeSet::new();
    for (kind, body) in sections(wasm)? {
        if kind == IMPORTS || kind == EXPORTS {
            rewrite(kind, body, |name| {
                names.insert(name.to_owned());
                name.to_owned()
            })?;
        }
    }
    Some(names)
}

/// The same module under other names.
fn renamed(wasm: &[u8], short: &BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut out = wasm.get(..8)?.to_vec();
    for (kind, body) in sections(wasm)? {
        let body = match kind {
            IMPORTS | EXPORTS => rewrite(kind, body, |name| short.get(name).map_or(name, String::as_str).to_owned())?,
            _ => body.to_vec(),
        };
        out.push(kind);
        put_number(&mut out, body.len());
        out.extend(body);
    }
    Some(out)
}

/// The sections behind the header, each with its kind.
fn sections(wasm: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut sections = Vec::new();
    while let Some((kind, after)) = rest.split_first() {
        rest = after;
        let length = number(&mut rest)?;
        sections.push((*kind, rest.get(..length)?));
        rest = &rest[length..];
    }
    Some(sections)
}

/// One section written again, each name as `rename` wants it. Imports of anything but functions are not understood.
fn rewrite(kind: u8, mut body: &[u8], mut rename: impl FnMut(&str) -> String) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let count = number(&mut body)?;
    put_number(&mut out, count);
    for _ in 0..count {
        if kind == IMPORTS {
            put_text(&mut out, text(&mut body)?);
        }
        put_text(&mut out, &rename(text(&mut body)?));
        let (what, after) = body.split_first()?;
        if kind == IMPORTS && *what != FUNCTION {
            return None;
        }
        body = after;
        out.push(*what);
        put_number(&mut out, number(&mut body)?);
    }
    Some(out)
}

fn text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(bytes)?;
    let text = std::str::from_utf8(bytes.get(..length)?).ok()?;
    *bytes = &bytes[length..];
    Some(text)
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len());
    out.extend(text.as_bytes());
}

/// An unsigned LEB128 number.
fn number(bytes: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let (byte, after) = bytes.split_first()?;
        *bytes = after;
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn put_number(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORT: &str = "__wbg_mark_0123456789abcdef";
    const EXPORT: &str = "wasm_bindgen__closure__destroy__h0123456789abcdef";

    /// A module that imports one function, exports it and a memory, and holds a section nobody touches.
    fn module(import: &str, export: &str) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        let mut imports = vec![1];
        put_text(&mut imports, "./face_bg.js");
        put_text(&mut imports, import);
        imports.extend([FUNCTION, 0]);
        let mut exports = vec![2];
        put_text(&mut exports, export);
        exports.extend([FUNCTION, 0]);
        put_text(&mut exports, "memory");
        exports.extend([2, 0]);
        for (kind, body) in [(IMPORTS, imports), (EXPORTS, exports), (10, vec![7; 200])] {
            wasm.push(kind);
            put_number(&mut wasm, body.len());
            wasm.extend(body);
        }
        wasm
    }

    #[test]
    fn script_and_wasm_keep_knowing_each_other() {
        let script = format!("const imports = {{\n    {IMPORT}: function() {{}},\n}};\nwasm.{EXPORT}(wasm.memory);\n");
        let (script, wasm) = shrink(&script, module(IMPORT, EXPORT));
        assert_eq!(script, "const imports = {\n$0: function() {},\n};\nwasm.$1(wasm.memory);\n");
        assert_eq!(wasm, module("$0", "$1"));
    }

    #[test]
    fn only_whole_names_are_replaced() {
        let short = BTreeMap::from([("long_name".to_owned(), "$0".to_owned())]);
        assert_eq!(replaced("long_name.long_names(\"é\", long_name)", &short), "$0.long_names(\"é\", $0)");
    }

    #[test]
    fn what_is_not_wasm_stays_as_it_was() {
        assert_eq!(shrink("a()", b"text".to_vec()), ("a()\n".into(), b"text".to_vec()));
    }

    #[test]
    fn a_text_over_several_lines_is_left_alone() {
        assert_eq!(trimmed("let a = `one\n  two`;"), "let a = `one\n  two`;");
    }
}

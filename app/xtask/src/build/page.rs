//! A face's index.html, finished: styles and the shell's script put in, comments taken out, the policy written down.

use super::{Mode, css, policy};
use crate::faces::Face;
use crate::{Outcome, say, sh};
use std::path::{Path, PathBuf};

const CHARSET: &str = "<meta charset=\"utf-8\">";
const POLICY_OPEN: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// Finishes a page as Trunk left it.
pub fn finish(raw: &str, face: &Face, mode: Mode) -> Outcome<String> {
    let html = replace_marks(raw)?;
    let html = squeeze(&html);
    let offline = if mode.offline { "on" } else { "off" };
    let html = html.replacen("<html ", &format!("<html data-face=\"{}\" data-offline=\"{offline}\" ", face.name), 1);
    if !html.contains(CHARSET) {
        return Err(format!("index.html must hold {CHARSET}"));
    }
    let policy = policy::of(&html);
    let html = html.replacen(CHARSET, &format!("{CHARSET}{POLICY_OPEN}{policy}\">"), 1);
    policy::verify(&html, &policy)?;
    Ok(html)
}

/// The policy a finished page carries.
pub fn policy_in(html: &str) -> Option<&str> {
    html.split_once(POLICY_OPEN)?.1.split_once('"').map(|(policy, _)| policy)
}

/// Puts what they name where `<!-- html: … -->`, `<!-- style: … -->`, `<!-- script: … -->` and `<!-- module: … -->` stand,
/// and drops every other comment.
fn replace_marks(raw: &str) -> Outcome<String> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once("<!--") {
        let (mark, after) = after.split_once("-->").ok_or("index.html has a comment that does not end")?;
        out.push_str(before);
        match mark.trim().split_once(':') {
            Some(("style", names)) => out.push_str(&format!("<style>{}</style>", styles(names)?)),
            Some(("html", name)) => out.push_str(&replace_marks(&sh::read(format!("public/{}.html", name.trim()))?)?),
            Some(("script", name)) => out.push_str(&format!("<script>{}</script>", script(name.trim())?)),
            Some(("module", name)) => {
                out.push_str(&format!("<script type=\"module\">{}</script>", script(name.trim())?));
            }
            _ => {}
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The shell's own style first, so that its trouble screen stands even where the others are missing.
fn styles(names: &str) -> Outcome<String> {
    let mut text = css::sheet(Path::new("public/shell.css"))?;
    for name in names.split_whitespace() {
        let path = PathBuf::from(format!("style/{name}.css"));
        match path.exists() {
            true => text.push_str(&css::sheet(&path)?),
            false => say::note(format!("{} is not there yet", path.display())),
        }
    }
    Ok(text)
}

/// What a face's later pages wear: every sheet of its own folder, by name. It comes with the rest of the face
/// (`public/rest.js`), so that the page itself stays within what one round trip brings.
pub fn rest_style(face: &Face) -> Outcome<Option<String>> {
    let mut sheets = sh::files(&Path::new("style").join(face.name));
    sheets.sort();
    let text = sheets.iter().map(|path| css::sheet(path)).collect::<Outcome<String>>()?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A script of `public/`, without the lines that are comments and the blanks at both ends of the others.
fn script(name: &str) -> Outcome<String> {
    let text = sh::read(format!("public/{name}.js"))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    Ok(lines.map(|line| format!("{line}\n")).collect())
}

/// Leading white space and empty lines go. Inline scripts and styles have none that means anything.
fn squeeze(html: &str) -> String {
    html.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_text_stays() {
        assert_eq!(replace_marks("a<!-- note -->b<!-- x: y -->c").unwrap(), "abc");
        assert!(replace_marks("a<!-- b").is_err());
    }

    #[test]
    fn the_policy_can_be_read_back() {
        let page = format!("{CHARSET}{POLICY_OPEN}default-src 'none'\"><p>");
        assert_eq!(policy_in(&page), Some("default-src 'none'"));
    }
}

//! The Content-Security-Policy of a page: what it may load, with the hash of every inline script and style in it.

use crate::Outcome;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy for a finished page.
pub fn of(html: &str) -> String {
    let scripts: String = inline(html, "script").map(source).collect();
    let styles: String = inline(html, "style").map(source).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' data: blob:; connect-src 'self' https:; worker-src 'self'; manifest-src 'self'; \
         media-src 'self' blob:; base-uri 'none'; form-action 'none'"
    )
}

/// Fails when the page holds an inline script or style, or an attribute, that its policy does not allow.
pub fn verify(html: &str, policy: &str) -> Outcome {
    for tag in ["script", "style"] {
        if let Some(text) = inline(html, tag).find(|text| !policy.contains(source(text).trim())) {
            return Err(format!("the policy has no hash for an inline {tag}: {}…", head(text)));
        }
    }
    let markup = without_inline(html);
    for attribute in [" style=\"", " onclick=", " onload=", " onerror=", "javascript:"] {
        if markup.contains(attribute) {
            return Err(format!("the policy forbids `{}` in index.html", attribute.trim()));
        }
    }
    Ok(())
}

fn source(text: &str) -> String {
    format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn head(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

/// What stands inside each `<tag>` that has no `src`.
fn inline<'a>(html: &'a str, tag: &'static str) -> impl Iterator<Item = &'a str> {
    let open = format!("<{tag}");
    let close = format!("</{tag}>");
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, after) = rest.split_once(open.as_str())?;
            let (attributes, after) = after.split_once('>')?;
            let (text, after) = after.split_once(close.as_str())?;
            rest = after;
            if !attributes.contains("src=") {
                return Some(text);
            }
        }
    })
}

/// The page with the insides of its scripts and styles left out.
fn without_inline(html: &str) -> String {
    let mut out = html.to_owned();
    for text in inline(html, "script").chain(inline(html, "style")).filter(|text| !text.is_empty()) {
        out = out.replace(text, "");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<script src=\"a.js\"></script><script type=\"module\">go()</script><style>a{}</style>";

    #[test]
    fn inline_parts_get_a_hash_and_linked_ones_do_not() {
        let policy = of(PAGE);
        assert_eq!(policy.matches("'sha256-").count(), 2);
        assert!(verify(PAGE, &policy).is_ok());
    }

    #[test]
    fn a_script_changed_after_hashing_fails_the_build() {
        let policy = of(PAGE);
        assert!(verify(&PAGE.replace("go()", "go2()"), &policy).unwrap_err().contains("inline script"));
    }

    #[test]
    fn a_style_attribute_fails_the_build() {
        let page = format!("{PAGE}<p style=\"color:red\">");
        assert!(verify(&page, &of(&page)).is_err());
    }
}

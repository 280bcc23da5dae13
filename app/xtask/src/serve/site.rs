//! The static site: files of `dist/` with the right type, compressed, with the policy of the page and an ETag.

use super::{redirect, refusal};
use crate::build::{pack, page};
use crate::tools::sha256_hex;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

/// What scripts, workers and everything that is no page may do: a worker lives by the policy of its own file.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' https:; \
                      style-src 'self'; img-src 'self' data: blob:";

/// A folder of files, and what is known about those that were asked for.
pub struct Site {
    root: PathBuf,
    known: Mutex<BTreeMap<PathBuf, Arc<File>>>,
}

/// One file as it goes over the wire.
struct File {
    written: SystemTime,
    etag: String,
    policy: String,
    plain: Vec<u8>,
    br: Option<Vec<u8>>,
    gz: Option<Vec<u8>>,
}

impl Site {
    /// The site in this folder.
    pub fn new(root: PathBuf) -> Self {
        Self { root, known: Mutex::default() }
    }

    /// Answers a GET; `path` is what stands behind the base.
    pub fn answer(&self, path: &str, ask: &HeaderMap) -> Response {
        if path.contains("..") || path.contains('%') || path.contains("//") || path.starts_with('/') {
            return refusal(StatusCode::NOT_FOUND);
        }
        let mut file = self.root.join(path);
        if file.is_dir() {
            match path.rsplit('/').next() {
                Some("") => file.push("index.html"),
                last => return redirect(&format!("./{}/", last.unwrap_or_default())),
            }
        }
        match self.file(&file) {
            Some(found) => respond(&file, &found, ask),
            None => refusal(StatusCode::NOT_FOUND),
        }
    }

    /// A file, read again only when it was written again.
    fn file(&self, path: &Path) -> Option<Arc<File>> {
        let written = path.metadata().ok().filter(std::fs::Metadata::is_file)?.modified().ok()?;
        let mut known = self.known.lock().ok()?;
        if let Some(file) = known.get(path).filter(|file| file.written == written) {
            return Some(file.clone());
        }
        let file = Arc::new(File::read(path, written)?);
        known.insert(path.to_path_buf(), file.clone());
        Some(file)
    }
}

impl File {
    fn read(path: &Path, written: SystemTime) -> Option<Self> {
        let plain = std::fs::read(path).ok()?;
        let hash = sha256_hex(&plain);
        let html = path.extension().is_some_and(|e| e == "html").then(|| String::from_utf8_lossy(&plain));
        let policy = html.as_deref().and_then(page::policy_in).unwrap_or(POLICY);
        Some(Self {
            written,
            policy: format!("{policy}; frame-ancestors 'none'"),
            etag: format!("\"{}\"", &hash[..32]),
            br: pack::packed(&hash, "br"),
            gz: pack::packed(&hash, "gz"),
            plain,
        })
    }

    /// The smallest form the browser takes.
    fn body(&self, accepted: &str) -> (&[u8], Option<&'static str>) {
        let takes = |name: &str| accepted.split(',').any(|part| part.split(';').next().map(str::trim) == Some(name));
        match (&self.br, &self.gz) {
            (Some(br), _) if takes("br") => (br, Some("br")),
            (_, Some(gz)) if takes("gzip") => (gz, Some("gzip")),
            _ => (&self.plain, None),
        }
    }
}

fn respond(path: &Path, file: &File, ask: &HeaderMap) -> Response {
    let text = |name: HeaderName| ask.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (bytes, encoding) = file.body(text(header::ACCEPT_ENCODING));
    let same = text(header::IF_NONE_MATCH).split(',').any(|tag| tag.trim().trim_start_matches("W/") == file.etag);
    let mut response = Response::new(if same { Body::empty() } else { Body::from(bytes.to_vec()) });
    if same {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_TYPE, kind(path)),
        (header::CACHE_CONTROL, "no-cache"),
        (header::VARY, "accept-encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), "camera=(self), microphone=(), geolocation=(), payment=()"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [(header::ETAG, &file.etag), (header::CONTENT_SECURITY_POLICY, &file.policy)] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    if let Some(encoding) = encoding.filter(|_| !same) {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str) -> Site {
        let root = std::env::temp_dir().join(format!("lm-site-{}-{name}", std::process::id()));
        crate::sh::write(root.join("captain/index.html"), "<p>").unwrap();
        crate::sh::write(root.join("a.wasm"), "wasm").unwrap();
        Site::new(root)
    }

    #[test]
    fn a_folder_without_its_slash_is_sent_on_and_what_is_outside_is_not_there() {
        let site = site("paths");
        let status = |path: &str| site.answer(path, &HeaderMap::new()).status();
        assert_eq!(status("captain"), StatusCode::PERMANENT_REDIRECT);
        assert_eq!(status("captain/"), StatusCode::OK);
        for path in ["../Cargo.toml", "%2e%2e/Cargo.toml", "/etc/passwd", "captain/nothing"] {
            assert_eq!(status(path), StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn a_browser_that_has_the_bytes_is_told_so() {
        let site = site("etag");
        let first = site.answer("a.wasm", &HeaderMap::new());
        assert_eq!(first.headers()[header::CONTENT_TYPE], "application/wasm");
        let again = HeaderMap::from_iter([(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone())]);
        assert_eq!(site.answer("a.wasm", &again).status(), StatusCode::NOT_MODIFIED);
    }
}

//! The mailbox: a folder a box, anyone may put, only the owner may list, nobody overwrites or deletes.
//!
//! Objects are named by the SHA-256 of their bytes, so a put is safe to repeat. A box's name is the MD5 of its owner's
//! secret, so that stock nginx can check an owner with `secure_link`; 256 random bits stand behind it.

use super::flood::{Flood, Limit};
use super::name::Spot;
use super::refusal;
use crate::tools::sha256_hex;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use md5::{Digest, Md5};
use std::io::ErrorKind;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

const KEPT_DAYS: u64 = 90;

/// One folder of boxes.
pub struct Mailbox {
    root: PathBuf,
    flood: Flood,
}

impl Mailbox {
    /// A mailbox in this folder, which comes into being with the first put.
    pub fn new(root: PathBuf, limit: Limit) -> Self {
        Self { root, flood: Flood::new(limit) }
    }

    /// Answers one request; `path` is what stands behind `mailbox/`.
    pub async fn answer(&self, path: &str, from: IpAddr, ask: Request) -> Response {
        let mut response = match Spot::read(path) {
            Some(spot) => self.at(&spot, from, ask).await,
            None => refusal(StatusCode::NOT_FOUND),
        };
        // A station may name a mailbox on another host. There are no cookies here, so any page may ask.
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, PUT"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("x-box-secret, content-type"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        response
    }

    async fn at(&self, spot: &Spot, from: IpAddr, ask: Request) -> Response {
        let object = matches!(spot, Spot::Object(..));
        match *ask.method() {
            Method::OPTIONS => StatusCode::NO_CONTENT.into_response(),
            Method::PUT if object => self.take_put(spot, from, ask).await,
            Method::GET | Method::HEAD if object => self.get(spot),
            Method::GET | Method::HEAD => {
                let secret = ask.headers().get("x-box-secret").and_then(|value| value.to_str().ok());
                self.list(spot, secret)
            }
            _ => refusal(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    async fn take_put(&self, spot: &Spot, from: IpAddr, ask: Request) -> Response {
        if !self.flood.take(&[from.to_string(), spot.owner().to_owned()], Instant::now()) {
            return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "2")]).into_response();
        }
        match to_bytes(ask.into_body(), spot.bytes_max()).await {
            Ok(bytes) => refusal(self.put(spot, &bytes)),
            Err(_) => refusal(StatusCode::PAYLOAD_TOO_LARGE),
        }
    }

    /// Keeps an object under the name of its own hash, once.
    fn put(&self, spot: &Spot, bytes: &Bytes) -> StatusCode {
        let Spot::Object(_, _, name) = spot else { return StatusCode::METHOD_NOT_ALLOWED };
        if bytes.len() > spot.bytes_max() {
            return StatusCode::PAYLOAD_TOO_LARGE;
        }
        if sha256_hex(bytes) != *name {
            return StatusCode::BAD_REQUEST;
        }
        match place(&self.root.join(spot.path()), bytes) {
            Ok(()) => StatusCode::CREATED,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => StatusCode::CONFLICT,
            Err(_) => StatusCode::INSUFFICIENT_STORAGE,
        }
    }

    fn get(&self, spot: &Spot) -> Response {
        match std::fs::read(self.root.join(spot.path())) {
            Ok(bytes) => ([(header::CONTENT_TYPE, "application/octet-stream")], Body::from(bytes)).into_response(),
            Err(_) => refusal(StatusCode::NOT_FOUND),
        }
    }

    /// What stands in a folder, for who shows the box's secret. The form is nginx's `autoindex_format json`.
    fn list(&self, spot: &Spot, secret: Option<&str>) -> Response {
        if secret.map(box_of).as_deref() != Some(spot.owner()) {
            return refusal(StatusCode::FORBIDDEN);
        }
        let Ok(entries) = std::fs::read_dir(self.root.join(spot.path())) else { return refusal(StatusCode::NOT_FOUND) };
        let mut rows: Vec<_> = entries.flatten().filter_map(|entry| row(&entry)).collect();
        rows.sort_by(|a, b| a["name"].as_str().cmp(&b["name"].as_str()));
        let json = serde_json::Value::from(rows).to_string();
        ([(header::CONTENT_TYPE, "application/json")], json).into_response()
    }

    /// Removes what is older than 90 days, and the folders that leaves empty.
    pub fn sweep(&self, now: SystemTime) {
        let kept = Duration::from_secs(KEPT_DAYS * 24 * 3600);
        for path in crate::sh::files(&self.root) {
            let written = path.metadata().and_then(|m| m.modified()).unwrap_or(now);
            if now.duration_since(written).is_ok_and(|age| age > kept) {
                let _ = std::fs::remove_file(&path);
                // Refused by the system where a folder still holds something.
                let folders = path.ancestors().skip(1).take_while(|folder| *folder != self.root);
                folders.for_each(|folder| drop(std::fs::remove_dir(folder)));
            }
        }
    }
}

/// Writes a new file whole or not at all; an existing one is refused.
pub fn place(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    static COUNT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    if path.exists() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let part = folder.join(format!(".part-{}-{count}", std::process::id()));
    std::fs::write(&part, bytes)?;
    // A hard link, unlike a rename, fails when the name is taken in the meantime.
    let linked = std::fs::hard_link(&part, path);
    std::fs::remove_file(&part)?;
    linked
}

/// The box whose owner knows this secret.
fn box_of(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Md5::digest(secret.as_bytes()))
}

fn row(entry: &std::fs::DirEntry) -> Option<serde_json::Value> {
    let name = entry.file_name().into_string().ok().filter(|name| !name.starts_with('.'))?;
    let about = entry.metadata().ok()?;
    let mtime = httpdate::fmt_http_date(about.modified().ok()?);
    Some(match about.is_dir() {
        true => serde_json::json!({ "name": name, "type": "directory", "mtime": mtime }),
        false => serde_json::json!({ "name": name, "type": "file", "mtime": mtime, "size": about.len() }),
    })
}

#[cfg(test)]
#[path = "mailbox_tests.rs"]
mod tests;

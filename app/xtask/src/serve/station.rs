//! `station.json`: who runs this place. Written once, by the captain who sets the station up; read by everyone.

use super::mailbox::place;
use super::refusal;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::io::ErrorKind;
use std::path::PathBuf;

const BYTES_MAX: usize = 16 * 1024;

/// The file, there or not yet.
pub struct Station {
    path: PathBuf,
}

impl Station {
    /// The station whose file stands here.
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Answers one request for it.
    pub async fn answer(&self, ask: Request) -> Response {
        match *ask.method() {
            Method::GET | Method::HEAD => self.get(),
            Method::PUT => match to_bytes(ask.into_body(), BYTES_MAX).await {
                Ok(bytes) => refusal(self.put(&bytes)),
                Err(_) => refusal(StatusCode::PAYLOAD_TOO_LARGE),
            },
            _ => refusal(StatusCode::METHOD_NOT_ALLOWED),
        }
    }

    fn get(&self) -> Response {
        let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
        match std::fs::read(&self.path) {
            Ok(bytes) => (headers, Body::from(bytes)).into_response(),
            Err(_) => refusal(StatusCode::NOT_FOUND),
        }
    }

    fn put(&self, bytes: &[u8]) -> StatusCode {
        let object = serde_json::from_slice::<serde_json::Value>(bytes).is_ok_and(|value| value.is_object());
        if !object {
            return StatusCode::BAD_REQUEST;
        }
        match place(&self.path, bytes) {
            Ok(()) => StatusCode::CREATED,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => StatusCode::CONFLICT,
            Err(_) => StatusCode::INSUFFICIENT_STORAGE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_station_is_set_up_once() {
        let path = std::env::temp_dir().join(format!("lm-station-{}.json", std::process::id()));
        let _ = std::fs::remove_file(&path);
        let station = Station::new(path.clone());
        assert_eq!(station.get().status(), StatusCode::NOT_FOUND);
        assert_eq!(station.put(b"[1]"), StatusCode::BAD_REQUEST);
        assert_eq!(station.put(b"{\"telephone\":\"0571 8888\"}"), StatusCode::CREATED);
        assert_eq!(station.put(b"{\"telephone\":\"0\"}"), StatusCode::CONFLICT);
        assert_eq!(station.get().status(), StatusCode::OK);
        std::fs::remove_file(&path).unwrap();
    }
}

//! The post over HTTP: a folder on any web server, with the rules that stand in the example configuration.

use super::bucket::Caller;
use super::probe::{Finding, Reply, Wire, probe};
use super::{Entry, Post, PostError};
use crate::clock::{BrowserClock, Clock};
use courier::mailbox::{
    BOX_SECRET_HEADER, Found, LIST_FILE, LISTED, attachment_path, day_in, day_path, days_path, name_in, object_path,
};
use domain::{Day, Millis};
use js_sys::{Array, JSON, Reflect, Uint8Array};
use trust::{BoxId, BoxSecret, Digest};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A mailbox at an address that ends with a slash.
#[derive(Clone, Debug)]
pub struct HttpPost {
    url: String,
    /// Whether its lists are files: a bucket, where nobody lists without a key and nothing is there that may not be read.
    listed: bool,
}

/// The browser's way to any server.
pub struct Fetch;

#[wasm_bindgen]
extern "C" {
    // On pages and in workers alike.
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(address: &str, how: &web_sys::RequestInit) -> js_sys::Promise;
}

/// How long a request may take before it counts as offline.
const PATIENCE_MS: u32 = 30_000;

impl HttpPost {
    /// The mailbox at `url`.
    #[must_use]
    pub fn at(url: &str) -> Self {
        let folder = url.strip_suffix(LISTED);
        Self { url: format!("{}/", folder.unwrap_or(url).trim_end_matches('/')), listed: folder.is_some() }
    }

    async fn send(
        &self,
        method: &str,
        path: &str,
        secret: Option<&BoxSecret>,
        body: Option<&[u8]>,
    ) -> Result<web_sys::Response, PostError> {
        let mut headers = Vec::new();
        headers.extend(secret.map(|secret| (BOX_SECRET_HEADER.to_owned(), secret.text())));
        if self.listed && method == "PUT" {
            headers.push(("If-None-Match".to_owned(), "*".to_owned()));
        }
        send(method, &format!("{}{path}", self.url), &headers, body).await
    }

    async fn put_at(&self, path: &str, bytes: &[u8]) -> Result<(), PostError> {
        let answer = self.send("PUT", path, None, Some(bytes)).await?;
        match (answer.status(), refusal(&answer)) {
            // Someone has put it before: the name says it is the same.
            (409 | 412, _) => Ok(()),
            (404, _) => Err(PostError::Refused("there is no mailbox at this address".into())),
            (_, refusal) => refusal,
        }
    }

    async fn get_at(&self, path: &str, name: &Digest) -> Result<Vec<u8>, PostError> {
        let answer = self.send("GET", path, None, None).await?;
        self.readable(&answer)?;
        let buffer = JsFuture::from(answer.array_buffer().map_err(|_| PostError::Offline)?).await;
        let bytes = Uint8Array::new(&buffer.map_err(|_| PostError::Offline)?).to_vec();
        if Digest::of(&bytes) == *name { Ok(bytes) } else { Err(PostError::Altered) }
    }

    /// What a listing holds; a folder that is not there is empty.
    async fn found(&self, path: &str, secret: &BoxSecret) -> Result<Vec<Found>, PostError> {
        let answer = match self.listed {
            true => self.send("GET", &format!("{path}{LIST_FILE}"), None, None).await?,
            false => self.send("GET", path, Some(secret), None).await?,
        };
        match self.readable(&answer) {
            Err(PostError::NotThere) => Ok(Vec::new()),
            Err(why) => Err(why),
            Ok(()) => listing(&text(&answer).await?),
        }
    }

    /// Whether something can be read. A bucket says "denied" of what is not there, to whoever may not list.
    fn readable(&self, answer: &web_sys::Response) -> Result<(), PostError> {
        if self.listed && answer.status() == 403 { Err(PostError::NotThere) } else { refusal(answer) }
    }
}

impl Post for HttpPost {
    async fn put(&self, to: &BoxId, day: Day, bytes: &[u8]) -> Result<Digest, PostError> {
        let name = Digest::of(bytes);
        self.put_at(&object_path(to, day, &name), bytes).await.map(|()| name)
    }

    async fn days(&self, own: &BoxSecret) -> Result<Vec<Day>, PostError> {
        let found = self.found(&days_path(&own.id()), own).await?;
        let mut days: Vec<Day> = found.iter().filter_map(day_in).collect();
        days.sort_unstable();
        Ok(days)
    }

    async fn list(&self, own: &BoxSecret, day: Day) -> Result<Vec<Entry>, PostError> {
        let found = self.found(&day_path(&own.id(), day), own).await?;
        let mut entries: Vec<Entry> =
            found.iter().filter_map(|found| Some(Entry { name: name_in(found)?, bytes: found.size })).collect();
        entries.sort_unstable();
        Ok(entries)
    }

    async fn get(&self, from: &BoxId, day: Day, name: &Digest) -> Result<Vec<u8>, PostError> {
        self.get_at(&object_path(from, day, name), name).await
    }

    async fn attach(&self, to: &BoxId, sealed: &[u8]) -> Result<Digest, PostError> {
        let name = Digest::of(sealed);
        self.put_at(&attachment_path(to, &name), sealed).await.map(|()| name)
    }

    async fn attachment(&self, from: &BoxId, name: &Digest) -> Result<Vec<u8>, PostError> {
        self.get_at(&attachment_path(from, name), name).await
    }

    async fn try_out(&self, own: &BoxSecret, noise: &[u8], now_ms: Millis) -> Vec<Finding> {
        probe(self, own, noise, now_ms).await
    }
}

impl Wire for HttpPost {
    async fn ask(&self, method: &str, path: &str, secret: Option<&BoxSecret>, body: Option<&[u8]>) -> Option<Reply> {
        reply(&self.send(method, path, secret, body).await.ok()?).await
    }

    async fn reaches(&self) -> bool {
        reaches(&self.url).await
    }
}

impl Caller for Fetch {
    async fn call(
        &self,
        method: &str,
        address: &str,
        headers: &[(String, String)],
        body: Option<&[u8]>,
    ) -> Option<Reply> {
        reply(&send(method, address, headers, body).await.ok()?).await
    }

    async fn reaches(&self, address: &str) -> bool {
        reaches(address).await
    }

    fn now_ms(&self) -> Millis {
        BrowserClock.now_ms()
    }
}

async fn send(
    method: &str,
    address: &str,
    said: &[(String, String)],
    body: Option<&[u8]>,
) -> Result<web_sys::Response, PostError> {
    let how = web_sys::RequestInit::new();
    how.set_method(method);
    how.set_cache(web_sys::RequestCache::NoStore);
    how.set_credentials(web_sys::RequestCredentials::Omit);
    if !said.is_empty() {
        let headers = web_sys::Headers::new().map_err(|_| PostError::Offline)?;
        said.iter().for_each(|(name, value)| drop(headers.set(name, value)));
        how.set_headers(&headers);
    }
    if let Some(body) = body {
        how.set_body(&Uint8Array::from(body));
    }
    let stop = web_sys::AbortController::new().ok();
    how.set_signal(stop.as_ref().map(web_sys::AbortController::signal).as_ref());
    let _patience =
        crate::clock::Timer::after(PATIENCE_MS, move || stop.iter().for_each(web_sys::AbortController::abort));
    let answer = JsFuture::from(fetch(address, &how)).await;
    answer.map(JsCast::unchecked_into).map_err(|_| PostError::Offline)
}

async fn reply(answer: &web_sys::Response) -> Option<Reply> {
    let date = answer.headers().get("Date").ok().flatten();
    let date_ms = date.map(|date| js_sys::Date::parse(&date)).filter(|ms| *ms > 0.0).map(|ms| ms as Millis);
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(Reply { status: answer.status(), date_ms, body: Uint8Array::new(&buffer).to_vec() })
}

async fn reaches(address: &str) -> bool {
    let how = web_sys::RequestInit::new();
    let _ = Reflect::set(&how, &"mode".into(), &"no-cors".into());
    how.set_cache(web_sys::RequestCache::NoStore);
    how.set_credentials(web_sys::RequestCredentials::Omit);
    JsFuture::from(fetch(address, &how)).await.is_ok()
}

fn refusal(answer: &web_sys::Response) -> Result<(), PostError> {
    let after = answer.headers().get("Retry-After").ok().flatten();
    meaning(answer.status(), after.and_then(|text| text.parse().ok()))
}

/// What a status means. A server that cannot (501: a plain host of files) is told from one that stumbles.
fn meaning(status: u16, retry_after_s: Option<u32>) -> Result<(), PostError> {
    Err(match status {
        200..=299 => return Ok(()),
        404 | 410 => PostError::NotThere,
        413 => PostError::TooLarge,
        429 | 503 => PostError::Flood { retry_after_s: retry_after_s.unwrap_or(60) },
        507 => PostError::Full,
        401 | 403 => PostError::Refused("this box belongs to someone else".into()),
        500 | 502 | 504..=599 => PostError::Broken(status),
        status => PostError::Refused(format!("the server answered {status}")),
    })
}

async fn text(answer: &web_sys::Response) -> Result<String, PostError> {
    let text = JsFuture::from(answer.text().map_err(|_| PostError::Offline)?).await.map_err(|_| PostError::Offline)?;
    Ok(text.as_string().unwrap_or_default())
}

/// Reads nginx's `autoindex_format json`.
fn listing(text: &str) -> Result<Vec<Found>, PostError> {
    let not_a_listing = || PostError::Refused("the server does not list as a mailbox does".into());
    let rows: Array = JSON::parse(text).ok().and_then(|json| json.dyn_into().ok()).ok_or_else(not_a_listing)?;
    Ok(rows.iter().filter_map(|row| found(&row)).collect())
}

fn found(row: &JsValue) -> Option<Found> {
    let get = |name: &str| Reflect::get(row, &name.into()).ok();
    let folder = get("type")?.as_string()? == "directory";
    let size = get("size").and_then(|size| size.as_f64()).unwrap_or(0.0);
    Some(Found { name: get("name")?.as_string()?, folder, size: size as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_stumbles_is_asked_again_and_one_that_cannot_is_not() {
        for status in [429, 500, 502, 503, 504, 507, 520] {
            assert!(meaning(status, None).is_err_and(|why| why.passes()), "{status}");
        }
        for status in [301, 400, 401, 403, 404, 405, 413, 501] {
            assert!(meaning(status, None).is_err_and(|why| !why.passes()), "{status}");
        }
        assert_eq!(meaning(503, Some(7)), Err(PostError::Flood { retry_after_s: 7 }));
        assert_eq!(meaning(201, None), Ok(()));
    }
}

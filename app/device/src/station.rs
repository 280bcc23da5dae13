//! What the host says of its station: fetching `station.json` from the site's base.

use crate::Site;
use crate::clock::{BrowserClock, Clock};
use courier::station::StationFile;
use js_sys::{JSON, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(address: &str, how: &web_sys::RequestInit) -> js_sys::Promise;
}

/// The station's file; `None` when the host has none, there is no network, or it is not one. The sample has none.
pub async fn fetch_station(site: &Site) -> Option<StationFile> {
    if site.sample {
        return None;
    }
    let how = web_sys::RequestInit::new();
    how.set_cache(web_sys::RequestCache::NoCache);
    how.set_credentials(web_sys::RequestCredentials::Omit);
    let stop = web_sys::AbortController::new().ok()?;
    how.set_signal(Some(&stop.signal()));
    crate::spawn(async move {
        BrowserClock.sleep(20_000).await;
        stop.abort();
    });
    let answer = JsFuture::from(fetch(&format!("{}station.json", site.url()), &how)).await.ok()?;
    let answer: web_sys::Response = answer.unchecked_into();
    let text = if answer.ok() { JsFuture::from(answer.text().ok()?).await.ok()?.as_string()? } else { return None };
    let json = JSON::parse(&text).ok()?;
    let field =
        |name: &str| Reflect::get(&json, &name.into()).ok().and_then(|field| field.as_string()).unwrap_or_default();
    let file = StationFile {
        root: field("root"),
        mailbox: field("mailbox"),
        telephone: field("telephone"),
        name: field("name"),
        card: field("card"),
    };
    (!file.root.is_empty()).then_some(file)
}

//! The desk's host in a browser.

use crate::host::{Host, Published, TABLES};
use core::cell::RefCell;
use courier::s3::Bucket;
use courier::station::StationFile;
use device::channel::BrowserChannel;
use device::locks::{BrowserLocks, Held, LockError, on_wanted, take_over, take_soon};
use device::port::Teller;
use device::post::{ACTS_AS, BucketPost, Fetch, HttpPost, Road, SAMPLE_TABLES};
use device::store::{BrowserStore, Store, StoreError, Write};
use device::{BrowserClock, BrowserEntropy, Site, device_key};
use ports::desk::{Mode, News};
use rand_core::Rng;
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// This worker's browser.
pub struct BrowserHost {
    teller: Teller<News>,
    clock: BrowserClock,
    wanted: RefCell<Option<BrowserChannel>>,
}

#[wasm_bindgen]
extern "C" {
    // On pages and in workers alike.
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(address: &str, how: &web_sys::RequestInit) -> js_sys::Promise;
}

impl BrowserHost {
    /// The browser this worker runs in.
    #[must_use]
    pub fn new(teller: Teller<News>) -> Self {
        Self { teller, clock: BrowserClock, wanted: RefCell::new(None) }
    }

    fn site(mode: Mode) -> Site {
        let site = Site::here("captain");
        if mode == Mode::Sample { site.as_sample() } else { site }
    }
}

impl Host for BrowserHost {
    type Store = BrowserStore;
    type Post = Road;
    type Clock = BrowserClock;

    fn clock(&self) -> &BrowserClock {
        &self.clock
    }

    fn chance(&self) -> Option<[u8; 32]> {
        let mut bytes = [0; 32];
        BrowserEntropy.fill_bytes(&mut bytes);
        // A browser that gives nothing leaves the zeros standing.
        (bytes != [0; 32]).then_some(bytes)
    }

    async fn store(&self, mode: Mode) -> Result<BrowserStore, StoreError> {
        BrowserStore::open(&Self::site(mode).name("desk"), TABLES).await
    }

    async fn device_secret(&self, mode: Mode, make: bool) -> Option<[u8; 32]> {
        device_key::device_secret(&Self::site(mode).name("key"), make).await
    }

    async fn forget_sample(&self) -> Result<(), StoreError> {
        let site = Self::site(Mode::Sample);
        BrowserStore::delete(&site.name("desk")).await?;
        BrowserStore::delete(&site.shared_name("mailbox")).await
    }

    async fn post(&self, mode: Mode, mailbox_url: &str) -> Result<Road, StoreError> {
        match mode {
            Mode::Real => Ok(Road::Web(HttpPost::at(mailbox_url))),
            Mode::Sample => Road::of(&Self::site(mode)).await,
        }
    }

    fn bucket(&self, bucket: Bucket) -> Road {
        Road::Bucket(BucketPost::over(Fetch, bucket))
    }

    async fn lock(&self, mode: Mode, over: bool) -> Result<Option<Held>, LockError> {
        let name = Self::site(mode).name("desk");
        if over {
            // One's own old channel would hear the call, and let go of what was just taken.
            self.wanted.borrow_mut().take();
            return take_over(&BrowserLocks, &BrowserChannel::open(&name), &BrowserClock, &name).await.map(Some);
        }
        take_soon(&BrowserLocks, &BrowserClock, &name).await
    }

    fn on_wanted(&self, mode: Mode, wanted: Box<dyn FnMut()>) {
        let channel = BrowserChannel::open(&Self::site(mode).name("desk"));
        on_wanted(&channel, wanted);
        *self.wanted.borrow_mut() = Some(channel);
    }

    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()>>>) {
        device::spawn(task);
    }

    async fn lend_identity(&self, person: &str, record: Vec<u8>) -> Result<(), StoreError> {
        let name = Self::site(Mode::Sample).shared_name("mailbox");
        let store = BrowserStore::open(&name, SAMPLE_TABLES).await?;
        store.commit(vec![Write::put(ACTS_AS, person, record)]).await
    }

    async fn served_station(&self, mode: Mode) -> Option<StationFile> {
        device::station::fetch_station(&Self::site(mode)).await
    }

    async fn publish(&self, url: &str, file: &StationFile) -> Published {
        let how = web_sys::RequestInit::new();
        how.set_method("PUT");
        how.set_body(&JsValue::from_str(&file.json()));
        match JsFuture::from(fetch(url, &how)).await {
            Ok(answer) if answer.unchecked_ref::<web_sys::Response>().ok() => Published::Yes,
            Ok(_) => Published::Refused,
            Err(_) => Published::Offline,
        }
    }

    fn tell(&self, news: &News) {
        self.teller.tell(news);
    }
}

//! The road a site's letters take: its mailbox on the web, a bucket for whoever has its key, or in the sample a database
//! of the same browser.

use super::probe::Finding;
use super::{BucketPost, Entry, Fetch, HttpPost, Post, PostError, SAMPLE_TABLES, SamplePost};
use crate::channel::BrowserChannel;
use crate::site::Site;
use crate::store::{BrowserStore, StoreError};
use domain::{Day, Millis};
use trust::{BoxId, BoxSecret, Digest};

/// One of the roads, chosen once.
pub enum Road {
    /// Over the web.
    Web(HttpPost),
    /// Over an object store, with its key.
    Bucket(BucketPost<Fetch>),
    /// Within the browser.
    Sample(SamplePost<BrowserStore, BrowserChannel>),
}

impl Road {
    /// The road for this site: its own mailbox, or the sample's when the site is the sample's.
    ///
    /// # Errors
    /// What the store of the sample's mailbox says.
    pub async fn of(site: &Site) -> Result<Self, StoreError> {
        if !site.sample {
            return Ok(Self::Web(HttpPost::at(&site.mailbox_url())));
        }
        let name = site.shared_name("mailbox");
        let store = BrowserStore::open(&name, SAMPLE_TABLES).await?;
        Ok(Self::Sample(SamplePost::over(store, BrowserChannel::open(&name))))
    }

    /// Calls back when another tab has put something into this box; on the web nobody tells, and one has to look.
    pub fn on_arrival(&self, own: BoxId, arrived: impl FnMut() + 'static) {
        if let Self::Sample(post) = self {
            post.on_arrival(own, arrived);
        }
    }
}

impl Post for Road {
    async fn put(&self, to: &BoxId, day: Day, bytes: &[u8]) -> Result<Digest, PostError> {
        match self {
            Self::Web(post) => post.put(to, day, bytes).await,
            Self::Bucket(post) => post.put(to, day, bytes).await,
            Self::Sample(post) => post.put(to, day, bytes).await,
        }
    }

    async fn days(&self, own: &BoxSecret) -> Result<Vec<Day>, PostError> {
        match self {
            Self::Web(post) => post.days(own).await,
            Self::Bucket(post) => post.days(own).await,
            Self::Sample(post) => post.days(own).await,
        }
    }

    async fn list(&self, own: &BoxSecret, day: Day) -> Result<Vec<Entry>, PostError> {
        match self {
            Self::Web(post) => post.list(own, day).await,
            Self::Bucket(post) => post.list(own, day).await,
            Self::Sample(post) => post.list(own, day).await,
        }
    }

    async fn get(&self, from: &BoxId, day: Day, name: &Digest) -> Result<Vec<u8>, PostError> {
        match self {
            Self::Web(post) => post.get(from, day, name).await,
            Self::Bucket(post) => post.get(from, day, name).await,
            Self::Sample(post) => post.get(from, day, name).await,
        }
    }

    async fn attach(&self, to: &BoxId, sealed: &[u8]) -> Result<Digest, PostError> {
        match self {
            Self::Web(post) => post.attach(to, sealed).await,
            Self::Bucket(post) => post.attach(to, sealed).await,
            Self::Sample(post) => post.attach(to, sealed).await,
        }
    }

    async fn attachment(&self, from: &BoxId, name: &Digest) -> Result<Vec<u8>, PostError> {
        match self {
            Self::Web(post) => post.attachment(from, name).await,
            Self::Bucket(post) => post.attachment(from, name).await,
            Self::Sample(post) => post.attachment(from, name).await,
        }
    }

    async fn try_out(&self, own: &BoxSecret, noise: &[u8], now_ms: Millis) -> Vec<Finding> {
        match self {
            Self::Web(post) => post.try_out(own, noise, now_ms).await,
            Self::Bucket(post) => post.try_out(own, noise, now_ms).await,
            Self::Sample(post) => post.try_out(own, noise, now_ms).await,
        }
    }
}

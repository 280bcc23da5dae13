//! The post over an object store: a mailbox in a bucket, with the key that its station has (`courier::s3`). Phones have
//! none: they put unsigned, as [`super::HttpPost`] does, and read the lists that are written here.

use super::probe::{Finding, Reply};
use super::{Entry, Post, PostError, bucket_probe};
use core::cell::{Cell, RefCell};
use courier::mailbox::{Found, LIST_FILE, attachment_path, day_in, day_path, days_path, name_in, object_path};
use courier::s3::{self, Bucket, Request};
use domain::{Day, Millis};
use trust::{BoxId, BoxSecret, Digest};

/// How often a list is written anew when others put at the same time, before it is left for later.
const ROUNDS_MAX: usize = 5;

/// Carries requests to a server.
#[expect(async_fn_in_trait, reason = "one thread; nothing needs Send")]
pub trait Caller {
    /// Sends one; `None` when there is no answer that may be read.
    async fn call(
        &self,
        method: &str,
        address: &str,
        headers: &[(String, String)],
        body: Option<&[u8]>,
    ) -> Option<Reply>;

    /// Whether anything answers at all at this address, even if it may not be read.
    async fn reaches(&self, address: &str) -> bool;

    /// The device's clock.
    fn now_ms(&self) -> Millis;
}

/// A mailbox in a bucket.
pub struct BucketPost<C> {
    /// The way to its server.
    pub(super) caller: C,
    /// Where it is, and the key to it.
    pub(super) bucket: Bucket,
    /// By how much the server's clock is ahead, once it has complained, milliseconds.
    ahead_ms: Cell<i64>,
    /// A listing that broke off: its folder, what was listed, and how to go on.
    broken_off: RefCell<Option<(String, Vec<Found>, String)>>,
}

impl<C: Caller> BucketPost<C> {
    /// The mailbox in this bucket.
    pub fn over(caller: C, bucket: Bucket) -> Self {
        Self { caller, bucket, ahead_ms: Cell::new(0), broken_off: RefCell::default() }
    }

    /// Sends a request with the station's signature, by the device's clock.
    pub(super) async fn signed(&self, request: &Request<'_>) -> Option<Reply> {
        let now_ms = self.caller.now_ms().saturating_add_signed(self.ahead_ms.get());
        let headers = self.bucket.sign(request, now_ms);
        let body = (request.method == "PUT").then_some(request.body);
        self.caller.call(request.method, &request.address(), &headers, body).await
    }

    /// Asks, and once more by the server's clock where the device's is too far off for it.
    async fn ask(&self, request: &Request<'_>) -> Result<Reply, PostError> {
        let mut reply = self.signed(request).await.ok_or(PostError::Offline)?;
        if reason(&reply).as_deref() == Some("RequestTimeTooSkewed")
            && let Some(server_ms) = reply.date_ms
        {
            let ahead = i128::from(server_ms) - i128::from(self.caller.now_ms());
            self.ahead_ms.set(i64::try_from(ahead).unwrap_or_default());
            reply = self.signed(request).await.ok_or(PostError::Offline)?;
        }
        meaning(&reply).map(|()| reply)
    }

    /// Puts something that nothing must take the place of.
    async fn put_once(&self, path: &str, bytes: &[u8]) -> Result<(), PostError> {
        let mut request = self.bucket.object("PUT", path, bytes);
        request.headers.push(("if-none-match".into(), "*".into()));
        match self.ask(&request).await {
            // Not every store knows that header; the name says what the bytes are in any case.
            Err(PostError::Refused(why)) if why == "NotImplemented" => {
                request.headers.clear();
                self.ask(&request).await.map(drop)
            }
            // Someone has put it before.
            Err(PostError::Refused(why)) if why == "PreconditionFailed" => Ok(()),
            reply => reply.map(drop),
        }
    }

    async fn get_at(&self, path: &str, name: &Digest) -> Result<Vec<u8>, PostError> {
        let bytes = self.ask(&self.bucket.object("GET", path, &[])).await?.body;
        if Digest::of(&bytes) == *name { Ok(bytes) } else { Err(PostError::Altered) }
    }

    /// What lies in a folder, by name. A listing that breaks off goes on the next time from where it was.
    async fn found(&self, folder: &str) -> Result<Vec<Found>, PostError> {
        let begun = self.broken_off.borrow_mut().take().filter(|(of, ..)| of == folder);
        let (mut found, mut token) = begun.map(|(_, found, token)| (found, Some(token))).unwrap_or_default();
        loop {
            let reply = match self.ask(&self.bucket.listing(folder, token.as_deref())).await {
                Ok(reply) => reply,
                Err(why) => {
                    let rest = token.filter(|_| why.passes());
                    *self.broken_off.borrow_mut() = rest.map(|token| (folder.to_owned(), found, token));
                    return Err(why);
                }
            };
            let text = String::from_utf8_lossy(&reply.body);
            let not_a_listing = || PostError::Refused("the server does not list as a bucket does".into());
            let page = s3::page(&text, folder).ok_or_else(not_a_listing)?;
            found.extend(page.found);
            token = page.next;
            if token.is_none() {
                found.retain(|found| found.name != LIST_FILE);
                found.sort_unstable_by(|a, b| a.name.cmp(&b.name));
                found.dedup();
                return Ok(found);
            }
        }
    }

    /// Writes down in a folder what lies in it, for the phone whose folder it is. Whoever writes last has seen everything:
    /// it looks again afterwards.
    async fn write_list(&self, folder: &str) -> Result<(), PostError> {
        self.broken_off.take();
        let mut there = self.found(folder).await?;
        for _ in 0..ROUNDS_MAX {
            let list = s3::list(&there);
            self.ask(&self.bucket.object("PUT", &format!("{folder}{LIST_FILE}"), list.as_bytes())).await?;
            let now = self.found(folder).await?;
            if now == there {
                return Ok(());
            }
            there = now;
        }
        Err(PostError::Broken(409))
    }
}

impl<C: Caller> Post for BucketPost<C> {
    async fn put(&self, to: &BoxId, day: Day, bytes: &[u8]) -> Result<Digest, PostError> {
        let name = Digest::of(bytes);
        self.put_once(&object_path(to, day, &name), bytes).await?;
        self.write_list(&day_path(to, day)).await?;
        self.write_list(&days_path(to)).await?;
        Ok(name)
    }

    async fn days(&self, own: &BoxSecret) -> Result<Vec<Day>, PostError> {
        let mut days: Vec<Day> = self.found(&days_path(&own.id())).await?.iter().filter_map(day_in).collect();
        days.sort_unstable();
        Ok(days)
    }

    async fn list(&self, own: &BoxSecret, day: Day) -> Result<Vec<Entry>, PostError> {
        let found = self.found(&day_path(&own.id(), day)).await?;
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
        self.put_once(&attachment_path(to, &name), sealed).await.map(|()| name)
    }

    async fn attachment(&self, from: &BoxId, name: &Digest) -> Result<Vec<u8>, PostError> {
        self.get_at(&attachment_path(from, name), name).await
    }

    async fn try_out(&self, own: &BoxSecret, noise: &[u8], now_ms: Millis) -> Vec<Finding> {
        bucket_probe::probe(self, own, noise, now_ms).await
    }
}

/// The store's reason, where it refuses.
pub(super) fn reason(reply: &Reply) -> Option<String> {
    if (200..300).contains(&reply.status) { None } else { s3::reason(&String::from_utf8_lossy(&reply.body)) }
}

fn meaning(reply: &Reply) -> Result<(), PostError> {
    let why = reason(reply);
    Err(match (reply.status, why.as_deref()) {
        (200..=299, _) => return Ok(()),
        (_, Some("RequestTimeTooSkewed" | "ConditionalRequestConflict")) => PostError::Broken(reply.status),
        (404, Some("NoSuchBucket")) => PostError::Refused("there is no such bucket".into()),
        (404, _) => PostError::NotThere,
        (412, _) => PostError::Refused("PreconditionFailed".into()),
        (501, _) => PostError::Refused("NotImplemented".into()),
        (429 | 503, _) => PostError::Flood { retry_after_s: 60 },
        (507, _) => PostError::Full,
        (500..=599, _) => PostError::Broken(reply.status),
        (status, why) => PostError::Refused(why.map_or_else(|| format!("the server answered {status}"), str::to_owned)),
    })
}

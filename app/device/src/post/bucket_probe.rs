//! Trying a bucket: does what the station and a stranger's phone would do, and says what of it does not work and what
//! should not. What it puts lies in one's own box and means nothing.

use super::bucket::{BucketPost, Caller, reason};
use super::probe::{Finding, Reply, clock, is_good};
use courier::mailbox::{LIST_FILE, day_path, object_path};
use courier::s3::Request;
use domain::{Day, Millis};
use trust::{BoxSecret, Digest};

/// Tries a bucket with its station's key. `noise` has never been put before. Nothing found: it is in order.
pub async fn probe<C: Caller>(post: &BucketPost<C>, own: &BoxSecret, noise: &[u8], now_ms: Millis) -> Vec<Finding> {
    let mut found = Vec::new();
    let folder = day_path(&own.id(), Day::of(now_ms));
    let listing = post.bucket.listing(&folder, None);
    let Some(listed) = post.signed(&listing).await else { return vec![unreadable(post).await] };
    found.extend(listed.date_ms.and_then(|date_ms| clock(date_ms, now_ms)));
    found.extend(denied(&listed, Finding::NoList(listed.status)));
    // What the key itself cannot do says nothing about strangers.
    if found.is_empty() {
        found.extend(station(post, &folder).await);
        found.extend(
            stranger(post, &listing, &folder, &object_path(&own.id(), Day::of(now_ms), &Digest::of(noise)), noise)
                .await,
        );
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether the key may write the lists that phones read.
async fn station<C: Caller>(post: &BucketPost<C>, folder: &str) -> Option<Finding> {
    let list = post.bucket.object("PUT", &format!("{folder}{LIST_FILE}"), b"[]\n");
    match post.signed(&list).await {
        None => Some(unreadable(post).await),
        Some(put) => denied(&put, Finding::MayNotWrite),
    }
}

/// What somebody without a key can do, and should not be able to.
async fn stranger<C: Caller>(
    post: &BucketPost<C>,
    listing: &Request<'_>,
    folder: &str,
    path: &str,
    noise: &[u8],
) -> Vec<Finding> {
    let mut found = Vec::new();
    let address = |path: &str| post.bucket.object("GET", path, &[]).address();
    let once = [("if-none-match".to_owned(), "*".to_owned())];
    match post.caller.call("PUT", &address(path), &once, Some(noise)).await {
        None => return vec![unreadable(post).await],
        Some(put) if put.status == 501 => {}
        Some(put) if !is_good(&put) && put.status != 412 => found.extend(denied(&put, Finding::StrangersMayNotPut)),
        Some(_) => match post.caller.call("GET", &address(path), &[], None).await {
            Some(got) if !is_good(&got) => found.push(Finding::NotFetched(got.status)),
            Some(got) if got.body != noise => found.push(Finding::Altered),
            Some(_) => {}
            None => found.push(Finding::OtherSites),
        },
    }
    let list = address(&format!("{folder}{LIST_FILE}"));
    if post.caller.call("PUT", &list, &[], Some(b"[]\n")).await.is_some_and(|put| is_good(&put)) {
        found.push(Finding::StrangersWriteLists);
    }
    if post.caller.call("GET", &listing.address(), &[], None).await.is_some_and(|open| is_good(&open)) {
        found.push(Finding::ListOpen);
    }
    found
}

/// Why the store refuses; `else_` where it is for want of a permission.
fn denied(reply: &Reply, else_: Finding) -> Option<Finding> {
    Some(match (reply.status, reason(reply).as_deref()) {
        (200..=299, _) => return None,
        // The clock has a finding of its own, with how far it is off.
        (_, Some("RequestTimeTooSkewed")) => return reply.date_ms.is_none().then_some(Finding::ClockUnknown),
        (_, Some("NoSuchBucket")) => Finding::NoBucket,
        (_, Some("InvalidAccessKeyId" | "InvalidToken")) => Finding::KeyUnknown,
        (_, Some("SignatureDoesNotMatch")) => Finding::KeyWrong,
        (_, Some("AuthorizationHeaderMalformed" | "InvalidRegion" | "PermanentRedirect")) | (301 | 307, _) => {
            Finding::Region
        }
        (429 | 503, _) => Finding::Flood,
        (507, _) => Finding::Full,
        (500..=599, _) => Finding::Broken(reply.status),
        (404, _) => Finding::NoBucket,
        _ => else_,
    })
}

async fn unreadable<C: Caller>(post: &BucketPost<C>) -> Finding {
    if post.caller.reaches(&post.bucket.address).await { Finding::OtherSites } else { Finding::NoAnswer }
}

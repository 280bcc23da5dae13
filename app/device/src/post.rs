//! The post: putting sealed slips into mailboxes and fetching one's own, over any web server that can PUT, GET and
//! LIST, over an object store, or, in the sample, over a database of the same browser.
//!
//! Putting the same bytes twice is the same as once, so whatever failed may be tried again. "Put" is not "received".

mod bucket;
mod bucket_probe;
mod http;
mod memory;
pub mod probe;
mod road;
mod sample;

pub use bucket::{BucketPost, Caller};
pub use http::{Fetch, HttpPost};
pub use memory::MemoryPost;
pub use road::Road;
pub use sample::{ACTS_AS, SAMPLE_TABLES, SamplePost};

use domain::{Day, Millis};
use trust::{BoxId, BoxSecret, Digest};

/// One slip lying in a box.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// Its name: the digest of its bytes.
    pub name: Digest,
    /// How many bytes it has, as the server says.
    pub bytes: u32,
}

/// Why the post did not go through.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PostError {
    /// No network, or the server cannot be reached from this page.
    #[error("no connection to the mailbox")]
    Offline,
    /// The server refuses: not the box's owner, no such service, or a reason of its own.
    #[error("the mailbox refuses: {0}")]
    Refused(String),
    /// The server itself has trouble, and says so with this status (5xx): mostly for a moment.
    #[error("the mailbox has trouble of its own: {0}")]
    Broken(u16),
    /// The server's disk or the box is full.
    #[error("the mailbox is full")]
    Full,
    /// Too many at once; try again after so many seconds.
    #[error("too many at once")]
    Flood {
        /// Seconds to wait.
        retry_after_s: u32,
    },
    /// More bytes than the mailbox takes.
    #[error("too large for the mailbox")]
    TooLarge,
    /// No such slip: expired, or never there.
    #[error("not in the mailbox")]
    NotThere,
    /// What came back is not what its name says.
    #[error("altered in the mailbox")]
    Altered,
}

impl PostError {
    /// Whether trying again later, unchanged, can help.
    #[must_use]
    pub fn passes(&self) -> bool {
        matches!(self, Self::Offline | Self::Broken(_) | Self::Full | Self::Flood { .. })
    }
}

/// Puts and fetches.
#[expect(async_fn_in_trait, reason = "one thread; nothing needs Send")]
pub trait Post {
    /// Puts bytes into a box, under the day it is now; comes back with their name. Already there counts as done.
    async fn put(&self, to: &BoxId, day: Day, bytes: &[u8]) -> Result<Digest, PostError>;

    /// The days on which something lies in one's own box, earliest first.
    async fn days(&self, own: &BoxSecret) -> Result<Vec<Day>, PostError>;

    /// What lies in one's own box under one day, by name.
    async fn list(&self, own: &BoxSecret, day: Day) -> Result<Vec<Entry>, PostError>;

    /// Fetches one slip; its bytes are what the name says.
    async fn get(&self, from: &BoxId, day: Day, name: &Digest) -> Result<Vec<u8>, PostError>;

    /// Puts an attachment's ciphertext into a box; comes back with its name. Already there counts as done.
    async fn attach(&self, to: &BoxId, sealed: &[u8]) -> Result<Digest, PostError>;

    /// Fetches an attachment's ciphertext; it is what the name says.
    async fn attachment(&self, from: &BoxId, name: &Digest) -> Result<Vec<u8>, PostError>;

    /// Tries whether the server keeps the mailbox's rules, as [`probe::probe`] does. A mailbox without a server has none
    /// to break.
    async fn try_out(&self, _own: &BoxSecret, _noise: &[u8], _now_ms: Millis) -> Vec<probe::Finding> {
        Vec::new()
    }
}

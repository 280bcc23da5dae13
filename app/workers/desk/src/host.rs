//! The host: everything a desk needs of the device it runs on. In the browser this is `browser::BrowserHost`; tests
//! bring memory twins.

use courier::s3::Bucket;
use courier::station::StationFile;
use device::Clock;
use device::locks::{Held, LockError};
use device::post::Post;
use device::store::{Store, StoreError, Table};
use ports::desk::{Mode, News};
use std::pin::Pin;

/// Tables of a desk's own database.
pub const TABLES: &[Table] =
    &[META, EVENTS, ASIDE, KEYS, TRAY, LETTERS, POSTING, INBOX, QUARANTINE, FIRST, PEERS, SNAPSHOT, SCANS];
/// Single values: keys of the station, what was seen in the mailbox, how far the sample has come.
pub const META: Table = "meta";
/// Events, by running number of intake.
pub const EVENTS: Table = "events";
/// Bytes that are no event this program accepts, by digest.
pub const ASIDE: Table = "aside";
/// Persons' keys, by person.
pub const KEYS: Table = "keys";
/// Slips of new senders, by digest.
pub const TRAY: Table = "tray";
/// Messages on their way out, by running number.
pub const LETTERS: Table = "letters";
/// What the post carries of them, by running number.
pub const POSTING: Table = "posting";
/// Slips that came while the desk was locked, sealed as they came, by day and digest.
pub const INBOX: Table = "inbox";
/// Events that are not believed yet, by digest.
pub const QUARANTINE: Table = "quarantine";
/// What the first screen shows, before the journal is read.
pub const FIRST: Table = "first";
/// The ledger as it was folded, in parts, so that an opening need not fold every event again.
pub const SNAPSHOT: Table = "snapshot";

/// Other devices that events are exchanged with, by key.
pub const PEERS: Table = "peers";
/// Photos taken at people's homes, each sealed under a key that only its record in the journal names; by whose it is and digest.
pub const SCANS: Table = "scans";

/// What became of an attempt to put the station's file on the host.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Published {
    /// It is there now.
    Yes,
    /// The host refused, or has another one.
    Refused,
    /// No network.
    Offline,
}

/// When a snapshot is worth its bytes, and in what portions it is written.
#[derive(Clone, Copy, Debug)]
pub struct Snapshots {
    /// From so many events on that are not in one; fewer are folded at every opening.
    pub after: u64,
    /// Bytes of a part.
    pub part_bytes: usize,
}

impl Default for Snapshots {
    fn default() -> Self {
        Self { after: 4_000, part_bytes: journal::snapshot::PART_BYTES }
    }
}

/// What a desk needs of its device. One of these a worker.
#[expect(async_fn_in_trait, reason = "one thread; nothing needs Send")]
pub trait Host: 'static {
    /// Keeps the desk's rows.
    type Store: Store + Clone + 'static;
    /// Carries its slips.
    type Post: Post + 'static;
    /// Tells the time.
    type Clock: Clock;

    /// The clock.
    fn clock(&self) -> &Self::Clock;

    /// 32 bytes nobody can guess; `None` when the browser has none to give.
    fn chance(&self) -> Option<[u8; 32]>;

    /// Opens the desk's database.
    async fn store(&self, mode: Mode) -> Result<Self::Store, StoreError>;

    /// 32 bytes that only this browser can work out, to be mixed into a passcode's key; `None` where it has no such key.
    /// With `make`, one is made where there is none.
    async fn device_secret(&self, mode: Mode, make: bool) -> Option<[u8; 32]>;

    /// Deletes everything of the sample: the desk's database, the shared mailbox, whom one acts as.
    async fn forget_sample(&self) -> Result<(), StoreError>;

    /// The mailbox at this address; in the sample, one inside the browser.
    async fn post(&self, mode: Mode, mailbox_url: &str) -> Result<Self::Post, StoreError>;

    /// The mailbox in a bucket, with the key to it.
    fn bucket(&self, bucket: Bucket) -> Self::Post;

    /// Takes the desk's lock if it is free; with `take_over`, asks whoever holds it to let go and waits.
    async fn lock(&self, mode: Mode, take_over: bool) -> Result<Option<Held>, LockError>;

    /// Calls back when another tab would like this desk.
    fn on_wanted(&self, mode: Mode, wanted: Box<dyn FnMut()>);

    /// Runs something in the background.
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()>>>);

    /// Writes down, for the resident's face of the sample, who is meant by `?as=`.
    async fn lend_identity(&self, person: &str, record: Vec<u8>) -> Result<(), StoreError>;

    /// The station's file as the host serves it now; the sample has none.
    async fn served_station(&self, mode: Mode) -> Option<StationFile>;

    /// Puts the station's file on the host.
    async fn publish(&self, url: &str, file: &StationFile) -> Published;

    /// Most bytes of photos in a backup: it is held in memory several times over while it is made.
    fn photo_room(&self) -> usize {
        64 << 20
    }

    /// What a snapshot is worth here.
    fn snapshots(&self) -> Snapshots {
        Snapshots::default()
    }

    /// Tells the face.
    fn tell(&self, news: &News);
}

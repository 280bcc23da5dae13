//! What is stored: reading a desk back from its database.

use crate::aside::Aside;
use crate::atlas::Atlas;
use crate::host::{EVENTS, Host, KEYS, LETTERS, META, PEERS, POSTING, QUARANTINE, TRAY};
use crate::key_rows;
use crate::keys::Keys;
use crate::letters::Kept;
use crate::lock::record::Record;
use crate::merging;
use crate::office::{Office, SEEN};
use crate::peers;
use crate::roll::Roll;
use crate::snapshot::{self, Opened};
use crate::tally::Tally;
use crate::tray::Waiting;
use crate::trouble::of_store;
use crate::{backup, bucket};
use courier::outbox::Outbox;
use device::store::{Row, Span, Store, Table, Vault};
use journal::snapshot::go_on;
use journal::{Keyring, Replica};
use ports::desk::{Doing, Mode, News, Progress, Trouble};
use serde::de::DeserializeOwned;
use trust::Draw;

/// Rows read at once.
const PAGE: usize = 1_024;

/// Reads a desk; `None` when nobody has set it up. `expected` is how many events there are likely to be.
///
/// # Errors
/// The device's trouble; `Newer` when the station's record does not read.
pub async fn open<H: Host>(
    host: &H,
    store: Vault<H::Store>,
    mode: Mode,
    base_url: &str,
    expected: u64,
) -> Result<Option<Office<H>>, Trouble> {
    let Some(record) = store.read(META, Keys::row()).await.map_err(of_store)? else { return Ok(None) };
    let keys = Keys::read(&record).ok_or(Trouble::Newer)?;
    let keyring = keyring(&store).await?;
    let Journal { replica, snapshot, next_event, unread } = journal(host, &store, &keys, expected).await?;
    let (bucket, (post, mailbox)) = bucket::road(host, &store, mode, base_url, replica.ledger()).await?;
    let atlas = Atlas::of(replica.ledger());
    let tray = decoded::<Waiting>(all(&store, TRAY, |_| {}).await?).map(|waiting| (waiting.id, waiting)).collect();
    Ok(Some(Office {
        aside: Aside::stored(&store).await?,
        letters: decoded::<Kept>(all(&store, LETTERS, |_| {}).await?).map(|one| (one.id, one)).collect(),
        peers: peers::stored(all(&store, PEERS, |_| {}).await?),
        quarantine: merging::stored(all(&store, QUARANTINE, |_| {}).await?),
        outbox: Outbox::of(decoded(all(&store, POSTING, |_| {}).await?)),
        last_backup: backup::last(&store).await?,
        seen: store.read(META, SEEN).await.map_err(of_store)?.and_then(|row| ports::decode(&row)).unwrap_or_default(),
        safe: Record::stored(&store).await?.map(|record| record.safe()).unwrap_or_default(),
        store,
        post,
        bucket,
        mode,
        base_url: base_url.to_owned(),
        keys,
        roll: Roll::of(replica.ledger(), &keyring, &atlas),
        tally: Tally::of(replica.ledger()),
        programs: Default::default(),
        replica,
        keyring,
        draw: Draw::from_seed(host.chance().ok_or(Trouble::NoRandomness)?),
        atlas,
        tray,
        backs: Default::default(),
        held_back: Default::default(),
        moved_to: None,
        next_back: 0,
        tidied_ms: 0,
        mailbox,
        next_event,
        unread: u32::try_from(unread).unwrap_or(u32::MAX),
        snapshot,
        begun: None,
        snapshot_failed: None,
        rest: Default::default(),
        stale: false,
        receipts: Default::default(),
        owed: Default::default(),
        openings: Default::default(),
        last_saved_ms: None,
        storage: Default::default(),
        gathered: None,
        version: 0,
        unsaved_keys: Vec::new(),
    }))
}

/// The events of a desk, taken in.
struct Journal {
    replica: Replica,
    /// The snapshot that was read.
    snapshot: Option<snapshot::Head>,
    /// Number of the next event.
    next_event: u64,
    /// How many cannot be read.
    unread: usize,
}

/// Reads the snapshot and what came after it; everything, where there is none or it does not do.
async fn journal<H: Host>(host: &H, store: &impl Store, keys: &Keys, expected: u64) -> Result<Journal, Trouble> {
    let writers = || keys.writers().map_err(|why| Trouble::Broken(why.to_string()));
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let tell = |done: u64| {
        let (done, total) = (count(done), count(expected.max(done)));
        host.tell(&News::Progress(Progress { doing: Doing::Reading, done, total: total.max(1) }));
    };
    tell(0);
    let opened = snapshot::read(store, keys.fingerprint(), writers()?).await;
    let covered = opened.as_ref().map_or(0, |opened| opened.head.events());
    let tail = read_all(store, EVENTS, Span { from: covered.to_be_bytes().to_vec(), before: None }, |rows| {
        tell(covered + u64::from(rows))
    })
    .await?;
    let next =
        |rows: &[Row]| rows.last().and_then(|(key, _)| Some(u64::from_be_bytes(key.as_slice().try_into().ok()?) + 1));
    let next_event = next(&tail).unwrap_or(covered);
    if let Some(Opened { mut replica, head }) = opened {
        if let Some(unread) = go_on(&mut replica, tail.into_iter().map(|(_, bytes)| bytes)) {
            return Ok(Journal { replica, snapshot: Some(head), next_event, unread });
        }
        let events = all(store, EVENTS, |rows| tell(rows.into())).await?;
        let (replica, unread) = Replica::load(writers()?, events.into_iter().map(|(_, bytes)| bytes));
        return Ok(Journal { replica, snapshot: Some(head.outdated()), next_event, unread });
    }
    let (replica, unread) = Replica::load(writers()?, tail.into_iter().map(|(_, bytes)| bytes));
    Ok(Journal { replica, snapshot: None, next_event, unread })
}

/// The persons' keys.
async fn keyring(store: &impl Store) -> Result<Keyring, Trouble> {
    let mut keyring = Keyring::default();
    for (person, key) in all(store, KEYS, |_| {}).await? {
        key_rows::read(&mut keyring, &person, key);
    }
    Ok(keyring)
}

/// Every row of a table, a page at a time.
///
/// # Errors
/// The device's trouble.
pub async fn all(store: &impl Store, table: Table, progress: impl Fn(u32)) -> Result<Vec<Row>, Trouble> {
    read_all(store, table, Span::all(), progress).await
}

/// Every row of a span, likewise.
async fn read_all(
    store: &impl Store,
    table: Table,
    mut span: Span,
    progress: impl Fn(u32),
) -> Result<Vec<Row>, Trouble> {
    let mut rows: Vec<Row> = Vec::new();
    loop {
        let page = store.scan(table, &span, PAGE).await.map_err(of_store)?;
        let last = page.len() < PAGE;
        rows.extend(page);
        progress(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        match rows.last() {
            Some((key, _)) if !last => span = span.after(key),
            _ => return Ok(rows),
        }
    }
}

/// Rows that read; one that does not is passed over, and stays where it is.
pub fn decoded<T: DeserializeOwned>(rows: Vec<Row>) -> impl Iterator<Item = T> {
    rows.into_iter().filter_map(|(_, bytes)| ports::decode(&bytes))
}

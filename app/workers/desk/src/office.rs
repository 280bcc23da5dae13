//! The office: an open desk. Everything it knows, and the one way in which anything is written.

use crate::aside::Aside;
use crate::atlas::Atlas;
use crate::backup::Kept as LastBackup;
use crate::first::{self, Rest};
use crate::host::{EVENTS, Host, LETTERS, META, POSTING, TRAY};
use crate::key_rows;
use crate::keys::Keys;
use crate::letters::Kept;
use crate::openings::Openings;
use crate::peers::Peers;
use crate::programs::Kept as Programs;
use crate::roll::Roll;
use crate::snapshot;
use crate::tally::Tally;
use crate::tray::Waiting;
use crate::trouble::{of_store, of_write};
use crate::undo::Back;
use courier::mailbox::Seen;
use courier::outbox::Outbox;
use courier::s3::Bucket;
use device::store::{Store, Vault, Write};
use domain::{Day, Millis, PersonId, PlaceId, RequestId};
use journal::event::OPS_MAX;
use journal::{Act, Event, Keyring, Ledger, Op, Quarantine, Replica, Subject, batches, writer};
use ports::desk::keep::Storage;
use ports::desk::lock::Safe;
use ports::desk::{LetterId, Mailbox, Mode, SlipId, Trouble};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use trust::{Digest, Draw, PersonKey};

/// An open desk.
pub struct Office<H: Host> {
    /// Where its rows are.
    pub store: Vault<H::Store>,
    /// How they are locked.
    pub safe: Safe,
    /// How slips travel.
    pub post: Rc<H::Post>,
    /// The bucket that this device has the key to.
    pub bucket: Option<Bucket>,
    /// Where the host says that the mailbox is, at a device that cannot write that down.
    pub moved_to: Option<String>,
    /// The station's own, or the sample.
    pub mode: Mode,
    /// Base address of the site.
    pub base_url: String,
    /// The station's keys.
    pub keys: Keys,
    /// Every event, and the ledger.
    pub replica: Replica,
    /// Persons' keys.
    pub keyring: Keyring,
    /// Chance.
    pub draw: Draw,
    /// People with their names.
    pub roll: Roll,
    /// Places with their names.
    pub atlas: Atlas,
    /// What is open, and how many there are.
    pub tally: Tally,
    /// Who stands where with each program.
    pub programs: Programs,
    /// New senders.
    pub tray: BTreeMap<SlipId, Waiting>,
    /// Messages on their way out.
    pub letters: BTreeMap<LetterId, Kept>,
    /// Those of them that the post carries.
    pub outbox: Outbox,
    /// What was taken out of the mailbox.
    pub seen: Seen,
    /// What can be taken back, by token.
    pub backs: BTreeMap<u64, (Millis, Vec<Back>)>,
    /// Slips that wait in the mailbox because there is no room for them here.
    pub held_back: BTreeSet<(Day, Digest)>,
    /// The last token given out.
    pub next_back: u64,
    /// When letters were last looked through for old ones.
    pub tidied_ms: Millis,
    /// How the mailbox was when last asked.
    pub mailbox: Mailbox,
    /// Number of the next event.
    pub next_event: u64,
    /// The snapshot that is stored.
    pub snapshot: Option<snapshot::Head>,
    /// The one that is being written.
    pub begun: Option<snapshot::Begun>,
    /// At which version none could be written.
    pub snapshot_failed: Option<u64>,
    /// Since when nothing has changed, and what is kept of the first screen.
    pub rest: Rest,
    /// Slips kept aside for a newer program.
    pub aside: Aside,
    /// Stored events that this program cannot read.
    pub unread: u32,
    /// Events that are not believed yet.
    pub quarantine: Quarantine,
    /// The devices that events are exchanged with.
    pub peers: Peers,
    /// Memory is not what the disk would give: this office must not be used any more.
    pub stale: bool,
    /// The last receipt of each kiosk: digest of what it says, and its slip.
    pub receipts: BTreeMap<u32, (Digest, Vec<u8>)>,
    /// What each kiosk has asked for again and its next receipt must name, however old it is.
    pub owed: BTreeMap<u32, BTreeSet<RequestId>>,
    /// Who was looked at here lately.
    pub openings: Openings,
    /// When something was last committed.
    pub last_saved_ms: Option<Millis>,
    /// The last backup of this desk.
    pub last_backup: Option<LastBackup>,
    /// Whether the last attempt to write found room.
    pub storage: Storage,
    /// Rows of commits that are written together later.
    pub gathered: Option<Vec<Write>>,
    /// One more with each commit.
    pub version: u64,
    /// Keys drawn for an event that has not been committed.
    pub unsaved_keys: Vec<(PersonId, PersonKey)>,
}

/// Everything one act writes: committed as a whole, or not at all.
#[derive(Default)]
pub struct Change {
    /// Operations, by log.
    pub entries: BTreeMap<PlaceId, Vec<Op>>,
    /// Messages written or changed.
    pub letters: Vec<Kept>,
    /// New senders' slips that came.
    pub tray_in: Vec<Waiting>,
    /// New senders' slips that were decided about.
    pub tray_out: Vec<SlipId>,
    /// Messages that the post need not carry any longer, by its numbers.
    pub posting_out: Vec<u64>,
    /// Messages that need not be kept any longer.
    pub letters_out: Vec<LetterId>,
    /// What was taken out of the mailbox, where that changed.
    pub seen: Option<Seen>,
    /// Other rows.
    pub rows: Vec<Write>,
}

impl Change {
    /// Adds operations to a log.
    pub fn say(&mut self, log: PlaceId, ops: Vec<Op>) {
        self.entries.entry(log).or_default().extend(ops);
    }

    fn is_empty(&self) -> bool {
        self.entries.values().all(Vec::is_empty)
            && self.letters.is_empty()
            && self.tray_in.is_empty()
            && self.tray_out.is_empty()
            && self.posting_out.is_empty()
            && self.letters_out.is_empty()
            && self.seen.is_none()
            && self.rows.is_empty()
    }
}

/// The row under which what was seen in the mailbox stands.
pub const SEEN: &[u8] = b"seen";

impl<H: Host> Office<H> {
    /// Where everything stands.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        self.replica.ledger()
    }

    /// The operations of one act.
    ///
    /// # Errors
    /// Whatever the act itself says.
    pub fn act<T>(&mut self, write: impl FnOnce(&mut Act) -> T) -> (T, Vec<Op>) {
        let device = self.keys.device.public();
        let leads = self.replica.writers().leads(&device);
        let mut act = Act::new(self.replica.ledger(), &mut self.keyring, &mut self.draw).by(device, leads);
        let result = write(&mut act);
        (result, act.finish())
    }

    /// The log in which something known stands, or the station's.
    #[must_use]
    pub fn log_of(&self, subject: Subject) -> PlaceId {
        self.ledger().log_of(subject).unwrap_or_else(|| self.own_log())
    }

    /// The log for what belongs to no building: the station's, or where this device may not write there, its own building's.
    #[must_use]
    pub fn own_log(&self) -> PlaceId {
        let (writers, device) = (self.replica.writers(), self.keys.device.public());
        if writers.may_write(&device, self.keys.place) {
            return self.keys.place;
        }
        writers.certificates(&device).last().map_or(self.keys.place, |certificate| certificate.terms.place)
    }

    /// Adds one act about a known subject to a change, in that subject's log.
    pub fn say_about(&mut self, subject: Subject, change: &mut Change, write: impl FnOnce(&mut Act)) {
        let ((), ops) = self.act(write);
        change.say(self.log_of(subject), ops);
    }

    /// The round a request is in.
    #[must_use]
    pub fn round(&self, request: RequestId) -> u32 {
        self.ledger().request(request).map_or(0, |request| request.status.round)
    }

    /// Commits a change, then folds it in. One event a log.
    ///
    /// # Errors
    /// Nothing was written, and nothing in memory has changed.
    pub async fn commit(&mut self, now_ms: Millis, mut change: Change) -> Result<(), Trouble> {
        if !self.keys.speaks() {
            // Nobody listens to this device but others of the station, which speaks for it.
            change.letters.clear();
        }
        if change.is_empty() {
            return Ok(());
        }
        let introduction = self.introduction();
        let mut fitting =
            change.entries.values_mut().filter(|ops| (1..=OPS_MAX - introduction.len()).contains(&ops.len()));
        if let Some(ops) = fitting.next() {
            ops.extend(introduction);
        }
        let mut events: Vec<Event> = Vec::new();
        for (log, ops) in &change.entries {
            if !ops.is_empty() {
                let event = writer::write(&self.keys.device, &self.replica, *log, ops.clone(), now_ms);
                events.push(event.map_err(of_write)?);
            }
        }
        self.unsaved_keys.extend(self.keyring.take_fresh());
        let rows = self.rows(&events, &change);
        match &mut self.gathered {
            Some(gathered) => gathered.extend(rows),
            None => self.store.commit(rows).await.map_err(of_store)?,
        }
        self.version += 1;
        self.storage = Storage::Fine;
        self.unsaved_keys.clear();
        self.last_saved_ms = Some(now_ms);
        self.next_event += events.len() as u64;
        self.take_in_memory(change);
        for event in &events {
            let intake = self.replica.settle(event);
            self.stale |= intake.stale;
            self.note_touched(&intake.touched);
        }
        Ok(())
    }

    /// Commits a change of whatever size in one transaction: what one event does not hold goes into several.
    ///
    /// # Errors
    /// Nothing was written. Memory may be ahead of the disk then, and [`Self::is_ahead`] says so.
    pub async fn commit_whole(&mut self, now_ms: Millis, mut change: Change) -> Result<(), Trouble> {
        let entries = core::mem::take(&mut change.entries);
        let cut = |(log, ops)| batches(ops).into_iter().map(move |portion| (log, portion));
        let mut portions: Vec<(PlaceId, Vec<Op>)> = entries.into_iter().flat_map(cut).collect();
        let mut logs = BTreeSet::new();
        if portions.iter().all(|(log, _)| logs.insert(*log)) {
            change.entries = portions.drain(..).collect();
            return self.commit(now_ms, change).await;
        }
        self.gather();
        for (log, ops) in portions {
            self.commit(now_ms, Change { entries: BTreeMap::from([(log, ops)]), ..Change::default() }).await?;
        }
        self.commit(now_ms, change).await?;
        self.store_gathered().await
    }

    /// From now on commits only gather their rows, until [`Self::store_gathered`]: for acts that build on each other and
    /// count only together, and for making the sample up, where each transaction would cost more than what it holds.
    pub fn gather(&mut self) {
        self.gathered = Some(Vec::new());
    }

    /// Commits everything gathered at once.
    ///
    /// # Errors
    /// Nothing was written, though memory has it: this office must not be used any more.
    pub async fn store_gathered(&mut self) -> Result<(), Trouble> {
        let rows = self.gathered.replace(Vec::new()).unwrap_or_default();
        self.store.commit(rows).await.map_err(of_store)?;
        self.gathered = None;
        Ok(())
    }

    /// Whether memory has something that could not be written, or that a revocation takes back: this office must not be
    /// used any more, and is read again.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        self.gathered.is_some() || self.stale
    }

    pub(crate) fn rows(&self, events: &[Event], change: &Change) -> Vec<Write> {
        let keys = key_rows::put(&self.keyring, self.unsaved_keys.iter().map(|(person, key)| (*person, key)));
        let numbered = (self.next_event..).zip(events);
        let forgets = events.iter().flat_map(|event| &event.content().ops).any(|op| matches!(op, Op::Erase { .. }));
        let first = forgets.then(first::wiped);
        let events = numbered.map(|(number, event)| Write::put(EVENTS, number.to_be_bytes(), event.bytes()));
        let letters =
            change.letters.iter().map(|letter| Write::put(LETTERS, letter.id.to_be_bytes(), ports::encode(letter)));
        let letters_out = change.letters_out.iter().map(|id| Write::delete(LETTERS, id.to_be_bytes()));
        let posting_out = change.posting_out.iter().map(|number| Write::delete(POSTING, number.to_be_bytes()));
        let tray_in = change.tray_in.iter().map(|slip| Write::put(TRAY, slip.id, ports::encode(slip)));
        let tray_out = change.tray_out.iter().map(|id| Write::delete(TRAY, *id));
        let seen = change.seen.iter().map(|seen| Write::put(META, SEEN, ports::encode(seen)));
        let rows = keys.chain(events).chain(letters).chain(letters_out).chain(posting_out);
        rows.chain(tray_in).chain(tray_out).chain(seen).chain(first).chain(change.rows.iter().cloned()).collect()
    }

    pub(crate) fn take_in_memory(&mut self, change: Change) {
        for id in change.letters_out {
            self.letters.remove(&id);
        }
        for number in change.posting_out {
            self.outbox.remove(number);
        }
        self.letters.extend(change.letters.into_iter().map(|letter| (letter.id, letter)));
        if !change.tray_out.is_empty() {
            self.held_back.clear();
        }
        for id in change.tray_out {
            self.tray.remove(&id);
        }
        self.tray.extend(change.tray_in.into_iter().map(|slip| (slip.id, slip)));
        self.seen = change.seen.unwrap_or_else(|| core::mem::take(&mut self.seen));
    }

    /// Brings names, places and counts up to date after events were folded in.
    pub fn note_touched(&mut self, touched: &[Subject]) {
        self.atlas.note(self.replica.ledger(), touched);
        self.roll.note(self.replica.ledger(), &self.keyring, &self.atlas, touched);
        self.tally.note(self.replica.ledger(), touched);
        self.programs.note(self.replica.ledger(), &self.keyring, &self.roll, touched);
    }

    /// Stores what the outbox changed of a letter.
    #[must_use]
    pub fn posting_row(letter: &courier::outbox::Letter) -> Write {
        Write::put(POSTING, letter.number.to_be_bytes(), ports::encode(letter))
    }
}

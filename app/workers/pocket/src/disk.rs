//! The disk: this phone's one record, the version it begins with, and the turn in which alone a page may change it.
//!
//! Several pages of one phone share the record. Each change takes its turn, reads what is there, and writes it back
//! changed; so none writes over what another has just kept.

use crate::state::State;
use device::locks::{Held, Locks, MemoryLocks};
use device::record::{self, Unreadable};
use device::store::{Store, Table, Write};

/// The pocket's one table.
pub const TABLE: Table = "pocket";
/// The record's key.
const KEY: &[u8] = b"state";
/// The version written. `tests/fixtures` holds a record of each there has been; all of them open for ever.
const VERSION: u8 = 1;

/// A store with one record, and the locks by which pages take turns.
pub struct Disk<S, L> {
    store: S,
    locks: L,
    /// Where the browser has no locks, at least this page takes turns with itself.
    own: MemoryLocks,
    name: String,
}

/// What lies on the disk.
pub enum Found {
    /// Nothing yet.
    Nothing,
    /// The record.
    Whole(Box<State>),
    /// Something that cannot be read any more.
    Damaged(Vec<u8>),
    /// What a newer version of the program wrote.
    Newer,
    /// The disk does not answer.
    Silent,
}

impl<S: Store, L: Locks> Disk<S, L> {
    /// The record in this store; pages of the same name take turns.
    pub fn new(store: S, locks: L, name: &str) -> Self {
        Self { store, locks, own: MemoryLocks::default(), name: name.to_owned() }
    }

    /// Waits for this page's turn, which lasts until the value is dropped.
    pub async fn turn(&self) -> Option<Held> {
        match self.locks.take(&self.name).await {
            Ok(held) => Some(held),
            Err(_) => self.own.take(&self.name).await.ok(),
        }
    }

    /// What lies there now.
    pub async fn read(&self) -> Found {
        match self.store.read(TABLE, KEY).await {
            Ok(None) => Found::Nothing,
            Err(_) => Found::Silent,
            Ok(Some(bytes)) => match record::read(VERSION, &bytes) {
                Ok(state) => Found::Whole(state),
                Err(Unreadable::Newer) => Found::Newer,
                Err(Unreadable::Damaged) => Found::Damaged(bytes),
            },
        }
    }

    /// Writes the record; `damaged` bytes that lay in its place are put aside with it. Whether both are kept now.
    pub async fn write(&self, state: &State, damaged: Option<Vec<u8>>) -> bool {
        let mut writes: Vec<Write> = damaged.iter().map(|damaged| record::set_aside(TABLE, KEY, damaged)).collect();
        writes.push(Write::put(TABLE, KEY, record::write(VERSION, state)));
        self.store.commit(writes).await.is_ok()
    }
}

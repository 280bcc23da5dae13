//! The store's in-memory twin. It can be told which commit fails and how, including "on disk, but the answer was lost".

use super::{Row, Span, Store, StoreError, Table, Write};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How a commit goes wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Nothing of it happens, and this is said.
    Before(StoreError),
    /// All of it happens, and yet this is said: a crash after the disk and before the answer.
    After(StoreError),
}

/// Tables in memory; clones share them, as two tabs share a database.
#[derive(Clone, Default, Debug)]
pub struct MemoryStore(Rc<RefCell<Memory>>);

#[derive(Default, Debug)]
struct Memory {
    tables: BTreeMap<Table, BTreeMap<Vec<u8>, Vec<u8>>>,
    commits: u64,
    faults: BTreeMap<u64, Fault>,
    /// While set, every commit fails so.
    wedged: Option<StoreError>,
    /// While set, every read fails so.
    unreadable: Option<StoreError>,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many commits have been tried so far; the next has this number.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.0.borrow().commits
    }

    /// Makes the commit of this number (from 0) go wrong, once.
    pub fn fail_at(&self, commit: u64, fault: Fault) {
        self.0.borrow_mut().faults.insert(commit, fault);
    }

    /// Makes the next commit go wrong, once.
    pub fn fail_next(&self, fault: Fault) {
        self.fail_at(self.commits(), fault);
    }

    /// Makes every commit fail from now on, or none again.
    pub fn wedge(&self, why: Option<StoreError>) {
        self.0.borrow_mut().wedged = why;
    }

    /// Makes every read fail from now on, or none again.
    pub fn blind(&self, why: Option<StoreError>) {
        self.0.borrow_mut().unreadable = why;
    }

    /// A store of its own with the same rows: what a device finds after a restart.
    #[must_use]
    pub fn copy(&self) -> Self {
        let tables = self.0.borrow().tables.clone();
        Self(Rc::new(RefCell::new(Memory { tables, ..Memory::default() })))
    }

    /// Every table's rows.
    #[must_use]
    pub fn rows(&self) -> BTreeMap<Table, Vec<Row>> {
        let memory = self.0.borrow();
        let rows = |table: &BTreeMap<Vec<u8>, Vec<u8>>| table.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        memory.tables.iter().map(|(name, table)| (*name, rows(table))).collect()
    }
}

impl Memory {
    fn readable(&self) -> Result<(), StoreError> {
        self.unreadable.clone().map_or(Ok(()), Err)
    }

    fn apply(&mut self, writes: Vec<Write>) {
        for write in writes {
            let table = self.tables.entry(write.table()).or_default();
            match write {
                Write::Put(_, key, value) => {
                    table.insert(key, value);
                }
                Write::Delete(_, key) => {
                    table.remove(&key);
                }
                Write::Clear(_) => table.clear(),
            }
        }
    }
}

impl Store for MemoryStore {
    async fn read(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let memory = self.0.borrow();
        memory.readable()?;
        Ok(memory.tables.get(table).and_then(|table| table.get(key)).cloned())
    }

    async fn scan(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Row>, StoreError> {
        let memory = self.0.borrow();
        memory.readable()?;
        let rows = memory.tables.get(table).into_iter().flat_map(|table| table.range(span.from.clone()..));
        let rows = rows.take_while(|(key, _)| span.holds(key)).take(limit);
        Ok(rows.map(|(key, value)| (key.clone(), value.clone())).collect())
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let mut memory = self.0.borrow_mut();
        let number = memory.commits;
        memory.commits += 1;
        let wedged = memory.wedged.clone().map(Fault::Before);
        match memory.faults.remove(&number).or(wedged) {
            Some(Fault::Before(why)) => Err(why),
            Some(Fault::After(why)) => {
                memory.apply(writes);
                Err(why)
            }
            None => {
                memory.apply(writes);
                Ok(())
            }
        }
    }
}

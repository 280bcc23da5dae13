//! A vault: a store whose values lie sealed on the disk.
//!
//! Tables and keys stay as they are, so whoever copies the disk learns how many rows there are, how large, and under
//! which numbers, but not what they hold. A sealed value is bound to its table and key. Some rows can be left open: what
//! has to be read while nobody has unlocked anything.

use super::{Row, Span, Store, StoreError, Table, Write};
use std::cell::RefCell;
use trust::{Draw, RestKey};

/// Whether a row stays as it is.
pub type LeftOpen = fn(Table, &[u8]) -> bool;

/// A store under lock, or one that passes everything through.
pub struct Vault<S> {
    store: S,
    seal: Option<Seal>,
}

struct Seal {
    key: RestKey,
    draw: RefCell<Draw>,
    left_open: LeftOpen,
}

impl<S: Store> Vault<S> {
    /// A store that is not locked: every row as it is.
    pub fn open(store: S) -> Self {
        Self { store, seal: None }
    }

    /// A store whose values are sealed under `key`, but for the rows left open. `draw` gives the nonces: never the same
    /// seed twice.
    pub fn sealed(store: S, key: RestKey, draw: Draw, left_open: LeftOpen) -> Self {
        Self { store, seal: Some(Seal { key, draw: RefCell::new(draw), left_open }) }
    }

    /// Whether values are sealed.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.seal.is_some()
    }

    /// The store behind it, for the rows left open.
    pub fn behind(&self) -> &S {
        &self.store
    }

    /// A row as it is written to the disk.
    #[must_use]
    pub fn at_rest(&self, write: Write) -> Write {
        match (write, &self.seal) {
            (Write::Put(table, key, value), Some(seal)) if !(seal.left_open)(table, &key) => {
                let value = seal.key.seal(&mut *seal.draw.borrow_mut(), &place(table, &key), &value);
                Write::Put(table, key, value)
            }
            (write, _) => write,
        }
    }

    /// A value as it was written. One that does not open comes out empty: whoever reads it passes it over as any damaged
    /// row, and it stays where it is.
    fn opened(&self, table: Table, key: &[u8], value: Vec<u8>) -> Vec<u8> {
        match &self.seal {
            Some(seal) if !(seal.left_open)(table, key) => {
                seal.key.open(&place(table, key), &value).unwrap_or_default()
            }
            _ => value,
        }
    }
}

/// Where a value stands.
fn place(table: Table, key: &[u8]) -> Vec<u8> {
    [table.as_bytes(), &[0], key].concat()
}

impl<S: Store> Store for Vault<S> {
    async fn read(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.store.read(table, key).await?.map(|value| self.opened(table, key, value)))
    }

    async fn scan(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Row>, StoreError> {
        let rows = self.store.scan(table, span, limit).await?;
        let opened = rows.into_iter().map(|(key, value)| {
            let value = self.opened(table, &key, value);
            (key, value)
        });
        Ok(opened.collect())
    }

    async fn keys(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        self.store.keys(table, span, limit).await
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        self.store.commit(writes.into_iter().map(|write| self.at_rest(write)).collect()).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::MemoryStore;
    use crate::testing::now;

    const PEOPLE: Table = "people";
    const POST: Table = "post";

    fn vault(store: &MemoryStore, key: u8, draw: u8) -> Vault<MemoryStore> {
        Vault::sealed(store.clone(), RestKey([key; 32]), Draw::from_seed([draw; 32]), |table, _| table == POST)
    }

    #[test]
    fn what_is_put_in_comes_out_and_the_disk_shows_nothing_of_it() {
        let disk = MemoryStore::new();
        let name = "何建民".as_bytes();
        now(vault(&disk, 1, 1).commit(vec![Write::put(PEOPLE, [1], name), Write::put(POST, [1], name)])).unwrap();
        let again = vault(&disk, 1, 2);
        assert_eq!(now(again.read(PEOPLE, &[1])).unwrap().unwrap(), name);
        assert_eq!(now(again.scan(PEOPLE, &Span::all(), 9)).unwrap(), [(vec![1], name.to_vec())]);
        assert_eq!(now(again.keys(PEOPLE, &Span::all(), 9)).unwrap(), [[1]]);
        assert_eq!(now(again.read(PEOPLE, &[2])).unwrap(), None);
        let rows = disk.rows();
        assert!(!rows[PEOPLE][0].1.windows(3).any(|three| name.windows(3).any(|of| of == three)));
        assert_eq!(rows[POST][0].1, name, "left open");
    }

    #[test]
    fn a_row_under_another_key_moved_or_damaged_comes_out_empty_and_stays() {
        let disk = MemoryStore::new();
        let vault_one = vault(&disk, 1, 1);
        now(vault_one.commit(vec![Write::put(PEOPLE, [1], b"one"), Write::put(PEOPLE, [2], b"two")])).unwrap();
        assert_eq!(now(vault(&disk, 2, 1).read(PEOPLE, &[1])).unwrap(), Some(Vec::new()));
        let one = now(disk.read(PEOPLE, &[1])).unwrap().unwrap();
        now(disk.commit(vec![Write::put(PEOPLE, [2], one)])).unwrap();
        let rows = now(vault_one.scan(PEOPLE, &Span::all(), 9)).unwrap();
        assert_eq!(rows, [(vec![1], b"one".to_vec()), (vec![2], Vec::new())]);
        assert_eq!(disk.rows()[PEOPLE].len(), 2);
    }

    #[test]
    fn the_same_value_never_looks_the_same_twice() {
        let disk = MemoryStore::new();
        let vault = vault(&disk, 1, 1);
        now(vault.commit(vec![Write::put(PEOPLE, [1], b"one"), Write::put(PEOPLE, [2], b"one")])).unwrap();
        let first = disk.rows()[PEOPLE].clone();
        now(vault.commit(vec![Write::put(PEOPLE, [1], b"one")])).unwrap();
        assert!(first[0].1 != first[1].1 && first[0].1 != disk.rows()[PEOPLE][0].1);
    }

    #[test]
    fn without_a_lock_everything_passes_through() {
        let disk = MemoryStore::new();
        now(Vault::open(disk.clone()).commit(vec![Write::put(PEOPLE, [1], b"one")])).unwrap();
        assert_eq!(disk.rows()[PEOPLE], [(vec![1], b"one".to_vec())]);
    }
}

//! The store: tables of byte keys and byte values, changed by whole transactions that are on disk once committed.
//!
//! A change is a list of writes handed over at once: all of them happen, or none. "Saved" may be said only after
//! `commit` has come back.

mod browser;
mod memory;
mod vault;

pub use browser::BrowserStore;
pub use memory::{Fault, MemoryStore};
pub use vault::{LeftOpen, Vault};

/// A table's name. Every table a store may use is named when it is opened.
pub type Table = &'static str;

/// One row: key and value.
pub type Row = (Vec<u8>, Vec<u8>);

/// One change to one table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Write {
    /// Puts a row, in place of whatever had this key.
    Put(Table, Vec<u8>, Vec<u8>),
    /// Removes a row, if there.
    Delete(Table, Vec<u8>),
    /// Removes every row of a table.
    Clear(Table),
}

impl Write {
    /// Puts a row.
    pub fn put(table: Table, key: impl Into<Vec<u8>>, value: impl Into<Vec<u8>>) -> Self {
        Self::Put(table, key.into(), value.into())
    }

    /// Removes a row.
    pub fn delete(table: Table, key: impl Into<Vec<u8>>) -> Self {
        Self::Delete(table, key.into())
    }

    /// Which table it changes.
    #[must_use]
    pub fn table(&self) -> Table {
        match self {
            Self::Put(table, ..) | Self::Delete(table, _) | Self::Clear(table) => table,
        }
    }
}

/// Part of a table, in the order of keys: from the first bound on, until before the second.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Span {
    /// First key, itself included.
    pub from: Vec<u8>,
    /// First key no longer included; `None` for the table's end.
    pub before: Option<Vec<u8>>,
}

impl Span {
    /// The whole table.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// Every key that begins with `prefix`.
    #[must_use]
    pub fn prefix(prefix: &[u8]) -> Self {
        let mut before = prefix.to_vec();
        while before.last() == Some(&u8::MAX) {
            before.pop();
        }
        if let Some(last) = before.last_mut() {
            *last += 1;
        }
        Self { from: prefix.to_vec(), before: (!before.is_empty()).then_some(before) }
    }

    /// The rest of this span behind `key`: for reading on, a page at a time.
    #[must_use]
    pub fn after(mut self, key: &[u8]) -> Self {
        self.from = [key, &[0]].concat();
        self
    }

    /// Whether a key lies in it.
    #[must_use]
    pub fn holds(&self, key: &[u8]) -> bool {
        self.from.as_slice() <= key && self.before.as_ref().is_none_or(|before| key < before.as_slice())
    }
}

/// Why the store could not do something. Nothing of a failed `commit` has happened, except after `Lost`, where it is
/// not known and writing the same again is safe.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StoreError {
    /// No room left on the disk or in the browser's share of it.
    #[error("the device is full")]
    Full,
    /// The browser dropped the connection, and opening it again did not help.
    #[error("the connection to the storage was lost")]
    Lost,
    /// Another tab holds an older version of the program open; close it.
    #[error("another tab of an older version is open")]
    Blocked,
    /// Another tab has opened a newer version of the program; reload.
    #[error("a newer version of the program has been opened")]
    Outdated,
    /// This browser keeps nothing here: private mode, blocked cookies, a chat program's browser.
    #[error("this browser does not allow storage here")]
    Denied,
    /// Reads work, writes do not.
    #[error("the storage can be read but not written")]
    ReadOnly,
    /// Anything else, in the browser's words.
    #[error("storage: {0}")]
    Other(String),
}

/// Keeps rows in tables.
#[expect(async_fn_in_trait, reason = "one thread; nothing needs Send")]
pub trait Store {
    /// One row's value.
    async fn read(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// Rows of a span in the order of keys, at most `limit`.
    async fn scan(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Row>, StoreError>;

    /// The keys of those rows alone, for tables whose values are large.
    async fn keys(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        Ok(self.scan(table, span, limit).await?.into_iter().map(|(key, _)| key).collect())
    }

    /// All of these writes in one transaction, in order; comes back when they are on disk.
    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_holds_exactly_the_keys_that_begin_with_it() {
        for (prefix, inside, outside) in [
            (&b"ab"[..], vec![&b"ab"[..], b"ab\0", b"ab\xff\xff"], vec![&b"aa"[..], b"a", b"ac", b"b"]),
            (b"a\xff", vec![b"a\xff", b"a\xff\xff"], vec![b"b", b"a\xfe"]),
            (b"\xff\xff", vec![b"\xff\xff", b"\xff\xff\xff"], vec![b"\xff\xfe"]),
            (b"", vec![b"", b"\xff"], vec![]),
        ] {
            let span = Span::prefix(prefix);
            assert!(inside.iter().all(|key| span.holds(key)), "{prefix:?}");
            assert!(!outside.iter().any(|key| span.holds(key)), "{prefix:?}");
        }
    }

    #[test]
    fn reading_on_begins_behind_the_last_key() {
        let rest = Span::prefix(b"k").after(b"k1");
        assert!(!rest.holds(b"k1") && rest.holds(b"k1\0") && rest.holds(b"k2") && !rest.holds(b"l"));
    }
}

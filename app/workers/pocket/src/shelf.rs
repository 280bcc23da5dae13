//! The shelf: the browser's storage, or none where the browser keeps nothing. Without one the pocket works from memory
//! and says so.

use device::store::{BrowserStore, Row, Span, Store, StoreError, Table, Write};

/// Storage that may be missing altogether.
pub enum Shelf {
    /// A database.
    Disk(BrowserStore),
    /// None, and why.
    None(StoreError),
}

impl Shelf {
    /// Opens the database, or stands in for it.
    pub async fn open(name: &str, tables: &'static [Table]) -> Self {
        BrowserStore::open(name, tables).await.map_or_else(Self::None, Self::Disk)
    }
}

impl Store for Shelf {
    async fn read(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        match self {
            Self::Disk(store) => store.read(table, key).await,
            Self::None(why) => Err(why.clone()),
        }
    }

    async fn scan(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Row>, StoreError> {
        match self {
            Self::Disk(store) => store.scan(table, span, limit).await,
            Self::None(why) => Err(why.clone()),
        }
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        match self {
            Self::Disk(store) => store.commit(writes).await,
            Self::None(why) => Err(why.clone()),
        }
    }
}

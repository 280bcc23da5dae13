//! The store in the browser: IndexedDB, one database with one object store a table.
//!
//! Tables are only ever added at the end of the list, and the database's version is their number. The connection is
//! given up at once when another tab upgrades or deletes the database; when the browser drops it, it is opened again
//! and the same transaction handed in once more.

use super::{Row, Span, Store, StoreError, Table, Write};
use crate::Listening;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::{Poll, Waker};
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::typed_array::Uint8ArraySlice;
use indexed_db_futures::{KeyRange, object_store::ObjectStore};
use js_sys::Uint8Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A database of this origin; clones share the connection.
#[derive(Clone)]
pub struct BrowserStore(Rc<Shared>);

struct Shared {
    name: String,
    tables: &'static [Table],
    connection: RefCell<Option<Rc<Connection>>>,
    /// Set once another tab has upgraded the database: from then on this program is the old one.
    outdated: Rc<Cell<bool>>,
}

struct Connection {
    database: Database,
    closed: Rc<Cell<bool>>,
    _listening: [Listening; 2],
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.clone().close();
    }
}

impl BrowserStore {
    /// Opens or makes the database with these tables. Later releases may only add tables at the end.
    pub async fn open(name: &str, tables: &'static [Table]) -> Result<Self, StoreError> {
        let shared = Shared {
            name: name.to_owned(),
            tables,
            connection: RefCell::new(None),
            outdated: Rc::new(Cell::new(false)),
        };
        let store = Self(Rc::new(shared));
        store.connection().await?;
        Ok(store)
    }

    /// Removes a database and all that is in it. Whoever has it open lets go of it.
    pub async fn delete(name: &str) -> Result<(), StoreError> {
        let request = Database::delete_by_name(name).map_err(opening)?;
        request.await.map_err(|why| named(&why))
    }

    /// Closes the connection as the browser may do at any time; the next use opens it again.
    pub fn drop_connection(&self) {
        if let Some(connection) = self.0.connection.borrow().as_ref() {
            connection.database.clone().close();
        }
    }

    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        if self.0.outdated.get() {
            return Err(StoreError::Outdated);
        }
        if let Some(connection) = self.0.connection.borrow().as_ref().filter(|c| !c.closed.get()) {
            return Ok(connection.clone());
        }
        let connection = Rc::new(connect(&self.0.name, self.0.tables, self.0.outdated.clone()).await?);
        *self.0.connection.borrow_mut() = Some(connection.clone());
        Ok(connection)
    }

    /// Does it, and once more on a fresh connection when the first was lost.
    async fn twice<T>(&self, act: impl AsyncFn(&Database) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let connection = self.connection().await?;
        match act(&connection.database).await {
            Err(StoreError::Lost) if self.0.outdated.get() => Err(StoreError::Outdated),
            Err(StoreError::Lost) => {
                connection.closed.set(true);
                act(&self.connection().await?.database).await
            }
            done => done,
        }
    }
}

impl Store for BrowserStore {
    async fn read(&self, table: Table, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.twice(async |database| {
            let reading = database.transaction(table).build().map_err(|why| named(&why))?;
            let value: Option<JsValue> =
                async { rows(&reading, table)?.get(Uint8ArraySlice::new(key)).primitive()?.await }
                    .await
                    .map_err(|why| named(&why))?;
            Ok(value.map(|value| bytes(&value)))
        })
        .await
    }

    async fn scan(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Row>, StoreError> {
        let Some(limit) = some(span, limit) else { return Ok(Vec::new()) };
        self.twice(async |database| {
            let reading = database.transaction(table).build().map_err(|why| named(&why))?;
            scan(&reading, table, span, limit).await.map_err(|why| named(&why))
        })
        .await
    }

    async fn keys(&self, table: Table, span: &Span, limit: usize) -> Result<Vec<Vec<u8>>, StoreError> {
        let Some(limit) = some(span, limit) else { return Ok(Vec::new()) };
        self.twice(async |database| {
            let reading = database.transaction(table).build().map_err(|why| named(&why))?;
            keys(&reading, table, span, limit).await.map_err(|why| named(&why))
        })
        .await
    }

    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let Some(first) = writes.first() else { return Ok(()) };
        let table = first.table();
        match self.twice(async |database| commit(database, &writes).await).await {
            // A storage that still reads is not lost: it has stopped taking writes.
            Err(StoreError::Lost) => Err(match self.read(table, &[0]).await {
                Ok(_) => StoreError::ReadOnly,
                Err(why) => why,
            }),
            done => done,
        }
    }
}

/// Puts everything without awaiting in between, then commits: an awaited put would let the browser commit early.
async fn commit(database: &Database, writes: &[Write]) -> Result<(), StoreError> {
    let mut tables: Vec<Table> = writes.iter().map(Write::table).collect();
    tables.sort_unstable();
    tables.dedup();
    let writing = database
        .transaction(tables)
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(TransactionDurability::Strict))
        .build()
        .map_err(|why| named(&why))?;
    writes.iter().try_for_each(|write| put(&writing, write)).map_err(|why| named(&why))?;
    let raw = writing.as_sys().clone();
    writing.commit().await.map_err(|why| raw.error().map_or_else(|| named(&why), |why| by_name(&why)))
}

fn put(writing: &Transaction<'_>, write: &Write) -> Result<(), Error> {
    let rows = rows(writing, write.table())?;
    match write {
        Write::Put(_, key, value) => {
            let put = rows.put(Uint8ArraySlice::new(value)).with_key(Uint8ArraySlice::new(key));
            put.without_key_type().primitive().map(drop)
        }
        Write::Delete(_, key) => rows.delete(Uint8ArraySlice::new(key)).primitive().map(drop),
        Write::Clear(_) => rows.clear().map(drop),
    }
}

/// Keys and values are asked for together and awaited afterwards, so both see the same state.
async fn scan(reading: &Transaction<'_>, table: Table, span: &Span, limit: u32) -> Result<Vec<Row>, Error> {
    let rows = rows(reading, table)?;
    let (first, second) = (range(span), range(span));
    let keys = rows.get_all_keys::<JsValue>().with_query::<Uint8ArraySlice<'_>, _>(first).with_limit(limit);
    let values = rows.get_all::<JsValue>().with_query::<Uint8ArraySlice<'_>, _>(second).with_limit(limit);
    let (keys, values) = (keys.primitive()?, values.primitive()?);
    let (keys, values) = (keys.await?, values.await?);
    keys.zip(values).map(|(key, value)| Ok((bytes(&key?), bytes(&value?)))).collect()
}

async fn keys(reading: &Transaction<'_>, table: Table, span: &Span, limit: u32) -> Result<Vec<Vec<u8>>, Error> {
    let rows = rows(reading, table)?;
    let keys = rows.get_all_keys::<JsValue>().with_query::<Uint8ArraySlice<'_>, _>(range(span)).with_limit(limit);
    keys.primitive()?.await?.map(|key| Ok(bytes(&key?))).collect()
}

/// How many keys of a span at most; `None` where there can be none, for which the browser would have an error.
fn some(span: &Span, limit: usize) -> Option<u32> {
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    (limit > 0 && span.before.as_ref().is_none_or(|before| *before > span.from)).then_some(limit)
}

fn range(span: &Span) -> KeyRange<Uint8ArraySlice<'_>> {
    let from = Uint8ArraySlice::new(&span.from);
    match &span.before {
        Some(before) => KeyRange::Bound(from, false, Uint8ArraySlice::new(before), true),
        None => KeyRange::LowerBound(from, false),
    }
}

fn rows<'a>(transaction: &'a Transaction<'_>, table: Table) -> Result<ObjectStore<'a>, Error> {
    transaction.object_store(table)
}

/// A key comes back as a buffer, a value as the array it was.
fn bytes(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

async fn connect(name: &str, tables: &'static [Table], outdated: Rc<Cell<bool>>) -> Result<Connection, StoreError> {
    let blocked = Rc::new(RefCell::new((false, None::<Waker>)));
    let stuck = blocked.clone();
    let opening_it = Database::open(name)
        .with_version(u32::try_from(tables.len()).unwrap_or(u32::MAX))
        .with_on_blocked(move |_| {
            let waker = {
                let mut stuck = stuck.borrow_mut();
                stuck.0 = true;
                stuck.1.take()
            };
            waker.into_iter().for_each(Waker::wake);
            Ok(())
        })
        .with_on_upgrade_needed(move |_, database| {
            let there: Vec<String> = database.object_store_names().collect();
            let missing = tables.iter().filter(|table| !there.iter().any(|name| name == *table));
            missing.into_iter().try_for_each(|table| database.create_object_store(*table).build().map(drop))
        })
        .build()
        .map_err(opening)?;
    let mut opening_it = pin!(opening_it);
    let opened = poll_fn(|context| {
        if blocked.borrow().0 {
            return Poll::Ready(Err(StoreError::Blocked));
        }
        blocked.borrow_mut().1 = Some(context.waker().clone());
        opening_it.as_mut().poll(context).map_err(opening)
    });
    Ok(watched(opened.await?, outdated))
}

/// Lets go of the database when another tab upgrades or deletes it, and notices when the browser closes it.
fn watched(database: Database, outdated: Rc<Cell<bool>>) -> Connection {
    let closed = Rc::new(Cell::new(false));
    let (leaving, gone) = (closed.clone(), closed.clone());
    let let_go = database.clone();
    let on_change = move |event: JsValue| {
        let newer = js_sys::Reflect::get(&event, &"newVersion".into()).is_ok_and(|version| version.as_f64().is_some());
        outdated.set(outdated.get() || newer);
        leaving.set(true);
        let_go.clone().close();
    };
    let listening = [
        Listening::to(database.as_sys(), "versionchange", on_change),
        Listening::to(database.as_sys(), "close", move |_| gone.set(true)),
    ];
    Connection { database, closed, _listening: listening }
}

fn opening(why: OpenDbError) -> StoreError {
    match why {
        OpenDbError::Base(why) => match named(&why) {
            // Firefox says so in private windows.
            StoreError::Lost => StoreError::Denied,
            why => why,
        },
        _ => StoreError::Denied,
    }
}

fn named(why: &Error) -> StoreError {
    match why {
        Error::DomException(why) => by_name(why.as_sys()),
        // An abort nobody asked for: the browser closed the database under the transaction.
        Error::MissingData(_) => StoreError::Lost,
        why => StoreError::Other(why.to_string()),
    }
}

fn by_name(why: &web_sys::DomException) -> StoreError {
    match why.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "InvalidStateError" | "AbortError" | "UnknownError" | "TransactionInactiveError" => StoreError::Lost,
        "VersionError" => StoreError::Outdated,
        "SecurityError" | "NotAllowedError" => StoreError::Denied,
        "ReadOnlyError" => StoreError::ReadOnly,
        name => StoreError::Other(format!("{name}: {}", why.message())),
    }
}

//! Past imports: what each has written and what stood there before, kept with every portion, so that the whole of it can be
//! taken back as long as people have not changed it.

use crate::host::{Host, META};
use crate::office::Office;
use crate::trouble::of_store;
use device::record;
use device::store::{Span, Store, Write};
use domain::Millis;
use journal::{Field, Ledger, Op, Subject, Value};
use ports::desk::Trouble;
use ports::desk::import::{Import, Stage};
use serde::{Deserialize, Serialize};

const VERSION: u8 = 1;
const HEADS: &[u8] = b"import/";
const PORTIONS: &[u8] = b"imported/";
/// So many imports are remembered; older ones cannot be taken back.
const KEPT: usize = 20;

/// How far an import has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head {
    pub import: Import,
    /// How many portions it has.
    pub portions: u32,
}

impl Head {
    /// An import that begins.
    pub fn new(id: u64, at_ms: Millis, file: &str) -> Self {
        let import = Import {
            id,
            at_ms,
            file: file.chars().take(120).collect(),
            stage: Stage::Going,
            running: false,
            done: 0,
            total: 0,
            people: 0,
            homes: 0,
            places: 0,
            changed: 0,
            kept_people: 0,
            kept_homes: 0,
            kept_places: 0,
        };
        Self { import, portions: 0 }
    }

    /// Its row.
    pub fn write(&self) -> Write {
        Write::put(META, key(HEADS, self.import.id), record::write(VERSION, self))
    }
}

/// One portion: the numbers of its events, and what stood before in the fields where anything did.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Portion {
    /// Number of the first, and the one after the last.
    pub events: (u64, u64),
    /// The values: sealed ones stay sealed under their person's key.
    pub before: Vec<(Subject, Field, Value)>,
}

impl Portion {
    /// Remembers what these operations are about to replace.
    pub fn note(&mut self, ledger: &Ledger, ops: &[Op]) {
        for op in ops {
            let Op::Register { subject, field, .. } = op else { continue };
            let value = ledger.record(*subject).and_then(|record| record.value(*field));
            if let Some(value) = value.filter(|value| **value != Value::None) {
                self.before.push((*subject, *field, value.clone()));
            }
        }
    }

    /// Its row.
    pub fn write(&self, id: u64, number: u32) -> Write {
        Write::put(META, [key(PORTIONS, id), number.to_be_bytes().to_vec()].concat(), record::write(VERSION, self))
    }
}

fn key(prefix: &[u8], id: u64) -> Vec<u8> {
    [prefix, &id.to_be_bytes()].concat()
}

impl<H: Host> Office<H> {
    /// The imports of this device, newest first. A row that does not read is passed over.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn imports(&self) -> Result<Vec<Head>, Trouble> {
        let rows = self.store.scan(META, &Span::prefix(HEADS), usize::MAX).await.map_err(of_store)?;
        let heads = rows.iter().filter_map(|row| record::read(VERSION, &row.1).ok());
        let mut heads: Vec<Head> = heads.collect();
        heads.reverse();
        heads.truncate(KEPT);
        Ok(heads)
    }

    /// The portions of one of them, in order.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn import_portions(&self, id: u64) -> Result<Vec<Portion>, Trouble> {
        let rows = self.store.scan(META, &Span::prefix(&key(PORTIONS, id)), usize::MAX).await.map_err(of_store)?;
        Ok(rows.iter().filter_map(|row| record::read(VERSION, &row.1).ok()).collect())
    }
}

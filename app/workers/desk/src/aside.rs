//! Aside: slips sealed to this station that a newer program wrote, kept until this one can read them. Only so many:
//! anybody can seal something to the inbox on a poster, and must not fill the captain's disk with it.

use crate::host::{ASIDE, Host, META};
use crate::office::{Change, Office};
use crate::trouble::of_store;
use courier::mailbox::SLIP_BYTES_MAX;
use courier::slip;
use device::store::{Span, Store, Write};
use domain::Millis;
use ports::desk::{Arrival, Taken, Trouble};
use serde::{Deserialize, Serialize};
use trust::Digest;

/// Most slips kept.
const ROWS_MAX: u32 = 200;
/// Most bytes of them.
const BYTES_MAX: u64 = 4 << 20;
/// The row under which the sums stand.
const SUMS: &[u8] = b"aside";

/// How much is kept aside, so that nobody has to read it to know.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Aside {
    /// Slips.
    pub rows: u32,
    /// Their bytes.
    bytes: u64,
}

impl Aside {
    /// The sums as they are stored.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn stored(store: &impl Store) -> Result<Self, Trouble> {
        let row = store.read(META, SUMS).await.map_err(of_store)?;
        Ok(row.and_then(|bytes| ports::decode(&bytes)).unwrap_or_default())
    }

    /// Whether the longest slip there can be would be one too many.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.rows >= ROWS_MAX || self.bytes + SLIP_BYTES_MAX as u64 > BYTES_MAX
    }

    fn with(self, slip: &[u8]) -> Self {
        Self { rows: self.rows + 1, bytes: self.bytes + slip.len() as u64 }
    }

    fn without(self, slip: &[u8]) -> Self {
        Self { rows: self.rows.saturating_sub(1), bytes: self.bytes.saturating_sub(slip.len() as u64) }
    }
}

impl<H: Host> Office<H> {
    /// Keeps a slip of a newer version, if it is for this station. What there is no room for waits in the mailbox: not
    /// every slip is posted anew until it is answered.
    ///
    /// # Errors
    /// The device's trouble; the slip stays in the mailbox.
    pub async fn keep_aside(&mut self, bytes: &[u8], now_ms: Millis) -> Result<Option<Arrival>, Trouble> {
        if !slip::is_sealed_to(&self.keys.seal, bytes) {
            return Ok(None);
        }
        let name = Digest::of(bytes).0;
        let there = self.store.read(ASIDE, &name).await.map_err(of_store)?.is_some();
        if !there && self.aside.is_full() {
            return Ok(Some(Arrival::HeldBack { count: 1 }));
        }
        if !there {
            self.change_aside(self.aside.with(bytes), Write::put(ASIDE, name, bytes), now_ms).await?;
        }
        Ok(Some(Arrival::Taken(Taken::Newer)))
    }

    /// Takes in whatever this program can read by now.
    ///
    /// # Errors
    /// The device's trouble; what has not been taken in stays where it is.
    pub async fn look_through_aside(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        if self.aside.rows == 0 {
            return Ok(());
        }
        for (name, bytes) in self.store.scan(ASIDE, &Span::all(), ROWS_MAX as usize).await.map_err(of_store)? {
            let legible = self.judge(&bytes) != Err(Taken::Newer);
            if legible && !matches!(self.take_from_mailbox(&bytes, now_ms).await?, Some(Arrival::HeldBack { .. })) {
                self.change_aside(self.aside.without(&bytes), Write::delete(ASIDE, name), now_ms).await?;
            }
        }
        Ok(())
    }

    async fn change_aside(&mut self, sums: Aside, row: Write, now_ms: Millis) -> Result<(), Trouble> {
        let rows = vec![row, Write::put(META, SUMS, ports::encode(&sums))];
        self.commit(now_ms, Change { rows, ..Change::default() }).await?;
        self.aside = sums;
        Ok(())
    }
}

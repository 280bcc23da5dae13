//! Openings: who has looked at whose particulars. What is looked at here is gathered in memory, written into one sealed row
//! at most once a minute, and into the journal in one event an hour, where every device of the station sees it.

use crate::desk::Desk;
use crate::host::{Host, META};
use crate::office::{Change, Office};
use crate::trouble::of_store;
use device::record;
use device::store::{Store, Write};
use domain::time::HOUR_MS;
use domain::{Millis, PersonId, RequestId};
use journal::event::OPS_MAX;
use journal::facts::{Device, Opened, Opening};
use ports::desk::privacy::Looked;
use ports::desk::{Answer, Trouble};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The row under which what has not been told the journal stands.
pub const OPENINGS: &[u8] = b"openings";
const VERSION: u8 = 1;
/// A page asks again whenever the desk changes: within so long it is one look.
const LOOK_MS: Millis = 10 * 60 * 1_000;
/// The row is written at most so often.
const ROW_MS: Millis = 60 * 1_000;
/// The journal is told at most so often.
const EVENT_MS: Millis = HOUR_MS;

/// What was looked at here and the journal does not know yet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Openings {
    /// Of each person, and when they were looked at last.
    by: BTreeMap<PersonId, (Opening, Millis)>,
    /// Since when the row is not what stands here.
    #[serde(skip)]
    unsaved_ms: Option<Millis>,
}

impl Openings {
    /// Notes a look.
    pub fn note(&mut self, person: PersonId, now_ms: Millis, copied: bool) {
        let first = Opening { at_ms: now_ms, times: 0, copied: false };
        let (opening, last_ms) = self.by.entry(person).or_insert((first, 0));
        let again = opening.times == 0 || now_ms >= last_ms.saturating_add(LOOK_MS);
        if again || copied {
            opening.times = opening.times.saturating_add(1);
            opening.copied |= copied;
            *last_ms = now_ms;
            self.unsaved_ms.get_or_insert(now_ms);
        }
    }

    fn oldest_ms(&self) -> Option<Millis> {
        self.by.values().map(|(opening, _)| opening.at_ms).min()
    }

    fn row(&self) -> Write {
        Write::put(META, OPENINGS, record::write(VERSION, self))
    }
}

impl<H: Host> Desk<H> {
    /// Writes down, when it is time, what was looked at.
    pub(crate) async fn note_openings(&self) {
        let now_ms = self.now_ms();
        let due = matches!(&*self.state.borrow(), crate::desk::State::Open(office) if office.openings_due(now_ms));
        if !due {
            return;
        }
        let _turn = self.turn.take().await;
        let Some(mut office) = self.opened_office() else { return };
        let written = office.write_openings(now_ms).await;
        self.put_back(office, written.as_ref().err());
        self.tell_changes();
    }
}

impl<H: Host> Office<H> {
    /// One person in full, which is a look at them.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn look_at_person(&mut self, person: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        let told = self.person_in_full(person, now_ms)?;
        self.openings.note(person, now_ms, false);
        Ok(told)
    }

    /// One request in full, which is a look at whoever asked.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn look_at_request(&mut self, request: RequestId, now_ms: Millis) -> Result<Answer, Trouble> {
        let told = self.request_in_full(request, now_ms)?;
        if let Some(asked) = self.ledger().request(request) {
            self.openings.note(asked.person, now_ms, false);
        }
        Ok(told)
    }

    fn openings_due(&self, now_ms: Millis) -> bool {
        let since = |at_ms: Option<Millis>, ms: Millis| at_ms.is_some_and(|at_ms| at_ms.saturating_add(ms) <= now_ms);
        since(self.openings.unsaved_ms, ROW_MS) || since(self.openings.oldest_ms(), EVENT_MS)
    }

    /// What the last start has not told the journal. A row that does not read counts as none.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn read_openings(&mut self) -> Result<(), Trouble> {
        let row = self.store.read(META, OPENINGS).await.map_err(of_store)?;
        self.openings = row.and_then(|bytes| record::read(VERSION, &bytes).ok()).unwrap_or_default();
        Ok(())
    }

    /// Writes the row, and once an hour the event.
    ///
    /// # Errors
    /// The device's trouble; it is tried again.
    pub async fn write_openings(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        let told = self.openings.oldest_ms().is_some_and(|at_ms| at_ms.saturating_add(EVENT_MS) <= now_ms);
        if !told {
            self.store.commit(vec![self.openings.row()]).await.map_err(of_store)?;
            self.openings.unsaved_ms = None;
            return Ok(());
        }
        self.tell_openings(now_ms).await
    }

    /// Tells the journal of every look that it does not know of, so that none comes after what is written next.
    ///
    /// # Errors
    /// The device's trouble; what was told until then is told.
    pub(crate) async fn tell_all_openings(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        while !self.openings.by.is_empty() {
            self.tell_openings(now_ms).await?;
        }
        Ok(())
    }

    async fn tell_openings(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        // What one event does not hold is told with the next.
        let told: Vec<(PersonId, Opening)> =
            self.openings.by.iter().map(|(person, (opening, _))| (*person, *opening)).take(OPS_MAX - 8).collect();
        let ((), ops) = self.act(|act| {
            for (person, opening) in &told {
                act.note_opening(*person, opening);
            }
        });
        let mut left = self.openings.clone();
        told.iter().for_each(|(person, _)| {
            left.by.remove(person);
        });
        let mut change = Change { rows: vec![left.row()], ..Change::default() };
        change.say(self.own_log(), ops);
        self.commit(now_ms, change).await?;
        self.openings = Openings { unsaved_ms: None, ..left };
        Ok(())
    }

    /// Who has looked at somebody's particulars, newest first; what this device has not told the journal yet included.
    #[must_use]
    pub fn looked_at(&self, person: PersonId) -> Vec<Looked> {
        let here = self.keys.device.public();
        let devices: BTreeMap<_, Device> = self.replica.devices().map(|device| (device.key, device)).collect();
        let looked = |opening: Opening, by| Looked {
            at_ms: opening.at_ms,
            times: opening.times,
            copied: opening.copied,
            this: by == here,
            name: devices.get(&by).map(|device| device.name.clone()).unwrap_or_default(),
            check: trust::fingerprint(&by).to_string(),
        };
        let told = self.ledger().openings(&self.keyring, person);
        let told = told.into_iter().map(|Opened { opening, stamp, .. }| looked(opening, stamp.author));
        let untold = self.openings.by.get(&person).map(|(opening, _)| looked(*opening, here));
        let mut all: Vec<Looked> = told.chain(untold).collect();
        all.sort_by_key(|looked| core::cmp::Reverse(looked.at_ms));
        all
    }
}

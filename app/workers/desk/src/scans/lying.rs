//! Photos that lie on this device: those go of which nothing is said any more, whoever let go of them.

use crate::host::{Host, SCANS};
use crate::office::Office;
use crate::trouble::of_store;
use device::store::{Span, Store, Write};
use domain::consent::Purpose;
use domain::scan::{Kept, Scan};
use domain::{HouseholdId, PersonId};
use journal::vocabulary::{set, subject};
use journal::{Subject, Taken};
use ports::desk::Trouble;
use std::collections::{BTreeMap, BTreeSet};

/// Keys of rows read at once.
const PAGE: usize = 4_096;

/// Scans by the digest that names their row.
type Named = BTreeMap<[u8; 32], Scan>;

/// Under whose key a row stands, and the digest of what is in it.
fn parts(row: &[u8]) -> Option<(PersonId, [u8; 32])> {
    let (whose, name) = row.split_first_chunk::<16>()?;
    Some((PersonId(*whose), name.try_into().ok()?))
}

impl<H: Host> Office<H> {
    /// The keys of every photo's row here.
    ///
    /// # Errors
    /// The device's trouble.
    pub(crate) async fn photo_rows(&self) -> Result<BTreeSet<Vec<u8>>, Trouble> {
        let (mut all, mut span) = (BTreeSet::new(), Span::all());
        loop {
            let page = self.store.keys(SCANS, &span, PAGE).await.map_err(of_store)?;
            let last = page.len() < PAGE;
            if let Some(key) = page.last() {
                span = span.after(key);
            }
            all.extend(page);
            if last {
                return Ok(all);
            }
        }
    }

    /// The photos that are kept of whoever has a key, a person or a home; `None` where this device cannot tell, for lack of
    /// the key or because a newer program wrote of one.
    fn photos_named(&self, whose: PersonId) -> Option<Named> {
        if self.ledger().is_erased(whose) || self.withdrew(whose, Purpose::Photo) {
            return Some(Named::new());
        }
        if !self.keyring.has(whose) {
            return None;
        }
        let mut named = Named::new();
        for subject in [Subject::person(whose), Subject::household(HouseholdId(whose.0))] {
            let said = self.ledger().record(subject).map_or(0, |record| record.items(set::SCANS).count());
            let scans: Vec<Scan> = self.ledger().scans(&self.keyring, subject).map(|(_, scan)| scan).collect();
            if scans.len() < said {
                return None;
            }
            named.extend(scans.into_iter().filter_map(|scan| match scan.kept {
                Kept::Apart(name, ..) => Some((name, scan)),
                Kept::Strokes(_) => None,
            }));
        }
        Some(named)
    }

    /// Whether everything that was written on this device counts for it: what does not could name a photo.
    fn knows_its_own(&self) -> bool {
        self.unread == 0 && !self.replica.writers().is_revoked(&self.keys.device.public())
    }

    /// Takes the rows of photos away that another device has let go of, or whose people it has erased.
    ///
    /// # Errors
    /// The device's trouble.
    pub(crate) async fn photos_gone(&self, taken: &Taken) -> Result<Vec<Write>, Trouble> {
        let owner = |subject: &Subject| {
            matches!(subject.kind, subject::PERSON | subject::HOUSEHOLD).then_some(PersonId(subject.id))
        };
        let touched: BTreeSet<PersonId> = taken.touched.iter().filter_map(owner).collect();
        if touched.is_empty() && taken.events.is_empty() {
            return Ok(Vec::new());
        }
        // Where the journal has to be read anew, nobody knows yet what it says of them.
        let sure = !taken.stale && self.knows_its_own();
        self.rows_of_none(|whose| self.ledger().is_erased(whose) || (sure && touched.contains(&whose))).await
    }

    /// The same of everybody, at an opening: what was left lying by an older program, or while a journal was read anew.
    ///
    /// # Errors
    /// The device's trouble; they go the next time.
    pub(crate) async fn sweep_photos(&mut self) -> Result<(), Trouble> {
        let sure = self.knows_its_own();
        let gone = self.rows_of_none(|whose| sure || self.ledger().is_erased(whose)).await?;
        if gone.is_empty() {
            return Ok(());
        }
        self.store.commit(gone).await.map_err(of_store)
    }

    async fn rows_of_none(&self, of: impl Fn(PersonId) -> bool) -> Result<Vec<Write>, Trouble> {
        let mut named: BTreeMap<PersonId, Option<Named>> = BTreeMap::new();
        let mut gone = Vec::new();
        for row in self.photo_rows().await? {
            let Some((whose, name)) = parts(&row).filter(|(whose, _)| of(*whose)) else { continue };
            let kept = named.entry(whose).or_insert_with(|| self.photos_named(whose));
            if kept.as_ref().is_some_and(|kept| !kept.contains_key(&name)) {
                gone.push(Write::delete(SCANS, row));
            }
        }
        Ok(gone)
    }
}

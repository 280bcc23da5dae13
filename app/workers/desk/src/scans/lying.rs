//! Photos that lie on this device: those go of which nothing is said any more, whoever let go of them; a backup takes along
//! as many as it has room for, and adding one brings those that are missing.

use super::row as row_under;
use crate::host::{Host, SCANS};
use crate::office::Office;
use crate::trouble::of_store;
use courier::bundle::Row;
use device::store::{Span, Store, Write};
use domain::consent::Purpose;
use domain::program::EnrolStage;
use domain::scan::{Kept, PHOTO_BYTES_MAX, Scan};
use domain::{Day, HouseholdId, PersonId};
use journal::vocabulary::{set, subject};
use journal::{Subject, Taken};
use ports::desk::Trouble;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use trust::Digest;

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

    /// Takes the rows of photos away that another device has let go of, or whose people it has erased; those of somebody who
    /// goes on as another go there.
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
        let (mut elsewhere, mut writes) = (None, Vec::new());
        for row in self.photo_rows().await? {
            let Some((whose, name)) = parts(&row).filter(|(whose, _)| of(*whose)) else { continue };
            let kept = named.entry(whose).or_insert_with(|| self.photos_named(whose));
            if kept.as_ref().is_none_or(|kept| kept.contains_key(&name)) {
                continue;
            }
            // Whoever was written down twice goes on as somebody else, and so do their photos.
            let owners: &BTreeMap<[u8; 32], PersonId> = elsewhere.get_or_insert_with(|| self.photo_owners());
            if let Some(owner) = owners.get(&name)
                && let Some(bytes) = self.store.read(SCANS, &row).await.map_err(of_store)?
            {
                writes.push(Write::put(SCANS, row_under(*owner, &name), bytes));
            }
            writes.push(Write::delete(SCANS, row));
        }
        Ok(writes)
    }

    /// Under whom each photo of a person is kept now.
    fn photo_owners(&self) -> BTreeMap<[u8; 32], PersonId> {
        let ids = self.ledger().persons().map(|person| person.id);
        let named = ids.filter_map(|id| Some((id, self.photos_named(id)?)));
        named.flat_map(|(id, named)| named.into_keys().map(move |name| (name, id))).collect()
    }

    /// How many photos lie here that are kept.
    ///
    /// # Errors
    /// The device's trouble.
    pub(crate) async fn photos_here(&self) -> Result<u32, Trouble> {
        Ok(u32::try_from(self.photos_by_need().await?.len()).unwrap_or(u32::MAX))
    }

    /// Photos for a backup, as many bytes as there is room for, and how many had none: one at a time, so that no more is
    /// read than goes in.
    ///
    /// # Errors
    /// The device's trouble.
    pub(crate) async fn photos_to_keep(&self, mut room: usize) -> Result<(Vec<Row>, u32), Trouble> {
        let (mut photos, mut left_out) = (Vec::new(), 0);
        for (key, length) in self.photos_by_need().await? {
            let fits = length <= room;
            let value = if fits { self.store.read(SCANS, &key).await.map_err(of_store)? } else { None };
            match value.filter(|value| value.len() <= room) {
                Some(value) => {
                    room -= value.len();
                    photos.push(Row { table: SCANS.to_owned(), key, value });
                }
                None => left_out += 1,
            }
        }
        Ok((photos, left_out))
    }

    /// The rows of photos that are kept and how long each is: first those for an application that is not decided, then those
    /// this device cannot judge, then all others; of each sort the newest first.
    async fn photos_by_need(&self) -> Result<Vec<(Vec<u8>, usize)>, Trouble> {
        let (mut named, mut photos) = (BTreeMap::new(), Vec::new());
        for row in self.photo_rows().await? {
            let Some((whose, name)) = parts(&row) else { continue };
            let kept = named.entry(whose).or_insert_with(|| self.photos_named(whose));
            match kept.as_ref().map(|kept| kept.get(&name)) {
                Some(Some(scan)) => {
                    let length = if let Kept::Apart(.., length) = scan.kept { length as usize } else { 0 };
                    let need = if self.is_undecided(whose, scan) { 0 } else { 2 };
                    photos.push((need, Reverse(scan.day), row, length));
                }
                Some(None) => {}
                None => photos.push((1, Reverse(Day(0)), row, PHOTO_BYTES_MAX)),
            }
        }
        photos.sort_unstable();
        Ok(photos.into_iter().map(|(_, _, row, length)| (row, length)).collect())
    }

    /// Whether a photo is for an application that is still going on.
    fn is_undecided(&self, person: PersonId, scan: &Scan) -> bool {
        let enrolled = self.ledger().enrolments(&self.keyring, person);
        let stage = enrolled.iter().find(|one| Some(one.program) == scan.program).map(|one| one.stage);
        matches!(stage, Some(EnrolStage::Gathering | EnrolStage::HandedIn))
    }

    /// The photos in a backup's rows that are kept and do not lie `here`; each is what its name says, or it is none.
    pub(crate) fn photos_brought(&self, rows: Vec<Row>, here: &BTreeSet<Vec<u8>>) -> Vec<Write> {
        let mut named: BTreeMap<PersonId, Option<Named>> = BTreeMap::new();
        let mut wanted = |row: &Row| {
            let Some((whose, name)) = parts(&row.key).filter(|_| row.table == SCANS && !here.contains(&row.key)) else {
                return false;
            };
            let kept = named.entry(whose).or_insert_with(|| self.photos_named(whose));
            kept.as_ref().is_some_and(|kept| kept.contains_key(&name)) && Digest::of(&row.value).0 == name
        };
        let photos = rows.into_iter().filter(|row| wanted(row));
        photos.map(|photo| Write::put(SCANS, photo.key, photo.value)).collect()
    }
}

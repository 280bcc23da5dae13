//! Scans: what was photographed or signed at people's homes. A photo is a row of its own, sealed under a key that stands in the
//! journal under the person's own: whoever is forgotten takes it along, and the row goes in the same commit.

mod jpeg;
mod lying;

use crate::host::{Host, SCANS};
use crate::office::{Change, Office};
use crate::trouble::of_store;
use crate::undo::Back;
use courier::attachment::{self, Attachment};
use device::store::{Span, Store, Write};
use domain::consent::Purpose;
use domain::program::EnrolStage;
use domain::scan::{Kept, Of, PHOTO_BYTES_MAX, Scan};
use domain::{Day, HouseholdId, Millis, PersonId, ProgramId};
use journal::Subject;
use ports::desk::paperwork::{ScanId, Scanned, Whose};
use ports::desk::{Answer, Field, Reply, Trouble, Wrong};
use trust::Digest;

/// Under whose key a scan of theirs stands, and about what.
fn whose(whose: Whose) -> (PersonId, Subject) {
    match whose {
        Whose::Person(person) => (person, Subject::person(person)),
        Whose::Household(household) => (household.as_person(), Subject::household(household)),
    }
}

/// What a scan is asked for by.
fn id(scan: &Scan) -> ScanId {
    let Digest(digest) = Digest::of(&ports::encode(scan));
    *digest.first_chunk().unwrap_or(&[0; 16])
}

fn row(whose: PersonId, name: &[u8]) -> Vec<u8> {
    [&whose.0[..], name].concat()
}

/// The row of a scan that has one.
fn row_of(key: PersonId, scan: &Scan) -> Option<Vec<u8>> {
    match &scan.kept {
        Kept::Apart(name, ..) => Some(row(key, name)),
        Kept::Strokes(_) => None,
    }
}

/// The picture alone, where it is one and not too large.
pub fn checked(photo: &[u8]) -> Result<Vec<u8>, (Field, Wrong)> {
    if photo.len() > PHOTO_BYTES_MAX {
        return Err((Field::Photo, Wrong::TooLarge((PHOTO_BYTES_MAX / 1024) as u32)));
    }
    jpeg::stripped(photo).ok_or((Field::Photo, Wrong::NotPicture))
}

/// What it takes to have rows that are put now away again; nothing where there are none.
pub fn taken_back(put: &[Write]) -> Option<Back> {
    let gone = put.iter().filter_map(|put| match put {
        Write::Put(table, row, _) => Some(Write::delete(table, row.clone())),
        _ => None,
    });
    (!put.is_empty()).then(|| Back::Rows(gone.collect()))
}

/// Scans that go from one person to another.
pub(crate) struct Moved {
    pub all: Vec<Scan>,
    pub rows: Vec<Write>,
    pub back: Back,
}

impl<H: Host> Office<H> {
    /// Seals a photo: what the journal says of it, and its row.
    ///
    /// # Errors
    /// `Broken`, for a photo that was not checked.
    pub(crate) fn sealed_photo(
        &mut self,
        of_whom: Whose,
        (of, program, day): (Of, Option<ProgramId>, Day),
        photo: &[u8],
    ) -> Result<(Scan, Write), Trouble> {
        let sealed = attachment::seal(&mut self.draw, photo);
        let (Attachment { name, key, length }, bytes) = sealed.map_err(|why| Trouble::Broken(why.to_string()))?;
        let scan = Scan { of, program, day, kept: Kept::Apart(name.0, key, length) };
        Ok((scan, Write::put(SCANS, row(whose(of_whom).0, &name.0), bytes)))
    }

    /// What was photographed or signed, newest first; no photos where they withdrew that those taken at their home are kept.
    pub(crate) fn scanned(&self, of_whom: Whose, wanted: impl Fn(&Scan) -> bool) -> Vec<Scanned> {
        let shown = |scan: Scan| {
            let (id, Scan { of, day, kept, .. }) = (id(&scan), scan);
            let signature = match kept {
                Kept::Strokes(signature) => Some(signature),
                Kept::Apart(..) => None,
            };
            Scanned { id, of, day, signature }
        };
        let mut all: Vec<Scanned> = self.scans_of(of_whom).into_iter().filter(|scan| wanted(scan)).map(shown).collect();
        all.sort_by_key(|scan| (core::cmp::Reverse(scan.day), scan.of, scan.id));
        all
    }

    fn scans_of(&self, of_whom: Whose) -> Vec<Scan> {
        let withdrew = match of_whom {
            Whose::Person(person) => self.withdrew(person, Purpose::Photo),
            Whose::Household(household) => self.no_photos_at(household),
        };
        let all = self.ledger().scans(&self.keyring, whose(of_whom).1).map(|(_, scan)| scan);
        all.filter(|scan| !withdrew || !scan.is_photo()).collect()
    }

    /// Photos of somebody, and of their home, are not kept any longer.
    pub(crate) fn drop_scans_of(&mut self, person: PersonId, change: &mut Change) {
        let household = self.ledger().person(person).and_then(|person| person.household);
        for of_whom in [Some(Whose::Person(person)), household.map(Whose::Household)].into_iter().flatten() {
            let photos = self.ledger().scans(&self.keyring, whose(of_whom).1).map(|(_, scan)| scan);
            for photo in photos.filter(Scan::is_photo).collect::<Vec<_>>() {
                self.let_scan_go(of_whom, &photo, change);
            }
        }
    }

    /// Whether somebody who lives there does not want photos of it kept.
    pub(crate) fn no_photos_at(&self, household: HouseholdId) -> bool {
        self.ledger().persons_of(household).any(|person| self.withdrew(person, Purpose::Photo))
    }

    /// How many scans there are of somebody.
    pub(crate) fn scans_with(&self, person: PersonId) -> usize {
        self.ledger().scans(&self.keyring, Subject::person(person)).count()
    }

    /// One photo; looking at a person's is a look at their particulars.
    ///
    /// # Errors
    /// `Unknown` where there is none, or it lies on the device that took it.
    pub(crate) async fn scan_photo(&mut self, of_whom: Whose, wanted: ScanId, now_ms: Millis) -> Reply {
        let scan = self.scans_of(of_whom).into_iter().find(|scan| id(scan) == wanted).ok_or(Trouble::Unknown)?;
        let Kept::Apart(name, key, length) = scan.kept else { return Err(Trouble::Unknown) };
        let sealed = self.store.read(SCANS, &row(whose(of_whom).0, &name)).await.map_err(of_store)?;
        let sealed = sealed.ok_or(Trouble::Unknown)?;
        if let Whose::Person(person) = of_whom {
            self.openings.note(person, now_ms, false);
        }
        let attachment = Attachment { name: Digest(name), key, length };
        attachment::open(&attachment, &sealed).map(Answer::Photo).map_err(|_| Trouble::Unknown)
    }

    /// What was photographed and signed of somebody who was written down twice goes to the one they go on as, and their
    /// rows with it, as far as they lie on this device.
    ///
    /// # Errors
    /// The device's trouble.
    pub(crate) async fn scans_of_both(&self, twice: PersonId, person: PersonId) -> Result<Moved, Trouble> {
        let (from, to) = (whose(Whose::Person(twice)), whose(Whose::Person(person)).0);
        let all: Vec<Scan> = self.ledger().scans(&self.keyring, from.1).map(|(_, scan)| scan).collect();
        let (mut rows, mut back) = (Vec::new(), Vec::new());
        for scan in &all {
            let (Some(was), Some(is)) = (row_of(from.0, scan), row_of(to, scan)) else { continue };
            let Some(bytes) = self.store.read(SCANS, &was).await.map_err(of_store)? else { continue };
            back.extend([Write::delete(SCANS, is.clone()), Write::put(SCANS, was.clone(), bytes.clone())]);
            rows.extend([Write::delete(SCANS, was), Write::put(SCANS, is, bytes)]);
        }
        Ok(Moved { all, rows, back: Back::Rows(back) })
    }

    /// A scan is not wanted.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble.
    pub(crate) async fn drop_scan(&mut self, of_whom: Whose, wanted: ScanId, now_ms: Millis) -> Reply {
        let scan = self.scans_of(of_whom).into_iter().find(|scan| id(scan) == wanted).ok_or(Trouble::Unknown)?;
        let mut change = Change::default();
        let key = row_of(whose(of_whom).0, &scan);
        let bytes = match &key {
            Some(key) => self.store.read(SCANS, key).await.map_err(of_store)?,
            None => None,
        };
        self.let_scan_go(of_whom, &scan, &mut change);
        let mut backs = self.fields_of(&change);
        if let (Some(key), Some(bytes)) = (key, bytes) {
            backs.push(Back::Rows(vec![Write::put(SCANS, key, bytes)]));
        }
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Takes a scan out of the journal and its row off the disk.
    fn let_scan_go(&mut self, of_whom: Whose, scan: &Scan, change: &mut Change) {
        let (key, subject) = whose(of_whom);
        self.say_about(subject, change, |act| {
            act.drop_scan(subject, scan);
        });
        change.rows.extend(row_of(key, scan).map(|row| Write::delete(SCANS, row)));
    }

    /// The same of one that has been kept for long enough.
    pub(crate) fn outlived_scan(&mut self, of_whom: Whose, old: ScanId, change: &mut Change) {
        let found =
            self.ledger().scans(&self.keyring, whose(of_whom).1).map(|(_, scan)| scan).find(|one| id(one) == old);
        if let Some(scan) = found {
            self.let_scan_go(of_whom, &scan, change);
        }
    }

    /// Scans that go some day, each with since when: those for a program once that is decided, those of a visit at once.
    pub(crate) fn scans_over(&self) -> Vec<(Millis, Whose, ScanId)> {
        let ledger = self.ledger();
        let mut over = Vec::new();
        for person in ledger.persons() {
            let scans: Vec<Scan> =
                ledger.scans(&self.keyring, Subject::person(person.id)).map(|(_, scan)| scan).collect();
            if scans.is_empty() {
                continue;
            }
            let enrolled = ledger.enrolments(&self.keyring, person.id);
            for scan in scans {
                let stage = enrolled.iter().find(|one| Some(one.program) == scan.program);
                let since = match stage.map(|one| (one.stage, one.since)) {
                    Some((EnrolStage::Gathering | EnrolStage::HandedIn, _)) => continue,
                    Some((_, since)) => since.max(scan.day),
                    None => scan.day,
                };
                over.push((since.start_ms(), Whose::Person(person.id), id(&scan)));
            }
        }
        for household in ledger.households() {
            let scans = ledger.scans(&self.keyring, Subject::household(household.id));
            over.extend(scans.map(|(_, scan)| (scan.day.start_ms(), Whose::Household(household.id), id(&scan))));
        }
        over
    }

    /// Takes every row away that belongs to a key: a person's, or a home's.
    ///
    /// # Errors
    /// The device's trouble.
    pub(crate) async fn without_scans(&self, key: PersonId) -> Result<Vec<Write>, Trouble> {
        let rows = self.store.keys(SCANS, &Span::prefix(&key.0), usize::MAX).await.map_err(of_store)?;
        Ok(rows.into_iter().map(|row| Write::delete(SCANS, row)).collect())
    }
}

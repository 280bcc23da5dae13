//! Paperwork at home 上门代办: what a program asks of somebody who cannot come is checked, photographed, signed and agreed to in
//! one visit, and written down as one act.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::persons::born;
use crate::scans::{checked, taken_back};
use crate::set_up::form::name;
use crate::undo::Back;
use domain::consent::{Consent, How, Purpose, WITNESS_MAX, WORDING, standing};
use domain::program::{self, EnrolStage, Paper, Papers, Version};
use domain::scan::{Kept, Of, PHOTOS_MAX, Scan};
use domain::text::telephone;
use domain::{Born, Day, Millis, PersonId, ProgramId};
use journal::Subject;
use journal::acts::Particulars;
use ports::desk::paperwork::{Answer as Told, Ask as About, Filled, Form, Signed, Whose};
use ports::desk::{Answer, Field, Reply, Trouble, Wrong};

/// A form without mistakes. Particulars are those that somebody typed; the others are empty and stay as they are.
struct Checked {
    name: String,
    telephone: String,
    born: Option<Born>,
    witness: String,
    photos: Vec<(Paper, Vec<u8>)>,
}

impl<H: Host> Office<H> {
    /// Answers what is asked about it.
    ///
    /// # Errors
    /// `Unknown`, `Wrong`, or the device's trouble.
    pub async fn answer_paperwork(&mut self, ask: About, now_ms: Millis) -> Reply {
        match ask {
            About::Form(program, person) => {
                let form = self.form_for(program, person, now_ms)?;
                Ok(Answer::Paperwork(Told::Form(Box::new(form))))
            }
            About::Save(filled) => self.done_at_home(*filled, now_ms).await,
            About::Photo(whose, id) => self.scan_photo(whose, id, now_ms).await,
            About::Drop(whose, id) => self.drop_scan(whose, id, now_ms).await,
        }
    }

    fn version_today(&self, program: ProgramId, now_ms: Millis) -> Result<Version, Trouble> {
        let versions = self.ledger().versions(program);
        program::on(&versions, Day::of(now_ms)).or(versions.first()).cloned().ok_or(Trouble::Unknown)
    }

    fn form_for(&mut self, program: ProgramId, person: PersonId, now_ms: Millis) -> Result<Form, Trouble> {
        self.roll.entry(person).ok_or(Trouble::Unknown)?;
        let version = self.version_today(program, now_ms)?;
        self.openings.note(person, now_ms, false);
        let words = self.ledger().consents(&self.keyring, person);
        Ok(Form {
            person: self.person_named(person, now_ms),
            born: self.ledger().born_on(&self.keyring, person).map(|born| born.to_string()).unwrap_or_default(),
            program: version.name,
            benefit: version.benefit,
            papers: version.papers,
            lacks: self.lacks(person, version.papers, now_ms),
            scans: self.scanned(Whose::Person(person), |scan| scan.program == Some(program)),
            agrees: standing(&words, Purpose::Programs).map(|word| word.given),
            stage: self.stage_of(person, program).map(|(stage, _)| stage),
        })
    }

    /// The papers of these that are not there, or not good any more.
    fn lacks(&self, person: PersonId, papers: Papers, now_ms: Millis) -> Papers {
        let (held, today) = (self.ledger().papers(&self.keyring, person), Day::of(now_ms));
        let good = |paper: &Paper| held.get(paper).is_some_and(|until| until.is_none_or(|until| today <= until));
        papers.without(Papers::of(&papers.iter().filter(good).collect::<Vec<_>>()))
    }

    fn stage_of(&self, person: PersonId, program: ProgramId) -> Option<(EnrolStage, Day)> {
        let enrolled = self.ledger().enrolments(&self.keyring, person);
        enrolled.into_iter().find(|one| one.program == program).map(|one| (one.stage, one.since))
    }

    /// Writes down what was done at somebody's home: what is known of them, papers, photos, signature, consent, and that the
    /// application is being gathered. One act.
    async fn done_at_home(&mut self, filled: Filled, now_ms: Millis) -> Reply {
        let Filled { program, person, .. } = filled;
        self.roll.entry(person).ok_or(Trouble::Unknown)?;
        let version = self.version_today(program, now_ms)?;
        let checked = check(&filled, now_ms).map_err(Trouble::Wrong)?;
        let day = filled.day.min(Day::of(now_ms));
        let (mut scans, mut rows) = (Vec::new(), Vec::new());
        for (paper, photo) in &checked.photos {
            let about = (Of::Paper(*paper), Some(program), day);
            let (scan, row) = self.sealed_photo(Whose::Person(person), about, photo)?;
            scans.push(scan);
            rows.push(row);
        }
        let was = self.stage_of(person, program);
        let starts = !matches!(was, Some((EnrolStage::Gathering | EnrolStage::HandedIn | EnrolStage::Granted, _)));
        let said = self.said_at_home(&filled, &checked, now_ms);
        let there = self.brought(&filled, &checked, &version, now_ms);
        let (old, signed) = self.signed_at_home(&filled, day);
        let stands = self.ledger().born_on(&self.keyring, person);
        let ((), ops) = self.act(|act| {
            let Checked { name, telephone, .. } = &checked;
            let (name, telephone) = (name.clone(), telephone.clone());
            act.add_person(person, None, &Particulars { name, telephone, ..Particulars::default() });
            if checked.born.is_some() && checked.born != stands {
                act.note_born(person, checked.born);
            }
            for paper in there.iter() {
                act.note_paper(person, paper, None);
            }
            for consent in &said {
                act.note_consent(person, consent);
            }
            for scan in &old {
                act.drop_scan(Subject::person(person), scan);
            }
            for scan in scans.iter().chain(&signed) {
                act.note_scan(person, Subject::person(person), scan);
            }
            if starts {
                act.enrol(person, program, EnrolStage::Gathering, day);
            }
        });
        let mut change = Change::default();
        change.say(self.log_of(Subject::person(person)), ops);
        let mut backs = self.fields_of(&change);
        if let Some((stage, since)) = was.filter(|_| starts) {
            backs.push(Back::Enrolled(person, program, stage, since));
        }
        backs.extend(taken_back(&rows));
        change.rows = rows;
        self.carry_out(now_ms, change, backs, None).await
    }

    /// The words that are new: what stands is not said again.
    fn said_at_home(&self, filled: &Filled, checked: &Checked, at_ms: Millis) -> Vec<Consent> {
        if !filled.agrees {
            return Vec::new();
        }
        let words = self.ledger().consents(&self.keyring, filled.person);
        let keeps = !checked.photos.is_empty() || matches!(filled.signed, Signed::Finger(_));
        let purposes = [Some(Purpose::Programs), keeps.then_some(Purpose::Photo)].into_iter().flatten();
        let how = if filled.signed == Signed::Paper { How::Paper } else { How::Door };
        let new = purposes.filter(|purpose| standing(&words, *purpose).is_none_or(|word| !word.given));
        let witness = &checked.witness;
        new.map(|purpose| Consent {
            purpose,
            round: 0,
            given: true,
            wording: WORDING,
            how,
            witness: witness.clone(),
            at_ms,
        })
        .collect()
    }

    /// The papers that are there from now on: photographed, seen, and the form that was signed. What is good stays as it is.
    fn brought(&self, filled: &Filled, checked: &Checked, version: &Version, now_ms: Millis) -> Papers {
        let mut papers = filled.seen.0;
        papers |= Papers::of(&checked.photos.iter().map(|(paper, _)| *paper).collect::<Vec<_>>()).0;
        if filled.signed != Signed::Not {
            papers |= version.papers.0 & Papers::of(&[Paper::SignedForm]).0;
        }
        self.lacks(filled.person, Papers(papers), now_ms)
    }

    /// The signature, and those for the same program that it takes the place of.
    fn signed_at_home(&self, filled: &Filled, day: Day) -> (Vec<Scan>, Option<Scan>) {
        let Signed::Finger(signature) = &filled.signed else { return (Vec::new(), None) };
        let program = Some(filled.program);
        let all = self.ledger().scans(&self.keyring, Subject::person(filled.person)).map(|(_, scan)| scan);
        let old = all.filter(|scan| scan.of == Of::Signature && scan.program == program).collect();
        (old, Some(Scan { of: Of::Signature, program, day, kept: Kept::Strokes(signature.clone()) }))
    }
}

/// What somebody typed over what the form showed; nothing where it reads as before. A form may lie open while another device
/// writes, and must not put back what it was begun with.
fn typed<'a>(now: &'a str, was: &str) -> &'a str {
    let now = now.trim();
    if now == was.trim() { "" } else { now }
}

/// Checks what was typed; every mistake is listed, in the order of the form.
fn check(filled: &Filled, now_ms: Millis) -> Result<Checked, Vec<(Field, Wrong)>> {
    let mut wrong = Vec::new();
    let called = name(&filled.name).map_err(|why| wrong.push((Field::Name, why))).unwrap_or_default();
    let called = if typed(&filled.name, &filled.was.name).is_empty() { String::new() } else { called };
    let number = typed(&filled.telephone, &filled.was.telephone);
    let digits = telephone(number).unwrap_or_default();
    if digits.is_empty() && !number.is_empty() {
        wrong.push((Field::Telephone, Wrong::NotTelephone));
    }
    let born = born(typed(&filled.born, &filled.was.born), now_ms)
        .map_err(|why| wrong.push((Field::Born, why)))
        .unwrap_or_default();
    if filled.photos.len() > PHOTOS_MAX {
        wrong.push((Field::Photo, Wrong::TooMany(PHOTOS_MAX as u32)));
    }
    let one = |(paper, photo): &(Paper, Vec<u8>)| checked(photo).map(|photo| (*paper, photo));
    let photos = filled.photos.iter().take(PHOTOS_MAX).map(one).collect::<Result<Vec<_>, _>>();
    let photos = photos.map_err(|why| wrong.push(why)).unwrap_or_default();
    if matches!(&filled.signed, Signed::Finger(signature) if signature.is_blank()) {
        wrong.push((Field::Signature, Wrong::Empty));
    }
    // Nothing that shows them is kept without their word.
    if !filled.agrees && (!filled.photos.is_empty() || filled.signed != Signed::Not) {
        wrong.push((Field::Consent, Wrong::Empty));
    }
    let witness = filled.witness.trim().to_owned();
    match witness.chars().count() {
        0 if filled.agrees => wrong.push((Field::Witness, Wrong::Empty)),
        0..=WITNESS_MAX => {}
        _ => wrong.push((Field::Witness, Wrong::TooLong(WITNESS_MAX as u32))),
    }
    if wrong.is_empty() { Ok(Checked { name: called, telephone: digits, born, witness, photos }) } else { Err(wrong) }
}

//! What is written about programs: their versions, how far people have come, their papers, and that they agree.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::undo::Back;
use domain::consent::{Consent, How, Purpose, WITNESS_MAX, WORDING, standing};
use domain::program::{EnrolStage, Papers, Version};
use domain::{Day, Millis, PersonId, ProgramId};
use engine::eligibility::check::check;
use journal::{Act, Subject};
use ports::desk::programs::{Answer, Step};
use ports::desk::{Field, Reply, Trouble, Written, Wrong};

impl<H: Host> Office<H> {
    /// Writes a version of a program, or a new program.
    ///
    /// # Errors
    /// `StationOnly` at a device that does not decide for the station, or the device's trouble.
    pub(super) async fn save_version(
        &mut self,
        program: Option<ProgramId>,
        version: &Version,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        if !self.decides() {
            return Err(Trouble::StationOnly);
        }
        let flaws = check(version);
        if !flaws.is_empty() {
            return Ok(Answer::Flawed(flaws));
        }
        let (program, ops) = self.act(|act| {
            let program = program.unwrap_or_else(|| ProgramId(act.draw()));
            act.add_version(program, version);
            program
        });
        let mut change = Change::default();
        change.say(self.keys.place, ops);
        let backs = self.fields_of(&change);
        match self.carry_out(now_ms, change, backs, None).await? {
            ports::desk::Answer::Saved(written) => Ok(Answer::Written(program, written)),
            _ => Ok(Answer::Written(program, Written::default())),
        }
    }

    /// Takes the version back that begins on a day.
    ///
    /// # Errors
    /// `StationOnly`, or the device's trouble.
    pub(super) async fn drop_version(&mut self, program: ProgramId, from: Day, now_ms: Millis) -> Reply {
        if !self.decides() {
            return Err(Trouble::StationOnly);
        }
        let mut change = Change::default();
        self.say_about(Subject::program(program), &mut change, |act| {
            act.drop_version(program, from);
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Notes how far people have come with a program.
    ///
    /// # Errors
    /// `Unknown` for a program nobody wrote down, `NotNow` where somebody is to be handed in who has not agreed to it, or
    /// the device's trouble.
    pub(super) async fn step_on(&mut self, step: &Step, now_ms: Millis) -> Reply {
        let Step { program, people, stage, day } = step;
        if self.ledger().versions(*program).is_empty() {
            return Err(Trouble::Unknown);
        }
        if *stage == EnrolStage::HandedIn && people.iter().any(|person| !self.agrees(*person)) {
            return Err(Trouble::NotNow);
        }
        let (mut change, mut backs) = (Change::default(), Vec::new());
        for person in people {
            let enrolled = self.ledger().enrolments(&self.keyring, *person);
            let was = enrolled.into_iter().find(|one| one.program == *program).map(|one| (one.stage, one.since));
            if was == Some((*stage, *day)) {
                continue;
            }
            let one = self.say_of(*person, &mut change, |act| {
                act.enrol(*person, *program, *stage, *day);
            });
            match was {
                Some((stage, since)) => backs.push(Back::Enrolled(*person, *program, stage, since)),
                None => backs.extend(self.fields_of(&one)),
            }
        }
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Notes which papers are there.
    ///
    /// # Errors
    /// The device's trouble.
    pub(super) async fn note_papers(
        &mut self,
        people: &[PersonId],
        papers: Papers,
        there: bool,
        now_ms: Millis,
    ) -> Reply {
        let (mut change, today) = (Change::default(), Day::of(now_ms));
        for person in people {
            // What is there and good keeps the last day it is good for.
            let held = self.ledger().papers(&self.keyring, *person);
            let good = |paper| held.get(&paper).is_some_and(|until| until.is_none_or(|until| today <= until));
            self.say_of(*person, &mut change, |act| {
                for paper in papers.iter().filter(|paper| !there || !good(*paper)) {
                    if there {
                        act.note_paper(*person, paper, None);
                    } else {
                        act.drop_paper(*person, paper);
                    }
                }
            });
        }
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Notes that people agree to have what is known of them handed in. Of those who have said something about it already
    /// nothing is written: a no is not turned into a yes with everybody else's.
    ///
    /// # Errors
    /// `Wrong` without a witness, or the device's trouble.
    pub(super) async fn all_agree(&mut self, people: &[PersonId], how: How, witness: &str, now_ms: Millis) -> Reply {
        let witness = witness.trim().to_owned();
        match witness.chars().count() {
            0 => return Err(Trouble::Wrong(vec![(Field::Witness, Wrong::Empty)])),
            1..=WITNESS_MAX => {}
            _ => return Err(Trouble::Wrong(vec![(Field::Witness, Wrong::TooLong(WITNESS_MAX as u32))])),
        }
        let purpose = Purpose::Programs;
        let said = Consent { purpose, round: 0, given: true, wording: WORDING, how, witness, at_ms: now_ms };
        let mut change = Change::default();
        for person in people.iter().filter(|person| self.word_of(**person).is_none()).copied().collect::<Vec<_>>() {
            self.say_of(person, &mut change, |act| {
                act.note_consent(person, &said);
            });
        }
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Somebody does not want to be handed in any more: what was being gathered for them is put away.
    pub(crate) fn end_gathering(&mut self, person: PersonId, change: &mut Change, now_ms: Millis) {
        let gathering = self.ledger().enrolments(&self.keyring, person).into_iter();
        for one in gathering.filter(|one| one.stage == EnrolStage::Gathering).collect::<Vec<_>>() {
            self.say_of(person, change, |act| {
                act.enrol(person, one.program, EnrolStage::Declined, Day::of(now_ms));
            });
        }
    }

    fn agrees(&self, person: PersonId) -> bool {
        self.word_of(person) == Some(true)
    }

    /// Whether somebody agreed or refused; nothing where nobody asked them.
    fn word_of(&self, person: PersonId) -> Option<bool> {
        standing(&self.ledger().consents(&self.keyring, person), Purpose::Programs).map(|word| word.given)
    }

    /// Writes something about a person who is known here, in that person's own log. What was written of them alone.
    fn say_of(&mut self, person: PersonId, change: &mut Change, write: impl FnOnce(&mut Act)) -> Change {
        let mut one = Change::default();
        if self.roll.entry(person).is_some() {
            let ((), ops) = self.act(write);
            one.say(self.log_of(Subject::person(person)), ops.clone());
            change.say(self.log_of(Subject::person(person)), ops);
        }
        one
    }
}

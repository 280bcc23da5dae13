//! What a face is told about programs: all of them, one, who stands where and why, and what one person is owed.

use super::roster::{Laid, foreseen};
use crate::host::Host;
use crate::office::Office;
use domain::consent::{Purpose, standing};
use domain::program::{self, Papers, Version};
use domain::reminder::{self, About};
use domain::{Day, Millis, PersonId, ProgramId};
use engine::eligibility::check::check;
use engine::eligibility::why::{Why, why};
use engine::eligibility::{AHEAD_DAYS, Program};
use ports::desk::paperwork::Whose;
use ports::desk::programs::{Answer, Ask, At, Detail, Foreseen, Line, List, Row, Stands};
use ports::desk::{Page, PeopleFilter, Reply, Trouble};
use std::collections::{BTreeMap, BTreeSet};

impl<H: Host> Office<H> {
    /// Answers a question about programs.
    ///
    /// # Errors
    /// Why it cannot be answered.
    pub async fn answer_programs(&mut self, ask: Ask, now_ms: Millis) -> Reply {
        let answer = match ask {
            Ask::List => Answer::List(List { rows: self.program_rows(now_ms), decides: self.decides() }),
            Ask::One(program) => Answer::One(Box::new(self.program_in_full(program, now_ms)?)),
            Ask::People { program, at, text, from, count } => {
                self.standing_page(program, at, &text, (from, count), now_ms)?
            }
            Ask::Ids(program, at) => Answer::Ids(self.standing_there(program, at, "", now_ms)),
            Ask::Theirs(person) => Answer::Theirs(self.owed_to(person, now_ms)?),
            Ask::Foresee(program, version) => Answer::Foreseen(self.foresee_version(program, version, now_ms)),
            Ask::Save(program, version) => self.save_version(program, &version, now_ms).await?,
            Ask::Drop(program, from) => return self.drop_version(program, from, now_ms).await,
            Ask::Step(step) => return self.step_on(&step, now_ms).await,
            Ask::Papers { people, papers, there } => return self.note_papers(&people, papers, there, now_ms).await,
            Ask::Agree { people, how, witness } => return self.all_agree(&people, how, &witness, now_ms).await,
        };
        Ok(ports::desk::Answer::Programs(answer))
    }

    /// Who stands where today.
    pub(crate) fn laid(&mut self, now_ms: Millis) -> &Laid {
        self.programs.lay(self.replica.ledger(), &self.keyring, &self.roll, Day::of(now_ms))
    }

    /// Every program with who stands where, by name.
    pub(crate) fn program_rows(&mut self, now_ms: Millis) -> Vec<Row> {
        let laid = self.laid(now_ms);
        let mut rows: Vec<Row> = laid.programs.iter().filter_map(|one| row(laid, one, Day::of(now_ms))).collect();
        rows.sort_by(|one, other| (&one.version.name, one.id).cmp(&(&other.version.name, other.id)));
        rows
    }

    fn program_in_full(&mut self, id: ProgramId, now_ms: Millis) -> Result<Detail, Trouble> {
        let rows = self.program_rows(now_ms);
        let names = rows.iter().map(|row| (row.id, row.version.name.clone())).collect();
        let row = rows.into_iter().find(|row| row.id == id).ok_or(Trouble::Unknown)?;
        Ok(Detail { row, versions: self.ledger().versions(id), names, decides: self.decides() })
    }

    /// Who stands there, in order of home.
    fn standing_there(&mut self, program: ProgramId, at: At, text: &str, now_ms: Millis) -> Vec<PersonId> {
        self.roll.settle(Day::of(now_ms));
        let laid = self.laid(now_ms);
        let there: BTreeSet<PersonId> =
            laid.standing(program).filter(|(_, there)| *there == at).map(|(who, _)| who).collect();
        let found = self.roll.search(text, PeopleFilter::All, Day::of(now_ms));
        found.into_iter().map(|entry| entry.row.id).filter(|id| there.contains(id)).collect()
    }

    fn standing_page(
        &mut self,
        program: ProgramId,
        at: At,
        text: &str,
        (from, count): (u32, u32),
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        let people = self.standing_there(program, at, text, now_ms);
        let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
        let version = self.program_in_full(program, now_ms)?.row.version;
        let shown = people.into_iter().skip(from as usize).take(count as usize);
        let rows = shown.filter_map(|person| self.line(person, (program, &version), at, now_ms)).collect();
        Ok(Answer::People(Page { rows, from, total }))
    }

    /// One person's line; nothing for somebody who is not on the roster.
    fn line(
        &mut self,
        person: PersonId,
        (program, version): (ProgramId, &Version),
        at: At,
        now_ms: Millis,
    ) -> Option<Line> {
        let today = Day::of(now_ms);
        self.laid(now_ms);
        let (home, place) = self.programs.home(person)?;
        let member = home.member(place)?;
        let stage = member.enrolled.iter().find(|one| one.program == program).map(|one| (one.stage, one.since));
        // A day on which it changes is looked for only where there is one.
        let ahead = if at == At::Soon { AHEAD_DAYS } else { 0 };
        let why = why(&home, place, version, today, ahead);
        let lacks = why.as_ref().map_or(Papers::default(), |why| why.lacks);
        let said = match self.ledger().has_reminders(person) {
            true => reminder::standing(&self.ledger().reminders(&self.keyring, person), About::Program(program)),
            false => None,
        };
        let reminded = said.map(|one| (one.day, one.ending));
        let words = self.ledger().consents(&self.keyring, person);
        let agrees = standing(&words, Purpose::Programs).map(|word| word.given);
        let names = why.iter().flat_map(seen).map(|who| (who, self.roll.name(who))).collect();
        let scans = self.scanned(Whose::Person(person), |scan| scan.program == Some(program));
        Some(Line { person: self.person_named(person, now_ms), at, stage, lacks, agrees, reminded, why, names, scans })
    }

    fn owed_to(&mut self, person: PersonId, now_ms: Millis) -> Result<Vec<(Row, Line)>, Trouble> {
        self.roll.entry(person).ok_or(Trouble::Unknown)?;
        let laid = self.laid(now_ms);
        let stands = |one: &Program| Some((one.id, laid.at(one.id, person)?));
        let at: BTreeMap<ProgramId, At> = laid.programs.iter().filter_map(stands).collect();
        let rows = self.program_rows(now_ms);
        let with_line = |row: Row| {
            let at = *at.get(&row.id)?;
            let line = self.line(person, (row.id, &row.version), at, now_ms)?;
            Some((row, line))
        };
        Ok(rows.into_iter().filter_map(with_line).collect())
    }

    /// A version is tried as if it began today at the latest.
    fn foresee_version(&mut self, id: Option<ProgramId>, version: Version, now_ms: Millis) -> Foreseen {
        let flaws = check(&version);
        let today = Day::of(now_ms);
        let version = Version { from: version.from.min(today), ..version };
        self.laid(now_ms);
        let everybody = self.programs.everybody();
        let people = u32::try_from(everybody.len()).unwrap_or(u32::MAX);
        let stands = match flaws.is_empty() {
            true => foreseen(&everybody, Program { id: id.unwrap_or_default(), versions: vec![version] }, today),
            false => Stands::default(),
        };
        Foreseen { flaws, stands, people }
    }
}

/// The version that counts today, or the first that will.
fn row(laid: &Laid, one: &Program, today: Day) -> Option<Row> {
    let version = program::on(&one.versions, today).or(one.versions.first())?;
    Some(Row { id: one.id, version: version.clone(), stands: laid.stands(one.id) })
}

/// Whoever a reason names.
fn seen(why: &Why) -> impl Iterator<Item = PersonId> {
    why.clauses.iter().flat_map(|line| &line.tests).filter_map(|found| found.who)
}

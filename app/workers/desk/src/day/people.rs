//! People to be told something: birthdays to be greeted, and programs to be reminded of.

use super::{first, size};
use crate::host::Host;
use crate::office::Office;
use domain::reminder::{About, standing};
use domain::{Day, Millis, PersonId, ProgramId};
use ports::desk::day::{AHEAD_DAYS, Birthday, Call, MISSED_DAYS};
use ports::desk::programs::At;
use ports::desk::{Page, PeopleFilter};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Whose birthday nobody may have missed is an elder of this age: the others are shown on the day itself and before.
const ELDER: u8 = 60;
/// Ages that are greeted first, as a captain counts: a hundred, eighty, seventy.
const ROUND: [u8; 3] = [100, 80, 70];

impl<H: Host> Office<H> {
    /// Birthdays of those who live here, missed and today's first, and how many those are.
    pub(super) fn birthdays(&self, most: usize, now_ms: Millis) -> (Page<Birthday>, u32) {
        let today = Day::of(now_ms);
        let days = (today.0.saturating_sub(MISSED_DAYS)..=today.0.saturating_add(AHEAD_DAYS)).map(Day);
        let days: Vec<(Day, (u32, u32, u32))> = days.map(|day| (day, day.date())).collect();
        let mut found = Vec::new();
        for entry in self.roll.here() {
            // The month alone tells for nearly everybody.
            let Some(born) = entry.born.filter(|born| days.iter().any(|(_, at)| at.1 == u32::from(born.month))) else {
                continue;
            };
            let Some((on, at)) = days.iter().find(|(day, _)| born.is_birthday(*day)) else { continue };
            let year = u16::try_from(at.0).unwrap_or(u16::MAX);
            let turns = u8::try_from(year.saturating_sub(born.year)).unwrap_or(u8::MAX);
            if turns == 0 || (*on < today && turns < ELDER) {
                continue;
            }
            let said = match self.ledger().has_reminders(entry.row.id) {
                true => standing(&self.ledger().reminders(&self.keyring, entry.row.id), About::Birthday(year)),
                false => None,
            };
            if said.is_some_and(|said| !said.is_due(today)) {
                continue;
            }
            let rank = ROUND.iter().position(|age| turns >= *age).unwrap_or(ROUND.len());
            let order = ((*on).max(today), rank, Reverse(turns), *on, entry.row.id);
            found.push((order, (entry, *on, year, turns, said.is_some())));
        }
        found.sort_by_key(|(order, _)| *order);
        let (total, now) = (size(found.len()), size(found.iter().filter(|(order, _)| order.0 == today).count()));
        let row = |(_, (entry, on, year, turns, tried))| Birthday {
            person: self.person_row(entry, now_ms),
            on,
            year,
            turns,
            tried,
        };
        (Page { rows: found.into_iter().take(most).map(row).collect(), from: 0, total }, now)
    }

    /// People to be told of a program who are still owed it, in order of home.
    pub(super) fn calls(&mut self, most: usize, now_ms: Millis) -> Page<Call> {
        let today = Day::of(now_ms);
        let mut due: BTreeMap<ProgramId, BTreeSet<PersonId>> = BTreeMap::new();
        let mut said = Vec::new();
        for entry in self.roll.search("", PeopleFilter::All, today) {
            let id = entry.row.id;
            if !self.ledger().has_reminders(id) {
                continue;
            }
            let all = self.ledger().reminders(&self.keyring, id);
            let programs: BTreeSet<ProgramId> = all
                .iter()
                .filter_map(|one| match one.about {
                    About::Program(program) => Some(program),
                    About::Birthday(_) => None,
                })
                .collect();
            for program in programs {
                if let Some(one) = standing(&all, About::Program(program)).filter(|one| one.is_due(today)) {
                    due.entry(program).or_default().insert(id);
                    said.push((id, program, one));
                }
            }
        }
        let names: BTreeMap<ProgramId, (String, String)> = self
            .program_rows(now_ms)
            .into_iter()
            .map(|row| (row.id, (row.version.name, row.version.benefit)))
            .collect();
        let owed: BTreeMap<ProgramId, BTreeSet<PersonId>> =
            due.keys().map(|id| (*id, self.owed_there(*id, now_ms))).collect();
        said.retain(|(person, program, _)| owed.get(program).is_some_and(|people| people.contains(person)));
        let call = |(person, program, one): (PersonId, ProgramId, domain::reminder::Reminder)| {
            let (name, benefit) = names.get(&program).cloned()?;
            let tried = one.ending == domain::reminder::Ending::NotReached;
            Some(Call { person: self.person_named(person, now_ms), program, name, benefit, since: one.day, tried })
        };
        let total = size(said.len());
        Page { rows: first(said, most).rows.into_iter().filter_map(call).collect(), from: 0, total }
    }

    /// Everybody to whom reminding them of a program still says something.
    fn owed_there(&mut self, program: ProgramId, now_ms: Millis) -> BTreeSet<PersonId> {
        let waits = |at| matches!(at, At::Owed | At::Lacks | At::Again | At::Soon | At::Unknown | At::Gathering);
        self.laid(now_ms).standing(program).filter(|(_, at)| waits(*at)).map(|(person, _)| person).collect()
    }
}

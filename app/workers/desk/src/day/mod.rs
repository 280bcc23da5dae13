//! The day: what is late, who is to be visited and why, who is to be told something, what waits, and what each of a
//! captain's seven roles holds. Worked out from the ledger each time it is asked for, with the time given.

mod people;
mod roles;
mod visits;

use crate::host::Host;
use crate::letters::Way;
use crate::office::{Change, Office};
use domain::reminder::{About, Ending, Reminder, standing};
use domain::{Day, Millis, PersonId, ProgramId};
use journal::Subject;
use ports::desk::day::{Answer as Told, Ask, Lacking, REMIND_MAX, Today};
use ports::desk::programs::At;
use ports::desk::{Answer, Page, Reply, Row, Trouble};

impl<H: Host> Office<H> {
    /// Answers a question about the day.
    ///
    /// # Errors
    /// `Unknown`, `NotNow`, or the device's trouble.
    pub async fn answer_day(&mut self, ask: Ask, now_ms: Millis) -> Reply {
        self.roll.settle(Day::of(now_ms));
        match ask {
            Ask::Now { most } => Ok(Answer::Day(Told::Now(Box::new(self.day(most.into(), now_ms))))),
            Ask::Remind(program, people) => self.remind(program, &people, now_ms).await,
            Ask::End { person, about, ending, day } => {
                let today = Day::of(now_ms);
                self.roll.entry(person).ok_or(Trouble::Unknown)?;
                let reminder = Reminder { about, ending, day: day.min(today) };
                let mut change = Change::default();
                self.say_about(Subject::person(person), &mut change, |act| {
                    act.note_reminder(person, &reminder);
                });
                let backs = self.fields_of(&change);
                self.carry_out(now_ms, change, backs, None).await
            }
        }
    }

    fn day(&mut self, most: usize, now_ms: Millis) -> Today {
        let today = Day::of(now_ms);
        let (overdue, due) = self.promised(most, now_ms);
        let looked = self.look_at_homes(now_ms);
        let calls = self.calls(most, now_ms);
        let (birthdays, birthdays_now) = self.birthdays(most, now_ms);
        let lacking = self.lacking(now_ms);
        let in_way = |is: fn(&Way) -> bool| self.letters.values().filter(|letter| is(&letter.way)).count();
        Today {
            overdue,
            due,
            calls,
            birthdays,
            birthdays_now,
            lacking,
            tray: size(self.tray.len()),
            to_send: size(in_way(|way| matches!(way, Way::Held { .. } | Way::Posting(_)))),
            to_copy: size(in_way(|way| *way == Way::Hand)),
            roles: self.roles(&looked, today, now_ms),
            visits: first(looked.visits, most),
        }
    }

    /// Open requests whose promise has passed, and those promised for later today.
    fn promised(&self, most: usize, now_ms: Millis) -> (Page<Row>, Page<Row>) {
        let mut dated: Vec<_> = self
            .still_open()
            .filter_map(|request| Some((self.due(&request, self.step(&request))?, request)))
            .filter(|(due_ms, _)| Day::of(*due_ms) <= Day::of(now_ms))
            .collect();
        dated.sort_by_key(|(due_ms, request)| (*due_ms, request.filed_ms, request.id));
        let late = dated.iter().filter(|(due_ms, _)| *due_ms < now_ms).count();
        let later = dated.split_off(late);
        let rows = |all: Vec<(Millis, domain::request::Request)>| {
            let total = size(all.len());
            let rows = all.iter().take(most).map(|(_, request)| self.row(request, now_ms)).collect();
            Page { rows, from: 0, total }
        };
        (rows(dated), rows(later))
    }

    fn lacking(&mut self, now_ms: Millis) -> Vec<Lacking> {
        let rows = self.program_rows(now_ms).into_iter();
        let lack = |row: ports::desk::programs::Row| {
            let people = row.stands.at(At::Lacks);
            (people > 0).then_some(Lacking { program: row.id, name: row.version.name, people })
        };
        rows.filter_map(lack).collect()
    }

    /// Puts people on the day's list who are to be told of a program; nobody twice.
    async fn remind(&mut self, program: ProgramId, people: &[PersonId], now_ms: Millis) -> Reply {
        if self.ledger().versions(program).is_empty() {
            return Err(Trouble::Unknown);
        }
        if people.len() > REMIND_MAX {
            return Err(Trouble::NotNow);
        }
        let (about, today) = (About::Program(program), Day::of(now_ms));
        let people: std::collections::BTreeSet<PersonId> = people.iter().copied().collect();
        let (mut change, mut added) = (Change::default(), 0);
        for person in &people {
            let here = self.roll.entry(*person).is_some_and(|entry| entry.is_here());
            let said = standing(&self.ledger().reminders(&self.keyring, *person), about);
            if !here || said.is_some_and(|said| !said.may_come_again(today)) {
                continue;
            }
            added += 1;
            let wanted = Reminder { about, ending: Ending::Wanted, day: today };
            self.say_about(Subject::person(*person), &mut change, |act| {
                act.note_reminder(*person, &wanted);
            });
        }
        let before = size(people.len()) - added;
        let backs = self.fields_of(&change);
        match self.carry_out(now_ms, change, backs, None).await? {
            Answer::Saved(written) => Ok(Answer::Day(Told::Reminded { added, before, written })),
            other => Ok(other),
        }
    }
}

/// The first rows of some.
fn first<T>(mut rows: Vec<T>, most: usize) -> Page<T> {
    let total = size(rows.len());
    rows.truncate(most);
    Page { rows, from: 0, total }
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

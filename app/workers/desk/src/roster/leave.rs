//! Leaving: somebody has moved away, lives in a home for the aged now, or has died. What is going on with them ends, whoever
//! was to come is told, nobody writes to them any more, and those they lived with stay.

use crate::host::Host;
use crate::letters::{Kept, To, Way};
use crate::office::{Change, Office};
use crate::roll::Entry;
use crate::tasks::is_live;
use crate::today::is_open;
use crate::undo::Back;
use courier::outbox::UNDO_MS;
use domain::gone::{Gone, Why};
use domain::request::Request;
use domain::task::{Task, TaskStage};
use domain::{Day, HouseholdId, Millis, PersonId};
use journal::Subject;
use ports::desk::roster::Leaving;
use ports::desk::{Answer, Trouble};

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<H: Host> Office<H> {
    /// What is going on with somebody.
    ///
    /// # Errors
    /// `Unknown`.
    pub(super) fn leaving(&self, person: PersonId, now_ms: Millis) -> Result<Leaving, Trouble> {
        let entry = self.roll.entry(person).ok_or(Trouble::Unknown)?;
        let stay: Vec<_> = self.staying(entry).map(|other| self.person_row(other, now_ms)).collect();
        let alone = entry.household.filter(|_| stay.is_empty());
        Ok(Leaving {
            requests: count(self.ledger().requests_by(person).filter(is_open).count()),
            tasks: count(self.ledger().tasks_for(person).filter(is_live).count()),
            pairs: count(self.ledger().pairs_with(person).len()),
            looked_after: alone.is_some_and(|household| self.live_pair(household).is_some()),
            rosters: count(self.ledger().kiosks().filter(|kiosk| self.eats_at(person, kiosk.number).is_some()).count()),
            stay,
        })
    }

    fn staying<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        let home = entry.household.into_iter().flat_map(|household| self.roll.living_in(household));
        home.filter(|other| other.row.id != entry.row.id)
    }

    /// Somebody has left.
    ///
    /// # Errors
    /// `Unknown`, `NotNow` for whoever is not here, or the device's trouble.
    pub(super) async fn note_gone(&mut self, person: PersonId, gone: Gone, now_ms: Millis) -> Result<Answer, Trouble> {
        let entry = self.roll.entry(person).ok_or(Trouble::Unknown)?;
        if !entry.is_here() {
            return Err(Trouble::NotNow);
        }
        let alone = entry.household.filter(|_| self.staying(entry).next().is_none());
        let helps = entry.row.volunteer.is_some();
        let gone = Gone { day: gone.day.min(Day::of(now_ms)), ..gone };
        let mut change = Change::default();
        let mut backs = self.keep_back_all(person, &mut change);
        backs.extend(self.end_requests(person, gone.why, &mut change, now_ms));
        backs.extend(self.end_tasks(person, &mut change, now_ms));
        backs.extend(self.end_pairs(person, alone, &mut change, now_ms));
        self.say_about(Subject::person(person), &mut change, |act| {
            act.note_gone(person, Some(gone));
            if helps {
                act.stand_down(person);
            }
        });
        backs.extend(self.fields_of(&change));
        backs.extend(self.strike_off(person, &mut change, now_ms));
        self.carry_out(now_ms, change, backs, None).await
    }

    /// What was written to somebody stays here, and what the post still carries is taken from it.
    fn keep_back_all(&self, person: PersonId, change: &mut Change) -> Vec<Back> {
        let theirs = |to: To| match to {
            To::Helper(helper) => helper == person,
            To::Asker(request) => self.ledger().request(request).is_some_and(|request| request.person == person),
            To::Kiosk(_) => false,
        };
        let mut backs = Vec::new();
        for letter in self.letters.values().filter(|letter| theirs(letter.to)) {
            change.posting_out.extend(letter.number_in_post());
            if letter.waits() {
                change.letters.push(Kept { way: Way::Undone, ..letter.clone() });
                if letter.number_in_post().is_none() {
                    backs.push(Back::Kept(Box::new(letter.clone())));
                }
            }
        }
        backs
    }

    /// What they asked for ends with them, and says so. They get no word of it; whoever was to come does.
    fn end_requests(&mut self, person: PersonId, why: Why, change: &mut Change, now_ms: Millis) -> Vec<Back> {
        let open: Vec<Request> = self.ledger().requests_by(person).filter(is_open).collect();
        let mut backs = Vec::new();
        for request in open {
            backs.extend(self.open_again(&request));
            self.say_about(Subject::request(request.id), change, |act| {
                act.lapse(request.id, request.status.round, why);
            });
            backs.extend(self.call_all_off(request.id, change, now_ms, UNDO_MS));
        }
        backs
    }

    /// Where they were to help, somebody else is needed; the neighbour who waits for them is told.
    fn end_tasks(&mut self, person: PersonId, change: &mut Change, now_ms: Millis) -> Vec<Back> {
        let going: Vec<Task> = self.ledger().tasks_for(person).filter(is_live).collect();
        let mut backs = Vec::new();
        for task in going {
            backs.extend(self.let_off(&task, change));
            let off = Task { stage: TaskStage::Off, ..task.clone() };
            backs.extend(self.finish_with(&off, change, now_ms, UNDO_MS));
            if task.stage == TaskStage::Agreed {
                self.tell_asker(change, task.request, now_ms, true);
            }
        }
        backs
    }

    /// In the pairs they looked after the other steps in; the home of which they were the last needs nobody more.
    fn end_pairs(
        &mut self,
        person: PersonId,
        alone: Option<HouseholdId>,
        change: &mut Change,
        now_ms: Millis,
    ) -> Vec<Back> {
        let mut backs = Vec::new();
        for pair in self.ledger().pairs_with(person) {
            backs.extend(self.stage_back(pair.household));
            self.say_about(Subject::household(pair.household), change, |act| {
                act.step_in(&pair, person, Day::of(now_ms));
            });
        }
        if let Some(household) = alone {
            let paired = self.live_pair(household).is_some();
            backs.extend(self.stage_back(household).filter(|_| paired));
            self.say_about(Subject::household(household), change, |act| {
                if paired {
                    act.end_pair(household);
                }
                act.note_difficulty(household, "");
            });
        }
        backs
    }

    /// Somebody is here after all, or again. What was ended stays so: they may ask anew.
    ///
    /// # Errors
    /// `Unknown`, or `NotNow` for whoever is here.
    pub(super) async fn come_back(&mut self, person: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        let entry = self.roll.entry(person).ok_or(Trouble::Unknown)?;
        if entry.row.gone.is_none() {
            return Err(Trouble::NotNow);
        }
        self.note_about(person, now_ms, |act| {
            act.note_gone(person, None);
        })
        .await
    }

    /// Whether nobody writes to whoever asked for this any more.
    #[must_use]
    pub(crate) fn asker_is_gone(&self, request: domain::RequestId) -> bool {
        let person = self.ledger().request(request).map(|request| request.person);
        person.and_then(|person| self.roll.entry(person)).is_some_and(|entry| entry.row.gone.is_some())
    }
}

//! Carrying an import out: a portion of people at a time, each one transaction that also says how far the import has come and
//! what it takes to take it back. Between two portions others have their turn, and somebody may stop it.
//!
//! Whatever ends in the middle, the ledger is right: a portion is written whole or not at all, and the same file brought in
//! again finds those who are there.

use super::facts::Delta;
use super::past::{Head, Portion};
use super::plan::{Fate, Lives, Plan, Somebody};
use super::{Importing, Stopped};
use crate::desk::Desk;
use crate::host::Host;
use crate::office::{Change, Office};
use device::Clock;
use domain::place::{Level, Metres, Place};
use domain::{Home, Millis, PersonId, PlaceId};
use journal::{HouseholdId, Op, Subject, batches};
use ports::desk::import::{Answer as Told, Import, Stage};
use ports::desk::{Answer, Doing, News, Progress, Reply, Trouble};
use std::collections::BTreeMap;

/// People of one portion. One of them is about ten operations, and a transaction of a few thousand takes a tenth of a second
/// on a slow phone.
const PORTION: usize = 120;

/// What is to be written of somebody, and the home they move to.
type Written<'a> = (PersonId, Option<HouseholdId>, &'a Delta);

/// What makes life difficult in households, each with the log it is written to.
type Lines<'a> = BTreeMap<HouseholdId, (PlaceId, &'a str)>;

/// An import under way.
pub struct Job {
    pub head: Head,
    /// Who is left to write, by home.
    left: Vec<Somebody>,
    /// Places that were added on the way: estates by name, buildings by estate and number.
    estates: BTreeMap<String, PlaceId>,
    /// The office as this left it: if somebody else has written since, the plan is made anew.
    version: u64,
}

impl<H: Host> Desk<H> {
    /// Writes down what was foreseen last.
    ///
    /// # Errors
    /// Why it could not go on; what was written is written, and the list of imports tells how much.
    pub(crate) async fn carry_import(&self, file: String) -> Reply {
        let _busy = self.import.begin().ok_or(Trouble::NotNow)?;
        let sheet = self.import.sheet.take().ok_or(Trouble::Unknown)?;
        let reply = self.carry_sheet(&sheet, &file).await;
        let shut = matches!(reply, Err(Trouble::Locked | Trouble::Elsewhere | Trouble::NotOpen));
        // Nothing that was read stays in the memory of a desk that was closed meanwhile.
        self.import.sheet.replace(Some(sheet).filter(|_| !shut));
        self.tell_changes();
        reply
    }

    async fn carry_sheet(&self, sheet: &Importing, file: &str) -> Reply {
        let mut job: Option<Job> = None;
        loop {
            {
                let _turn = self.turn.take().await;
                let mut office = self.office().await?;
                let went = office.carry_on(sheet, &mut job, file, self.now_ms(), self.import.stops()).await;
                self.put_back(office, went.as_ref().err());
                went?;
            }
            let Some(import) = job.as_ref().map(|job| &job.head.import) else { return Err(Trouble::Unknown) };
            let over = import.stage != Stage::Going;
            let total = import.total.max(import.done);
            let done = if over { total } else { import.done };
            self.host.tell(&News::Progress(Progress { doing: Doing::BringingIn, done, total }));
            if over {
                return Ok(Answer::Import(Told::Import(import.clone())));
            }
            self.host.clock().sleep(0).await;
        }
    }
}

impl<H: Host> Office<H> {
    /// Writes the next portion, and first of all the places.
    async fn carry_on(
        &mut self,
        sheet: &Importing,
        job: &mut Option<Job>,
        file: &str,
        now_ms: Millis,
        stop: Stopped,
    ) -> Result<(), Trouble> {
        let job = match job {
            Some(job) if job.version == self.version => job,
            old => {
                // Somebody else has written, too: whom this was about may be there by now.
                let plan = self.plan_import(&sheet.read, &sheet.choices);
                // No two have one number, whatever the clock says.
                let last = self.imports().await?.first().map_or(0, |head| head.import.id);
                let head = Head::new(now_ms.max(last + 1), now_ms, file);
                let again = self.begin_again(&plan, old.take(), head);
                old.insert(again)
            }
        };
        self.gather();
        let from = self.next_event;
        let mut portion = Portion::default();
        if stop == Stopped::No && !job.left.is_empty() {
            let take = job.left.len().min(PORTION);
            let people: Vec<Somebody> = job.left.drain(..take).collect();
            self.write_places(&people, job, &mut portion, now_ms).await?;
            self.write_portion(&people, job, &mut portion, now_ms).await?;
        }
        let head = &mut job.head;
        head.import.stage = match (head.import.stage, stop, job.left.is_empty()) {
            (_, _, true) => Stage::Done,
            (_, Stopped::Yes, _) => Stage::Stopped,
            (stage, ..) => stage,
        };
        portion.events = (from, self.next_event);
        let mut rows = vec![head.write()];
        if portion.events.0 < portion.events.1 {
            rows.push(portion.write(head.import.id, head.portions));
            head.portions += 1;
            rows[0] = head.write();
        }
        self.commit(now_ms, Change { rows, ..Change::default() }).await?;
        self.store_gathered().await?;
        job.version = self.version;
        Ok(())
    }

    fn begin_again(&self, plan: &Plan, old: Option<Job>, mut head: Head) -> Job {
        let mut left: Vec<Somebody> = plan
            .rows
            .iter()
            .filter_map(|row| match &row.fate {
                Fate::Write(somebody) => Some((**somebody).clone()),
                _ => None,
            })
            .collect();
        // One building after the other: a portion is then a few events in one or two logs. The sort keeps the file's order.
        left.sort_by(|one, other| one.lives.cmp(&other.lives));
        let count = u32::try_from(left.len()).unwrap_or(u32::MAX);
        match old {
            Some(mut job) => {
                job.head.import.total = job.head.import.done.saturating_add(count);
                Job { left, ..job }
            }
            None => {
                head.import.total = count;
                Job { head, left, estates: BTreeMap::new(), version: self.version }
            }
        }
    }

    /// Adds the buildings these people live in that are not known, and their estates.
    async fn write_places(
        &mut self,
        people: &[Somebody],
        job: &mut Job,
        portion: &mut Portion,
        now_ms: Millis,
    ) -> Result<(), Trouble> {
        let mut places: Vec<(Place, Option<u16>)> = Vec::new();
        for somebody in people {
            let Lives::New(estate, home) = &somebody.lives else { continue };
            let at = Metres::default();
            let known = job.estates.get(estate).copied().or_else(|| self.estate_named(estate));
            let above = known.unwrap_or_else(|| {
                let id = PlaceId(self.draw.array());
                let place = Place { id, level: Level::Estate, above: Some(self.keys.place), name: estate.clone(), at };
                places.push((place, None));
                id
            });
            job.estates.insert(estate.clone(), above);
            let new =
                |(place, number): &(Place, Option<u16>)| place.above == Some(above) && *number == Some(home.building);
            if places.iter().any(new) || self.ledger().building(above, home.building).is_some() {
                continue;
            }
            let id = PlaceId(self.draw.array());
            let name = format!("{}号楼", home.building);
            places.push((Place { id, level: Level::Building, above: Some(above), name, at }, Some(home.building)));
        }
        if places.is_empty() {
            return Ok(());
        }
        job.head.import.places += u32::try_from(places.len()).unwrap_or(u32::MAX);
        let ((), ops) = self.act(|act| {
            places.iter().for_each(|(place, number)| {
                act.add_place(place, *number);
            });
        });
        self.commit_portions(self.own_log(), ops, portion, now_ms).await
    }

    fn estate_named(&self, name: &str) -> Option<PlaceId> {
        self.ledger().places().find(|place| place.level == Level::Estate && place.name == name).map(|place| place.id)
    }

    async fn write_portion(
        &mut self,
        people: &[Somebody],
        job: &mut Job,
        portion: &mut Portion,
        now_ms: Millis,
    ) -> Result<(), Trouble> {
        let mut homes: BTreeMap<(PlaceId, Home), HouseholdId> = BTreeMap::new();
        let mut new: BTreeMap<PlaceId, Vec<(HouseholdId, Home)>> = BTreeMap::new();
        let mut logs: BTreeMap<PlaceId, Vec<Written>> = BTreeMap::new();
        // A household's line is written once: the last row about it says all that those before it do.
        let mut hard: Lines = BTreeMap::new();
        let import = &mut job.head.import;
        for somebody in people {
            let lives = self.door_of(&somebody.lives, &job.estates);
            let household = lives.filter(|_| somebody.moves).map(|(building, home)| {
                *homes.entry((building, home)).or_insert_with(|| {
                    self.replica.ledger().household_at(building, home).map_or_else(
                        || {
                            let id = HouseholdId(self.draw.array());
                            new.entry(building).or_default().push((id, home));
                            import.homes += 1;
                            id
                        },
                        |household| household.id,
                    )
                })
            });
            count(import, somebody);
            let person = somebody.person.unwrap_or_else(|| PersonId(self.draw.array()));
            let standing = somebody.person.and_then(|person| self.ledger().log_of(Subject::person(person)));
            let log = standing.or(lives.map(|(building, _)| building)).unwrap_or_else(|| self.own_log());
            let stays = || self.ledger().person(person).and_then(|person| person.household);
            if let Some((home, words)) = household.or_else(stays).zip(somebody.delta.difficulty.as_deref()) {
                hard.insert(home, (lives.map_or(log, |(building, _)| building), words));
            }
            logs.entry(log).or_default().push((person, household, &somebody.delta));
            // Homes are written in their own building's log, before anybody moves in.
            if let Some((building, _)) = lives {
                logs.entry(building).or_default();
            }
        }
        for (log, people) in logs {
            let new = new.remove(&log).unwrap_or_default();
            let ((), ops) = self.act(|act| {
                for (id, home) in new {
                    act.add_household(id, log, home);
                }
                for (person, household, delta) in people {
                    delta.write(act, person, household);
                }
                for (household, (_, words)) in hard.iter().filter(|(_, (at, _))| *at == log) {
                    act.note_difficulty(*household, words);
                }
            });
            self.commit_portions(log, ops, portion, now_ms).await?;
        }
        Ok(())
    }

    /// The building and the home somebody is to live in, once its place is there.
    fn door_of(&self, lives: &Lives, estates: &BTreeMap<String, PlaceId>) -> Option<(PlaceId, Home)> {
        match lives {
            Lives::At(building, home) => Some((*building, *home)),
            Lives::New(estate, home) => {
                let building = self.ledger().building(*estates.get(estate)?, home.building)?;
                Some((building.id, *home))
            }
            Lives::Nowhere => None,
        }
    }

    async fn commit_portions(
        &mut self,
        log: PlaceId,
        ops: Vec<Op>,
        portion: &mut Portion,
        now_ms: Millis,
    ) -> Result<(), Trouble> {
        portion.note(self.ledger(), &ops);
        for ops in batches(ops) {
            self.commit(now_ms, Change { entries: BTreeMap::from([(log, ops)]), ..Change::default() }).await?;
        }
        Ok(())
    }
}

/// Counts somebody who is written.
fn count(import: &mut Import, somebody: &Somebody) {
    match somebody.person {
        Some(_) => import.changed += 1,
        None => import.people += 1,
    }
    import.done += 1;
}

//! Keeping: what is known of people goes once it has been kept for as long as the station says. What was asked and done is
//! still counted. It goes from the ledger and from every page; what was sealed stays so in the journal until the person is
//! erased.

use crate::host::Host;
use crate::office::{Change, Office};
use crate::today::is_open;
use courier::outbox::UNDO_MS;
use domain::keeping::{DAYS_MAX, DAYS_MIN, Sort, before_ms, sure_ms};
use domain::task::TaskStage;
use domain::time::{DAY_MS, HOUR_MS};
use domain::{Millis, PersonId, RequestId, TaskId};
use journal::vocabulary::{field, set};
use journal::{Field, Subject, Value};
use ports::desk::keeping::{Ask, Keeping};
use ports::desk::paperwork::{ScanId, Whose};
use ports::desk::{Answer, SlipId, Trouble};

/// Most things that go at once; the rest goes an hour later.
const AT_ONCE: usize = 100;

/// One thing that goes some day.
#[derive(Clone, Copy)]
enum Thing {
    Request(RequestId),
    Notes(Subject),
    Photo(TaskId),
    Waiting(SlipId),
    Openings(PersonId),
    Scan(Whose, ScanId),
}

impl<H: Host> Office<H> {
    /// Answers a question about it.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn answer_keeping(&mut self, ask: Ask, now_ms: Millis) -> Result<Answer, Trouble> {
        match ask {
            Ask::List => Ok(Answer::Keeping(Sort::ALL.map(|sort| self.keeping(sort)).to_vec())),
            Ask::Foresee(sort, days) => {
                let until_ms = before_ms(now_ms, days.clamp(DAYS_MIN, DAYS_MAX));
                Ok(Answer::Goes(count(self.since(sort).into_iter().filter(|since| *since <= until_ms))))
            }
            Ask::Set(sort, days) => self.keep_for(sort, days.clamp(DAYS_MIN, DAYS_MAX), now_ms).await,
        }
    }

    async fn keep_for(&mut self, sort: Sort, days: u16, now_ms: Millis) -> Result<Answer, Trouble> {
        let (place, mut change) = (self.keys.place, Change::default());
        self.say_about(Subject::station(place), &mut change, |act| {
            act.keep_for(place, sort, (days != sort.days()).then_some(days));
        });
        let backs = self.fields_of(&change);
        // What is too old by the new time goes with the next round, when it is too late to take this back.
        self.tidied_ms = now_ms.saturating_sub(HOUR_MS).saturating_add(UNDO_MS + 1);
        self.carry_out(now_ms, change, backs, None).await
    }

    fn keeping(&self, sort: Sort) -> Keeping {
        let (days, since) = (self.kept_days(sort), self.since(sort));
        let next_ms = since.iter().min().map(|since| since.saturating_add(Millis::from(days) * DAY_MS));
        Keeping { sort, days, count: count(since.into_iter()), next_ms }
    }

    /// For how many days what is of a sort is kept here.
    #[must_use]
    pub fn kept_days(&self, sort: Sort) -> u16 {
        self.ledger().kept_for(self.keys.place, sort)
    }

    /// What has been kept for long enough, gathered into a change. What stands in the journal is seen to by the device
    /// that speaks for the station.
    pub fn let_go_of_old(&mut self, change: &mut Change, now_ms: Millis) {
        if self.outlived(now_ms).is_empty() {
            return;
        }
        let sure_ms = sure_ms(self.ledger().events().map(|(_, stamp)| stamp.wall_ms), now_ms);
        for (thing, until_ms) in self.outlived(sure_ms).into_iter().take(AT_ONCE) {
            self.let_go(thing, until_ms, change);
        }
    }

    /// What is too old at a time, each with since when.
    fn outlived(&self, now_ms: Millis) -> Vec<(Thing, Millis)> {
        let mut old = Vec::new();
        for sort in Sort::ALL {
            let until_ms = before_ms(now_ms, self.kept_days(sort));
            let things = self.things(sort).into_iter().filter(|(since, _)| *since <= until_ms);
            old.extend(things.map(|(_, thing)| (thing, until_ms)));
        }
        old
    }

    fn let_go(&mut self, thing: Thing, until_ms: Millis, change: &mut Change) {
        match thing {
            Thing::Waiting(id) => change.tray_out.push(id),
            Thing::Request(id) => self.say_about(Subject::request(id), change, |act| {
                act.drop_particulars(id);
            }),
            Thing::Notes(subject) => self.say_about(subject, change, |act| {
                act.drop_items(subject, set::NOTES, until_ms);
            }),
            Thing::Photo(id) => self.say_about(Subject::task(id), change, |act| {
                act.drop_photo(id);
            }),
            Thing::Scan(whose, id) => self.outlived_scan(whose, id, change),
            Thing::Openings(person) => self.say_about(Subject::person(person), change, |act| {
                act.drop_items(Subject::person(person), set::OPENINGS, until_ms);
            }),
        }
    }

    /// Since when the days run of everything of a sort.
    fn since(&self, sort: Sort) -> Vec<Millis> {
        match sort {
            Sort::Letters => self.letters_over().collect(),
            sort => self.things(sort).into_iter().map(|(since, _)| since).collect(),
        }
    }

    /// Everything of a sort of which the days run, and since when; messages that have left are seen to by `retention`.
    fn things(&self, sort: Sort) -> Vec<(Millis, Thing)> {
        let ledger = self.ledger();
        if !self.keys.speaks() && sort != Sort::Tray {
            return Vec::new();
        }
        match sort {
            Sort::Requests => {
                let over = self.over().filter(|(_, id)| self.says_something(*id));
                over.map(|(since, id)| (since, Thing::Request(id))).collect()
            }
            Sort::Notes => {
                let persons = ledger.persons().map(|person| (0, Subject::person(person.id)));
                let all = persons.chain(self.over().map(|(since, id)| (since, Subject::request(id))));
                let noted =
                    |(since, subject)| Some((self.oldest(subject, set::NOTES)?.max(since), Thing::Notes(subject)));
                all.filter_map(noted).collect()
            }
            Sort::Photos => {
                let done = |id: TaskId| {
                    let steps = ledger.task_steps(id);
                    let done = steps.iter().filter(|step| step.task_stage() == Some(TaskStage::Done));
                    done.map(|step| step.stamp.wall_ms).max()
                };
                let photos = ledger.tasks().filter(|task| self.photo_of(task.id).is_some());
                let sent = photos.filter_map(|task| Some((done(task.id)?, Thing::Photo(task.id))));
                let taken = self.scans_over().into_iter().map(|(since, whose, id)| (since, Thing::Scan(whose, id)));
                sent.chain(taken).collect()
            }
            Sort::Letters => Vec::new(),
            Sort::Tray => self.tray.values().map(|waiting| (waiting.came_ms, Thing::Waiting(waiting.id))).collect(),
            Sort::Openings => {
                let looked =
                    |person| Some((self.oldest(Subject::person(person), set::OPENINGS)?, Thing::Openings(person)));
                ledger.persons().filter_map(|person| looked(person.id)).collect()
            }
        }
    }

    fn oldest(&self, subject: Subject, set: Field) -> Option<Millis> {
        self.ledger().put_in(subject, set).map(|(_, put_ms)| put_ms).min()
    }

    /// Requests that are over, and since when: the last that was done about it by any clock, for one may be slow.
    fn over(&self) -> impl Iterator<Item = (Millis, RequestId)> {
        self.ledger().requests().filter(|request| !is_open(request)).map(|request| {
            let steps = self.ledger().steps(Subject::request(request.id)).map(|step| step.stamp.wall_ms);
            (steps.chain([request.filed_ms]).max().unwrap_or_default(), request.id)
        })
    }

    /// Whether words or a home are still written down with a request.
    fn says_something(&self, id: RequestId) -> bool {
        let record = self.ledger().record(Subject::request(id));
        let says = |field| record.and_then(|record| record.value(field)).is_some_and(|value| *value != Value::None);
        says(field::REQUEST_WORDS) || says(field::REQUEST_HOME)
    }
}

fn count(all: impl Iterator) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}

//! A copy: everything that is kept about one person, for them to read. Of others it says no more than they know already:
//! who helped them, and who visits them.

use crate::host::Host;
use crate::letters::To;
use crate::office::Office;
use domain::group::Groups;
use domain::request::Request;
use domain::task::{Task, TaskStage};
use domain::tongue::Tongues;
use domain::{Day, Millis, PersonId};
use journal::Subject;
use ports::desk::copy::{Copy, Fact, Part, Said, Topic};
use ports::desk::privacy::Looked;
use ports::desk::{Says, Trouble};

/// Facts as they are gathered: what says nothing is left out.
struct Facts(Vec<(Fact, Said)>);

impl Facts {
    fn text(&mut self, fact: Fact, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.push((fact, Said::Text(text)));
        }
        self
    }

    fn some(&mut self, fact: Fact, said: Option<Said>) -> &mut Self {
        self.0.extend(said.map(|said| (fact, said)));
        self
    }

    fn says(&mut self, fact: Fact, said: Said) -> &mut Self {
        self.some(fact, Some(said))
    }
}

fn part(about: Topic, fill: impl FnOnce(&mut Facts)) -> Part {
    let mut facts = Facts(Vec::new());
    fill(&mut facts);
    Part { about, facts: facts.0 }
}

fn count(n: usize) -> Option<Said> {
    (n > 0).then(|| Said::Number(u32::try_from(n).unwrap_or(u32::MAX)))
}

impl<H: Host> Office<H> {
    /// Everything that is kept about somebody. Making it is a look at their particulars.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn copy(&mut self, person: PersonId, now_ms: Millis) -> Result<Copy, Trouble> {
        self.roll.entry(person).ok_or(Trouble::Unknown)?;
        self.openings.note(person, now_ms, true);
        let station = self.ledger().station().ok_or(Trouble::Unknown)?;
        let mut parts = vec![self.of_person(person)];
        parts.extend(self.ledger().volunteer(person).map(|_| self.of_volunteer(person)));
        let mut requests: Vec<Request> = self.ledger().requests_by(person).collect();
        requests.sort_by_key(|request| (request.filed_ms, request.id));
        parts.extend(requests.iter().map(|request| self.of_request(request)));
        let mut tasks: Vec<Task> = self.ledger().tasks_for(person).collect();
        tasks.sort_by_key(|task| (task.offered_ms, task.id));
        parts.extend(tasks.iter().filter(|task| !self.ledger().never_asked(task)).map(|task| self.of_task(task)));
        parts.extend(self.of_pairs(person));
        parts.extend(self.of_rosters(person));
        parts.extend(self.of_messages(person, &requests));
        let looked = self.looked_at(person);
        parts.extend(self.ledger().consents(&self.keyring, person).into_iter().map(|word| {
            part(Topic::Consent, |facts| {
                facts.says(Fact::Purpose, Said::Purpose(word.purpose)).says(Fact::Given, Said::Yes(word.given));
                facts.says(Fact::How, Said::How(word.how)).text(Fact::Witness, word.witness);
                facts.says(Fact::At, Said::At(word.at_ms)).says(Fact::Wording, Said::Number(word.wording.into()));
            })
        }));
        parts.extend(looked.into_iter().map(of_look));
        Ok(Copy {
            made_ms: now_ms,
            station: station.name,
            captain: station.captain,
            telephone: station.telephone,
            parts,
        })
    }

    fn of_person(&self, person: PersonId) -> Part {
        let (ledger, keyring) = (self.ledger(), &self.keyring);
        let entry = self.roll.entry(person);
        let household = entry.and_then(|entry| entry.household);
        let wishes = household.map(|household| ledger.wishes(keyring, household)).unwrap_or_default();
        part(Topic::Person, |facts| {
            if let Some(entry) = entry {
                facts.text(Fact::Name, &entry.row.name).text(Fact::Telephone, &entry.row.telephone);
                facts.text(Fact::Home, format!("{} {}", entry.row.estate, entry.row.plate).trim());
            }
            facts.some(Fact::Born, ledger.born_on(keyring, person).map(|born| Said::Text(born.to_string())));
            self.of_roster(person, facts);
            facts.some(Fact::Gender, ledger.gender(keyring, person).map(Said::Gender));
            let speaks = Some(ledger.speaks(keyring, person)).filter(|speaks| *speaks != Tongues::default());
            facts.some(Fact::Speaks, speaks.map(Said::Tongues));
            facts.text(Fact::Note, ledger.note_on(keyring, person).unwrap_or_default());
            for note in ledger.notes(keyring, Subject::person(person)) {
                facts.text(Fact::Note, note.text);
            }
            let difficulty = household.and_then(|household| ledger.difficulty(keyring, household));
            facts.text(Fact::Difficulty, difficulty.unwrap_or_default());
            facts.some(Fact::Needs, (wishes.needs.0 != 0).then_some(Said::Skills(wishes.needs)));
            facts.some(Fact::Suits, (!wishes.suits.is_empty()).then_some(Said::Slots(wishes.suits)));
            let apart = ledger.avoids(keyring).into_iter().filter(|(one, _)| *one == person).count();
            facts.some(Fact::Apart, count(apart));
        })
    }

    /// What a roster knows of them, as it was written down.
    fn of_roster(&self, person: PersonId, facts: &mut Facts) {
        let (ledger, keyring) = (self.ledger(), &self.keyring);
        let sorted = ledger.sorted(keyring, person);
        let any = |groups: Groups| Some(Said::Groups(groups)).filter(|_| !groups.is_empty());
        facts.some(Fact::Veteran, ledger.veteran(keyring, person).then_some(Said::Yes(true)));
        facts.some(Fact::Relation, ledger.relation(keyring, person).map(Said::Relation));
        facts.some(Fact::Groups, any(sorted.is)).some(Fact::NotGroups, any(sorted.is_not));
        for (of, day) in ledger.dates(keyring, person) {
            facts.says(Fact::Date, Said::Dated(of, day));
        }
        for (paper, until) in ledger.papers(keyring, person) {
            facts.says(Fact::Paper, Said::Paper(paper, until));
        }
        for reminder in ledger.reminders(keyring, person) {
            facts.says(Fact::Reminded, Said::Reminded(reminder));
        }
        for (_, scan) in ledger.scans(keyring, Subject::person(person)) {
            facts.says(Fact::Photo, Said::On(scan.day));
        }
        facts.some(Fact::Gone, ledger.gone(keyring, person).map(Said::Gone));
    }

    fn of_volunteer(&self, person: PersonId) -> Part {
        let rests = self.ledger().rests(person);
        let volunteer = self.ledger().volunteer(person);
        part(Topic::Volunteer, |facts| {
            if let Some(volunteer) = volunteer {
                facts.says(Fact::Skills, Said::Skills(volunteer.skills)).says(Fact::Suits, Said::Slots(volunteer.free));
                facts.says(Fact::Reach, Said::Reach(volunteer.reach));
                facts.says(Fact::Capacity, Said::Number(volunteer.capacity.into()));
            }
            facts.says(Fact::Rests, Said::Yes(rests));
        })
    }

    fn of_request(&self, request: &Request) -> Part {
        let (ledger, keyring) = (self.ledger(), &self.keyring);
        part(Topic::Request, |facts| {
            facts.text(Fact::Number, format!("{:04}", request.id.short())).says(Fact::At, Said::At(request.filed_ms));
            facts.says(Fact::Kind, Said::Kind(request.kind));
            facts.text(Fact::Words, ledger.words(keyring, request.id).unwrap_or_default());
            facts.text(Fact::Place, self.atlas.plate(request.place, request.home));
            facts.says(Fact::Channel, Said::Channel(request.channel));
            facts.says(Fact::Step, Said::Step(self.step(request)));
            for note in ledger.notes(keyring, Subject::request(request.id)) {
                facts.text(Fact::Note, note.text);
            }
            for task in ledger.tasks_of(request.id).iter().filter(|task| !ledger.never_asked(task)) {
                let more = ledger.task_more(keyring, task.id);
                facts.text(Fact::Helper, self.roll.name(task.volunteer)).says(Fact::Stage, Said::Stage(task.stage));
                facts.text(Fact::When, more.when.unwrap_or_default()).text(Fact::Word, more.word.unwrap_or_default());
                facts.some(Fact::Photo, self.photo_of(task.id).map(|_| Said::Yes(true)));
            }
            for rating in ledger.ratings(keyring, request.id) {
                facts.some(Fact::Stars, count(rating.stars.into())).text(Fact::Word, rating.word);
            }
        })
    }

    /// A time they helped: what sort of help it was, and nothing about whom it was for.
    fn of_task(&self, task: &Task) -> Part {
        let request = self.ledger().request(task.request);
        let more = self.ledger().task_more(&self.keyring, task.id);
        part(Topic::Helped, |facts| {
            facts.says(Fact::At, Said::At(task.offered_ms));
            facts.some(Fact::Kind, request.map(|request| Said::Kind(request.kind)));
            facts.says(Fact::Stage, Said::Stage(task.stage));
            let said = Some(more).filter(|_| task.stage != TaskStage::Offered).unwrap_or_default();
            facts.text(Fact::Name, said.name.unwrap_or_default());
            facts.text(Fact::Telephone, said.telephone.unwrap_or_default());
        })
    }

    fn of_pairs(&self, person: PersonId) -> Vec<Part> {
        let ledger = self.ledger();
        let looks_after = ledger.pairs_with(person).into_iter().map(|pair| {
            part(Topic::Pair, |facts| {
                facts.says(Fact::On, Said::On(pair.since)).says(Fact::Rhythm, Said::Number(pair.rhythm_days.into()));
            })
        });
        let household = ledger.person(person).and_then(|person| person.household);
        let own = household.and_then(|household| self.live_pair(household)).map(|pair| {
            part(Topic::Pair, |facts| {
                facts.text(Fact::Helper, self.roll.name(pair.own)).says(Fact::On, Said::On(pair.since));
            })
        });
        let visits = household.map(|household| ledger.visits(&self.keyring, household)).unwrap_or_default();
        let visits = visits.into_iter().map(|visit| {
            part(Topic::Visit, |facts| {
                facts.says(Fact::On, Said::On(visit.day)).text(Fact::Helper, self.roll.name(visit.by));
                facts.says(Fact::Deeds, Said::Deeds(visit.deeds)).text(Fact::Word, visit.words);
            })
        });
        let knocks = household.map(|household| ledger.knocks(&self.keyring, household)).unwrap_or_default();
        let knocks = knocks.into_iter().map(|one| {
            let knock = one.knock;
            part(Topic::Visit, |facts| {
                facts.says(Fact::On, Said::On(knock.day)).text(Fact::Device, self.device_name(&one.stamp.author));
                facts.says(Fact::Outcome, Said::Outcome(knock.outcome)).says(Fact::Signs, Said::Signs(knock.signs));
                facts.says(Fact::Brought, Said::Brought(knock.brought)).text(Fact::Word, knock.words);
            })
        });
        looks_after.chain(own).chain(visits).chain(knocks).collect()
    }

    fn of_rosters(&self, person: PersonId) -> Vec<Part> {
        let kiosks = self.ledger().kiosks().filter_map(|kiosk| Some((self.eats_at(person, kiosk.number)?, kiosk)));
        let roster = |(diner, kiosk): (journal::facts::DinerEntry, journal::facts::Kiosk)| {
            let days = self.ledger().all(journal::vocabulary::subject::MEALS).map(|(subject, _)| subject.as_pair());
            let days = days.filter(|(number, _)| *number == kiosk.number).map(|(_, day)| Day(day));
            let meals = days.flat_map(|day| self.ledger().meals(kiosk.number, day).into_values());
            let mut eaten: Vec<Millis> =
                meals.filter(|meal| meal.diner == Some(diner.reference)).map(|meal| meal.at_ms).collect();
            eaten.sort_unstable();
            part(Topic::Roster, |facts| {
                facts.text(Fact::Kiosk, kiosk.name.clone()).says(Fact::Price, Said::Price(diner.price));
                eaten.into_iter().for_each(|at_ms| {
                    facts.says(Fact::Meal, Said::At(at_ms));
                });
            })
        };
        kiosks.map(roster).collect()
    }

    /// Messages to them that are still kept here, and theirs that nobody has let in.
    fn of_messages(&self, person: PersonId, requests: &[Request]) -> Vec<Part> {
        let theirs = |to: To| match to {
            To::Helper(helper) => helper == person,
            To::Asker(request) => requests.iter().any(|one| one.id == request),
            To::Kiosk(_) => false,
        };
        let letters = self.letters.values().filter(|letter| theirs(letter.to) && letter.says != Says::Counted);
        let letters = letters.map(|letter| {
            part(Topic::Message, |facts| {
                facts.says(Fact::At, Said::At(letter.at_ms)).says(Fact::Says, Said::Says(letter.says));
            })
        });
        let waiting = self.tray.values().filter(|waiting| self.sent_by(person, &waiting.body, &waiting.signer));
        let waiting = waiting.map(|waiting| {
            part(Topic::Waiting, |facts| {
                facts.says(Fact::At, Said::At(waiting.came_ms)).text(Fact::Words, waiting.body.words.to_string());
            })
        });
        letters.chain(waiting).collect()
    }
}

fn of_look(looked: Looked) -> Part {
    let device = if looked.name.is_empty() { looked.check } else { looked.name };
    part(Topic::Looked, |facts| {
        facts.says(Fact::At, Said::At(looked.at_ms)).text(Fact::Device, device);
        facts
            .says(Fact::Times, Said::Number(looked.times))
            .some(Fact::Copied, looked.copied.then_some(Said::Yes(true)));
    })
}

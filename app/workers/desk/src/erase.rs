//! Erasing: somebody is forgotten by destroying their key, and everything at the desk that holds a copy of what was under
//! it goes in the same commit. What they asked for and did is still counted, without saying whose it was.

use crate::first;
use crate::host::{Host, INBOX};
use crate::judge::{Deed, InOrder};
use crate::key_rows;
use crate::letters::{Kept, To};
use crate::office::{Change, Office};
use crate::stored::all;
use crate::tasks::is_live;
use crate::today::is_open;
use courier::body::RequestBody;
use device::store::Write;
use domain::request::{Channel, Request};
use domain::task::{Task, TaskStage};
use domain::{Day, HouseholdId, Millis, PersonId, RequestId};
use journal::{Subject, reserved};
use ports::desk::privacy::Foreseen;
use ports::desk::{Answer, Says, Trouble, Written};
use std::collections::BTreeSet;
use trust::SigningPublic;

impl<H: Host> Office<H> {
    /// What goes and what stays when somebody is erased.
    ///
    /// # Errors
    /// `Unknown`.
    pub fn foresee(&self, person: PersonId) -> Result<Foreseen, Trouble> {
        let ledger = self.ledger();
        ledger.person(person).ok_or(Trouble::Unknown)?;
        let requests: Vec<Request> = ledger.requests_by(person).collect();
        let tasks: Vec<Task> = ledger.tasks_for(person).collect();
        let asked = requests.iter().flat_map(|request| ledger.tasks_of(request.id));
        let mut remains = Change::default();
        self.remains(person, &mut remains);
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(Foreseen {
            requests: count(requests.len()),
            open: count(requests.iter().filter(|request| is_open(request)).count()),
            helped: count(tasks.iter().filter(|task| task.stage == TaskStage::Done).count()),
            going: count(tasks.iter().filter(|task| is_live(task)).count()),
            pairs: count(ledger.pairs_with(person).len()),
            photos: count(asked.filter(|task| self.photo_of(task.id).is_some()).count() + self.scans_with(person)),
            letters: count(remains.letters_out.len()),
            waiting: count(remains.tray_out.len()),
            rosters: count(ledger.kiosks().filter(|kiosk| self.eats_at(person, kiosk.number).is_some()).count()),
            last_of_home: self.alone_at(person).is_some(),
            asks: !self.decides(),
        })
    }

    /// Forgets somebody. What is still to be done with them is taken back first, and whoever has to know is told.
    ///
    /// # Errors
    /// `Unknown`, or the device's trouble; nothing was written then.
    pub async fn erase(&mut self, person: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        // Whoever had been written down twice is forgotten as both.
        let person = self.ledger().same_as(person);
        let twice: Vec<PersonId> = self.written_twice(person);
        let household = self.ledger().person(person).ok_or(Trouble::Unknown)?.household;
        if !self.decides() {
            return self.ask_to_forget(person, now_ms).await;
        }
        let (mut change, alone) = (Change::default(), self.alone_at(person));
        self.take_leave(person, alone, &mut change, now_ms);
        for twice in &twice {
            self.take_leave(*twice, None, &mut change, now_ms);
        }
        for whose in twice.iter().chain([&person]) {
            self.remains(*whose, &mut change);
            self.remains_in_inbox(*whose, &mut change).await?;
            change.rows.extend(self.without_scans(*whose).await?);
        }
        if let Some(home) = alone {
            change.rows.extend(self.without_scans(home.as_person()).await?);
        }
        change.letters.retain(|letter| !change.letters_out.contains(&letter.id));
        let whose = twice.iter().chain([&person]).flat_map(|whose| [*whose, reserved(*whose)]);
        let whose = whose.chain(alone.map(HouseholdId::as_person));
        change.rows.extend(whose.flat_map(|whose| key_rows::delete(&self.keyring, whose).collect::<Vec<_>>()));
        let ((), ops) = self.act(|act| {
            act.keep_after_all(person).loosen(person).erase(person);
            for twice in &twice {
                act.loosen(*twice).erase(*twice);
            }
            if let Some(household) = alone {
                act.erase(household.as_person());
            }
        });
        // In the station's own log it counts whatever else this device was let in for.
        change.say(self.own_log(), ops);
        change.rows.push(first::wiped());
        if let Err(trouble) = self.commit_whole(now_ms, change).await {
            // The keys are gone from memory, and are still on disk: it is read again.
            self.stale = true;
            return Err(trouble);
        }
        self.backs.clear();
        let home: Vec<Subject> = household.map(Subject::household).into_iter().collect();
        self.note_touched(&home);
        Ok(Answer::Saved(Written::default()))
    }

    /// Whether this device's word is enough to forget somebody for good.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.replica.writers().leads(&self.keys.device.public())
    }

    /// Nothing goes yet: the station's device does it, or a person there is asked.
    async fn ask_to_forget(&mut self, person: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        let here = self.keys.device.public();
        let mut change = Change::default();
        if self.ledger().asked_to_forget(person).iter().all(|stamp| stamp.author != here) {
            let ((), ops) = self.act(|act| {
                act.ask_to_forget(person);
            });
            change.say(self.own_log(), ops);
        }
        self.carry_out(now_ms, change, Vec::new(), None).await
    }

    /// Somebody is not forgotten after all.
    ///
    /// # Errors
    /// `StationOnly` where this device does not decide, or the device's trouble.
    pub async fn keep_after_all(&mut self, person: PersonId, now_ms: Millis) -> Result<Answer, Trouble> {
        if !self.decides() {
            return Err(Trouble::StationOnly);
        }
        let mut change = Change::default();
        let ((), ops) = self.act(|act| {
            act.keep_after_all(person);
        });
        change.say(self.keys.place, ops);
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Forgets whom a device wants forgotten that looks after the place where they live, by the station's own word. Everybody
    /// else waits until a person decides.
    ///
    /// # Errors
    /// The device's trouble.
    pub async fn forget_as_asked(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        if !self.keys.speaks() || self.is_ahead() {
            return Ok(());
        }
        let writers = self.replica.writers();
        let at_home = |person: &PersonId| {
            let homes = self.ledger().homes(*person, |by| writers.leads(by));
            let asked = self.ledger().asked_to_forget(*person);
            asked.iter().any(|stamp| homes.iter().any(|home| writers.may_write(&stamp.author, *home)))
        };
        let persons: Vec<PersonId> = self.ledger().to_forget().filter(at_home).collect();
        for person in persons {
            self.erase(person, now_ms).await?;
        }
        Ok(())
    }

    /// Ends what is going on with somebody: what they asked for, where they were to help, whom they look after, where they
    /// eat.
    fn take_leave(&mut self, person: PersonId, alone: Option<HouseholdId>, change: &mut Change, now_ms: Millis) {
        let open: Vec<Request> = self.ledger().requests_by(person).filter(is_open).collect();
        for Request { id, status, .. } in open {
            self.say_about(Subject::request(id), change, |act| {
                act.withdraw(id, status.round, Channel::Station);
            });
            self.call_all_off(id, change, now_ms, 0);
        }
        let going: Vec<Task> = self.ledger().tasks_for(person).filter(is_live).collect();
        for task in going {
            self.let_off(&task, change);
            self.finish_with(&Task { stage: TaskStage::Off, ..task.clone() }, change, now_ms, 0);
        }
        // Whoever was told the name and has not read it yet is told anew how things stand.
        let untold: BTreeSet<RequestId> = self.naming(person).filter(|l| l.waits()).filter_map(|l| l.request).collect();
        let agreed = self.ledger().tasks_for(person).filter(|task| task.stage == TaskStage::Agreed);
        let untold: BTreeSet<RequestId> = agreed.map(|task| task.request).chain(untold).collect();
        for request in untold {
            self.tell_asker(change, request, now_ms, false);
        }
        for pair in self.ledger().pairs_with(person) {
            self.say_about(Subject::household(pair.household), change, |act| {
                act.step_in(&pair, person, Day::of(now_ms));
            });
        }
        if let Some(household) = alone.filter(|household| self.live_pair(*household).is_some()) {
            self.say_about(Subject::household(household), change, |act| {
                act.end_pair(household);
            });
        }
        let _ = self.strike_off(person, change, now_ms);
    }

    /// Under which other ids somebody was written down, too.
    fn written_twice(&self, person: PersonId) -> Vec<PersonId> {
        let ledger = self.ledger();
        let same = ledger.persons().map(|other| other.id).filter(|other| *other != person);
        same.filter(|other| ledger.same_as(*other) == person).collect()
    }

    /// The home of which somebody is the only one left.
    fn alone_at(&self, person: PersonId) -> Option<HouseholdId> {
        let household = self.ledger().person(person)?.household?;
        self.ledger().persons_of(household).all(|other| other == person).then_some(household)
    }

    /// Takes the rows out that hold copies of what is known of somebody: messages to them, about what they asked for, or
    /// with their name in it, and what they sent and nobody has let in.
    pub(crate) fn remains(&self, person: PersonId, change: &mut Change) {
        let asked = |letter: &Kept| letter.request.and_then(|id| self.ledger().request(id));
        let theirs =
            |letter: &&Kept| letter.to == To::Helper(person) || asked(letter).is_some_and(|it| it.person == person);
        for letter in self.letters.values().filter(theirs).chain(self.naming(person)) {
            change.letters_out.push(letter.id);
            change.posting_out.extend(letter.number_in_post());
        }
        let sent = self.tray.values().filter(|waiting| self.sent_by(person, &waiting.body, &waiting.signer));
        change.tray_out.extend(sent.map(|waiting| waiting.id));
    }

    /// Messages about somebody else's request that say who helps: this one.
    fn naming(&self, person: PersonId) -> impl Iterator<Item = &Kept> {
        let helped: BTreeSet<RequestId> = self.ledger().tasks_for(person).map(|task| task.request).collect();
        let says = |letter: &Kept| letter.says == Says::Progress && !letter.slip.is_empty();
        self.letters
            .values()
            .filter(move |letter| says(letter) && letter.request.is_some_and(|id| helped.contains(&id)))
    }

    /// What came from them under lock and had no room in the tray.
    async fn remains_in_inbox(&self, person: PersonId, change: &mut Change) -> Result<(), Trouble> {
        for (key, slip) in all(&self.store, INBOX, |_| {}).await? {
            if let Ok(InOrder { signer, deed: Deed::File { body, .. }, .. }) = self.judge(&slip)
                && self.sent_by(person, &body, &signer)
            {
                change.rows.push(Write::delete(INBOX, key));
            }
        }
        Ok(())
    }

    /// Whether a request that nobody has let in is theirs.
    #[must_use]
    pub fn sent_by(&self, person: PersonId, body: &RequestBody, signer: &SigningPublic) -> bool {
        let owner = self.ledger().sender(signer).and_then(|sender| sender.person);
        owner == Some(person) || self.find_person(body, signer) == Some(person)
    }
}

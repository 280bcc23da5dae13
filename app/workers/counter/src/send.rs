//! Between the kiosk and the station: letters out until they are confirmed, receipts and rosters in.

use crate::enrol::Keys;
use crate::keep::{self, Kept};
use crate::kiosk::Kiosk;
use crate::letters::{self, Desk};
use courier::body::{Body, CardBody, CountedBody, Roster};
use courier::outbox::Letter;
use courier::{code, slip};
use device::clock::Clock;
use device::delivery;
use device::post::Post;
use device::store::{Store, Write};
use domain::Day;
use domain::meal::Meal;
use ports::counter::{Answer, Trouble};
use trust::CryptoRng;

impl<S: Store, P: Post, C: Clock, R: CryptoRng> Kiosk<S, P, C, R> {
    /// One round with the mailbox: sends what is due, takes in what the station answered. A mailbox that cannot be
    /// reached changes nothing; a later round tries again.
    pub async fn exchange(&self) {
        let _ = self.fetch().await;
        let _ = self.send().await;
    }

    /// What has not reached the station, as texts to carry by hand.
    pub(crate) async fn take_out(&self) -> Result<Answer, Trouble> {
        self.write_meals(true).await?;
        let text = |letter: &Letter| code::write(&letter.slip);
        self.with(|kept| Answer::ToCarry(kept.outbox.letters().filter_map(text).collect()))
    }

    /// The same sealed bytes go again and again: the mailbox knows them by their name and keeps one.
    async fn send(&self) -> Result<(), Trouble> {
        self.write_meals(false).await?;
        let due = self.with(|kept| kept.outbox.due(self.clock.now_ms()))?;
        for letter in due {
            let now_ms = self.clock.now_ms();
            let posted = delivery::post_letter(&self.post, &letter, now_ms).await;
            let silent = posted.is_err();
            let number = letter.number;
            let standing = self.change(|kept| match posted {
                Ok(()) => kept.outbox.posted(number, now_ms).cloned(),
                Err(why) => kept.outbox.failed(number, why, now_ms).cloned(),
            })?;
            // Forgetting this costs one needless posting, no more.
            self.commit(vec![standing.map_or_else(|| keep::no_letter(number), |letter| keep::letter_row(&letter))])
                .await?;
            if silent {
                break;
            }
        }
        Ok(())
    }

    /// Puts meals that have settled into letters. Memory first, so that two rounds at once never write the same meals
    /// twice; taken back when the disk refuses.
    async fn write_meals(&self, hurry: bool) -> Result<(), Trouble> {
        // Asked every few seconds, and mostly for nothing: keys and rows are made only where there is something to write.
        if self.with(|kept| kept.meals_unwritten().next().is_none())? {
            return Ok(());
        }
        let (keys, now_ms) = (self.keys()?, self.clock.now_ms());
        let before = self.with(|kept| kept.state.written)?;
        let letters = self.change(|kept| {
            let desk = Desk { sign: &keys.sign, seal: kept.state.enrolment.station.seal };
            desk.write_meals(&mut *self.random.borrow_mut(), kept, hurry, now_ms)
        })?;
        if letters.is_empty() {
            return Ok(());
        }
        let state = self.with(|kept| keep::state_rows(&kept.state))?;
        let kept = self.commit(letters.iter().map(keep::letter_row).chain(state).collect()).await;
        if kept.is_err() {
            self.change(|kept| {
                letters.iter().for_each(|letter| drop(kept.outbox.remove(letter.number)));
                kept.state.written = before;
            })?;
        }
        kept
    }

    /// Takes in what lies in our own box; an object that cannot be read is passed over once and for all.
    async fn fetch(&self) -> Result<(), Trouble> {
        let keys = self.keys()?;
        let today = Day::of(self.clock.now_ms());
        let seen = self.with(|kept| kept.state.seen.clone())?;
        let found = delivery::look(&self.post, &keys.letters, &seen, today).await;
        let silent = found.trouble.is_some();
        if self.silent.replace(silent) && !silent {
            // The mailbox answers again: what failed before need not wait out its pause.
            self.change(|kept| kept.outbox.hurry(self.clock.now_ms()))?;
        }
        for letter in &found.slips {
            // Marked as seen only once it is kept: a full disk must not swallow a receipt.
            self.take_in(&keys, &letter.bytes).await?;
            self.change(|kept| kept.state.seen.mark(letter.day, letter.name))?;
        }
        if found.is_whole() {
            self.change(|kept| kept.state.seen.round(&found.listed, today))?;
        }
        Ok(())
    }

    /// Takes in one letter from the station; false when it is no such letter.
    pub(crate) async fn take_in(&self, keys: &Keys, letter: &[u8]) -> Result<bool, Trouble> {
        let Ok(opened) = slip::open(core::slice::from_ref(&keys.seal), letter) else { return Ok(false) };
        if opened.signer != self.with(|kept| kept.state.enrolment.signer)? {
            return Ok(false);
        }
        let today = Day::of(self.clock.now_ms());
        let apply = |kept: &mut Kept| match &opened.body {
            Body::Counted(counted) => Some(confirmed(kept, counted, today)),
            Body::Card(card) => Some(turned(kept, card)),
            _ => None,
        };
        let Some(writes) = self.with(|kept| apply(&mut kept.clone()))? else { return Ok(false) };
        self.commit(writes).await?;
        self.change(|kept| drop(apply(kept)))?;
        Ok(true)
    }
}

/// The station's inbox has another key: what is written from now on is sealed to it. Of several cards the newest counts.
fn turned(kept: &mut Kept, card: &CardBody) -> Vec<Write> {
    if card.at_ms <= kept.state.station_ms {
        return Vec::new();
    }
    (kept.state.enrolment.station, kept.state.station_ms) = (card.inbox, card.at_ms);
    keep::state_rows(&kept.state).to_vec()
}

/// Applies what the station has confirmed, and tells the writes that keep it so. Confirmed meals of earlier days go,
/// but for the very newest, which tells the next number.
fn confirmed(kept: &mut Kept, counted: &CountedBody, today: Day) -> Vec<Write> {
    // Never beyond what this kiosk has handed out: a wrong receipt must not silence meals to come.
    kept.state.below = kept.state.below.max(counted.below.min(kept.state.next));
    kept.state.written = kept.state.written.max(kept.state.below);
    let newer = |roster: &&Roster| roster.version > kept.state.enrolment.roster.version;
    if let Some(roster) = counted.roster.as_ref().filter(newer) {
        kept.state.enrolment.roster = roster.clone();
    }
    let (below, newest) = (kept.state.below, kept.meals.last_key_value().map(|(number, _)| *number));
    let gone = |meal: &Meal| meal.number < below && Day::of(meal.at_ms) < today && Some(meal.number) != newest;
    let meals: Vec<u32> = kept.meals.values().filter(|meal| gone(meal)).map(|meal| meal.number).collect();
    kept.meals.retain(|_, meal| !gone(meal));
    let letters = letters::confirmed(kept, &kept.state, &counted.requests);
    letters.iter().for_each(|number| drop(kept.outbox.remove(*number)));
    let meals = meals.into_iter().map(keep::no_meal);
    let letters = letters.into_iter().map(keep::no_letter);
    meals.chain(letters).chain(keep::state_rows(&kept.state)).collect()
}

//! The kiosk at work: answers the screen's questions, and keeps before it answers.

use crate::enrol::{self, Keys};
use crate::keep::{self, Found, Kept, LoadError, Ruin};
use crate::letters::{self, Desk};
use crate::roster;
use courier::body::{RequestBody, Who};
use courier::code;
use courier::packed::Packed;
use device::clock::Clock;
use device::post::Post;
use device::store::{Store, StoreError, Write};
use domain::meal::{self, DinerRef, Meal, PriceClass};
use domain::request::{Channel, WORDS_MAX};
use domain::{Day, Kind, PlaceId, RequestId, Slots};
use ports::counter::{Answer, Ask, Door, Till, Trouble};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use trust::CryptoRng;

/// Version of the privacy notice that hangs beside the kiosk.
const NOTICE: u16 = 1;

/// A kiosk over a store, a mailbox, a clock and a source of randomness.
pub struct Kiosk<S, P, C, R> {
    pub(crate) store: S,
    pub(crate) post: P,
    pub(crate) clock: C,
    pub(crate) random: RefCell<R>,
    pub(crate) kept: RefCell<Option<Kept>>,
    /// What is left of a kiosk that could not be read.
    ruin: RefCell<Option<Ruin>>,
    /// Whether the mailbox did not answer last time.
    pub(crate) silent: Cell<bool>,
}

impl<S: Store, P: Post, C: Clock, R: CryptoRng> Kiosk<S, P, C, R> {
    /// Opens what this device kept.
    ///
    /// # Errors
    /// What was written by a newer program, or what the store says.
    pub async fn open(store: S, post: P, clock: C, random: R) -> Result<Self, LoadError> {
        let Found { kept, ruin } = keep::load(&store).await?;
        let (random, kept, ruin) = (RefCell::new(random), RefCell::new(kept), RefCell::new(ruin));
        Ok(Self { store, post, clock, random, kept, ruin, silent: Cell::new(false) })
    }

    /// Answers one question. `Ask::Open` and `Ask::Poll` come back with how things stand.
    pub async fn answer(&self, ask: Ask) -> Answer {
        let answer = match ask {
            Ask::Open { .. } if self.ruin.borrow().is_some() => Err(Trouble::Damaged),
            Ask::Open { .. } => Ok(self.till().map_or(Answer::NotEnrolled, Answer::Ready)),
            Ask::Enrol { text } => self.enrol(&text).await,
            Ask::Diners(door) => self.pick(door),
            Ask::Card { text } => self.card(&text),
            Ask::CheckIn { diner, again } => self.check_in(diner, again).await,
            Ask::TakeBack { number } => self.take_back(number).await,
            Ask::File { words, kind, diner, building } => self.file(&words, kind, diner, building).await,
            Ask::TakeOut => self.take_out().await,
            Ask::Poll => {
                self.exchange().await;
                Ok(self.till().map_or(Answer::NotEnrolled, Answer::Ready))
            }
        };
        answer.unwrap_or_else(Answer::Trouble)
    }

    /// What the attract screen shows; `None` while this is no kiosk yet.
    #[must_use]
    pub fn till(&self) -> Option<Till> {
        let kept = self.kept.borrow();
        let kept = kept.as_ref()?;
        let enrolment = &kept.state.enrolment;
        Some(Till {
            name: enrolment.name.to_string(),
            telephone: enrolment.telephone.to_string(),
            buildings: enrolment.roster.buildings.iter().map(|(_, name)| name.to_string()).collect(),
            prices: (enrolment.prices.ordinary, enrolment.prices.elder),
            today: count(kept.meals_on(self.today())),
            waiting: count(kept.meals_waiting()) + u32::try_from(letters::requests_waiting(kept)).unwrap_or(u32::MAX),
            sample: enrolment.sample,
        })
    }

    fn today(&self) -> Day {
        Day::of(self.clock.now_ms())
    }

    /// Becomes a kiosk, or takes a newer enrolment of the same kiosk without losing what waits. A receipt carried over
    /// by hand may be pasted in the same place.
    async fn enrol(&self, text: &str) -> Result<Answer, Trouble> {
        if let (Ok(keys), Ok(letter)) = (self.keys(), code::find(text))
            && self.take_in(&keys, &letter).await?
        {
            return self.till().map(Answer::Ready).ok_or(Trouble::NotEnrolled);
        }
        let kept = enrol::succeed(self.kept.borrow().as_ref(), self.ruin.borrow().clone(), enrol::read(text)?)?;
        self.commit(keep::whole(&kept)).await?;
        *self.kept.borrow_mut() = Some(kept);
        self.ruin.take();
        self.till().map(Answer::Ready).ok_or(Trouble::NotEnrolled)
    }

    fn pick(&self, door: Door) -> Result<Answer, Trouble> {
        self.with(|kept| {
            let enrolment = &kept.state.enrolment;
            Answer::Pick(roster::behind(&enrolment.roster, enrolment.prices, door, &self.eaten(kept)))
        })
    }

    fn card(&self, text: &str) -> Result<Answer, Trouble> {
        let reference = meal::read_card(text).ok_or(Trouble::NoSuchCard)?;
        self.with(|kept| {
            let enrolment = &kept.state.enrolment;
            let diner = roster::find(&enrolment.roster, reference)?;
            Some(Answer::Diner(roster::view(&enrolment.roster, enrolment.prices, diner, &self.eaten(kept))))
        })?
        .ok_or(Trouble::NoSuchCard)
    }

    /// Who already has a meal today.
    fn eaten(&self, kept: &Kept) -> BTreeSet<DinerRef> {
        kept.meals_on(self.today()).filter_map(|meal| meal.diner).collect()
    }

    async fn check_in(&self, diner: Option<DinerRef>, again: bool) -> Result<Answer, Trouble> {
        let now = self.clock.now_ms();
        let (meal, fen) = self.with(|kept| {
            let enrolment = &kept.state.enrolment;
            let price = match diner {
                Some(reference) => roster::find(&enrolment.roster, reference).ok_or(Trouble::NoSuchCard)?.price,
                None => PriceClass::Ordinary,
            };
            let meal = Meal { number: kept.state.next, diner, at_ms: now, price };
            Ok((meal, roster::fen(enrolment.prices, price)))
        })??;
        let before = self.with(|kept| last_meal(kept, Day::of(now), diner))?;
        if let (Some(at_ms), false) = (before, again) {
            return Ok(Answer::AlreadyToday { at_ms });
        }
        // Counted in memory first, so that two taps in quick succession never share a number; undone if it is not kept.
        let state = self.change(|kept| {
            kept.state.next = meal.number.saturating_add(1);
            kept.meals.insert(meal.number, meal);
            keep::state_rows(&kept.state)
        })?;
        let writes = [keep::meal_row(&meal)].into_iter().chain(state);
        if let Err(why) = self.commit(writes.collect()).await {
            self.change(|kept| {
                kept.meals.remove(&meal.number);
                // Given back unless the next meal has taken the one after; then it is never used, and the station is told.
                if kept.state.next == meal.number.saturating_add(1) {
                    kept.state.next = meal.number;
                }
            })?;
            return Err(why);
        }
        let today = self.with(|kept| count(kept.meals_on(Day::of(now))))?;
        Ok(Answer::CheckedIn { number: meal.number, fen, today })
    }

    /// Takes the last check-in back; an older one stands, since its number may already be with the station. Memory
    /// first, like a check-in: the number may be given out again while the disk is still busy.
    async fn take_back(&self, number: u32) -> Result<Answer, Trouble> {
        let now_ms = self.clock.now_ms();
        let taken = self.change(|kept| {
            let last = number.checked_add(1) == Some(kept.state.next) && kept.state.written <= number;
            let stands = kept.meals.get(&number).is_none_or(|meal| letters::settled(meal, now_ms));
            let meal = (last && !stands).then(|| kept.meals.remove(&number)).flatten()?;
            kept.state.next = number;
            Some((meal, keep::state_rows(&kept.state)))
        })?;
        if let Some((meal, state)) = taken {
            let writes = [keep::no_meal(number)].into_iter().chain(state);
            if let Err(why) = self.commit(writes.collect()).await {
                self.change(|kept| {
                    if kept.state.next == number {
                        kept.state.next = number.saturating_add(1);
                        kept.meals.insert(number, meal);
                    }
                })?;
                return Err(why);
            }
        }
        Ok(Answer::TakenBack { today: self.with(|kept| count(kept.meals_on(self.today())))? })
    }

    async fn file(
        &self,
        words: &str,
        kind: Kind,
        diner: Option<DinerRef>,
        building: Option<u16>,
    ) -> Result<Answer, Trouble> {
        let words = words.trim();
        if words.is_empty() {
            return Err(Trouble::NoWords);
        }
        if words.encode_utf16().count() > WORDS_MAX {
            return Err(Trouble::TooLong);
        }
        let mut id = [0; 16];
        self.random.borrow_mut().fill_bytes(&mut id);
        let body = self.with(|kept| self.request(kept, RequestId(id), words, kind, diner, building))??;
        let request = body.id;
        let keys = self.keys()?;
        // Sealed at once: nothing of what was said stays readable on this machine.
        let letter = self.change(|kept| {
            let desk = Desk { sign: &keys.sign, seal: kept.state.enrolment.station.seal };
            desk.write_request(&mut *self.random.borrow_mut(), kept, body, self.clock.now_ms())
        })?;
        let letter = letter.ok_or(Trouble::TooLong)?;
        if let Err(why) = self.commit(vec![keep::letter_row(&letter)]).await {
            self.change(|kept| kept.outbox.remove(letter.number))?;
            return Err(why);
        }
        Ok(Answer::Filed { request })
    }

    fn request(
        &self,
        kept: &Kept,
        id: RequestId,
        words: &str,
        kind: Kind,
        diner: Option<DinerRef>,
        building: Option<u16>,
    ) -> Result<RequestBody, Trouble> {
        let roster = &kept.state.enrolment.roster;
        let at = match diner {
            Some(reference) => roster::find(roster, reference).ok_or(Trouble::NoSuchCard)?.building,
            None => building.unwrap_or_default(),
        };
        let place = roster.buildings.get(usize::from(at)).map_or(PlaceId::default(), |(place, _)| *place);
        Ok(RequestBody {
            id,
            place,
            kind,
            words: Packed::from(words),
            suits: Slots::default(),
            channel: Channel::Kiosk,
            filed_ms: self.clock.now_ms(),
            who: diner.map_or(Who::Guest, Who::Diner),
            notice: NOTICE,
            reply: None,
        })
    }

    /// Reads what is kept.
    pub(crate) fn with<T>(&self, read: impl FnOnce(&Kept) -> T) -> Result<T, Trouble> {
        self.kept.borrow().as_ref().map(read).ok_or(Trouble::NotEnrolled)
    }

    /// Changes what is kept, in memory.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Kept) -> T) -> Result<T, Trouble> {
        self.kept.borrow_mut().as_mut().map(change).ok_or(Trouble::NotEnrolled)
    }

    /// Keeps on the disk.
    pub(crate) async fn commit(&self, writes: Vec<Write>) -> Result<(), Trouble> {
        self.store.commit(writes).await.map_err(|why| match why {
            StoreError::Full => Trouble::Full,
            _ => Trouble::NoStorage,
        })
    }

    /// The keys of this kiosk.
    pub(crate) fn keys(&self) -> Result<Keys, Trouble> {
        self.with(|kept| Keys::of(&kept.state.enrolment.seed))
    }
}

/// When this diner last ate on that day; guests are nobody in particular.
fn last_meal(kept: &Kept, day: Day, diner: Option<DinerRef>) -> Option<u64> {
    kept.meals_on(day).filter(|meal| diner.is_some() && meal.diner == diner).map(|meal| meal.at_ms).last()
}

pub(crate) fn count<T>(of: impl Iterator<Item = T>) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

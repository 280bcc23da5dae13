//! Between the kiosk and the station: meals and requests out, receipts and rosters in, again and again until confirmed.

use crate::enrol::Keys;
use crate::keep::{self, Kept};
use crate::kiosk::Kiosk;
use courier::body::{Body, CountedBody, MealsBody, Roster};
use courier::{code, slip};
use device::clock::Clock;
use device::delivery;
use device::post::Post;
use device::store::{Store, Write};
use domain::meal::Meal;
use domain::{Day, Millis};
use ports::counter::{Answer, Trouble};
use trust::CryptoRng;

/// A check-in can be taken back for so long; only then does it leave.
pub const SETTLE_MS: Millis = 10_000;
/// Most check-ins in one slip: 500 of some ten bytes each stay far below what one slip may hold.
const MEALS_MAX: usize = 500;
/// Most check-ins in a text carried by hand, which has to fit a chat message.
const MEALS_BY_HAND_MAX: usize = 250;

impl<S: Store, P: Post, C: Clock, R: CryptoRng> Kiosk<S, P, C, R> {
    /// Whether a check-in is old enough to leave.
    pub(crate) fn settled(&self, meal: &Meal) -> bool {
        self.clock.now_ms().saturating_sub(meal.at_ms) >= SETTLE_MS
    }

    /// One round with the mailbox: sends what waits, takes in what the station answered. True when anything changed.
    /// A mailbox that cannot be reached changes nothing; the next round tries again.
    pub async fn exchange(&self) -> bool {
        let arrived = self.fetch().await.unwrap_or(false);
        let Ok(slips) = self.outgoing(MEALS_MAX) else { return arrived };
        let Ok(station) = self.with(|kept| kept.state.enrolment.station.folder) else { return arrived };
        let today = Day::of(self.clock.now_ms());
        for slip in slips {
            if self.post.put(&station, today, &slip).await.is_err() {
                break;
            }
        }
        arrived
    }

    /// What has not reached the station, as texts to carry by hand.
    pub(crate) fn take_out(&self) -> Result<Answer, Trouble> {
        let slips = self.outgoing(MEALS_BY_HAND_MAX)?;
        Ok(Answer::ToCarry(slips.iter().filter_map(|slip| code::write(slip)).collect()))
    }

    /// Everything that waits, sealed to the station: meals in bunches, each request by itself.
    fn outgoing(&self, bunch: usize) -> Result<Vec<Vec<u8>>, Trouble> {
        let keys = self.keys()?;
        let (station, bodies) = self.with(|kept| {
            let kiosk = kept.state.enrolment.kiosk;
            let meals: Vec<Meal> = kept.meals_waiting().filter(|meal| self.settled(meal)).copied().collect();
            let meals = meals.chunks(bunch).map(|meals| Body::Meals(MealsBody { kiosk, meals: meals.to_vec() }));
            let requests = kept.requests.values().cloned().map(Body::Request);
            (kept.state.enrolment.station.seal, meals.chain(requests).collect::<Vec<_>>())
        })?;
        let random = &mut *self.random.borrow_mut();
        Ok(bodies.iter().filter_map(|body| slip::seal(random, &keys.sign, &station, body).ok()).collect())
    }

    /// Takes in what lies in our own box; an object that cannot be read is passed over once and for all.
    async fn fetch(&self) -> Option<bool> {
        let keys = self.keys().ok()?;
        let today = Day::of(self.clock.now_ms());
        let seen = self.with(|kept| kept.state.seen.clone()).ok()?;
        let found = delivery::look(&self.post, &keys.letters, &seen, today).await;
        let mut arrived = false;
        for letter in &found.slips {
            // Marked as seen only once it is kept: a full disk must not swallow a receipt.
            arrived |= self.take_in(&keys, &letter.bytes).await.ok()?;
            self.change(|kept| kept.state.seen.mark(letter.day, letter.name)).ok()?;
        }
        if found.is_whole() {
            self.change(|kept| kept.state.seen.round(&found.listed, today)).ok()?;
        }
        Some(arrived)
    }

    /// Takes in one letter from the station; false when it is no such letter.
    async fn take_in(&self, keys: &Keys, letter: &[u8]) -> Result<bool, Trouble> {
        let Ok(opened) = slip::open(core::slice::from_ref(&keys.seal), letter) else { return Ok(false) };
        let Body::Counted(counted) = opened.body else { return Ok(false) };
        if opened.signer != self.with(|kept| kept.state.enrolment.signer)? {
            return Ok(false);
        }
        let today = Day::of(self.clock.now_ms());
        let writes = self.with(|kept| confirmed(&mut kept.clone(), &counted, today))?;
        self.commit(writes).await?;
        self.change(|kept| confirmed(kept, &counted, today))?;
        Ok(true)
    }
}

/// Applies what the station has confirmed, and tells the writes that keep it so. Confirmed meals of earlier days go.
fn confirmed(kept: &mut Kept, counted: &CountedBody, today: Day) -> Vec<Write> {
    // Never beyond what this kiosk has handed out: a wrong receipt must not silence meals to come.
    kept.state.below = kept.state.below.max(counted.below.min(kept.state.next));
    let newer = |roster: &&Roster| roster.version > kept.state.enrolment.roster.version;
    if let Some(roster) = counted.roster.as_ref().filter(newer) {
        kept.state.enrolment.roster = roster.clone();
    }
    let below = kept.state.below;
    let gone = |meal: &Meal| meal.number < below && Day::of(meal.at_ms) < today;
    let meals: Vec<u32> = kept.meals.values().filter(|meal| gone(meal)).map(|meal| meal.number).collect();
    kept.meals.retain(|_, meal| !gone(meal));
    kept.requests.retain(|id, _| !counted.requests.contains(id));
    let meals = meals.iter().map(|number| Write::delete(keep::MEALS, number.to_be_bytes()));
    let requests = counted.requests.iter().map(|id| Write::delete(keep::REQUESTS, id.0));
    meals.chain(requests).chain([keep::state_row(&kept.state)]).collect()
}

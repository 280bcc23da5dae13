//! Letters to the station: what each is about, and when the meals of the last while are worth one.

use crate::keep::{Kept, State};
use courier::body::{Body, MealsBody, RequestBody, UnusedBody};
use courier::outbox::{About, Letter};
use courier::slip;
use domain::meal::Meal;
use domain::{Millis, RequestId};
use trust::{CryptoRng, SealingPublic, SigningSecret};

/// A check-in can be taken back for so long; only then does it go into a letter.
pub const SETTLE_MS: Millis = 10_000;
/// Most check-ins in one letter: as text it still fits a chat message, should it have to be carried by hand.
pub const MEALS_MAX: usize = 250;
/// While the station is silent the next letter waits this long for each one that already waits, up to `GAP_MS_MAX`: a
/// day of meals without a captain is some forty letters, not five hundred.
const GAP_MS: Millis = 60_000;
/// Longest wait between two letters.
const GAP_MS_MAX: Millis = 900_000;

/// What a letter with the meals below `end` is about.
fn about_meals(end: u32) -> About {
    let mut about = *b"meals below\0\0\0\0\0";
    about[12..].copy_from_slice(&end.to_be_bytes());
    about
}

/// The first number after the meals in this letter; `None` for a request's.
fn meals_end(letter: &Letter) -> Option<u32> {
    let (_, end) = letter.about.split_last_chunk::<4>()?;
    let end = u32::from_be_bytes(*end);
    (about_meals(end) == letter.about).then_some(end)
}

/// Whether a check-in can no longer be taken back. One from the future was made before the clock was set back.
#[must_use]
pub fn settled(meal: &Meal, now_ms: Millis) -> bool {
    meal.at_ms > now_ms || now_ms - meal.at_ms >= SETTLE_MS
}

/// A station to write to, and the key that signs.
pub struct Desk<'a> {
    /// Signs what the kiosk sends.
    pub sign: &'a SigningSecret,
    /// Opens what it says.
    pub seal: SealingPublic,
}

impl Desk<'_> {
    fn seal(&self, random: &mut impl CryptoRng, body: &Body) -> Option<Vec<u8>> {
        slip::seal(random, self.sign, &self.seal, body).ok()
    }

    /// Puts a request into the outbox. `None` when it cannot be sealed.
    pub fn write_request(
        &self,
        random: &mut impl CryptoRng,
        kept: &mut Kept,
        body: RequestBody,
        now_ms: Millis,
    ) -> Option<Letter> {
        let (about, folder) = (body.id.0, kept.state.enrolment.station.folder);
        let slip = self.seal(random, &Body::Request(body))?;
        Some(kept.outbox.write(folder, about, slip, true, now_ms, 0).clone())
    }

    /// Puts settled meals into the outbox, in bunches, and tells the new letters. Unless in a `hurry`, a bunch that is
    /// not full waits while earlier ones are unconfirmed.
    pub fn write_meals(
        &self,
        random: &mut impl CryptoRng,
        kept: &mut Kept,
        hurry: bool,
        now_ms: Millis,
    ) -> Vec<Letter> {
        let mut letters = Vec::new();
        let ready: Vec<Meal> = kept.meals_unwritten().take_while(|meal| settled(meal, now_ms)).copied().collect();
        for meals in unbroken(&ready).flat_map(|meals| meals.chunks(MEALS_MAX)) {
            if meals.len() < MEALS_MAX && !hurry && now_ms < next_bunch_ms(kept) {
                break;
            }
            let (kiosk, folder) = (kept.state.enrolment.kiosk, kept.state.enrolment.station.folder);
            let end = meals.last().map_or(0, |last| last.number.saturating_add(1));
            let body = Body::Meals(MealsBody { kiosk, meals: meals.to_vec() });
            let (Some(slip), Some(first)) = (self.seal(random, &body), meals.first()) else { break };
            let from = kept.state.written;
            if from < first.number {
                let unused = Body::Unused(UnusedBody { kiosk, from, before: first.number });
                let Some(slip) = self.seal(random, &unused) else { break };
                letters.push(kept.outbox.write(folder, about_meals(first.number), slip, true, now_ms, 0).clone());
            }
            letters.push(kept.outbox.write(folder, about_meals(end), slip, true, now_ms, 0).clone());
            kept.state.written = end;
        }
        letters
    }
}

/// Runs of meals whose numbers follow each other. A number between two of them was given out and not kept.
fn unbroken(meals: &[Meal]) -> impl Iterator<Item = &[Meal]> {
    meals.chunk_by(|one, next| one.number.checked_add(1) == Some(next.number))
}

/// From when on a bunch of meals that is not full may leave.
fn next_bunch_ms(kept: &Kept) -> Millis {
    let waiting = || kept.outbox.letters().filter(|letter| meals_end(letter).is_some());
    let gap_ms = (GAP_MS * waiting().count() as Millis).min(GAP_MS_MAX);
    waiting().map(|letter| letter.written_ms).max().map_or(0, |last_ms| last_ms.saturating_add(gap_ms))
}

/// The letters that a receipt makes needless: with meals all below `state.below`, or about one of `requests`.
#[must_use]
pub fn confirmed(kept: &Kept, state: &State, requests: &[RequestId]) -> Vec<u64> {
    let done = |letter: &&Letter| match meals_end(letter) {
        Some(end) => end <= state.below,
        None => requests.contains(&RequestId(letter.about)),
    };
    kept.outbox.letters().filter(done).map(|letter| letter.number).collect()
}

/// Requests the station has not taken in.
#[must_use]
pub fn requests_waiting(kept: &Kept) -> usize {
    kept.outbox.letters().filter(|letter| meals_end(letter).is_none()).count()
}

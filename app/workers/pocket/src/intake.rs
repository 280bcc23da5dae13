//! Intake: what a slip that reached this phone means, and why it may not be believed. Nothing is changed unless all of
//! it is in order.

use crate::state::{Help, Kept, Letter, State};
use courier::body::{Body, CallOffBody, DetailsBody, OfferBody, ProgressBody};
use courier::code::{self, CodeError};
use courier::poster::{Poster, PosterError};
use courier::slip::{self, Opened, SlipError};
use domain::Millis;
use domain::request::Stage;
use ports::pocket::{HelpStep, Taken, Trouble, What};
use trust::{Digest, SigningPublic, fingerprint};

/// Most offers and tasks kept; the oldest that is over makes room for a new one.
const TASKS_MAX: usize = 200;

/// Takes in a whole chat message: a slip anywhere in it.
pub fn take_text(state: &mut State, now_ms: Millis, text: &str) -> Result<Taken, Trouble> {
    take(state, now_ms, &code::find(text).map_err(trouble_of_code)?)
}

/// Takes in a slip's bytes, from a message or from our box.
pub fn take(state: &mut State, now_ms: Millis, bytes: &[u8]) -> Result<Taken, Trouble> {
    let keys: Vec<_> = state.keys().map(|keys| keys.seal).into_iter().collect();
    let Opened { signer, body, digest, .. } = slip::open(&keys, bytes).map_err(trouble_of_slip)?;
    match body {
        Body::Progress(progress) => take_progress(state, signer, digest, progress),
        Body::Offer(offer) => take_offer(state, now_ms, signer, offer),
        Body::Details(details) => take_details(state, signer, details),
        Body::CallOff(off) => take_call_off(state, signer, off),
        Body::Card(card) => {
            state.newer_card(signer, card);
            Err(Trouble::Elsewhere)
        }
        Body::Contact(contact) => match state.hear_contact(signer, &contact, bytes) {
            Some(again) => Ok(Taken { what: What::Poster, again }),
            None => Err(Trouble::NoStation),
        },
        _ => Err(Trouble::Elsewhere),
    }
}

/// Why a text holds no slip.
#[must_use]
pub fn trouble_of_code(error: CodeError) -> Trouble {
    match error {
        CodeError::None => Trouble::NothingThere,
        CodeError::CutOff => Trouble::CutOff,
        CodeError::Altered => Trouble::Altered,
        CodeError::MadeByNewerVersion => Trouble::Newer,
    }
}

/// Why a slip could not be opened.
#[must_use]
pub fn trouble_of_slip(error: SlipError) -> Trouble {
    match error {
        SlipError::NotASlip => Trouble::NothingThere,
        SlipError::CutOff => Trouble::CutOff,
        SlipError::NotForThisDevice => Trouble::NotForMe,
        SlipError::MadeByNewerVersion => Trouble::Newer,
        SlipError::Altered | SlipError::TooLong | SlipError::BadKey => Trouble::Altered,
    }
}

fn take_progress(
    state: &mut State,
    signer: SigningPublic,
    digest: Digest,
    progress: ProgressBody,
) -> Result<Taken, Trouble> {
    let what = What::Progress(progress.request);
    let kept = state.request(progress.request).ok_or(Trouble::Unknown)?;
    if fingerprint(&signer) != kept.root {
        return Err(Trouble::Forged);
    }
    match kept.heard.binary_search_by_key(&progress.number, |(_, heard)| heard.number) {
        Ok(at) if kept.heard[at].0 == digest => Ok(Taken { what, again: true }),
        // Two devices of a station, one restored from the other's backup, may each write one of this number.
        Ok(at) if further(&progress, &kept.heard[at].1) => {
            kept.heard[at] = (digest, progress);
            let answered = kept.hear().map(|letter| letter.bytes);
            answered.iter().for_each(|slip| state.answered(slip));
            Ok(Taken { what, again: false })
        }
        Ok(_) => Err(Trouble::Outdated),
        Err(at) => {
            kept.heard.insert(at, (digest, progress));
            let answered = [Some(kept.letter.bytes.clone()), kept.hear().map(|letter| letter.bytes)];
            answered.iter().flatten().for_each(|slip| state.answered(slip));
            Ok(Taken { what, again: false })
        }
    }
}

/// Whether a receipt is further on than another of its number.
fn further(progress: &ProgressBody, than: &ProgressBody) -> bool {
    (progress.round, progress.stage) > (than.round, than.stage)
}

fn take_offer(state: &mut State, now_ms: Millis, signer: SigningPublic, offer: OfferBody) -> Result<Taken, Trouble> {
    let what = What::Offer(offer.task);
    if let Some(known) = state.task(offer.task) {
        return if known.signer == signer { Ok(Taken { what, again: true }) } else { Err(Trouble::Forged) };
    }
    if offer.until_ms < now_ms {
        return Err(Trouble::Outdated);
    }
    if state.tasks.len() >= TASKS_MAX {
        let over = state.tasks.iter().position(|help| help.is_over(now_ms)).ok_or(Trouble::TooMany)?;
        state.tasks.remove(over);
    }
    state.tasks.push(Help { offer, signer, step: HelpStep::Asked, letter: None, details: None, off: None });
    Ok(Taken { what, again: false })
}

fn take_details(state: &mut State, signer: SigningPublic, details: DetailsBody) -> Result<Taken, Trouble> {
    let what = What::Details(details.task);
    let help = state.task(details.task).ok_or(Trouble::Unknown)?;
    if signer != help.signer {
        return Err(Trouble::Forged);
    }
    if help.details.as_ref() == Some(&details) {
        return Ok(Taken { what, again: true });
    }
    if help.step == HelpStep::CalledOff {
        return Err(Trouble::Outdated);
    }
    help.details = Some(details);
    help.step = help.step.max(HelpStep::Agreed);
    let answered = help.letter.as_ref().filter(|_| help.step == HelpStep::Agreed).map(|letter| letter.bytes.clone());
    answered.iter().for_each(|slip| state.answered(slip));
    Ok(Taken { what, again: false })
}

/// Called off: over, unless we had said no or done already. Details that come later change nothing.
fn take_call_off(state: &mut State, signer: SigningPublic, off: CallOffBody) -> Result<Taken, Trouble> {
    let what = What::CallOff(off.task);
    let help = state.task(off.task).ok_or(Trouble::Unknown)?;
    if signer != help.signer {
        return Err(Trouble::Forged);
    }
    if matches!(help.step, HelpStep::Declined | HelpStep::Done | HelpStep::CalledOff) {
        return Ok(Taken { what, again: true });
    }
    help.step = HelpStep::CalledOff;
    help.off = Some(off);
    let waiting = help.letter.as_ref().map(|letter| letter.bytes.clone());
    waiting.iter().for_each(|slip| state.answered(slip));
    Ok(Taken { what, again: false })
}

impl Help {
    /// Whether nothing more will come of it.
    fn is_over(&self, now_ms: Millis) -> bool {
        match self.step {
            HelpStep::Asked => self.offer.until_ms < now_ms,
            HelpStep::Accepted | HelpStep::Agreed => false,
            HelpStep::Declined | HelpStep::Done | HelpStep::CalledOff => true,
        }
    }
}

impl Kept {
    /// Whether a receipt between two is missing, or one does not follow from the one before it.
    #[must_use]
    pub fn gap(&self) -> bool {
        let starts = self.heard.first().is_none_or(|(_, first)| first.number == 0 && first.before.is_none());
        !starts
            || self
                .heard
                .windows(2)
                .any(|pair| pair[1].1.number != pair[0].1.number + 1 || pair[1].1.before != Some(pair[0].0))
    }

    /// After a receipt: what we said is over once the station has acted on it. Comes back with its letter.
    pub(crate) fn hear(&mut self) -> Option<Letter> {
        use courier::body::FollowAct::{Confirm, Reopen, Withdraw};
        let (_, last) = self.heard.last()?;
        let answered = self.said.as_ref().is_some_and(|(said, _)| {
            last.round > said.round
                || match said.act {
                    Withdraw => last.stage == Stage::Withdrawn,
                    Confirm { .. } => last.stage == Stage::Closed,
                    Reopen { .. } => false,
                }
        });
        self.said.take_if(|_| answered).map(|(_, letter)| letter)
    }
}

/// The poster in a text, when there is one: a whole link among other words, or its code alone.
pub fn poster_in(text: &str) -> Result<Poster, PosterError> {
    let whole = Poster::parse(text);
    let part = || text.split_whitespace().find_map(|part| Poster::parse(part).ok());
    whole.or_else(|why| part().ok_or(why))
}

/// Why a poster's link could not be read.
#[must_use]
pub fn trouble_of_poster(error: PosterError) -> Trouble {
    match error {
        PosterError::NotAPoster => Trouble::NothingThere,
        PosterError::MadeByNewerVersion => Trouble::Newer,
        _ => Trouble::BadPoster,
    }
}

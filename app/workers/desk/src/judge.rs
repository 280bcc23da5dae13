//! Judging a slip: what it is, whether its signer may say it, and whether it is new. Nothing is written here.

use crate::host::Host;
use crate::office::Office;
use crate::short::title;
use courier::body::{AnswerBody, DoneBody, FollowAct, FollowBody, MealsBody, RequestBody, UnusedBody, Who};
use courier::code::CodeError;
use courier::exchange::PortionBody;
use courier::levels::FiguresBody;
use courier::{Body, Opened, SlipError, slip};
use domain::request::{Channel, Stage};
use domain::task::{Task, TaskStage};
use domain::{Millis, RequestId};
use journal::Subject;
use journal::facts::Standing;
use ports::desk::{Hint, Taken};
use trust::{Digest, SigningPublic};

/// What there is to do about a slip that is in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// File it; `known` senders pass, others wait in the tray unless a captain pasted it.
    File {
        /// The request.
        body: Box<RequestBody>,
        /// Whether the sender passes.
        known: bool,
        /// Whether it came under a key of before.
        old_key: bool,
    },
    /// The resident says something about a request.
    Follow(FollowBody),
    /// A helper answers.
    Answer(Box<AnswerBody>),
    /// A helper says yes to an offer that was taken back, and has to be told so.
    TooLate(Box<AnswerBody>),
    /// A helper is done.
    Done(Box<DoneBody>),
    /// Meals.
    Meals(MealsBody),
    /// Meal numbers a kiosk never used.
    Unused(UnusedBody),
    /// Events of another device.
    Portion(Box<PortionBody>),
    /// Figures of one below.
    Figures(Box<FiguresBody>),
    /// A kiosk's request that is on the ledger: nothing but a receipt is wanted.
    Again(RequestId),
}

/// A slip in order: who signed it, and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InOrder {
    /// Digest of the slip's bytes.
    pub id: Digest,
    /// Who signed it.
    pub signer: SigningPublic,
    /// What to do.
    pub deed: Deed,
}

/// What a code that is none means.
#[must_use]
pub fn of_code(error: CodeError) -> Taken {
    match error {
        CodeError::None => Taken::Nothing,
        CodeError::CutOff => Taken::CutOff,
        CodeError::Altered => Taken::Altered,
        CodeError::MadeByNewerVersion => Taken::Newer,
    }
}

/// What a slip that does not open means.
#[must_use]
pub fn of_slip(error: SlipError) -> Taken {
    match error {
        SlipError::NotASlip => Taken::Nothing,
        SlipError::CutOff => Taken::CutOff,
        SlipError::Altered | SlipError::TooLong | SlipError::BadKey => Taken::Altered,
        SlipError::NotForThisDevice => Taken::Foreign,
        SlipError::MadeByNewerVersion => Taken::Newer,
    }
}

/// A request as far as its signer may say it: only a kiosk speaks for a diner or a guest, and by which road it came is
/// told by who signed it.
fn as_signed(body: RequestBody, kiosk: bool) -> RequestBody {
    let channel = if kiosk { Channel::Kiosk } else { Channel::Phone };
    let who = match body.who {
        Who::Diner(_) if !kiosk => Who::Guest,
        who => who,
    };
    RequestBody { channel, who, ..body }
}

impl<H: Host> Office<H> {
    /// What a slip is.
    ///
    /// # Errors
    /// Why there is nothing to do about it.
    pub fn judge(&self, bytes: &[u8]) -> Result<InOrder, Taken> {
        let opened = slip::open(&self.keys.seal, bytes).map_err(of_slip)?;
        let id = Digest::of(bytes);
        let signer = opened.signer;
        // A kiosk sends the same slip until it has its receipt, so it gets one each time.
        if self.ledger().slip_taken(&id) && self.kiosk_of(&signer).is_none() {
            return Err(Taken::Already(self.about(&opened.body)));
        }
        if signer == self.keys.sign.public() || signer == self.keys.device.public() {
            return Err(Taken::OwnMessage);
        }
        let old_key = opened.sealed_to.is_some_and(|key| key != self.keys.own_reply_to().seal);
        let deed = self.deed(opened, old_key)?;
        Ok(InOrder { id, signer, deed })
    }

    fn deed(&self, opened: Opened, old_key: bool) -> Result<Deed, Taken> {
        let signer = opened.signer;
        match opened.body {
            // Everybody may ask; whoever lets devices in sees whom.
            Body::Join(_) if self.must_speak().is_ok() => Err(Taken::Joins),
            Body::Under(_) | Body::Over(_) if self.must_speak().is_ok() => Err(Taken::Levels),
            // Only what was sealed to us can be meant for us.
            _ if opened.sealed_to.is_none() => Err(Taken::NotForDesk),
            Body::Portion(body) if self.is_device(&signer) => Ok(Deed::Portion(body)),
            Body::Portion(_) => Err(Taken::NotTheirs),
            // Whatever else there is, the station sees to.
            _ if !self.keys.speaks() => Err(Taken::NotForDesk),
            Body::Request(body) => self.new_request(body, &signer, old_key),
            Body::Follow(body) => self.follow_up(body, &signer),
            Body::Answer(body) => self.answer_to_offer(body, &signer),
            Body::Done(body) => self.report(body, &signer),
            Body::Meals(body) => {
                let kiosk = self.ledger().kiosk(body.kiosk).ok_or(Taken::Unknown)?;
                let theirs = kiosk.phone.is_some_and(|phone| phone.sign == signer);
                // What was eaten while a kiosk was in use counts, however late it comes.
                let until_ms = self.ledger().retired_ms(body.kiosk).unwrap_or(Millis::MAX);
                let meals: Vec<_> = body.meals.into_iter().filter(|meal| meal.at_ms < until_ms).collect();
                if theirs && !(kiosk.retired && meals.is_empty()) {
                    Ok(Deed::Meals(MealsBody { meals, ..body }))
                } else {
                    Err(Taken::NotTheirs)
                }
            }
            Body::Figures(body) => self.told_figures(&body, &signer).map(|_| Deed::Figures(body)),
            Body::Unused(body) => match self.kiosk_of(&signer) {
                Some(kiosk) if kiosk.number == body.kiosk => Ok(Deed::Unused(body)),
                _ => Err(Taken::NotTheirs),
            },
            Body::Progress(_)
            | Body::Offer(_)
            | Body::Details(_)
            | Body::Enrol(_)
            | Body::Counted(_)
            | Body::Card(_)
            | Body::CallOff(_)
            | Body::Join(_)
            | Body::Admit(_)
            | Body::Under(_)
            | Body::Over(_)
            | Body::Contact(_) => Err(Taken::NotForDesk),
        }
    }

    fn new_request(&self, body: RequestBody, signer: &SigningPublic, old_key: bool) -> Result<Deed, Taken> {
        let kiosk = self.kiosk_of(signer).is_some();
        if let Some(hint) = self.hint(body.id) {
            return if kiosk { Ok(Deed::Again(body.id)) } else { Err(Taken::Already(Some(hint))) };
        }
        let known = kiosk || self.ledger().sender(signer).is_some_and(|sender| sender.standing == Standing::Known);
        Ok(Deed::File { body: Box::new(as_signed(body, kiosk)), known, old_key })
    }

    fn follow_up(&self, body: FollowBody, signer: &SigningPublic) -> Result<Deed, Taken> {
        let request = self.ledger().request(body.request).ok_or(Taken::Unknown)?;
        let phone = self.ledger().phone(Subject::request(request.id));
        if phone.is_none_or(|phone| phone.sign != *signer) {
            return Err(Taken::NotTheirs);
        }
        let said = match body.act {
            FollowAct::Withdraw => request.status.stage == Stage::Withdrawn,
            FollowAct::Confirm { .. } => request.status.stage == Stage::Closed,
            FollowAct::Reopen { .. } => false,
        };
        if said || body.round < request.status.round {
            return Err(Taken::Already(self.hint(request.id)));
        }
        Ok(Deed::Follow(body))
    }

    fn answer_to_offer(&self, body: AnswerBody, signer: &SigningPublic) -> Result<Deed, Taken> {
        let task = self.ledger().task(body.task).ok_or(Taken::Unknown)?;
        let phone = self.ledger().phone(Subject::task(task.id));
        match (task.stage, phone) {
            (TaskStage::Offered, _) => Ok(Deed::Answer(Box::new(body))),
            // Whoever said yes may still say no.
            (TaskStage::Accepted | TaskStage::Agreed, Some(phone)) if phone.sign == *signer && !body.yes => {
                Ok(Deed::Answer(Box::new(body)))
            }
            // The offer can be copied to any number of phones: one of them is told.
            (TaskStage::Off, None) if body.yes && !self.told_too_late(task.id) => Ok(Deed::TooLate(Box::new(body))),
            (TaskStage::Off, None) => Err(Taken::Already(self.hint(task.request))),
            (_, Some(phone)) if phone.sign != *signer => Err(Taken::NotTheirs),
            _ => Err(Taken::Already(self.hint(task.request))),
        }
    }

    fn report(&self, body: DoneBody, signer: &SigningPublic) -> Result<Deed, Taken> {
        let task = self.ledger().task(body.task).ok_or(Taken::Unknown)?;
        let phone = self.ledger().phone(Subject::task(task.id));
        if phone.is_none_or(|phone| phone.sign != *signer) {
            return Err(Taken::NotTheirs);
        }
        match task.stage {
            TaskStage::Agreed => Ok(Deed::Done(Box::new(body))),
            // Whoever holds a copied offer can answer it; only whom the captain has confirmed can say it is done.
            TaskStage::Offered | TaskStage::Accepted => Err(Taken::NotTheirs),
            TaskStage::Done | TaskStage::Off => Err(Taken::Already(self.hint(task.request))),
        }
    }

    /// What a slip is about, when that is on the ledger.
    fn about(&self, body: &Body) -> Option<Hint> {
        let task = |id| self.ledger().task(id).map(|task: Task| task.request);
        let request = match body {
            Body::Request(body) => Some(body.id),
            Body::Follow(body) => Some(body.request),
            Body::Answer(body) => task(body.task),
            Body::Done(body) => task(body.task),
            _ => None,
        };
        request.and_then(|request| self.hint(request))
    }

    /// Enough of a request on the ledger to recognise it.
    #[must_use]
    pub fn hint(&self, request: RequestId) -> Option<Hint> {
        let found = self.ledger().request(request)?;
        let words = self.ledger().words(&self.keyring, request).unwrap_or_default();
        Some(Hint {
            request,
            title: title(&words),
            plate: self.atlas.plate(found.place, found.home),
            who: self.roll.name(found.person),
        })
    }

    /// What the face is told about a slip in order, before or after it was carried out.
    #[must_use]
    pub fn told(&self, slip: &InOrder, new_meals: u32) -> Taken {
        let unknown = |request| Hint { request, title: String::new(), plate: String::new(), who: String::new() };
        let hint = |request| self.hint(request).unwrap_or_else(|| unknown(request));
        let of_task =
            |task| self.ledger().task(task).map_or_else(|| unknown(RequestId::default()), |task| hint(task.request));
        match &slip.deed {
            Deed::File { body, .. } => Taken::Request(self.hint(body.id).unwrap_or_else(|| self.hint_of(body))),
            Deed::Follow(body) => Taken::Follow(hint(body.request)),
            Deed::Answer(body) => Taken::Answer { hint: of_task(body.task), task: body.task, yes: body.yes },
            Deed::Done(body) => Taken::Done(of_task(body.task)),
            Deed::TooLate(body) => {
                Taken::Already(self.ledger().task(body.task).and_then(|task| self.hint(task.request)))
            }
            Deed::Again(request) => Taken::Already(self.hint(*request)),
            Deed::Meals(body) => Taken::Meals { kiosk: body.kiosk, new: new_meals },
            Deed::Unused(body) => Taken::Meals { kiosk: body.kiosk, new: 0 },
            Deed::Figures(_) => {
                let below = self.ledger().root_below(&slip.signer);
                Taken::Figures { name: below.map(|below| below.certified.name).unwrap_or_default() }
            }
            Deed::Portion(body) => {
                Taken::Events { new: u32::try_from(body.events.len()).unwrap_or(u32::MAX), aside: 0 }
            }
        }
    }
}

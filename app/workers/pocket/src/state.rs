//! The state: everything one phone keeps. One record, written whole: it holds a handful of requests and tasks.
//!
//! What is written here is version 1 of the record. A field more is a version more (`disk`), with the old one kept.

use courier::body::{CallOffBody, CardBody, DetailsBody, FollowBody, OfferBody, ProgressBody, ReplyTo, RequestBody};
use courier::mailbox::Seen;
use courier::outbox::{self, Failure, Outbox};
use domain::{Millis, RequestId, TaskId};
use ports::pocket::{HelpStep, Person, Standing};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use trust::{BoxSecret, Digest, Draw, Fingerprint, SealingSecret, SigningPublic, SigningSecret};

/// Everything one phone keeps.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// The seed of this phone's keys; all zero until it is first needed.
    pub seed: [u8; 32],
    /// Code of the poster that was opened last and not refuted.
    pub poster: Option<String>,
    /// How far it could be believed.
    pub standing: Standing,
    /// The station's card, when the site vouched for the poster: inbox and telephone are taken from here.
    pub card: Option<CardBody>,
    /// Where the station has its mailbox, when not beside the program.
    pub mailbox: Option<String>,
    /// Who holds the phone.
    pub me: Option<Person>,
    /// Version of the privacy notice agreed to.
    pub notice: u16,
    /// Requests, oldest first.
    pub requests: Vec<Kept>,
    /// Offers and tasks, oldest first.
    pub tasks: Vec<Help>,
    /// What is on its way out.
    #[serde(serialize_with = "write_outbox", deserialize_with = "read_outbox")]
    pub outbox: Outbox,
    /// What has been fetched from our own box.
    pub seen: Seen,
    /// The root that the site itself names: its station need not be vouched for by a poster.
    pub host: Option<Fingerprint>,
    /// What was kept before this could not be read and was put aside; until the person says that they know.
    pub damaged: bool,
}

/// One request of ours.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// As it was sent.
    pub body: RequestBody,
    /// Where it went, and where everything about it goes.
    pub station: ReplyTo,
    /// Whose receipts count.
    pub root: Fingerprint,
    /// The slip that carries the request.
    pub letter: Letter,
    /// The station's receipts with their digests, by number.
    pub heard: Vec<(Digest, ProgressBody)>,
    /// What we said last, until the station has answered it.
    pub said: Option<(FollowBody, Letter)>,
}

/// One offer or task of ours.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Help {
    /// As it was offered.
    pub offer: OfferBody,
    /// Who signed it; details must come from the same.
    pub signer: SigningPublic,
    /// How far it has come.
    pub step: HelpStep,
    /// The slip that carries what we said last.
    pub letter: Option<Letter>,
    /// The particulars.
    pub details: Option<DetailsBody>,
    /// That it was called off.
    pub off: Option<CallOffBody>,
}

/// A slip of ours: its bytes and how far they have travelled.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Letter {
    /// The sealed bytes, for copying. They also tell which letter in the outbox it is.
    pub bytes: Vec<u8>,
    /// When the person copied it into a chat.
    pub copied_ms: Option<Millis>,
    /// When the mailbox took it.
    pub sent_ms: Option<Millis>,
}

/// This phone's keys, grown from its one seed.
pub struct Keys {
    /// Signs what the phone says.
    pub sign: SigningSecret,
    /// Opens what the phone is told.
    pub seal: SealingSecret,
    /// Lists the phone's box.
    pub secret: BoxSecret,
}

impl Keys {
    /// The keys of a seed.
    #[must_use]
    pub fn grow(seed: [u8; 32]) -> Self {
        let mut draw = Draw::from_seed(seed);
        Self {
            sign: SigningSecret::from_seed(draw.array()),
            seal: SealingSecret::from_seed(draw.array()),
            secret: BoxSecret(draw.array()),
        }
    }

    /// Where and under which key this phone is answered.
    #[must_use]
    pub fn reply(&self) -> ReplyTo {
        ReplyTo { seal: self.seal.public(), folder: self.secret.id() }
    }
}

impl State {
    /// The phone's keys; `None` until something had to be sent.
    #[must_use]
    pub fn keys(&self) -> Option<Keys> {
        (self.seed != [0; 32]).then(|| Keys::grow(self.seed))
    }

    /// The phone's keys, drawn now if there are none yet.
    pub fn keys_or_draw(&mut self, draw: &mut Draw) -> Keys {
        if self.seed == [0; 32] {
            self.seed = draw.array();
        }
        Keys::grow(self.seed)
    }

    /// A request of ours.
    pub fn request(&mut self, id: RequestId) -> Option<&mut Kept> {
        self.requests.iter_mut().find(|kept| kept.body.id == id)
    }

    /// A task of ours.
    pub fn task(&mut self, id: TaskId) -> Option<&mut Help> {
        self.tasks.iter_mut().find(|help| help.offer.task == id)
    }

    /// The slip went into the mailbox.
    pub fn posted(&mut self, slip: &[u8], now_ms: Millis) {
        for number in self.numbers(slip) {
            self.outbox.posted(number, now_ms);
        }
        for letter in self.letters().filter(|letter| letter.bytes == slip) {
            letter.sent_ms = letter.sent_ms.or(Some(now_ms));
        }
    }

    /// The slip did not go into the mailbox.
    pub fn failed(&mut self, slip: &[u8], why: Failure, now_ms: Millis) {
        for number in self.numbers(slip) {
            self.outbox.failed(number, why.clone(), now_ms);
        }
    }

    /// The station has answered this slip: it need not be sent again.
    pub fn answered(&mut self, slip: &[u8]) {
        for number in self.numbers(slip) {
            self.outbox.remove(number);
        }
    }

    /// Where this slip stands in the outbox. Its number alone would not do: another page may have written since.
    fn numbers(&self, slip: &[u8]) -> Vec<u64> {
        self.outbox.letters().filter(|letter| letter.slip == slip).map(|letter| letter.number).collect()
    }

    /// Every letter of ours.
    pub fn letters(&mut self) -> impl Iterator<Item = &mut Letter> {
        let requests = self
            .requests
            .iter_mut()
            .flat_map(|kept| core::iter::once(&mut kept.letter).chain(kept.said.as_mut().map(|(_, letter)| letter)));
        requests.chain(self.tasks.iter_mut().filter_map(|help| help.letter.as_mut()))
    }
}

fn write_outbox<S: Serializer>(outbox: &Outbox, to: S) -> Result<S::Ok, S::Error> {
    outbox.letters().collect::<Vec<_>>().serialize(to)
}

fn read_outbox<'de, D: Deserializer<'de>>(from: D) -> Result<Outbox, D::Error> {
    Vec::<outbox::Letter>::deserialize(from).map(Outbox::of)
}

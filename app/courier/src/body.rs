//! A body: what one slip says, before it is signed and sealed. Version 1.
//!
//! Postcard is the byte form, so: a variant or struct that has been released never changes, new variants are added at
//! the end, and a reader that meets a variant it does not know says "made by a newer version" and keeps the bytes.

use crate::exchange::{AdmitBody, JoinBody, PortionBody};
use crate::levels::{FiguresBody, OverBody, UnderBody};
use crate::packed::Packed;
use domain::meal::{DinerRef, Meal, PriceClass};
use domain::request::{Channel, Stage};
use domain::{Day, Home, Kind, Millis, PlaceId, RequestId, Slots, TaskId};
use serde::{Deserialize, Serialize};
use trust::{BoxId, Digest, SealingPublic, SigningPublic};

/// Where and under which key an answer can be sent back to a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReplyTo {
    /// The device's sealing key.
    pub seal: SealingPublic,
    /// The device's folder in the mailbox.
    pub folder: BoxId,
}

/// What one slip says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Body {
    /// Resident or kiosk → station: please help. Sealed to the inbox.
    Request(RequestBody),
    /// Resident → station: about a request already sent. Sealed, signed by the request's own phone key.
    Follow(FollowBody),
    /// Station → resident: how it stands. Sealed to the phone.
    Progress(ProgressBody),
    /// Station → a possible helper: would you? Signed and open, without particulars.
    Offer(OfferBody),
    /// Helper → station: yes or no. Sealed to the inbox.
    Answer(AnswerBody),
    /// Station → confirmed helper: who, where, what. Sealed to the helper.
    Details(DetailsBody),
    /// Helper → station: done. Sealed, signed by the key that answered.
    Done(DoneBody),
    /// Station → kiosk: you are this kiosk, and this is your roster. Open: handed over in person, like a key.
    Enrol(Box<EnrolBody>),
    /// Kiosk → station: meals eaten. Sealed, signed by the kiosk.
    Meals(MealsBody),
    /// Station → kiosk: these check-ins have been taken in; a changed roster. Sealed to the kiosk.
    Counted(CountedBody),
    /// Station → anyone: who we are. Signed and open; stands in `station.json` and in the mailbox.
    Card(CardBody),
    /// Station → a helper: no longer needed. Sealed to the helper's phone; open, like the offer, while no key is known.
    CallOff(CallOffBody),
    /// Kiosk → station: meal numbers that were never used. Sealed.
    Unused(UnusedBody),
    /// New device → station: let me in. Signed and open: shown on a screen, or sent.
    Join(JoinBody),
    /// Station → new device: you are in. Sealed to the device.
    Admit(Box<AdmitBody>),
    /// One device of a station → another: events. Sealed to the device, or to the station's inbox.
    Portion(Box<PortionBody>),
    /// One root → a higher one: may we be under you? Signed and open.
    Under(Box<UnderBody>),
    /// A higher root → whoever asked: you are. Sealed.
    Over(Box<OverBody>),
    /// One root → the one above it: figures. Sealed.
    Figures(Box<FiguresBody>),
    /// Station → anyone of a building: whom to tell first. Signed and open; stands in a link beside the poster's code.
    Contact(ContactBody),
}

/// A request as a phone or kiosk sends it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RequestBody {
    /// Drawn at random by the device; the request's id everywhere.
    pub id: RequestId,
    /// The building on the poster, or the home's.
    pub place: PlaceId,
    /// What sort of help, as guessed or chosen.
    pub kind: Kind,
    /// In the resident's own words, 1 to `WORDS_MAX` characters.
    pub words: Packed,
    /// When it suits; empty means any time.
    pub suits: Slots,
    /// By which road.
    pub channel: Channel,
    /// The sender's wall clock.
    pub filed_ms: Millis,
    /// Who asks.
    pub who: Who,
    /// Version of the privacy notice the sender saw.
    pub notice: u16,
    /// Where to answer; a kiosk asks for nobody in particular to be answered on it.
    pub reply: Option<ReplyTo>,
}

/// Who asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Who {
    /// Someone who typed it in.
    Named {
        /// Name as typed.
        name: Packed,
        /// Digits of the telephone.
        telephone: Packed,
        /// Home, when it could be read.
        home: Option<Home>,
    },
    /// Someone picked on a kiosk.
    Diner(DinerRef),
    /// Someone at a kiosk who is not on its roster.
    Guest,
}

/// About a request already sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FollowBody {
    /// Which request.
    pub request: RequestId,
    /// Which round the sender speaks of.
    pub round: u32,
    /// What the sender says.
    pub act: FollowAct,
    /// The sender's wall clock.
    pub at_ms: Millis,
}

/// What a resident can say about a request of theirs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FollowAct {
    /// No longer needed.
    Withdraw,
    /// It is done, and this is how it was: 1–5 stars and a word, or no rating.
    Confirm {
        /// 1–5, or 0 for none.
        stars: u8,
        /// May be empty.
        word: Packed,
    },
    /// It is not done: again, please.
    Reopen {
        /// What is still missing.
        word: Packed,
    },
}

/// How a request stands, as the station tells the resident. Each names the hash of the one before.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ProgressBody {
    /// Which request.
    pub request: RequestId,
    /// 0 for the first about this request, then one more each time.
    pub number: u32,
    /// Digest of the progress slip's body bytes before this one; `None` for the first.
    pub before: Option<Digest>,
    /// Round and stage.
    pub round: u32,
    /// How far the round has come.
    pub stage: Stage,
    /// Who looks after it, and on which telephone: "Captain Xu will telephone".
    pub captain: Packed,
    /// Digits.
    pub telephone: Packed,
    /// Answer promised by then.
    pub promised_ms: Option<Millis>,
    /// Who will come, once agreed.
    pub helper: Option<HelperBody>,
    /// A sentence from the captain; may be empty.
    pub note: Packed,
    /// The station's wall clock.
    pub at_ms: Millis,
}

/// Who will come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HelperBody {
    /// The name the resident may know.
    pub name: Packed,
    /// 10–99, shown at the door. Only this sealed body and the helper's details hold it.
    pub door_code: u8,
    /// When, in the captain's words; may be empty.
    pub when: Packed,
}

/// Would you help? Without particulars: building and kind only.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfferBody {
    /// Which task.
    pub task: TaskId,
    /// What sort of help.
    pub kind: Kind,
    /// Where, as far as the building: `青禾小区 9号楼`.
    pub near: Packed,
    /// When it suits.
    pub suits: Slots,
    /// Who asks on the station's behalf, and the telephone.
    pub captain: Packed,
    /// Digits.
    pub telephone: Packed,
    /// Where the answer goes.
    pub station: ReplyTo,
    /// The offer lapses then.
    pub until_ms: Millis,
}

/// A helper's answer to an offer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AnswerBody {
    /// Which task.
    pub task: TaskId,
    /// Yes or no.
    pub yes: bool,
    /// Name and telephone as typed, so the captain can confirm who it is. Empty with a no.
    pub name: Packed,
    /// Digits.
    pub telephone: Packed,
    /// Where the details go.
    pub reply: ReplyTo,
    /// The sender's wall clock.
    pub at_ms: Millis,
}

/// The particulars a confirmed helper needs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DetailsBody {
    /// Which task.
    pub task: TaskId,
    /// Whom to help.
    pub name: Packed,
    /// Digits.
    pub telephone: Packed,
    /// Where: `青禾小区 3-2-501`.
    pub address: Packed,
    /// The resident's own words.
    pub words: Packed,
    /// 10–99, to say at the door.
    pub door_code: u8,
    /// A sentence from the captain; may be empty.
    pub note: Packed,
}

/// A helper's "done".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DoneBody {
    /// Which task.
    pub task: TaskId,
    /// How it went; may be empty.
    pub word: Packed,
    /// A photo, sealed apart.
    pub photo: Option<Attachment>,
    /// The sender's wall clock.
    pub at_ms: Millis,
}

/// Something too large for a slip: sealed apart under its own key, named by the hash of its ciphertext.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// Digest of the ciphertext; its name in the mailbox.
    pub name: Digest,
    /// The key that opens it.
    pub key: [u8; 32],
    /// Bytes of ciphertext.
    pub length: u32,
}

/// Everything one kiosk needs. Whoever holds this message is the kiosk: it is handed over in person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EnrolBody {
    /// Running number of this kiosk at the station.
    pub kiosk: u32,
    /// The name on the door-plate: `青禾食堂`.
    pub name: Packed,
    /// Seed of the kiosk's signing key.
    pub seed: [u8; 32],
    /// Where its slips go.
    pub station: ReplyTo,
    /// Whose signature it believes.
    pub signer: SigningPublic,
    /// The captain's telephone, digits.
    pub telephone: Packed,
    /// Prices.
    pub prices: Prices,
    /// Who may eat here.
    pub roster: Roster,
    /// Whether this is the sample's kiosk.
    pub sample: bool,
}

/// What a meal costs, in fen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Prices {
    /// The ordinary price, fen.
    pub ordinary: u32,
    /// Elders' price, fen.
    pub elder: u32,
}

/// Who may eat here: nothing but room, masked name, opaque reference and price class.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Roster {
    /// Grows by one with each change.
    pub version: u32,
    /// The buildings, as spoken, with the ids requests from there carry.
    pub buildings: Vec<(PlaceId, Packed)>,
    /// The people.
    pub diners: Vec<Diner>,
}

/// One person on a kiosk's roster.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Diner {
    /// Opaque reference; what a card's QR code holds.
    pub reference: DinerRef,
    /// Index into the roster's buildings.
    pub building: u16,
    /// Staircase.
    pub unit: u8,
    /// Room.
    pub room: u16,
    /// `何*民`
    pub masked: Packed,
    /// At which price.
    pub price: PriceClass,
}

/// Meals eaten at a kiosk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MealsBody {
    /// Which kiosk.
    pub kiosk: u32,
    /// The check-ins, in order of number; at most 500.
    pub meals: Vec<Meal>,
}

/// Meal numbers of a kiosk under which nothing will come: given out and not kept, or from before it was set up anew.
/// Without this the station would wait for them for ever.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnusedBody {
    /// Which kiosk.
    pub kiosk: u32,
    /// The first of them.
    pub from: u32,
    /// The first number after them.
    pub before: u32,
}

/// What the station says back to a kiosk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CountedBody {
    /// Check-ins below this number have been taken in, without a gap.
    pub below: u32,
    /// Requests taken in.
    pub requests: Vec<RequestId>,
    /// The day this was said.
    pub day: Day,
    /// A changed roster.
    pub roster: Option<Roster>,
}

/// Who a station is: what `station.json` carries beside its plain fields, and what proves a poster genuine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CardBody {
    /// The station's name.
    pub name: Packed,
    /// Digits.
    pub telephone: Packed,
    /// Where slips go.
    pub inbox: ReplyTo,
    /// When this card was made; the newest counts.
    pub at_ms: Millis,
}

/// A task that is over before it was done: nobody need come. A later offer is another task.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CallOffBody {
    /// Which task.
    pub task: TaskId,
    /// A sentence from the captain; may be empty.
    pub note: Packed,
    /// The station's wall clock.
    pub at_ms: Millis,
}

/// Whom to tell first in a building, as a card on the door or in the chat says. Only the station says so: a number in a link
/// is believed for its signature alone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ContactBody {
    /// The building, as on its poster.
    pub place: PlaceId,
    /// What people call them: `志愿者小范`.
    pub name: Packed,
    /// Digits.
    pub telephone: Packed,
    /// When they can be called, in their own words; may be empty.
    pub hours: Packed,
    /// When this was said; the newest counts.
    pub at_ms: Millis,
}

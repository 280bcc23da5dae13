//! What the pocket shows: the station of its poster, the requests and tasks of one phone.

use super::Say;
use domain::request::Stage;
use domain::{Home, Kind, Millis, PlaceId, RequestId, Slots, TaskId};
use serde::{Deserialize, Serialize};

/// Everything the face shows.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Pocket {
    /// Whose poster was opened, now or earlier.
    pub station: Option<Station>,
    /// Who holds this phone, once they have said so.
    pub me: Option<Person>,
    /// Version of the privacy notice they agreed to; 0 before.
    pub notice: u16,
    /// Requests, newest first.
    pub requests: Vec<Mine>,
    /// Offers and tasks, newest first.
    pub tasks: Vec<Helping>,
    /// Whether this phone really keeps what is written.
    pub keeps: Keeps,
    /// What was kept before could not be read; it was put aside, and the person has not said yet that they know.
    pub damaged: bool,
    /// A poster that was opened, for which nobody vouches, and which would push out the station held: a person decides.
    pub other: Option<Station>,
    /// How the post stands.
    pub post: Post,
}

/// Whether a phone keeps what is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Keeps {
    /// It does.
    #[default]
    Well,
    /// The storage is full or forbidden: what is written lives as long as the page.
    Not,
    /// A newer version of the program has been here: this page is too old to read or change what it wrote.
    Newer,
}

/// How the post stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Post {
    /// Nobody has tried yet.
    #[default]
    Unknown,
    /// The mailbox answers.
    Works,
    /// There is none, or it does not answer now: copying the message is the way.
    Silent,
}

/// A station as its poster tells of it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Station {
    /// The building's id, which a request from here carries.
    pub place: PlaceId,
    /// What the plate says first: `青禾小区`.
    pub estate: String,
    /// What the plate says second: `9号楼`; empty on a poster for the whole estate.
    pub building: String,
    /// The building's number, when its name begins with one.
    pub number: Option<u16>,
    /// Who answers the telephone, when known.
    pub captain: String,
    /// Digits; empty when the poster gives none.
    pub telephone: String,
    /// Whether the poster can be believed.
    pub standing: Standing,
    /// The root's fingerprint as printed on the poster: `ab12-cd34-ef56-7890`.
    pub fingerprint: String,
    /// Whether this is made-up data.
    pub sample: bool,
}

/// Whether a poster can be believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Standing {
    /// Nothing vouches for it: compare the fingerprint.
    #[default]
    Unverified,
    /// The site it stands on names the same root.
    Genuine,
    /// The site names another root.
    Forged,
}

/// Name, telephone and home of whoever holds the phone.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Person {
    /// As typed.
    pub name: String,
    /// Digits.
    pub telephone: String,
    /// When it could be read.
    pub home: Option<Home>,
}

/// One request of mine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mine {
    /// Its id.
    pub id: RequestId,
    /// What sort of help.
    pub kind: Kind,
    /// My words.
    pub words: String,
    /// When it suits.
    pub suits: Slots,
    /// Where.
    pub home: Option<Home>,
    /// When I wrote it.
    pub filed_ms: Millis,
    /// How far the request itself has travelled.
    pub way: Way,
    /// What I said last about it, and how far that has travelled; gone once the station has answered it.
    pub said: Option<(Say, Way)>,
    /// The station's receipts, oldest first.
    pub heard: Vec<Heard>,
    /// Whether a receipt is missing between two.
    pub gap: bool,
}

/// How far a slip of ours has travelled. That it was received only a receipt can say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Way {
    /// It waits on this phone.
    #[default]
    Waits,
    /// The person copied it into a chat.
    Copied(Millis),
    /// It lies in the station's mailbox.
    Sent(Millis),
}

/// One receipt about a request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Heard {
    /// Its number; they count from 0.
    pub number: u32,
    /// Which round it speaks of.
    pub round: u32,
    /// How far the round has come.
    pub stage: Stage,
    /// Who looks after it.
    pub captain: String,
    /// Digits.
    pub telephone: String,
    /// Answer promised by then.
    pub promised_ms: Option<Millis>,
    /// Who will come.
    pub helper: Option<Helper>,
    /// A sentence from the captain; may be empty.
    pub note: String,
    /// When the station said so.
    pub at_ms: Millis,
}

/// Who will come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Helper {
    /// The name.
    pub name: String,
    /// 10–99, to be compared at the door.
    pub door_code: u8,
    /// When, in the captain's words; may be empty.
    pub when: String,
}

/// One offer or task of mine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Helping {
    /// Its id.
    pub task: TaskId,
    /// What sort of help.
    pub kind: Kind,
    /// Where, as far as the building.
    pub near: String,
    /// When it suits.
    pub suits: Slots,
    /// Who asks.
    pub captain: String,
    /// Digits.
    pub telephone: String,
    /// The offer lapses then.
    pub until_ms: Millis,
    /// Whether whoever signed it is the station of our poster, or the one whose site this is.
    pub known: bool,
    /// The signer's fingerprint.
    pub fingerprint: String,
    /// How far it has come.
    pub step: HelpStep,
    /// How far our last slip about it has travelled.
    pub way: Way,
    /// The particulars, once confirmed.
    pub details: Option<Details>,
    /// The captain's sentence when it was called off; may be empty.
    pub off: String,
}

/// How far a task has come on the helper's phone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum HelpStep {
    /// Would you?
    Asked,
    /// We said no.
    Declined,
    /// We said yes; the captain has yet to confirm.
    Accepted,
    /// The details are here.
    Agreed,
    /// We said it is done.
    Done,
    /// The station says that nobody need come.
    CalledOff,
}

/// The particulars of a task.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Details {
    /// Whom to help.
    pub name: String,
    /// Digits.
    pub telephone: String,
    /// Where: `青禾小区 3-2-501`.
    pub address: String,
    /// Their own words.
    pub words: String,
    /// To say at the door.
    pub door_code: u8,
    /// A sentence from the captain; may be empty.
    pub note: String,
}

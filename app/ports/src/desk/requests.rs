//! Requests as a desk shows them: rows, one in full, and its history.

use super::PersonRow;
use domain::request::{Channel, Status as Round};
use domain::task::TaskStage;
use domain::{Home, Kind, Millis, PersonId, PlaceId, RequestId, Slots, TaskId};
use serde::{Deserialize, Serialize};

/// Some rows of many.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, from the one asked for.
    pub rows: Vec<T>,
    /// Index of the first.
    pub from: u32,
    /// How many there are altogether.
    pub total: u32,
}

/// Which requests.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum RequestFilter {
    /// Not closed and not withdrawn, earliest promise first.
    #[default]
    Open,
    /// Open ones for which the captain has to do something now.
    ToDo,
    /// Closed and withdrawn, newest first.
    Over,
    /// Every one of this person's, newest first.
    Of(PersonId),
    /// Open ones of this building or estate.
    At(PlaceId),
}

/// How many wait where.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Open requests.
    pub open: u32,
    /// Open requests that want something of the captain now.
    pub to_do: u32,
    /// New senders in the tray.
    pub tray: u32,
    /// Messages that wait their ten seconds or must be copied by hand.
    pub outbox: u32,
    /// People on the ledger.
    pub people: u32,
    /// Volunteers among them.
    pub volunteers: u32,
    /// Households.
    pub households: u32,
    /// Households in difficulty.
    pub in_difficulty: u32,
    /// Meals eaten today.
    pub meals_today: u32,
    /// Pairs that have gone quiet, or whose own volunteer has left.
    pub quiet_pairs: u32,
    /// Fields that two people wrote at the same time, of which nobody has said which holds.
    pub clashes: u32,
    /// Somebody whom another device wants forgotten, where it is for this one to decide.
    pub forget: Option<PersonId>,
    /// There is more than one estate: a plate alone does not say which door it is.
    pub several_estates: bool,
}

/// How far a request has come, its tasks included, in one word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Step {
    /// Nobody has been asked. The captain's turn.
    New,
    /// Somebody was asked and has not answered.
    Asked,
    /// Somebody said yes; the captain has to confirm who it is.
    Accepted,
    /// Somebody is going.
    Agreed,
    /// Said to be done; the resident has not agreed yet.
    Done,
    /// The resident agrees.
    Closed,
    /// Taken back.
    Withdrawn,
    /// It ended because whoever asked has died or left.
    Lapsed,
}

/// One request on a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: RequestId,
    /// The first sentence of the words, at most 24 characters.
    pub title: String,
    /// What sort of help.
    pub kind: Kind,
    /// For the plate: `3-2-501`, or `9` where no home is known.
    pub plate: String,
    /// The estate's name.
    pub estate: String,
    /// Who asks; empty for a guest at a kiosk.
    pub who: String,
    /// Years of age, where known.
    pub age: Option<u8>,
    /// Lives alone.
    pub alone: bool,
    /// By which road it came.
    pub channel: Channel,
    /// When it was filed.
    pub filed_ms: Millis,
    /// The promise: answer by then while nobody is going, done by then afterwards. `None` once it is over.
    pub due_ms: Option<Millis>,
    /// How many others nearby asked the same.
    pub also: u32,
    /// How far it has come.
    pub step: Step,
    /// How many helpers are being asked or are going.
    pub helpers: u8,
    /// How many it needs.
    pub needs: u8,
    /// How many have helped since it was opened, or opened again.
    pub done: u8,
}

/// Everything about one request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Detail {
    /// What a list shows.
    pub row: Row,
    /// Round and stage.
    pub status: Round,
    /// The words, whole.
    pub words: String,
    /// Who asks. `None` for a guest at a kiosk.
    pub person: Option<PersonRow>,
    /// The building (or estate).
    pub place: PlaceId,
    /// The home, when it is about one.
    pub home: Option<Home>,
    /// When it suits; empty means any time.
    pub suits: Slots,
    /// An answer was promised by then.
    pub answer_by_ms: Millis,
    /// It was promised done by then.
    pub done_by_ms: Millis,
    /// The four digits a resident reads out.
    pub short: u16,
    /// Whether the asker's phone can be told by mailbox or message.
    pub phone: bool,
    /// When a helper was last at this home, other than for this request.
    pub last_visit_ms: Option<Millis>,
    /// Others nearby that ask for the same kind of thing.
    pub nearby: Vec<Row>,
    /// Its tasks, oldest first.
    pub tasks: Vec<TaskRow>,
    /// What happened, oldest first.
    pub history: Vec<Moment>,
    /// How the resident found it.
    pub ratings: Vec<Rating>,
    /// They withdrew that whoever helps is told about them: no particulars leave, and somebody is coming.
    pub withheld: bool,
    /// They withdrew that help is looked for.
    pub unmatched: bool,
}

/// One helper's part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TaskRow {
    /// Its id.
    pub id: TaskId,
    /// Who was asked.
    pub volunteer: PersonRow,
    /// How far it has come.
    pub stage: TaskStage,
    /// When it was offered.
    pub offered_ms: Millis,
    /// 10–99, shown at the door.
    pub door_code: u8,
    /// The name and telephone given with the yes, for the captain to compare. `None` before a yes by phone.
    pub answered_as: Option<(String, String)>,
    /// What the helper said at the end; may be empty.
    pub word: String,
    /// Whether the helper sent a photo along.
    pub photo: bool,
}

/// One thing that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moment {
    /// When, by the clock of whoever wrote it down.
    pub at_ms: Millis,
    /// What.
    pub what: What,
    /// Whose doing: a helper's name, empty otherwise.
    pub who: String,
    /// What was said; may be empty.
    pub word: String,
    /// Whether it was told to the captain instead of sent by a device.
    pub told: Told,
}

/// How the desk knows of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Told {
    /// A device sent it.
    Sent,
    /// Somebody said it and a captain noted it.
    Spoken,
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "one word each, as on the timeline")]
pub enum What {
    Filed,
    Received,
    KindChanged,
    Asked,
    Accepted,
    Agreed,
    HelperDone,
    HelperOff,
    Settled,
    Confirmed,
    Reopened,
    Withdrawn,
    Remark,
    AskerDied,
    AskerLeft,
}

/// How the resident found it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rating {
    /// Which round.
    pub round: u32,
    /// 1–5, or 0 for none.
    pub stars: u8,
    /// May be empty.
    pub word: String,
}

//! The pocket's port: what the resident's face asks of the worker that holds this phone's keys, data and post.
//!
//! The face asks with [`Ask`] and hears a [`Reply`]; whenever something changes by itself (a receipt came in, a slip
//! was sent) the worker pushes a whole [`Pocket`], which is small: one phone's requests and tasks.

mod view;

pub use view::{Details, Heard, HelpStep, Helper, Helping, Keeps, Mine, Person, Pocket, Post, Standing, Station, Way};

use domain::{Kind, RequestId, Slots, TaskId};
use serde::{Deserialize, Serialize};

/// A question to the pocket.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// The first: what was opened. Answered by [`Reply::Opened`].
    Open(Opened),
    /// Please send this request. Answered by [`Reply::Filed`].
    File(Filing),
    /// This about a request of mine. Answered by [`Reply::Said`].
    Say {
        /// Which request.
        request: RequestId,
        /// What to say.
        say: Say,
    },
    /// Here is a chat message, perhaps with a slip in it. Answered by [`Reply::Taken`].
    TakeIn(String),
    /// Yes or no to an offer. Answered by [`Reply::Said`].
    Answer {
        /// Which task.
        task: TaskId,
        /// Who answers; `None` declines.
        yes: Option<Person>,
    },
    /// A task is done. Answered by [`Reply::Said`].
    Finish {
        /// Which task.
        task: TaskId,
        /// How it went; may be empty.
        word: String,
        /// A photo as JPEG, small enough to travel.
        photo: Option<Vec<u8>>,
    },
    /// The text that carries what waits to be sent about this request or task, for any chat.
    Copy(About),
    /// The text was copied: from now on it counts as handed over by the person.
    Copied(About),
    /// Someone is looking: go to the mailbox if it is time to. Answered by [`Reply::Done`].
    Look {
        /// They have just come back, the network has, or they asked for it: go at once.
        eager: bool,
    },
    /// Delete the sample's data on this phone. Answered by [`Reply::Done`].
    Forget,
    /// About the other poster that was opened: change to it, or keep the station held. Answered by [`Reply::Done`].
    Choose {
        /// Whether to change.
        change: bool,
    },
    /// Seen that what was kept before could not be read. Answered by [`Reply::Done`].
    Understood,
}

/// A request or a task.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum About {
    /// A request of mine.
    Request(RequestId),
    /// A task of mine.
    Task(TaskId),
}

/// What was opened: the parts of the address that matter.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Opened {
    /// Where the site stands, with host: `http://192.168.1.5:8080/`. Slips written out as links begin with it.
    pub site: String,
    /// What followed `?p=`.
    pub poster: Option<String>,
    /// What followed `?s=` or `#`, when it is not a page of ours.
    pub slip: Option<String>,
    /// What followed `?as=`: whom to act as in the sample.
    pub persona: Option<String>,
}

/// The pocket's answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// The pocket, and what became of the poster and slip it was opened with.
    Opened {
        /// Everything there is to show.
        pocket: Box<Pocket>,
        /// Why the poster in the address was not taken, when it was not.
        poster: Option<Trouble>,
        /// What became of the slip in the address, when there was one.
        slip: Option<Result<Taken, Trouble>>,
    },
    /// The request stands; whether it is kept and where its slip is.
    Filed(Result<RequestId, Trouble>),
    /// It stands and will be sent.
    Said(Result<(), Trouble>),
    /// What a pasted message held.
    Taken(Result<Taken, Trouble>),
    /// A text to copy.
    Text(Option<String>),
    /// Done.
    Done,
}

/// What the worker pushes by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum News {
    /// Something changed: this is how everything stands now.
    Pocket(Pocket),
}

/// A request to be sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Filing {
    /// As guessed or chosen.
    pub kind: Kind,
    /// 1 to `WORDS_MAX` characters.
    pub words: String,
    /// When it suits; empty is any time.
    pub suits: Slots,
    /// Who asks.
    pub who: Person,
    /// Version of the privacy notice shown.
    pub notice: u16,
}

/// What can be said about a request already sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Say {
    /// No longer needed.
    Withdraw,
    /// Done, 1–5 stars or 0, and a word.
    Confirm {
        /// 1–5, or 0 for none.
        stars: u8,
        /// May be empty.
        word: String,
    },
    /// Not done: what is missing.
    Reopen {
        /// What is missing.
        word: String,
    },
}

/// What a message that was taken in turned out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Taken {
    /// What it was about.
    pub what: What,
    /// It had been taken in before; nothing changed.
    pub again: bool,
}

/// What a message was about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum What {
    /// News about this request.
    Progress(RequestId),
    /// Someone asks whether I would help.
    Offer(TaskId),
    /// The particulars of a task.
    Details(TaskId),
    /// A poster's link: the station is now remembered, or waits for a choice.
    Poster,
    /// This task is called off.
    CallOff(TaskId),
}

/// Why something could not be done. Each has its own sentence and its own way on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Trouble {
    /// No message of ours in the text.
    NothingThere,
    /// The end is missing.
    CutOff,
    /// A character changed on the way.
    Altered,
    /// Meant for another phone, or this phone lost the key.
    NotForMe,
    /// Not signed by the station this phone knows.
    Forged,
    /// The offer has lapsed, or another message has taken its place.
    Outdated,
    /// Made by a newer version of the program.
    Newer,
    /// About a request or task this phone does not hold.
    Unknown,
    /// A message for a captain or a kiosk.
    Elsewhere,
    /// No poster has been opened on this phone.
    NoStation,
    /// The poster's link cannot be read.
    BadPoster,
    /// The poster names another root than the site it leads to.
    ForgedPoster,
    /// The words are empty or too long.
    Words,
    /// It cannot be said any more: the request has moved on.
    TooLate,
    /// The photo could not be brought to the mailbox; the words can still go without it.
    PhotoStays,
    /// A newer version of the program has been here: nothing is written until the page is opened anew.
    OldPage,
    /// As many offers and tasks wait here as this phone keeps.
    TooMany,
}

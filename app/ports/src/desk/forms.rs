//! Forms: raw text as typed, and what is wrong with it, field by field.

use super::VolunteerFacts;
use super::lock::{Secret, Weak};
use domain::group::Groups;
use domain::household::Relation;
use domain::request::Channel;
use domain::tongue::Tongues;
use domain::{Kind, PersonId, PlaceId, RequestId, Slots, TaskId};
use serde::{Deserialize, Serialize};

/// A station to be founded, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct SetUpForm {
    /// 区
    pub district: String,
    /// 街道
    pub street: String,
    /// 社区
    pub community: String,
    /// 小区, each with its buildings: `1-12`, `1,2,5`, `1-3、8`.
    pub estates: Vec<(String, String)>,
    /// The captain's name.
    pub captain: String,
    /// The captain's telephone.
    pub telephone: String,
    /// The passcode everything kept here is under from the first row on. Without one it lies open, and every page says
    /// so.
    pub passcode: Option<Secret>,
    /// What is founded.
    pub founds: Founds,
}

/// What is founded: an office has no estates, and a district's no street.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Founds {
    /// A station 小区工作站.
    #[default]
    Station,
    /// A street's office 街道.
    Street,
    /// A district's 区.
    District,
}

/// A field of a form; the number says which estate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is a field of the form named above or below")]
pub enum Field {
    District,
    Street,
    Community,
    Estate(u8),
    Buildings(u8),
    Captain,
    Telephone,
    Words,
    Name,
    Home,
    Place,
    KioskName,
    Prices,
    Born,
    Passcode,
    Recovery,
    Witness,
    Photo,
    Signature,
    Consent,
}

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Wrong {
    /// It is empty.
    Empty,
    /// It is longer than so many characters.
    TooLong(u32),
    /// It is no telephone number.
    NotTelephone,
    /// It is no list of building numbers.
    NotBuildings,
    /// An estate has not more buildings than this.
    TooManyBuildings(u32),
    /// No home can be read from it.
    NotHome,
    /// The same one stands twice.
    Twice,
    /// It is not one of this station's.
    NotOurs,
    /// It is no price.
    NotPrice,
    /// It would be guessed too soon.
    Weak(Weak),
    /// It is not as long as a recovery code.
    NotWhole,
    /// It is no recovery code: one letter at least is not what stands on the sheet.
    Mistyped,
    /// It is a recovery code, but not the one of the last sheet.
    OtherSheet,
    /// It is no picture.
    NotPicture,
    /// It is too large: more than so many kilobytes.
    TooLarge(u32),
    /// There are more than so many.
    TooMany(u32),
    /// All of it is there already.
    There,
}

/// A request filed for somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileForm {
    /// In their own words.
    pub words: String,
    /// What sort of help.
    pub kind: Kind,
    /// By which road it came.
    pub channel: Channel,
    /// Who asks.
    pub who: WhoAsks,
    /// When it suits; empty means any time.
    pub suits: Slots,
    /// How many helpers it needs: 1 to [`domain::request::HELPERS_MAX`].
    pub helpers: u8,
}

/// Who asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum WhoAsks {
    /// Somebody on the ledger.
    Known(PersonId),
    /// Somebody new.
    New {
        /// The building.
        building: PlaceId,
        /// Name as said.
        name: String,
        /// Telephone; may be empty.
        telephone: String,
        /// Home as said: `501`, `2单元501`.
        home: String,
    },
}

/// Most characters of a note about somebody.
pub const NOTE_MAX: usize = 1_000;

/// Somebody to be written down, or changed. In a change an empty name, telephone or birth stays as it is; a difficulty or a
/// note that was emptied is taken away.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PersonForm {
    /// Who; `None` for somebody new. Somebody new of the same name in the same home is taken for the same person.
    pub person: Option<PersonId>,
    /// The building.
    pub building: PlaceId,
    /// Home as said: `501`, `2单元501`; needed of a volunteer.
    pub home: String,
    /// Name.
    pub name: String,
    /// Telephone; may be empty.
    pub telephone: String,
    /// Year or day of birth: `1949`, `1949-3-8`; may be empty. A wrong one answers [`Field::Born`] with
    /// [`Wrong::TooLong`]`(4)`.
    pub born: String,
    /// Served in the forces.
    pub veteran: bool,
    /// What makes life difficult for the household, in the captain's words; empty for nothing.
    pub difficulty: String,
    /// What the captain notes about them; empty for nothing, at most [`NOTE_MAX`] characters. A longer one answers
    /// [`Field::Words`] with [`Wrong::TooLong`].
    pub note: String,
    /// What they offer as a volunteer; `None` when they are none. No free slots mean any time; `this_week` is ignored.
    pub helps: Option<VolunteerFacts>,
    /// What they speak; none where nobody said.
    pub speaks: Tongues,
    /// Helps, but does not want to be asked for now.
    pub rests: bool,
    /// What they are to the head of their household.
    pub relation: Option<Relation>,
    /// The groups they are in, by this form.
    pub groups: Groups,
    /// Those they were in when the form was opened. Only what differs is written down.
    pub shown: Groups,
    /// The form as it was opened. What is as it was is not written: somebody else may have changed it meanwhile. `None`
    /// says everything.
    pub was: Option<Box<Self>>,
}

impl PersonForm {
    /// Whether a part says something else than when the form was opened.
    pub fn typed<T: PartialEq>(&self, part: impl Fn(&Self) -> T) -> bool {
        self.was.as_deref().is_none_or(|was| part(was) != part(self))
    }
}

/// What somebody said to the captain, at the door or on the telephone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Spoken {
    /// The helper.
    Helper {
        /// Which task.
        task: TaskId,
        /// What they said.
        said: Helped,
        /// In their words; may be empty.
        word: String,
    },
    /// The resident: it is done. 1–5 stars, 0 for none.
    Confirmed {
        /// Which request.
        request: RequestId,
        /// 1–5, or 0.
        stars: u8,
        /// May be empty.
        word: String,
    },
    /// The resident: it is not done.
    Reopened {
        /// Which request.
        request: RequestId,
        /// What is missing; may be empty.
        word: String,
    },
    /// The resident: no longer needed.
    Withdrawn {
        /// Which request.
        request: RequestId,
    },
    /// The captain: it is done, without a helper.
    Settled {
        /// Which request.
        request: RequestId,
        /// How; may be empty.
        word: String,
    },
    /// A note of the captain's own, seen by captains only.
    Remark {
        /// Which request.
        request: RequestId,
        /// The note.
        word: String,
    },
}

/// What a helper said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Helped {
    /// I will; the captain knows who it is, so the task is agreed at once.
    Yes,
    /// I can't.
    No,
    /// It is done.
    Done,
}

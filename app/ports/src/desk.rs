//! What the captain's face and the desk behind it say to each other.
//!
//! The face sends one [`Ask`] and gets one [`Reply`]; between them the desk pushes [`News`]. Times are the desk's clock
//! in milliseconds; "overdue" and "in 20 minutes" are for the face to say. These answers hold names and telephones,
//! because the captain is entitled to them: a face shows them and keeps them nowhere.

use crate::engine::{PackedPairs, PackedScene};
use domain::pair::{Gender, Wishes};
use domain::{Day, HouseholdId, Kind, PersonId, PlaceId, RequestId, TaskId};
use serde::{Deserialize, Serialize};

pub mod added;
mod answer;
pub mod clashes;
pub mod contact;
pub mod copy;
pub mod day;
pub mod devices;
pub mod forms;
pub mod import;
pub mod keep;
pub mod keeping;
pub mod kiosks;
pub mod knocks;
pub mod letters;
pub mod levels;
pub mod lock;
pub mod opening;
pub mod pairs;
pub mod paperwork;
pub mod people;
pub mod policy;
pub mod privacy;
pub mod programs;
pub mod requests;
pub mod road;
pub mod roster;
pub mod slips;
pub mod trouble;

pub use answer::Answer;
pub use forms::{Field, FileForm, Founds, Helped, NOTE_MAX, PersonForm, SetUpForm, Spoken, WhoAsks, Wrong};
pub use kiosks::{EnrolForm, Enrolment, KioskRow, MealCount};
pub use letters::{Letter, LetterId, LetterState, Road, Says, Written};
pub use opening::{Doing, First, Mailbox, Mode, Opened, Progress, StationFile, Status, Summary};
pub use pairs::{PairDetail, PairForm, PairRow, VisitForm, VisitRow};
pub use people::{
    AddressTooLong, BuildingDetail, DinerCard, Matrix, PeopleFilter, PersonDetail, PersonRow, PlaceRow, Poster,
    VolunteerFacts,
};
pub use policy::{Changed, Reweigh, Weighing, reweighed};
pub use requests::{Counts, Detail, Moment, Page, Rating, RequestFilter, Row, Step, TaskRow, Told, What};
pub use slips::{Arrival, BlockedRow, Hint, SenderId, SlipId, Taken, TrayAct, TrayRow};
pub use trouble::{News, Trouble};

/// What a face asks of its desk. Variants are in the order of a captain's day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Wake up. Must come first; answered by [`Answer::Opened`]. `base_url` is the site's own base, `https://host/path/`.
    Open {
        /// Base address of the site, ending in `/`; the captain's page stands in `captain/` below it.
        base_url: String,
        /// The captain's own station, or the sample community.
        mode: Mode,
    },
    /// Ask the tab that holds this desk to let go, then open here. [`Answer::Opened`].
    TakeOver,
    /// Found a station. [`Answer::Opened`] with a summary, or [`Trouble::Wrong`] with every field that is not right.
    SetUp(SetUpForm),
    /// Make up the sample community; carries on where an interrupted start stopped. [`Answer::Opened`] once the first
    /// useful part is there; the rest arrives as [`News::Progress`].
    StartSample {
        /// The same seed makes the same community, byte for byte.
        seed: u64,
    },
    /// Throw the sample away, with everything in it. [`Answer::Opened`] saying that set-up is needed.
    DeleteSample,
    /// The file that tells everyone who this station is. [`Answer::StationFile`].
    StationFile,
    /// Put that file on the host. [`Answer::Done`], or [`Trouble::HostRefused`]: most hosts do, then it is downloaded.
    PublishStation,
    /// How this device is doing. [`Answer::Status`].
    Status,
    /// Whether the page is in front; the mailbox is asked more often while it is. [`Answer::Done`].
    Visible(bool),

    /// Rows of requests, those promised earliest first. [`Answer::Requests`].
    Requests {
        /// Which.
        filter: RequestFilter,
        /// First row wanted.
        from: u32,
        /// Most rows wanted.
        count: u32,
    },
    /// Everything about one request. [`Answer::Request`].
    Request(RequestId),
    /// Look at a pasted text without taking anything in. [`Answer::Taken`], one a code found.
    Preview {
        /// A whole chat message, or several.
        text: String,
    },
    /// Take in what a pasted text holds. [`Answer::Taken`].
    TakeIn {
        /// A whole chat message, or several.
        text: String,
    },
    /// New senders waiting. [`Answer::Tray`].
    Tray {
        /// First row wanted.
        from: u32,
        /// Most rows wanted.
        count: u32,
    },
    /// Decide about new senders. [`Answer::Saved`].
    TrayDo {
        /// Which.
        ids: Vec<SlipId>,
        /// What to do with them.
        act: TrayAct,
    },
    /// The phones that are blocked. [`Answer::Blocked`].
    Blocked,
    /// Hear a blocked phone again: what it sends from now on waits in the tray. [`Answer::Saved`].
    Unblock(SenderId),
    /// File a request for somebody. [`Answer::Saved`] with its id, or [`Trouble::Wrong`].
    File(FileForm),
    /// Note what somebody said. [`Answer::Saved`].
    Note(Spoken),
    /// It is another kind. [`Answer::Saved`].
    SetKind {
        /// Which request.
        request: RequestId,
        /// The right kind.
        kind: Kind,
    },

    /// All the engine needs to find helpers or to plan. [`Answer::Scene`].
    Scene,
    /// Names, plates and rows for the ids in an engine's answer. [`Answer::Names`]; unknown ids are left out.
    Names {
        /// People.
        people: Vec<PersonId>,
        /// Requests.
        requests: Vec<RequestId>,
    },
    /// Ask these people to help: tasks offered, offers written. One act, one undo. [`Answer::Saved`].
    Assign(Vec<(RequestId, PersonId)>),
    /// The captain knows who said yes; the details go out, and the resident is told who comes. [`Answer::Saved`].
    ConfirmHelper {
        /// Which task.
        task: TaskId,
        /// When they come, in the captain's words; may be empty.
        when: String,
    },
    /// This helper is not coming after all, or was the wrong one. [`Answer::Saved`].
    TaskOff {
        /// Which task.
        task: TaskId,
    },

    /// What waits, what went, and what must be copied by hand, newest first. [`Answer::Letters`].
    Letters {
        /// First row wanted.
        from: u32,
        /// Most rows wanted.
        count: u32,
    },
    /// One message in full, with its picture. [`Answer::Letter`].
    Letter(LetterId),
    /// The captain has passed this message on by hand. [`Answer::Done`].
    MarkCopied(LetterId),
    /// Take back an act that still waits its ten seconds. [`Answer::Saved`], or [`Trouble::TooLate`].
    Undo {
        /// From [`Written::undo`].
        token: u64,
    },

    /// People by name, home or the end of a telephone number; everybody, in order of home, when `text` is empty.
    /// [`Answer::People`].
    People {
        /// What was typed.
        text: String,
        /// Which people.
        filter: PeopleFilter,
        /// First row wanted.
        from: u32,
        /// Most rows wanted.
        count: u32,
    },
    /// One person. [`Answer::Person`].
    Person(PersonId),
    /// Write somebody down, or change what is known; also how somebody becomes a volunteer or stops being one.
    /// [`Answer::Saved`] with [`Written::person`], or [`Trouble::Wrong`].
    SavePerson(PersonForm),
    /// The photo that came with a helper's "done". [`Answer::Photo`]; [`Trouble::Unknown`] when there is none or the
    /// mailbox does not have it.
    Photo(TaskId),
    /// Every place, each after the one above it. [`Answer::Places`].
    Places,
    /// One building and its poster. [`Answer::Building`].
    Building(PlaceId),

    /// The kiosks of this station. [`Answer::Kiosks`].
    Kiosks,
    /// Make a new kiosk. [`Answer::Enrolment`], or [`Trouble::Wrong`].
    Enrol(EnrolForm),
    /// Send kiosks their roster again, as it is now. [`Answer::Saved`].
    SendRoster {
        /// Which kiosk.
        kiosk: u32,
    },
    /// A kiosk is no longer in use, or its message fell into wrong hands: nothing it sends is believed any more.
    /// [`Answer::Saved`].
    RetireKiosk {
        /// Which kiosk.
        kiosk: u32,
    },
    /// Meals of one day, by kiosk. [`Answer::Meals`].
    Meals {
        /// Which day.
        day: Day,
    },

    /// In the sample: the link that opens the resident's face as this person. [`Answer::ActAs`].
    ActAs {
        /// As whom.
        person: PersonId,
    },

    /// Households that need a volunteer of their own, in order of home. [`Answer::Pairs`].
    Pairs,
    /// One of them with its visits. [`Answer::Pair`].
    Pair(HouseholdId),
    /// All the engine needs to pair. [`Answer::PairScene`].
    PairScene,
    /// Write pairs down, or change them. One act, one undo. [`Answer::Saved`].
    PairUp(Vec<PairForm>),
    /// A pair is over. [`Answer::Saved`].
    EndPair(HouseholdId),
    /// Somebody takes no pair any more: where they were the own volunteer the backup steps in. One act, one undo.
    /// [`Answer::Saved`].
    DropOut {
        /// Who.
        volunteer: PersonId,
    },
    /// Note a visit. [`Answer::Saved`], or [`Trouble::Wrong`].
    NoteVisit(VisitForm),
    /// Somebody who dropped out takes pairs again. [`Answer::Saved`].
    TakePairs {
        /// Who.
        volunteer: PersonId,
    },
    /// What a household wishes of its own volunteer. [`Answer::Saved`].
    SetWishes {
        /// Which household.
        household: HouseholdId,
        /// What.
        wishes: Wishes,
    },
    /// Somebody is a woman or a man, or nobody has said. [`Answer::Saved`].
    SetGender {
        /// Who.
        person: PersonId,
        /// Which.
        gender: Option<Gender>,
    },
    /// Agree to a plan: ask these people to help, and take back the unanswered offers that it moves; whoever may have
    /// seen one is told. One act, one undo. [`Answer::Saved`], or [`Trouble::NotNow`] when one of them has said yes.
    Agree {
        /// Whom to ask for what.
        asks: Vec<(RequestId, PersonId)>,
        /// Whose offers to take back, and for what they were.
        moved: Vec<(RequestId, PersonId)>,
    },
    /// How helpers are chosen. [`Answer::Weighing`].
    Weighing,
    /// Change these weights, and no others. [`Answer::Saved`], [`Trouble::Meanwhile`] where somebody else has changed one
    /// of them since it was looked at, or [`Trouble::NotNow`] where they make no sense together.
    Weigh(Vec<Reweigh>),
    /// Two people should not be sent to each other, or may be again. [`Answer::Saved`].
    Apart {
        /// Whoever said so.
        one: PersonId,
        /// Whom they should not meet.
        other: PersonId,
        /// Whether they are kept apart from now on.
        apart: bool,
    },
    /// A request needs so many helpers, 1 to [`domain::request::HELPERS_MAX`]. [`Answer::Saved`].
    SetHelpers(RequestId, u8),

    /// About passcode and lock. [`Answer::Lock`].
    Lock(lock::Ask),
    /// About backups and what the browser keeps. [`Answer::Keep`].
    Keep(keep::Ask),
    /// About the devices of this station. [`Answer::Devices`].
    Devices(devices::Ask),
    /// About the way of the post. [`Answer::Road`].
    Road(road::Ask),
    /// About what people may ask about themselves. [`Answer::Privacy`].
    Privacy(privacy::Ask),
    /// About what several people wrote at the same time.
    Clashes(clashes::Ask),
    /// About how long things are kept.
    Keeping(keeping::Ask),
    /// About what people are owed.
    Programs(programs::Ask),
    /// About knocking at doors. [`Answer::Knocks`], or as said there.
    Knocks(knocks::Ask),
    /// About who stands above and below.
    Levels(levels::Ask),
    /// About dates, papers, homes, and who comes and goes.
    Roster(roster::Ask),
    /// About bringing a roster in.
    Import(import::Ask),
    /// About the day.
    Day(day::Ask),
    /// The link of a contact card. [`Answer::Contact`], or [`Trouble::Wrong`].
    Contact(contact::Form),
    /// About papers done at somebody's home.
    Paperwork(paperwork::Ask),
    /// Add buildings, and their estate where it is new. One act, one undo. [`Answer::Saved`], or [`Trouble::Wrong`].
    AddPlaces(added::Form),
}

/// What comes back for one [`Ask`].
pub type Reply = Result<Answer, Trouble>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journey_of_a_large_desk_knows_a_question_about_the_lock_by_its_place() {
        // `LOCK` in tests/large.spec.ts.
        assert_eq!(crate::encode(&Ask::Lock(lock::Ask::Now))[0], 56);
    }
}

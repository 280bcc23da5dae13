//! A copy of everything that is kept about one person, as facts; the face puts them into words.

use super::{Says, Step};
use domain::consent::{How, Purpose};
use domain::gone::Gone;
use domain::group::Groups;
use domain::household::Relation;
use domain::knock::{Outcome, Ticks};
use domain::meal::PriceClass;
use domain::pair::{Deeds, Gender};
use domain::program::{DateOf, Paper};
use domain::reminder::Reminder;
use domain::request::Channel;
use domain::task::TaskStage;
use domain::tongue::Tongues;
use domain::volunteer::{Reach, Skills};
use domain::{Day, Kind, Millis, Slots};
use serde::{Deserialize, Serialize};

/// Everything that is kept about one person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Copy {
    /// When it was made.
    pub made_ms: Millis,
    /// The station that keeps it.
    pub station: String,
    /// Its captain.
    pub captain: String,
    /// Its telephone.
    pub telephone: String,
    /// Part by part, in the order of a reader's questions.
    pub parts: Vec<Part>,
}

/// Facts that belong together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Part {
    /// What they are about.
    pub about: Topic,
    /// Each with what it says. What is not known is not there.
    pub facts: Vec<(Fact, Said)>,
}

/// What a part is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "one word each, as the heading says")]
pub enum Topic {
    Person,
    Volunteer,
    Request,
    Helped,
    Pair,
    Visit,
    Roster,
    Message,
    Waiting,
    Consent,
    Looked,
}

/// One fact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "one word each, as the label says")]
pub enum Fact {
    Name,
    Telephone,
    Home,
    Born,
    Veteran,
    Gender,
    Speaks,
    Note,
    Difficulty,
    Needs,
    Suits,
    Apart,
    Skills,
    Reach,
    Capacity,
    Rests,
    Kind,
    Words,
    Number,
    At,
    On,
    Channel,
    Step,
    Stage,
    Helper,
    When,
    Word,
    Photo,
    Stars,
    Deeds,
    Rhythm,
    Kiosk,
    Price,
    Meal,
    Says,
    Purpose,
    Given,
    How,
    Witness,
    Wording,
    Device,
    Times,
    Copied,
    Place,
    Helps,
    Helpers,
    Captain,
    Relation,
    Groups,
    NotGroups,
    Date,
    Paper,
    Gone,
    Outcome,
    Signs,
    Brought,
    Reminded,
}

/// What a fact says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is what it holds")]
pub enum Said {
    Text(String),
    At(Millis),
    On(Day),
    Number(u32),
    Yes(bool),
    Kind(Kind),
    Channel(Channel),
    Step(Step),
    Stage(TaskStage),
    Skills(Skills),
    Slots(Slots),
    Reach(Reach),
    Tongues(Tongues),
    Gender(Gender),
    Deeds(Deeds),
    Price(PriceClass),
    Says(Says),
    Purpose(Purpose),
    How(How),
    Relation(Relation),
    Groups(Groups),
    Dated(DateOf, Day),
    Paper(Paper, Option<Day>),
    Gone(Gone),
    Outcome(Outcome),
    Signs(Ticks),
    Brought(Ticks),
    /// Greeted on a birthday where that is so, else reminded of a program.
    Reminded(Reminder),
}

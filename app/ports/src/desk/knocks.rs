//! Knocking at doors 敲门: who is next and why, what came of each knock, and how many were reached.

use super::PersonRow;
use super::paperwork::Scanned;
use domain::knock::{Knock, Next, Outcome, Ticks};
use domain::{Day, HouseholdId, Kind, PersonId, PlaceId};
use engine::round::Why;
use serde::{Deserialize, Serialize};

/// Most doors of one round.
pub const DOORS_MAX: u16 = 200;
/// Most photos of one knock.
pub const PHOTOS_MAX: usize = 3;
/// Most things heard at one door that become requests.
pub const HEARD_MAX: usize = 12;

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// At which doors to knock next, in walking order. Answered with [`Answer::Round`].
    Round {
        /// Only there; everywhere when `None`.
        within: Option<PlaceId>,
        /// At most so many doors.
        most: u16,
    },
    /// One household, and all that was noted at its door. Answered with [`Answer::Home`].
    Home(HouseholdId),
    /// Note what came of a knock, with all that was heard. One act, one undo. Answered with [`super::Answer::Saved`], or
    /// [`super::Trouble::Wrong`].
    Knock(Box<KnockForm>),
    /// How many households were reached, building by building. Answered with [`Answer::Coverage`].
    Coverage {
        /// In so many days, today among them.
        days: u16,
    },
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Ask::Round`].
    Round(Vec<Stop>),
    /// To [`Ask::Home`].
    Home(Box<HomeDetail>),
    /// To [`Ask::Coverage`], in order of estate and number.
    Coverage(Vec<Covered>),
}

/// One door of a round.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stop {
    /// Whose.
    pub household: HouseholdId,
    /// Who lives there, the eldest first.
    pub people: Vec<PersonRow>,
    /// For the plate.
    pub plate: String,
    /// The estate's name.
    pub estate: String,
    /// The building.
    pub place: PlaceId,
    /// Why.
    pub why: Why,
    /// When anybody of them was last seen or heard.
    pub seen: Option<Day>,
    /// What was promised at the last knock.
    pub next: Option<Next>,
}

/// One household's door.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HomeDetail {
    /// As on a round.
    pub stop: Stop,
    /// What makes life difficult for the household; empty for nothing.
    pub difficulty: String,
    /// The household does not want to be visited.
    pub no_visits: bool,
    /// What was noted, newest first.
    pub knocks: Vec<KnockRow>,
    /// What was photographed there, newest first.
    pub photos: Vec<Scanned>,
}

/// What came of one knock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KnockRow {
    /// What was noted.
    pub knock: Knock,
    /// Names of those met.
    pub met: Vec<String>,
    /// What the device is called that wrote it down; empty for one that has no name.
    pub by: String,
    /// The first part of its key's check code.
    pub check: String,
    /// It is this device.
    pub this: bool,
    /// It was written down on a later day.
    pub late: bool,
}

/// What is noted of a knock.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KnockForm {
    /// Whose door.
    pub household: HouseholdId,
    /// When; a day to come is today.
    pub day: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// Whom of the household.
    pub met: Vec<PersonId>,
    /// What was noticed.
    pub signs: Ticks,
    /// What was brought.
    pub brought: Ticks,
    /// What comes next; nothing after a door nobody opened means that somebody comes again soon.
    pub next: Next,
    /// In a few words; may be empty.
    pub words: String,
    /// What they asked for: each becomes a request of theirs.
    pub heard: Vec<Heard>,
    /// Photos of what was seen, at most [`PHOTOS_MAX`]; bounds as in [`super::paperwork::Filled`].
    pub photos: Vec<Vec<u8>>,
}

impl KnockForm {
    /// What came of a knock and nothing more.
    #[must_use]
    pub fn bare(household: HouseholdId, day: Day, outcome: Outcome) -> Self {
        let (met, heard, words, next) = (Vec::new(), Vec::new(), String::new(), Next::Nothing);
        let (signs, brought) = (Ticks::default(), Ticks::default());
        Self { household, day, outcome, met, signs, brought, next, words, heard, photos: Vec::new() }
    }
}

/// Something somebody asked for at the door.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Heard {
    /// Who.
    pub person: PersonId,
    /// What sort of help.
    pub kind: Kind,
    /// In their own words.
    pub words: String,
}

/// How many households of a building were reached.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Covered {
    /// The building.
    pub place: PlaceId,
    /// The estate's name.
    pub estate: String,
    /// The building's.
    pub building: String,
    /// Households in it.
    pub households: u32,
    /// Those somebody spoke with.
    pub reached: u32,
    /// Those where somebody knocked and nobody was reached.
    pub tried: u32,
    /// Those nobody ever wrote down having seen.
    pub never: u32,
}

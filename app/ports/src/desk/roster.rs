//! The roster: dates and papers of somebody, who lives where in a building, who leaves, and who was written down twice.

use super::PersonRow;
use domain::gone::Gone;
use domain::program::{DateOf, Paper};
use domain::{Born, Day, Home, HouseholdId, PersonId, PlaceId};
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Note a date of somebody's; `None` takes it away. [`super::Answer::Saved`].
    Date {
        /// Whose.
        person: PersonId,
        /// Of what.
        of: DateOf,
        /// When.
        day: Option<Day>,
    },
    /// A paper of somebody's is there, perhaps until a last day; `None`: it is not there. [`super::Answer::Saved`].
    Paper {
        /// Whose.
        person: PersonId,
        /// Which.
        paper: Paper,
        /// Until when it is good.
        held: Option<Option<Day>>,
    },
    /// The homes of a building. [`Answer::Grid`].
    Grid(PlaceId),
    /// What is going on with somebody, and ends if they leave. [`Answer::Leaving`].
    Leaving(PersonId),
    /// Somebody has left. What is going on with them is ended, and whoever has to know is told; nobody writes to them any
    /// more. One act, one undo. [`super::Answer::Saved`].
    Leave {
        /// Who.
        person: PersonId,
        /// Since when, and why.
        gone: Gone,
    },
    /// They are here after all, or again. [`super::Answer::Saved`].
    Return(PersonId),
    /// These people live in another home of the station from now on. [`super::Answer::Saved`], or
    /// [`super::Trouble::Wrong`].
    Move {
        /// Who.
        people: Vec<PersonId>,
        /// The building.
        building: PlaceId,
        /// The home as said: `501`, `2单元501`.
        home: String,
    },
    /// Those who may have been written down twice. [`Answer::Twins`].
    Twins,
    /// `twice` goes on as `person`. What `person` lacks is taken over from `twice`, and what is listed is, too. One act, one
    /// undo. [`super::Answer::Saved`].
    Merge {
        /// Who was written down a second time.
        twice: PersonId,
        /// As whom they go on.
        person: PersonId,
        /// What is taken over although `person` has it.
        take: Vec<Part>,
    },
    /// These two are two people, and are not proposed again. [`super::Answer::Saved`].
    Distinct(PersonId, PersonId),
}

/// What a desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The homes of a building, in order.
    Grid(Vec<Cell>),
    /// What ends with somebody.
    Leaving(Box<Leaving>),
    /// Those who may be one, the likeliest first.
    Twins(Vec<Twins>),
}

/// One home on the grid.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// Where.
    pub home: Home,
    /// Which household.
    pub household: HouseholdId,
    /// Who is opened from it: the head, or else the oldest. `None` where nobody lives.
    pub opens: Option<PersonId>,
    /// What they are called.
    pub name: String,
    /// How many live there.
    pub people: u8,
    /// The last day somebody of ours was at the door.
    pub seen: Option<Day>,
    /// How much care the home wants: see [`Care`].
    pub care: Care,
    /// Open requests.
    pub open: u8,
}

/// How much care a home wants, by who lives there. In order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Care {
    /// Nothing sets it apart.
    #[default]
    None,
    /// Somebody is in a special group.
    Some,
    /// In difficulty, an elder alone, somebody over 80, or who does not get down the stairs.
    Much,
}

/// What is going on with somebody.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Leaving {
    /// Open requests of theirs.
    pub requests: u32,
    /// Requests they were to help with.
    pub tasks: u32,
    /// Homes whose own volunteer or backup they are.
    pub pairs: u32,
    /// They are the last of their home, which has a volunteer of its own.
    pub looked_after: bool,
    /// Canteens whose roster they are on.
    pub rosters: u32,
    /// Others who stay in the home.
    pub stay: Vec<PersonRow>,
}

/// Two who may be one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Twins {
    /// The one written down first, or of whom more is known.
    pub one: PersonRow,
    /// The other.
    pub other: PersonRow,
    /// They have the same name.
    pub same_name: bool,
    /// In the same home.
    pub same_home: bool,
    /// With the same telephone.
    pub same_telephone: bool,
    /// When each was born, as far as it is known.
    pub born: [Option<Born>; 2],
}

/// What can be taken over from the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Part {
    /// The name.
    Name,
    /// The telephone.
    Telephone,
    /// The home, and what they are to its head.
    Home,
    /// When they were born.
    Born,
}

//! People and places as a desk shows them, and the poster of a building.

use super::{PairRow, Row};
use domain::gone::Gone;
use domain::group::{Group, Groups};
use domain::household::Relation;
use domain::pair::Gender;
use domain::place::Level;
use domain::program::{DateOf, Paper};
use domain::tongue::Tongues;
use domain::volunteer::{Reach, Skills};
use domain::{Born, Day, Home, HouseholdId, Millis, PersonId, PlaceId, Slots};
use serde::{Deserialize, Serialize};

/// Which people.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum PeopleFilter {
    /// Everybody.
    #[default]
    All,
    /// Volunteers, those with the least to do this week last.
    Volunteers,
    /// Households in difficulty.
    InDifficulty,
    /// People of 60 and older.
    Elders,
    /// Everybody of one building or estate.
    At(PlaceId),
    /// People in this group.
    In(Group),
    /// Those who have left.
    Left,
}

/// One person on a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// Name; empty when the key to it is not on this device.
    pub name: String,
    /// For the plate: `3-2-501`; empty when no home is known.
    pub plate: String,
    /// The estate's name.
    pub estate: String,
    /// Digits; may be empty.
    pub telephone: String,
    /// Full years of age, where known; of two that it may be the lesser.
    pub age: Option<u8>,
    /// An elder who lives alone.
    pub alone: bool,
    /// The household is in difficulty.
    pub in_difficulty: bool,
    /// Served in the forces.
    pub veteran: bool,
    /// What they can do, if they are a volunteer.
    pub volunteer: Option<VolunteerFacts>,
    /// Special groups, as written down and as worked out.
    pub groups: Groups,
    /// What they are to the head of their household.
    pub relation: Option<Relation>,
    /// Since when they are gone, and why; `None` for whoever is here.
    pub gone: Option<Gone>,
}

impl PersonRow {
    /// Somebody of whom nothing but the id is known.
    #[must_use]
    pub fn nobody(id: PersonId) -> Self {
        Self {
            id,
            name: String::new(),
            plate: String::new(),
            estate: String::new(),
            telephone: String::new(),
            age: None,
            alone: false,
            in_difficulty: false,
            veteran: false,
            volunteer: None,
            groups: Groups::default(),
            relation: None,
            gone: None,
        }
    }
}

/// What a volunteer can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VolunteerFacts {
    /// What they can do.
    pub skills: Skills,
    /// When they are free.
    pub free: Slots,
    /// How far they will go.
    pub reach: Reach,
    /// Most tasks they want in a week.
    pub capacity: u8,
    /// Tasks in the last seven days.
    pub this_week: u8,
}

/// One person in full.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonDetail {
    /// What a list shows.
    pub row: PersonRow,
    /// The building.
    pub place: Option<PlaceId>,
    /// The home.
    pub home: Option<Home>,
    /// The home as the ledger knows it.
    pub household_id: Option<HouseholdId>,
    /// Others of the same home: its head first.
    pub household: Vec<PersonRow>,
    /// Requests, newest first.
    pub requests: Vec<Row>,
    /// Requests this person helped or is helping with, newest first.
    pub helped: Vec<Row>,
    /// When a helper was last at this home.
    pub last_visit_ms: Option<Millis>,
    /// What they speak; none where nobody said.
    pub speaks: Tongues,
    /// Helps, but does not want to be asked for now.
    pub rests: bool,
    /// Canteen cards, one for each kiosk whose roster the person is on, to be printed.
    pub cards: Vec<DinerCard>,
    /// Households whose own volunteer or backup this person is.
    pub pairs: Vec<PairRow>,
    /// Takes no pair any more.
    pub no_pairs: bool,
    /// With whom they should not meet. For the captain's eyes.
    pub apart: Vec<PersonRow>,
    /// Requests for which they are still asked, or coming, to the home of somebody they should not meet, or that person to
    /// theirs.
    pub meet_for: Vec<Row>,
    /// Pairs that bring such two together.
    pub meet_in: Vec<PairRow>,
    /// A woman or a man, where that was noted.
    pub gender: Option<Gender>,
    /// What makes life difficult for the household, as written down; empty for nothing.
    pub difficulty: String,
    /// What is noted about them, as an import or a merge wrote it down; empty for nothing.
    pub note: String,
    /// When they were born, as far as it is known.
    pub born: Option<Born>,
    /// Dates, at most one of each.
    pub dates: Vec<(DateOf, Day)>,
    /// Papers that are there, each with its last day where it has one.
    pub papers: Vec<(Paper, Option<Day>)>,
    /// Something is written of them that this device is not told.
    pub holds_back: bool,
}

/// A diner's card: shown to the kiosk instead of picking one's door.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DinerCard {
    /// The kiosk's name.
    pub kiosk: String,
    /// For the plate: `3-2-501`.
    pub plate: String,
    /// `何*民`
    pub masked: String,
    /// What the picture says, for reading out: `LMD4711-55`.
    pub text: String,
    /// The picture.
    pub picture: Matrix,
}

/// One place on the tree.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlaceRow {
    /// Which.
    pub id: PlaceId,
    /// How high it stands.
    pub level: Level,
    /// The place above.
    pub above: Option<PlaceId>,
    /// What people call it.
    pub name: String,
    /// For the plate of a building: `9`. Empty above.
    pub plate: String,
    /// Households in it.
    pub households: u32,
    /// People in it.
    pub people: u32,
    /// Volunteers in it.
    pub volunteers: u32,
    /// Open requests in it.
    pub open: u32,
}

/// One building.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BuildingDetail {
    /// What the tree shows.
    pub row: PlaceRow,
    /// Its poster, if the site's address leaves room for one.
    pub poster: Result<Poster, AddressTooLong>,
    /// People, in order of home; at most 500.
    pub people: Vec<PersonRow>,
}

/// Why a building has no poster: whatever the name, its link would not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AddressTooLong {
    /// So many characters too many.
    pub over: u32,
}

/// What stands on a building's poster.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Poster {
    /// At most 160 characters.
    pub link: String,
    /// The link as a QR picture.
    pub picture: Matrix,
    /// The estate's name.
    pub estate: String,
    /// The building's name: `9号楼`.
    pub building: String,
    /// The captain.
    pub captain: String,
    /// Digits.
    pub telephone: String,
    /// `ab12-cd34-ef56-7890`, for people to compare.
    pub fingerprint: String,
}

/// A QR picture: a square of dark and light, without its quiet border of four.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Matrix {
    /// Modules on a side.
    pub size: u8,
    /// Row by row, one bit a module, the highest bit of a byte first; dark is 1.
    pub bits: Vec<u8>,
}

impl Matrix {
    /// Whether the module in this column and row is dark; light outside the picture.
    #[must_use]
    pub fn dark(&self, x: u8, y: u8) -> bool {
        let at = usize::from(y) * usize::from(self.size) + usize::from(x);
        x < self.size && self.bits.get(at / 8).is_some_and(|byte| byte & (0x80 >> (at % 8)) != 0)
    }
}

//! The made-up community: estates and buildings, households some of which need much, volunteers who come and go.

use crate::chance::Chance;
use domain::place::{Level, Metres, Place};
use domain::time::Part;
use domain::volunteer::{Reach, Skill, Skills, Volunteer};
use domain::{Home, PersonId, PlaceId, Slots};

/// How large it is.
#[derive(Clone, Copy)]
pub struct Size {
    /// Estates, at most five.
    pub estates: u32,
    /// Buildings in each.
    pub buildings: u32,
    /// Households in all.
    pub households: u32,
    /// Volunteers at any time.
    pub volunteers: u32,
    /// Days it is looked at.
    pub days: u32,
}

/// The community.
pub struct Community {
    /// Estates, then buildings.
    pub places: Vec<Place>,
    /// Everyone who asks.
    pub households: Vec<Household>,
    /// Everyone who helps, now or later.
    pub members: Vec<Member>,
}

/// A household.
pub struct Household {
    /// Who asks for it.
    pub person: PersonId,
    /// Where it lives.
    pub place: PlaceId,
    /// How often it asks, beside others.
    pub weight: u32,
}

/// A volunteer and what only the simulation knows of her.
pub struct Member {
    /// What everybody may know.
    pub volunteer: Volunteer,
    /// Where she lives.
    pub at: Metres,
    /// Her estate.
    pub estate: PlaceId,
    /// The first day she is there.
    pub joins: u32,
    /// The first day she no longer is.
    pub leaves: u32,
    /// In how many of a thousand cases she accepts, if nothing speaks against it.
    pub willing: u32,
}

impl Member {
    /// Whether she is there.
    pub fn is_there(&self, day: u32) -> bool {
        (self.joins..self.leaves).contains(&day)
    }
}

/// Not every estate has as many volunteers as it has households.
const VOLUNTEERS_BY_ESTATE: [u32; 5] = [30, 25, 20, 15, 10];
/// By [`Skill::ALL`]: errands and talk are what most can do.
const SKILLS: [u32; 16] = [22, 9, 18, 6, 2, 3, 8, 9, 6, 8, 3, 6, 7, 7, 6, 5];
/// One of so many days sees any given volunteer go for good; a newcomer takes her place.
const STAYS_DAYS: u32 = 1_400;
/// A household in eight needs much more than the others: elders alone, the sick.
const FRAIL_PERMILLE: u32 = 125;
const FRAIL_WEIGHT: u32 = 10;

impl Community {
    /// Makes it up.
    pub fn of(seed: u64, size: Size) -> Self {
        let places = places(size);
        let (estates, buildings) = places.split_at(size.estates as usize);
        let households = (0..size.households).map(|number| household(seed, number, buildings)).collect();
        let mut members = Vec::new();
        for seat in 0..size.volunteers {
            // A seat is never empty: whoever leaves makes room for somebody new.
            let (mut joins, mut turn) = (0, 0);
            while joins < size.days {
                let chance = &mut Chance::of(&[seed, 1, seat.into(), turn]);
                let leaves = joins + stays(chance);
                let number = members.len() as u32;
                members.push(member(chance, number, estates, buildings, joins, leaves));
                (joins, turn) = (leaves, turn + 1);
            }
        }
        Self { places, households, members }
    }
}

/// Sorts of ids.
pub const VOLUNTEER: u8 = 1;
/// Whoever asks.
pub const RESIDENT: u8 = 2;
/// What is asked.
pub const REQUEST: u8 = 3;

/// An id of its own for each number of each sort.
pub fn id(sort: u8, number: u32) -> [u8; 16] {
    let mut id = [0; 16];
    id[0] = sort;
    id[1..5].copy_from_slice(&number.to_be_bytes());
    id
}

/// The number an id was made of.
pub fn number(id: [u8; 16]) -> usize {
    u32::from_be_bytes([id[1], id[2], id[3], id[4]]) as usize
}

fn place_id(sort: u8, number: u32) -> PlaceId {
    let [a, b, c, d] = number.to_be_bytes();
    PlaceId([sort, a, b, c, d, 0, 0, 0])
}

/// Estates lie some hundred metres apart, each with its buildings in rows of four, 80 m apart.
fn places(size: Size) -> Vec<Place> {
    let corner = |estate: u32| Metres { east: 100 + (estate % 3 * 600) as i32, north: 100 + (estate / 3 * 500) as i32 };
    let estate = |number: u32| Place {
        id: place_id(VOLUNTEER, number),
        level: Level::Estate,
        above: None,
        name: format!("{number}"),
        at: corner(number),
    };
    let building = |number: u32| {
        let (estate, within) = (number / size.buildings, number % size.buildings);
        let Metres { east, north } = corner(estate);
        Place {
            id: place_id(RESIDENT, number),
            level: Level::Building,
            above: Some(place_id(1, estate)),
            name: format!("{within}"),
            at: Metres { east: east + (within % 4 * 80) as i32, north: north + (within / 4 * 80) as i32 },
        }
    };
    (0..size.estates).map(estate).chain((0..size.estates * size.buildings).map(building)).collect()
}

fn household(seed: u64, number: u32, buildings: &[Place]) -> Household {
    let chance = &mut Chance::of(&[seed, 2, number.into()]);
    let place = &buildings[chance.below(buildings.len() as u32) as usize];
    let weight = if chance.permille(FRAIL_PERMILLE) { FRAIL_WEIGHT } else { 1 };
    Household { person: PersonId(id(RESIDENT, number)), place: place.id, weight }
}

fn stays(chance: &mut Chance) -> u32 {
    let days = (1..4 * STAYS_DAYS).find(|_| chance.below(STAYS_DAYS) == 0);
    days.unwrap_or(4 * STAYS_DAYS)
}

fn member(chance: &mut Chance, number: u32, estates: &[Place], buildings: &[Place], joins: u32, leaves: u32) -> Member {
    let estate = chance.weighted(&VOLUNTEERS_BY_ESTATE[..estates.len()]);
    let within = buildings.len() / estates.len();
    let building = &buildings[estate * within + chance.below(within as u32) as usize];
    let volunteer = Volunteer {
        person: PersonId(id(VOLUNTEER, number)),
        place: building.id,
        home: Home { building: 1, unit: 1, room: 101 },
        skills: Skills::of(
            &[(); 3].map(|()| Skill::ALL[chance.weighted(&SKILLS)])[..1 + chance.weighted(&[45, 40, 15])],
        ),
        free: free(chance),
        reach: [Reach::Building, Reach::Estate, Reach::Community][chance.weighted(&[15, 45, 40])],
        capacity: [1, 2, 3, 5][chance.weighted(&[45, 35, 15, 5])],
    };
    let willing = 500 + chance.below(450);
    Member { volunteer, at: building.at, estate: estates[estate].id, joins, leaves, willing }
}

/// The retired have time by day, the others in the evening and at weekends.
fn free(chance: &mut Chance) -> Slots {
    let retired = chance.permille(450);
    let mut free = Slots::default();
    for (weekday, part) in Slots::ALL.iter() {
        let share = match (retired, weekday < 5, part) {
            (true, true, Part::Morning | Part::Afternoon) => 400,
            (true, ..) => 150,
            (false, true, Part::Evening) => 350,
            (false, true, _) => 20,
            (false, false, _) => 450,
        };
        if chance.permille(share) {
            free = free.or(Slots::one(weekday, part));
        }
    }
    if free.is_empty() { Slots::one(5, Part::Morning) } else { free }
}

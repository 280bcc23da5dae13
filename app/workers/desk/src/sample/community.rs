//! The made-up community: from one seed, the same 60 buildings, 5,000 households and their people every time.

use super::asked;
use super::names::{ABOVE, ESTATES, GIVEN_OLD, GIVEN_YOUNG, SURNAMES};
use domain::household::Relation;
use domain::place::{Level, Metres, Place};
use domain::time::Part;
use domain::volunteer::{Reach, Skill, Skills};
use domain::{Home, PersonId, PlaceId, Slots};
use trust::{Draw, Hasher, PersonKey};

/// Households in the community.
pub const HOUSEHOLDS: usize = 5_000;
/// Volunteers among them.
pub const VOLUNTEERS: usize = 3_000;
/// Households in difficulty.
pub const IN_DIFFICULTY: usize = 27;
/// The year in which the sample's people have their ages.
const YEAR: u16 = 2026;

/// Everything about the community that the seed decides.
pub struct Community {
    /// District, street, community, estates, buildings: each after the one above it.
    pub places: Vec<Place>,
    /// Everybody, in order of building and home.
    pub people: Vec<Neighbour>,
}

/// One made-up person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Neighbour {
    /// Who.
    pub id: PersonId,
    /// The key their particulars are sealed under.
    pub key: PersonKey,
    /// Name.
    pub name: String,
    /// Digits.
    pub telephone: String,
    /// Year of birth.
    pub born: u16,
    /// What they are to the head of the home.
    pub relation: Relation,
    /// Lives alone.
    pub alone: bool,
    /// The household is in difficulty.
    pub in_difficulty: bool,
    /// Served in the forces.
    pub veteran: bool,
    /// The building.
    pub place: PlaceId,
    /// Which building of [`Community::buildings`].
    pub building: usize,
    /// The home.
    pub home: Home,
    /// What they can do, as a volunteer.
    pub helps: Option<Helps>,
}

/// What a made-up volunteer can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Helps {
    /// What.
    pub skills: Skills,
    /// When.
    pub free: Slots,
    /// How far.
    pub reach: Reach,
    /// How much in a week.
    pub capacity: u8,
}

impl Neighbour {
    /// Years of age in the sample's year.
    #[must_use]
    pub fn age(&self) -> u16 {
        YEAR - self.born
    }
}

impl Community {
    /// Makes the community up.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        let mut draw = draw(seed, "community");
        let places = places(&mut draw);
        let mut people = Vec::with_capacity(HOUSEHOLDS * 5 / 4);
        let homes = homes(&places);
        for (building, place, home) in homes {
            move_in(&mut draw, &mut people, building, place, home);
        }
        choose_difficulty(&mut people);
        choose_volunteers(&mut draw, &mut people);
        Self { places, people }
    }

    /// The buildings, in order.
    pub fn buildings(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.level == Level::Building)
    }

    /// The place the station stands for.
    #[must_use]
    pub fn station(&self) -> PlaceId {
        self.places[2].id
    }

    /// Who asks each of [`asked::open`]: a neighbour of that building, an elder alone where the words say so.
    #[must_use]
    pub fn askers(&self) -> Vec<usize> {
        let mut taken: Vec<usize> = Vec::new();
        for asked in asked::open() {
            let building = first_building(asked.at.0) + usize::from(asked.at.1) - 1;
            let fits = |strict: bool| {
                (0..self.people.len()).find(|at| {
                    let person = &self.people[*at];
                    person.building == building
                        && !taken.contains(at)
                        && (!strict || if asked.elder { person.alone && person.age() >= 70 } else { person.age() < 60 })
                })
            };
            taken.push(fits(true).or_else(|| fits(false)).unwrap_or(0));
        }
        taken
    }
}

/// A stream of chance for one part of the sample.
#[must_use]
pub fn draw(seed: u64, part: &str) -> Draw {
    Draw::from_seed(Hasher::default().add(b"LM sample ").add(part.as_bytes()).add(&seed.to_be_bytes()).digest().0)
}

/// A number below `n`; good enough for making things up.
pub fn below(draw: &mut Draw, n: usize) -> usize {
    usize::try_from(u32::from_le_bytes(draw.array())).unwrap_or(0) % n.max(1)
}

fn one<'a>(draw: &mut Draw, of: &[&'a str]) -> &'a str {
    of[below(draw, of.len())]
}

/// Index of an estate's first building among all buildings.
fn first_building(estate: usize) -> usize {
    ESTATES.iter().take(estate).map(|(_, buildings, ..)| usize::from(*buildings)).sum()
}

fn places(draw: &mut Draw) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (level, name) in Level::ALL.into_iter().zip(ABOVE) {
        let above = places.last().map(|place| place.id);
        places.push(Place { id: PlaceId(draw.array()), level, above, name: name.to_owned(), at: Metres::default() });
    }
    let community = places.last().map(|place| place.id);
    for (name, buildings, east, north) in ESTATES {
        let id = PlaceId(draw.array());
        let at = Metres { east, north };
        places.push(Place { id, level: Level::Estate, above: community, name: name.to_owned(), at });
        for number in 1..=buildings {
            let (column, row) = (i32::from((number - 1) % 4), i32::from((number - 1) / 4));
            let at = Metres { east: east + 60 * column - 90, north: north + 45 * row - 45 };
            let name = format!("{number}号楼");
            places.push(Place { id: PlaceId(draw.array()), level: Level::Building, above: Some(id), name, at });
        }
    }
    places
}

/// The 5,000 homes: three staircases, six to eight floors, four doors on each.
fn homes(places: &[Place]) -> impl Iterator<Item = (usize, PlaceId, Home)> {
    let buildings = places.iter().filter(|place| place.level == Level::Building);
    let numbers = ESTATES.iter().flat_map(|(_, buildings, ..)| 1..=*buildings);
    let mut homes = Vec::with_capacity(HOUSEHOLDS);
    for (index, (place, building)) in buildings.zip(numbers).enumerate() {
        let floors = [7, 6, 8][index % 3];
        for (unit, floor, door) in (1..=3).flat_map(|u| (1..=floors).flat_map(move |f| (1..=4).map(move |d| (u, f, d))))
        {
            homes.push((index, place.id, Home { building, unit, room: floor * 100 + door }));
        }
    }
    homes.into_iter().take(HOUSEHOLDS)
}

fn move_in(draw: &mut Draw, people: &mut Vec<Neighbour>, building: usize, place: PlaceId, home: Home) {
    let old = below(draw, 100) < 27;
    let age = if old { 60 + below(draw, 32) } else { 24 + below(draw, 36) };
    let alone = old && age >= 68 && below(draw, 100) < 32;
    let first = person(draw, people.len(), (building, place, home), age, alone);
    let together = !alone && below(draw, 4) == 0;
    people.push(first);
    if together {
        let age = age.saturating_sub(below(draw, 6)).max(22);
        let other = person(draw, people.len(), (building, place, home), age, false);
        people.push(Neighbour { relation: Relation::Spouse, ..other });
    }
}

fn person(draw: &mut Draw, number: usize, at: (usize, PlaceId, Home), age: usize, alone: bool) -> Neighbour {
    let given = one(draw, if age >= 58 { &GIVEN_OLD } else { &GIVEN_YOUNG });
    Neighbour {
        id: PersonId(draw.array()),
        key: PersonKey(draw.array()),
        name: format!("{}{given}", one(draw, &SURNAMES)),
        telephone: format!("1380000{number:04}"),
        born: YEAR - u16::try_from(age).unwrap_or(0),
        relation: Relation::Head,
        alone,
        in_difficulty: false,
        veteran: age >= 40 && below(draw, 14) == 0,
        place: at.1,
        building: at.0,
        home: at.2,
        helps: None,
    }
}

/// The 27 households in difficulty: elders alone, spread evenly over the whole community.
fn choose_difficulty(people: &mut [Neighbour]) {
    let alone: Vec<usize> = (0..people.len()).filter(|at| people[*at].alone && people[*at].age() >= 72).collect();
    for turn in 0..IN_DIFFICULTY.min(alone.len()) {
        people[alone[turn * alone.len() / IN_DIFFICULTY]].in_difficulty = true;
    }
}

fn choose_volunteers(draw: &mut Draw, people: &mut [Neighbour]) {
    let mut able: Vec<usize> = (0..people.len()).filter(|at| !people[*at].alone && people[*at].age() < 75).collect();
    for turn in 0..VOLUNTEERS.min(able.len()) {
        let other = turn + below(draw, able.len() - turn);
        able.swap(turn, other);
        let age = people[able[turn]].age();
        people[able[turn]].helps = Some(helps(draw, age));
    }
}

fn helps(draw: &mut Draw, age: u16) -> Helps {
    // The first five are what most people can do; the sixth on is what few can.
    const COMMON: [Skill; 6] =
        [Skill::Errands, Skill::Errands, Skill::Talk, Skill::Patrol, Skill::Phones, Skill::Cooking];
    let mut skills = Skills::of(&[COMMON[below(draw, COMMON.len())]]).0;
    for _ in 0..below(draw, 3) {
        skills |= Skills::of(&[Skill::ALL[below(draw, Skill::ALL.len())]]).0;
    }
    if age < 65 && below(draw, 3) == 0 {
        skills |= Skills::of(&[Skill::Driving]).0;
    }
    let free = if age >= 60 {
        Slots::every(Part::Morning).or(if below(draw, 2) == 0 { Slots::every(Part::Afternoon) } else { Slots(0) })
    } else {
        let days = Slots::day(5).or(Slots::day(6));
        if below(draw, 2) == 0 { days } else { days.or(Slots::every(Part::Evening)) }
    };
    let reach = [Reach::Building, Reach::Estate, Reach::Estate, Reach::Estate, Reach::Community][below(draw, 5)];
    Helps { skills: Skills(skills), free, reach, capacity: 1 + u8::try_from(below(draw, 4)).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_sample_has_the_size_of_the_real_community() {
        let community = Community::of(1);
        let homes: BTreeSet<_> = community.people.iter().map(|person| (person.place, person.home)).collect();
        assert_eq!(homes.len(), HOUSEHOLDS);
        assert_eq!(community.buildings().count(), 60);
        assert_eq!(community.people.iter().filter(|person| person.helps.is_some()).count(), VOLUNTEERS);
        assert_eq!(community.people.iter().filter(|person| person.in_difficulty).count(), IN_DIFFICULTY);
        assert!(community.people.iter().filter(|person| person.age() >= 60).count() > 1_000);
        let ids: BTreeSet<_> = community.people.iter().map(|person| person.id).collect();
        assert_eq!(ids.len(), community.people.len());
        assert!(community.people.len() < 10_000, "telephone numbers have four free digits");
    }

    #[test]
    fn households_in_difficulty_are_elders_alone() {
        assert!(Community::of(1).people.iter().filter(|p| p.in_difficulty).all(|p| p.alone && p.age() >= 72));
    }

    #[test]
    fn a_seed_makes_the_same_community_again() {
        assert_eq!(Community::of(7).people, Community::of(7).people);
        assert_ne!(Community::of(7).people[0].id, Community::of(8).people[0].id);
    }

    #[test]
    fn who_asks_lives_where_it_is_asked_for() {
        let community = Community::of(1);
        let askers = community.askers();
        assert_eq!(askers.iter().collect::<BTreeSet<_>>().len(), askers.len());
        for (asked, at) in asked::open().iter().zip(askers) {
            let person = &community.people[at];
            assert_eq!(person.home.building, asked.at.1, "{}", asked.words);
            assert!(!asked.elder || person.age() >= 60, "{}", asked.words);
        }
    }
}

//! The grid of a building as plain facts: units, floors and doors, and what each home's colour, sign and words say.

use crate::facts::n;
use crate::words::*;
use domain::Day;
use ports::desk::roster::{Care, Cell};
use ui::{Word, fill, t};

/// Seen within so many days is lately, within so many more is a while ago.
const LATELY_DAYS: u32 = 30;
const WHILE_DAYS: u32 = 90;

/// What the colours tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// When somebody of ours was last at the door.
    Seen,
    /// How much care the home wants.
    Care,
    /// How much is open.
    Open,
}

/// A tone, its sign, and what both mean.
pub type Key = (&'static str, &'static str, Word);

impl By {
    /// All of them, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Seen, Self::Care, Self::Open];

    /// What it is called.
    #[must_use]
    pub fn word(self) -> Word {
        [GRID_SEEN, GRID_CARE, GRID_OPEN][self as usize]
    }

    /// What each tone means.
    #[must_use]
    pub fn key(self) -> &'static [Key] {
        match self {
            Self::Seen => &[
                ("calm", "9", KEY_MONTH),
                ("some", "60", KEY_QUARTER),
                ("much", "99+", KEY_LONG),
                ("never", "?", KEY_NEVER),
            ],
            Self::Care => &[("much", "!!", CELL_MUCH), ("some", "!", CELL_SOME), ("calm", "·", CELL_CALM)],
            Self::Open => &[("much", "2", GRID_OPEN), ("calm", "·", CELL_NONE_OPEN)],
        }
    }
}

/// A staircase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Its number.
    pub number: u8,
    /// Doors of a floor, in order: the last two digits of a room.
    pub doors: Vec<u16>,
    /// Floors, the highest first.
    pub floors: Vec<Floor>,
}

/// A floor of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Floor {
    /// Its number.
    pub number: u16,
    /// Its homes, in order of door.
    pub cells: Vec<Cell>,
}

/// The homes of a building, which come in order, cut into units and floors.
#[must_use]
pub fn units(cells: &[Cell]) -> Vec<Unit> {
    let unit = |cells: &[Cell]| {
        let mut doors: Vec<u16> = cells.iter().map(|cell| cell.home.room % 100).collect();
        doors.sort_unstable();
        doors.dedup();
        let floors = cells.chunk_by(|one, two| one.home.floor() == two.home.floor());
        let floor = |cells: &[Cell]| Floor { number: cells[0].home.floor(), cells: cells.to_vec() };
        let mut floors: Vec<Floor> = floors.map(floor).collect();
        floors.reverse();
        Unit { number: cells[0].home.unit, doors, floors }
    };
    cells.chunk_by(|one, two| one.home.unit == two.home.unit).map(unit).collect()
}

fn days(cell: &Cell, today: Day) -> Option<u32> {
    cell.seen.map(|seen| today.0.saturating_sub(seen.0))
}

/// The colour of a home.
#[must_use]
pub fn tone(cell: &Cell, by: By, today: Day) -> &'static str {
    if cell.opens.is_none() {
        return "none";
    }
    match (by, days(cell, today), cell.care) {
        (By::Seen, None, _) => "never",
        (By::Seen, Some(0..=LATELY_DAYS), _) | (By::Care, _, Care::None) => "calm",
        (By::Seen, Some(0..=WHILE_DAYS), _) | (By::Care, _, Care::Some) => "some",
        (By::Seen, Some(_), _) | (By::Care, _, Care::Much) => "much",
        (By::Open, ..) if cell.open == 0 => "calm",
        (By::Open, ..) => "much",
    }
}

/// The sign in a home, which says what its colour says.
#[must_use]
pub fn mark(cell: &Cell, by: By, today: Day) -> String {
    if cell.opens.is_none() {
        return "–".to_owned();
    }
    match (by, days(cell, today)) {
        (By::Seen, None) => "?".to_owned(),
        (By::Seen, Some(days @ 0..=99)) => days.to_string(),
        (By::Seen, Some(_)) => "99+".to_owned(),
        (By::Care, _) => ["·", "!", "!!"][cell.care as usize].to_owned(),
        (By::Open, _) if cell.open == 0 => "·".to_owned(),
        (By::Open, _) => cell.open.to_string(),
    }
}

/// A home in words: door, name, how many live there, and what its colour says.
#[must_use]
pub fn said(cell: &Cell, by: By, today: Day) -> String {
    let plate = cell.home.to_string();
    if cell.opens.is_none() {
        return format!("{plate} {}", t(GRID_NOBODY));
    }
    let name = if cell.name.is_empty() { t(SOMEBODY) } else { &cell.name };
    let fact = match (by, days(cell, today)) {
        (By::Seen, None) => t(CELL_NEVER).to_owned(),
        (By::Seen, Some(0)) => t(CELL_TODAY).to_owned(),
        (By::Seen, Some(days)) => n(CELL_SEEN, days),
        (By::Care, _) => t([CELL_CALM, CELL_SOME, CELL_MUCH][cell.care as usize]).to_owned(),
        (By::Open, _) if cell.open == 0 => t(CELL_NONE_OPEN).to_owned(),
        (By::Open, _) => n(CELL_OPEN, cell.open),
    };
    let people = fill(t(CELL_PEOPLE), &[("n", &cell.people.to_string())]);
    [format!("{plate} {name}"), people, fact].join(" · ")
}

/// A step with an arrow key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
}

/// The nearest home in that direction that can be opened: on the same floor, or behind the same door.
#[must_use]
pub fn next<'a>(cells: &'a [Cell], from: &Cell, step: Step) -> Option<&'a Cell> {
    let (home, door) = (from.home, from.home.room % 100);
    let beside = cells.iter().filter(|cell| cell.opens.is_some() && cell.home.unit == home.unit);
    let on_floor = |cell: &&Cell| cell.home.floor() == home.floor();
    let behind_door = |cell: &&Cell| cell.home.room % 100 == door;
    match step {
        Step::Left => beside.filter(on_floor).rfind(|cell| cell.home.room < home.room),
        Step::Right => beside.filter(on_floor).find(|cell| cell.home.room > home.room),
        Step::Up => beside.filter(behind_door).find(|cell| cell.home.room > home.room),
        Step::Down => beside.filter(behind_door).rfind(|cell| cell.home.room < home.room),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Home, HouseholdId, PersonId};

    const TODAY: Day = Day(20_000);

    fn cell(unit: u8, room: u16) -> Cell {
        Cell {
            home: Home { building: 3, unit, room },
            household: HouseholdId([1; 16]),
            opens: Some(PersonId([1; 16])),
            name: "何建民".into(),
            people: 2,
            seen: None,
            care: Care::None,
            open: 0,
        }
    }

    fn building() -> Vec<Cell> {
        [(1, 101), (1, 102), (1, 201), (1, 301), (1, 302), (2, 101)].map(|(unit, room)| cell(unit, room)).to_vec()
    }

    #[test]
    fn floors_stand_above_each_other_and_doors_beside_each_other() {
        let units = units(&building());
        assert_eq!(units.iter().map(|unit| unit.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(units[0].doors, [1, 2]);
        assert_eq!(units[0].floors.iter().map(|floor| floor.number).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(units[0].floors[1].cells.len(), 1, "202 is not written down");
        assert!(super::units(&[]).is_empty());
    }

    #[test]
    fn no_colour_stands_without_its_sign_and_its_words() {
        let seen = |days: u32| Cell { seen: Some(Day(TODAY.0 - days)), ..cell(1, 101) };
        let all = |cell: &Cell, by| (tone(cell, by, TODAY), mark(cell, by, TODAY));
        assert_eq!(all(&seen(30), By::Seen), ("calm", "30".into()));
        assert_eq!(all(&seen(31), By::Seen), ("some", "31".into()));
        assert_eq!(all(&seen(400), By::Seen), ("much", "99+".into()));
        assert_eq!(all(&cell(1, 101), By::Seen), ("never", "?".into()));
        assert_eq!(all(&Cell { care: Care::Much, ..cell(1, 101) }, By::Care), ("much", "!!".into()));
        assert_eq!(all(&Cell { open: 2, ..cell(1, 101) }, By::Open), ("much", "2".into()));
        let empty = Cell { opens: None, people: 0, ..cell(1, 101) };
        assert_eq!(all(&empty, By::Care), ("none", "–".into()));
        assert_eq!(said(&seen(12), By::Seen, TODAY), "3-1-101 何建民 · 2 口人 · 12 天没见");
        assert_eq!(said(&empty, By::Seen, TODAY), "3-1-101 空着");
    }

    #[test]
    fn arrow_keys_stay_on_their_floor_and_at_their_door() {
        let cells = building();
        let go = |room: u16, step| {
            let from = cells.iter().find(|cell| cell.home.room == room)?;
            next(&cells, from, step).map(|cell| (cell.home.unit, cell.home.room))
        };
        assert_eq!(go(101, Step::Right), Some((1, 102)));
        assert_eq!(go(101, Step::Left), None);
        assert_eq!(go(102, Step::Up), Some((1, 302)), "202 is not there");
        assert_eq!(go(302, Step::Down), Some((1, 102)));
        assert_eq!(go(301, Step::Up), None);
    }
}

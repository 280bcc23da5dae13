//! A home: building, unit and room, as a person writes it on one line.

use crate::text::half_width;
use core::fmt;
use serde::{Deserialize, Serialize};

/// Where someone lives inside an estate. Shown on a door-plate as `3-2-501`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Home {
    /// Number of the building, 1–999.
    pub building: u16,
    /// Number of the staircase; 1 where the building has only one.
    pub unit: u8,
    /// Room as on the door: floor and number, `501`.
    pub room: u16,
}

impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.building, self.unit, self.room)
    }
}

impl Home {
    /// The floor, read from the room number: `1203` is on the twelfth.
    #[must_use]
    pub fn floor(&self) -> u16 {
        self.room / 100
    }

    /// Reads a home however people write it: `3号楼2单元501`, `３－２－５０１`, `三号楼二单元501室`, `3栋501`.
    ///
    /// With `building` given (from the poster, or chosen), `2单元501` and `501` are enough, and the first of two numbers is
    /// the unit: `3-501` in building 3 too, for a unit taken for the building would be another's door; but not `12-501` in
    /// building 12, for few buildings have so many units. `None` when no room can be found or a number is
    /// out of range; the caller asks again.
    #[must_use]
    pub fn parse(text: &str, building: Option<u16>) -> Option<Self> {
        let text = half_width(text);
        let numbers = numbers(&text)?;
        let first_is = called(&text);
        let is_unit = |first: u32| first_is.map_or(first <= UNITS_USUAL, |called| called == Called::Unit);
        let (building, unit, room) = match (numbers.as_slice(), building) {
            ([building, unit, room], _) => (*building, *unit, *room),
            ([_, _], None) if first_is == Some(Called::Unit) => return None,
            ([first, room], Some(building)) if *first != u32::from(building) || is_unit(*first) => {
                (building.into(), *first, *room)
            }
            ([building, room], _) => (*building, 1, *room),
            ([room], Some(building)) => (building.into(), 1, *room),
            _ => return None,
        };
        let home = Self {
            building: u16::try_from(building).ok()?,
            unit: u8::try_from(unit).ok()?,
            room: u16::try_from(room).ok()?,
        };
        let plausible =
            (1..=999).contains(&home.building) && (1..=99).contains(&home.unit) && (1..=9999).contains(&home.room);
        plausible.then_some(home)
    }
}

/// Few buildings have more units.
const UNITS_USUAL: u32 = 6;

/// What a number is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Called {
    Building,
    Unit,
}

/// What the first number in `text` is called, by the words behind it.
fn called(text: &str) -> Option<Called> {
    let tail = text.trim_start_matches(|c| digit(c).is_none()).trim_start_matches(|c| digit(c).is_some());
    let words: String = tail.chars().take_while(|c| digit(*c).is_none()).collect();
    let says = |all: &[char]| words.contains(all);
    if says(&['单', '單', '门', '門', '梯']) {
        Some(Called::Unit)
    } else if says(&['栋', '棟', '幢', '座', '楼', '樓', '号', '號', '#']) {
        Some(Called::Building)
    } else {
        None
    }
}

/// The numbers in `text`, Arabic or Chinese, in order; `None` when there are more than three or one is too long.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c| digit(c).is_some()) {
        let tail = &rest[start..];
        let end = tail.find(|c| digit(c).is_none()).unwrap_or(tail.len());
        numbers.push(number(&tail[..end])?);
        if numbers.len() > 3 {
            return None;
        }
        rest = &tail[end..];
    }
    Some(numbers)
}

/// Value of one digit; the Chinese ten counts as 10 and is put together by `number`.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| {
        "〇一二三四五六七八九十".chars().position(|chinese| chinese == c).and_then(|at| u32::try_from(at).ok())
    })
}

/// A run of digits as a number: `501`, `五〇一`, `十`, `十二`, `二十`, `二十三`.
fn number(run: &str) -> Option<u32> {
    if run.chars().count() > 5 {
        return None;
    }
    let (mut value, mut last) = (0u32, None);
    for d in run.chars().filter_map(digit) {
        (value, last) = match (d, last) {
            (10, None) => (10, Some(10)),
            (10, Some(_)) => (value * 10, Some(10)),
            (d, Some(10)) => (value + d, Some(d)),
            (d, _) => (value * 10 + d, Some(d)),
        };
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(building: u16, unit: u8, room: u16) -> Option<Home> {
        Some(Home { building, unit, room })
    }

    #[test]
    fn a_home_is_read_however_it_is_written() {
        for text in [
            "3号楼2单元501",
            "３号楼２单元５０１室",
            "3-2-501",
            "三号楼二单元501",
            "3栋2门501",
            " 3 # 2 - 501 ",
            "3幢2單元501",
        ] {
            assert_eq!(Home::parse(text, None), home(3, 2, 501), "{text}");
        }
        assert_eq!(Home::parse("十二号楼三单元二〇一", None), home(12, 3, 201));
        assert_eq!(Home::parse("二十号楼501", None), home(20, 1, 501));
    }

    #[test]
    fn the_posters_building_fills_in_what_is_left_out() {
        assert_eq!(Home::parse("2单元501", Some(9)), home(9, 2, 501));
        assert_eq!(Home::parse("501", Some(9)), home(9, 1, 501));
        assert_eq!(Home::parse("9号楼501", Some(9)), home(9, 1, 501));
        assert_eq!(Home::parse("3-2-501", Some(9)), home(3, 2, 501));
    }

    #[test]
    fn a_unit_with_the_buildings_number_is_a_unit() {
        for text in ["2单元402", "2-402", "２单元４０２室", "二单元402", "2門402", "2#2-402", "2号楼2单元402"]
        {
            assert_eq!(Home::parse(text, Some(2)), home(2, 2, 402), "{text}");
        }
        for text in ["2号楼402", "2栋402", "二幢402", "2#402", "402", "2-1-402"] {
            assert_eq!(Home::parse(text, Some(2)), home(2, 1, 402), "{text}");
        }
        assert_eq!(Home::parse("12-402", Some(12)), home(12, 1, 402), "no twelfth unit");
        assert_eq!(Home::parse("12单元402", Some(12)), home(12, 12, 402), "unless it says so");
        assert_eq!(Home::parse("2单元501", None), None, "of which building?");
    }

    #[test]
    fn what_is_not_a_home_is_refused() {
        for text in ["", "五楼", "我家", "0-0-0", "3-2-501-7", "99999999999999999999", "<b>3</b>"] {
            assert_eq!(Home::parse(text, None), None, "{text}");
        }
    }
}

//! Born: the day somebody was born on, as far as anybody knows it, and how old that makes them.
//!
//! [`crate::Day`] begins in 1970 and so cannot say it. Many rosters have a year only: then an age is a range of two.

use crate::Day;
use core::fmt;
use serde::{Deserialize, Serialize};

/// Nobody on a roster is older.
pub const AGE_MAX: u8 = 130;

/// A year of birth, with month and day where they are known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Born {
    /// 1880–2199.
    pub year: u16,
    /// 1–12; 0 where only the year is known.
    pub month: u8,
    /// 1–31; 0 where it is not known.
    pub day: u8,
}

impl fmt::Display for Born {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(f, "{:04}", self.year),
            (month, 0) => write!(f, "{:04}-{month:02}", self.year),
            (month, day) => write!(f, "{:04}-{month:02}-{day:02}", self.year),
        }
    }
}

impl Born {
    /// Only the year.
    #[must_use]
    pub fn in_year(year: u16) -> Self {
        Self { year, month: 0, day: 0 }
    }

    /// Whether this says the same as `known`, and more: the month, or the day as well.
    #[must_use]
    pub fn refines(self, known: Self) -> bool {
        let fits = |is: u8, was: u8| was == 0 || is == was;
        self.year == known.year && fits(self.month, known.month) && fits(self.day, known.day) && self != known
    }

    /// Month and day as far as they are known: `03-08`, `03`, or nothing.
    #[must_use]
    pub fn birthday(self) -> String {
        self.to_string().get(5..).unwrap_or_default().to_owned()
    }

    /// The year with what [`Born::birthday`] wrote; the year alone where that is no date.
    #[must_use]
    pub fn with_birthday(year: u16, birthday: &str) -> Self {
        Self::parse(&format!("{year:04}-{birthday}")).unwrap_or(Self::in_year(year))
    }

    /// Reads a date however a roster writes it: `1949`, `1949-3-8`, `1949.03`, `1949年3月8日`, `19490308`, `194903`.
    /// `None` for what is no date, or none a living person can have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = crate::text::half_width(text);
        let text = text.trim();
        let text = text.split_once([' ', 'T']).map_or(text, |(date, _clock)| date);
        let clean = text.chars().all(|c| c.is_ascii_digit() || "-./年月日".contains(c));
        let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let number = |digits: &str| digits.parse::<u16>().ok();
        let (year, month, day) = match parts.as_slice() {
            _ if !clean => return None,
            [run] if run.len() == 8 => (number(&run[..4])?, number(&run[4..6])?, number(&run[6..])?),
            [run] if run.len() == 6 => (number(&run[..4])?, number(&run[4..])?, 0),
            [year] => (number(year)?, 0, 0),
            [year, month] => (number(year)?, number(month)?, 0),
            [year, month, day] => (number(year)?, number(month)?, number(day)?),
            _ => return None,
        };
        Self { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? }.checked()
    }

    /// The date in a citizen's number (GB 11643: digits 7 to 14 of 18, the last a checksum); `None` for any other.
    #[must_use]
    pub fn of_citizen_number(text: &str) -> Option<Self> {
        let text = crate::text::half_width(text);
        let text = text.trim();
        let (body, last) = text.char_indices().nth(17).map(|(at, last)| (&text[..at], last))?;
        if text.chars().count() != 18 || !body.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        // ISO 7064, MOD 11-2.
        let sum = body.bytes().fold(0u32, |sum, digit| (sum + u32::from(digit - b'0')) * 2 % 11);
        let check = match (12 - sum) % 11 {
            10 => 'X',
            digit => char::from_digit(digit, 10)?,
        };
        (last.to_ascii_uppercase() == check).then(|| Self::parse(&body[6..14])).flatten()
    }

    /// Whether a citizen's number stands in a text, or what would be one but for a wrong, missing or doubled digit: nothing
    /// to be shown. 15 digits or more on end, or in groups of which the first has the six of a region.
    #[must_use]
    pub fn looks_like_citizen_number(text: &str) -> bool {
        let text = crate::text::half_width(text);
        let on_end = text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() >= 15);
        let groups: Vec<&str> = text.trim().split([' ', '-']).filter(|group| !group.is_empty()).collect();
        let digits = |group: &&str| group.trim_end_matches(['x', 'X']).bytes().all(|byte| byte.is_ascii_digit());
        let length: usize = groups.iter().map(|group| group.len()).sum();
        let grouped = groups.iter().all(digits) && groups.first().is_some_and(|region| region.len() == 6);
        on_end || (grouped && (15..=19).contains(&length))
    }

    fn checked(self) -> Option<Self> {
        let day = self.day <= days_in(self.year, self.month) && (self.month > 0 || self.day == 0);
        ((1880..2200).contains(&self.year) && self.month <= 12 && day).then_some(self)
    }

    /// The least and the most years of age somebody born then can have on a day; `None` before they were born.
    #[must_use]
    pub fn ages(self, today: Day) -> Option<(u8, u8)> {
        let (year, month, day) = today.date();
        let years = year.checked_sub(u32::from(self.year))?;
        let birthday_was = |unknown: (u32, u32)| {
            let or = |known: u8, unknown: u32| if known == 0 { unknown } else { u32::from(known) };
            (or(self.month, unknown.0), or(self.day, unknown.1)) <= (month, day)
        };
        let age = |had_birthday: bool| if had_birthday { Some(years) } else { years.checked_sub(1) };
        let oldest = age(birthday_was((1, 1)))?;
        let youngest = age(birthday_was((12, 31))).unwrap_or(0);
        let capped = |age: u32| u8::try_from(age).unwrap_or(u8::MAX).min(AGE_MAX);
        Some((capped(youngest), capped(oldest)))
    }

    /// Whether a day is their birthday; on the last of February for those born on the 29th, in other years.
    #[must_use]
    pub fn is_birthday(self, today: Day) -> bool {
        let (year, month, day) = today.date();
        let year = u16::try_from(year).unwrap_or(u16::MAX);
        let born = (u32::from(self.month), u32::from(self.day.min(days_in(year, self.month))));
        self.day != 0 && born == (month, day)
    }
}

/// Days of a month, 1–12; of no month, as many as any has.
fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn born(year: u16, month: u8, day: u8) -> Born {
        Born { year, month, day }
    }

    fn day(text: &str) -> Day {
        (0..60_000).map(Day).find(|day| day.iso() == text).expect("a date")
    }

    #[test]
    fn a_date_is_read_however_a_roster_writes_it() {
        for text in
            ["1949-03-08", "1949-3-8", "1949/3/8", "1949.3.8", "１９４９年３月８日", "19490308", " 1949-03-08 00:00:00"]
        {
            assert_eq!(Born::parse(text), Some(born(1949, 3, 8)), "{text}");
        }
        assert_eq!(Born::parse("1949年"), Some(born(1949, 0, 0)));
        assert_eq!(Born::parse("194903"), Some(born(1949, 3, 0)));
        for text in ["", "不详", "1949-13-01", "1949-02-30", "49-3-8", "1949-3-8-1", "1949?", "99999999999", "<1949>"]
        {
            assert_eq!(Born::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for one in [born(1949, 0, 0), born(1949, 3, 0), born(1949, 3, 8)] {
            assert_eq!(Born::parse(&one.to_string()), Some(one));
            assert_eq!(Born::with_birthday(one.year, &one.birthday()), one);
        }
    }

    #[test]
    fn what_would_be_a_citizens_number_but_for_a_digit_looks_like_one() {
        for text in [
            "11010519491231002X",
            "110105194912310021",
            "１１０１０５１９４９１２３１００２１",
            "110105 1949123",
            "1-1-0105194912310021",
        ] {
            let digits = text.chars().filter(|c| !matches!(c, ' ' | '-')).count();
            assert_eq!(Born::looks_like_citizen_number(text), digits > 14, "{text}");
        }
        for text in ["身份证11010519491231002X", "'110105194912310021", "110105 19491231 002X"] {
            assert!(Born::looks_like_citizen_number(text), "{text}");
        }
        for text in ["13800001234", "13800001234 88880000", "029-88880000", "3号楼2单元501", ""] {
            assert!(!Born::looks_like_citizen_number(text), "{text}");
        }
    }

    #[test]
    fn a_citizens_number_tells_the_date_when_its_checksum_is_right() {
        // The example of GB 11643-1999.
        assert_eq!(Born::of_citizen_number("11010519491231002X"), Some(born(1949, 12, 31)));
        assert_eq!(Born::of_citizen_number("11010519491231002x"), Some(born(1949, 12, 31)));
        for text in
            ["110105194912310021", "11010519491231002", "", "一一○一○五一九四九一二三一○○二X", "11010519491331002X"]
        {
            assert_eq!(Born::of_citizen_number(text), None, "{text}");
        }
    }

    #[test]
    fn an_age_is_a_range_where_the_birthday_is_not_known() {
        let today = day("2026-11-23");
        assert_eq!(born(1956, 11, 23).ages(today), Some((70, 70)), "today is the birthday");
        assert_eq!(born(1956, 11, 24).ages(today), Some((69, 69)));
        assert_eq!(born(1956, 0, 0).ages(today), Some((69, 70)));
        assert_eq!(born(1956, 11, 0).ages(today), Some((69, 70)));
        assert_eq!(born(1956, 10, 0).ages(today), Some((70, 70)));
        assert_eq!(born(1956, 12, 0).ages(today), Some((69, 69)));
        assert_eq!(born(2026, 0, 0).ages(today), Some((0, 0)));
        assert_eq!(born(2026, 12, 1).ages(today), None, "not born yet");
        assert_eq!(born(2027, 0, 0).ages(today), None);
        assert_eq!(born(1880, 1, 1).ages(Day(u32::MAX)), Some((AGE_MAX, AGE_MAX)));
    }

    #[test]
    fn a_birthday_comes_every_year() {
        assert!(born(1949, 11, 23).is_birthday(day("2026-11-23")));
        assert!(!born(1949, 11, 0).is_birthday(day("2026-11-23")));
        assert!(born(1948, 2, 29).is_birthday(day("2026-02-28")));
        assert!(born(1948, 2, 29).is_birthday(day("2028-02-29")) && !born(1948, 2, 29).is_birthday(day("2028-02-28")));
    }
}

//! Time: instants in milliseconds, days in China, and the weekly grid of when something suits.

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01 UTC. For display and promises only: order in the journal is Lamport's.
pub type Millis = u64;

/// Milliseconds in an hour.
pub const HOUR_MS: Millis = 3_600_000;
/// Milliseconds in a day.
pub const DAY_MS: Millis = 24 * HOUR_MS;

/// A calendar day in China (UTC+8, no summer time), counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Day(pub u32);

impl Day {
    /// The day an instant falls on in China.
    #[must_use]
    pub fn of(at: Millis) -> Self {
        Self(u32::try_from(at.saturating_add(8 * HOUR_MS) / DAY_MS).unwrap_or(u32::MAX))
    }

    /// The instant it begins in China.
    #[must_use]
    pub fn start_ms(self) -> Millis {
        (Millis::from(self.0) * DAY_MS).saturating_sub(8 * HOUR_MS)
    }

    /// Day of the week, 0 = Monday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        u8::try_from((u64::from(self.0) + 3) % 7).unwrap_or(0)
    }

    /// (year, month 1–12, day 1–31), after Howard Hinnant's `civil_from_days`
    /// (<https://howardhinnant.github.io/date_algorithms.html>).
    #[must_use]
    pub fn date(self) -> (u32, u32, u32) {
        let z = u64::from(self.0) + 719_468;
        let (era, doe) = (z / 146_097, z % 146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = doy - (153 * mp + 2) / 5 + 1;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + u64::from(month <= 2);
        (year as u32, month as u32, day as u32)
    }

    /// Reads what [`Day::iso`] writes, and what a browser's field for a date does; `None` for no date from 1970 on.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-').map(str::parse::<u32>);
        let wanted = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let (year, month, day) = wanted;
        if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        // The inverse of the above, from the same source.
        let (y, m) = (if month > 2 { year } else { year - 1 }, (month + 9) % 12);
        let doe = y % 400 * 365 + y % 400 / 4 - y % 400 / 100 + (153 * m + 2) / 5 + day - 1;
        let days = Self((y / 400 * 146_097 + doe).checked_sub(719_468)?);
        (days.date() == wanted).then_some(days)
    }

    /// `YYYY-MM-DD`, the name of a mailbox folder.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// (hour 0–23, minute 0–59) of an instant in China.
#[must_use]
pub fn clock(at: Millis) -> (u32, u32) {
    let minutes = at.saturating_add(8 * HOUR_MS) % DAY_MS / 60_000;
    ((minutes / 60) as u32, (minutes % 60) as u32)
}

/// Part of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Part {
    /// Until noon.
    Morning,
    /// Noon to six.
    Afternoon,
    /// After six.
    Evening,
}

impl Part {
    /// Every part, earliest first.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];
}

/// A set of the 21 slots of a week (7 days × 3 parts): when a volunteer is free, or when a visit suits.
/// Bit `3 × weekday + part`. The empty set means "any time" where a wish is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Slots(pub u32);

impl Slots {
    /// Every slot of the week.
    pub const ALL: Self = Self((1 << 21) - 1);

    /// One slot; `weekday` 0 = Monday.
    #[must_use]
    pub fn one(weekday: u8, part: Part) -> Self {
        Self(1 << (u32::from(weekday % 7) * 3 + part as u32))
    }

    /// One part of every day.
    #[must_use]
    pub fn every(part: Part) -> Self {
        Self(0o1_111_111 << part as u32)
    }

    /// All parts of one day; `weekday` 0 = Monday.
    #[must_use]
    pub fn day(weekday: u8) -> Self {
        Self(0b111 << (u32::from(weekday % 7) * 3))
    }

    /// In either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self((self.0 | other.0) & Self::ALL.0)
    }

    /// In both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0 & Self::ALL.0)
    }

    /// Whether no slot is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 & Self::ALL.0 == 0
    }

    /// The slots, earliest in the week first, as (weekday 0 = Monday, part).
    pub fn iter(self) -> impl Iterator<Item = (u8, Part)> {
        (0..7u8)
            .flat_map(|weekday| Part::ALL.map(|part| (weekday, part)))
            .filter(move |(weekday, part)| !self.and(Self::one(*weekday, *part)).is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_date_and_weekday() {
        // 2026-11-22 is a Sunday; 20:00 UTC on the 21st is already the 22nd in China.
        let day = Day::of(1_795_291_200_000);
        assert_eq!((day.iso().as_str(), day.weekday()), ("2026-11-22", 6));
        assert_eq!(Day(0).date(), (1970, 1, 1));
        assert_eq!(Day(0).weekday(), 3);
        assert_eq!(Day::of(951_782_400_000).iso(), "2000-02-29");
    }

    #[test]
    fn a_date_is_read_as_it_is_written() {
        for day in (0..60_000).step_by(7).map(Day) {
            assert_eq!(Day::parse(&day.iso()), Some(day));
        }
        for text in ["", "2026-02-29", "2026-13-01", "1969-12-31", "2026-1", "x-1-1", "2026-01-01-01", "99999-01-01"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_absurd_clock_breaks_nothing() {
        let day = Day::of(Millis::MAX);
        assert_eq!(day, Day(u32::MAX));
        assert!(day.weekday() < 7 && clock(Millis::MAX).0 < 24 && !day.iso().is_empty());
    }

    #[test]
    fn slots_are_sets_over_the_week() {
        let sunday_morning = Slots::one(6, Part::Morning);
        assert_eq!(Slots::every(Part::Morning).and(Slots::day(6)), sunday_morning);
        assert_eq!(sunday_morning.iter().collect::<Vec<_>>(), [(6, Part::Morning)]);
        assert_eq!(Slots::ALL.iter().count(), 21);
        assert!(Slots::every(Part::Evening).and(Slots::every(Part::Morning)).is_empty());
    }
}

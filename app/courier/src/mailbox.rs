//! The mailbox's names: where a slip lies on a web server, what a listing holds, and which of it is new.
//!
//! `<box>/<YYYY-MM-DD>/<SHA-256 of the bytes>`, attachments under `<box>/a/`. Names follow from content, so putting twice is once and nothing is ever
//! overwritten; absence never means that something was taken back.

use domain::Day;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use trust::{BoxId, Digest};

/// Most bytes of a slip.
pub const SLIP_BYTES_MAX: usize = 64 * 1024;
/// Most bytes of an attachment.
pub const ATTACHMENT_BYTES_MAX: usize = 1024 * 1024;
/// After so many days a server may throw a slip away.
pub const KEPT_DAYS: u32 = 90;
/// The header in which an owner shows the box's secret to list it.
pub const BOX_SECRET_HEADER: &str = "X-Box-Secret";

/// An address of a mailbox that ends so lists nothing itself: its folders' lists are files in them.
pub const LISTED: &str = "?lists";
/// Such a file's name.
pub const LIST_FILE: &str = "list.json";

/// Days before today that are looked at each time: for clocks that are wrong and answers that were slow.
const RECENT_DAYS: u32 = 2;

/// Path of a box's folder, which lists its days.
#[must_use]
pub fn days_path(own: &BoxId) -> String {
    format!("{own}/")
}

/// Path of one day's folder.
#[must_use]
pub fn day_path(own: &BoxId, day: Day) -> String {
    format!("{own}/{}/", day.iso())
}

/// Path of one slip.
#[must_use]
pub fn object_path(to: &BoxId, day: Day, name: &Digest) -> String {
    format!("{to}/{}/{name}", day.iso())
}

/// Path of an attachment: apart from the days, because the slip that names it may come much later.
#[must_use]
pub fn attachment_path(to: &BoxId, name: &Digest) -> String {
    format!("{to}/a/{name}")
}

/// One row of a server's listing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Name, without path.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
    /// Bytes, when it is not.
    pub size: u32,
}

/// The day a listed folder stands for. Anything else that lies about is passed over.
#[must_use]
pub fn day_in(found: &Found) -> Option<Day> {
    found.folder.then(|| parse_day(found.name.trim_end_matches('/'))).flatten()
}

/// The name of a listed slip. Anything else, or too large, is passed over.
#[must_use]
pub fn name_in(found: &Found) -> Option<Digest> {
    let fits = !found.folder && found.size as usize <= ATTACHMENT_BYTES_MAX;
    fits.then(|| Digest::parse(&found.name)).flatten()
}

/// Reads `YYYY-MM-DD` as written by `Day::iso`.
#[must_use]
pub fn parse_day(iso: &str) -> Option<Day> {
    let mut parts = iso.splitn(3, '-');
    let mut part = |length| {
        let part = parts.next()?;
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    if year < 1970 || !(1..=12).contains(&month) {
        return None;
    }
    // Days before the month in a year that begins in March, after Howard Hinnant's `days_from_civil`.
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let day_of_era = year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    let found = Day(day_of_era.checked_sub(719_469)?);
    (found.iso() == iso).then_some(found)
}

/// What an owner has already taken out of a box, by day.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Seen {
    days: BTreeMap<Day, BTreeSet<Digest>>,
    /// The last day on which every day was looked at.
    looked_all: Option<Day>,
}

impl Seen {
    /// Which of the listed days to look at: the recent ones, any never seen, and once a day all of them, because a
    /// sender's clock may be years off.
    #[must_use]
    pub fn days_to_look(&self, listed: &[Day], today: Day) -> Vec<Day> {
        let all = self.looked_all != Some(today);
        let recent = Day(today.0.saturating_sub(RECENT_DAYS));
        let wanted = |day: &&Day| all || **day >= recent || !self.days.contains_key(day);
        listed.iter().filter(wanted).copied().collect()
    }

    /// Which of the names listed under a day are new.
    #[must_use]
    pub fn fresh(&self, day: Day, listed: &[Digest]) -> Vec<Digest> {
        let seen = self.days.get(&day);
        listed.iter().filter(|name| seen.is_none_or(|seen| !seen.contains(name))).copied().collect()
    }

    /// Notes one as taken out, or as not worth fetching again.
    pub fn mark(&mut self, day: Day, name: Digest) {
        self.days.entry(day).or_default().insert(name);
    }

    /// Notes that a round is complete: everything listed was looked at. Forgets days that the server no longer has.
    pub fn round(&mut self, listed: &[Day], today: Day) {
        self.looked_all = Some(today);
        self.days.retain(|day, _| listed.contains(day));
        for day in listed {
            self.days.entry(*day).or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_as_the_server_has_them() {
        let (own, day, name) = (BoxId([0; 16]), Day(20_779), Digest([0xab; 32]));
        assert_eq!(days_path(&own), "AAAAAAAAAAAAAAAAAAAAAA/");
        assert_eq!(day_path(&own, day), "AAAAAAAAAAAAAAAAAAAAAA/2026-11-22/");
        let object = object_path(&own, day, &name);
        assert_eq!(object, format!("AAAAAAAAAAAAAAAAAAAAAA/2026-11-22/{}", "ab".repeat(32)));
        assert_eq!(attachment_path(&own, &name), format!("AAAAAAAAAAAAAAAAAAAAAA/a/{}", "ab".repeat(32)));
    }

    #[test]
    fn a_folders_day_is_read_and_nothing_else_is() {
        for day in [0, 59, 60, 789, 11_016, 20_779, 47_540] {
            assert_eq!(parse_day(&Day(day).iso()), Some(Day(day)));
        }
        for not in ["", "2026-11", "2026-11-31", "2026-13-01", "2026-00-10", "1969-12-31", "2026-11-2x", "+026-11-22"] {
            assert_eq!(parse_day(not), None, "{not}");
        }
        let row = |name: &str, folder, size| Found { name: name.to_owned(), folder, size };
        assert_eq!(day_in(&row("2026-11-22", true, 0)), Some(Day(20_779)));
        assert_eq!(day_in(&row("2026-11-22", false, 9)), None);
        assert_eq!(name_in(&row("index.html", false, 9)), None);
        assert_eq!(name_in(&row(&"ab".repeat(32), false, 9)), Some(Digest([0xab; 32])));
        assert_eq!(name_in(&row(&"ab".repeat(32), false, 9_000_000)), None);
    }

    #[test]
    fn what_was_seen_is_not_fetched_again_and_expired_days_are_forgotten() {
        let mut seen = Seen::default();
        let (a, b) = (Digest([1; 32]), Digest([2; 32]));
        seen.mark(Day(100), a);
        assert_eq!(seen.fresh(Day(100), &[a, b]), [b]);
        assert_eq!(seen.fresh(Day(101), &[a]), [a]);
        seen.round(&[Day(100), Day(101)], Day(101));
        seen.round(&[Day(101)], Day(101));
        assert_eq!(seen.fresh(Day(100), &[a]), [a]);
    }

    #[test]
    fn a_slip_under_a_strange_day_is_found_within_a_day() {
        let mut seen = Seen::default();
        let listed = [Day(3), Day(90), Day(99), Day(100)];
        assert_eq!(seen.days_to_look(&listed, Day(100)), listed);
        seen.round(&listed, Day(100));
        assert_eq!(seen.days_to_look(&listed, Day(100)), [Day(99), Day(100)]);
        assert_eq!(seen.days_to_look(&[Day(3), Day(7), Day(100)], Day(100)), [Day(7), Day(100)]);
        assert_eq!(seen.days_to_look(&listed, Day(101)), listed);
    }
}

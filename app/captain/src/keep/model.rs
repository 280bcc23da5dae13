//! What is said about backups: whether one is wanted and why, how things stand, and why a file was refused.

use crate::words::*;
use domain::Millis;
use ports::desk::Status;
use ports::desk::keep::{Due, Kept, Last, Refused, Storage};
use ui::{Word, fill, t, times};

/// Part of the browser's room, in hundredths, from which on it is nearly full.
const NEARLY_FULL: u64 = 80;

/// Why a backup is wanted, the most pressing reason.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Nothing more can be written: no room.
    Full,
    /// Nothing more can be written: the browser does not let.
    ReadOnly,
    /// A backup of this station had more than is here.
    Fuller {
        /// What it held.
        held: u32,
        /// What is here.
        here: u32,
    },
    /// There is none.
    Never,
    /// So many events have come since the last.
    Old(u32),
}

/// Why a backup is wanted now, if one is. `held` is the fullest backup this browser knows of.
#[must_use]
pub fn wanted(status: &Status, held: Option<Last>, now_ms: Millis) -> Option<Wanted> {
    let kept = status.kept;
    match (status.storage, held) {
        (Storage::Full, _) => Some(Wanted::Full),
        (Storage::ReadOnly, _) => Some(Wanted::ReadOnly),
        (_, Some(held)) if held.events > kept.events => Some(Wanted::Fuller { held: held.events, here: kept.events }),
        _ => kept.due(now_ms).map(|due| match due {
            Due::Never => Wanted::Never,
            Due::Old => Wanted::Old(since(kept)),
        }),
    }
}

impl Wanted {
    /// Whether something is already wrong.
    #[must_use]
    pub fn presses(self) -> bool {
        matches!(self, Self::Full | Self::ReadOnly | Self::Fuller { .. })
    }

    /// The sentence of the banner.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Full => t(WANTED_FULL).to_owned(),
            Self::ReadOnly => t(WANTED_READ_ONLY).to_owned(),
            Self::Fuller { held, here } => {
                fill(t(WANTED_FULLER), &[("n", &held.to_string()), ("m", &here.to_string())])
            }
            Self::Never => t(WANTED_NEVER).to_owned(),
            Self::Old(n) => fill(t(WANTED_OLD), &[("n", &n.to_string())]),
        }
    }
}

fn since(kept: Kept) -> u32 {
    kept.events.saturating_sub(kept.last.map_or(0, |last| last.events))
}

/// How things stand, in the card.
#[must_use]
pub fn standing(kept: Kept, now_ms: Millis) -> String {
    match kept.last {
        None => t(BACKUP_NONE).to_owned(),
        Some(last) => {
            let (when, n) = (times::near(now_ms, last.at_ms), since(kept).to_string());
            fill(t(BACKUP_LAST), &[("when", &when), ("n", &n)])
        }
    }
}

/// That a backup had no room for some of the photos.
#[must_use]
pub fn left_out(photos: u32) -> Option<String> {
    (photos > 0).then(|| fill(t(BACKUP_LEFT_OUT), &[("n", &photos.to_string())]))
}

/// What adding a backup brought.
#[must_use]
pub fn added(events: u32, photos: u32) -> String {
    let words = if photos > 0 { RESTORE_ADDED_PHOTOS } else { RESTORE_ADDED };
    fill(t(words), &[("n", &events.to_string()), ("m", &photos.to_string())])
}

/// How much of the browser's room is used, and whether that is nearly all.
#[must_use]
pub fn room((used, allowed): (u64, u64)) -> (String, bool) {
    let megabytes = |bytes: u64| (bytes >> 20).to_string();
    let words = fill(t(ROOM), &[("n", &megabytes(used)), ("all", &megabytes(allowed))]);
    (words, allowed > 0 && used.saturating_mul(100) / allowed >= NEARLY_FULL)
}

/// Why a backup could not be made or taken in, with what to do.
#[must_use]
pub fn refused(why: Refused) -> Word {
    match why {
        Refused::Weak => R_WEAK,
        Refused::NotABackup => R_NOT_A_BACKUP,
        Refused::CutOff => R_CUT_OFF,
        Refused::Altered => R_ALTERED,
        Refused::WrongPassphrase => R_PASSPHRASE,
        Refused::NotForThisDevice => R_OTHER_DEVICE,
        Refused::Newer => T_NEWER,
        Refused::TooLarge => R_TOO_LARGE,
        Refused::OtherStation => R_OTHER_STATION,
        Refused::OfGuest => R_OF_GUEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_most_pressing_reason_is_said() {
        let kept = Kept { last: None, events: 10, people: 3, inbox_ms: 0 };
        let status = |storage| Status { storage, kept, ..Status::default() };
        let held = Some(Last { at_ms: 5, events: 400 });
        assert_eq!(wanted(&status(Storage::Full), held, 0), Some(Wanted::Full));
        assert_eq!(wanted(&status(Storage::ReadOnly), held, 0), Some(Wanted::ReadOnly));
        assert_eq!(wanted(&status(Storage::Fine), held, 0), Some(Wanted::Fuller { held: 400, here: 10 }));
        assert_eq!(wanted(&status(Storage::Fine), None, 0), Some(Wanted::Never));
        let fresh = Kept { last: Some(Last { at_ms: 0, events: 10 }), ..kept };
        let status = Status { kept: fresh, ..Status::default() };
        assert_eq!(wanted(&status, Some(Last { at_ms: 0, events: 10 }), 1), None);
    }

    #[test]
    fn every_file_that_is_refused_has_a_sentence_of_its_own() {
        let all = [
            Refused::Weak,
            Refused::NotABackup,
            Refused::CutOff,
            Refused::Altered,
            Refused::WrongPassphrase,
            Refused::NotForThisDevice,
            Refused::Newer,
            Refused::TooLarge,
            Refused::OtherStation,
            Refused::OfGuest,
        ];
        let sentences: BTreeSet<_> = all.iter().map(|why| t(refused(*why))).collect();
        assert_eq!(sentences.len(), all.len());
    }

    #[test]
    fn photos_are_spoken_of_where_there_are_any() {
        assert_eq!(left_out(0), None);
        assert!(left_out(12).is_some_and(|words| words.contains("12 张照片")));
        assert_eq!([added(3, 0), added(3, 2)], ["补上了 3 条。", "补上了 3 条、2 张照片。"]);
    }

    #[test]
    fn a_browser_that_is_nearly_full_is_warned_about() {
        assert!(!room((79, 100)).1 && room((80, 100)).1 && !room((0, 0)).1);
        assert_eq!(room((3 << 20, 1 << 30)).0, "已用 3 MB，浏览器最多给 1024 MB");
    }
}

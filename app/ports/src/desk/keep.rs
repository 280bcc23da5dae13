//! Backups, and what the browser keeps: what the captain's face and the desk say to each other about them.

use domain::Millis;
use serde::{Deserialize, Serialize};

/// What a face asks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// When the last backup was made, and what has come since. [`Answer::Kept`].
    State,
    /// Make a backup of everything here. [`Answer::Backup`].
    Make {
        /// Opens it again; not the passcode of this device. `None` for the one of the last backup, so that a tap is enough.
        passphrase: Option<String>,
    },
    /// Take in a backup. Where nobody has set up a desk it becomes this device's, and [`super::Answer::Opened`] comes back;
    /// at a desk at work what it lacks is added, nothing is replaced, and [`Answer::Added`] comes back.
    Restore {
        /// The file's bytes.
        file: Vec<u8>,
        /// What it was made under.
        passphrase: String,
    },
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// How things stand.
    Kept(Kept),
    /// A new backup, for the person to put somewhere else.
    Backup(File),
    /// What a desk at work took from a backup.
    Added {
        /// Events that were not here.
        events: u32,
        /// Events that could not be taken in.
        refused: u32,
        /// Photos that lay on the device it was made on, and not here.
        photos: u32,
    },
}

/// What there is, and what the last backup held.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    /// The last backup made on this device, or restored to it.
    pub last: Option<Last>,
    /// Events here now: what is written down only ever grows.
    pub events: u32,
    /// People here now.
    pub people: u32,
    /// When the station's inbox got its key: an older backup cannot open what is sent there since.
    pub inbox_ms: Millis,
}

/// A backup.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Last {
    /// When it was made.
    pub at_ms: Millis,
    /// How many events it holds.
    pub events: u32,
}

/// A backup's file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct File {
    /// A name that no fuller backup of this station has: its fingerprint, the day, how many events.
    pub name: String,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// What it holds.
    pub last: Last,
    /// Photos of this device that there was no room for in it.
    pub left_out: u32,
}

/// Whether a backup is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// There is none at all.
    Never,
    /// Much has come since the last, or it is long ago.
    Old,
}

/// After so many events a backup is due again.
pub const EVENTS_SINCE: u32 = 200;
/// And after so long, if anything has come since.
pub const MS_SINCE: Millis = 7 * domain::time::DAY_MS;

impl Kept {
    /// Whether somebody should make a backup now; `None` while nothing is here that could be lost.
    #[must_use]
    pub fn due(&self, now_ms: Millis) -> Option<Due> {
        let Some(last) = self.last else { return (self.people > 0).then_some(Due::Never) };
        let since = self.events.saturating_sub(last.events);
        let long_ago = since > 0 && now_ms >= last.at_ms.saturating_add(MS_SINCE);
        let turned = since > 0 && last.at_ms < self.inbox_ms;
        (since >= EVENTS_SINCE || long_ago || turned).then_some(Due::Old)
    }
}

/// Whether what is written can be kept here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Storage {
    /// As far as is known.
    #[default]
    Fine,
    /// The last attempt found no room.
    Full,
    /// The last attempt was not let write.
    ReadOnly,
}

/// Why a backup could not be made or taken in. Nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Refused {
    /// The passphrase would be guessed too soon.
    Weak,
    /// The file is something else.
    NotABackup,
    /// The end of the file is missing.
    CutOff,
    /// The file was changed after it was made.
    Altered,
    /// The file is whole, and this passphrase does not open it.
    WrongPassphrase,
    /// It was made for one device, and this is another.
    NotForThisDevice,
    /// A newer version of the program made it.
    Newer,
    /// It is larger than a browser can take in.
    TooLarge,
    /// It is another station's.
    OtherStation,
    /// It is of a device that a station let in: that one asks anew, and then takes it in.
    OfGuest,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_asked_for_until_there_is_one_and_again_when_much_has_come() {
        let last = Some(Last { at_ms: 1_000, events: 50 });
        let due = |last, events, people, now_ms| Kept { last, events, people, inbox_ms: 1_000 }.due(now_ms);
        assert_eq!(due(None, 1, 0, 0), None, "there is nothing to lose yet");
        assert_eq!(due(None, 2, 1, 0), Some(Due::Never));
        assert_eq!(due(last, 249, 9, 1_000), None);
        assert_eq!(due(last, 250, 9, 1_000), Some(Due::Old));
        assert_eq!(due(last, 51, 9, 1_000 + MS_SINCE - 1), None);
        assert_eq!(due(last, 51, 9, 1_000 + MS_SINCE), Some(Due::Old));
        assert_eq!(due(last, 50, 9, Millis::MAX), None, "nothing has come since");
        assert_eq!(due(last, 50, 9, 0), None, "whatever the clock says");
    }

    #[test]
    fn a_backup_is_due_as_soon_as_the_inbox_has_another_key() {
        let last = Some(Last { at_ms: 1_000, events: 50 });
        let due = |inbox_ms, events| Kept { last, events, people: 9, inbox_ms }.due(1_001);
        assert_eq!([due(1_000, 51), due(1_001, 51), due(1_001, 50)], [None, Some(Due::Old), None]);
    }
}

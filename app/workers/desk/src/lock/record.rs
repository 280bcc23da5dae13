//! The lock's record: the key everything is sealed under, wrapped by the passcode and by the code on paper, and how
//! often somebody was wrong. It lies open, or nobody could try.

use crate::host::{INBOX, META, POSTING};
use crate::lobby::{LOBBY, WENT};
use crate::office::SEEN;
use crate::trouble::of_store;
use device::record;
use device::store::{Store, Table, Write};
use domain::Millis;
use ports::desk::lock::Safe;
use ports::desk::{Field, Trouble, Wrong};
use serde::{Deserialize, Serialize};
use trust::passcode::{self, Weak};
use trust::recovery::Recovery;
use trust::{Draw, RestKey};

/// The row it stands under.
pub const LOCK: &[u8] = b"lock";
const VERSION: u8 = 1;
/// What a wrapped key is bound to.
const BY_PASSCODE: &[u8] = b"lock\0passcode";
const BY_PAPER: &[u8] = b"lock\0paper";
/// How long the next try waits after so many wrong ones, seconds; the last holds for all further.
const PAUSES_S: [u32; 9] = [0, 0, 0, 5, 15, 30, 60, 120, 300];

/// Rows that stay as they are: what a locked desk needs to take in and send out. None of them says anything about a
/// person: what is in them is sealed for somebody already.
#[must_use]
pub fn left_open(table: Table, key: &[u8]) -> bool {
    table == POSTING || table == INBOX || (table == META && [LOCK, LOBBY, WENT, SEEN].contains(&key))
}

/// What is stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    salt: [u8; 16],
    /// Whether this browser's own key is mixed in.
    device: bool,
    by_passcode: Vec<u8>,
    by_paper: Option<Vec<u8>>,
    /// Tries since the last right one, and when the last was.
    wrong: u32,
    wrong_ms: Millis,
}

impl Record {
    /// The record of a new lock.
    #[must_use]
    pub fn new(draw: &mut Draw, passcode: &str, device: Option<&[u8; 32]>, key: &RestKey) -> Self {
        let mut record =
            Self { salt: [0; 16], device: false, by_passcode: Vec::new(), by_paper: None, wrong: 0, wrong_ms: 0 };
        record.wrap(draw, passcode, device, key);
        record
    }

    /// Reads it; `None` where nothing is locked.
    ///
    /// # Errors
    /// The device's trouble; `Newer` for one this program cannot read, which must not be taken for none.
    pub async fn stored(store: &impl Store) -> Result<Option<Self>, Trouble> {
        let Some(row) = store.read(META, LOCK).await.map_err(of_store)? else { return Ok(None) };
        record::read(VERSION, &row).map(Some).map_err(|_| Trouble::Newer)
    }

    /// Stores it.
    #[must_use]
    pub fn write(&self) -> Write {
        Write::put(META, LOCK, record::write(VERSION, self))
    }

    /// Wraps the key under another passcode.
    pub fn wrap(&mut self, draw: &mut Draw, passcode: &str, device: Option<&[u8; 32]>, key: &RestKey) {
        self.salt = draw.array();
        self.device = device.is_some();
        self.by_passcode = passcode::key(passcode, &self.salt, device).seal(draw, BY_PASSCODE, &key.0);
        self.wrong = 0;
    }

    /// Wraps it under a new code, to be written on paper; the one before opens nothing any more.
    pub fn wrap_on_paper(&mut self, draw: &mut Draw, key: &RestKey) -> Recovery {
        let code = Recovery::drawn(draw);
        self.by_paper = Some(code.key().seal(draw, BY_PAPER, &key.0));
        code
    }

    /// The key, by passcode.
    #[must_use]
    pub fn by_passcode(&self, passcode: &str, device: Option<&[u8; 32]>) -> Option<RestKey> {
        let device = device.filter(|_| self.device);
        unwrapped(&passcode::key(passcode, &self.salt, device), BY_PASSCODE, &self.by_passcode)
    }

    /// The key, by the code on paper.
    #[must_use]
    pub fn by_paper(&self, code: &Recovery) -> Option<RestKey> {
        unwrapped(&code.key(), BY_PAPER, self.by_paper.as_ref()?)
    }

    /// How long the next try waits, in seconds; 0 for not at all.
    #[must_use]
    pub fn wait_s(&self, now_ms: Millis) -> u32 {
        let pause_s = PAUSES_S[(self.wrong as usize).min(PAUSES_S.len() - 1)];
        let over_ms = now_ms.saturating_sub(self.wrong_ms);
        let left_ms = (Millis::from(pause_s) * 1_000).saturating_sub(over_ms);
        u32::try_from(left_ms.div_ceil(1_000)).unwrap_or(u32::MAX)
    }

    /// Notes a try before it is made, so that ending the program in the middle gains nothing. Where the clock was set
    /// back, the pause begins anew: it is the number of tries that makes it long.
    ///
    /// # Errors
    /// `Passcode` with what is left of the pause.
    pub fn note_try(&mut self, now_ms: Millis) -> Result<(), Trouble> {
        self.wrong_ms = self.wrong_ms.min(now_ms);
        match self.wait_s(now_ms) {
            0 => {
                self.wrong = self.wrong.saturating_add(1);
                self.wrong_ms = now_ms;
                Ok(())
            }
            wait_s => Err(Trouble::Passcode { wait_s }),
        }
    }

    /// The try was the right one.
    pub fn note_right(&mut self) {
        self.wrong = 0;
    }

    /// How everything is locked.
    #[must_use]
    pub fn safe(&self) -> Safe {
        Safe { passcode: true, sheet: self.by_paper.is_some(), device: self.device }
    }
}

fn unwrapped(by: &RestKey, place: &[u8], wrapped: &[u8]) -> Option<RestKey> {
    by.open(place, wrapped).ok()?.try_into().ok().map(RestKey)
}

/// Why a passcode may not be chosen, at its field.
#[must_use]
pub fn weakness(passcode: &str) -> Option<(Field, Wrong)> {
    let weak = match passcode::check(passcode).err()? {
        Weak::Short => ports::desk::lock::Weak::Short,
        Weak::Digits => ports::desk::lock::Weak::Digits,
        Weak::Plain => ports::desk::lock::Weak::Plain,
    };
    Some((Field::Passcode, Wrong::Weak(weak)))
}

/// Whether a passcode may be chosen.
///
/// # Errors
/// `Wrong` at the passcode's field.
pub fn check(passcode: &str) -> Result<(), Trouble> {
    weakness(passcode).map_or(Ok(()), |wrong| Err(Trouble::Wrong(vec![wrong])))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSCODE: &str = "third floor lamp";

    fn record() -> Record {
        Record::new(&mut Draw::from_seed([1; 32]), PASSCODE, Some(&[5; 32]), &RestKey([7; 32]))
    }

    #[test]
    fn only_the_passcode_on_this_device_opens() {
        let record = record();
        assert_eq!(record.by_passcode(PASSCODE, Some(&[5; 32])), Some(RestKey([7; 32])));
        assert_eq!(record.by_passcode("third floor lamb", Some(&[5; 32])), None);
        assert_eq!(record.by_passcode(PASSCODE, Some(&[6; 32])), None);
        assert_eq!(record.by_passcode(PASSCODE, None), None);
    }

    #[test]
    fn only_the_last_sheet_opens_and_needs_no_device() {
        let (mut record, mut draw) = (record(), Draw::from_seed([2; 32]));
        let first = record.wrap_on_paper(&mut draw, &RestKey([7; 32]));
        assert_eq!(record.by_paper(&first), Some(RestKey([7; 32])));
        let second = record.wrap_on_paper(&mut draw, &RestKey([7; 32]));
        assert_eq!((record.by_paper(&first), record.by_paper(&second)), (None, Some(RestKey([7; 32]))));
    }

    #[test]
    fn wrong_tries_wait_longer_and_longer_whatever_the_clock_says() {
        let (mut record, mut now, mut waits) = (record(), 1_000_000, Vec::new());
        for _ in 0..10 {
            let wait_s = record.wait_s(now);
            waits.push(wait_s);
            if wait_s > 0 {
                assert_eq!(record.note_try(now), Err(Trouble::Passcode { wait_s }));
                now += Millis::from(wait_s) * 1_000;
            }
            assert_eq!(record.note_try(now), Ok(()));
        }
        assert_eq!(waits, [0, 0, 0, 5, 15, 30, 60, 120, 300, 300]);
        // A clock set back a year begins the pause anew and does not make it a year long.
        let back = now - 31_536_000_000.min(now);
        assert_eq!(record.note_try(back), Err(Trouble::Passcode { wait_s: 300 }));
        assert_eq!(record.note_try(back + 300_000), Ok(()));
        record.note_right();
        assert_eq!(record.wait_s(back), 0);
    }
}

//! Passcode and lock: what the captain's face and the desk say to each other about them.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A passcode or a recovery code on its way to the desk. It shows itself to nobody.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What a face asks. A passcode that would be guessed too soon answers [`super::Trouble::Wrong`] at
/// [`super::Field::Passcode`], one that does not fit [`super::Trouble::Passcode`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Put everything kept here under a passcode; there is none yet. [`super::Answer::Done`].
    Set(Secret),
    /// Another passcode. [`super::Answer::Done`].
    Change {
        /// The one until now.
        old: Secret,
        /// The one from now on.
        new: Secret,
    },
    /// A new recovery code; the one before no longer opens anything. [`Answer::Sheet`].
    Sheet(Secret),
    /// Lock now. [`super::Answer::Opened`]; also while messages could not be handed to the post, which then waits.
    Now,
    /// Unlock. [`super::Answer::Opened`].
    Unlock(Secret),
    /// Unlock with the code on the recovery sheet, and choose another passcode. [`super::Answer::Opened`]; a code that
    /// is none answers [`super::Trouble::Wrong`] at [`super::Field::Recovery`].
    Recover {
        /// As typed.
        code: Secret,
        /// The passcode from now on.
        new: Secret,
    },
}

/// What the desk answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// What stands on the recovery sheet: `7K3M-…`, seven groups of four.
    Sheet(Secret),
}

/// How what is kept here is locked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Safe {
    /// There is a passcode.
    pub passcode: bool,
    /// There is a recovery sheet.
    pub sheet: bool,
    /// This browser adds a key of its own, which no copy of its disk's files made by a program has.
    pub device: bool,
}

/// A locked desk, as far as anybody may know it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Locked {
    /// The station's name, which is on every poster.
    pub name: String,
    /// Messages that have come since, still sealed.
    pub came: u32,
    /// Messages still on their way out.
    pub sending: u32,
    /// There is a recovery sheet.
    pub sheet: bool,
    /// The key this browser added is gone: only the recovery sheet opens.
    pub device_lost: bool,
}

/// Why a passcode would be guessed too soon.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Weak {
    /// Fewer than ten characters and four words.
    Short,
    /// Digits only.
    Digits,
    /// Too few different characters.
    Plain,
}

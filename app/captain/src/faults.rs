//! What went wrong, as a sentence with a way on.

use crate::words::*;
use device::port::PortError;
use ports::desk::lock::Weak;
use ports::desk::{Field, Trouble, Wrong};
use ui::{fill, t};

/// Why something did not work: the desk said no, or did not answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The desk's answer.
    Desk(Trouble),
    /// No answer came.
    Port(PortError),
}

impl Fault {
    /// The sentence a captain reads.
    #[must_use]
    pub fn sentence(&self) -> String {
        let word = match self {
            Self::Port(PortError::Mismatch) | Self::Desk(Trouble::Newer) => T_NEWER,
            Self::Port(_) => T_PORT_MISSING,
            Self::Desk(trouble) => match trouble {
                Trouble::NotOpen => T_NOT_OPEN,
                Trouble::Elsewhere => ELSEWHERE_TITLE,
                Trouble::Full => T_FULL,
                Trouble::Denied => T_DENIED,
                Trouble::Lost => T_LOST,
                Trouble::Newer => T_NEWER,
                Trouble::NoRandomness => T_RANDOM,
                Trouble::Unknown => T_UNKNOWN,
                Trouble::TooLate => T_TOO_LATE,
                Trouble::NotNow => T_NOT_NOW,
                Trouble::Apart => T_APART,
                Trouble::Wrong(_) => T_WRONG,
                Trouble::AddressTooLong(by) => return fill(t(T_ADDRESS), &[("n", &by.over.to_string())]),
                Trouble::HostRefused => T_HOST,
                Trouble::SampleOnly => T_SAMPLE,
                Trouble::Locked => T_LOCKED,
                Trouble::Passcode { wait_s: 0 } => T_PASSCODE,
                Trouble::Passcode { wait_s } => return fill(t(T_PASSCODE_WAIT), &[("n", &wait_s.to_string())]),
                Trouble::UpgradeBlocked => T_BLOCKED,
                Trouble::ReadOnly => T_READ_ONLY,
                Trouble::Meanwhile => T_MEANWHILE,
                Trouble::Backup(why) => crate::keep::refused(*why),
                Trouble::Forked => T_FORKED,
                Trouble::Revoked => T_REVOKED,
                Trouble::Expired => T_EXPIRED,
                Trouble::Exchange(why) => crate::devices::refused(*why),
                Trouble::NotYours => T_NOT_YOURS,
                Trouble::StationOnly => T_STATION_ONLY,
                Trouble::Withdrawn => T_WITHDRAWN,
                Trouble::Broken(_) => T_BROKEN,
            },
        };
        t(word).to_owned()
    }

    /// The fields that are not right, if that is what went wrong.
    #[must_use]
    pub fn wrong_fields(&self) -> Option<&[(Field, Wrong)]> {
        match self {
            Self::Desk(Trouble::Wrong(fields)) => Some(fields),
            _ => None,
        }
    }
}

/// What is wrong with a field, as a sentence that names it: `您的电话：电话要 7 到 12 位数字`.
#[must_use]
pub fn field_sentence(label: &str, wrong: Wrong) -> String {
    format!("{label}{}{}", t(COLON), wrong_words(wrong))
}

/// What is wrong, without the field's name.
fn wrong_words(wrong: Wrong) -> String {
    match wrong {
        Wrong::Empty => t(W_EMPTY).to_owned(),
        Wrong::TooLong(most) => fill(t(W_TOO_LONG), &[("n", &most.to_string())]),
        Wrong::NotTelephone => t(W_TELEPHONE).to_owned(),
        Wrong::NotBuildings => t(W_BUILDINGS).to_owned(),
        Wrong::TooManyBuildings(most) => fill(t(W_BUILDINGS_MANY), &[("n", &most.to_string())]),
        Wrong::NotHome => t(W_HOME).to_owned(),
        Wrong::Twice => t(W_TWICE).to_owned(),
        Wrong::NotOurs => t(W_NOT_OURS).to_owned(),
        Wrong::NotPrice => t(W_PRICE).to_owned(),
        Wrong::Weak(Weak::Short) => t(W_PASSCODE_SHORT).to_owned(),
        Wrong::Weak(Weak::Digits) => t(W_PASSCODE_DIGITS).to_owned(),
        Wrong::Weak(Weak::Plain) => t(W_PASSCODE_PLAIN).to_owned(),
        Wrong::NotWhole => t(W_CODE_LENGTH).to_owned(),
        Wrong::Mistyped => t(W_CODE_MISTYPED).to_owned(),
        Wrong::OtherSheet => t(W_CODE_OTHER).to_owned(),
        Wrong::NotPicture => t(W_NOT_PICTURE).to_owned(),
        Wrong::TooLarge(most) => fill(t(W_TOO_LARGE), &[("n", &most.to_string())]),
        Wrong::There => t(W_THERE).to_owned(),
        Wrong::TooMany(most) => fill(t(W_TOO_MANY), &[("n", &most.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_field_is_named_before_what_is_wrong_with_it() {
        assert_eq!(field_sentence("您的电话", Wrong::NotTelephone), "您的电话：电话要 7 到 12 位数字");
        assert_eq!(field_sentence("姓名", Wrong::TooLong(40)), "姓名：最多 40 字");
    }

    #[test]
    fn a_full_disk_says_that_the_words_are_still_there() {
        assert!(Fault::Desk(Trouble::Full).sentence().contains("写的字还在"));
    }

    #[test]
    fn an_engine_or_desk_that_did_not_start_says_so_plainly() {
        let missing = Fault::Port(PortError::NotLoaded("404".into()));
        assert_eq!(missing.sentence(), t(T_PORT_MISSING));
    }
}

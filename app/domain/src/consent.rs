//! Consent 同意: what somebody lets the station do with what it knows of them, who heard it, and that it was withdrawn.

use crate::Millis;
use serde::{Deserialize, Serialize};

/// The wording that is read aloud today. Grows by one whenever what a purpose means is put in other words.
pub const WORDING: u16 = 2;
/// Longest name of a witness, in characters.
pub const WITNESS_MAX: usize = 40;

/// What for. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Purpose {
    /// What they ask for is kept, and somebody who helps is looked for.
    Matching,
    /// Whoever comes to help is told name, telephone, home and words.
    Particulars,
    /// They are asked to help others.
    Helping,
    /// A volunteer of their own visits them regularly.
    Visits,
    /// They stand on a canteen's roster.
    Meals,
    /// A photo taken at their home is kept.
    Photo,
    /// What a program asks for is handed to whoever grants it.
    Programs,
}

impl Purpose {
    /// Every purpose, in byte-form order.
    pub const ALL: [Self; 7] =
        [Self::Matching, Self::Particulars, Self::Helping, Self::Visits, Self::Meals, Self::Photo, Self::Programs];
}

/// How it was said. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum How {
    /// By their own phone, with the notice before their eyes.
    OwnPhone,
    /// On the telephone.
    Telephone,
    /// At the door.
    Door,
    /// Signed on paper.
    Paper,
}

impl How {
    /// Every way, in byte-form order.
    pub const ALL: [Self; 4] = [Self::OwnPhone, Self::Telephone, Self::Door, Self::Paper];
}

/// One word about one purpose: given or withdrawn.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Consent {
    /// What for.
    pub purpose: Purpose,
    /// One more than the last word known when it was said.
    pub round: u32,
    /// Given, or withdrawn.
    pub given: bool,
    /// Version of the words that were read.
    pub wording: u16,
    /// How it was said.
    pub how: How,
    /// Who heard it; empty when their own phone said it.
    pub witness: String,
    /// When, by the clock of whoever wrote it down.
    pub at_ms: Millis,
}

/// The word that holds: of the last round, and within it a withdrawal before anything given, so that of two people who
/// wrote at the same time the one who heard "no" is believed.
#[must_use]
pub fn standing<'a>(words: impl IntoIterator<Item = &'a Consent>, purpose: Purpose) -> Option<&'a Consent> {
    let about = words.into_iter().filter(|consent| consent.purpose == purpose);
    about.max_by_key(|consent| (consent.round, !consent.given, consent.at_ms))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(round: u32, given: bool) -> Consent {
        let (purpose, how) = (Purpose::Photo, How::Door);
        Consent { purpose, round, given, wording: WORDING, how, witness: "许楠".into(), at_ms: 9 }
    }

    #[test]
    fn the_last_word_holds_and_of_two_at_once_the_withdrawal() {
        let given = |words: &[Consent]| standing(words, Purpose::Photo).map(|word| word.given);
        assert_eq!(given(&[]), None);
        assert_eq!(given(&[word(1, true)]), Some(true));
        assert_eq!(given(&[word(2, false), word(1, true)]), Some(false));
        for both in [[word(2, true), word(2, false)], [word(2, false), word(2, true)]] {
            assert_eq!(given(&both), Some(false));
        }
        assert_eq!(given(&[word(2, false), word(3, true), word(2, true)]), Some(true));
        assert_eq!(standing(&[word(1, true)], Purpose::Meals), None);
    }
}

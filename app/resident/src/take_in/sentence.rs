//! A sentence for each trouble: what is wrong with a message, and what to do next.

use crate::words as w;
use ports::pocket::Trouble;
use ui::Word;

/// What to say about a trouble.
#[must_use]
pub fn sentence(trouble: Trouble) -> Word {
    match trouble {
        Trouble::NothingThere => w::BAD_NOTHING,
        Trouble::CutOff => w::BAD_CUT_OFF,
        Trouble::Altered => w::BAD_ALTERED,
        Trouble::NotForMe => w::BAD_NOT_FOR_ME,
        Trouble::Forged => w::BAD_FORGED,
        Trouble::Outdated => w::BAD_OUTDATED,
        Trouble::Newer => w::BAD_NEWER,
        Trouble::Unknown => w::BAD_UNKNOWN,
        Trouble::Elsewhere => w::BAD_ELSEWHERE,
        Trouble::NoStation => w::NO_SENDING,
        Trouble::BadPoster => w::BAD_POSTER,
        Trouble::ForgedPoster => w::FORGED_LINE,
        Trouble::Words => w::WORDS_EMPTY,
        Trouble::TooLate => w::TOO_LATE,
        Trouble::PhotoStays => w::PHOTO_STAYS,
        Trouble::OldPage => w::OLD_PAGE,
        Trouble::TooMany => w::TOO_MANY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bad_message_has_a_sentence_of_its_own() {
        use Trouble::*;
        let all = [
            NothingThere,
            CutOff,
            Altered,
            NotForMe,
            Forged,
            Outdated,
            Newer,
            Unknown,
            Elsewhere,
            NoStation,
            BadPoster,
            ForgedPoster,
            Words,
            TooLate,
            PhotoStays,
            OldPage,
            TooMany,
        ];
        let mut sentences: Vec<&str> = all.map(|trouble| sentence(trouble).0[0]).to_vec();
        sentences.sort_unstable();
        sentences.dedup();
        assert_eq!(sentences.len(), all.len());
    }
}

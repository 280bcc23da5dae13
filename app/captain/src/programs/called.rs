//! What standings, stages and examples are called.

use crate::called::paper_word;
use crate::words::*;
use domain::program::{EnrolStage, Papers};
use engine::eligibility::examples::Example;
use ports::desk::programs::At;
use ui::{Tone, Word, t};

/// Papers, one after the other.
#[must_use]
pub fn papers_words(papers: Papers) -> String {
    papers.iter().map(paper_word).collect::<Vec<_>>().join("、")
}

/// Where somebody stands, and how pressing that is.
#[must_use]
pub fn at_word(at: At) -> (&'static str, Tone) {
    let (word, tone) = match at {
        At::Ceased => (AT_CEASED, Tone::Persimmon),
        At::Again => (AT_AGAIN, Tone::Amber),
        At::Owed => (AT_OWED, Tone::Blue),
        At::Lacks => (AT_LACKS, Tone::Amber),
        At::Unknown => (AT_UNKNOWN, Tone::Plain),
        At::Soon => (AT_SOON, Tone::Plain),
        At::Gathering => (AT_GATHERING, Tone::Amber),
        At::HandedIn => (AT_HANDED_IN, Tone::Blue),
        At::Has => (AT_HAS, Tone::Pine),
        At::Over => (AT_OVER, Tone::Plain),
    };
    (t(word), tone)
}

/// How far an application has come, on a day.
#[must_use]
pub fn stage_word(stage: EnrolStage) -> Word {
    match stage {
        EnrolStage::Gathering => ES_GATHERING,
        EnrolStage::HandedIn => ES_HANDED_IN,
        EnrolStage::Granted => ES_GRANTED,
        EnrolStage::Refused => ES_REFUSED,
        EnrolStage::Declined => ES_DECLINED,
        EnrolStage::Ended => ES_ENDED,
    }
}

/// What an example is called, and what one gets by it.
#[must_use]
pub fn example_words(example: Example) -> (&'static str, &'static str) {
    let (name, gets) = match example {
        Example::FolicAcid => (EX_FOLIC, EX_FOLIC_GETS),
        Example::VeteransCard => (EX_VETERANS, EX_VETERANS_GETS),
        Example::Booster => (EX_BOOSTER, EX_BOOSTER_GETS),
        Example::Bracelet => (EX_BRACELET, EX_BRACELET_GETS),
        Example::Meals70 => (EX_MEALS_70, EX_MEALS_70_GETS),
        Example::Meals80 => (EX_MEALS_80, EX_MEALS_80_GETS),
    };
    (t(name), t(gets))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everything_has_a_word_of_its_own() {
        assert_eq!(At::ALL.map(|at| at_word(at).0).into_iter().collect::<BTreeSet<_>>().len(), At::ALL.len());
        assert_eq!(Example::ALL.map(example_words).into_iter().collect::<BTreeSet<_>>().len(), Example::ALL.len());
    }
}

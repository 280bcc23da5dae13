//! Mistakes in words: what the summary and the field say.

use super::{Field, Mistake};
use crate::words as w;
use ui::{Trouble, Word, fill, t};

/// These mistakes as a form shows them.
#[must_use]
pub fn troubles(mistakes: &[Mistake]) -> Vec<Trouble> {
    mistakes.iter().map(|mistake| Trouble::new(mistake.field().id(), words(*mistake))).collect()
}

fn words(mistake: Mistake) -> String {
    let long = match mistake {
        Mistake::Long(_, by) => by.to_string(),
        _ => String::new(),
    };
    fill(t(word(mistake)), &[("n", &long)])
}

fn word(mistake: Mistake) -> Word {
    match mistake {
        Mistake::Long(Field::Words, _) => w::WORDS_LONG,
        Mistake::Long(..) => w::NAME_LONG,
        Mistake::Empty(Field::Words) | Mistake::Unclear(Field::Words) => w::WORDS_EMPTY,
        Mistake::Empty(Field::Name) | Mistake::Unclear(Field::Name) => w::NAME_EMPTY,
        Mistake::Empty(Field::Telephone) => w::TELEPHONE_EMPTY,
        Mistake::Unclear(Field::Telephone) => w::TELEPHONE_UNCLEAR,
        Mistake::Empty(Field::Home) => w::HOME_EMPTY,
        Mistake::Unclear(Field::Home) => w::HOME_UNCLEAR,
    }
}

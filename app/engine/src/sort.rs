//! Sorting: which kind a request is, guessed from the resident's own words.

use domain::Kind;

/// A guess at a request's kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guess {
    /// The likeliest; [`Kind::Other`] when nothing in the words tells.
    pub best: Kind,
    /// Further kinds the words speak for, likeliest first; never holds `best`.
    pub others: Vec<Kind>,
}

/// Guesses the kind of a request from its words: Chinese, simplified or traditional, or English.
#[must_use]
pub fn guess(_words: &str) -> Guess {
    Guess { best: Kind::Other, others: Vec::new() }
}

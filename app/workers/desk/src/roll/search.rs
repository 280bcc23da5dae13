//! Searching the roll: what was typed, word by word, and whether somebody fits it.

use super::Entry;
use super::named::groups_named;
use domain::group::Groups;
use domain::text::half_width;
use spelling::Typed;

/// One word of a search.
pub struct Wanted {
    word: String,
    /// Digits: the plate's beginning or end, or the telephone's end.
    number: bool,
    /// Latin letters: the name's spelling.
    typed: Option<Typed>,
    /// The groups of that name.
    groups: Groups,
}

impl Wanted {
    /// The words of a search.
    pub fn all(text: &str) -> Vec<Self> {
        half_width(text).split_whitespace().map(Self::of).collect()
    }

    fn of(word: &str) -> Self {
        let number = word.chars().all(|c| c.is_ascii_digit() || c == '-');
        let typed = if number { None } else { Typed::of(word) };
        Self { word: word.to_owned(), number, typed, groups: groups_named(word) }
    }
}

/// Whether an entry says a word; words that are neither digits nor Latin are a part of name or estate.
pub fn says(entry: &Entry, wanted: &Wanted) -> bool {
    let (row, word) = (&entry.row, wanted.word.as_str());
    if wanted.number {
        let tail = row.plate.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with('-'));
        let head = row.plate.strip_prefix(word.trim_end_matches('-')).is_some_and(|rest| rest.starts_with('-'));
        head || tail || (word.len() >= 3 && row.telephone.ends_with(word))
    } else {
        let spelled = wanted.typed.as_ref().is_some_and(|typed| entry.spelled.fits(typed));
        let building = || word.strip_suffix("号楼").is_some_and(|number| row.plate.split('-').next() == Some(number));
        let group = wanted.groups.iter().any(|group| entry.groups.has(group));
        spelled || group || row.name.contains(word) || row.estate.contains(word) || building()
    }
}

//! The sentinel: which station this browser is, and its last backup, noted outside the database. A browser that throws
//! a site's database away, or whose owner clears it, is found out; a station set up anew is told from one that was lost.

use domain::Millis;
use ports::desk::keep::Last;
use ports::desk::{Mode, Summary};

const NAME: &str = "desk";

/// What this browser should have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentinel {
    /// The station's.
    pub fingerprint: String,
    /// The fullest backup made here.
    pub last: Option<Last>,
}

impl Sentinel {
    /// What is noted in this browser.
    #[must_use]
    pub fn stored() -> Option<Self> {
        Self::read(&ui::stored::get(NAME)?)
    }

    /// Reads what `write` wrote.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let fingerprint = parts.next().filter(|part| !part.is_empty())?.to_owned();
        let number = |part: Option<&str>| part?.parse::<Millis>().ok();
        let last = match (number(parts.next()), number(parts.next())) {
            (Some(at_ms), Some(events)) => Some(Last { at_ms, events: u32::try_from(events).ok()? }),
            _ => None,
        };
        Some(Self { fingerprint, last })
    }

    /// One line for `localStorage`: nothing about a person.
    #[must_use]
    pub fn write(&self) -> String {
        match self.last {
            Some(last) => format!("{} {} {}", self.fingerprint, last.at_ms, last.events),
            None => self.fingerprint.clone(),
        }
    }

    /// What to note now: a desk that knows only a smaller backup does not make this browser forget a fuller one.
    #[must_use]
    pub fn after(before: Option<Self>, fingerprint: &str, last: Option<Last>) -> Self {
        let before = before.filter(|before| before.fingerprint == fingerprint).and_then(|before| before.last);
        let last = [before, last].into_iter().flatten().max_by_key(|last| (last.events, last.at_ms));
        Self { fingerprint: fingerprint.to_owned(), last }
    }
}

/// Notes which desk is open here. The sample is nothing to lose.
pub fn note(summary: &Summary) {
    if summary.mode == Mode::Real {
        let before = Sentinel::stored();
        let now = Sentinel::after(before.clone(), &summary.fingerprint, summary.status.kept.last);
        if before.as_ref() != Some(&now) {
            ui::stored::set(NAME, &now.write());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINT: &str = "ab12-cd34-ef56-7890";

    fn last(at_ms: Millis, events: u32) -> Option<Last> {
        Some(Last { at_ms, events })
    }

    #[test]
    fn what_was_noted_is_read_and_nothing_else_is() {
        for last in [None, last(1_795_309_200_000, 412)] {
            let sentinel = Sentinel { fingerprint: PRINT.into(), last };
            assert_eq!(Sentinel::read(&sentinel.write()), Some(sentinel));
        }
        assert_eq!(Sentinel::read(""), None);
        assert_eq!(Sentinel::read("ab12 soon many").and_then(|sentinel| sentinel.last), None);
    }

    #[test]
    fn a_smaller_backup_does_not_make_it_forget_the_fuller_one() {
        let fuller = Sentinel { fingerprint: PRINT.into(), last: last(5, 400) };
        assert_eq!(Sentinel::after(Some(fuller.clone()), PRINT, last(9, 20)), fuller);
        assert_eq!(Sentinel::after(Some(fuller.clone()), PRINT, None), fuller);
        assert_eq!(Sentinel::after(Some(fuller.clone()), PRINT, last(9, 401)).last, last(9, 401));
        assert_eq!(
            Sentinel::after(Some(fuller), "another", None).last,
            None,
            "another station's is no business of this"
        );
    }
}

//! The lessons, when each is done, and what is remembered of that. Learnt in any order.

use crate::screen::Screen;
use crate::words::*;
use ui::{Icon, Word};

/// One lesson.
pub struct Lesson {
    /// The role it is about.
    pub role: Word,
    /// What to do.
    pub title: Word,
    /// How.
    pub how: Word,
    /// Where.
    pub to: Screen,
    /// Its drawing.
    pub mark: Icon,
    /// When it is done.
    done: Done,
}

/// What a lesson asks for.
enum Done {
    /// A page was looked at.
    Seen(fn(Screen) -> bool),
    /// Something was written down on a page.
    Acted(fn(Screen) -> bool),
}

/// The seven.
pub const LESSONS: [Lesson; 7] = [
    Lesson {
        role: TOUR_SERVICE,
        title: TOUR_SERVICE_DO,
        how: TOUR_SERVICE_HOW,
        to: Screen::Today(None),
        mark: Icon::Heart,
        done: Done::Acted(|screen| matches!(screen, Screen::Today(Some(_)))),
    },
    Lesson {
        role: TOUR_INFORMATION,
        title: TOUR_INFORMATION_DO,
        how: TOUR_INFORMATION_HOW,
        to: Screen::File(None),
        mark: Icon::Pen,
        done: Done::Acted(|screen| matches!(screen, Screen::File(_))),
    },
    Lesson {
        role: TOUR_DATA,
        title: TOUR_DATA_DO,
        how: TOUR_DATA_HOW,
        to: Screen::People(None),
        mark: Icon::People,
        done: Done::Seen(|screen| matches!(screen, Screen::People(Some(_)))),
    },
    Lesson {
        role: TOUR_MEDIATION,
        title: TOUR_MEDIATION_DO,
        how: TOUR_MEDIATION_HOW,
        to: Screen::People(None),
        mark: Icon::Pair,
        done: Done::Acted(|screen| matches!(screen, Screen::People(Some(_)) | Screen::Write(Some(_)))),
    },
    Lesson {
        role: TOUR_SUPERVISION,
        title: TOUR_SUPERVISION_DO,
        how: TOUR_SUPERVISION_HOW,
        to: Screen::Pairs(None),
        mark: Icon::Search,
        done: Done::Seen(|screen| matches!(screen, Screen::Pairs(Some(_)))),
    },
    Lesson {
        role: TOUR_SAFETY,
        title: TOUR_SAFETY_DO,
        how: TOUR_SAFETY_HOW,
        to: Screen::Rounds(None),
        mark: Icon::Door,
        done: Done::Acted(|screen| matches!(screen, Screen::Rounds(Some(_)))),
    },
    Lesson {
        role: TOUR_PUBLICITY,
        title: TOUR_PUBLICITY_DO,
        how: TOUR_PUBLICITY_HOW,
        to: Screen::Places,
        mark: Icon::Paper,
        done: Done::Seen(|screen| matches!(screen, Screen::Poster(_))),
    },
];

/// Which lessons are done, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Learnt(u8);

impl Learnt {
    /// As it was written down; what does not read is nothing.
    pub fn read(text: &str) -> Self {
        Self(text.parse::<u8>().unwrap_or(0) & ((1 << LESSONS.len()) - 1))
    }

    /// To write it down.
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// Whether a lesson, by its place, is done.
    pub fn has(self, lesson: usize) -> bool {
        self.0 >> lesson & 1 == 1
    }

    /// How many are.
    pub fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The first that is not.
    pub fn next(self) -> Option<&'static Lesson> {
        LESSONS.iter().enumerate().find(|(at, _)| !self.has(*at)).map(|(_, lesson)| lesson)
    }

    /// After a page was opened, or something was written down on it.
    #[must_use]
    pub fn after(self, screen: Screen, acted: bool) -> Self {
        let meets = |lesson: &Lesson| match lesson.done {
            Done::Seen(page) => !acted && page(screen),
            Done::Acted(page) => acted && page(screen),
        };
        let new = LESSONS.iter().enumerate().filter(|(_, lesson)| meets(lesson));
        Self(new.fold(self.0, |learnt, (at, _)| learnt | 1 << at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{PersonId, RequestId};

    #[test]
    fn looking_teaches_what_is_looked_at_and_doing_what_is_done() {
        let request = Screen::Today(Some(RequestId([1; 16])));
        let person = Screen::People(Some(PersonId([1; 16])));
        let none = Learnt::default();
        assert_eq!(none.after(request, false), none);
        let served = none.after(request, true);
        assert!(served.has(0) && served.count() == 1);
        let found = served.after(person, false);
        assert!(found.has(2) && !found.has(3));
        assert!(found.after(person, true).has(3));
        assert_eq!(found.next().map(|lesson| lesson.title), Some(TOUR_INFORMATION_DO));
    }

    #[test]
    fn what_was_written_down_is_read_again_and_anything_else_is_nothing() {
        let all = Learnt(0x7f);
        assert_eq!((Learnt::read(&all.text()), all.count(), all.next().is_none()), (all, 7, true));
        assert_eq!(Learnt::read("255"), all);
        assert_eq!([Learnt::read(""), Learnt::read("x"), Learnt::read("999")], [Learnt::default(); 3]);
    }
}

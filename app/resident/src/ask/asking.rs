//! The draft while it is on the screen: one signal an answer, kept across pages and languages.

use super::{Draft, Typed};
use crate::link::{for_ever, use_link};
use crate::remembered;
use domain::Kind;
use leptos::prelude::*;
use ports::pocket::Person;
use std::cell::OnceCell;

/// The answers so far.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The words.
    pub words: RwSignal<String>,
    /// The kind, once chosen by hand.
    pub chosen: RwSignal<Option<Kind>>,
    /// Days that suit.
    pub days: RwSignal<u32>,
    /// Parts of the day that suit.
    pub parts: RwSignal<u32>,
    /// Who asks, on one line.
    pub line: RwSignal<String>,
    /// Name.
    pub name: RwSignal<String>,
    /// Telephone.
    pub telephone: RwSignal<String>,
    /// Home.
    pub home: RwSignal<String>,
}

thread_local! {
    static ASKING: OnceCell<Asking> = const { OnceCell::new() };
}

/// The answers so far.
#[must_use]
pub fn use_asking() -> Asking {
    ASKING.with(|asking| *asking.get_or_init(|| for_ever(Asking::new)))
}

impl Asking {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let (chosen, words) = remembered::draft().map(|kept| read_draft(&kept)).unwrap_or_default();
        Self {
            words: RwSignal::new(words),
            chosen: RwSignal::new(chosen),
            days: RwSignal::new(0),
            parts: RwSignal::new(0),
            line: text(),
            name: text(),
            telephone: text(),
            home: text(),
        }
    }

    /// What is written, as plain data; follows every change where it is read.
    #[must_use]
    pub fn draft(self) -> Draft {
        Draft { words: self.words.get(), chosen: self.chosen.get(), days: self.days.get(), parts: self.parts.get() }
    }

    /// Who asks, as typed; where nothing is typed, whoever holds the phone.
    #[must_use]
    pub fn typed(self) -> Typed {
        let typed = Typed { name: self.name.get(), telephone: self.telephone.get(), home: self.home.get() };
        if typed != Typed::default() {
            return typed;
        }
        use_link().pocket.with(|pocket| pocket.me.as_ref().map(Typed::from_person)).unwrap_or_default()
    }

    /// Puts name, telephone and home into their fields.
    pub fn split(self, typed: Typed) {
        self.name.set(typed.name);
        self.telephone.set(typed.telephone);
        self.home.set(typed.home);
    }

    /// Who asks, when everything about them is clear.
    #[must_use]
    pub fn person(self) -> Option<Person> {
        self.typed().person(building()).ok()
    }

    /// Keeps words and kind while this tab lives: a reload, or the whole face taking over from the porch, loses nothing.
    pub fn keep(self) {
        let draft =
            Draft { words: self.words.get_untracked(), chosen: self.chosen.get_untracked(), ..Draft::default() };
        remembered::keep_draft(&write_draft(&draft));
    }

    /// Begins anew after sending. Who asks stays.
    pub fn clear(self) {
        remembered::keep_draft("");
        self.words.set(String::new());
        self.chosen.set(None);
        self.days.set(0);
        self.parts.set(0);
    }
}

/// The poster's building, which a bare room is completed with.
#[must_use]
pub fn building() -> Option<u16> {
    use_link().pocket.with(|pocket| pocket.station.as_ref().and_then(|station| station.number))
}

/// A draft as the tab keeps it: the chosen kind's place, or `-`, and the words.
fn write_draft(draft: &Draft) -> String {
    let at = draft.chosen.and_then(|chosen| Kind::ALL.iter().position(|kind| *kind == chosen));
    format!("{}{}", at.map_or("-".into(), |at| at.to_string()), draft.words)
}

fn read_draft(kept: &str) -> (Option<Kind>, String) {
    let mut rest = kept.chars();
    let at = rest.next().and_then(|first| first.to_digit(10));
    (at.and_then(|at| Kind::ALL.get(at as usize)).copied(), rest.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_draft_is_read_back() {
        for chosen in Kind::ALL.map(Some).into_iter().chain([None]) {
            let draft = Draft { words: "3号楼灯坏了\n-两处".into(), chosen, ..Draft::default() };
            assert_eq!(read_draft(&write_draft(&draft)), (chosen, draft.words.clone()));
        }
        assert_eq!(read_draft(""), (None, String::new()));
    }
}

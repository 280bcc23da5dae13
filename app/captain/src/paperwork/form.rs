//! What is filled in at somebody's home, and how it becomes what the desk is told.

use super::pad;
use super::shots::{self, Shots};
use crate::faults::field_sentence;
use crate::words::*;
use domain::program::{Paper, Papers};
use domain::{Day, PersonId, ProgramId};
use leptos::prelude::*;
use ports::desk::paperwork::{Filled, Form, Known, Signed};
use ports::desk::{Field as Of, Wrong};
use ui::{Trouble, t};

/// What is being filled in. It outlives the page, so that neither news from the desk nor a look at another page wipes it out.
#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub telephone: RwSignal<String>,
    pub born: RwSignal<String>,
    /// Photos of each paper, in the order of [`Paper::ALL`].
    pub shots: StoredValue<Vec<Shots>>,
    /// Papers that were seen and not photographed, as bits.
    pub seen: RwSignal<u32>,
    pub agrees: RwSignal<bool>,
    pub witness: RwSignal<String>,
    /// Place in [`WAYS`].
    pub way: RwSignal<Option<usize>>,
    pub pad: pad::Draft,
    /// What was put into the first three fields before anybody typed.
    was: StoredValue<Known>,
    /// Who holds the phone.
    holder: StoredValue<String>,
}

/// How somebody signs, in the order they are offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    Finger,
    Paper,
    Not,
}

/// Every way.
pub const WAYS: [Way; 3] = [Way::Finger, Way::Paper, Way::Not];

impl Draft {
    /// Nothing yet; `witness` is who holds the phone.
    #[must_use]
    pub fn new(witness: String) -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            telephone: text(),
            born: text(),
            shots: StoredValue::new(Paper::ALL.map(|_| shots::none()).to_vec()),
            seen: RwSignal::new(0),
            agrees: RwSignal::new(false),
            holder: StoredValue::new(witness.clone()),
            witness: RwSignal::new(witness),
            way: RwSignal::new(Some(0)),
            pad: pad::Draft::new(),
            was: StoredValue::new(Known::default()),
        }
    }

    /// Whether anything is there that was not there to begin with.
    #[must_use]
    pub fn is_touched(self) -> bool {
        let known = Known { name: self.name.get(), telephone: self.telephone.get(), born: self.born.get() };
        let photos = |shots: &Vec<Shots>| shots.iter().any(|shots| !shots.with(Vec::is_empty));
        known != self.was.get_value()
            || self.witness.get() != self.holder.get_value()
            || self.shots.with_value(photos)
            || self.seen.get() != 0
            || self.agrees.get()
            || self.way.get() != Some(0)
            || self.pad.is_touched()
    }

    /// Puts what is known into the fields in which nobody has typed.
    pub fn show(self, form: &Form) {
        self.was.update_value(|was| {
            let fields = [
                (self.name, &mut was.name, &form.person.name),
                (self.telephone, &mut was.telephone, &form.person.telephone),
                (self.born, &mut was.born, &form.born),
            ];
            for (field, was, news) in fields {
                field.update(|typed| follow(typed, was, news));
            }
        });
    }

    /// How they sign.
    #[must_use]
    pub fn way(self) -> Way {
        self.way.get().and_then(|at| WAYS.get(at)).copied().unwrap_or(Way::Not)
    }

    /// The photos of one paper.
    #[must_use]
    pub fn shots_of(self, paper: Paper) -> Option<Shots> {
        self.shots.with_value(|shots| shots.get(paper as usize).copied())
    }

    /// As the desk is told.
    #[must_use]
    pub fn filled(self, program: ProgramId, person: PersonId, day: Day) -> Filled {
        let taken = |paper: Paper| {
            let shots = self.shots_of(paper).map(|shots| shots.get_untracked()).unwrap_or_default();
            shots.into_iter().map(move |shot| (paper, shot.jpeg.as_ref().clone()))
        };
        let signed = match untrack(|| self.way()) {
            Way::Finger => Signed::Finger(self.pad.signature()),
            Way::Paper => Signed::Paper,
            Way::Not => Signed::Not,
        };
        Filled {
            program,
            person,
            was: self.was.get_value(),
            name: self.name.get_untracked(),
            telephone: self.telephone.get_untracked(),
            born: self.born.get_untracked(),
            photos: Paper::ALL.into_iter().flat_map(taken).collect(),
            seen: Papers(self.seen.get_untracked()),
            signed,
            agrees: self.agrees.get_untracked(),
            witness: self.witness.get_untracked(),
            day,
        }
    }
}

/// News of what is known: a field in which nobody typed shows it, one in which somebody did stays as it is.
fn follow(typed: &mut String, was: &mut String, news: &str) {
    if typed == was {
        news.clone_into(typed);
        news.clone_into(was);
    }
}

/// What is wrong, each at its field.
#[must_use]
pub fn troubles(wrong: &[(Of, Wrong)]) -> Vec<Trouble> {
    let trouble = |(field, wrong): &(Of, Wrong)| {
        let (id, label) = match field {
            Of::Telephone => ("home-phone", t(F_TELEPHONE)),
            Of::Born => ("home-born", t(PW_BORN)),
            Of::Photo => ("home-papers", t(PHOTO)),
            Of::Signature => ("home-sign", t(PW_SIGN)),
            Of::Consent => ("home-agrees", t(PW_AGREE_TICK)),
            Of::Witness => ("home-witness", t(PW_WITNESS)),
            _ => ("home-name", t(COL_NAME)),
        };
        let words = match (field, wrong) {
            (Of::Born, Wrong::TooLong(_)) => format!("{}{}{}", t(PW_BORN), t(COLON), t(PW_BORN_WRONG)),
            (Of::Consent, _) => t(PW_CONSENT_MISSING).to_owned(),
            (Of::Signature, _) => t(PW_SIGN_MISSING).to_owned(),
            _ => field_sentence(label, *wrong),
        };
        Trouble::new(id, words)
    };
    wrong.iter().map(trouble).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::person;
    use ports::desk::PersonRow;
    use std::collections::BTreeSet;

    #[test]
    fn a_field_follows_the_news_until_somebody_types_in_it() {
        let (mut typed, mut was) = (String::new(), String::new());
        follow(&mut typed, &mut was, "13800001949");
        follow(&mut typed, &mut was, "13900002222");
        assert_eq!((typed.as_str(), was.as_str()), ("13900002222", "13900002222"));
        typed = "13700003333".into();
        follow(&mut typed, &mut was, "13600004444");
        assert_eq!((typed.as_str(), was.as_str()), ("13700003333", "13900002222"));
    }

    fn asks(telephone: &str) -> Form {
        Form {
            person: PersonRow { name: "龚庆和".into(), telephone: telephone.into(), ..person(1) },
            born: "1949".into(),
            program: String::new(),
            benefit: String::new(),
            papers: Papers::default(),
            lacks: Papers::default(),
            scans: vec![],
            agrees: None,
            stage: None,
        }
    }

    #[test]
    fn a_form_is_worth_keeping_once_somebody_did_something_and_keeps_what_it_showed_when_begun() {
        Owner::default().with(|| {
            let draft = Draft::new("陈书记".into());
            draft.show(&asks("13800001949"));
            assert!(!draft.is_touched(), "what is known is no work of anybody's");
            let touched = |step: fn(Draft)| {
                let draft = Draft::new("陈书记".into());
                step(draft);
                draft.is_touched()
            };
            assert!(touched(|draft| draft.seen.set(1)), "a paper was seen");
            assert!(touched(|draft| draft.agrees.set(true)), "agreed");
            assert!(touched(|draft| draft.way.set(Some(1))), "signs on paper");
            assert!(touched(|draft| draft.witness.set("林秀英".into())), "another holds the phone");
            draft.telephone.set("13700003333".into());
            assert!(draft.is_touched());
            // Taken up again after somebody else wrote down another number.
            draft.show(&asks("13600004444"));
            let filled = draft.filled(ProgramId([1; 16]), PersonId([1; 16]), Day(20_780));
            assert_eq!((filled.telephone.as_str(), filled.was.telephone.as_str()), ("13700003333", "13800001949"));
        });
    }

    #[test]
    fn each_thing_that_is_wrong_has_a_place_and_says_what_to_do() {
        let fields = [Of::Name, Of::Telephone, Of::Born, Of::Photo, Of::Signature, Of::Consent, Of::Witness];
        let all = troubles(&fields.map(|field| (field, Wrong::Empty)));
        assert_eq!(all.iter().map(|trouble| trouble.field).collect::<BTreeSet<_>>().len(), fields.len());
        assert!(troubles(&[(Of::Born, Wrong::TooLong(4))])[0].words.contains("1949"));
    }
}

//! Acts about what a roster knows of somebody.

use super::Act;
use crate::facts::roster::Sorted;
use crate::op::{Field, Subject, Value};
use crate::reserved::reserved;
use crate::vocabulary::{field, set};
use domain::born::Born;
use domain::gone::Gone;
use domain::group::{Groups, Sight};
use domain::household::Relation;
use domain::program::{DateOf, Paper};
use domain::{Day, PersonId};
use serde::Serialize;
use std::collections::BTreeMap;

impl Act<'_> {
    /// Notes when somebody was born, as far as it is known; `None` takes it away.
    pub fn note_born(&mut self, person: PersonId, born: Option<Born>) -> &mut Self {
        let (year, birthday) = born.map(|born| (born.year.to_string(), born.birthday())).unwrap_or_default();
        let subject = Subject::person(person);
        self.seal(person, subject, field::PERSON_BORN, year.as_bytes()).seal(
            person,
            subject,
            field::PERSON_BIRTHDAY,
            birthday.as_bytes(),
        )
    }

    /// Notes what somebody is to the head of their household.
    pub fn note_relation(&mut self, person: PersonId, relation: Option<Relation>) -> &mut Self {
        self.pack(person, field::PERSON_RELATION, relation.as_ref())
    }

    /// Notes the groups somebody is in, and those they are not in whatever is worked out; what was noted before goes.
    /// Groups for the station alone stand under a key of their own; where that key is elsewhere they stay as they are.
    pub fn note_groups(&mut self, person: PersonId, sorted: Sorted) -> &mut Self {
        let held_back = self.ledger.holds_back(self.keyring, person);
        let open = |groups: Groups| groups.seen_by(Sight::Captains);
        let told = Sorted { is: open(sorted.is), is_not: open(sorted.is_not) };
        let rest = Sorted { is: sorted.is.without(told.is), is_not: sorted.is_not.without(told.is_not) };
        self.sort(person, person, field::PERSON_GROUPS, told);
        if held_back { self } else { self.sort(person, reserved(person), field::PERSON_RESERVED, rest) }
    }

    fn sort(&mut self, person: PersonId, whose: PersonId, field: Field, sorted: Sorted) -> &mut Self {
        let bytes = if sorted == Sorted::default() { vec![] } else { sorted.to_bytes() };
        self.seal(whose, Subject::person(person), field, &bytes)
    }

    /// Notes a date of somebody's; `None` takes it away.
    pub fn note_date(&mut self, person: PersonId, of: DateOf, day: Option<Day>) -> &mut Self {
        let mut dates = self.ledger.dates(self.keyring, person);
        match day {
            Some(day) => dates.insert(of, day),
            None => dates.remove(&of),
        };
        self.note_dates(person, dates)
    }

    /// Notes the dates of somebody's, all of them; those that were noted before go.
    pub fn note_dates(&mut self, person: PersonId, dates: BTreeMap<DateOf, Day>) -> &mut Self {
        let dates: Vec<(DateOf, Day)> = dates.into_iter().collect();
        self.pack(person, field::PERSON_DATES, (!dates.is_empty()).then_some(&dates))
    }

    /// Notes that a paper of somebody's is there, and until when it is good.
    pub fn note_paper(&mut self, person: PersonId, paper: Paper, until: Option<Day>) -> &mut Self {
        if self.ledger.papers(self.keyring, person).get(&paper) == Some(&until) {
            return self;
        }
        let packed = postcard::to_allocvec(&(paper, until)).unwrap_or_default();
        self.drop_paper(person, paper).add_sealed(person, Subject::person(person), set::PAPERS, &packed)
    }

    /// A paper of somebody's is not there any more.
    pub fn drop_paper(&mut self, person: PersonId, paper: Paper) -> &mut Self {
        let ledger = self.ledger;
        let items = ledger.unpacked::<(Paper, Option<Day>)>(self.keyring, person, set::PAPERS);
        let gone: Vec<Value> =
            items.filter(|(_, _, (other, _))| *other == paper).map(|(item, _, _)| item.clone()).collect();
        gone.into_iter().fold(self, |act, item| act.remove(Subject::person(person), set::PAPERS, item))
    }

    /// Notes that somebody has left, or is back.
    pub fn note_gone(&mut self, person: PersonId, gone: Option<Gone>) -> &mut Self {
        self.pack(person, field::PERSON_GONE, gone.as_ref())
    }

    /// Somebody had been written down twice: everything that pointed at `twice` points at `person` from now on. Their own
    /// particulars stay sealed where they are; whoever merges has copied what `person` lacked.
    pub fn same_person(&mut self, twice: PersonId, person: PersonId) -> &mut Self {
        let (from, to) = (Subject::person(twice), Subject::person(person));
        for (field, other) in self.ledger.pointing_at(from) {
            if other != to {
                self.set(other, field, Value::Id(to));
            }
        }
        self.set_or_clear(from, field::PERSON_HOUSEHOLD, None).set(from, field::PERSON_SAME_AS, Value::Id(to))
    }

    /// Two who share a name and more are two people all the same. Under the key of the first.
    pub fn tell_apart(&mut self, one: PersonId, other: PersonId) -> &mut Self {
        if self.ledger.told_apart(self.keyring, one, other) {
            return self;
        }
        self.add_sealed(one, Subject::person(one), set::DISTINCT, &other.0)
    }

    fn pack<T: Serialize>(&mut self, person: PersonId, field: Field, what: Option<&T>) -> &mut Self {
        let bytes = what.map(|what| postcard::to_allocvec(what).unwrap_or_default()).unwrap_or_default();
        self.seal(person, Subject::person(person), field, &bytes)
    }
}

//! Acts about what people consent to, who has looked at what is known of them, and how long things are kept.

use super::Act;
use crate::facts::Opening;
use crate::op::{Field, Subject, Value};
use crate::vocabulary::{field, set};
use domain::consent::Consent;
use domain::keeping::Sort;
use domain::{Millis, PersonId, PlaceId, RequestId};

impl Act<'_> {
    /// Notes that somebody gives or withdraws consent. Its round is the next one.
    pub fn note_consent(&mut self, person: PersonId, consent: &Consent) -> &mut Self {
        let words = self.ledger.consents(self.keyring, person);
        let last = words.iter().filter(|word| word.purpose == consent.purpose).map(|word| word.round).max();
        let round = last.unwrap_or(0).saturating_add(1);
        let packed = postcard::to_allocvec(&Consent { round, ..consent.clone() }).unwrap_or_default();
        self.add_sealed(person, Subject::person(person), set::CONSENTS, &packed)
    }

    /// Notes that somebody's particulars were looked at here.
    pub fn note_opening(&mut self, person: PersonId, opening: &Opening) -> &mut Self {
        let packed = postcard::to_allocvec(opening).unwrap_or_default();
        self.add_sealed(person, Subject::person(person), set::OPENINGS, &packed)
    }

    /// Says for how many days what is of a sort is kept; `None` for as long as the program comes with.
    pub fn keep_for(&mut self, place: PlaceId, sort: Sort, days: Option<u16>) -> &mut Self {
        let value = days.map(|days| Value::Int(days.into()));
        self.set_or_clear(Subject::station(place), field::keeps(sort), value)
    }

    /// What a request that is over says of somebody is not kept any longer: words, home, ratings, and what was said about
    /// its tasks. That it was asked and done stays.
    pub fn drop_particulars(&mut self, id: RequestId) -> &mut Self {
        let subject = Subject::request(id);
        for task in self.ledger.tasks_of(id) {
            let task = Subject::task(task.id);
            self.set_or_clear(task, field::TASK_WHEN, None).set_or_clear(task, field::TASK_WORD, None);
        }
        self.set_or_clear(subject, field::REQUEST_WORDS, None).set_or_clear(subject, field::REQUEST_HOME, None);
        self.drop_items(subject, set::RATINGS, Millis::MAX)
    }

    /// Takes out of a set what was put in until then, by the clock of whoever did.
    pub fn drop_items(&mut self, subject: Subject, set: Field, until_ms: Millis) -> &mut Self {
        let put = self.ledger.put_in(subject, set);
        let old: Vec<Value> = put.filter(|(_, put_ms)| *put_ms <= until_ms).map(|(item, _)| item.clone()).collect();
        for item in old {
            self.remove(subject, set, item);
        }
        self
    }
}

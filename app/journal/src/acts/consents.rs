//! Acts about what people consent to, who has looked at what is known of them, and how long things are kept.

use super::Act;
use crate::facts::Opening;
use crate::op::{Subject, Value};
use crate::vocabulary::{field, set};
use domain::consent::Consent;
use domain::keeping::Sort;
use domain::{PersonId, PlaceId};

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
}

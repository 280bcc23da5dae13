//! Sight: what another device may be told, as its certificates say. The station's own log goes to every device; the log
//! of a place to those that may write there; a person's key to those that look after the whole station, the place where
//! the person lives, or one where the person has asked for something; a household's likewise. That somebody lives or has asked somewhere is for those
//! to say who look after the whole station, or who show that they hold the key.

use crate::host::Host;
use crate::office::Office;
use domain::request::Request;
use domain::{HouseholdId, Millis, PersonId, PlaceId, RequestId};
use journal::vocabulary::{field, subject};
use journal::{Event, Op, Subject, Value, is_reserved};
use std::collections::BTreeSet;
use trust::SigningPublic;

impl<H: Host> Office<H> {
    /// The places a device is certified for at this time; none once it was revoked.
    #[must_use]
    pub fn scope(&self, device: &SigningPublic, now_ms: Millis) -> BTreeSet<PlaceId> {
        let writers = self.replica.writers();
        if writers.is_revoked(device) {
            return BTreeSet::new();
        }
        let lasting = writers.certificates(device).iter().filter(|certificate| now_ms < certificate.terms.not_after_ms);
        lasting.map(|certificate| certificate.terms.place).collect()
    }

    /// Whether a device may hold a log.
    #[must_use]
    pub fn may_hold(&self, device: &SigningPublic, log: PlaceId) -> bool {
        log == self.keys.place || self.replica.writers().may_write(device, log)
    }

    /// Whether a device may read what is sealed under a person's key: where it looks after the whole station, or a place where
    /// the person is by the word of somebody who does, or who holds the key already.
    #[must_use]
    pub fn may_know(&self, device: &SigningPublic, person: PersonId) -> bool {
        let writers = self.replica.writers();
        let looks_after = |place: PlaceId| writers.may_write(device, place);
        if is_reserved(person) {
            return looks_after(self.keys.place);
        }
        // Of a home's key, unless somebody wrote a home down under a person's id.
        let home = || self.ledger().person(person).is_none() && self.homes_of(HouseholdId(person.0)).any(looks_after);
        looks_after(self.keys.place)
            || self.ledger().homes(person, |by| writers.leads(by)).into_iter().any(looks_after)
            || self.ledger().held(&self.keyring, person).any(|(held, _)| looks_after(held.place))
            || self.ledger().requests_by(person).any(|request| self.placed(&request, false).any(looks_after))
            || home()
    }

    /// Where a household is, by the word of devices that look after the whole station, or hold the household's own key.
    fn homes_of(&self, household: HouseholdId) -> impl Iterator<Item = PlaceId> {
        let writers = self.replica.writers();
        let said = self.ledger().pointed(Subject::household(household), field::HOUSEHOLD_PLACE);
        let said = said.filter(|(_, by)| writers.leads(by)).map(|(place, _)| place.as_place());
        said.chain(self.ledger().home_held(&self.keyring, household).map(|(held, _)| held.place))
    }

    /// Whether whoever asks for a request was written down by somebody who may say so. Otherwise their name goes to nobody.
    #[must_use]
    pub fn is_vouched(&self, request: RequestId) -> bool {
        self.ledger().request(request).is_some_and(|request| self.placed(&request, true).next().is_some())
    }

    /// Whether a device looks after a request, and its word about it is passed on.
    #[must_use]
    pub fn looks_after(&self, device: &SigningPublic, request: RequestId) -> bool {
        let writers = self.replica.writers();
        let request = self.ledger().request(request);
        request.is_some_and(|request| self.placed(&request, true).any(|place| writers.may_write(device, place)))
    }

    /// Where a request is, by the word of devices that look after the whole station, or `also` hold the asker's key. Both whose
    /// it is and where has to be such a word.
    fn placed(&self, request: &Request, also: bool) -> impl Iterator<Item = PlaceId> {
        let writers = self.replica.writers();
        let held: BTreeSet<SigningPublic> = match also {
            true => self.ledger().held(&self.keyring, request.person).map(|(held, _)| held.device).collect(),
            false => BTreeSet::new(),
        };
        let counts = move |by: &SigningPublic| writers.leads(by) || held.contains(by);
        let (at, asker) = (Subject::request(request.id), Subject::person(request.person));
        let mut askers = self.ledger().pointed(at, field::REQUEST_PERSON);
        let theirs = askers.any(|(person, by)| person == asker && counts(&by));
        let places = self.ledger().pointed(at, field::REQUEST_PLACE).filter(move |(_, by)| theirs && counts(by));
        places.map(|(place, _)| place.as_place())
    }

    /// The persons an event is about: it names them, or a request or household of theirs.
    #[must_use]
    pub fn persons_in(&self, event: &Event) -> BTreeSet<PersonId> {
        let mut persons = BTreeSet::new();
        for op in &event.content().ops {
            let (about, value) = match op {
                Op::Register { subject, value, .. } => (Some(subject), Some(value)),
                Op::Add { subject, item, .. } | Op::Remove { subject, item, .. } => (Some(subject), Some(item)),
                Op::Advance { subject, .. } => (Some(subject), None),
                Op::Erase { .. } => (None, None),
            };
            let named = match value {
                Some(Value::Id(named)) => Some(named),
                Some(Value::Sealed { person, .. }) => {
                    persons.insert(*person);
                    None
                }
                _ => None,
            };
            for named in about.into_iter().chain(named) {
                match named.kind {
                    subject::PERSON => {
                        persons.insert(PersonId(named.id));
                    }
                    subject::REQUEST => {
                        let request = self.ledger().request(RequestId(named.id));
                        persons.extend(request.map(|request| request.person));
                    }
                    _ => {}
                }
            }
        }
        persons
    }
}

//! Sight: what another device may be told, as its certificates say. The station's own log goes to every device; the log
//! of a place to those that may write there; a person's key to those that look after the whole station, the place where
//! the person lives, or one where the person has asked for something.

use crate::host::Host;
use crate::office::Office;
use domain::{Millis, PersonId, PlaceId, RequestId};
use journal::vocabulary::subject;
use journal::{Event, Op, Value};
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

    /// Whether a device may read what is sealed under a person's key.
    #[must_use]
    pub fn may_know(&self, device: &SigningPublic, person: PersonId) -> bool {
        let writes = |place| self.replica.writers().may_write(device, place);
        writes(self.keys.place)
            || self.ledger().lives_at(person).is_some_and(|(place, _)| writes(place))
            || self.ledger().requests_by(person).any(|request| writes(request.place))
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

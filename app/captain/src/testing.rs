//! Rows for tests: a request, a person and a household of whom only the id matters.

use domain::request::Channel;
use domain::{HouseholdId, Kind, PersonId, RequestId};
use ports::desk::{PairRow, PersonRow, Row, Step};

/// A request nobody was asked for yet.
pub fn row(id: u8) -> Row {
    Row {
        id: RequestId([id; 16]),
        title: String::new(),
        kind: Kind::Errand,
        plate: String::new(),
        estate: String::new(),
        who: String::new(),
        age: None,
        alone: false,
        channel: Channel::Phone,
        filed_ms: 0,
        due_ms: None,
        also: 0,
        step: Step::New,
        helpers: 0,
        needs: 1,
        done: 0,
    }
}

/// Somebody.
pub fn person(id: u8) -> PersonRow {
    PersonRow::nobody(PersonId([id; 16]))
}

/// A household that needs a volunteer of its own, and has nobody.
pub fn pair(id: u8) -> PairRow {
    PairRow {
        household: HouseholdId([id; 16]),
        people: Vec::new(),
        plate: String::new(),
        estate: String::new(),
        stage: None,
        own: None,
        gone: false,
        backup: None,
        since: None,
        rhythm_days: 7,
        last_visit: None,
        quiet_days: None,
        conflict: false,
    }
}

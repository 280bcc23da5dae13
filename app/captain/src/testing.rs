//! Rows for tests: a request and a person of whom only the id matters.

use domain::request::Channel;
use domain::{Kind, PersonId, RequestId};
use ports::desk::{PersonRow, Row, Step};

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
    }
}

/// Somebody.
pub fn person(id: u8) -> PersonRow {
    PersonRow::nobody(PersonId([id; 16]))
}

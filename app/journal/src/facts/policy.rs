//! How a station chooses helpers: which weights somebody has changed, to what, who and when.

use crate::ledger::{Ledger, Stamp};
use crate::op::{Field, Subject, Value};
use crate::vocabulary::field;
use domain::PlaceId;

/// A weight that somebody has written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// Which, by number.
    pub number: u16,
    /// To what; `None` when it was put back to what the program comes with. What fits no `i32` is the nearest that does.
    pub value: Option<i32>,
    /// The event that says so.
    pub stamp: Stamp,
    /// Whether two wrote different values without knowing of each other; the shown one counts.
    pub conflict: bool,
}

impl Ledger {
    /// The weights of a station's policy that somebody has written, in order of number. This crate doesn't judge them: a
    /// newer version's may be among them, and together they may make no sense.
    #[must_use]
    pub fn weights(&self, place: PlaceId) -> Vec<Written> {
        let record = self.record(Subject::policy(place));
        let numbered = |Field(at): Field| at - field::WEIGHTS.start().0 + 1;
        let fields = record.into_iter().flat_map(|record| record.registers(field::WEIGHTS));
        let written = fields.filter_map(|(at, register)| {
            let write = register.writes().last()?;
            let value = match write.value {
                Value::Int(int) => Some(i32::try_from(int).unwrap_or(if int < 0 { i32::MIN } else { i32::MAX })),
                _ => None,
            };
            let stamp = *self.stamp(&write.id.event)?;
            Some(Written { number: numbered(at), value, stamp, conflict: register.is_conflict() })
        });
        written.collect()
    }
}

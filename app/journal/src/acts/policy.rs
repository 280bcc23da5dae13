//! Acts about how helpers are chosen: one weight at a time, so that two who change different ones both count.

use super::Act;
use crate::op::{Subject, Value};
use crate::vocabulary::field;
use domain::PlaceId;

impl Act<'_> {
    /// Sets a station's weight of this number (1 to 99), or puts it back to what the program comes with. A number that
    /// no weight can have says nothing.
    pub fn set_weight(&mut self, place: PlaceId, number: u16, value: Option<i32>) -> &mut Self {
        let Some(field) = field::weight(number) else { return self };
        self.set_or_clear(Subject::policy(place), field, value.map(|value| Value::Int(value.into())))
    }
}

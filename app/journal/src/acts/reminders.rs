//! Acts about reminding people.

use super::Act;
use crate::op::Subject;
use crate::vocabulary::set;
use domain::PersonId;
use domain::reminder::Reminder;

impl Act<'_> {
    /// Notes how reminding somebody stands, under their own key.
    pub fn note_reminder(&mut self, person: PersonId, reminder: &Reminder) -> &mut Self {
        let packed = postcard::to_allocvec(reminder).unwrap_or_default();
        self.add_sealed(person, Subject::person(person), set::REMINDERS, &packed)
    }
}

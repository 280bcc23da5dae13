//! Acts about knocking at doors.

use super::Act;
use crate::op::Subject;
use crate::vocabulary::{HouseholdId, set};
use domain::knock::Knock;

impl Act<'_> {
    /// Notes what came of a knock, under the household's key.
    pub fn note_knock(&mut self, household: HouseholdId, knock: &Knock) -> &mut Self {
        let packed = postcard::to_allocvec(knock).unwrap_or_default();
        self.add_sealed(household.as_person(), Subject::household(household), set::KNOCKS, &packed)
    }
}

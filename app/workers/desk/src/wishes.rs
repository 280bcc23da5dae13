//! Wishes: what a household wishes of its own volunteer, and who is a woman or a man.

use crate::host::Host;
use crate::office::{Change, Office};
use domain::pair::{Gender, Wishes};
use domain::{HouseholdId, Millis, PersonId};
use journal::Subject;
use ports::desk::{Answer, Trouble};

impl<H: Host> Office<H> {
    /// Notes what a household wishes.
    ///
    /// # Errors
    /// `Unknown`.
    pub async fn set_wishes(
        &mut self,
        household: HouseholdId,
        wishes: &Wishes,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        self.ledger().household(household).ok_or(Trouble::Unknown)?;
        let mut change = Change::default();
        self.say_about(Subject::household(household), &mut change, |act| {
            act.note_wishes(household, wishes);
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Notes whether somebody is a woman or a man.
    ///
    /// # Errors
    /// `Unknown`.
    pub async fn set_gender(
        &mut self,
        person: PersonId,
        gender: Option<Gender>,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        self.ledger().person(person).ok_or(Trouble::Unknown)?;
        let mut change = Change::default();
        self.say_about(Subject::person(person), &mut change, |act| {
            act.note_gender(person, gender);
        });
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }
}

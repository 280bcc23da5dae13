//! Removal: people live in another home of the station from now on. A household that moves as a whole stays the household it
//! is, with its volunteer, its wishes and its visits.

use crate::host::Host;
use crate::office::{Change, Office};
use domain::{Home, HouseholdId, Millis, PersonId, PlaceId};
use journal::Subject;
use ports::desk::{Answer, Field, Trouble, Wrong};
use std::collections::BTreeSet;

impl<H: Host> Office<H> {
    /// Moves people to another home.
    ///
    /// # Errors
    /// `Unknown`, `Wrong` for what is no home here, `NotNow` where they live there already.
    pub(super) async fn remove_to(
        &mut self,
        people: &[PersonId],
        building: PlaceId,
        home: &str,
        now_ms: Millis,
    ) -> Result<Answer, Trouble> {
        let people: BTreeSet<PersonId> = people.iter().copied().collect();
        let entries: Option<Vec<_>> = people.iter().map(|person| self.roll.entry(*person)).collect();
        let entries = entries.filter(|entries| !entries.is_empty()).ok_or(Trouble::Unknown)?;
        let spot = self.atlas.spot(building).ok_or(Trouble::Wrong(vec![(Field::Place, Wrong::NotOurs)]))?;
        let home = Home::parse(home, spot.number).ok_or(Trouble::Wrong(vec![(Field::Home, Wrong::NotHome)]))?;
        let building = self.building_of(building, home).unwrap_or(building);
        let there = self.ledger().household_at(building, home).map(|household| household.id);
        let from: BTreeSet<Option<HouseholdId>> = entries.iter().map(|entry| entry.household).collect();
        if there.is_some() && from.contains(&there) {
            return Err(Trouble::NotNow);
        }
        let empty = there.is_none_or(|there| self.roll.living_in(there).next().is_none());
        let whole = match from.first().copied().flatten() {
            Some(one) if from.len() == 1 && empty => {
                self.roll.living_in(one).all(|entry| people.contains(&entry.row.id)).then_some(one)
            }
            _ => None,
        };
        let mut change = Change::default();
        match whole.and_then(|household| self.ledger().household(household)) {
            Some(was) => self.say_about(Subject::household(was.id), &mut change, |act| {
                act.add_household(was.id, building, home);
                // What is known of the empty home stays beside it, and not in one door with another.
                if let Some(there) = there {
                    act.add_household(there, was.place, was.home);
                }
            }),
            None => self.move_in(&people, there, empty, (building, home), &mut change),
        }
        let backs = self.fields_of(&change);
        self.carry_out(now_ms, change, backs, None).await
    }

    /// Some of a home, or of several, move in. What they are to a head they leave is not known any more.
    fn move_in(
        &mut self,
        people: &BTreeSet<PersonId>,
        there: Option<HouseholdId>,
        empty: bool,
        (building, home): (PlaceId, Home),
        change: &mut Change,
    ) {
        let household = there.unwrap_or_else(|| HouseholdId(self.draw.array()));
        let lone = empty && people.len() == 1;
        let relation = lone.then_some(domain::household::Relation::Head);
        for (at, person) in people.iter().enumerate() {
            self.say_about(Subject::person(*person), change, |act| {
                if there.is_none() && at == 0 {
                    act.add_household(household, building, home);
                }
                act.add_person(*person, Some(household), &journal::acts::Particulars::default());
                act.note_relation(*person, relation);
            });
        }
    }
}

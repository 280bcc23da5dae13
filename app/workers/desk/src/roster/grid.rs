//! The grid of a building: every home with who lives there, when somebody of ours was last at the door, how much care it
//! wants, and what is open.

use crate::host::Host;
use crate::office::Office;
use crate::roll::Entry;
use domain::group::{Group, Groups};
use domain::{Day, HouseholdId, Millis, PersonId, PlaceId};
use journal::facts::Household;
use ports::desk::Trouble;
use ports::desk::roster::{Care, Cell};
use std::collections::BTreeMap;

/// Groups that by themselves want much care.
const MUCH: [Group; 2] = [Group::Over80, Group::Homebound];

impl<H: Host> Office<H> {
    /// The homes of a building, in order of unit and room.
    ///
    /// # Errors
    /// `Unknown`.
    pub(super) fn grid(&mut self, place: PlaceId, now_ms: Millis) -> Result<Vec<Cell>, Trouble> {
        self.ledger().place(place).ok_or(Trouble::Unknown)?;
        let today = Day::of(now_ms);
        self.roll.settle(today);
        let mut open: BTreeMap<PersonId, u8> = BTreeMap::new();
        for request in self.still_open().filter(|request| request.place == place) {
            let count = open.entry(request.person).or_default();
            *count = count.saturating_add(1);
        }
        let households: Vec<Household> = self.ledger().households_in(place).collect();
        let mut cells: Vec<Cell> = households.iter().map(|household| self.cell(household, &open, today)).collect();
        cells.sort_by_key(|cell| (cell.home, cell.household));
        // Of two that were written down for one home the one where somebody lives is shown.
        cells.sort_by_key(|cell| (cell.home, cell.people == 0));
        cells.dedup_by_key(|cell| cell.home);
        Ok(cells)
    }

    fn cell(&self, household: &Household, open: &BTreeMap<PersonId, u8>, today: Day) -> Cell {
        let living: Vec<&Entry> = self.roll.living_in(household.id).collect();
        let first = living.iter().min_by_key(|entry| {
            (entry.row.relation.is_none(), entry.row.relation, entry.born.is_none(), entry.born, entry.row.id)
        });
        let requests = living.iter().map(|entry| open.get(&entry.row.id).copied().unwrap_or(0));
        Cell {
            home: household.home,
            household: household.id,
            opens: first.map(|entry| entry.row.id),
            name: first.map(|entry| entry.row.name.clone()).unwrap_or_default(),
            people: u8::try_from(living.len()).unwrap_or(u8::MAX),
            seen: self.seen_at(household.id, &living),
            care: living.iter().map(|entry| self.care(entry, today)).max().unwrap_or_default(),
            open: requests.fold(0, u8::saturating_add),
        }
    }

    /// The last day on which anybody of ours saw them.
    fn seen_at(&self, household: HouseholdId, living: &[&Entry]) -> Option<Day> {
        self.last_seen(household, living.iter().map(|entry| entry.row.id))
    }

    fn care(&self, entry: &Entry, today: Day) -> Care {
        let groups = self.roll.groups(entry, today);
        let much = MUCH.iter().any(|group| groups.has(*group)) || self.lives_alone(entry, today);
        match (entry.row.in_difficulty || much, groups.without(Groups::of(&[Group::Veteran])).is_empty()) {
            (true, _) => Care::Much,
            (false, false) => Care::Some,
            (false, true) => Care::None,
        }
    }
}

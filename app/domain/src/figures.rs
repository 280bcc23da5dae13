//! Figures: how much there is and how much is done at a station, without a name. What goes upwards, and nothing else.

use serde::{Deserialize, Serialize};

/// Counts of one moment; of an office, those of everybody below it together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Stations that these are of.
    pub stations: u32,
    /// Requests that are neither agreed to be done nor taken back.
    pub open: u32,
    /// Those of them whose promise has passed.
    pub overdue: u32,
    /// Requests that are over.
    pub closed: u32,
    /// Households.
    pub homes: u32,
    /// People on the roll.
    pub people: u32,
    /// Devices that captains write with.
    pub captains: u32,
}

impl Figures {
    /// These and others together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            stations: self.stations.saturating_add(other.stations),
            open: self.open.saturating_add(other.open),
            overdue: self.overdue.saturating_add(other.overdue),
            closed: self.closed.saturating_add(other.closed),
            homes: self.homes.saturating_add(other.homes),
            people: self.people.saturating_add(other.people),
            captains: self.captains.saturating_add(other.captains),
        }
    }
}

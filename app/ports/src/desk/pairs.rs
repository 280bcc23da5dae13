//! Pairs as a desk shows them: households that need a volunteer of their own, who that is, and what was done.

use super::PersonRow;
use domain::pair::{Deeds, PairStage, Wishes};
use domain::{Day, HouseholdId, PersonId};
use serde::{Deserialize, Serialize};

/// One household that needs a volunteer of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairRow {
    /// Which.
    pub household: HouseholdId,
    /// Who lives there, the eldest first.
    pub people: Vec<PersonRow>,
    /// For the plate: `3-2-501`.
    pub plate: String,
    /// The estate's name.
    pub estate: String,
    /// How far its pair has come; `None` without one, or when it has ended.
    pub stage: Option<PairStage>,
    /// Its own volunteer.
    pub own: Option<PersonRow>,
    /// Whether that volunteer no longer helps, or takes no pair any more.
    pub gone: bool,
    /// Who steps in; `None` too when that one no longer helps.
    pub backup: Option<PersonRow>,
    /// Since when.
    pub since: Option<Day>,
    /// Most days from one visit to the next.
    pub rhythm_days: u16,
    /// The last visit noted.
    pub last_visit: Option<Day>,
    /// By how many days it is quieter than its rhythm allows.
    pub quiet_days: Option<u32>,
    /// Two captains paired it differently at the same time, and somebody has to choose.
    pub conflict: bool,
}

/// One of them in full.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairDetail {
    /// What the list shows.
    pub row: PairRow,
    /// What makes it difficult, in the captain's words; may be empty.
    pub difficulty: String,
    /// What the household wishes of its own volunteer.
    pub wishes: Wishes,
    /// Visits, newest first.
    pub visits: Vec<VisitRow>,
}

/// One visit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VisitRow {
    /// When.
    pub day: Day,
    /// Who went; empty when this device may not read the name.
    pub by: String,
    /// What was done.
    pub deeds: Deeds,
    /// How it was; may be empty.
    pub words: String,
}

/// A pair to be written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairForm {
    /// Whose.
    pub household: HouseholdId,
    /// Their own volunteer.
    pub own: PersonId,
    /// Who steps in.
    pub backup: Option<PersonId>,
    /// Most days from one visit to the next; `None` leaves it as it is.
    pub rhythm_days: Option<u16>,
    /// Proposed, while somebody has not said yes; or agreed.
    pub stage: PairStage,
}

/// A visit to be noted, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct VisitForm {
    /// To whom.
    pub household: HouseholdId,
    /// Who went.
    pub by: PersonId,
    /// When; a day that has not come counts as today.
    pub day: Day,
    /// What was done.
    pub deeds: Deeds,
    /// How it was; may be empty, at most [`domain::pair::WORDS_MAX`] characters.
    pub words: String,
}

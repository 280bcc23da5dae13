//! Reasons for a pair: what speaks for a volunteer as a household's own or backup, and what stands against.
//!
//! As in [`crate::reasons`], shares add up: `base + Σ shares = cost`, where base is [`super::Weights::base`].

use domain::volunteer::Skill;
use serde::{Deserialize, Serialize};

/// Something that speaks for a volunteer. Variants are only ever added at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Reason {
    /// Holds this place already.
    Already,
    /// Has been the backup here, and knows the household.
    WasBackup,
    /// Has been there so many times before.
    BeenThere(u16),
    /// Lives on the same staircase.
    SameStaircase,
    /// Lives in the same building.
    SameBuilding,
    /// Lives in the same estate, another building.
    SameEstate,
    /// Lives so many metres away on foot, where both places were measured.
    WalkMetres(u32),
    /// Can do something this household needs.
    HasSkill(Skill),
    /// So many parts of the week suit both.
    SharedTimes(u8),
    /// They speak a language in common.
    SameLanguage,
    /// Is the woman or man the household wished for.
    AsWished,
}

/// Something that stands against a volunteer. Variants are only ever added at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Against {
    /// These two must not be sent to each other.
    Avoid,
    /// Takes no pair any more.
    Left,
    /// Lives in that very home.
    LivesThere,
    /// Can do nothing this household needs.
    LacksSkill,
    /// Not free at any time that suits the household.
    NotFreeThen,
    /// Would have to go farther than they want to.
    BeyondReach,
    /// No language in common.
    NoLanguage,
    /// Not the woman or man the household wished for.
    NotAsWished,
    /// The household wished for a woman or a man, and nobody has said which this is.
    WishUnknown,
    /// A long walk: so many metres.
    FarAway(u32),
    /// Lives in another estate, and nobody measured how far that is.
    OtherEstate,
    /// So many floors to climb.
    Floors(u8),
    /// Is the own volunteer of so many other households.
    OwnElsewhere(u8),
    /// Is the backup of so many other households.
    BackupElsewhere(u8),
}

impl Against {
    /// Whether this alone puts somebody out of the question.
    #[must_use]
    pub fn forbids(self) -> bool {
        matches!(self, Self::Avoid | Self::Left | Self::LivesThere)
    }

    /// Whether this is a condition that fails: with one of them, somebody is a near miss.
    #[must_use]
    pub fn fails(self) -> bool {
        matches!(self, Self::LacksSkill | Self::NotFreeThen | Self::BeyondReach | Self::NoLanguage | Self::NotAsWished)
    }
}

/// A reason and what it adds to the cost.
pub type For = crate::reasons::For<Reason>;

/// An objection and what it adds to the cost. A condition that fails costs nothing: nobody is chosen in spite of it.
pub type But = crate::reasons::But<Against>;

/// One volunteer looked at for one household in one role.
pub type View = crate::reasons::View<Reason, Against>;

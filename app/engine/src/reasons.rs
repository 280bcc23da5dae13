//! Reasons: what speaks for asking a volunteer and what stands against, each with its share of the cost.
//!
//! The engine never speaks: the face turns these into sentences. Shares add up: `base + Σ shares = cost`, where base
//! is [`crate::policy::Policy::base`]. [`For`], [`But`] and [`View`] have one shape for everything that is weighed: for a
//! request with the reasons below, for a pair with those of [`crate::pair`].

use domain::time::Part;
use domain::tongue::Tongue;
use domain::volunteer::Skill;
use serde::{Deserialize, Serialize};

/// Something that speaks for a volunteer. Variants are only ever added at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Reason {
    /// Lives in the building the request is about.
    SameBuilding,
    /// Lives in the same estate, another building.
    SameEstate,
    /// Lives so many metres away on foot, where both places were measured.
    WalkMetres(u32),
    /// Has a skill that this kind of request calls for.
    HasSkill(Skill),
    /// This kind of request calls for no special skill.
    NoSkillNeeded,
    /// Is free on this weekday (0 = Monday) and part of the day, when the request suits.
    FreeOn(u8, Part),
    /// Has taken so many tasks this week, and has room for more.
    TasksThisWeek(u8),
    /// Has helped this resident so many times before.
    HelpedBefore(u16),
    /// Speaks what the resident speaks.
    Speaks(Tongue),
}

/// Something that stands against asking a volunteer. Variants are only ever added at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Against {
    /// A long walk: so many metres.
    FarAway(u32),
    /// Has already taken `tasks` of the `capacity` wanted in a week. No room is left when they are equal.
    Busy {
        /// Taken this week.
        tasks: u8,
        /// Most wanted in a week.
        capacity: u8,
    },
    /// Not free at any time that suits the resident.
    NotFreeThen,
    /// Has none of the skills this kind calls for.
    LacksSkill,
    /// Was asked for something else so many days ago.
    AskedRecently(u8),
    /// Would have to go farther than she wants to.
    BeyondReach,
    /// Has already been asked for this very request, or declined it.
    AskedForThis,
    /// These two must not be sent to each other.
    Avoid,
    /// It is her own request.
    OwnRequest,
    /// Lives in another estate, and nobody measured how far that is.
    OtherEstate,
    /// The two have no tongue in common.
    OtherTongue,
    /// Does not want to be asked for now.
    Resting,
}

impl Against {
    /// Whether this alone puts her out of the question.
    #[must_use]
    pub fn forbids(self) -> bool {
        matches!(self, Self::AskedForThis | Self::Avoid | Self::OwnRequest | Self::Resting)
    }
}

/// A reason and what it adds to the cost: zero or less makes her the better choice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct For<R = Reason> {
    /// What speaks for her.
    pub reason: R,
    /// Its share of the cost, usually negative or zero; a short walk costs a little too.
    pub share: i32,
}

/// An objection and what it adds to the cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct But<A = Against> {
    /// What stands against her.
    pub against: A,
    /// Its share of the cost, zero or more.
    pub share: i32,
}

/// How well a volunteer fits a request.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Fit {
    /// Nothing forbids it: the plan may choose her.
    Fits,
    /// One condition fails (skill, time, tongue, reach or room in the week). A captain may still ask; the plan never does.
    NearMiss,
    /// Out of the question.
    No,
}

/// One volunteer looked at for one request, or for one household.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct View<R = Reason, A = Against> {
    /// How well she fits.
    pub fit: Fit,
    /// What asking her costs; the smaller the better.
    pub cost: i32,
    /// What speaks for her, weightiest first.
    pub reasons: Vec<For<R>>,
    /// What stands against, weightiest first; what puts her out of the question before all.
    pub against: Vec<But<A>>,
}

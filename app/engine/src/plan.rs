//! A plan: helpers for all open requests at once, at the least total cost, with reasons and a proof.

use crate::load::Load;
use crate::neighbourhood::{Need, Neighbourhood};
use crate::planner::Planner;
use crate::policy::Policy;
use crate::reasons::View;
use crate::scene::Scene;
use domain::volunteer::Skills;
use domain::{PersonId, RequestId};
use serde::{Deserialize, Serialize};

/// One volunteer chosen for one request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Chosen {
    /// For which request.
    pub request: RequestId,
    /// Who.
    pub volunteer: PersonId,
    /// Whether she had been asked or had agreed before this plan, which keeps her.
    pub kept: bool,
    /// Whether the captain decided so by hand.
    pub pinned: bool,
    /// How she fits, what it costs and why.
    pub view: View,
}

/// Why a request is left without all the helpers it needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Why {
    /// Nobody fits. So many near misses are worth a look under "Find helpers".
    NobodyFits {
        /// Volunteers who fail one condition only.
        near_misses: u32,
    },
    /// Some fit, but each is needed more elsewhere.
    NeededElsewhere {
        /// How many fit.
        fit: u32,
    },
    /// The captain said to leave it.
    ByHand,
}

/// A request the plan leaves open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Left {
    /// Which.
    pub request: RequestId,
    /// How many helpers are missing.
    pub missing: u8,
    /// Why.
    pub why: Why,
}

/// How scarce a volunteer is under a plan: the most that one more task of hers could save in all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Scarce {
    /// Who.
    pub volunteer: PersonId,
    /// What one more task of hers would save.
    pub price: i64,
    /// Her skills that the plan makes use of: these are scarce. None where it is time or place.
    pub skills: Skills,
}

/// A step of a chain of swaps: at `request`, one goes and another comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Where.
    pub request: RequestId,
    /// Who goes; `None` where a place was unfilled.
    pub from: Option<PersonId>,
    /// Who comes; `None` where the place stays unfilled.
    pub to: Option<PersonId>,
}

/// The answer to "why her?" and "why not her?".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Explained {
    /// How she fits this request.
    pub view: View,
    /// Whether the plan chooses her for it.
    pub chosen: bool,
    /// How much dearer the whole plan becomes when she is chosen anyway; nothing when she is chosen already, `None` when
    /// she can't be. Below zero where that saves something, and the plan may not do it by itself: she is a near miss who
    /// costs less than what she would replace, or she takes the place of somebody pinned.
    pub dearer_by: Option<i64>,
    /// What else changes then, beginning with this request; each step from where the one before took somebody.
    pub chain: Vec<Step>,
}

/// Somebody who could be taken instead.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Backup {
    /// Who.
    pub volunteer: PersonId,
    /// How she fits, how much dearer the whole plan becomes with her, and what else changes.
    pub explained: Explained,
}

/// An open request that a volunteer could take.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opening {
    /// Which.
    pub request: RequestId,
    /// How she fits, how much dearer the whole plan becomes if she takes it, and what else changes.
    pub explained: Explained,
}

/// Somebody who was asked and has not answered, and whom the plan needs elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Moved {
    /// From which request.
    pub request: RequestId,
    /// Who.
    pub volunteer: PersonId,
}

/// Helpers for all open requests at once.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// Who is asked for what: most urgent request first.
    pub chosen: Vec<Chosen>,
    /// What is left open: most urgent first.
    pub left: Vec<Left>,
    /// Whose unanswered offers to take back, because she is needed more elsewhere.
    pub moved: Vec<Moved>,
    /// What the new choices cost in all, penalties for what is left open included.
    pub objective: i64,
    /// Whether independent code has checked that no plan is cheaper.
    pub certified: bool,
    /// Volunteers of whom more would be welcome, scarcest first, at most eight.
    pub scarce: Vec<Scarce>,
    /// How evenly the week's tasks are spread, the plan's included.
    pub load: Load,
    /// Who was pinned by hand where that can't be any more: agreed or out of the question meanwhile, or one too many.
    pub fallen: Vec<(RequestId, PersonId)>,
}

/// Most volunteers named as scarce.
pub(crate) const SCARCE_MOST: usize = 8;

/// Plans all open requests of `scene` at once. Whoever has agreed is kept; whoever was asked and has not answered is moved
/// only when that saves more than [`Policy::told`].
#[must_use]
pub fn plan(scene: &Scene, policy: &Policy) -> Plan {
    Planner::new(scene, policy).map(|planner| planner.plan()).unwrap_or_default()
}

/// What `need` still lacks when it gets `found` of the helpers it is to get, and why.
pub(crate) fn left(here: &Neighbourhood, need: &Need, found: usize, by_hand: bool) -> Option<Left> {
    let missing = (need.missing as usize).checked_sub(found).filter(|missing| *missing > 0)?;
    let mut fit = 0;
    here.each_fitting(&here.shelves, need, i64::MAX, |_, _| {
        fit += 1;
        i64::MAX
    });
    let why = match fit > found {
        _ if by_hand => Why::ByHand,
        true => Why::NeededElsewhere { fit: fit as u32 },
        false => Why::NobodyFits { near_misses: here.near_misses(need) },
    };
    Some(Left { request: need.request.id, missing: u8::try_from(missing).unwrap_or(u8::MAX), why })
}

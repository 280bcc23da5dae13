//! A plan: helpers for all open requests at once, at the least total cost, with reasons and a proof.

use crate::policy::Policy;
use crate::reasons::View;
use crate::scene::Scene;
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

/// How scarce a volunteer is under a plan: what one more task of hers would save in all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Scarce {
    /// Who.
    pub volunteer: PersonId,
    /// What one more task of hers would save.
    pub price: i64,
}

/// Helpers for all open requests at once.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    /// Who is asked for what: most urgent request first.
    pub chosen: Vec<Chosen>,
    /// What is left open: most urgent first.
    pub left: Vec<Left>,
    /// What the new choices cost in all, penalties for what is left open included.
    pub objective: i64,
    /// Whether independent code has checked that no plan is cheaper.
    pub certified: bool,
    /// Volunteers of whom more would be welcome, scarcest first, at most twenty.
    pub scarce: Vec<Scarce>,
}

/// Plans all open requests of `scene` at once. Everyone who was asked or has agreed is kept.
#[must_use]
pub fn plan(_scene: &Scene, _policy: &Policy) -> Plan {
    Plan::default()
}

/// The answer to "why her?" and "why not her?".
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Explained {
    /// How she fits this request.
    pub view: View,
    /// Whether the plan chooses her for it.
    pub chosen: bool,
    /// How much dearer the whole plan becomes when she is chosen anyway; `None` when she can't be.
    pub dearer_by: Option<i64>,
}

/// Explains `volunteer` for `request` under the plan of `scene`; `None` when the scene lacks either.
#[must_use]
pub fn explain(_scene: &Scene, _policy: &Policy, _request: RequestId, _volunteer: PersonId) -> Option<Explained> {
    None
}

//! The engine's port: what the captain's face asks of the worker that decides.
//!
//! The desk packs a [`Scene`] and the [`Policy`] in force once, the face carries them unopened, the engine unpacks them.
//! So thousands of volunteers cross the page's thread as a block of bytes. The worker keeps the plan it was asked for last, so that a question about
//! it is answered at once; it keeps nothing that the scene does not say, and where it has no plan any more (it was
//! restarted) it says so, and the face asks for the plan again.

use domain::{PersonId, RequestId};
use engine::pair::{PairScene, Pairing, Weights};
use engine::plan::{Backup, Explained, Opening, Plan};
use engine::planner::ByHand;
use engine::policy::Policy;
use engine::preview::Preview;
use engine::propose::Proposal;
use engine::scene::Scene;
use serde::{Deserialize, Serialize};

/// A scene and the policy under which it is decided, in their byte form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackedScene(Vec<u8>);

impl PackedScene {
    /// Packs both.
    #[must_use]
    pub fn pack(scene: &Scene, policy: &Policy) -> Self {
        Self(crate::encode(&(policy, scene)))
    }

    /// Unpacks both; `None` when the bytes are something else.
    #[must_use]
    pub fn unpack(&self) -> Option<(Scene, Policy)> {
        crate::decode(&self.0).map(|(policy, scene)| (scene, policy))
    }

    /// The policy alone: it comes first, so that a page which only carries the scene need not read it.
    #[must_use]
    pub fn policy(&self) -> Option<Policy> {
        Some(postcard::take_from_bytes(&self.0).ok()?.0)
    }
}

/// A pair scene and the weights by which it is decided, in their byte form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackedPairs(Vec<u8>);

impl PackedPairs {
    /// Packs both.
    #[must_use]
    pub fn pack(scene: &PairScene, weights: &Weights) -> Self {
        Self(crate::encode(&(weights, scene)))
    }

    /// Unpacks both; `None` when the bytes are something else.
    #[must_use]
    pub fn unpack(&self) -> Option<(PairScene, Weights)> {
        crate::decode(&self.0).map(|(weights, scene)| (scene, weights))
    }

    /// The weights alone, which come first.
    #[must_use]
    pub fn weights(&self) -> Option<Weights> {
        Some(postcard::take_from_bytes(&self.0).ok()?.0)
    }
}

/// A question to the engine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Whom to ask for one request, best first. Answered by [`Answer::Helpers`].
    Helpers {
        /// The community.
        scene: PackedScene,
        /// For which request.
        request: RequestId,
        /// At most so many proposals.
        most: u8,
    },
    /// Helpers for all open requests at once. Answered by [`Answer::Plan`]; the plan is kept for [`Ask::Planned`].
    Plan {
        /// The community.
        scene: PackedScene,
        /// All that was decided by hand.
        by_hand: ByHand,
    },
    /// An own volunteer and a backup for each household that needs them. Answered by [`Answer::Pairs`].
    Pairs {
        /// Households, volunteers and the pairs that stand.
        scene: PackedPairs,
        /// Only what changes when this volunteer takes no pair any more.
        leaver: Option<PersonId>,
    },
    /// About the plan asked for last. Answered as `about` says, or by [`Answer::NoPlan`].
    Planned {
        /// All that was decided by hand.
        by_hand: ByHand,
        /// What is asked.
        about: About,
    },
}

/// A question about the plan asked for last. Variants are only ever added at the end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum About {
    /// The plan itself. Answered by [`Answer::Plan`].
    Plan,
    /// Why her, or why not her, and what it costs the whole plan. Answered by [`Answer::Explained`].
    Explain(RequestId, PersonId),
    /// Who could be taken instead, at most so many, least dear first. Answered by [`Answer::Backups`].
    Backups(RequestId, u8),
    /// Which open requests somebody could take, at most so many, least dear first. Answered by [`Answer::Openings`].
    BestFor(PersonId, u8),
    /// What another policy would do to this plan. Answered by [`Answer::Preview`].
    Preview(Policy),
}

/// What the engine answers.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// Whom to ask: those who fit, then near misses. Empty when nobody is near either.
    Helpers(Vec<Proposal>),
    /// The plan.
    Plan(Plan),
    /// The explanation; `None` when the scene lacks the request or the volunteer.
    Explained(Option<Explained>),
    /// The question could not be read: the page and the worker are of different versions.
    Unreadable,
    /// Pairs.
    Pairs(Pairing),
    /// No plan is kept: ask for it again.
    NoPlan,
    /// Who could be taken instead.
    Backups(Vec<Backup>),
    /// What somebody could take.
    Openings(Vec<Opening>),
    /// What another policy would do.
    Preview(Preview),
}

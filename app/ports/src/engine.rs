//! The engine's port: what the captain's face asks of the worker that decides.
//!
//! The desk packs a [`Scene`] once, the face carries it unopened, the engine unpacks it. So thousands of volunteers
//! cross the page's thread as a block of bytes, and the worker holds nothing between two questions.

use domain::{PersonId, RequestId};
use engine::pair::{PairScene, Pairing};
use engine::plan::{Explained, Plan};
use engine::propose::Proposal;
use engine::scene::Scene;
use serde::{Deserialize, Serialize};

/// A scene in its byte form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackedScene(Vec<u8>);

impl PackedScene {
    /// Packs a scene.
    #[must_use]
    pub fn pack(scene: &Scene) -> Self {
        Self(crate::encode(scene))
    }

    /// Unpacks the scene; `None` when the bytes are not one.
    #[must_use]
    pub fn unpack(&self) -> Option<Scene> {
        crate::decode(&self.0)
    }
}

/// A pair scene in its byte form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackedPairs(Vec<u8>);

impl PackedPairs {
    /// Packs a pair scene.
    #[must_use]
    pub fn pack(scene: &PairScene) -> Self {
        Self(crate::encode(scene))
    }

    /// Unpacks it; `None` when the bytes are not one.
    #[must_use]
    pub fn unpack(&self) -> Option<PairScene> {
        crate::decode(&self.0)
    }
}

/// A question to the engine. Variants are only ever added at the end.
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
    /// Helpers for all open requests at once. Answered by [`Answer::Plan`].
    Plan {
        /// The community.
        scene: PackedScene,
    },
    /// Why her, or why not her. Answered by [`Answer::Explained`].
    Explain {
        /// The community.
        scene: PackedScene,
        /// For which request.
        request: RequestId,
        /// Which volunteer.
        volunteer: PersonId,
    },
    /// An own volunteer and a backup for each household that needs them. Answered by [`Answer::Pairs`].
    Pairs {
        /// Households, volunteers and the pairs that stand.
        scene: PackedPairs,
        /// Only what changes when this volunteer takes no pair any more.
        leaver: Option<PersonId>,
    },
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
}

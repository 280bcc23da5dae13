//! Proposals: for one request, whom to ask, best first, with what speaks for and against each.

use crate::policy::Policy;
use crate::reasons::View;
use crate::scene::Scene;
use domain::{PersonId, RequestId};
use serde::{Deserialize, Serialize};

/// One volunteer proposed for a request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Proposal {
    /// Who.
    pub volunteer: PersonId,
    /// How she fits, what it costs and why.
    pub view: View,
}

/// Up to `most` volunteers for `request`, best first: those who fit, then near misses with what they fail.
/// Empty when the request is not in the scene.
#[must_use]
pub fn propose(_scene: &Scene, _policy: &Policy, _request: RequestId, _most: usize) -> Vec<Proposal> {
    Vec::new()
}

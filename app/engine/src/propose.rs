//! Proposals: for one request, whom to ask, best first, with what speaks for and against each.

use crate::arrange::Arrange as _;
use crate::neighbourhood::{Neighbourhood, Scope};
use crate::policy::Policy;
use crate::reasons::{Fit, View};
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
/// Empty when the request is not open in the scene.
#[must_use]
pub fn propose(scene: &Scene, policy: &Policy, request: RequestId, most: usize) -> Vec<Proposal> {
    let here = Neighbourhood::new(scene, policy, Scope::One);
    let needs = here.needs(scene);
    let Some(need) = needs.iter().find(|need| need.request.id == request) else { return Vec::new() };
    let mut ranked: Vec<(Fit, i32, u32)> = (0..here.volunteers.len() as u32)
        .filter(|volunteer| !need.holds(*volunteer))
        .map(|volunteer| (here.cost(need, volunteer), volunteer))
        .map(|((fit, cost), volunteer)| (fit, cost, volunteer))
        .filter(|(fit, ..)| *fit != Fit::No)
        .collect();
    ranked.arrange();
    let propose = |(.., volunteer): (Fit, i32, u32)| Proposal {
        volunteer: here.person(volunteer),
        view: here.view(need, volunteer),
    };
    ranked.into_iter().take(most).map(propose).collect()
}

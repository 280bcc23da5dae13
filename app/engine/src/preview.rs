//! A preview: what a change of policy would do to this week's plan, before anybody is bound by it.

use crate::load::Load;
use crate::neighbourhood::Neighbourhood;
use crate::plan::Plan;
use crate::planner::{ByHand, Planner};
use crate::policy::Policy;
use crate::scene::Scene;
use domain::{PersonId, RequestId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A plan in figures.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Helpers found, those asked before included.
    pub found: u32,
    /// Helpers still missing.
    pub missing: u32,
    /// Metres on foot of those newly asked, in the mean over those whose way was measured.
    pub walk_m: u32,
    /// How evenly the week's tasks are spread.
    pub load: Load,
}

/// This week's plan under two policies.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Preview {
    /// As it is.
    pub before: Figures,
    /// As it would be.
    pub after: Figures,
    /// How many requests would get other helpers.
    pub other_helpers: u32,
}

/// The plan of `scene` that stands, decided `by_hand`, and the one under another policy that might be.
#[must_use]
pub fn preview(scene: &Scene, stands: &mut Planner, by_hand: &ByHand, might_be: &Policy) -> Preview {
    let planned = |mut planner: Planner| {
        planner.decide(by_hand);
        planner.plan()
    };
    stands.decide(by_hand);
    let (before, after) = (stands.plan(), Planner::new(scene, might_be).map(planned).unwrap_or_default());
    // Filled one by one: a set that is collected brings a sort of its own along (see `arrange`).
    let helpers = |plan: &Plan| {
        let mut helpers: BTreeSet<(RequestId, PersonId)> = BTreeSet::new();
        helpers.extend(plan.chosen.iter().map(|one| (one.request, one.volunteer)));
        helpers
    };
    let mut other: BTreeSet<RequestId> = BTreeSet::new();
    other.extend(helpers(&before).symmetric_difference(&helpers(&after)).map(|(request, _)| *request));
    let here = stands.here();
    Preview {
        before: figures(scene, here, before),
        after: figures(scene, here, after),
        other_helpers: u32::try_from(other.len()).unwrap_or(u32::MAX),
    }
}

fn figures(scene: &Scene, here: &Neighbourhood, plan: Plan) -> Figures {
    let needs = here.needs(scene);
    let mut spots: BTreeMap<RequestId, u32> = BTreeMap::new();
    spots.extend(needs.iter().map(|need| (need.request.id, need.spot)));
    let walk = |(request, volunteer)| here.walk(*spots.get(&request)?, here.number(volunteer)?);
    let new = plan.chosen.iter().filter(|one| !one.kept).map(|one| (one.request, one.volunteer));
    let walks: Vec<u64> = new.filter_map(walk).map(u64::from).collect();
    let mean = walks.iter().sum::<u64>() / (walks.len() as u64).max(1);
    Figures {
        found: u32::try_from(plan.chosen.len()).unwrap_or(u32::MAX),
        missing: plan.left.iter().map(|left| u32::from(left.missing)).sum(),
        walk_m: u32::try_from(mean).unwrap_or(u32::MAX),
        load: plan.load,
    }
}

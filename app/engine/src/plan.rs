//! A plan: helpers for all open requests at once, at the least total cost, with reasons and a proof.

use crate::matching;
use crate::neighbourhood::{Need, Neighbourhood, Scope};
use crate::policy::Policy;
use crate::reasons::{Fit, View};
use crate::scene::Scene;
use core::cmp::Reverse;
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
    /// Volunteers of whom more would be welcome, scarcest first, at most twenty.
    pub scarce: Vec<Scarce>,
}

/// Most volunteers named as scarce.
const SCARCE_MOST: usize = 20;

/// Plans all open requests of `scene` at once. Everyone who was asked or has agreed is kept.
#[must_use]
pub fn plan(scene: &Scene, policy: &Policy) -> Plan {
    let here = Neighbourhood::new(scene, policy, Scope::All);
    let needs = here.needs(scene);
    let Some(matched) = matching::solve(&here, &needs, None) else { return Plan::default() };
    let mut plan = Plan { objective: matched.objective(), certified: matched.certified, ..Plan::default() };
    for (need, new) in needs.iter().zip(&matched.solution.chosen) {
        let kept = need.kept.iter().map(|kept| (*kept, true));
        let all = kept.chain(new.iter().map(|chosen| (*chosen, need.told.contains(chosen))));
        plan.chosen.extend(all.map(|(volunteer, kept)| Chosen {
            request: need.request.id,
            volunteer: here.person(volunteer),
            kept,
            view: here.view(need, volunteer),
        }));
        let moved = need.told.iter().filter(|told| !new.contains(told));
        plan.moved.extend(moved.map(|told| Moved { request: need.request.id, volunteer: here.person(*told) }));
        plan.left.extend(left(&here, need, new.len()));
    }
    plan.scarce = scarce(&here, &matched.solution.volunteer_prices);
    plan
}

/// What `need` still lacks when `found` new helpers were found, and why.
fn left(here: &Neighbourhood, need: &Need, found: usize) -> Option<Left> {
    let missing = (need.missing as usize).checked_sub(found).filter(|missing| *missing > 0)?;
    let everyone = 0..here.volunteers.len() as u32;
    let count = |wanted: Fit| everyone.clone().filter(|volunteer| here.cost(need, *volunteer).0 == wanted).count();
    let fit = count(Fit::Fits);
    let why = if fit > found {
        Why::NeededElsewhere { fit: fit as u32 }
    } else {
        Why::NobodyFits { near_misses: count(Fit::NearMiss) as u32 }
    };
    Some(Left { request: need.request.id, missing: u8::try_from(missing).unwrap_or(u8::MAX), why })
}

/// The volunteers with the highest prices.
fn scarce(here: &Neighbourhood, prices: &[i64]) -> Vec<Scarce> {
    let priced = here.volunteers.iter().zip(prices).filter(|(local, price)| **price > 0 && here.room(local) > 0);
    let mut scarce: Vec<Scarce> =
        priced.map(|(local, price)| Scarce { volunteer: local.who.person, price: *price }).collect();
    scarce.sort_by_key(|one| (Reverse(one.price), one.volunteer));
    scarce.truncate(SCARCE_MOST);
    scarce
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
pub fn explain(scene: &Scene, policy: &Policy, request: RequestId, volunteer: PersonId) -> Option<Explained> {
    let here = Neighbourhood::new(scene, policy, Scope::All);
    let needs = here.needs(scene);
    let volunteer = here.number(volunteer)?;
    let at = needs.iter().position(|need| need.request.id == request)?;
    let view = here.view(&needs[at], volunteer);
    let free = matching::solve(&here, &needs, None)?;
    let chosen = needs[at].kept.contains(&volunteer) || free.solution.chosen[at].contains(&volunteer);
    let can = !chosen && view.fit != Fit::No && needs[at].missing > 0;
    let forced = if can { matching::solve(&here, &needs, Some((at, volunteer))) } else { None };
    let dearer_by = match forced {
        Some(forced) => Some(forced.objective() + i64::from(view.cost) - free.objective()),
        None => chosen.then_some(0),
    };
    Some(Explained { view, chosen, dearer_by })
}

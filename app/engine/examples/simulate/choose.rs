//! Three ways of choosing whom to ask: the engine's plan, whoever is nearest, whoever speaks up first.
//!
//! All three ask only people who fit (skill, time, reach, room in the week, not asked for this before) and ask as many
//! as helpers are missing. They differ in nothing but whom.

use crate::chance::Chance;
use crate::community::{Member, number};
use crate::run::Run;
use domain::place::Place;
use domain::request::Request;
use domain::volunteer::{Reach, needed};
use engine::{Policy, plan};
use std::collections::BTreeMap;

/// A way of choosing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// The engine's plan for all open requests at once.
    Plan,
    /// Request after request, the nearest who is free.
    Nearest,
    /// Request after request, whoever speaks up first: eager people do so sooner.
    FirstCome,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Nearest, Self::FirstCome];
}

/// (request, member) to ask now.
pub fn choose(way: Way, run: &Run) -> Vec<(usize, usize)> {
    if run.open.iter().all(|request| run.missing(*request) == 0) {
        return Vec::new();
    }
    match way {
        Way::Plan => planned(run),
        Way::Nearest => one_by_one(run, |request, member| run.walk(request, member)),
        Way::FirstCome => one_by_one(run, |request, member| {
            let willing = run.world.community.members[member].willing;
            Chance::of(&[run.world.seed, 6, request as u64, member as u64]).below(100_000_000) / willing
        }),
    }
}

fn planned(run: &Run) -> Vec<(usize, usize)> {
    let plan = plan(&run.scene, &Policy::default());
    assert!(plan.certified, "a plan without its proof");
    let new = plan.chosen.iter().filter(|chosen| !chosen.kept);
    new.map(|chosen| (number(chosen.request.0), number(chosen.volunteer.0))).collect()
}

/// Whoever fits and has the least rank, for one missing helper after the other.
fn one_by_one(run: &Run, rank: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    let mut given: BTreeMap<usize, usize> = BTreeMap::new();
    let there: Vec<(usize, usize)> = run
        .scene
        .volunteers
        .iter()
        .map(|volunteer| number(volunteer.person.0))
        .map(|member| (member, room(run, member)))
        .collect();
    for request in &run.open {
        let asked = &run.scene.requests[*request];
        let asked_before = run.asked(*request);
        for _ in 0..run.missing(*request) {
            let free = there.iter().filter(|(member, room)| given.get(member).copied().unwrap_or(0) < *room);
            let fitting = free.map(|(member, _)| *member).filter(|member| {
                fits(run, asked, &run.world.community.members[*member])
                    && !asked_before.contains(member)
                    && !chosen.contains(&(*request, *member))
            });
            let Some(member) = fitting.min_by_key(|member| (rank(*request, *member), *member)) else { break };
            chosen.push((*request, member));
            *given.entry(member).or_default() += 1;
        }
    }
    chosen
}

fn room(run: &Run, member: usize) -> usize {
    usize::from(run.world.community.members[member].volunteer.capacity).saturating_sub(run.week(member))
}

fn fits(run: &Run, request: &Request, member: &Member) -> bool {
    let (who, skills) = (&member.volunteer, needed(request.kind));
    (skills.0 == 0 || skills.and(who.skills).0 != 0)
        && (request.suits.is_empty() || !request.suits.and(who.free).is_empty())
        && nearness(run, request, member) <= who.reach
}

fn nearness(run: &Run, request: &Request, member: &Member) -> Reach {
    let above = |place: &Place| place.id == request.place && place.above == Some(member.estate);
    if request.place == member.volunteer.place {
        Reach::Building
    } else if run.world.community.places.iter().any(above) {
        Reach::Estate
    } else {
        Reach::Community
    }
}

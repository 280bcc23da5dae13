//! Three ways of finding helpers: the engine's plan, whoever is nearest, a message to everyone who could.
//!
//! All three reach only people who fit (skill, time, reach, room in the week, not asked for this before) and take as many
//! as helpers are missing. The first two ask so many people and wait for their answers; the third tells everybody at
//! once, so whoever is taken has already said yes, and pays for it in how many had to read it.

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
    /// Request after request, the nearest who is free; among the equally near, chance decides.
    Nearest,
    /// Request after request, a message to all who could; of those who would do it, whoever speaks up first: eager people
    /// do so sooner.
    FirstCome,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plan, Self::Nearest, Self::FirstCome];
}

/// Asks whom this way would ask now.
pub fn ask(way: Way, run: &mut Run) {
    if run.open.iter().all(|request| run.missing(*request) == 0) {
        return;
    }
    let chosen = match way {
        Way::Plan => planned(run),
        Way::Nearest => nearest(run),
        Way::FirstCome => return tell_everyone(run),
    };
    for (request, member) in chosen {
        run.ask(request, member);
    }
}

/// (request, member) of the engine's plan, without those who were asked in an earlier round.
fn planned(run: &Run) -> Vec<(usize, usize)> {
    let plan = plan(&run.scene, &Policy::default());
    assert!(plan.certified, "a plan without its proof");
    let new = plan.chosen.iter().filter(|chosen| !chosen.kept);
    new.map(|chosen| (number(chosen.request.0), number(chosen.volunteer.0))).collect()
}

/// (request, member) where each is the nearest. Their answers are not known before the next round, so whoever is asked
/// may say yes, and has that much less room.
fn nearest(run: &Run) -> Vec<(usize, usize)> {
    let mut chosen: Vec<(usize, usize)> = Vec::new();
    let mut given: BTreeMap<usize, usize> = BTreeMap::new();
    for request in &run.open {
        let mut able = able(run, *request);
        able.retain(|member| given.get(member).copied().unwrap_or(0) < room(run, *member));
        able.sort_by_cached_key(|member| (run.walk(*request, *member), draw(run, 7, *request, *member), *member));
        for member in able.into_iter().take(run.missing(*request).into()) {
            chosen.push((*request, member));
            *given.entry(member).or_default() += 1;
        }
    }
    chosen
}

/// A message for each request to all who could do it. Those who would accept speak up; the first of them are taken.
fn tell_everyone(run: &mut Run) {
    for request in run.open.clone() {
        let mut speak_up = able(run, request);
        run.cases[request].reached.extend(&speak_up);
        speak_up.retain(|member| run.accepts(request, *member));
        speak_up.sort_by_cached_key(|member| {
            (draw(run, 6, request, *member) / run.world.community.members[*member].willing, *member)
        });
        for member in speak_up.into_iter().take(run.missing(request).into()) {
            run.ask(request, member);
        }
    }
}

/// What chance says of this member and this request, alike in all runs of a world.
fn draw(run: &Run, about: u64, request: usize, member: usize) -> u32 {
    Chance::of(&[run.world.seed, about, request as u64, member as u64]).below(100_000_000)
}

/// Members who could take a request that lacks somebody; nobody for one that lacks none.
fn able(run: &Run, request: usize) -> Vec<usize> {
    if run.missing(request) == 0 {
        return Vec::new();
    }
    let there = run.scene.volunteers.iter().map(|volunteer| number(volunteer.person.0));
    let able = there.filter(|member| {
        fits(run, &run.scene.requests[request], &run.world.community.members[*member])
            && room(run, *member) > 0
            && !run.asked(request).contains(member)
    });
    able.collect()
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

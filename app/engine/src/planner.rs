//! A planner: a plan that stays, and answers "why", "what if" and "who else" without beginning again.

use crate::arrange::Arrange as _;
use crate::assign::Live;
use crate::load::Load;
use crate::matching::Matching;
use crate::neighbourhood::{Need, Neighbourhood, Scope};
use crate::plan::{Backup, Chosen, Explained, Moved, Opening, Plan, SCARCE_MOST, Scarce, Step, left};
use crate::policy::Policy;
use crate::reasons::Fit;
use crate::scene::Scene;
use core::cmp::Reverse;
use domain::volunteer::{Skills, needed};
use domain::{PersonId, RequestId};
use serde::{Deserialize, Serialize};

/// Most what-ifs tried for one list of backups or openings.
const TRIALS_MAX: usize = 64;

/// What the captain decided about a plan by hand. Pins that can't be (any more) are told in [`Plan::fallen`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ByHand {
    /// She helps there, whatever it costs the rest. A near miss may be pinned; whoever is out of the question can't.
    pub pins: Vec<(RequestId, PersonId)>,
    /// Nobody new is looked for here.
    pub left: Vec<RequestId>,
}

/// The plan of one scene, kept at its cheapest.
pub struct Planner {
    here: Neighbourhood,
    needs: Vec<Need>,
    /// The cheapest plan before anything was decided by hand.
    undecided: Matching,
    /// The cheapest plan with what was decided.
    matching: Matching,
    /// Who was pinned, in the order in which it was decided.
    pins: Vec<(usize, u32)>,
    /// Pins that can't be.
    fallen: Vec<(RequestId, PersonId)>,
    /// Set aside, by number, in order.
    left: Vec<usize>,
    /// What `matching` was decided by.
    by_hand: ByHand,
}

impl Planner {
    /// Plans all open requests of a scene; `None` when there is more than can be numbered.
    #[must_use]
    pub fn new(scene: &Scene, policy: &Policy) -> Option<Self> {
        let here = Neighbourhood::new(scene, policy, Scope::All);
        let needs = here.needs(scene);
        let matching = Matching::new(&here, &needs).ok()?;
        let (undecided, pins, fallen, left) = (matching.clone(), Vec::new(), Vec::new(), Vec::new());
        Some(Self { here, needs, undecided, matching, pins, fallen, left, by_hand: ByHand::default() })
    }

    /// Where it plans.
    pub(crate) const fn here(&self) -> &Neighbourhood {
        &self.here
    }

    /// Takes what was decided by hand into account, and nothing else that was decided before. It begins from the plan
    /// without decisions each time, so that the answer tells nothing of what was asked before.
    pub fn decide(&mut self, by_hand: &ByHand) {
        if *by_hand == self.by_hand {
            return;
        }
        self.by_hand.clone_from(by_hand);
        self.left = by_hand.left.iter().filter_map(|request| self.find(*request)).collect();
        self.left.arrange();
        self.left.dedup();
        self.matching = self.undecided.clone();
        for at in &self.left {
            let told = self.needs[*at].told.len() as u32;
            self.matching.set_missing(&self.here, &self.needs, *at, told);
        }
        (self.pins, self.fallen) = (Vec::new(), Vec::new());
        for &(request, person) in &by_hand.pins {
            let pin = self.pair(request, person);
            if pin.is_some_and(|(at, _)| self.left.binary_search(&at).is_ok()) {
                continue;
            }
            match pin.filter(|pin| self.pins.contains(pin) || self.pin(*pin)) {
                Some(pin) if self.pins.contains(&pin) => {}
                Some(pin) => self.pins.push(pin),
                None => self.fallen.push((request, person)),
            }
        }
    }

    fn pin(&mut self, (at, volunteer): (usize, u32)) -> bool {
        self.can(at, volunteer) && self.matching.pin(&self.here, &self.needs, at, volunteer)
    }

    /// The plan as it stands.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let (here, matching) = (&self.here, &self.matching);
        let mut plan = Plan { objective: matching.objective(), certified: matching.is_certified(), ..Plan::default() };
        let mut planned = vec![0; here.volunteers.len()];
        let mut used = vec![Skills::default(); here.volunteers.len()];
        for (at, need) in self.needs.iter().enumerate() {
            let new = matching.live.chosen(at as u32);
            for volunteer in &new {
                planned[*volunteer as usize] += 1;
            }
            for volunteer in new.iter().chain(&need.kept) {
                let skills = &mut used[*volunteer as usize];
                let uses = needed(need.request.kind).and(here.volunteers[*volunteer as usize].who.skills);
                *skills = Skills(skills.0 | uses.0);
            }
            plan.chosen.extend(need.kept.iter().map(|kept| self.chosen(at, *kept, true)));
            plan.chosen.extend(new.iter().map(|one| self.chosen(at, *one, need.told.contains(one))));
            let moved = need.told.iter().filter(|told| !new.contains(told));
            plan.moved.extend(moved.map(|told| Moved { request: need.request.id, volunteer: here.person(*told) }));
            plan.left.extend(left(here, need, new.len(), self.left.binary_search(&at).is_ok()));
        }
        plan.scarce = self.scarce(&planned, &used);
        plan.load = Load::of(here, &planned);
        plan.fallen.clone_from(&self.fallen);
        plan
    }

    fn chosen(&self, at: usize, volunteer: u32, kept: bool) -> Chosen {
        let need = &self.needs[at];
        Chosen {
            request: need.request.id,
            volunteer: self.here.person(volunteer),
            kept,
            pinned: self.pins.contains(&(at, volunteer)),
            view: self.here.view(need, volunteer),
        }
    }

    /// Those of whom more would be welcome, scarcest first. A price says how much a further task saves at most; how much
    /// it does save is tried, the most promising first.
    fn scarce(&self, planned: &[u32], used: &[Skills]) -> Vec<Scarce> {
        let busy = i64::from(self.here.policy.busy);
        let saves = |(number, planned): (u32, &u32)| {
            let room = self.here.room(&self.here.volunteers[number as usize]);
            Some((self.matching.live.price(number)? - busy * i64::from(*planned), number, room))
        };
        let mut bounds: Vec<(i64, u32, u32)> = (0..).zip(planned).filter_map(saves).collect();
        bounds.retain(|(most, _, room)| *most > 0 && *room > 0);
        bounds.arrange_by_key(|(most, number, _)| (Reverse(*most), *number));
        let slack = self.matching.slack(&self.here, &self.needs);
        let mut trial = self.matching.clone();
        let mut scarce: Vec<Scarce> = Vec::new();
        for (most, number, room) in bounds.into_iter().take(TRIALS_MAX) {
            if scarce.len() == SCARCE_MOST && scarce.last().is_some_and(|last| last.price >= most) {
                break;
            }
            let price = self.saved(&mut trial, number, room, most - slack);
            let one = Scarce { volunteer: self.here.person(number), price, skills: used[number as usize] };
            let place = scarce
                .partition_point(|other| (Reverse(other.price), other.volunteer) < (Reverse(price), one.volunteer));
            scarce.insert(place, one);
            scarce.truncate(SCARCE_MOST);
        }
        scarce.retain(|one| one.price > 0);
        scarce
    }

    /// What one more task of a volunteer saves: more than `enough` of what is possible at most is all of it.
    fn saved(&self, trial: &mut Matching, number: u32, room: u32, enough: i64) -> i64 {
        let _ = trial.live.set_capacity(number, room + 1);
        let mut price = self.matching.objective() - trial.objective();
        if price < enough {
            trial.widen(&self.here, &self.needs);
            price = self.matching.objective() - trial.objective();
        }
        let _ = trial.live.set_capacity(number, room);
        price
    }

    /// Why her, or why not her; `None` when the scene lacks either.
    #[must_use]
    pub fn explain(&self, request: RequestId, volunteer: PersonId) -> Option<Explained> {
        let (at, volunteer) = self.pair(request, volunteer)?;
        Some(self.explained(at, volunteer))
    }

    fn explained(&self, at: usize, volunteer: u32) -> Explained {
        let need = &self.needs[at];
        let view = self.here.view(need, volunteer);
        let chosen = need.kept.contains(&volunteer) || self.matching.live.chosen(at as u32).contains(&volunteer);
        let trial = if chosen { None } else { self.trial(at, volunteer) };
        let (dearer_by, chain) = match trial {
            Some(trial) => (Some(trial.objective() - self.matching.objective()), self.chain(at, volunteer, &trial)),
            None => (chosen.then_some(0), Vec::new()),
        };
        Explained { view, chosen, dearer_by, chain }
    }

    /// The next best for a request, under the same plan: those who make it least dearer first. Exact, unless the prices
    /// tell so little that more than [`TRIALS_MAX`] would have to be tried.
    #[must_use]
    pub fn backups(&self, request: RequestId, most: usize) -> Vec<Backup> {
        let Some(at) = self.find(request) else { return Vec::new() };
        let (need, live) = (&self.needs[at], &self.matching.live);
        let chosen = live.chosen(at as u32);
        let mut bounds = Vec::new();
        self.here.each_fitting(&self.here.shelves, need, i64::MAX, |cost, volunteer| {
            if !chosen.contains(&volunteer) {
                bounds.push((i64::from(cost) + live.price(volunteer).unwrap_or(0), at, volunteer));
            }
            i64::MAX
        });
        // Whoever was asked and is needed elsewhere could also stay.
        let moved = need.told.iter().filter(|told| !chosen.contains(told));
        let stays = |told: &u32| (live.price(*told).unwrap_or(0) - i64::from(self.here.policy.told), at, *told);
        bounds.extend(moved.map(stays));
        let pays = self.pays(at);
        bounds.iter_mut().for_each(|bound| bound.0 = bound.0.saturating_sub(pays));
        let backup = |(_, volunteer, explained)| Backup { volunteer: self.here.person(volunteer), explained };
        self.least_dear(bounds, most).into_iter().map(backup).collect()
    }

    /// The open requests where this volunteer would make the plan least dearer, those she has in it first.
    #[must_use]
    pub fn best_for(&self, volunteer: PersonId, most: usize) -> Vec<Opening> {
        let Some(volunteer) = self.here.number(volunteer) else { return Vec::new() };
        let price = self.matching.live.price(volunteer).unwrap_or(0);
        let open =
            self.needs.iter().enumerate().filter(|(_, need)| need.missing > 0 && !need.kept.contains(&volunteer));
        let bound = |(at, need): (usize, &Need)| {
            let (fit, cost) = self.here.cost(need, volunteer);
            let pays = self.pays(at);
            let chosen = self.matching.live.chosen(at as u32).contains(&volunteer);
            let least = if chosen { 0 } else { (price + i64::from(cost)).saturating_sub(pays) };
            (fit == Fit::Fits).then_some((least, at, volunteer))
        };
        let opening =
            |(at, _, explained): (usize, u32, Explained)| Opening { request: self.needs[at].request.id, explained };
        self.least_dear(open.filter_map(bound).collect(), most).into_iter().map(opening).collect()
    }

    /// What making room on a need saves at most: what its dearest helper pays, or whoever was pinned where all were.
    fn pays(&self, at: usize) -> i64 {
        let (live, request) = (&self.matching.live, at as u32);
        let pinned = |one: &u32| Some(i64::from(live.cost(request, *one)?) + live.price(*one)?);
        let dearest = || live.chosen(request).iter().filter_map(pinned).max();
        live.pays(request).or_else(dearest).unwrap_or(self.needs[at].penalty.into())
    }

    /// Of (what it costs more at least, need, volunteer), the `most` that cost least more.
    fn least_dear(&self, mut bounds: Vec<(i64, usize, u32)>, most: usize) -> Vec<(usize, u32, Explained)> {
        bounds.arrange();
        let slack = self.matching.slack(&self.here, &self.needs);
        let mut live = self.matching.live.clone();
        let mut best: Vec<(i64, usize, u32)> = Vec::new();
        for (bound, at, volunteer) in bounds.into_iter().take(TRIALS_MAX) {
            if best.len() == most && best.last().is_none_or(|last| last.0 <= bound) {
                break;
            }
            let Some(dearer) = self.dearer(&mut live, at, volunteer, slack) else { continue };
            best.insert(best.partition_point(|one| *one < (dearer, at, volunteer)), (dearer, at, volunteer));
            best.truncate(most);
        }
        best.into_iter().map(|(_, at, volunteer)| (at, volunteer, self.explained(at, volunteer))).collect()
    }

    /// How much dearer the plan becomes with a volunteer for a need; `None` where she can't be. A chain of swaps that is
    /// no longer than the `slack` of what was left out has nothing to gain from it, and is looked up instead of tried.
    fn dearer(&self, live: &mut Live, at: usize, volunteer: u32, slack: i64) -> Option<i64> {
        let need = at as u32;
        if self.matching.live.chosen(need).contains(&volunteer) {
            return Some(0);
        }
        let over = || Some(i64::from(live.cost(need, volunteer)?) + live.price(volunteer)? - live.pays(need)?);
        let known = over().and_then(|over| Some((over, live.regret(need, volunteer)?.dearer_by)));
        match known.filter(|(over, dearer_by)| dearer_by - over <= slack) {
            Some((_, dearer_by)) => Some(dearer_by),
            None => Some(self.trial(at, volunteer)?.objective() - self.matching.objective()),
        }
    }

    /// The plan with one more decision; `None` where that is not possible.
    fn trial(&self, at: usize, volunteer: u32) -> Option<Matching> {
        if !self.can(at, volunteer) {
            return None;
        }
        let mut trial = self.matching.clone();
        let mut pins = self.pins.iter().rev().filter(|pin| pin.0 == at);
        while !trial.pin(&self.here, &self.needs, at, volunteer) {
            // All places are decided by hand: whoever was decided on last makes room.
            trial.unpin(&self.here, &self.needs, at, pins.next()?.1);
        }
        Some(trial)
    }

    /// What changes from the plan to a trial that takes a volunteer for a need.
    fn chain(&self, at: usize, volunteer: u32, trial: &Matching) -> Vec<Step> {
        let mut steps: Vec<(usize, Option<u32>, Option<u32>)> = Vec::new();
        for need in 0..self.needs.len() {
            let (before, after) = (self.matching.live.chosen(need as u32), trial.live.chosen(need as u32));
            let mut gone: Vec<u32> = before.iter().filter(|one| !after.contains(one)).copied().collect();
            let mut come: Vec<u32> = after.iter().filter(|one| !before.contains(one)).copied().collect();
            // Where the question is, whoever is asked about comes first.
            come.arrange_by_key(|one| (need, *one) != (at, volunteer));
            gone.reverse();
            come.reverse();
            while let (from, to) = (gone.pop(), come.pop())
                && (from.is_some() || to.is_some())
            {
                steps.push((need, from, to));
            }
        }
        let mut chain = Vec::with_capacity(steps.len());
        let mut next = Some(volunteer);
        steps.arrange_by_key(|step| Reverse(step.0 == at && step.2 == Some(volunteer)));
        while !steps.is_empty() {
            // From where whoever came last was taken; otherwise the most urgent that is left.
            let follows = steps.iter().position(|step| chain.is_empty() || (next.is_some() && step.1 == next));
            let (need, from, to) = steps.remove(follows.unwrap_or(0));
            next = to;
            let person = |number: Option<u32>| number.map(|number| self.here.person(number));
            chain.push(Step { request: self.needs[need].request.id, from: person(from), to: person(to) });
        }
        chain
    }

    /// Whether a volunteer can be decided on by hand.
    fn can(&self, at: usize, volunteer: u32) -> bool {
        let need = &self.needs[at];
        let asked = need.told.contains(&volunteer);
        need.missing > 0 && !need.kept.contains(&volunteer) && (asked || self.here.cost(need, volunteer).0 != Fit::No)
    }

    fn pair(&self, request: RequestId, volunteer: PersonId) -> Option<(usize, u32)> {
        Some((self.find(request)?, self.here.number(volunteer)?))
    }

    fn find(&self, request: RequestId) -> Option<usize> {
        self.needs.iter().position(|need| need.request.id == request)
    }
}

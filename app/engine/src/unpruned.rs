//! A check of plans against all pairs: everyone is weighed for everything, one by one, and that whole instance is
//! solved and certified. No index, no first candidates and no prices have a say in what it comes to.

use crate::assign::{Instance, certify, solve};
use crate::common::{Draw, drawn, person, request_id};
use crate::neighbourhood::{Need, Neighbourhood, Scope};
use crate::planner::{ByHand, Planner};
use crate::policy::Policy;
use crate::reasons::Fit;
use crate::scene::Scene;

/// A scene with all its pairs.
struct Whole {
    here: Neighbourhood,
    needs: Vec<Need>,
    /// Need, volunteer, cost.
    pairs: Vec<(u32, u32, i32)>,
}

impl Whole {
    fn new(scene: &Scene, policy: &Policy) -> Self {
        let here = Neighbourhood::new(scene, policy, Scope::All);
        let needs = here.needs(scene);
        let mut pairs = Vec::new();
        for (at, need) in needs.iter().enumerate() {
            let told = need.told.iter().map(|told| (at as u32, *told, -policy.told));
            pairs.extend(told);
            for volunteer in 0..here.volunteers.len() as u32 {
                let (fit, cost) = here.cost(need, volunteer);
                if fit == Fit::Fits && need.missing > 0 {
                    pairs.push((at as u32, volunteer, cost));
                }
            }
        }
        Self { here, needs, pairs }
    }

    /// What the cheapest plan costs when as much is decided by hand as can be, and one volunteer has `more` room.
    fn objective(&self, by_hand: &ByHand, more: Option<u32>) -> i128 {
        let mut mult: Vec<u32> = self.needs.iter().map(|need| need.missing).collect();
        let mut cap: Vec<u32> = self.here.volunteers.iter().map(|local| self.here.room(local)).collect();
        more.into_iter().for_each(|volunteer| cap[volunteer as usize] += 1);
        let find = |request| self.needs.iter().position(|need| need.request.id == request);
        let left: Vec<usize> = by_hand.left.iter().filter_map(|request| find(*request)).collect();
        left.iter().for_each(|at| mult[*at] = self.needs[*at].told.len() as u32);
        let (mut places, mut room) = (mult.clone(), cap.clone());
        let (mut pairs, mut pinned) = (self.pairs.clone(), Vec::new());
        for (request, person) in &by_hand.pins {
            let (Some(at), Some(volunteer)) = (find(*request), self.here.number(*person)) else { continue };
            let (need, pin) = (&self.needs[at], (at as u32, volunteer));
            let told = need.told.contains(&volunteer);
            let (fit, cost) = self.here.cost(need, volunteer);
            let can = need.missing > 0 && !need.kept.contains(&volunteer) && (told || fit != Fit::No);
            if left.contains(&at) || pinned.contains(&pin) || !can || places[at] * room[volunteer as usize] == 0 {
                continue;
            }
            places[at] -= 1;
            room[volunteer as usize] -= 1;
            pinned.push(pin);
            if !pairs.iter().any(|pair| (pair.0, pair.1) == pin) {
                pairs.push((pin.0, pin.1, cost));
            }
        }
        let penalties = self.needs.iter().map(|need| need.penalty).collect();
        let rise = vec![self.here.policy.busy; cap.len()];
        let whole = Instance::new(mult, penalties, cap, pairs).unwrap().with_rise(rise).unwrap();
        let whole = whole.with_pinned(pinned).unwrap();
        let solution = solve(&whole);
        assert_eq!(certify(&whole, &solution), Ok(()));
        solution.objective
    }
}

/// Policies under which plans differ: few or many candidates to begin with, tasks that hardly rise in price or steeply,
/// offers that are moved for nothing or hardly ever.
fn policies() -> [Policy; 4] {
    let is = Policy::default();
    let steep = Policy { busy: 3_000, told: 0, leave_open: 80_000, ..is };
    [
        is,
        Policy { candidates_first: 1, ..is },
        Policy { busy: 0, told: 40_000, ..is },
        Policy { candidates_first: 3, ..steep },
    ]
}

/// Decisions about a drawn scene, some of which can't be.
fn by_hand(draw: &mut Draw, volunteers: u64, requests: u64) -> ByHand {
    let request = |draw: &mut Draw| request_id(draw.below(requests) as u16);
    let pins = (0..draw.below(6)).map(|_| (request(draw), person(draw.below(volunteers) as u16))).collect();
    ByHand { pins, left: (0..draw.below(4)).map(|_| request(draw)).collect() }
}

/// Compares the plan of a drawn scene with that of all its pairs, without and with decisions by hand.
fn compare(seed: u64, volunteers: u16, requests: u16) {
    let scene = drawn(seed, volunteers, requests);
    for policy in policies() {
        let whole = Whole::new(&scene, &policy);
        let mut planner = Planner::new(&scene, &policy).unwrap();
        let mut draw = Draw(seed);
        for turn in 0..3 {
            let decided =
                if turn == 0 { ByHand::default() } else { by_hand(&mut draw, volunteers.into(), requests.into()) };
            planner.decide(&decided);
            let plan = planner.plan();
            assert!(plan.certified);
            assert_eq!(
                i128::from(plan.objective),
                whole.objective(&decided, None),
                "seed {seed}: {policy:?}, {decided:?}"
            );
        }
    }
}

#[test]
fn a_small_plan_is_the_cheapest_over_all_pairs() {
    for seed in 0..60 {
        let mut draw = Draw(seed);
        compare(seed, 5 + draw.below(60) as u16, 5 + draw.below(60) as u16);
    }
}

#[test]
fn a_larger_plan_is_the_cheapest_over_all_pairs() {
    // Enough for all, too few for all, and so many that the solver begins with an auction.
    for (seed, volunteers, requests) in [(1, 400, 150), (2, 150, 300), (3, 300, 2_600)] {
        compare(seed, volunteers, requests);
    }
}

#[test]
fn what_is_said_of_other_choices_is_so_over_all_pairs() {
    for (seed, volunteers) in [(0, 60), (1, 60), (2, 60), (4, 60), (5, 250), (6, 250)] {
        let scene = drawn(seed, volunteers, 50);
        for policy in policies() {
            let whole = Whole::new(&scene, &policy);
            let planner = Planner::new(&scene, &policy).unwrap();
            let plan = planner.plan();
            let dearer = |request, volunteer| {
                let decided = ByHand { pins: vec![(request, volunteer)], ..ByHand::default() };
                whole.objective(&decided, None) - i128::from(plan.objective)
            };
            for number in (0..50).step_by(7) {
                let backups = planner.backups(request_id(number), 3);
                let chosen =
                    |who| plan.chosen.iter().any(|one| (one.request, one.volunteer) == (request_id(number), who));
                let others =
                    whole.pairs.iter().filter(|pair| whole.needs[pair.0 as usize].request.id == request_id(number));
                let others =
                    others.map(|pair| whole.here.person(pair.1)).filter(|who| number % 4 == 0 && !chosen(*who));
                let best = others.map(|who| dearer(request_id(number), who)).min();
                let first = backups.first().and_then(|one| one.explained.dearer_by);
                assert!(best.is_none() || best == first.map(i128::from), "seed {seed}: {policy:?}");
                for backup in backups {
                    let said = backup.explained.dearer_by.map(i128::from);
                    assert_eq!(said, Some(dearer(request_id(number), backup.volunteer)), "seed {seed}: {policy:?}");
                }
                for opening in planner.best_for(person(number), 2) {
                    let said = opening.explained.dearer_by.map(i128::from);
                    assert_eq!(said, Some(dearer(opening.request, person(number))), "seed {seed}: {policy:?}");
                }
            }
            for scarce in &plan.scarce {
                let more = whole.objective(&ByHand::default(), whole.here.number(scarce.volunteer));
                assert_eq!(i128::from(scarce.price), i128::from(plan.objective) - more, "seed {seed}: {policy:?}");
            }
        }
    }
}

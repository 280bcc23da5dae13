//! A plan that lives, through long rows of changes: each time held against a fresh solve and against trying every choice.

mod draw;
mod oracle;

use draw::{DRAWS, Draw, Random, change, large, middling};
use engine::assign::{COST_MAX, Instance, Live, Malformed, Method, Solution, Uncertified, certify, solve, solve_by};
use oracle::{brute_force, cost_of};

/// Holds a plan against its instance: proved, and what its parts say agrees.
fn check(live: &Live) -> (Instance, Solution) {
    let (instance, solution) = (live.instance().unwrap(), live.solution());
    assert_eq!(certify(&instance, &solution), Ok(()));
    assert_eq!(live.objective(), solution.objective);
    assert_eq!(solution.objective, cost_of(&instance, &solution.chosen));
    for request in 0..live.requests() {
        assert_eq!(live.chosen(request), solution.chosen[request as usize]);
    }
    for volunteer in 0..live.volunteers() {
        let serves = |request: &u32| solution.chosen[*request as usize].contains(&volunteer);
        let tasks: Vec<u32> = (0..live.requests()).filter(serves).collect();
        assert_eq!(live.tasks(volunteer), tasks);
        let price = live.price(volunteer);
        assert!(price.is_none_or(|price| price == solution.volunteer_prices[volunteer as usize]));
    }
    (instance, solution)
}

/// Holds every regret against forcing the pair by brute force, its chain against what it costs, and what is ranked
/// against the regrets.
fn check_regrets(live: &mut Live, instance: &Instance, solution: &Solution, random: &mut Random) {
    let before = solution.objective;
    let (mut for_request, mut for_volunteer) =
        (vec![Vec::new(); instance.requests()], vec![Vec::new(); instance.volunteers()]);
    for request in 0..live.requests() {
        for volunteer in 0..live.volunteers() {
            let chosen = solution.chosen[request as usize].contains(&volunteer);
            let possible = live.cost(request, volunteer).is_some();
            let forced = possible.then(|| brute_force(instance, Some((request, volunteer, !chosen)))).flatten();
            let regret = live.regret(request, volunteer);
            let dearer_by = regret.as_ref().map(|regret| i128::from(regret.dearer_by));
            assert_eq!(dearer_by, forced.map(|cost| cost - before), "({request}, {volunteer})");
            let Some(regret) = regret else { continue };
            let mut after = solution.chosen.clone();
            for step in &regret.chain {
                after[step.request as usize].retain(|volunteer| step.from != Some(*volunteer));
            }
            regret.chain.iter().for_each(|step| after[step.request as usize].extend(step.to));
            assert_eq!(cost_of(instance, &after), before + i128::from(regret.dearer_by), "{regret:?}");
            assert_eq!(after[request as usize].contains(&volunteer), !chosen);
            assert_eq!(regret.chain[0].request, request);
            if !chosen {
                for_request[request as usize].push((regret.dearer_by, volunteer));
                for_volunteer[volunteer as usize].push((regret.dearer_by, request));
            }
        }
    }
    let turned = |mut all: Vec<(i64, u32)>, most| {
        all.sort_unstable();
        all.truncate(most);
        all.into_iter().map(|(regret, number)| (number, regret)).collect::<Vec<_>>()
    };
    for (request, all) in (0..).zip(for_request) {
        let most = random.below(8) as usize;
        assert_eq!(live.backups(request, most), turned(all, most), "request {request}");
    }
    for (volunteer, all) in (0..).zip(for_volunteer) {
        let most = random.below(8) as usize;
        assert_eq!(live.best_for(volunteer, most), turned(all, most), "volunteer {volunteer}");
    }
    assert_eq!(live.solution(), *solution, "looking changes nothing");
}

/// How small an instance has to be for brute force.
fn is_small(instance: &Instance) -> bool {
    instance.edges().len() <= 14
}

/// So many rows of changes, from this seed on.
fn rows(seeds: core::ops::Range<u64>, steps: u64) {
    for seed in seeds {
        let mut random = Random::new(seed);
        let draw = DRAWS[(seed % DRAWS.len() as u64) as usize];
        let mut live = Live::new(&draw.instance(&mut random));
        for step in 0..steps {
            let name = change(&mut live, draw, &mut random);
            let context = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                let (instance, solution) = check(&live);
                for method in [Method::Paths, Method::Auction] {
                    let fresh = solve_by(&instance, method);
                    assert_eq!((certify(&instance, &fresh), fresh.objective), (Ok(()), solution.objective));
                }
                if is_small(&instance) {
                    assert_eq!(brute_force(&instance, None), Some(solution.objective));
                    check_regrets(&mut live, &instance, &solution, &mut random);
                }
            }));
            assert!(context.is_ok(), "seed {seed}, step {step}: {name}");
        }
    }
}

#[test]
fn a_regret_is_what_forcing_the_pair_comes_to() {
    let draw = Draw { cost: 400, rise: 30, mult: 2, cap: 3, huge: false };
    for seed in 0..6 {
        let mut random = Random::new(seed);
        let mut live = Live::new(&middling(&mut random, if seed < 3 { 0 } else { 40 }));
        for _ in 0..60 {
            change(&mut live, draw, &mut random);
            let (instance, solution) = check(&live);
            assert_eq!(solve(&instance).objective, solution.objective);
            let request = random.number(live.requests());
            for edge in instance.edges_of(request as usize) {
                let regret = live.regret(request, edge.volunteer).map(|regret| i128::from(regret.dearer_by));
                let mut forced = live.clone();
                let possible = if live.chosen(request).contains(&edge.volunteer) {
                    forced.set_cost(request, edge.volunteer, None).is_ok()
                } else {
                    forced.pin(request, edge.volunteer).is_ok()
                };
                assert_eq!(regret, possible.then(|| forced.objective() - live.objective()));
                check(&forced);
                if forced.is_pinned(request, edge.volunteer) {
                    forced.unpin(request, edge.volunteer).unwrap();
                    assert_eq!(forced.objective(), live.objective());
                    check(&forced);
                }
            }
        }
    }
}

/// Who competes is near each other inside a plan; nobody outside sees other numbers than those given.
#[test]
fn a_plan_that_numbers_people_anew_inside_speaks_of_them_as_they_were_given() {
    let draw = Draw { cost: 400, rise: 30, mult: 2, cap: 3, huge: false };
    for rise in [0, 40] {
        let mut random = Random::new(rise as u64);
        let given = large(&mut random, rise);
        let mut live = Live::new(&given);
        assert_eq!(live.instance().as_ref(), Ok(&given));
        assert_eq!(check(&live).1.objective, solve_by(&given, Method::Auction).objective);
        for _ in 0..6 {
            for _ in 0..20 {
                change(&mut live, draw, &mut random);
            }
            let (instance, solution) = check(&live);
            assert_eq!(solve_by(&instance, Method::Paths).objective, solution.objective);
            let (request, volunteer) = (random.number(1_600), random.number(900));
            let backups = live.backups(request, 3);
            let best: Vec<(u32, u32, i64)> =
                backups.into_iter().map(|(volunteer, dearer_by)| (request, volunteer, dearer_by)).collect();
            let others = live.best_for(volunteer, 3).into_iter();
            for (request, volunteer, dearer_by) in
                best.into_iter().chain(others.map(|(request, dearer_by)| (request, volunteer, dearer_by)))
            {
                let regret = live.regret(request, volunteer).unwrap();
                assert_eq!(regret.dearer_by, dearer_by);
                assert_eq!((regret.chain[0].request, regret.chain[0].to), (request, Some(volunteer)));
                let mut after = solution.chosen.clone();
                for step in &regret.chain {
                    after[step.request as usize].retain(|volunteer| step.from != Some(*volunteer));
                }
                regret.chain.iter().for_each(|step| after[step.request as usize].extend(step.to));
                assert_eq!(cost_of(&instance, &after), live.objective() + i128::from(dearer_by));
                let mut forced = live.clone();
                forced.pin(request, volunteer).unwrap();
                assert_eq!(forced.objective(), live.objective() + i128::from(dearer_by));
                check(&forced);
            }
        }
    }
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let instance = Instance::new(vec![1, 1], vec![9, 9], vec![1, 2], vec![(0, 0, 3), (1, 0, 5), (1, 1, 4)]).unwrap();
    let mut live = Live::new(&instance);
    let before = live.solution();
    assert_eq!(live.arrive(1, 1, &[(2, 1)]), Err(Malformed::Unknown { request: 2, volunteer: 2 }));
    assert_eq!(live.arrive(1, 1, &[(1, 1), (1, 2)]), Err(Malformed::Twice { request: 2, volunteer: 1 }));
    assert_eq!(live.arrive(1, -1, &[]), Err(Malformed::OutOfRange { request: 2 }));
    assert_eq!(live.arrive(1, 1, &[(0, COST_MAX + 1)]), Err(Malformed::OutOfRange { request: 2 }));
    assert_eq!(live.join(1, -1, &[]), Err(Malformed::RiseOutOfRange { volunteer: 2 }));
    assert_eq!(live.join(1, 0, &[(7, 1)]), Err(Malformed::Unknown { request: 7, volunteer: 2 }));
    assert_eq!(live.join(1, 0, &[(0, 1), (1, 1), (0, 1)]), Err(Malformed::Twice { request: 0, volunteer: 2 }));
    assert_eq!(live.cancel(2), Err(Malformed::NoRequest(2)));
    assert_eq!(live.leave(2), Err(Malformed::NoVolunteer(2)));
    assert_eq!(live.set_capacity(u32::MAX, 1), Err(Malformed::NoVolunteer(u32::MAX)));
    assert_eq!(live.set_cost(0, 2, Some(1)), Err(Malformed::NoVolunteer(2)));
    assert_eq!(live.set_cost(0, 0, Some(i32::MIN)), Err(Malformed::OutOfRange { request: 0 }));
    assert_eq!(live.set_penalty(0, COST_MAX + 1), Err(Malformed::OutOfRange { request: 0 }));
    assert_eq!(live.set_mult(9, 1), Err(Malformed::NoRequest(9)));
    assert_eq!(live.pin(0, 1), Err(Malformed::Pinned { request: 0, volunteer: 1 }), "no such pair");
    assert_eq!(live.unpin(0, 0), Err(Malformed::Pinned { request: 0, volunteer: 0 }), "not kept");
    assert_eq!((live.solution(), live.instance().unwrap()), (before.clone(), instance));
    assert_eq!((live.chosen(9), live.tasks(9), live.price(9)), (vec![], vec![], None));
    assert_eq!((live.regret(9, 0), live.regret(0, 9), live.regret(0, 1)), (None, None, None));
    assert_eq!((live.backups(9, 3), live.best_for(9, 3)), (vec![], vec![]));
    let gone = live.arrive(1, 9, &[(0, 1)]).unwrap();
    live.cancel(gone).unwrap();
    let left = live.join(1, 0, &[(0, 1)]).unwrap();
    live.leave(left).unwrap();
    assert_eq!(live.set_cost(gone, 0, Some(1)), Err(Malformed::NoRequest(gone)));
    assert_eq!(live.set_cost(0, left, Some(1)), Err(Malformed::NoVolunteer(left)));
    assert_eq!(live.solution().objective, before.objective);
    // The only place of volunteer 0 is kept for request 1, so that nobody is left for request 0.
    live.pin(1, 0).unwrap();
    assert_eq!((live.chosen(0), live.objective()), (vec![], 9 + 5));
    assert_eq!(live.pin(0, 0), Err(Malformed::Pinned { request: 0, volunteer: 0 }), "she takes one only");
    assert_eq!(live.pin(1, 1), Err(Malformed::Pinned { request: 1, volunteer: 1 }), "one is needed only");
    assert_eq!(live.set_capacity(0, 0), Err(Malformed::Pinned { request: 1, volunteer: 0 }));
    assert_eq!(live.set_mult(1, 0), Err(Malformed::Pinned { request: 1, volunteer: 0 }));
    assert_eq!(live.regret(0, 0), None);
    // What keeping her costs: without it the plan is cheaper by 7.
    assert_eq!(live.regret(1, 0).unwrap().dearer_by, -7);
    check(&live);
}

#[test]
fn what_is_kept_and_what_rises_is_solved_and_proved_from_nothing() {
    let pairs = vec![(0, 0, 1), (1, 0, 1), (2, 0, 1), (0, 1, 3), (1, 1, 4), (2, 1, 6)];
    let instance = Instance::new(vec![1; 3], vec![100; 3], vec![3, 3], pairs).unwrap();
    let load = |instance: &Instance| {
        let solution = solve(instance);
        assert_eq!(certify(instance, &solution), Ok(()));
        (solution.objective, solution.chosen)
    };
    assert_eq!(load(&instance), (3, vec![vec![0], vec![0], vec![0]]));
    // The second task is 3 dearer, the third 6: the third goes to somebody else.
    let rising = instance.clone().with_rise(vec![3, 3]).unwrap();
    assert_eq!(load(&rising).0, 1 + 3 + 1 + 3);
    let kept = rising.clone().with_pinned(vec![(2, 1), (1, 1)]).unwrap();
    assert_eq!(load(&kept), (6 + 4 + 3 + 1, vec![vec![0], vec![1], vec![1]]));
    let without = solve(&rising);
    assert_eq!(certify(&kept, &without), Err(Uncertified::Pinned(1)));
    let pinned = |pairs: Vec<_>| instance.clone().with_pinned(pairs).unwrap_err();
    assert_eq!(pinned(vec![(0, 2)]), Malformed::Pinned { request: 0, volunteer: 2 });
    assert_eq!(pinned(vec![(9, 0)]), Malformed::Pinned { request: 9, volunteer: 0 });
    assert_eq!(pinned(vec![(0, 0), (0, 0)]), Malformed::Pinned { request: 0, volunteer: 0 });
    assert_eq!(pinned(vec![(0, 0), (0, 1)]), Malformed::Pinned { request: 0, volunteer: 1 });
    assert_eq!(instance.clone().with_rise(vec![1]), Err(Malformed::Rises));
    assert_eq!(instance.with_rise(vec![0, -1]), Err(Malformed::RiseOutOfRange { volunteer: 1 }));
}

#[test]
fn after_every_change_the_plan_is_the_cheapest_and_every_regret_exact() {
    rows(0..150, 40);
}

/// `LIVE_SEEDS=5000 cargo test --release -p engine --test live -- --ignored`
#[test]
#[ignore = "runs for minutes; LIVE_SEEDS says how many rows of 60 changes"]
fn after_every_change_of_very_many_too() {
    let seeds = std::env::var("LIVE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(4_000);
    rows(1_000..1_000 + seeds, 60);
}

//! Assignment, held against recorded optima, against trying every choice, and against solutions that are not the best.

use engine::assign::{COST_MAX, Edge, Instance, Malformed, Method, Solution, Uncertified, certify, solve, solve_by};
use proptest::prelude::*;
use std::io::Read;

fn file(gz: &[u8]) -> Instance {
    let mut text = String::new();
    flate2::read::GzDecoder::new(gz).read_to_string(&mut text).unwrap();
    text.parse().unwrap()
}

#[test]
fn recorded_optima_are_reached_and_proved() {
    let tiny = include_bytes!("data/tiny.txt.gz").as_slice();
    let day = include_bytes!("data/day.txt.gz").as_slice();
    for (gz, objective, unassigned) in [(tiny, 59_438, 1), (day, 172_392, 0)] {
        let instance = file(gz);
        let solution = solve(&instance);
        assert_eq!((solution.objective, solution.unassigned), (objective, unassigned));
        assert_eq!(certify(&instance, &solution), Ok(()));
    }
}

/// The least that any choice costs, by trying every one.
fn brute_force(instance: &Instance) -> i128 {
    fn from(instance: &Instance, request: usize, edge: usize, missing: u32, room: &mut [u32]) -> i128 {
        if request == instance.requests() {
            return 0;
        }
        let Some(pair) = instance.edges_of(request).get(edge) else {
            let next = instance.mult().get(request + 1).copied().unwrap_or(0);
            let left = i128::from(missing) * i128::from(instance.pen()[request]);
            return left + from(instance, request + 1, 0, next, room);
        };
        let mut best = from(instance, request, edge + 1, missing, room);
        if missing > 0 && room[pair.volunteer as usize] > 0 {
            room[pair.volunteer as usize] -= 1;
            best = best.min(i128::from(pair.cost) + from(instance, request, edge + 1, missing - 1, room));
            room[pair.volunteer as usize] += 1;
        }
        best
    }
    from(instance, 0, 0, instance.mult().first().copied().unwrap_or(0), &mut instance.cap().to_vec())
}

/// Small instances: nothing, zeros, many equal costs, costs at the limit, more demand than supply and less.
fn small() -> impl Strategy<Value = Instance> {
    let cost = prop_oneof![4 => 0..4i32, 2 => 0..100i32, 1 => Just(COST_MAX), 1 => -3..0i32];
    let penalty = prop_oneof![1 => Just(0), 4 => 0..120i32, 1 => Just(COST_MAX)];
    (0..6usize, 0..5usize).prop_flat_map(move |(requests, volunteers)| {
        (
            prop::collection::vec(0..4u32, requests),
            prop::collection::vec(penalty.clone(), requests),
            prop::collection::vec(prop_oneof![8 => 0..4u32, 1 => Just(u32::MAX)], volunteers),
            prop::collection::vec(prop::option::weighted(0.7, cost.clone()), requests * volunteers),
        )
            .prop_map(move |(mult, pen, cap, costs)| {
                let pair = |(at, cost): (usize, Option<i32>)| {
                    cost.map(|cost| ((at / volunteers) as u32, (at % volunteers) as u32, cost))
                };
                let pairs = costs.into_iter().enumerate().filter_map(pair).collect();
                Instance::new(mult, pen, cap, pairs).unwrap()
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_choice_is_cheaper(instance in small()) {
        let least = brute_force(&instance);
        for method in [Method::Paths, Method::Auction] {
            let solution = solve_by(&instance, method);
            prop_assert_eq!(certify(&instance, &solution), Ok(()));
            prop_assert_eq!(solution.objective, least);
        }
    }

    #[test]
    fn rising_tasks_are_proved_either_way(
        instance in small(),
        rises in prop::collection::vec(prop_oneof![3 => 0..9i32, 1 => Just(0), 1 => Just(COST_MAX)], 4),
    ) {
        let rises = rises[..instance.volunteers()].to_vec();
        let instance = instance.with_rise(rises).unwrap();
        for method in [Method::Paths, Method::Auction] {
            prop_assert_eq!(certify(&instance, &solve_by(&instance, method)), Ok(()), "{:?}", method);
        }
    }

    #[test]
    fn a_dearer_choice_is_never_certified(instance in small(), request in 0..6usize) {
        let mut solution = solve(&instance);
        let Some(helper) = solution.chosen.get_mut(request).and_then(Vec::pop) else { return Ok(()) };
        let edges = instance.edges_of(request);
        let cost = edges.iter().find(|edge| edge.volunteer == helper).map_or(0, |edge| edge.cost);
        let dearer = i128::from(instance.pen()[request]) - i128::from(cost);
        solution.objective += dearer;
        solution.unassigned += 1;
        let verdict = certify(&instance, &solution);
        prop_assert_eq!(verdict.is_ok(), dearer == 0, "{:?}", verdict);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9 \n#-]{0,60}") {
        if let Ok(instance) = text.parse::<Instance>() {
            prop_assert_eq!(certify(&instance, &solve(&instance)), Ok(()));
        }
    }
}

#[test]
fn whoever_becomes_cheaper_while_prices_fall_is_seen() {
    // Three places of one request, two of them filled: what is worth looking at lies far behind its second best.
    let pairs = vec![(1, 1, 13), (1, 2, 0), (1, 3, -3), (2, 1, 0), (2, 3, 0), (0, 0, -2), (0, 2, 0), (3, 2, COST_MAX)];
    let instance = Instance::new(vec![0, 3, 1, 0], vec![0, 70, COST_MAX, 0], vec![0, 1, 1, 1], pairs).unwrap();
    for method in [Method::Paths, Method::Auction] {
        let solution = solve_by(&instance, method);
        assert_eq!((certify(&instance, &solution), solution.objective), (Ok(()), 67));
    }
}

#[test]
fn what_is_wrong_with_a_solution_is_named() {
    let instance = Instance::new(vec![1, 1], vec![9, 9], vec![1], vec![(0, 0, 3), (1, 0, 5)]).unwrap();
    let good = solve(&instance);
    assert_eq!((good.objective, &good.chosen), (12, &vec![vec![0], vec![]]));
    let wrong = |change: &dyn Fn(&mut Solution)| {
        let mut solution = good.clone();
        change(&mut solution);
        certify(&instance, &solution).unwrap_err()
    };
    assert_eq!(wrong(&|s| s.chosen[1] = vec![0]), Uncertified::Volunteer(0));
    assert_eq!(wrong(&|s| s.chosen[0] = vec![0, 0]), Uncertified::Request(0));
    assert_eq!(wrong(&|s| s.chosen[0] = vec![7]), Uncertified::Request(0));
    assert_eq!(wrong(&|s| s.objective = 11), Uncertified::Sum);
    assert_eq!(wrong(&|s| s.volunteer_prices[0] = -1), Uncertified::Price);
    assert_eq!(wrong(&|s| s.request_prices[0] = 10), Uncertified::Price);
    assert_eq!(wrong(&|s| s.request_prices[1] = 0), Uncertified::Gap { gap: 9 });
    assert_eq!(wrong(&|s| drop(s.chosen.pop())), Uncertified::Lengths);
}

#[test]
fn numbers_that_are_no_instance_are_refused() {
    let new = |pen: Vec<i32>, pairs| Instance::new(vec![1], pen, vec![1], pairs).unwrap_err();
    assert_eq!(new(vec![], vec![]), Malformed::Lengths);
    assert_eq!(new(vec![-1], vec![]), Malformed::OutOfRange { request: 0 });
    assert_eq!(new(vec![1], vec![(0, 0, COST_MAX + 1)]), Malformed::OutOfRange { request: 0 });
    assert_eq!(new(vec![1], vec![(0, 1, 0)]), Malformed::Unknown { request: 0, volunteer: 1 });
    assert_eq!(new(vec![1], vec![(0, 0, 1), (0, 0, 2)]), Malformed::Twice { request: 0, volunteer: 0 });
}

#[test]
fn rows_are_taken_as_they_are_once_they_fit() {
    let edge = |volunteer, cost| Edge { volunteer, cost };
    let rows = |start: &[u32], edges| Instance::from_rows(vec![1, 1], vec![9, 9], vec![1, 1], start.into(), edges);
    let edges = vec![edge(1, 4), edge(0, 3), edge(1, 5)];
    let pairs = vec![(0, 0, 3), (0, 1, 4), (1, 1, 5)];
    assert_eq!(rows(&[0, 2, 3], edges.clone()), Instance::new(vec![1, 1], vec![9, 9], vec![1, 1], pairs));
    for wrong in [&[0, 2][..], &[0, 2, 2], &[1, 2, 3], &[0, 4, 3], &[]] {
        assert_eq!(rows(wrong, edges.clone()), Err(Malformed::Lengths));
    }
    assert_eq!(rows(&[0, 2, 2], vec![edge(1, 4), edge(1, 3)]), Err(Malformed::Twice { request: 0, volunteer: 1 }));
    assert_eq!(rows(&[0, 0, 1], vec![edge(2, 4)]), Err(Malformed::Unknown { request: 1, volunteer: 2 }));
    assert_eq!(rows(&[0, 0, 1], vec![edge(0, -COST_MAX - 1)]), Err(Malformed::OutOfRange { request: 1 }));
}

#[test]
fn a_broken_file_is_refused_with_its_line() {
    let line = |text: &str| match text.parse::<Instance>() {
        Err(Malformed::Line { line, .. }) => line,
        other => panic!("{other:?}"),
    };
    assert_eq!(line(""), 1);
    assert_eq!(line("# a note\n1 1"), 2);
    assert_eq!(line("1 1 1\n1\n1 2\n1\n0 0 1"), 3);
    assert_eq!(line("1 1 1\n1\n1\n1\n0 0"), 5);
    assert_eq!(line("1 1 1\n1\n1\n1\n"), 5);
    assert_eq!(line("1 1 1\n1\n1\n1\n0 0 1\n0 0 1"), 6);
    assert_eq!(line("1 1 1\n-1\n1\n1\n0 0 1"), 2);
    assert!("# a note\n1 1 1\n1\n1\n1\n0 0 1\n\n".parse::<Instance>().is_ok());
    assert!("0 0 0".parse::<Instance>().is_ok());
}

#[test]
fn a_solution_is_written_as_other_programs_read_it() {
    let instance = Instance::new(vec![2, 0], vec![9, 9], vec![1, 0], vec![(0, 0, 3)]).unwrap();
    assert_eq!(solve(&instance).to_text(&instance).as_deref(), Some("12\n9 9\n0 0\n0 -\n\n"));
    let endless = Instance::new(vec![u32::MAX], vec![1], vec![], vec![]).unwrap();
    assert_eq!(solve(&endless).to_text(&endless), None, "nobody lists four thousand million places");
}

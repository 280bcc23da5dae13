//! A small community, lived through in a moment.

use super::*;
use domain::request::Stage;
use domain::task::TaskStage;

const SMALL: Size = Size { estates: 2, buildings: 3, households: 500, volunteers: 120, days: 40 };

#[test]
fn the_same_seed_gives_the_same_year_and_another_one_another() {
    let tally = |seed, way| Tally::of(&run::run(&world(seed, SMALL), way));
    for way in Way::ALL {
        assert_eq!(tally(1, way), tally(1, way), "{way:?}");
        assert_ne!(tally(1, way), tally(2, way), "{way:?}");
    }
}

#[test]
fn all_ways_meet_the_same_requests_and_lose_none() {
    let world = world(1, SMALL);
    for way in Way::ALL {
        let [all, served, given_up, open] = Tally::of(&run::run(&world, way)).requests;
        assert_eq!(all as usize, world.asks.len());
        assert_eq!(served + given_up + open, all, "{way:?}");
        assert!(served > 0 && all > 100, "{way:?}");
    }
}

#[test]
fn a_served_request_had_all_its_helpers_and_no_one_twice() {
    let world = world(3, SMALL);
    for way in Way::ALL {
        let run = run::run(&world, way);
        for (request, ask) in run.scene.requests.iter().zip(&world.asks) {
            let of = |stage: TaskStage| {
                let tasks = run.scene.tasks.iter().filter(|task| task.request == request.id && task.stage == stage);
                let mut who: Vec<_> = tasks.map(|task| task.volunteer).collect();
                who.sort_unstable();
                who
            };
            let (done, agreed) = (of(TaskStage::Done), of(TaskStage::Agreed));
            assert!(done.is_sorted_by(|a, b| a < b), "{way:?}: somebody helped twice with one request");
            assert_eq!(done.len() == usize::from(ask.helpers), request.status.stage == Stage::Closed, "{way:?}");
            assert!(
                request.status.stage == Stage::Received || agreed.is_empty(),
                "{way:?}: somebody comes for nothing"
            );
        }
    }
}

#[test]
fn nobody_is_sent_beyond_what_she_wants_in_a_week() {
    let world = world(4, SMALL);
    for way in Way::ALL {
        let run = run::run(&world, way);
        for (member, tasks) in world.community.members.iter().zip(&run.tasks_of) {
            let mut offered: Vec<u64> = tasks
                .iter()
                .map(|task| &run.scene.tasks[*task])
                .filter(|task| task.stage == TaskStage::Done)
                .map(|task| task.offered_ms)
                .collect();
            offered.sort_unstable();
            let capacity = usize::from(member.volunteer.capacity);
            let crowded =
                offered.windows(capacity + 1).any(|these| these[capacity] - these[0] < 7 * domain::time::DAY_MS);
            assert!(!crowded, "{way:?}");
        }
    }
}

#[test]
fn whoever_speaks_up_first_keeps_the_word_given() {
    for seed in 1..4 {
        let world = world(seed, SMALL);
        let run = run::run(&world, Way::FirstCome);
        assert_eq!(run.refusals, 0, "somebody spoke up and then declined");
        let taken: usize = run.tasks_of.iter().map(Vec::len).sum();
        let reached: usize = run.cases.iter().map(|case| case.reached.len()).sum();
        assert!(reached > taken && taken > 100, "{reached} people read what {taken} took");
    }
}

#[test]
fn among_the_equally_near_chance_decides_and_not_the_number() {
    // In one building everyone is as near as everyone else.
    let world = world(5, Size { estates: 1, buildings: 1, ..SMALL });
    let run = run::run(&world, Way::Nearest);
    let members = world.community.members.iter().zip(&run.tasks_of);
    let all_along = members.filter(|(member, _)| member.joins == 0 && member.leaves >= SMALL.days);
    let asked: Vec<usize> = all_along.map(|(_, tasks)| tasks.len()).collect();
    let (low, high) = asked.split_at(asked.len() / 2);
    let (low, high): (usize, usize) = (low.iter().sum(), high.iter().sum());
    assert!(
        low < 2 * high && high < 2 * low,
        "{low} times one of the first half was asked, {high} times of the second"
    );
}

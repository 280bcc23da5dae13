//! `cargo run --release -p engine --example graph [-- REQUESTS VOLUNTEERS]`: how long a made-up community takes to
//! become a sparse graph, the graph to be solved, the whole plan to be made, and a question about it to be answered.
//! One JSON line; times are the least of several runs.

#[path = "bench/community.rs"]
mod community;

use community::community;
use engine::{ByHand, Planner, Policy, assign, graph, plan};
use std::time::Instant;

const RUNS: usize = 15;

/// Milliseconds of the fastest of several runs, and what the last came to.
fn least<T>(mut run: impl FnMut() -> T) -> (f64, T) {
    let mut ms = f64::MAX;
    let mut last = None;
    for _ in 0..RUNS {
        let began = Instant::now();
        last = Some(run());
        ms = ms.min(began.elapsed().as_secs_f64() * 1_000.0);
    }
    (ms, last.expect("ran"))
}

fn main() {
    let sizes: Vec<u64> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let (requests, volunteers) = (sizes.first().copied().unwrap_or(5_000), sizes.get(1).copied().unwrap_or(3_000));
    let (scene, policy) = (community(requests, volunteers), Policy::default());
    let (graph_ms, instance) = least(|| graph(&scene, &policy).expect("a graph"));
    let (solve_ms, _) = least(|| assign::solve(&instance));
    let (plan_ms, plan) = least(|| plan(&scene, &policy));
    let mut planner = Planner::new(&scene, &policy).expect("a plan");
    let one = &plan.chosen[plan.chosen.len() / 2];
    let (why_ms, backups) = least(|| planner.backups(one.request, 3));
    let other = backups.first().expect("a backup").volunteer;
    let by_hand = ByHand { pins: vec![(one.request, other)], left: vec![] };
    let (pin_ms, ()) = least(|| {
        planner.decide(&by_hand);
        planner.decide(&ByHand::default());
    });
    let (again_ms, _) = least(|| planner.plan());
    println!(
        "{{\"requests\":{requests},\"volunteers\":{volunteers},\"pairs\":{},\"graph_ms\":{graph_ms:.2},\
         \"solve_ms\":{solve_ms:.2},\"plan_ms\":{plan_ms:.2},\"backups_ms\":{why_ms:.2},\"pin_and_back_ms\":{pin_ms:.2},\
         \"plan_again_ms\":{again_ms:.2},\"chosen\":{},\"left\":{},\"certified\":{}}}",
        instance.edges().len(),
        plan.chosen.len(),
        plan.left.len(),
        plan.certified
    );
}

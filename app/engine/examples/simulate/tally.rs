//! What a run comes to, in whole numbers.

use crate::community::number;
use crate::run::Run;
use domain::request::Stage;
use domain::task::TaskStage;
use domain::time::HOUR_MS;
use engine::triage::due;

/// What a run comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Requests in all, served, given up, still open at the end.
    pub requests: [u32; 4],
    /// Of a thousand, how many were served.
    pub served_permille: u32,
    /// Of a thousand, how many were served within what is promised for their kind.
    pub in_time_permille: u32,
    /// Hours from asking to the last helper's visit: the median and what nine of ten are below.
    pub wait_h: [u32; 2],
    /// Metres a helper walked, on average.
    pub walk_m: u32,
    /// Times somebody was asked and declined, for each 1,000 requests served.
    pub refusals_permille: u32,
    /// People who were asked, or a message went to, for each 1,000 requests served; for one request each counts once.
    pub reached_permille: u32,
    /// Of a thousand visits to a resident somebody had helped before, how many by somebody who had.
    pub again_permille: u32,
    /// Of a thousand volunteers there all year, how many did anything.
    pub took_part_permille: u32,
    /// Tasks in the year of whom nine of ten did fewer, and of whoever did most.
    pub load: [u32; 2],
    /// How unevenly tasks are spread, 0 (all alike) to 1,000: Gini's coefficient times a thousand.
    pub gini_permille: u32,
}

impl Tally {
    /// Adds a run up.
    pub fn of(run: &Run) -> Self {
        let requests = &run.scene.requests;
        let at = |stage: Stage| requests.iter().filter(|request| request.status.stage == stage).count() as u32;
        let (all, served) = (requests.len() as u32, at(Stage::Closed));
        let ends = || run.cases.iter().zip(requests).filter_map(|(case, request)| Some((case.served_ms?, request)));
        let in_time = ends().filter(|(end, request)| *end <= due(request.kind, request.filed_ms).1).count() as u32;
        let waits = sorted(ends().map(|(end, request)| ((end - request.filed_ms) / HOUR_MS) as u32));
        let done = || run.scene.tasks.iter().filter(|task| task.stage == TaskStage::Done);
        let walks = done().map(|task| u64::from(run.walk(number(task.request.0), number(task.volunteer.0))));
        let loads = loads(run);
        Self {
            requests: [all, served, at(Stage::Withdrawn), at(Stage::Received)],
            served_permille: share(served, all),
            in_time_permille: share(in_time, all),
            wait_h: [percentile(&waits, 50), percentile(&waits, 90)],
            walk_m: (walks.sum::<u64>() / (done().count() as u64).max(1)) as u32,
            refusals_permille: share(run.refusals, served),
            reached_permille: share(run.cases.iter().map(|case| case.reached.len() as u32).sum(), served),
            again_permille: share(run.again.1, run.again.0),
            took_part_permille: share(loads.iter().filter(|load| **load > 0).count() as u32, loads.len() as u32),
            load: [percentile(&loads, 90), percentile(&loads, 100)],
            gini_permille: gini_permille(&loads),
        }
    }
}

/// Tasks done by each volunteer who was there all year.
fn loads(run: &Run) -> Vec<u32> {
    let days = run.world.size.days;
    let members = run.world.community.members.iter().zip(&run.tasks_of);
    let all_year = members.filter(|(member, _)| member.joins == 0 && member.leaves >= days);
    sorted(
        all_year.map(|(_, tasks)| {
            tasks.iter().filter(|task| run.scene.tasks[**task].stage == TaskStage::Done).count() as u32
        }),
    )
}

fn sorted(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    numbers
}

/// So many of a thousand; none of nothing.
fn share(part: u32, whole: u32) -> u32 {
    (u64::from(part) * 1_000 / u64::from(whole).max(1)) as u32
}

/// The number below which so many per cent are; 0 of none.
fn percentile(sorted: &[u32], percent: usize) -> u32 {
    sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or(0)
}

/// Gini's coefficient of sorted numbers: (2 Σ i·xᵢ / (n Σ xᵢ)) − (n + 1) / n, with i from 1.
fn gini_permille(sorted: &[u32]) -> u32 {
    let (n, sum) = (sorted.len() as u64, sorted.iter().map(|x| u64::from(*x)).sum::<u64>());
    let ranked: u64 = (1..).zip(sorted).map(|(i, x): (u64, &u32)| i * u64::from(*x)).sum();
    let twice = (2_000 * ranked).checked_div(sum).unwrap_or(0);
    (twice.saturating_sub(1_000 * (n + 1)) / n.max(1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gini_is_nothing_for_equals_and_nearly_all_where_one_does_everything() {
        assert_eq!(gini_permille(&[3, 3, 3, 3]), 0);
        assert_eq!(gini_permille(&[0, 0, 0, 8]), 750);
        assert_eq!(gini_permille(&[1, 2, 3, 4]), 250);
        assert_eq!(gini_permille(&[]), 0);
    }

    #[test]
    fn percentiles_of_few_and_none() {
        assert_eq!((percentile(&[1, 2, 3], 50), percentile(&[1, 2, 3], 100), percentile(&[], 90)), (2, 3, 0));
    }
}

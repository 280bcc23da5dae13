//! Load: how evenly a week's tasks are spread over those who help.

use crate::neighbourhood::Neighbourhood;
use serde::{Deserialize, Serialize};

/// How many tasks volunteers have this week, a plan's included.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Load {
    /// How many volunteers have 0, 1, 2, … tasks, of those who want any. The last is never zero.
    pub people: Vec<u32>,
    /// Tasks of those who have any, in the mean, times 100; zero when nobody has.
    pub mean_x100: u32,
}

impl Load {
    /// The most tasks that anybody has.
    #[must_use]
    pub fn most(&self) -> usize {
        self.people.len().saturating_sub(1)
    }

    /// The spread when each volunteer, by number, has so many tasks besides those of her week so far.
    pub(crate) fn of(here: &Neighbourhood, planned: &[u32]) -> Self {
        let mut people = vec![0];
        for (local, planned) in here.volunteers.iter().zip(planned) {
            let tasks = usize::from(here.tasks(local)) + *planned as usize;
            if tasks == 0 && (local.who.capacity == 0 || local.rests) {
                continue;
            }
            people.resize(people.len().max(tasks + 1), 0);
            people[tasks] += 1;
        }
        let busy: u64 = people.iter().skip(1).map(|count| u64::from(*count)).sum();
        let tasks: u64 = people.iter().zip(0u64..).map(|(count, tasks)| u64::from(*count) * tasks).sum();
        Self { people, mean_x100: u32::try_from(tasks * 100 / busy.max(1)).unwrap_or(u32::MAX) }
    }
}

//! What a row of the list says, before it is drawn.

use ports::desk::{RequestFilter, Row, Step};

/// What stands at the right of a row: the promise while time is what matters, how far it has come otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Badge {
    /// The promise.
    Due(u64),
    /// How far it has come.
    Step(Step),
}

impl Badge {
    /// For this row.
    #[must_use]
    pub fn of(row: &Row) -> Self {
        match (row.step, row.due_ms) {
            (Step::New | Step::Asked | Step::Agreed, Some(due_ms)) => Self::Due(due_ms),
            (step, _) => Self::Step(step),
        }
    }
}

/// Whether the step is worth saying in the row's second line, because the badge shows the promise.
#[must_use]
pub fn says_step(row: &Row) -> bool {
    matches!(row.step, Step::Asked | Step::Agreed) && row.due_ms.is_some()
}

/// Which requests the list shows, by the place of the choice.
#[must_use]
pub fn filter(at: usize) -> RequestFilter {
    match at {
        0 => RequestFilter::ToDo,
        1 => RequestFilter::Open,
        _ => RequestFilter::Over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn row(step: Step, due_ms: Option<u64>) -> Row {
        Row { step, due_ms, ..testing::row(1) }
    }

    #[test]
    fn a_yes_to_be_confirmed_is_shown_before_the_promise() {
        assert_eq!(Badge::of(&row(Step::New, Some(9))), Badge::Due(9));
        assert_eq!(Badge::of(&row(Step::Accepted, Some(9))), Badge::Step(Step::Accepted));
        assert_eq!(Badge::of(&row(Step::Closed, None)), Badge::Step(Step::Closed));
    }

    #[test]
    fn the_second_line_says_the_step_only_where_the_badge_does_not() {
        assert!(says_step(&row(Step::Asked, Some(9))));
        assert!(!says_step(&row(Step::New, Some(9))));
        assert!(!says_step(&row(Step::Done, None)));
    }
}

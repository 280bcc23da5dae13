//! The first screen: what was on it last is shown while the desk reads its journal. What is asked meanwhile is answered when
//! that is done; then the screen follows what is so now.

use super::{Desk, Standing};
use crate::handed::List;
use leptos::prelude::*;
use ports::desk::First;

impl Desk {
    /// Shows what was on the screen last. A desk that stands already stays as it is.
    pub(super) fn show_first(self, first: First) {
        let coming =
            |standing: &Standing| matches!(standing, Standing::Waking { .. } | Standing::MakingUp | Standing::Locked);
        if !self.standing.with_untracked(coming) {
            return;
        }
        let First { summary, rows } = first;
        crate::drafts::belong_to(summary.mode);
        self.counts.set(summary.counts);
        self.status.set(summary.status.clone());
        self.know(Some(List { choice: 0, rows }));
        self.standing.set(Standing::Ready(Box::new(summary)));
    }
}

/// How a desk stands, without what changes all the time: a page is drawn anew only when something else does.
#[must_use]
pub fn lasting(standing: Standing) -> Standing {
    match standing {
        Standing::Ready(mut summary) => {
            (summary.counts, summary.status) = Default::default();
            Standing::Ready(summary)
        }
        standing => standing,
    }
}

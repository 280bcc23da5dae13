//! Policy: every weight the engine uses, named, in one place, with the bounds within which it makes sense.

use serde::{Deserialize, Serialize};

/// What asking costs, in points. Ten points are about one metre on foot; everything else is weighed against that.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Policy {
    /// Where every cost starts; large enough that no bonus takes a cost below zero.
    pub base: i32,
}

impl Default for Policy {
    fn default() -> Self {
        Self { base: 5_000 }
    }
}

//! Gone: somebody has left the roster, when and why. They stay findable, and nothing is asked of them any more.

use crate::Day;
use serde::{Deserialize, Serialize};

/// Why somebody left. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Why {
    /// 迁出: lives elsewhere now.
    MovedOut,
    /// 去世
    Died,
    /// 入住养老机构
    InCare,
    /// 登记有误: was never here.
    Mistaken,
}

impl Why {
    /// Every reason, in byte-form order.
    pub const ALL: [Self; 4] = [Self::MovedOut, Self::Died, Self::InCare, Self::Mistaken];
}

/// Since when somebody is gone, and why.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Gone {
    /// Why.
    pub why: Why,
    /// The first day without them.
    pub day: Day,
}

#[cfg(test)]
mod tests {
    use super::Why;

    #[test]
    fn reasons_stand_in_byte_form_order() {
        assert!(Why::ALL.into_iter().enumerate().all(|(at, why)| why as usize == at));
    }
}

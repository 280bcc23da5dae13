//! Keeping 保存期限: for how long what is known of people is kept once nothing more is to be done with it.

use crate::Millis;
use crate::time::DAY_MS;
use serde::{Deserialize, Serialize};

/// The shortest a station can choose, in days.
pub const DAYS_MIN: u16 = 1;
/// The longest, in days: ten years.
pub const DAYS_MAX: u16 = 3_650;

/// What is kept. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Sort {
    /// Words, home and ratings of a request that is over.
    Requests,
    /// What was noted about a request that is over, and about people.
    Notes,
    /// Photos that helpers sent.
    Photos,
    /// Messages that have left.
    Letters,
    /// Messages of people nobody has let in.
    Tray,
    /// Who looked at whose particulars.
    Openings,
}

impl Sort {
    /// Every sort, in byte-form order.
    pub const ALL: [Self; 6] = [Self::Requests, Self::Notes, Self::Photos, Self::Letters, Self::Tray, Self::Openings];

    /// Days it is kept where the station has not said otherwise.
    #[must_use]
    pub fn days(self) -> u16 {
        match self {
            Self::Requests | Self::Notes => 730,
            Self::Photos => 90,
            Self::Letters | Self::Tray => 30,
            Self::Openings => 365,
        }
    }
}

/// What is this old, or older, goes; nothing while the clock stands before the first day.
#[must_use]
pub fn before_ms(now_ms: Millis, days: u16) -> Millis {
    now_ms.saturating_sub(Millis::from(days) * DAY_MS)
}

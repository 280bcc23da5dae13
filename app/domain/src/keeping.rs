//! Keeping 保存期限: for how long what is known of people is kept once nothing more is to be done with it.

use crate::time::DAY_MS;
use crate::{Day, Millis};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The shortest a station can choose, in days.
pub const DAYS_MIN: u16 = 1;
/// The longest, in days: ten years.
pub const DAYS_MAX: u16 = 3_650;

/// Work has to stand on so many days before any of them is believed to have come; see [`sure_ms`].
const DAYS_SURE: usize = 3;

/// What is kept. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Sort {
    /// Words, home and ratings of a request that is over.
    Requests,
    /// What was noted about a request that is over, and about people.
    Notes,
    /// Photos that helpers sent, and what was photographed and signed at home.
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

/// The moment that has come for certain: the end of the third newest day on which something was written, and no later than
/// the clock says. A clock that is years ahead for an afternoon must not make anything go, for what goes does not come back.
#[must_use]
pub fn sure_ms(written: impl Iterator<Item = Millis>, now_ms: Millis) -> Millis {
    let mut newest = BTreeSet::new();
    for day in written.map(Day::of) {
        if newest.len() < DAYS_SURE || newest.first().is_some_and(|first| *first < day) {
            newest.insert(day);
        }
        if newest.len() > DAYS_SURE {
            newest.pop_first();
        }
    }
    let sure = newest.first().filter(|_| newest.len() == DAYS_SURE);
    sure.map_or(0, |day| Day(day.0.saturating_add(1)).start_ms()).min(now_ms)
}

/// What is this old, or older, goes; nothing while the clock stands before the first day.
#[must_use]
pub fn before_ms(now_ms: Millis, days: u16) -> Millis {
    now_ms.saturating_sub(Millis::from(days) * DAY_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_years_ahead_for_an_afternoon_makes_nothing_certain() {
        let day = |n: u32| Day(20_000 + n).start_ms() + 7;
        let (now, ahead) = (day(9), day(4_000));
        let worked: Vec<Millis> = [1, 5, 5, 8, 9, 2].map(day).to_vec();
        assert_eq!(sure_ms(worked.iter().copied(), now), Day(20_006).start_ms());
        let wrong = worked.iter().copied().chain([ahead, ahead + 1]);
        assert_eq!(sure_ms(wrong, ahead), Day(20_009).start_ms());
        assert_eq!(sure_ms([day(9), day(8)].into_iter(), now), 0);
        assert_eq!(sure_ms([day(9), day(10), day(11)].into_iter(), now), now);
    }
}

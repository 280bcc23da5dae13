//! A reminder 提醒: something one person is to be told, by telephone, at the door or in a message, and how that ended.

use crate::{Day, ProgramId};
use serde::{Deserialize, Serialize};

/// For so many days after somebody was reminded of something they are not reminded of it again.
pub const AGAIN_DAYS: u32 = 30;

/// Of what. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum About {
    /// 生日: greetings on the birthday in that year.
    Birthday(u16),
    /// 惠民项目: something they are owed, and have to come or apply for.
    Program(ProgramId),
}

/// How it ended. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Ending {
    /// 要提醒: it has not ended, somebody is to tell them.
    Wanted,
    /// 说到了: they know.
    Told,
    /// 没联系上: tried again from the next day on.
    NotReached,
    /// 搬走了: they live elsewhere now.
    MovedOn,
    /// 不用了: no longer needed.
    NotNeeded,
    /// 发了消息: a message was sent to their telephone.
    Sent,
}

impl Ending {
    /// Every ending, in byte-form order.
    pub const ALL: [Self; 6] = [Self::Wanted, Self::Told, Self::NotReached, Self::MovedOn, Self::NotNeeded, Self::Sent];

    /// Whether nothing more is to be done.
    #[must_use]
    pub fn is_over(self) -> bool {
        !matches!(self, Self::Wanted | Self::NotReached)
    }
}

/// One word about a reminder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Reminder {
    /// Of what.
    pub about: About,
    /// When. May be earlier than it was written down.
    pub day: Day,
    /// How it ended.
    pub ending: Ending,
}

/// How a reminder stands, of all that was said of it in the order of writing: since it was last wanted, whatever ended it,
/// and the last attempt while nothing has.
#[must_use]
pub fn standing<'a>(said: impl IntoIterator<Item = &'a Reminder>, about: About) -> Option<Reminder> {
    said.into_iter().filter(|one| one.about == about).fold(None, |standing: Option<Reminder>, one| match standing {
        Some(standing) if standing.ending.is_over() && one.ending != Ending::Wanted => Some(standing),
        _ => Some(*one),
    })
}

impl Reminder {
    /// Whether somebody should see to it on a day.
    #[must_use]
    pub fn is_due(&self, today: Day) -> bool {
        match self.ending {
            Ending::Wanted => true,
            Ending::NotReached => self.day < today,
            _ => false,
        }
    }

    /// Whether somebody may be reminded of the same once more.
    #[must_use]
    pub fn may_come_again(&self, today: Day) -> bool {
        self.ending.is_over() && self.day.0.saturating_add(AGAIN_DAYS) <= today.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOSTER: About = About::Program(ProgramId([1; 16]));

    fn said(day: u32, ending: Ending) -> Reminder {
        Reminder { about: BOOSTER, day: Day(day), ending }
    }

    #[test]
    fn endings_stand_in_byte_form_order() {
        assert!(Ending::ALL.into_iter().enumerate().all(|(at, one)| one as usize == at));
    }

    #[test]
    fn what_was_done_yesterday_and_noted_today_ends_it() {
        let all = [said(20, Ending::Wanted), said(19, Ending::Told)];
        assert_eq!(standing(&all, BOOSTER), Some(all[1]));
        // Another device noted later that nobody answered the day before: they have been told all the same.
        let late = [all[0], all[1], said(18, Ending::NotReached)];
        assert_eq!(standing(&late, BOOSTER), Some(all[1]));
        assert_eq!(standing(&late, About::Birthday(2026)), None);
    }

    #[test]
    fn whoever_was_not_reached_is_tried_again_the_next_day_and_nobody_is_reminded_twice() {
        let tried = said(20, Ending::NotReached);
        assert_eq!([20, 21].map(|day| tried.is_due(Day(day))), [false, true]);
        assert!(said(20, Ending::Wanted).is_due(Day(20)) && !said(20, Ending::Sent).is_due(Day(99)));
        let told = said(20, Ending::Told);
        assert_eq!([49, 50].map(|day| told.may_come_again(Day(day))), [false, true]);
        assert!(!tried.may_come_again(Day(99)), "it is on the list already");
        let again = [told, said(60, Ending::Wanted)];
        assert_eq!(standing(&again, BOOSTER), Some(again[1]));
    }
}

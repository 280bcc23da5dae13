//! A knock 敲门: somebody went to a household's door to ask how they are; who opened, what was seen, what was brought, and
//! what comes next where nobody did.

use crate::{Day, PersonId};
use serde::{Deserialize, Serialize};

/// Longest word about a knock, in characters.
pub const WORDS_MAX: usize = 400;

/// What came of it. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Outcome {
    /// 见到了: somebody of the household was spoken with.
    Met,
    /// 没人应门
    NotHome,
    /// 不方便: somebody opened, and would rather not.
    Declined,
    /// 已搬走: nobody of the household lives there any more.
    MovedOn,
    /// 打了电话: spoken with on the telephone instead.
    Called,
}

impl Outcome {
    /// Every outcome, in byte-form order.
    pub const ALL: [Self; 5] = [Self::Met, Self::NotHome, Self::Declined, Self::MovedOn, Self::Called];

    /// Whether somebody of the household was seen or heard, so that their days begin anew.
    #[must_use]
    pub fn reached(self) -> bool {
        matches!(self, Self::Met | Self::Called)
    }
}

/// What was noticed, which somebody should know of who comes next. Only ever added to at the end, at most 32.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Sign {
    /// 身体不适
    Unwell,
    /// 心情低落
    LowSpirits,
    /// 药快用完
    ShortOfMedicine,
    /// 吃饭困难
    HardToCook,
    /// 用电用气有隐患
    GasOrWires,
    /// 屋里冷或热
    ColdOrHot,
    /// 容易绊倒
    MayFall,
    /// 家里有矛盾
    Quarrel,
    /// 有陌生人推销
    Pedlars,
}

impl Sign {
    /// Every sign, in byte-form order.
    pub const ALL: [Self; 9] = [
        Self::Unwell,
        Self::LowSpirits,
        Self::ShortOfMedicine,
        Self::HardToCook,
        Self::GasOrWires,
        Self::ColdOrHot,
        Self::MayFall,
        Self::Quarrel,
        Self::Pedlars,
    ];
}

/// What was brought 送关心. Only ever added to at the end, at most 32.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Brought {
    /// 联系卡
    Card,
    /// 通知、宣传页
    Leaflet,
    /// 米面油
    Food,
    /// 药品、防疫用品
    Health,
    /// 当场帮了忙
    Help,
}

impl Brought {
    /// Everything, in byte-form order.
    pub const ALL: [Self; 5] = [Self::Card, Self::Leaflet, Self::Food, Self::Health, Self::Help];
}

/// Some signs, or some things brought, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Ticks(pub u32);

impl Ticks {
    /// These signs.
    #[must_use]
    pub fn signs(signs: &[Sign]) -> Self {
        Self(signs.iter().fold(0, |bits, sign| bits | 1 << *sign as u32))
    }

    /// These things.
    #[must_use]
    pub fn brought(things: &[Brought]) -> Self {
        Self(things.iter().fold(0, |bits, thing| bits | 1 << *thing as u32))
    }

    /// The signs, in byte-form order; what a newer version knows besides is passed over.
    pub fn as_signs(self) -> impl Iterator<Item = Sign> {
        Sign::ALL.into_iter().filter(move |sign| self.0 & (1 << *sign as u32) != 0)
    }

    /// The things, likewise.
    pub fn as_brought(self) -> impl Iterator<Item = Brought> {
        Brought::ALL.into_iter().filter(move |thing| self.0 & (1 << *thing as u32) != 0)
    }
}

/// What comes next. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Next {
    /// Nothing: their days begin anew, or go on.
    #[default]
    Nothing,
    /// Somebody comes again on that day.
    Again(Day),
    /// Somebody telephones on that day.
    Telephone(Day),
    /// A neighbour is asked, and by that day it is known.
    AskNeighbour(Day),
}

impl Next {
    /// The day for which something is promised.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        match self {
            Self::Nothing => None,
            Self::Again(day) | Self::Telephone(day) | Self::AskNeighbour(day) => Some(day),
        }
    }
}

/// One knock.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Knock {
    /// When. May be earlier than it was written down.
    pub day: Day,
    /// What came of it.
    pub outcome: Outcome,
    /// Whom of the household.
    pub met: Vec<PersonId>,
    /// What was noticed.
    pub signs: Ticks,
    /// What was brought.
    pub brought: Ticks,
    /// What comes next.
    pub next: Next,
    /// In a few words; may be empty.
    pub words: String,
}

/// The day on which somebody of a household was last reached, and what is promised since: of several knocks on one day
/// the one written down last says what comes next.
#[must_use]
pub fn standing<'a>(knocks: impl IntoIterator<Item = &'a Knock>) -> (Option<Day>, Option<Next>) {
    let (mut seen, mut last): (Option<Day>, Option<&Knock>) = (None, None);
    for knock in knocks {
        if knock.outcome.reached() {
            seen = seen.max(Some(knock.day));
        }
        if last.is_none_or(|last| last.day <= knock.day) {
            last = Some(knock);
        }
    }
    (seen, last.map(|last| last.next).filter(|next| next.day().is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knock(day: u32, outcome: Outcome, next: Next) -> Knock {
        let (met, signs, brought) = (vec![], Ticks::default(), Ticks::default());
        Knock { day: Day(day), outcome, met, signs, brought, next, words: String::new() }
    }

    #[test]
    fn enums_stand_in_byte_form_order() {
        assert!(Outcome::ALL.into_iter().enumerate().all(|(at, one)| one as usize == at));
        assert!(Sign::ALL.into_iter().enumerate().all(|(at, one)| one as usize == at));
        assert!(Brought::ALL.into_iter().enumerate().all(|(at, one)| one as usize == at));
        let (signs, things) = (Ticks::signs(&Sign::ALL), Ticks::brought(&Brought::ALL));
        assert_eq!((signs.as_signs().count(), things.as_brought().count()), (9, 5));
        assert_eq!(Ticks(u32::MAX).as_brought().count(), 5, "newer ones are passed over");
    }

    #[test]
    fn nobody_at_home_starts_no_new_days_and_says_what_comes_next() {
        let knocks = [knock(10, Outcome::Met, Next::Nothing), knock(20, Outcome::NotHome, Next::Again(Day(22)))];
        assert_eq!(standing(&knocks), (Some(Day(10)), Some(Next::Again(Day(22)))));
        let met = [knocks[0].clone(), knocks[1].clone(), knock(22, Outcome::Called, Next::Nothing)];
        assert_eq!(standing(&met), (Some(Day(22)), None), "what was promised is kept");
        let late = [knocks[1].clone(), knocks[0].clone()];
        assert_eq!(standing(&late), standing(&knocks), "whenever it was written down");
        assert_eq!(standing(&[]), (None, None));
    }
}

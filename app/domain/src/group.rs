//! Special groups 特殊人群: what sets somebody apart whom a captain keeps an eye on.

use serde::{Deserialize, Serialize};

/// One group. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Group {
    /// 独居: nobody else lives in the home.
    Alone,
    /// 空巢: elders, and nobody younger in the home.
    EmptyNest,
    /// 70 岁以上
    Over70,
    /// 80 岁以上
    Over80,
    /// 残疾
    Disabled,
    /// 退役军人
    Veteran,
    /// 低保、低收入
    LowIncome,
    /// 孕期
    Expecting,
    /// 留守儿童
    LeftBehind,
    /// 慢性病
    ChronicIllness,
    /// 行动不便: does not get down the stairs without help.
    Homebound,
}

/// Who may be told that somebody is in a group.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Sight {
    /// Whoever may see the person at all: the captain of the building, the station, and whoever comes to help.
    Helpers,
    /// The captain of the building and the station.
    Captains,
    /// The station.
    Station,
}

impl Group {
    /// Every group, in byte-form order.
    pub const ALL: [Self; 11] = [
        Self::Alone,
        Self::EmptyNest,
        Self::Over70,
        Self::Over80,
        Self::Disabled,
        Self::Veteran,
        Self::LowIncome,
        Self::Expecting,
        Self::LeftBehind,
        Self::ChronicIllness,
        Self::Homebound,
    ];

    /// Who is told of it.
    #[must_use]
    pub fn sight(self) -> Sight {
        match self {
            Self::Over70 | Self::Over80 | Self::Homebound => Sight::Helpers,
            Self::Alone | Self::EmptyNest | Self::Veteran | Self::Disabled | Self::Expecting | Self::LeftBehind => {
                Sight::Captains
            }
            Self::LowIncome | Self::ChronicIllness => Sight::Station,
        }
    }

    /// Whether who is in it follows from ages and households, so that nobody writes it down.
    #[must_use]
    pub fn is_worked_out(self) -> bool {
        matches!(self, Self::Alone | Self::EmptyNest | Self::Over70 | Self::Over80)
    }
}

/// A set of groups, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Groups(pub u32);

impl Groups {
    /// A set of these groups.
    #[must_use]
    pub fn of(groups: &[Group]) -> Self {
        groups.iter().fold(Self::default(), |set, group| set.with(*group))
    }

    /// The set with one more.
    #[must_use]
    pub fn with(self, group: Group) -> Self {
        Self(self.0 | 1 << group as u32)
    }

    /// Whether `group` is in the set.
    #[must_use]
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u32) != 0
    }

    /// In either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// In this set and not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether nobody would be set apart by it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those of the set that these may be told of.
    #[must_use]
    pub fn seen_by(self, sight: Sight) -> Self {
        Self::of(&self.iter().filter(|group| group.sight() <= sight).collect::<Vec<_>>())
    }

    /// The groups, in byte-form order.
    pub fn iter(self) -> impl Iterator<Item = Group> {
        Group::ALL.into_iter().filter(move |group| self.has(*group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_a_set_of_bits_in_byte_form_order() {
        for (at, group) in Group::ALL.into_iter().enumerate() {
            assert_eq!(group as usize, at);
            assert_eq!(Groups::of(&[group]).iter().collect::<Vec<_>>(), [group]);
        }
        let both = Groups::of(&[Group::Alone, Group::Over80]);
        assert_eq!(both.without(Groups::of(&[Group::Alone])), Groups::of(&[Group::Over80]));
        assert!(Groups(1 << 31).iter().next().is_none(), "a newer group is passed over");
    }
}

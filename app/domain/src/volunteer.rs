//! A volunteer 志愿者: what someone can do, when, how far from home, and how much.

use crate::{Home, Kind, PersonId, PlaceId, Slots};
use serde::{Deserialize, Serialize};

/// Something a volunteer can do. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Skill {
    /// 跑腿
    Errands,
    /// 水电小修
    Repairs,
    /// 陪聊
    Talk,
    /// 唱歌文艺
    Arts,
    /// 心理咨询
    Counselling,
    /// 护理
    Nursing,
    /// 开车
    Driving,
    /// 手机电脑
    Phones,
    /// 辅导孩子
    Teaching,
    /// 做饭
    Cooking,
    /// 调解
    Mediation,
    /// 搬重物
    Lifting,
    /// 懂手续、会填表
    Forms,
    /// 巡查
    Patrol,
    /// 棋牌
    Chess,
    /// 种花
    Gardening,
}

impl Skill {
    /// Every skill, in byte-form order.
    pub const ALL: [Self; 16] = [
        Self::Errands,
        Self::Repairs,
        Self::Talk,
        Self::Arts,
        Self::Counselling,
        Self::Nursing,
        Self::Driving,
        Self::Phones,
        Self::Teaching,
        Self::Cooking,
        Self::Mediation,
        Self::Lifting,
        Self::Forms,
        Self::Patrol,
        Self::Chess,
        Self::Gardening,
    ];
}

/// A set of skills, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Skills(pub u32);

impl Skills {
    /// A set of these skills.
    #[must_use]
    pub fn of(skills: &[Skill]) -> Self {
        Self(skills.iter().fold(0, |bits, skill| bits | 1 << *skill as u32))
    }

    /// Whether `skill` is in the set.
    #[must_use]
    pub fn has(self, skill: Skill) -> bool {
        self.0 & (1 << skill as u32) != 0
    }

    /// Skills in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The skills, in byte-form order.
    pub fn iter(self) -> impl Iterator<Item = Skill> {
        // Bit by bit: the engine asks this of every volunteer for every household.
        let mut left = self.0;
        core::iter::from_fn(move || {
            let skill = Skill::ALL.get(left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            skill.copied()
        })
    }
}

/// Skills of which any one is enough for a request of this kind; empty when none is needed.
#[must_use]
pub fn needed(kind: Kind) -> Skills {
    Skills::of(match kind {
        Kind::Repair => &[Skill::Repairs],
        Kind::Errand => &[Skill::Errands, Skill::Driving],
        Kind::Company => &[Skill::Talk, Skill::Arts, Skill::Counselling, Skill::Chess],
        Kind::Papers => &[Skill::Forms, Skill::Phones],
        Kind::Order => &[Skill::Patrol, Skill::Mediation, Skill::Gardening],
        Kind::Danger => &[Skill::Patrol, Skill::Repairs],
        Kind::Activity => &[Skill::Teaching, Skill::Arts, Skill::Chess],
        Kind::Meal => &[Skill::Cooking, Skill::Errands],
        Kind::Other => &[],
    })
}

/// How far from home a volunteer will go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Reach {
    /// The own building.
    Building,
    /// The own estate.
    Estate,
    /// The whole community.
    Community,
}

/// A volunteer as the engine sees one: no name, no telephone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Volunteer {
    /// Who.
    pub person: PersonId,
    /// The building where they live.
    pub place: PlaceId,
    /// Their home.
    pub home: Home,
    /// What they can do.
    pub skills: Skills,
    /// When they are free.
    pub free: Slots,
    /// How far they will go.
    pub reach: Reach,
    /// Most tasks they want in a week.
    pub capacity: u8,
}

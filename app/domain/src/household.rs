//! A household's members and how they are related: each says what they are to its head 户主, the rest is worked out.

use serde::{Deserialize, Serialize};

/// What somebody is to the head of their household. Only ever added to at the end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Relation {
    /// 户主
    Head,
    /// 配偶
    Spouse,
    /// 子女
    Child,
    /// 儿媳、女婿
    ChildInLaw,
    /// 父母
    Parent,
    /// 岳父母、公婆
    ParentInLaw,
    /// 孙辈
    Grandchild,
    /// 祖辈
    Grandparent,
    /// 兄弟姐妹
    Sibling,
    /// 其他亲属
    Relative,
    /// 租住
    Lodger,
    /// 保姆、护工
    Carer,
}

impl Relation {
    /// Every relation, in byte-form order.
    pub const ALL: [Self; 12] = [
        Self::Head,
        Self::Spouse,
        Self::Child,
        Self::ChildInLaw,
        Self::Parent,
        Self::ParentInLaw,
        Self::Grandchild,
        Self::Grandparent,
        Self::Sibling,
        Self::Relative,
        Self::Lodger,
        Self::Carer,
    ];
}

/// What one member is to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Kin {
    /// Married to them.
    Spouse,
    /// Their child.
    Child,
    /// Their parent.
    Parent,
}

/// What `other` is to `one`, both being members of a household with these relations; `None` where it is something else,
/// or where it cannot be told: of two children and two grandchildren nobody knows whose is whose.
#[must_use]
pub fn kin(one: Relation, other: Relation, everyone: &[Relation]) -> Option<Kin> {
    use Relation::{Child, ChildInLaw, Grandchild, Head, Parent, ParentInLaw, Spouse};
    let single = |relation: Relation| everyone.iter().filter(|member| **member == relation).count() == 1;
    // One child and at most one in-law: then they are a couple, and any grandchild is theirs.
    let one_line = single(Child) && everyone.iter().filter(|member| **member == ChildInLaw).count() <= 1;
    match (one, other) {
        (Head, Spouse) | (Spouse, Head) => Some(Kin::Spouse),
        (Child, ChildInLaw) | (ChildInLaw, Child) if one_line => Some(Kin::Spouse),
        (Head | Spouse, Child) | (Parent, Head) | (ParentInLaw, Spouse) => Some(Kin::Child),
        (Child, Head | Spouse) | (Head, Parent) | (Spouse, ParentInLaw) => Some(Kin::Parent),
        (Child | ChildInLaw, Grandchild) if one_line => Some(Kin::Child),
        (Grandchild, Child | ChildInLaw) if one_line => Some(Kin::Parent),
        (Parent, Parent) | (ParentInLaw, ParentInLaw) => {
            (everyone.iter().filter(|member| **member == one).count() == 2).then_some(Kin::Spouse)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Relation::{Child, ChildInLaw, Grandchild, Head, Parent, Spouse};
    use super::*;

    #[test]
    fn kinship_is_worked_out_from_what_each_is_to_the_head() {
        let home = [Head, Spouse, Child, ChildInLaw, Grandchild, Parent];
        assert_eq!(kin(Spouse, Head, &home), Some(Kin::Spouse));
        assert_eq!(kin(Child, Grandchild, &home), Some(Kin::Child));
        assert_eq!(kin(Grandchild, ChildInLaw, &home), Some(Kin::Parent));
        assert_eq!(kin(Head, Parent, &home), Some(Kin::Parent));
        assert_eq!(kin(Spouse, Parent, &home), None);
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        let home = [Head, Child, Child, ChildInLaw, Grandchild];
        assert_eq!(kin(Child, ChildInLaw, &home), None);
        assert_eq!(kin(Child, Grandchild, &home), None);
        assert_eq!(kin(Head, Child, &home), Some(Kin::Child));
    }

    #[test]
    fn kinship_read_the_other_way_fits() {
        let opposite = |kin| match kin {
            Kin::Spouse => Kin::Spouse,
            Kin::Child => Kin::Parent,
            Kin::Parent => Kin::Child,
        };
        let home = Relation::ALL;
        for one in home {
            for other in home {
                let there = kin(one, other, &home);
                assert_eq!(kin(other, one, &home), there.map(opposite), "{one:?} {other:?}");
            }
        }
    }
}

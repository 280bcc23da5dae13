//! What relations, reasons for leaving, and those who may see a group are called.

use crate::words::*;
use domain::gone::Why;
use domain::group::Sight;
use domain::household::Relation;
use ui::t;

/// What somebody is to the head of the home.
#[must_use]
pub fn relation_word(relation: Relation) -> &'static str {
    t([
        REL_HEAD,
        REL_SPOUSE,
        REL_CHILD,
        REL_CHILD_IN_LAW,
        REL_PARENT,
        REL_PARENT_IN_LAW,
        REL_GRANDCHILD,
        REL_GRANDPARENT,
        REL_SIBLING,
        REL_RELATIVE,
        REL_LODGER,
        REL_CARER,
    ][relation as usize])
}

/// Why somebody left.
#[must_use]
pub fn why_word(why: Why) -> &'static str {
    t([WHY_MOVED, WHY_DIED, WHY_CARE, WHY_MISTAKEN][why as usize])
}

/// Who may be told of a group.
#[must_use]
pub fn sight_word(sight: Sight) -> &'static str {
    t(match sight {
        Sight::Helpers => SIGHT_HELPERS,
        Sight::Captains => SIGHT_CAPTAINS,
        Sight::Station => SIGHT_STATION,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_and_every_reason_has_its_own_word() {
        let relations: std::collections::BTreeSet<_> = Relation::ALL.map(relation_word).into_iter().collect();
        let reasons: std::collections::BTreeSet<_> = Why::ALL.map(why_word).into_iter().collect();
        assert_eq!((relations.len(), reasons.len()), (Relation::ALL.len(), Why::ALL.len()));
    }
}

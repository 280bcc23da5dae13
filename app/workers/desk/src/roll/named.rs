//! What people type when they look for a special group, in the three languages.

use domain::group::{Group, Groups};

const NAMES: [(Group, &[&str]); 11] = [
    (Group::Alone, &["独居", "獨居", "alone"]),
    (Group::EmptyNest, &["空巢", "empty nest", "nest"]),
    (Group::Over70, &["70岁", "70歲", "70+", "七十"]),
    (Group::Over80, &["80岁", "80歲", "80+", "八十", "高龄", "高齡"]),
    (Group::Disabled, &["残疾", "殘疾", "disabled"]),
    (Group::Veteran, &["退役", "退伍", "军人", "軍人", "老兵", "veteran"]),
    (Group::LowIncome, &["低保", "低收入", "low income"]),
    (Group::Expecting, &["孕期", "孕妇", "孕婦", "expecting"]),
    (Group::LeftBehind, &["留守", "left behind"]),
    (Group::ChronicIllness, &["慢性病", "慢病", "chronic"]),
    (Group::Homebound, &["行动不便", "行動不便", "homebound"]),
];

/// The shortest word that names one: two signs, or three letters. Less is a name that is still being typed.
fn is_long(word: &str) -> bool {
    word.chars().count() >= if word.is_ascii() { 3 } else { 2 }
}

/// The groups a typed word names, whole or by its beginning: `独居`, `独居老人`, `vet`.
pub(super) fn groups_named(word: &str) -> Groups {
    let word = word.to_lowercase();
    let meant = |names: &&[&str]| {
        names
            .iter()
            .any(|name| is_long(&word) && (name.starts_with(&word) || (!name.is_ascii() && word.contains(name))))
    };
    let groups: Vec<Group> = NAMES.iter().filter(|(_, names)| meant(names)).map(|(group, _)| *group).collect();
    Groups::of(&groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_named_in_any_language_and_not_by_a_piece_of_a_name() {
        assert_eq!(groups_named("独居老人"), Groups::of(&[Group::Alone]));
        assert_eq!(groups_named("退役軍人"), Groups::of(&[Group::Veteran]));
        assert_eq!(groups_named("Vet"), Groups::of(&[Group::Veteran]));
        assert_eq!(groups_named("80岁以上"), Groups::of(&[Group::Over80]));
        for word in ["", "独", "al", "田秀英", "501", "慢"] {
            assert_eq!(groups_named(word), Groups::default(), "{word}");
        }
    }
}

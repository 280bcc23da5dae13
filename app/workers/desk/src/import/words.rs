//! The words rosters use for columns, groups, relations, yes and no.

use domain::group::Group;
use domain::household::Relation;
use domain::pair::Gender;
use domain::tongue::{Tongue, Tongues};
use ports::desk::import::Column;

/// What a column is called. The first that is part of a heading counts, so longer names come first.
const COLUMNS: &[(&str, Column)] = &[
    ("与户主关系", Column::Relation),
    ("户主关系", Column::Relation),
    ("家庭关系", Column::Relation),
    ("關係", Column::Relation),
    ("关系", Column::Relation),
    ("身份证", Column::CitizenNumber),
    ("身分證", Column::CitizenNumber),
    ("公民身份", Column::CitizenNumber),
    ("证件号", Column::CitizenNumber),
    ("户主姓名", Column::Ignored),
    ("姓名", Column::Name),
    ("名字", Column::Name),
    ("联系电话", Column::Telephone),
    ("联系方式", Column::Telephone),
    ("手机", Column::Telephone),
    ("电话", Column::Telephone),
    ("電話", Column::Telephone),
    ("出生", Column::Born),
    ("生日", Column::Born),
    ("年龄", Column::Age),
    ("年齡", Column::Age),
    ("性别", Column::Gender),
    ("性別", Column::Gender),
    ("小区", Column::Estate),
    ("小區", Column::Estate),
    ("楼栋", Column::Building),
    ("楼号", Column::Building),
    ("樓號", Column::Building),
    ("栋号", Column::Building),
    ("幢号", Column::Building),
    ("单元", Column::Unit),
    ("單元", Column::Unit),
    ("房号", Column::Room),
    ("室号", Column::Room),
    ("门牌", Column::Home),
    ("住址", Column::Home),
    ("地址", Column::Home),
    ("住处", Column::Home),
    ("人员类别", Column::Groups),
    ("人群", Column::Groups),
    ("类别", Column::Groups),
    ("特殊", Column::Groups),
    ("独居", Column::Group(Group::Alone)),
    ("空巢", Column::Group(Group::EmptyNest)),
    ("残疾", Column::Group(Group::Disabled)),
    ("退役", Column::Group(Group::Veteran)),
    ("退伍", Column::Group(Group::Veteran)),
    ("低保", Column::Group(Group::LowIncome)),
    ("低收入", Column::Group(Group::LowIncome)),
    ("孕", Column::Group(Group::Expecting)),
    ("留守", Column::Group(Group::LeftBehind)),
    ("慢性病", Column::Group(Group::ChronicIllness)),
    ("慢病", Column::Group(Group::ChronicIllness)),
    ("行动不便", Column::Group(Group::Homebound)),
    ("难处", Column::Difficulty),
    ("難處", Column::Difficulty),
    ("语言", Column::Speaks),
    ("語言", Column::Speaks),
    ("方言", Column::Speaks),
    ("什么话", Column::Speaks),
    ("什麼話", Column::Speaks),
    ("备注", Column::Note),
    ("備註", Column::Note),
    ("说明", Column::Note),
    ("hardathome", Column::Difficulty),
    ("language", Column::Speaks),
    ("speaks", Column::Speaks),
    ("name", Column::Name),
    ("telephone", Column::Telephone),
    ("phone", Column::Telephone),
    ("address", Column::Home),
    ("home", Column::Home),
    ("born", Column::Born),
    ("birth", Column::Born),
    ("age", Column::Age),
    ("gender", Column::Gender),
    ("sex", Column::Gender),
    ("relation", Column::Relation),
    ("building", Column::Building),
    ("unit", Column::Unit),
    ("room", Column::Room),
    ("estate", Column::Estate),
    ("note", Column::Note),
];

/// Headings of one word that are part of too many others.
const WHOLE: &[(&str, Column)] = &[
    ("楼", Column::Building),
    ("栋", Column::Building),
    ("幢", Column::Building),
    ("室", Column::Room),
    ("户", Column::Room),
    ("房间", Column::Room),
    ("名", Column::Name),
];

/// What a heading names; `None` for no word that is known.
pub(super) fn column(heading: &str) -> Option<Column> {
    let heading: String = domain::text::half_width(heading).to_lowercase().split_whitespace().collect();
    let whole = WHOLE.iter().find(|(word, _)| *word == heading);
    whole.or_else(|| COLUMNS.iter().find(|(word, _)| heading.contains(word))).map(|(_, column)| *column)
}

const GROUPS: &[(&str, Group)] = &[
    ("独居", Group::Alone),
    ("獨居", Group::Alone),
    ("空巢", Group::EmptyNest),
    ("80岁以上", Group::Over80),
    ("高龄", Group::Over80),
    ("残疾", Group::Disabled),
    ("殘疾", Group::Disabled),
    ("退役", Group::Veteran),
    ("退伍", Group::Veteran),
    ("复员", Group::Veteran),
    ("老兵", Group::Veteran),
    ("低保", Group::LowIncome),
    ("低收入", Group::LowIncome),
    ("特困", Group::LowIncome),
    ("孕", Group::Expecting),
    ("留守", Group::LeftBehind),
    ("慢性病", Group::ChronicIllness),
    ("慢病", Group::ChronicIllness),
    ("高血压", Group::ChronicIllness),
    ("糖尿病", Group::ChronicIllness),
    ("行动不便", Group::Homebound),
    ("卧床", Group::Homebound),
    ("失能", Group::Homebound),
    ("行動不便", Group::Homebound),
    ("70歲以上", Group::Over70),
    ("70岁以上", Group::Over70),
    ("80歲以上", Group::Over80),
    ("livingalone", Group::Alone),
    ("emptynest", Group::EmptyNest),
    ("over70", Group::Over70),
    ("over80", Group::Over80),
    ("disabled", Group::Disabled),
    ("veteran", Group::Veteran),
    ("lowincome", Group::LowIncome),
    ("expecting", Group::Expecting),
    ("left-behind", Group::LeftBehind),
    ("chronicillness", Group::ChronicIllness),
    ("homebound", Group::Homebound),
];

/// Groups named in a cell.
pub(super) fn groups(cell: &str) -> impl Iterator<Item = Group> {
    let cell: String = domain::text::half_width(cell).to_lowercase().split_whitespace().collect();
    GROUPS.iter().filter(move |(word, _)| cell.contains(word)).map(|(_, group)| *group)
}

const TONGUES: &[(&str, Tongue)] = &[
    ("普通话", Tongue::Mandarin),
    ("普通話", Tongue::Mandarin),
    ("国语", Tongue::Mandarin),
    ("國語", Tongue::Mandarin),
    ("mandarin", Tongue::Mandarin),
    ("本地话", Tongue::Local),
    ("本地話", Tongue::Local),
    ("local", Tongue::Local),
    ("粤语", Tongue::Cantonese),
    ("粵語", Tongue::Cantonese),
    ("cantonese", Tongue::Cantonese),
    ("吴语", Tongue::Wu),
    ("吳語", Tongue::Wu),
    ("wu", Tongue::Wu),
    ("闽南", Tongue::Minnan),
    ("閩南", Tongue::Minnan),
    ("minnan", Tongue::Minnan),
    ("客家", Tongue::Hakka),
    ("hakka", Tongue::Hakka),
    ("英语", Tongue::English),
    ("英語", Tongue::English),
    ("english", Tongue::English),
    ("手语", Tongue::Sign),
    ("手語", Tongue::Sign),
    ("sign", Tongue::Sign),
];

/// Tongues named in a cell.
pub(super) fn tongues(cell: &str) -> Tongues {
    let cell = domain::text::half_width(cell).to_lowercase();
    let named = TONGUES.iter().filter(|(word, _)| cell.contains(word)).map(|(_, tongue)| *tongue);
    Tongues::of(&named.collect::<Vec<_>>())
}

/// Words for nobody in particular: neither a group nor a mistake.
pub(super) fn is_nothing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "—" | "/" | "无" | "無" | "否" | "一般" | "普通" | "普通居民" | "不详" | "none")
}

/// Yes, no, or neither.
pub(super) fn yes(cell: &str) -> Option<bool> {
    match domain::text::half_width(cell).trim().to_lowercase().as_str() {
        "是" | "有" | "√" | "✓" | "✔" | "y" | "yes" | "1" | "true" => Some(true),
        "否" | "无" | "無" | "没有" | "×" | "x" | "n" | "no" | "0" | "false" | "-" => Some(false),
        _ => None,
    }
}

/// A woman or a man.
pub(super) fn gender(cell: &str) -> Option<Gender> {
    match cell.trim().to_lowercase().as_str() {
        "女" | "女性" | "f" | "female" | "woman" | "2" => Some(Gender::Woman),
        "男" | "男性" | "m" | "male" | "man" | "1" => Some(Gender::Man),
        _ => None,
    }
}

const RELATIONS: &[(&str, Relation)] = &[
    ("head", Relation::Head),
    ("spouse", Relation::Spouse),
    ("grandchild", Relation::Grandchild),
    ("grandparent", Relation::Grandparent),
    ("parent-in-law", Relation::ParentInLaw),
    ("child-in-law", Relation::ChildInLaw),
    ("child", Relation::Child),
    ("parent", Relation::Parent),
    ("sibling", Relation::Sibling),
    ("relative", Relation::Relative),
    ("lodger", Relation::Lodger),
    ("carer", Relation::Carer),
    ("户主", Relation::Head),
    ("戶主", Relation::Head),
    ("本人", Relation::Head),
    ("配偶", Relation::Spouse),
    ("妻", Relation::Spouse),
    ("丈夫", Relation::Spouse),
    ("爱人", Relation::Spouse),
    ("儿媳", Relation::ChildInLaw),
    ("女婿", Relation::ChildInLaw),
    ("媳", Relation::ChildInLaw),
    ("孙", Relation::Grandchild),
    ("孫", Relation::Grandchild),
    ("岳父", Relation::ParentInLaw),
    ("岳母", Relation::ParentInLaw),
    ("公公", Relation::ParentInLaw),
    ("婆婆", Relation::ParentInLaw),
    ("祖父", Relation::Grandparent),
    ("祖母", Relation::Grandparent),
    ("祖輩", Relation::Grandparent),
    ("祖辈", Relation::Grandparent),
    ("爷爷", Relation::Grandparent),
    ("奶奶", Relation::Grandparent),
    ("父", Relation::Parent),
    ("母", Relation::Parent),
    ("子", Relation::Child),
    ("女", Relation::Child),
    ("儿", Relation::Child),
    ("兄", Relation::Sibling),
    ("弟", Relation::Sibling),
    ("姐", Relation::Sibling),
    ("妹", Relation::Sibling),
    ("租", Relation::Lodger),
    ("保姆", Relation::Carer),
    ("护工", Relation::Carer),
    ("亲", Relation::Relative),
    ("親", Relation::Relative),
    ("其他", Relation::Relative),
];

/// What somebody is to the head of the household.
pub(super) fn relation(cell: &str) -> Option<Relation> {
    let cell = cell.to_lowercase();
    RELATIONS.iter().find(|(word, _)| cell.contains(word)).map(|(_, relation)| *relation)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `captain/src/words` says them, in the order of the enums.
    const SAID_GROUPS: [&str; 3] = [
        "独居|空巢|70 岁以上|80 岁以上|残疾|退役军人|低收入|孕期|留守儿童|慢性病|行动不便",
        "獨居|空巢|70 歲以上|80 歲以上|殘疾|退役軍人|低收入|孕期|留守兒童|慢性病|行動不便",
        "living alone|empty nest|over 70|over 80|disabled|veteran|low income|expecting|left-behind child|chronic illness|homebound",
    ];
    const SAID_RELATIONS: [&str; 3] = [
        "户主|配偶|子女|儿媳、女婿|父母|岳父母、公婆|孙辈|祖辈|兄弟姐妹|其他亲属|租住|保姆、护工",
        "戶主|配偶|子女|兒媳、女婿|父母|岳父母、公婆|孫輩|祖輩|兄弟姐妹|其他親屬|租住|保姆、護工",
        "Head|Spouse|Child|Child-in-law|Parent|Parent-in-law|Grandchild|Grandparent|Sibling|Relative|Lodger|Carer",
    ];

    const SAID_TONGUES: [&str; 3] = [
        "普通话|本地话|粤语|吴语|闽南话|客家话|英语|手语",
        "普通話|本地話|粵語|吳語|閩南話|客家話|英語|手語",
        "Mandarin|Local speech|Cantonese|Wu|Minnan|Hakka|English|Sign language",
    ];

    #[test]
    fn what_the_screens_say_is_read_again_in_every_language() {
        for said in SAID_GROUPS {
            let read: Vec<Vec<Group>> = said.split('|').map(|word| groups(word).collect()).collect();
            assert_eq!(read, Group::ALL.map(|group| vec![group]), "{said}");
        }
        for said in SAID_RELATIONS {
            let read: Vec<_> = said.split('|').map(relation).collect();
            assert_eq!(read, Relation::ALL.map(Some), "{said}");
        }
        for said in SAID_TONGUES {
            let read: Vec<_> = said.split('|').map(tongues).collect();
            assert_eq!(read, Tongue::ALL.map(|tongue| Tongues::of(&[tongue])), "{said}");
        }
        for heading in ["家里的难处", "家裡的難處", "What is hard at home"] {
            assert_eq!(column(heading), Some(Column::Difficulty), "{heading}");
        }
        for heading in ["会说什么话", "會說什麼話", "Speaks"] {
            assert_eq!(column(heading), Some(Column::Speaks), "{heading}");
        }
    }
}

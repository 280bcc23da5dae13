//! Surnames that are read otherwise than the same characters elsewhere.

/// Surnames of two characters, also those whose first alone is another surname.
const DOUBLE: &[(&str, [&str; 2])] = &[
    ("欧阳", ["ou", "yang"]),
    ("单于", ["chan", "yu"]),
    ("尉迟", ["yu", "chi"]),
    ("万俟", ["mo", "qi"]),
    ("长孙", ["zhang", "sun"]),
    ("澹台", ["tan", "tai"]),
    ("宰父", ["zai", "fu"]),
    ("皇甫", ["huang", "fu"]),
    ("鲜于", ["xian", "yu"]),
    ("令狐", ["ling", "hu"]),
    ("亓官", ["qi", "guan"]),
    ("呼延", ["hu", "yan"]),
    ("夏侯", ["xia", "hou"]),
    ("诸葛", ["zhu", "ge"]),
    ("上官", ["shang", "guan"]),
    ("司马", ["si", "ma"]),
    ("赫连", ["he", "lian"]),
    ("乐正", ["yue", "zheng"]),
    ("召都", ["shao", "du"]),
];

/// Surnames of one character.
const SINGLE: &[(char, &str)] = &[
    ('单', "shan"),
    ('解', "xie"),
    ('曾', "zeng"),
    ('仇', "qiu"),
    ('查', "zha"),
    ('区', "ou"),
    ('朴', "piao"),
    ('盖', "ge"),
    ('乐', "yue"),
    ('任', "ren"),
    ('华', "hua"),
    ('葛', "ge"),
    ('翟', "zhai"),
    ('燕', "yan"),
    ('缪', "miao"),
    ('折', "she"),
    ('员', "yun"),
    ('召', "shao"),
    ('种', "chong"),
    ('繁', "po"),
    ('黑', "he"),
    ('洗', "xian"),
    ('祭', "zhai"),
    ('秘', "bi"),
    ('覃', "qin"),
    ('宿', "su"),
    ('柏', "bai"),
    ('那', "na"),
    ('郇', "xun"),
    ('郗', "xi"),
    ('尉', "wei"),
    ('隗', "wei"),
    ('宓', "mi"),
    ('牟', "mou"),
    ('逄', "pang"),
    ('冯', "feng"),
    ('句', "gou"),
    ('阚', "kan"),
    ('沈', "shen"),
    ('车', "che"),
    ('石', "shi"),
    ('卜', "bu"),
    ('谌', "chen"),
    ('叶', "ye"),
    ('於', "yu"),
    ('贾', "jia"),
    ('纪', "ji"),
    ('强', "qiang"),
    ('应', "ying"),
    ('幺', "yao"),
    ('么', "yao"),
    ('都', "du"),
    ('卒', "zu"),
    ('藏', "zang"),
    ('相', "xiang"),
    ('占', "zhan"),
    ('过', "guo"),
    ('候', "hou"),
    ('适', "kuo"),
    ('会', "gui"),
    ('咎', "gao"),
    ('教', "jiao"),
    ('中', "zhong"),
];

/// How the surname a name begins with is read; empty where it is read like its characters anywhere.
pub(crate) fn of(name: &[char]) -> Vec<&'static str> {
    let double = DOUBLE.iter().find(|(surname, _)| {
        let mut characters = surname.chars();
        // A name of two characters in all is a surname of one and a given name.
        name.len() > 2 && characters.next() == name.first().copied() && characters.next() == name.get(1).copied()
    });
    if let Some((_, readings)) = double {
        return readings.to_vec();
    }
    let single = name.first().and_then(|first| SINGLE.iter().find(|(surname, _)| surname == first));
    single.map(|(_, reading)| vec![*reading]).unwrap_or_default()
}

//! What made-up people are called, and where they live. None of them exists.

/// Surnames, the commoner ones more than once.
pub const SURNAMES: [&str; 60] = [
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马",
    "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾",
    "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "田", "陆", "邵",
    "欧阳", "司马", "上官",
];

/// Given names of people born before about 1965.
pub const GIVEN_OLD: [&str; 40] = [
    "建民", "秀英", "桂兰", "国华", "玉珍", "德福", "淑芬", "志强", "凤英", "宝田", "素琴", "长海", "金凤", "永年",
    "桂荣", "文斌", "玉兰", "福生", "秀兰", "振华", "惠芳", "少华", "月娥", "庆祥", "翠萍", "新民", "淑珍", "铁柱",
    "瑞芝", "景山", "兰英", "万春", "慧贞", "守义", "春梅", "贵生", "爱莲", "学文", "玉梅", "大勇",
];

/// Given names of people born later.
pub const GIVEN_YOUNG: [&str; 40] = [
    "伟", "静", "磊", "敏", "强", "芳", "杰", "丽", "涛", "娟", "明", "霞", "超", "燕", "军", "欣怡", "子涵", "浩然",
    "雨桐", "俊杰", "思远", "晓彤", "一鸣", "佳宁", "梓轩", "梦洁", "天佑", "若溪", "博文", "雅琪", "志远", "晓梅",
    "海波", "立新", "文静", "宇航", "嘉怡", "鹏飞", "诗涵", "建国",
];

/// The five estates with their buildings, and where their middles lie, in metres east and north of the station.
pub const ESTATES: [(&str, u16, i32, i32); 5] = [
    ("青禾小区", 12, 0, 0),
    ("槐荫里", 11, 420, 80),
    ("望江苑", 13, -380, 150),
    ("梧桐里", 12, 60, -460),
    ("晴川花园", 12, 500, 520),
];

/// District, street and community above them.
pub const ABOVE: [&str; 3] = ["安平区", "长宁街道", "青禾社区"];

/// The captain.
pub const CAPTAIN: (&str, &str) = ("许楠", courier::poster::SAMPLE_TELEPHONE);

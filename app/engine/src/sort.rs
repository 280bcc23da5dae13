//! Sorting: which kind a request is, guessed from the resident's own words.
//!
//! Each phrase speaks for a kind with a weight; the kind with the greatest sum wins. Phrases are short and overlap on
//! purpose: `乱停车` counts for itself and for the `停车` in it.

use crate::words::{find, plain};
use domain::Kind;

/// A guess at a request's kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guess {
    /// The likeliest; [`Kind::Other`] when nothing in the words tells.
    pub best: Kind,
    /// Further kinds the words speak for, likeliest first; never holds `best`.
    pub others: Vec<Kind>,
}

/// Phrases that speak for a kind, blank-separated, `_` for a blank; one line a weight.
const PHRASES: [(Kind, u16, &str); 24] = [
    (Kind::Danger, 6, "脱落 坠落 外立面 漏电 着火 起火 塌 高空抛物 falling facade"),
    (
        Kind::Danger,
        4,
        "外墙 墙皮 掉下来 掉落 裸露 隐患 危险 砸 井盖 冒烟 煤气 燃气 裂缝 danger bare_wire crack gas smoke",
    ),
    (Kind::Danger, 2, "电线 松动 打滑 结冰 loose wire"),
    (Kind::Repair, 5, "漏水 渗水 灯泡 门锁 水管 水龙头 马桶 跳闸 插座 维修 leak bulb repair plumb"),
    (
        Kind::Repair,
        3,
        "灯 不亮 锁 坏 修 漏 下水道 堵了 电梯 停电 断电 没电 没水 停水 门禁 暖气 纱窗 light lamp lock pipe tap toilet broken fix lift",
    ),
    (Kind::Repair, 1, "钥匙 开关 空调 楼道 corridor door"),
    (Kind::Errand, 6, "买药 买菜 取药 拿药 开药 跑腿 取快递 拿快递 代买 medicine pharmac grocer errand"),
    (Kind::Errand, 4, "帮我买 买点 药 快递 搬东西 买米 陪诊 parcel shopping pick_up buy"),
    (Kind::Errand, 2, "买 菜 搬 医院 取 送 下楼 fetch carry deliver hospital"),
    (Kind::Company, 6, "唱歌 聊天 说说话 说话 孤单 孤独 寂寞 解闷 谈心 lonely sing sang song company talk chat"),
    (Kind::Company, 4, "陪 聊 唱 闷 探望 看看我 难过 心理 情绪 一个人在家 抑郁 visit alone sad counsel"),
    (Kind::Company, 2, "一个人 独居 心里 睡不着 空巢 老伴 lives_by"),
    (Kind::Papers, 7, "优待证 叶酸 低保 填表 居住证 folic veteran"),
    (
        Kind::Papers,
        5,
        "办证 办理 手续 申请 申领 申报 医保 社保 补贴 退役 报销 身份证 证明 代领 apply applic certificate benefit insurance form card",
    ),
    (Kind::Papers, 3, "表格 盖章 材料 激活 登记 疫苗 办 证件 卡 papers document regist"),
    (Kind::Order, 7, "乱停 乱放 乱堆 停车 杂物 花盆 噪音 噪声 parking parked flower_pot flowerpot noise noisy"),
    (Kind::Order, 5, "占道 车位 垃圾 遛狗 小广告 消防通道 纠纷 飞线 扰民 rubbish trash garbage clutter"),
    (Kind::Order, 3, "车辆 堆 吵 狗 矛盾 卫生 邻居 电动车 挡 blocked neighbour neighbor car_ cars dog"),
    (Kind::Activity, 7, "下棋 棋牌 象棋 兴趣班 兴趣课 暑期班 打牌 chess summer_class playground"),
    (Kind::Activity, 5, "棋 课堂 暑假 暑期 场地 广场舞 跳舞 健身 托管 class summer course activit dance"),
    (Kind::Activity, 3, "活动 培训 器材 报刊 看书 孩子 学生 玩 children kids play"),
    (Kind::Meal, 7, "送餐 订餐 送饭 助餐 午饭 午餐 晚饭 晚餐 早饭 早餐 盒饭 吃饭 meal lunch dinner breakfast"),
    (Kind::Meal, 5, "食堂 做饭 饭 canteen cook"),
    (Kind::Meal, 3, "餐 吃 饿 eat food hungry"),
];

/// Guesses the kind of a request from its words: Chinese, simplified or traditional, or English.
#[must_use]
pub fn guess(words: &str) -> Guess {
    let words = plain(words);
    let mut sums = Kind::ALL.map(|kind| (sum(kind, &words), kind));
    // Equal sums keep the order in which people are shown the kinds; danger alone goes first.
    sums.sort_by_key(|(sum, kind)| (core::cmp::Reverse(*sum), *kind != Kind::Danger));
    let mut kinds = sums.into_iter().filter(|(sum, _)| *sum > 0).map(|(_, kind)| kind);
    Guess { best: kinds.next().unwrap_or(Kind::Other), others: kinds.collect() }
}

/// How much plain `words` speak for `kind`.
fn sum(kind: Kind, words: &str) -> u16 {
    let lines = PHRASES.iter().filter(|(of, ..)| *of == kind);
    let found = |phrase: &str| find(words, &phrase.replace('_', " ")).next().is_some();
    lines.map(|(_, weight, phrases)| weight * phrases.split(' ').filter(|phrase| found(phrase)).count() as u16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_in_peoples_own_words_find_their_kind() {
        let table: &[(Kind, &[&str])] = &[
            (
                Kind::Repair,
                &[
                    "楼道里两个灯不亮了",
                    "樓道裡路燈壞了兩盞",
                    "发现有两处楼栋公共照明灯不亮",
                    "我們發現路燈不亮了",
                    "单元门锁坏了，门关不上",
                    "單元門鎖損壞",
                    "厨房水管漏水，地上全是水",
                    "水管漏水",
                    "电梯又停了，修一下",
                    "马桶堵了",
                    "The corridor light on the third floor is out",
                    "My door lock is broken",
                    "The tap leaks",
                ],
            ),
            (
                Kind::Order,
                &[
                    "小区里车辆乱停乱放",
                    "車輛亂停亂放，救護車都進不來",
                    "有人把车停在消防通道上",
                    "楼道花盆乱放，走路都绊脚",
                    "樓道花盆亂放問題",
                    "楼上半夜噪音太大",
                    "邻居总在门口堆杂物",
                    "Cars are parked on the pavement",
                    "Flower pots block the corridor",
                ],
            ),
            (
                Kind::Danger,
                &[
                    "9号楼、10号楼外立面装饰脱落严重，存在安全隐患",
                    "9號樓、10號樓外立面裝飾脫落嚴重",
                    "外墙墙皮掉下来，差点砸到人",
                    "楼下有根电线裸露着",
                    "井盖松动，孩子踩上去很危险",
                    "The facade of building 9 is falling off",
                ],
            ),
            (
                Kind::Papers,
                &[
                    "我77岁了腿脚不便，想办退役军人优待证",
                    "因為腿腳不便走不了遠路，想辦理退役軍人優待證",
                    "最近在备孕，听说小区工作站可以代领叶酸？",
                    "最近在備孕，聽說小區工作站可以代領葉酸？",
                    "医保卡怎么激活",
                    "想申请高龄补贴，不会填表",
                    "I need a veteran's card",
                    "Can you collect folic acid for us?",
                ],
            ),
            (
                Kind::Errand,
                &[
                    "帮我买点降压药",
                    "幫老人買藥、買菜",
                    "腿疼下不了楼，想请人买菜",
                    "快递到了，太重搬不动",
                    "去医院取药",
                    "Please buy my medicine",
                    "I can't carry my groceries upstairs",
                ],
            ),
            (
                Kind::Company,
                &[
                    "老伴走了，一个人闷得慌，想有人陪我唱唱歌聊聊天",
                    "想有人來唱歌聊天解解悶",
                    "我妈独居，白天没人说话",
                    "最近心里难过，睡不着，想找人谈心",
                    "I am lonely and would love someone to sing with",
                    "Someone to talk to my father",
                ],
            ),
            (
                Kind::Activity,
                &[
                    "楼下没地方下棋",
                    "我們也沒地方下棋，經常去公園找地方",
                    "暑假孩子没地方玩，能不能开个兴趣班",
                    "暑假期間學生活動場地少、生活單調",
                    "能不能装点健身器材",
                    "A chess table in the yard, please",
                    "Summer classes for the children",
                ],
            ),
            (
                Kind::Meal,
                &[
                    "我做不了饭了，能不能送餐",
                    "中午想在食堂吃饭",
                    "老人午飯沒人做",
                    "社區老人就餐難，食堂能送到家嗎",
                    "Can lunch be brought to my mother?",
                ],
            ),
            (Kind::Other, &["你好", "", "谢谢", "?!", "hello", "<b></b>"]),
        ];
        for (kind, requests) in table {
            for words in *requests {
                assert_eq!(guess(words).best, *kind, "{words}: {:?}", guess(words));
            }
        }
    }

    #[test]
    fn what_else_it_could_be_comes_next() {
        let guess = guess("楼道花盆乱放，走路都绊脚，灯也不亮");
        assert_eq!((guess.best, guess.others.first()), (Kind::Order, Some(&Kind::Repair)));
        assert!(!guess.others.contains(&guess.best));
    }

    #[test]
    fn words_of_any_length_are_sorted() {
        assert_eq!(guess(&"灯".repeat(100_000)).best, Kind::Repair);
    }
}

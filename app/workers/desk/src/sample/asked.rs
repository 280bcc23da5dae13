//! What the made-up residents ask for: the requests of both articles, in residents' own words, and older ones that
//! are over, so that a helper can have been somewhere before.

use domain::request::Channel;
use domain::time::Part;
use domain::{Kind, Slots};

/// A request that is open when the sample starts.
pub struct Asked {
    /// In the resident's words.
    pub words: &'static str,
    /// What sort of help.
    pub kind: Kind,
    /// By which road it came.
    pub channel: Channel,
    /// So many minutes before the sample starts.
    pub minutes_ago: u64,
    /// Which estate, and which of its buildings.
    pub at: (usize, u16),
    /// Whether an elder who lives alone asks.
    pub elder: bool,
    /// When it suits.
    pub suits: Slots,
}

const fn asked(
    words: &'static str,
    kind: Kind,
    channel: Channel,
    minutes_ago: u64,
    at: (usize, u16),
    elder: bool,
) -> Asked {
    Asked { words, kind, channel, minutes_ago, at, elder, suits: Slots(0) }
}

/// Open requests, in no order.
#[must_use]
pub fn open() -> Vec<Asked> {
    use Channel::{Chat, Door, Kiosk, Phone, Station, Telephone};
    use Kind::{Activity, Company, Danger, Errand, Meal, Order, Papers, Repair};
    vec![
        asked("楼道里两处公共照明灯不亮了,晚上看不清路。", Repair, Phone, 38, (0, 9), false),
        asked("九号楼一单元楼道灯又不亮了,上下楼摸黑。", Repair, Chat, 25, (0, 9), true),
        asked("我们这层楼道灯也坏了,麻烦看一下。", Repair, Phone, 12, (0, 9), false),
        asked("单元门锁坏了,门关不上。", Repair, Phone, 95, (1, 4), false),
        asked("我家水管漏水,一直滴到楼下。", Repair, Telephone, 50, (2, 7), false),
        asked("楼下车辆乱停乱放,轮椅都过不去。", Order, Chat, 300, (0, 5), true),
        asked("9号楼、10号楼外立面装饰脱落严重,怕掉下来砸到人。", Danger, Phone, 70, (2, 9), false),
        asked("我腿脚不便走不了远路,退役军人优待证怎么办?能上门办吗?", Papers, Door, 600, (3, 9), true),
        asked("楼栋长,我是咱们一栋楼的,最近在备孕,听说小区工作站可以代领叶酸?", Papers, Phone, 130, (4, 2), false),
        Asked {
            suits: Slots::every(Part::Morning),
            ..asked("我行动不便,想请人帮我买药,降压药快吃完了。", Errand, Phone, 65, (0, 3), true)
        },
        Asked {
            suits: Slots::every(Part::Morning).or(Slots::every(Part::Afternoon)),
            ..asked("出门不方便,能帮我买点菜吗?", Errand, Telephone, 150, (1, 6), true)
        },
        Asked {
            suits: Slots::every(Part::Afternoon),
            ..asked("孩子都不在身边,一个人闷得慌,想有人来唱唱歌聊聊天。", Company, Door, 900, (0, 7), true)
        },
        asked("我们没地方下棋,能不能在楼下摆张棋牌桌?", Activity, Station, 1_400, (3, 1), true),
        asked("楼道花盆乱放,走路老绊着。", Order, Phone, 420, (4, 8), false),
        asked("暑假学生活动场地少,生活单调,能不能开个兴趣班?", Activity, Chat, 1_900, (1, 2), false),
        asked("老人中午做饭难,想在社区食堂吃饭。", Meal, Kiosk, 200, (2, 3), true),
    ]
}

/// Requests that are over: days before the sample starts, kind, words.
pub const OVER: [(u64, Kind, &str); 24] = [
    (1, Kind::Errand, "帮忙取一下快递,拿不动。"),
    (2, Kind::Company, "想找人说说话。"),
    (2, Kind::Repair, "厨房灯管不亮。"),
    (3, Kind::Errand, "帮我去药店买降压药。"),
    (4, Kind::Papers, "医保卡不会激活。"),
    (5, Kind::Errand, "买十斤米送上来。"),
    (6, Kind::Company, "老伴住院,家里就我一个。"),
    (7, Kind::Repair, "水龙头关不严。"),
    (8, Kind::Order, "电动车堵住单元门。"),
    (9, Kind::Errand, "交一下电费。"),
    (10, Kind::Papers, "高龄补贴的表不会填。"),
    (11, Kind::Company, "想听人唱段京剧。"),
    (12, Kind::Meal, "这两天腿疼,饭能送上来吗?"),
    (13, Kind::Errand, "去医院拿化验单。"),
    (14, Kind::Repair, "门铃不响了。"),
    (15, Kind::Company, "周末有人下盘棋就好了。"),
    (16, Kind::Errand, "帮我买菜。"),
    (17, Kind::Papers, "手机不会交医保。"),
    (19, Kind::Danger, "阳台上花盆快掉下去了。"),
    (20, Kind::Errand, "拿药。"),
    (22, Kind::Repair, "马桶一直流水。"),
    (24, Kind::Company, "一个人过生日。"),
    (26, Kind::Errand, "搬一袋面粉上楼。"),
    (28, Kind::Meal, "想订一个月的午饭。"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_but_other_is_asked_for() {
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Other) {
            assert!(open().iter().any(|asked| asked.kind == kind), "{kind:?}");
        }
    }
}

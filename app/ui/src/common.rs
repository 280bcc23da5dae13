//! Words that more than one face says, and the words for what the domain knows.

use crate::Word;
use domain::Kind;
use domain::meal::PriceClass;
use domain::place::Level;
use domain::request::{Channel, Stage};
use domain::task::TaskStage;
use domain::time::Part;
use domain::tongue::Tongue;
use domain::volunteer::{Reach, Skill};

crate::words! {
    PRODUCT: "最后一米" | "最後一米" | "Last Metre";
    LANGUAGE: "语言" | "語言" | "Language";
    THEME: "明暗" | "明暗" | "Light or dark";
    THEME_SYSTEM: "随设备" | "隨裝置" | "As the device";
    THEME_LIGHT: "浅色" | "淺色" | "Light";
    THEME_DARK: "深色" | "深色" | "Dark";
    LARGE_TYPE: "大字" | "大字" | "Large";
    SKIP: "跳到正文" | "跳到正文" | "Skip to content";

    BACK: "返回" | "返回" | "Back";
    NEXT: "下一步" | "下一步" | "Next";
    CANCEL: "不了，返回" | "不了，返回" | "No, go back";
    CLOSE: "关上" | "關上" | "Close";
    UNDO: "撤销" | "撤銷" | "Undo";
    SAVE: "保存" | "儲存" | "Save";
    SEND: "发出" | "發出" | "Send";
    EDIT: "修改" | "修改" | "Change";
    COPY: "复制" | "複製" | "Copy";
    COPIED: "已复制" | "已複製" | "Copied";
    PRINT: "打印" | "列印" | "Print";
    SEARCH: "搜索" | "搜尋" | "Search";
    MORE: "更多" | "更多" | "More";
    YES: "是" | "是" | "Yes";
    NO: "不是" | "不是" | "No";
    DONE: "好了" | "好了" | "Done";
    RETRY: "再试一次" | "再試一次" | "Try again";
    BUSY: "请稍等" | "請稍等" | "One moment";
    OPTIONAL: "可不填" | "可不填" | "optional";
    LEFT_CHARACTERS: "还可写 {n} 个字" | "還可寫 {n} 個字" | "{n} characters left";
    OVER_CHARACTERS: "多了 {n} 个字" | "多了 {n} 個字" | "{n} characters too many";
    PLEASE_MEND: "请看一下这里" | "請看一下這裡" | "Please look at this";
    ERROR: "注意：" | "注意：" | "Error:";
    ROWS: "共 {n} 行" | "共 {n} 行" | "{n} rows";

    READ_ALOUD: "读给我听" | "讀給我聽" | "Read aloud";
    STOP_READING: "停下" | "停下" | "Stop reading";
    CALL: "打电话" | "打電話" | "Call";
    CALL_WHOM: "打电话给{who}" | "打電話給{who}" | "Call {who}";
    EMERGENCY: "紧急电话" | "緊急電話" | "Emergency numbers";
    CALL_120: "急救" | "急救" | "Ambulance";
    CALL_119: "火警" | "火警" | "Fire";
    CALL_110: "报警" | "報警" | "Police";

    UPDATE_READY: "有新版本" | "有新版本" | "A new version is ready";
    UPDATE_LINE: "换上只要一下，写的东西都在。" | "換上只要一下，寫的東西都在。" | "It takes a moment. Nothing you wrote is lost.";
    UPDATE_NOW: "换上" | "換上" | "Update";
    LATER: "等会儿" | "等會兒" | "Later";
    OFFLINE: "没有网络，写的都先存在这台设备上。" | "沒有網路，寫的都先存在這台裝置上。" | "No network. What you write is kept on this device.";
    SAMPLE: "样例：人和事都是编的，什么也不会发出去。" | "樣例：人和事都是編的，什麼也不會發出去。" | "Sample: people and events are made up, and nothing is sent.";
    NOT_LOCKED: "这台设备还没上锁，先不要写真人的信息。" | "這台裝置還沒上鎖，先不要寫真人的資訊。" | "This device is not locked yet. Do not enter real people's details.";

    STEP_DONE: "已完成" | "已完成" | "done";
    STEP_NOW: "进行中" | "進行中" | "in progress";
    STEP_AHEAD: "还没到" | "還沒到" | "still ahead";

    KIND_REPAIR: "修东西" | "修東西" | "Repair";
    KIND_ERRAND: "跑腿" | "跑腿" | "Errand";
    KIND_COMPANY: "有人陪" | "有人陪" | "Company";
    KIND_PAPERS: "办证件" | "辦證件" | "Papers";
    KIND_ORDER: "楼里的事" | "樓裡的事" | "Shared space";
    KIND_DANGER: "有危险" | "有危險" | "Danger";
    KIND_ACTIVITY: "活动" | "活動" | "Activity";
    KIND_MEAL: "吃饭" | "吃飯" | "Meal";
    KIND_OTHER: "别的" | "別的" | "Something else";

    SKILL_ERRANDS: "跑腿" | "跑腿" | "Errands";
    SKILL_REPAIRS: "水电小修" | "水電小修" | "Small repairs";
    SKILL_TALK: "陪聊" | "陪聊" | "Company";
    SKILL_ARTS: "唱歌文艺" | "唱歌文藝" | "Singing and arts";
    SKILL_COUNSELLING: "心理咨询" | "心理諮詢" | "Counselling";
    SKILL_NURSING: "护理" | "護理" | "Nursing";
    SKILL_DRIVING: "开车" | "開車" | "Driving";
    SKILL_PHONES: "手机电脑" | "手機電腦" | "Phones and computers";
    SKILL_TEACHING: "辅导孩子" | "輔導孩子" | "Teaching children";
    SKILL_COOKING: "做饭" | "做飯" | "Cooking";
    SKILL_MEDIATION: "调解" | "調解" | "Mediation";
    SKILL_LIFTING: "搬重物" | "搬重物" | "Heavy lifting";
    SKILL_FORMS: "懂手续" | "懂手續" | "Forms and papers";
    SKILL_PATROL: "巡查" | "巡查" | "Patrol";
    SKILL_CHESS: "棋牌" | "棋牌" | "Chess and cards";
    SKILL_GARDENING: "种花" | "種花" | "Gardening";

    TONGUE_MANDARIN: "普通话" | "普通話" | "Mandarin";
    TONGUE_LOCAL: "本地话" | "本地話" | "Local speech";
    TONGUE_CANTONESE: "粤语" | "粵語" | "Cantonese";
    TONGUE_WU: "吴语" | "吳語" | "Wu";
    TONGUE_MINNAN: "闽南话" | "閩南話" | "Minnan";
    TONGUE_HAKKA: "客家话" | "客家話" | "Hakka";
    TONGUE_ENGLISH: "英语" | "英語" | "English";
    TONGUE_SIGN: "手语" | "手語" | "Sign language";

    MONDAY: "周一" | "週一" | "Mon";
    TUESDAY: "周二" | "週二" | "Tue";
    WEDNESDAY: "周三" | "週三" | "Wed";
    THURSDAY: "周四" | "週四" | "Thu";
    FRIDAY: "周五" | "週五" | "Fri";
    SATURDAY: "周六" | "週六" | "Sat";
    SUNDAY: "周日" | "週日" | "Sun";
    MORNING: "上午" | "上午" | "Morning";
    AFTERNOON: "下午" | "下午" | "Afternoon";
    EVENING: "晚上" | "晚上" | "Evening";
    ANY_TIME: "什么时候都行" | "什麼時候都行" | "Any time";
    EVERY_DAY: "每天" | "每天" | "Every day";

    CHANNEL_PHONE: "手机" | "手機" | "Phone";
    CHANNEL_KIOSK: "触摸屏" | "觸控屏" | "Kiosk";
    CHANNEL_DOOR: "当面" | "當面" | "At the door";
    CHANNEL_TELEPHONE: "电话" | "電話" | "Telephone";
    CHANNEL_CHAT: "微信群、QQ群" | "微信群、QQ群" | "Chat group";
    CHANNEL_STATION: "站里" | "站裡" | "At the station";

    STAGE_RECEIVED: "收到了" | "收到了" | "Received";
    STAGE_DONE: "办好了" | "辦好了" | "Done";
    STAGE_CLOSED: "已了结" | "已了結" | "Closed";
    STAGE_WITHDRAWN: "已收回" | "已收回" | "Withdrawn";
    TASK_OFFERED: "问过了" | "問過了" | "Asked";
    TASK_ACCEPTED: "答应了" | "答應了" | "Accepted";
    TASK_AGREED: "说定了" | "說定了" | "Agreed";
    TASK_DONE: "办好了" | "辦好了" | "Done";
    TASK_OFF: "不去了" | "不去了" | "Off";

    LEVEL_DISTRICT: "区" | "區" | "District";
    LEVEL_STREET: "街道" | "街道" | "Street";
    LEVEL_COMMUNITY: "社区" | "社區" | "Community";
    LEVEL_ESTATE: "小区" | "小區" | "Estate";
    LEVEL_BUILDING: "楼栋" | "樓棟" | "Building";
    REACH_BUILDING: "本楼" | "本樓" | "Own building";
    REACH_ESTATE: "本小区" | "本小區" | "Own estate";
    REACH_COMMUNITY: "全社区" | "全社區" | "Whole community";
    PRICE_ORDINARY: "普通" | "普通" | "Ordinary";
    PRICE_ELDER: "老人" | "長者" | "Elder";
    PRICE_FREE: "免费" | "免費" | "Free";
}

/// A kind's word.
#[must_use]
pub fn kind(kind: Kind) -> Word {
    match kind {
        Kind::Repair => KIND_REPAIR,
        Kind::Errand => KIND_ERRAND,
        Kind::Company => KIND_COMPANY,
        Kind::Papers => KIND_PAPERS,
        Kind::Order => KIND_ORDER,
        Kind::Danger => KIND_DANGER,
        Kind::Activity => KIND_ACTIVITY,
        Kind::Meal => KIND_MEAL,
        Kind::Other => KIND_OTHER,
    }
}

/// A skill's word.
#[must_use]
pub fn skill(skill: Skill) -> Word {
    [
        SKILL_ERRANDS,
        SKILL_REPAIRS,
        SKILL_TALK,
        SKILL_ARTS,
        SKILL_COUNSELLING,
        SKILL_NURSING,
        SKILL_DRIVING,
        SKILL_PHONES,
        SKILL_TEACHING,
        SKILL_COOKING,
        SKILL_MEDIATION,
        SKILL_LIFTING,
        SKILL_FORMS,
        SKILL_PATROL,
        SKILL_CHESS,
        SKILL_GARDENING,
    ][skill as usize]
}

/// A tongue's word.
#[must_use]
pub fn tongue(tongue: Tongue) -> Word {
    match tongue {
        Tongue::Mandarin => TONGUE_MANDARIN,
        Tongue::Local => TONGUE_LOCAL,
        Tongue::Cantonese => TONGUE_CANTONESE,
        Tongue::Wu => TONGUE_WU,
        Tongue::Minnan => TONGUE_MINNAN,
        Tongue::Hakka => TONGUE_HAKKA,
        Tongue::English => TONGUE_ENGLISH,
        Tongue::Sign => TONGUE_SIGN,
    }
}

/// A weekday's word; 0 = Monday.
#[must_use]
pub fn weekday(day: u8) -> Word {
    [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY][usize::from(day % 7)]
}

/// The word for a part of the day.
#[must_use]
pub fn part(part: Part) -> Word {
    [MORNING, AFTERNOON, EVENING][part as usize]
}

/// A channel's word.
#[must_use]
pub fn channel(channel: Channel) -> Word {
    match channel {
        Channel::Phone => CHANNEL_PHONE,
        Channel::Kiosk => CHANNEL_KIOSK,
        Channel::Door => CHANNEL_DOOR,
        Channel::Telephone => CHANNEL_TELEPHONE,
        Channel::Chat => CHANNEL_CHAT,
        Channel::Station => CHANNEL_STATION,
    }
}

/// The word for a request's stage.
#[must_use]
pub fn stage(stage: Stage) -> Word {
    match stage {
        Stage::Received => STAGE_RECEIVED,
        Stage::Done => STAGE_DONE,
        Stage::Closed => STAGE_CLOSED,
        Stage::Withdrawn => STAGE_WITHDRAWN,
    }
}

/// The word for a task's stage.
#[must_use]
pub fn task_stage(stage: TaskStage) -> Word {
    match stage {
        TaskStage::Offered => TASK_OFFERED,
        TaskStage::Accepted => TASK_ACCEPTED,
        TaskStage::Agreed => TASK_AGREED,
        TaskStage::Done => TASK_DONE,
        TaskStage::Off => TASK_OFF,
    }
}

/// The word for a place's level.
#[must_use]
pub fn level(level: Level) -> Word {
    match level {
        Level::District => LEVEL_DISTRICT,
        Level::Street => LEVEL_STREET,
        Level::Community => LEVEL_COMMUNITY,
        Level::Estate => LEVEL_ESTATE,
        Level::Building => LEVEL_BUILDING,
    }
}

/// The word for how far a volunteer goes.
#[must_use]
pub fn reach(reach: Reach) -> Word {
    match reach {
        Reach::Building => REACH_BUILDING,
        Reach::Estate => REACH_ESTATE,
        Reach::Community => REACH_COMMUNITY,
    }
}

/// The word for what a meal costs whom.
#[must_use]
pub fn price_class(class: PriceClass) -> Word {
    match class {
        PriceClass::Ordinary => PRICE_ORDINARY,
        PriceClass::Elder => PRICE_ELDER,
        PriceClass::Free => PRICE_FREE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_skill_has_its_own_word() {
        let mut words: Vec<&str> = Skill::ALL.map(|one| skill(one).0[0]).to_vec();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Skill::ALL.len());
        assert_eq!(skill(Skill::Gardening), SKILL_GARDENING);
        assert_eq!(weekday(6), SUNDAY);
        assert_eq!(part(Part::Evening), EVENING);
    }
}

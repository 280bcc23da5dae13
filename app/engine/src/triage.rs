//! Triage: words that sound dangerous, what is promised for each kind, and how urgent a request has become.

use crate::words::{find, plain};
use domain::time::HOUR_MS;
use domain::{Kind, Millis};
use serde::{Deserialize, Serialize};

/// A number to telephone before anything else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Emergency {
    /// 120, ambulance.
    Medical120,
    /// 119, fire and gas.
    Fire119,
    /// 110, police.
    Police110,
}

/// What a resident is promised: hours from filing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Promise {
    /// Somebody answers within so many hours.
    pub answer_h: u16,
    /// It is done within so many hours.
    pub done_h: u16,
}

/// What is promised for a kind: an hour to answer a broken lamp, five days to make a falling facade safe.
#[must_use]
pub fn promise(kind: Kind) -> Promise {
    let (answer_h, done_h) = match kind {
        Kind::Danger => (1, 120),
        Kind::Repair => (1, 24),
        Kind::Errand => (2, 24),
        Kind::Meal => (2, 24),
        Kind::Company => (4, 48),
        Kind::Order => (4, 72),
        Kind::Papers => (8, 120),
        Kind::Other => (8, 120),
        Kind::Activity => (24, 240),
    };
    Promise { answer_h, done_h }
}

/// By when a request filed at `filed_ms` is to be (answered, done).
#[must_use]
pub fn due(kind: Kind, filed_ms: Millis) -> (Millis, Millis) {
    let promise = promise(kind);
    let after = |hours: u16| filed_ms.saturating_add(Millis::from(hours) * HOUR_MS);
    (after(promise.answer_h), after(promise.done_h))
}

/// How urgent, 0 to 1,000: rises with the share of the promised time that has passed, 1,000 when overdue.
/// Danger starts at 500.
#[must_use]
pub fn urgency(kind: Kind, filed_ms: Millis, now_ms: Millis) -> u16 {
    let allowed = Millis::from(promise(kind).done_h) * HOUR_MS;
    let waited = now_ms.saturating_sub(filed_ms).min(allowed);
    let start = if kind == Kind::Danger { 500 } else { 0 };
    let risen = waited.saturating_mul(1_000 - start) / allowed.max(1);
    u16::try_from(start + risen).unwrap_or(1_000)
}

/// Phrases that sound dangerous, blank-separated, `_` for a blank. Fire first: whoever is ill there must get out too.
const PHRASES: [(Emergency, &str); 3] = [
    (
        Emergency::Fire119,
        "着火 起火 失火 火灾 冒烟 冒黑烟 烧起来 煤气味 煤气泄漏 煤气漏 漏煤气 煤气的味 闻到煤气 一股煤气 燃气味 燃气泄漏 燃气漏 \
         漏燃气 闻到燃气 天然气泄漏 天然气味 爆炸 电线冒火 on_fire catches_fire smell_gas gas_leak smell_of_gas smoke_com",
    ),
    (
        Emergency::Medical120,
        "胸口疼 胸口痛 胸口闷 胸疼 胸痛 胸闷 心口疼 心绞痛 心梗 脑梗 喘不上气 喘不过气 上不来气 透不过气 呼吸困难 没有呼吸 没呼吸 \
         晕倒 昏倒 昏迷 昏过去 晕过去 叫不醒 不省人事 心脏病发 心脏病犯 中风了 大出血 流血不止 止不住血 血止不住 抽搐 抽风 \
         摔倒起不来 摔倒了起不来 爬不起来 摔断 摔骨折 喝农药 吃错药 割腕 触电 溺水 煤气中毒 噎住 救命 半边身子 chest_pain \
         chest_hurts can't_breathe cannot_breathe unconscious fainted heart_attack stroke bleeding overdose collapsed",
    ),
    (
        Emergency::Police110,
        "小偷 偷东西 进贼 遭贼 入室 抢劫 抢走 抢钱 被打 打人 动手打 打老婆 打孩子 家暴 杀人 拿刀 持刀 动刀 砍人 砍伤 跟踪我 \
         绑架 走失 走丢 被骗 诈骗 自杀 跳楼 不想活 想死 强奸 猥亵 撬门 撬锁 行凶 thief burglar robbed stole hits_me hit_me \
         beats_me violence suicide kill attacked",
    ),
];

/// What shortly before a phrase says that it did not happen: 没着火, 防小偷, 怕着火.
const NOT_BEFORE: &str = "没未防别免怕避灭";
/// What right after a phrase makes another word of it: 坐着火车, 我家暴雨进水, 被打扰, 跳楼价, 小偷小摸.
const NOT_AFTER: &str = "车锅雨扰断开价机费";
/// What shortly after a phrase speaks of a lesson or an insurance.
const LESSONS: [&str; 8] = ["演练", "讲座", "培训", "宣传", "保险", "知识", "隐患", "预防"];

/// The number to telephone first when `words` sound dangerous.
#[must_use]
pub fn danger(words: &str) -> Option<Emergency> {
    let words = plain(words);
    let sounds = |phrase: &str| {
        let phrase = phrase.replace('_', " ");
        find(&words, &phrase).any(|at| is_meant(&words[..at], &words[at + phrase.len()..]))
    };
    PHRASES.iter().find(|(_, phrases)| phrases.split_ascii_whitespace().any(sounds)).map(|(emergency, _)| *emergency)
}

/// Whether what stands around a phrase leaves it its dangerous meaning.
fn is_meant(before: &str, after: &str) -> bool {
    let denied = before.chars().rev().take(2).any(|c| NOT_BEFORE.contains(c));
    let another_word = after.starts_with(|c| NOT_AFTER.contains(c));
    let soon: String = after.chars().take(6).collect();
    !denied && !another_word && !LESSONS.iter().any(|lesson| soon.contains(lesson))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_sound_dangerous_name_a_number() {
        use Emergency::{Fire119, Medical120, Police110};
        for (words, number) in [
            ("我胸口疼，喘不上气", Medical120),
            ("老伴暈倒了叫不醒", Medical120),
            ("我爸摔倒起不来了", Medical120),
            ("My chest hurts", Medical120),
            ("厨房着火了", Fire119),
            ("樓下電動車起火", Fire119),
            ("家里有煤气味", Fire119),
            ("着火了，有人昏迷", Fire119),
            ("I smell gas in the corridor", Fire119),
            ("家里进小偷了", Police110),
            ("隔壁又家暴，孩子在哭", Police110),
            ("奶奶走丢了", Police110),
            ("我不想活了", Police110),
            ("The neighbour hits me", Police110),
        ] {
            assert_eq!(danger(words), Some(number), "{words}");
        }
    }

    #[test]
    fn everyday_words_raise_no_alarm() {
        for words in [
            "",
            "楼道里的灯灭了，火都照不见",
            "灭火器过期了",
            "煤气费怎么交",
            "煤气灶打不着",
            "坐着火车来的",
            "等着火锅开",
            "我家暴雨进水了",
            "想听防诈骗讲座",
            "火灾演练什么时候",
            "没有着火，只是跳闸",
            "装个门锁防小偷",
            "总被打扰",
            "心脏病的药吃完了，帮我买",
            "有事打我电话",
            "外立面装饰脱落严重，存在安全隐患",
            "A skilled electrician, please",
        ] {
            assert_eq!(danger(words), None, "{words}");
        }
    }

    #[test]
    fn lights_are_answered_within_the_hour_and_a_facade_is_safe_within_five_days() {
        assert_eq!(promise(Kind::Repair).answer_h, 1);
        assert_eq!(promise(Kind::Danger).done_h, 5 * 24);
        assert_eq!(due(Kind::Repair, 1_000), (1_000 + HOUR_MS, 1_000 + 24 * HOUR_MS));
        assert!(Kind::ALL.into_iter().all(|kind| promise(kind).answer_h <= promise(kind).done_h));
    }

    #[test]
    fn urgency_rises_until_it_is_overdue() {
        assert_eq!(urgency(Kind::Repair, 0, 0), 0);
        assert_eq!(urgency(Kind::Repair, 0, 12 * HOUR_MS), 500);
        assert_eq!(urgency(Kind::Repair, 0, 100 * HOUR_MS), 1_000);
        assert_eq!(urgency(Kind::Danger, 0, 0), 500);
        assert_eq!(urgency(Kind::Danger, 5, 0), 500, "a clock that runs ahead is no emergency");
        assert_eq!(urgency(Kind::Danger, 0, Millis::MAX), 1_000);
    }
}

//! Words made comparable: traditional characters to simplified, full width to half width, capitals to small letters.

use domain::text::half_width;

/// Pairs of a traditional character and its simplified form: those that occur in the phrases this crate looks for.
const SIMPLIFIED: &str = "燈灯鎖锁鑰钥壞坏維维電电開开關关氣气調调斷断牆墙隱隐險险脫脱墜坠煙烟縫缝鬆松動动買买藥药遞递領领幫帮\
醫医證证辦办續续請请報报優优補补貼贴軍军葉叶環环說说話话獨独悶闷難难過过場场車车輛辆亂乱佔占雜杂鄰邻廣广課课興兴學学習习\
飯饭訂订龍龙頭头馬马樓楼門门體体錢钱費费單单衛卫紛纷糾纠傷伤搶抢竊窃毆殴暈晕著着滅灭燒烧沒没臟脏觸触農农殺杀騙骗個个\
兩两點点來来無无這这時时間间聽听給给裡里裏里護护癱瘫絞绞腦脑強强姦奸綁绑詐诈蹤踪擾扰訊讯鬧闹籤签導导書书養养陣阵憂忧\
鬱郁歲岁積积擋挡線线繳缴見见綠绿銹锈鏽锈齣出";

/// `words` in the form in which phrases are looked for.
pub(crate) fn plain(words: &str) -> String {
    half_width(words).chars().map(|c| simplified(c).to_ascii_lowercase()).collect()
}

fn simplified(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let mut pairs = SIMPLIFIED.chars();
    while let (Some(traditional), Some(simple)) = (pairs.next(), pairs.next()) {
        if traditional == c {
            return simple;
        }
    }
    c
}

/// Where `phrase` stands in plain `words`, as byte offsets. An English phrase counts only at the start of a word.
pub(crate) fn find<'a>(words: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    words.match_indices(phrase).map(|(at, _)| at).filter(move |at| {
        !phrase.starts_with(|c: char| c.is_ascii()) || !words[..*at].ends_with(|c: char| c.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_scripts_and_widths_become_one() {
        assert_eq!(plain("路燈壞了，ＬＥＤ"), "路灯坏了,led");
    }

    #[test]
    fn an_english_phrase_starts_a_word() {
        assert_eq!(find("the lock of the clock, locks", "lock").collect::<Vec<_>>(), [4, 23]);
        assert_eq!(find("门锁坏了", "锁").collect::<Vec<_>>(), [3]);
    }
}

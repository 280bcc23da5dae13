//! Slots in words: `每天上午`, `周日 上午、周三 下午`.

use domain::Slots;
use domain::time::Part;
use ui::{common, t};

/// When it suits, in words.
#[must_use]
pub fn slots(slots: Slots) -> String {
    if slots.is_empty() || slots == Slots::ALL {
        return t(common::ANY_TIME).to_owned();
    }
    let daily: Vec<Part> =
        Part::ALL.into_iter().filter(|part| slots.and(Slots::every(*part)) == Slots::every(*part)).collect();
    let every = daily.iter().fold(Slots::default(), |sum, part| sum.or(Slots::every(*part)));
    let mut groups = Vec::new();
    if !daily.is_empty() {
        groups.push(format!("{} {}", t(common::EVERY_DAY), parts(&daily)));
    }
    for weekday in 0..7 {
        let day = slots.and(Slots::day(weekday));
        if day != every.and(Slots::day(weekday)) {
            let some: Vec<Part> = day.iter().map(|(_, part)| part).collect();
            let name = t(common::weekday(weekday));
            groups.push(if some.len() == 3 { name.to_owned() } else { format!("{name} {}", parts(&some)) });
        }
    }
    groups.join(separator())
}

fn parts(parts: &[Part]) -> String {
    parts.iter().map(|part| t(common::part(*part))).collect::<Vec<_>>().join(separator())
}

fn separator() -> &'static str {
    if ui::Lang::now() == ui::Lang::En { ", " } else { "、" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_said_shortly() {
        assert_eq!(slots(Slots::default()), "什么时候都行");
        assert_eq!(slots(Slots::every(Part::Morning)), "每天 上午");
        assert_eq!(slots(Slots::one(6, Part::Morning)), "周日 上午");
        assert_eq!(slots(Slots::day(5).or(Slots::day(6))), "周六、周日");
        assert_eq!(slots(Slots::every(Part::Evening).or(Slots::day(0))), "每天 晚上、周一");
    }
}

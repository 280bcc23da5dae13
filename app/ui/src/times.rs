//! Near times: how long ago, how long still, and the exact moment behind them. All in China's time.

use crate::view;
use crate::{Lang, Word, common, fill, parts::Tone, t, use_ui};
use domain::time::{DAY_MS, Day, HOUR_MS, Millis, clock};
use leptos::prelude::*;

crate::words! {
    JUST_NOW: "刚刚" | "剛剛" | "just now";
    MINUTES_AGO: "{n} 分钟前" | "{n} 分鐘前" | "{n} min ago";
    IN_MINUTES: "{n} 分钟后" | "{n} 分鐘後" | "in {n} min";
    TODAY_AT: "今天 {time}" | "今天 {time}" | "today {time}";
    YESTERDAY_AT: "昨天 {time}" | "昨天 {time}" | "yesterday {time}";
    TOMORROW_AT: "明天 {time}" | "明天 {time}" | "tomorrow {time}";
    DATE_AT: "{date} {time}" | "{date} {time}" | "{date} {time}";
    MONTH_DAY: "{month}{day}日" | "{month}{day}日" | "{day} {month}";
    YEAR_MONTH_DAY: "{year}年{month}{day}日" | "{year}年{month}{day}日" | "{day} {month} {year}";
    EXACT: "{date} {weekday} {time}" | "{date} {weekday} {time}" | "{weekday} {date}, {time}";
    DUE_IN_MINUTES: "{n} 分后到期" | "{n} 分後到期" | "due in {n} min";
    DUE_BY: "{when} 前" | "{when} 前" | "by {when}";
    LATE_MINUTES: "晚了 {n} 分" | "晚了 {n} 分" | "{n} min late";
    LATE_HOURS: "晚了 {n} 小时" | "晚了 {n} 小時" | "{n} h late";
    LATE_DAYS: "晚了 {n} 天" | "晚了 {n} 天" | "{n} days late";
    DAYS_AGO: "{n} 天前" | "{n} 天前" | "{n} days ago";
}

const MINUTE_MS: Millis = 60_000;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A moment seen from `now`: `刚刚`, `12 分钟前`, `今天 9:02`, `昨天 9:02`, `11月3日 9:02`, and the same ahead.
#[must_use]
pub fn near(now: Millis, at: Millis) -> String {
    let minutes = now.abs_diff(at) / MINUTE_MS;
    match (minutes, at > now) {
        (0, _) => t(JUST_NOW).to_owned(),
        (1..60, true) => number(IN_MINUTES, minutes),
        (1..60, false) => number(MINUTES_AGO, minutes),
        _ => near_day(now, at),
    }
}

fn near_day(now: Millis, at: Millis) -> String {
    let (today, day, time) = (Day::of(now), Day::of(at), time_of_day(at));
    let word = match (day.0 + 1).wrapping_sub(today.0) {
        0 => YESTERDAY_AT,
        1 => TODAY_AT,
        2 => TOMORROW_AT,
        _ => DATE_AT,
    };
    fill(t(word), &[("date", &date(today, day)), ("time", &time)])
}

/// A day seen from another: the year only where it is a different one.
#[must_use]
pub fn date(today: Day, day: Day) -> String {
    let (year, month, of_month) = day.date();
    let word = if today.date().0 == year { MONTH_DAY } else { YEAR_MONTH_DAY };
    fill(t(word), &[("year", &year.to_string()), ("month", &month_name(month)), ("day", &of_month.to_string())])
}

/// `11月`, `Nov`.
fn month_name(month: u32) -> String {
    match Lang::now() {
        Lang::En => MONTHS[(month as usize + 11) % 12].to_owned(),
        _ => month.to_string() + "月",
    }
}

/// `9:02`.
#[must_use]
pub fn time_of_day(at: Millis) -> String {
    let (hour, minute) = clock(at);
    let mut time = hour.to_string();
    time.push_str(if minute < 10 { ":0" } else { ":" });
    time.push_str(&minute.to_string());
    time
}

/// The moment in full: `2026年11月22日 周日 9:02`.
#[must_use]
pub fn exact(at: Millis) -> String {
    let day = Day::of(at);
    let weekday = t(common::weekday(day.weekday()));
    fill(t(EXACT), &[("date", &date(Day(0), day)), ("weekday", weekday), ("time", &time_of_day(at))])
}

/// What is promised until `due`, and how pressing it is: pine while there is time, amber in the last two hours,
/// persimmon once it is late.
#[must_use]
pub fn due(now: Millis, due: Millis) -> (String, Tone) {
    if due < now {
        return (late(now - due), Tone::Persimmon);
    }
    let left = due - now;
    let words = if left < HOUR_MS {
        number(DUE_IN_MINUTES, (left / MINUTE_MS).max(1))
    } else {
        fill(t(DUE_BY), &[("when", &near_day(now, due))])
    };
    (words, if left < 2 * HOUR_MS { Tone::Amber } else { Tone::Pine })
}

fn late(by: Millis) -> String {
    match by {
        0..HOUR_MS => number(LATE_MINUTES, (by / MINUTE_MS).max(1)),
        HOUR_MS..DAY_MS => number(LATE_HOURS, by / HOUR_MS),
        _ => number(LATE_DAYS, by / DAY_MS),
    }
}

/// `6 天前`; `今天 9:02` when it was today.
#[must_use]
pub fn days_ago(now: Millis, at: Millis) -> String {
    match Day::of(now).0.saturating_sub(Day::of(at).0) {
        0 => near(now, at),
        days => number(DAYS_AGO, days.into()),
    }
}

fn number(word: Word, n: u64) -> String {
    fill(t(word), &[("n", &n.to_string())])
}

/// A near time that keeps up with the clock. The exact one is in its title and, with `tap`, a tap away.
#[component]
pub fn When(
    /// The moment.
    at: Millis,
    /// Draws a button that shows the exact time when pressed.
    #[prop(optional)]
    tap: bool,
) -> impl IntoView {
    let ui = use_ui();
    let whole = RwSignal::new(false);
    let words = move || if whole.get() { exact(at) } else { near(ui.now.get(), at) };
    if !tap {
        return view! { <time title=exact(at)>{words}</time> }.into_any();
    }
    view! {
        <button type="button" class="when" title=exact(at) on:click=move |_| whole.update(|whole| *whole = !*whole)>
            {words}
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 09:02 in China, a Sunday.
    const NOW: Millis = 1_795_309_320_000;

    #[test]
    fn what_was_a_little_while_ago_is_told_in_minutes() {
        assert_eq!(near(NOW, NOW - 30_000), "刚刚");
        assert_eq!(near(NOW, NOW - 12 * MINUTE_MS), "12 分钟前");
        assert_eq!(near(NOW, NOW + 20 * MINUTE_MS), "20 分钟后");
    }

    #[test]
    fn what_was_longer_ago_is_told_by_its_day() {
        assert_eq!(near(NOW, NOW - 2 * HOUR_MS), "今天 7:02");
        assert_eq!(near(NOW, NOW - 10 * HOUR_MS), "昨天 23:02");
        assert_eq!(near(NOW, NOW + DAY_MS), "明天 9:02");
        assert_eq!(near(NOW, NOW - 19 * DAY_MS), "11月3日 9:02");
        assert_eq!(near(NOW, NOW - 365 * DAY_MS), "2025年11月22日 9:02");
    }

    #[test]
    fn the_exact_time_names_everything() {
        assert_eq!(exact(NOW), "2026年11月22日 周日 9:02");
        Lang::En.set();
        assert_eq!(exact(NOW), "Sun 22 Nov 2026, 9:02");
        assert_eq!(near(NOW, NOW - 19 * DAY_MS), "3 Nov 9:02");
        Lang::Hans.set();
    }

    #[test]
    fn a_promise_grows_pressing() {
        assert_eq!(due(NOW, NOW + 6 * HOUR_MS), ("今天 15:02 前".into(), Tone::Pine));
        assert_eq!(due(NOW, NOW + 90 * MINUTE_MS), ("今天 10:32 前".into(), Tone::Amber));
        assert_eq!(due(NOW, NOW + 20 * MINUTE_MS), ("20 分后到期".into(), Tone::Amber));
        assert_eq!(due(NOW, NOW - 5 * MINUTE_MS), ("晚了 5 分".into(), Tone::Persimmon));
        assert_eq!(due(NOW, NOW - 50 * HOUR_MS), ("晚了 2 天".into(), Tone::Persimmon));
    }

    #[test]
    fn the_beginning_of_time_is_no_trouble() {
        assert_eq!(near(0, 0), "刚刚");
        assert_eq!(days_ago(NOW, NOW - 6 * DAY_MS), "6 天前");
        assert_eq!(days_ago(0, NOW), near(0, NOW));
    }

    #[test]
    fn the_words_are_whole() {
        assert_eq!(crate::words::faults(ALL), [""; 0]);
    }
}

//! When something suits, said shortly: `上午`, `周二上午、周六`, `什么时候都行`.

use crate::words::DAYS_TO;
use domain::Slots;
use domain::time::Part;
use ui::{Lang, common, fill, t};

/// Says when. The empty set is any time; more than four stretches are cut short with "…".
#[must_use]
pub fn describe(slots: Slots) -> String {
    if slots.is_empty() || slots == Slots::ALL {
        return t(common::ANY_TIME).to_owned();
    }
    if let Some(parts) = same_every_day(slots) {
        return join(&parts);
    }
    let stretches = stretches(slots);
    let cut = stretches.len() > STRETCHES_MAX;
    let said: Vec<String> = stretches.into_iter().take(STRETCHES_MAX).map(stretch).collect();
    said.join(comma()) + if cut { "…" } else { "" }
}

/// Stretches named before the rest is cut off.
const STRETCHES_MAX: usize = 4;

/// Days next to each other with the same parts, as (first day, last day, parts).
fn stretches(slots: Slots) -> Vec<(u8, u8, Vec<Part>)> {
    let mut all: Vec<(u8, u8, Vec<Part>)> = Vec::new();
    for weekday in 0..7 {
        let parts = parts_on(slots, weekday);
        match all.last_mut() {
            _ if parts.is_empty() => {}
            Some((_, last, same)) if *last + 1 == weekday && *same == parts => *last = weekday,
            _ => all.push((weekday, weekday, parts)),
        }
    }
    all
}

fn stretch((first, last, parts): (u8, u8, Vec<Part>)) -> String {
    let day = |weekday| t(common::weekday(weekday));
    let days = match last - first {
        0 => day(first).to_owned(),
        1 => format!("{}{}{}", day(first), comma(), day(last)),
        _ => fill(t(DAYS_TO), &[("a", day(first)), ("b", day(last))]),
    };
    if parts.len() == 3 { days } else { format!("{days}{}{}", gap(), join(&parts)) }
}

/// One weekday and part, as in a reason: `周二上午`.
#[must_use]
pub fn slot(weekday: u8, part: Part) -> String {
    format!("{}{}{}", t(common::weekday(weekday)), gap(), word(part))
}

/// What the chips of a form mean: these parts on these days; no part is every part, no day is every day, and nothing
/// at all is any time.
#[must_use]
pub fn chosen(parts: &[Part], days: &[u8]) -> Slots {
    let of = |slots: Vec<Slots>| slots.into_iter().fold(Slots::default(), Slots::or);
    match (parts, days) {
        ([], []) => Slots::default(),
        (parts, []) => of(parts.iter().map(|part| Slots::every(*part)).collect()),
        ([], days) => of(days.iter().map(|day| Slots::day(*day)).collect()),
        (parts, days) => of(days.iter().flat_map(|day| parts.iter().map(|part| Slots::one(*day, *part))).collect()),
    }
}

/// Parts of the day from the bits of a form's chips.
#[must_use]
pub fn parts(bits: u32) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| bits & (1 << *part as u32) != 0).collect()
}

/// Days of the week from the bits of a form's chips.
#[must_use]
pub fn days(bits: u32) -> Vec<u8> {
    (0..7).filter(|day| bits & (1 << day) != 0).collect()
}

/// The chips that say these slots, as (parts, days); a set that chips can't say loses its finer points.
#[must_use]
pub fn chips(slots: Slots) -> (u32, u32) {
    if slots.is_empty() || slots == Slots::ALL {
        return (0, 0);
    }
    let (mut parts, mut days) = (0, 0);
    for (weekday, part) in slots.iter() {
        parts |= 1 << part as u32;
        days |= 1 << weekday;
    }
    (if parts == 0b111 { 0 } else { parts }, if days == 0b111_1111 { 0 } else { days })
}

fn parts_on(slots: Slots, weekday: u8) -> Vec<Part> {
    slots.iter().filter(|(day, _)| *day == weekday).map(|(_, part)| part).collect()
}

fn same_every_day(slots: Slots) -> Option<Vec<Part>> {
    let monday = parts_on(slots, 0);
    (1..7).all(|weekday| parts_on(slots, weekday) == monday).then_some(monday)
}

fn word(part: Part) -> String {
    let word = t(common::part(part));
    if Lang::now() == Lang::En { word.to_lowercase() } else { word.to_owned() }
}

fn join(parts: &[Part]) -> String {
    parts.iter().map(|part| word(*part)).collect::<Vec<_>>().join(comma())
}

fn comma() -> &'static str {
    if Lang::now() == Lang::En { ", " } else { "、" }
}

fn gap() -> &'static str {
    if Lang::now() == Lang::En { " " } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_time_is_said_as_such() {
        assert_eq!(describe(Slots::default()), "什么时候都行");
        assert_eq!(describe(Slots::ALL), "什么时候都行");
    }

    #[test]
    fn the_same_part_of_every_day_needs_no_days() {
        assert_eq!(describe(Slots::every(Part::Morning)), "上午");
        assert_eq!(describe(Slots::every(Part::Morning).or(Slots::every(Part::Evening))), "上午、晚上");
    }

    #[test]
    fn days_are_named_where_they_differ() {
        assert_eq!(describe(Slots::one(1, Part::Morning).or(Slots::day(5))), "周二上午、周六");
        let evenings = (0..5).map(|day| Slots::one(day, Part::Evening)).fold(Slots::default(), Slots::or);
        assert_eq!(describe(evenings), "周一至周五晚上");
        assert_eq!(describe(Slots::day(5).or(Slots::day(6))), "周六、周日");
    }

    #[test]
    fn what_chips_say_is_read_back() {
        for (parts, days) in [(0b001, 0), (0, 0b110_0000), (0b101, 0b10)] {
            assert_eq!(chips(chosen(&self::parts(parts), &self::days(days))), (parts, days));
        }
        assert_eq!(chips(Slots::ALL), (0, 0));
    }

    #[test]
    fn chips_left_alone_mean_every_day_and_every_part() {
        assert_eq!(chosen(&[], &[]), Slots::default());
        assert_eq!(chosen(&[Part::Morning], &[]), Slots::every(Part::Morning));
        assert_eq!(chosen(&[], &[5, 6]), Slots::day(5).or(Slots::day(6)));
        assert_eq!(chosen(&[Part::Evening], &[1]), Slots::one(1, Part::Evening));
    }
}

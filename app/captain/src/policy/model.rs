//! What is typed into the page, read into weights or told what is wrong with it.

use super::said::{Group, Said};
use crate::facts::n;
use crate::words::*;
use domain::text::half_width;
use engine::weighed::{Scale, WEIGHT_MAX, Weighed, Weight};
use std::collections::BTreeMap;
use ui::{Trouble, fill, t};

/// What is typed where: the field's id, and its text. What nobody has touched is as it was saved.
pub type Typed = BTreeMap<&'static str, String>;

/// The weight that goes by this name.
#[must_use]
pub fn weight<T: Weighed>(said: &Said) -> Option<&'static Weight<T>> {
    T::WEIGHTS.iter().find(|weight| weight.name == said.name)
}

/// The weights as typed over those that are saved.
///
/// # Errors
/// Everything that is wrong, in the order of the page.
pub fn read<T: Weighed>(groups: &[Group], saved: &T, typed: &Typed) -> Result<T, Vec<Trouble>> {
    let (mut all, mut wrong) = (*saved, Vec::new());
    let said = || groups.iter().flat_map(|group| group.weights);
    for said in said() {
        let (Some(weight), Some(text)) = (weight::<T>(said), typed.get(said.id)) else { continue };
        match number(text) {
            Some(number) => weight.set(&mut all, number),
            None => wrong.push(Trouble::new(said.id, fill(t(WRONG_NUMBER), &[("what", t(said.title))]))),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let alone = said().filter_map(|said| outside(said, &all)).collect::<Vec<_>>();
    if !alone.is_empty() {
        return Err(alone);
    }
    let together: Vec<Trouble> = said().filter_map(|said| beside(said, &all)).collect();
    if together.is_empty() { Ok(all) } else { Err(together) }
}

/// What was typed over and somebody else has changed since typing began, each with what is saved now. Nothing where that
/// is what was typed.
#[must_use]
pub fn meanwhile<T: Weighed>(groups: &[Group], (began, saved): (&T, &T), typed: &Typed) -> Vec<String> {
    let changed = |said: &Said| {
        let (weight, text) = (weight::<T>(said)?, typed.get(said.id)?);
        let now = weight.get(saved);
        let other = now != weight.get(began) && number(text) != Some(now);
        other.then(|| format!("{} {}", t(said.title), grouped(now.into())))
    };
    groups.iter().flat_map(|group| group.weights).filter_map(changed).collect()
}

/// Reads a whole number as people type it: `１，５００`, `1 500`, `-3`. What is too large for any weight is as good as
/// the largest number: it is out of bounds.
fn number(text: &str) -> Option<i32> {
    let text: String = half_width(text).chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let number: i64 = text.parse().ok().or_else(|| (text.len() > 18 && digits(&text)).then_some(i64::MAX))?;
    Some(i32::try_from(number).unwrap_or(if number < 0 { i32::MIN } else { i32::MAX }))
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is wrong with a weight whatever the others are.
fn outside<T: Weighed>(said: &Said, all: &T) -> Option<Trouble> {
    let weight = weight::<T>(said)?;
    let range = weight.scale.range();
    let sentence = || {
        let (least, most) = (grouped((*range.start()).into()), grouped((*range.end()).into()));
        fill(t(WRONG_RANGE), &[("what", t(said.title)), ("least", &least), ("most", &most)])
    };
    (!range.contains(&weight.get(all))).then(|| Trouble::new(said.id, sentence()))
}

/// What is wrong with a weight beside the others.
fn beside<T: Weighed>(said: &Said, all: &T) -> Option<Trouble> {
    let weight = weight::<T>(said)?;
    let bounds = all.bounds(weight);
    if bounds.contains(&weight.get(all).into()) {
        return None;
    }
    let (least, most) = (grouped(*bounds.start()), grouped(*bounds.end()));
    let of = |word| fill(t(word), &[("what", t(said.title)), ("least", &least), ("most", &most)]);
    let words = match weight.name {
        "base" if *bounds.start() > WEIGHT_MAX.into() => of(WRONG_BONUS),
        "base" => of(WRONG_BASE),
        _ => fill(
            t(WRONG_OPEN),
            &[("what", t(said.title)), ("n", &grouped(bounds.start().saturating_sub(1))), ("most", &most)],
        ),
    };
    Some(Trouble::new(said.id, words))
}

/// The first weight that makes no sense as saved, by name; nothing where all do.
#[must_use]
pub fn off<T: Weighed>(groups: &[Group], saved: &T) -> Option<&'static str> {
    let wrong = saved.checked().err()?.0;
    groups.iter().flat_map(|group| group.weights).find(|said| said.name == wrong).map(|said| t(said.title))
}

/// What a weight counts, in a word.
#[must_use]
pub fn unit(scale: Scale) -> &'static str {
    t(match scale {
        Scale::Points | Scale::Penalty => U_POINTS,
        Scale::Metres => U_METRES,
        Scale::Times => U_TIMES,
        Scale::Days => U_DAYS,
        Scale::Households => U_HOUSEHOLDS,
    })
}

/// Points as a walk that costs as much: what makes them comparable. Nothing for other scales, where walks are free, and
/// for the walk itself.
#[must_use]
pub fn worth(name: &str, scale: Scale, value: i32, walk_per_100m: i32) -> Option<String> {
    let points = matches!(scale, Scale::Points | Scale::Penalty) && name != "walk_per_100m";
    (points && walk_per_100m > 0 && value > 0)
        .then(|| n(POLICY_WORTH, grouped(i64::from(value) * 100 / i64::from(walk_per_100m))))
}

/// A number with its thousands apart: `20,000`.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::said::{ERRANDS, PAIRED};
    use super::*;
    use engine::Policy;
    use engine::pair::Weights;

    fn typed(rows: &[(&'static str, &str)]) -> Typed {
        rows.iter().map(|(id, text)| (*id, (*text).to_owned())).collect()
    }

    fn wrong(rows: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        let wrong = read(ERRANDS, &Policy::default(), &typed(rows)).expect_err("something is wrong");
        wrong.into_iter().map(|trouble| (trouble.field, trouble.words)).collect()
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, value) in [("90", 90), (" ９０ ", 90), ("1,500", 1_500), ("1 500", 1_500), ("0", 0)] {
            let read = read(ERRANDS, &Policy::default(), &typed(&[("errand-told", text)])).expect("a number");
            assert_eq!(read, Policy { told: value, ..Policy::default() }, "{text}");
        }
        assert_eq!(number("99999999999999999999"), Some(i32::MAX));
        assert_eq!((number("-3"), number(""), number("七"), number("1.5")), (Some(-3), None, None, None));
    }

    #[test]
    fn what_is_not_typed_stays_as_saved_and_of_pairs_likewise() {
        let saved = Policy { told: 7, ..Policy::default() };
        assert_eq!(read(ERRANDS, &saved, &Typed::new()), Ok(saved));
        let pairs = read(PAIRED, &Weights::default(), &typed(&[("pair-floor", "50"), ("errand-busy", "x")]));
        assert_eq!(pairs, Ok(Weights { floor: 50, ..Weights::default() }));
    }

    #[test]
    fn what_is_wrong_names_the_weight_and_what_is_allowed() {
        assert_eq!(wrong(&[("errand-busy", "many")]), [("errand-busy", "这周每件事：写一个整数".to_owned())]);
        assert_eq!(
            wrong(&[("errand-asked_days", "0"), ("errand-told", "-5")]),
            [
                ("errand-asked_days", "几天后不算：要在 1 到 1,000 之间".to_owned()),
                ("errand-told", "请过又换：要在 0 到 1,000,000 之间".to_owned()),
            ]
        );
        assert_eq!(
            wrong(&[("errand-base", "100")]),
            [("errand-base", "起步分：加分加起来有 3,500 分，这里不能比它少，最多 1,000,000".to_owned())]
        );
        assert_eq!(
            wrong(&[("errand-leave_open", "9000")]),
            [("errand-leave_open", "没人去：请最难请的人要 16,125 分，没人去要比它多，最多 100,000,000".to_owned())]
        );
        let too_many = wrong(&[("errand-helped_before", "1000000")]);
        assert_eq!(too_many.len(), 1, "{too_many:?}");
        assert!(too_many[0].1.contains("请把加分改小"), "{too_many:?}");
    }

    #[test]
    fn points_are_told_as_a_walk() {
        assert_eq!(worth("same_building", Scale::Points, 800, 60).as_deref(), Some("抵走 1,333 米"));
        for none in [
            worth("walk_per_100m", Scale::Points, 60, 60),
            worth("busy_most", Scale::Times, 8, 60),
            worth("told", Scale::Points, 3_000, 0),
            worth("told", Scale::Points, 0, 60),
        ] {
            assert_eq!(none, None);
        }
        assert_eq!(
            (grouped(0), grouped(999), grouped(1_000_000), grouped(-1_500)),
            ("0".into(), "999".into(), "1,000,000".into(), "-1,500".into())
        );
    }

    #[test]
    fn weights_that_fell_out_of_bounds_are_named() {
        assert_eq!(off(ERRANDS, &Policy::default()), None);
        assert_eq!(off(ERRANDS, &Policy { base: 1, ..Policy::default() }), Some("起步分"));
        assert_eq!(off(PAIRED, &Weights { own_most: 0, ..Weights::default() }), Some("一人照看几户"));
    }

    #[test]
    fn what_somebody_else_changed_is_told_of_what_is_typed_over() {
        let began = Policy::default();
        let saved = Policy { busy: 300, walk_per_100m: 90, ..began };
        let typed = |text| typed(&[("errand-busy", text)]);
        let told = |text| meanwhile(ERRANDS, (&began, &saved), &typed(text));
        assert_eq!(told("10"), [format!("{} 300", t(W_BUSY))], "the walk is not being typed over");
        assert_eq!(told("300"), [] as [String; 0], "the same");
        assert_eq!(meanwhile(ERRANDS, (&began, &began), &typed("10")), [] as [String; 0]);
    }
}

//! A rule read out in words, and why somebody meets it or does not.

use crate::called::{date_word, group_word};
use crate::words::*;
use domain::born::AGE_MAX;
use domain::pair::Gender;
use domain::program::{Of, Rule, Test, What};
use domain::{Day, PersonId, ProgramId};
use engine::eligibility::why::{Found, Line as Clause, Seen, Why};
use ui::{fill, t, times};

/// What programs are called.
pub type Names = [(ProgramId, String)];

/// About whom a test asks.
#[must_use]
pub fn of_word(of: Of) -> &'static str {
    t([OF_PERSON, OF_SPOUSE, OF_CHILD, OF_PARENT, OF_OTHER, OF_ANYBODY][of as usize])
}

/// A rule as one sentence; empty where nothing has been said yet.
#[must_use]
pub fn rule(rule: &Rule, names: &Names) -> String {
    let clause = |tests: &[Test]| tests.iter().map(|one| test(one, names)).collect::<Vec<_>>().join(t(RU_OR));
    let all: Vec<String> = rule.all.iter().filter(|one| !one.any.is_empty()).map(|one| clause(&one.any)).collect();
    if all.is_empty() {
        return String::new();
    }
    let said = all[1..].iter().fold(all[0].clone(), |said, next| said + &spaced(t(RU_AND), next) + next);
    fill(t(RU_ALL), &[("rule", &said)])
}

/// A word between two others: in Chinese a space sets it off from a number only.
fn spaced(word: &str, next: &str) -> String {
    let number = next.starts_with(|c: char| c.is_ascii_digit()) && !word.ends_with(' ');
    if number { format!("{word} ") } else { word.to_owned() }
}

/// One test in words.
#[must_use]
pub fn test(test: &Test, names: &Names) -> String {
    let what = what(test.what, names);
    let what = if test.not { fill(t(RU_NOT), &[("what", &what)]) } else { what };
    match test.of {
        Of::Person => what,
        of => fill(t(RU_OF), &[("who", of_word(of)), ("what", &what)]),
    }
}

/// What is asked.
#[must_use]
pub fn what(what: What, names: &Names) -> String {
    let range = |word, from: u16, to: u16| fill(t(word), &[("a", &from.to_string()), ("b", &to.to_string())]);
    let dated = |word, date, from: u16, to: u16| {
        let (from, to) = (from.to_string(), to.to_string());
        fill(t(word), &[("date", date_word(date)), ("a", &from), ("b", &to)])
    };
    let named = |word, id: ProgramId| {
        let name = names.iter().find(|(known, _)| *known == id).map_or(t(WH_ANOTHER), |(_, name)| name);
        fill(t(word), &[("name", name)])
    };
    match what {
        What::Age(from, to) if to >= AGE_MAX => range(WH_AGE_FROM, from.into(), 0),
        What::Age(0, to) => range(WH_AGE_TO, 0, to.into()),
        What::Age(from, to) => range(WH_AGE, from.into(), to.into()),
        What::Gender(Gender::Woman) => t(WH_WOMAN).to_owned(),
        What::Gender(Gender::Man) => t(WH_MAN).to_owned(),
        What::Group(group) => group_word(group).to_owned(),
        What::People(from, to) => range(WH_PEOPLE, from.into(), to.into()),
        What::Floor(from, to) => range(WH_FLOOR, from, to),
        What::Building(number) => range(WH_BUILDING, number, 0),
        What::Ago(date, from, u16::MAX) => dated(WH_AGO_FROM, date, from, 0),
        What::Ago(date, 0, to) => dated(WH_AGO_TO, date, 0, to),
        What::Ahead(date, 0, to) => dated(WH_AHEAD_TO, date, 0, to),
        What::Ago(date, from, to) => dated(WH_AGO, date, from, to),
        What::Ahead(date, from, to) => dated(WH_AHEAD, date, from, to),
        What::Has(program) => named(WH_HAS, program),
        What::Had(program) => named(WH_HAD, program),
        What::Helps => t(WH_HELPS).to_owned(),
    }
}

/// Why somebody stands where they stand: what each line of the rule saw. Of those who cannot be told about only what is
/// not known, of those whose time will come also when.
#[must_use]
pub fn why(why: &Why, people: &[(PersonId, String)], names: &Names, today: Day) -> Vec<String> {
    let unknown = why.met.is_none();
    let lines = why.clauses.iter().filter(|line| !unknown || line.met.is_none());
    let mut said: Vec<String> = lines.filter_map(telling).map(|found| saw(found, people, names)).collect();
    said.extend(why.changes.map(|day| fill(t(LN_SOON), &[("date", &times::date(today, day))])));
    said
}

/// The test of a line that decides it: one that is so, or else one that cannot be told, or else the first.
fn telling(line: &Clause) -> Option<&Found> {
    let with = |met| line.tests.iter().find(|found| found.met == met);
    with(Some(true)).or_else(|| with(None)).or(line.tests.first())
}

/// What one test saw.
fn saw(found: &Found, people: &[(PersonId, String)], names: &Names) -> String {
    let asked = what(found.test.what, names);
    let seen = match (found.met, found.seen) {
        (None, _) => fill(t(SE_UNKNOWN), &[("what", &test(&found.test, names))]),
        (_, Seen::Age(a, b)) if a == b => fill(t(SE_AGE), &[("a", &a.to_string())]),
        (_, Seen::Age(a, b)) => fill(t(SE_AGES), &[("a", &a.to_string()), ("b", &b.to_string())]),
        (_, Seen::People(people)) => fill(t(SE_PEOPLE), &[("n", &people.to_string())]),
        (_, Seen::Days(days)) => {
            let (word, date) = match found.test.what {
                What::Ahead(date, ..) => (SE_AHEAD, date_word(date)),
                What::Ago(date, ..) => (SE_AGO, date_word(date)),
                _ => (SE_AGO, ""),
            };
            fill(t(word), &[("date", date), ("n", &days.to_string())])
        }
        (_, Seen::Floor(floor)) => fill(t(SE_FLOOR), &[("n", &floor.to_string())]),
        (_, Seen::Building(number)) => fill(t(WH_BUILDING), &[("a", &number.to_string())]),
        // So, or not so while it was asked that it is not.
        (Some(met), Seen::Plain | Seen::Nothing) if met != found.test.not => asked,
        (Some(_), Seen::Plain | Seen::Nothing) => fill(t(SE_NOT), &[("what", &asked)]),
    };
    let who = found.who.and_then(|who| people.iter().find(|(id, _)| *id == who));
    match who {
        Some((_, name)) if found.met.is_some() => fill(t(RU_OF), &[("who", name), ("what", &seen)]),
        _ => seen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::eligibility::examples::Example;
    use ui::Lang;

    const TODAY: Day = Day(20_780);

    fn read(example: Example) -> String {
        rule(&example.version(TODAY, "样例", "").rule, &[])
    }

    #[test]
    fn rules_are_read_out_as_people_say_them() {
        assert_eq!(read(Example::Bracelet), "70 岁以上，并且独居。");
        assert_eq!(
            read(Example::FolicAcid),
            "女，并且 20 到 49 岁，并且结婚至今不超过 730 天 或 预产期在 280 天以内 或 孕期。"
        );
        assert_eq!(read(Example::Booster), "60 岁以上，并且不是“上次打加强针至今不超过 179 天”。");
        Lang::En.set();
        assert_eq!(read(Example::Bracelet), "70 or older, and living alone.");
        Lang::Hans.set();
        assert_eq!(rule(&Rule::default(), &[]), "");
    }

    #[test]
    fn of_whom_a_test_asks_is_said_where_it_is_not_the_person() {
        let asked = Test { of: Of::Child, not: true, what: What::Age(0, 6) };
        assert_eq!(test(&asked, &[]), "同住的子女不是“6 岁以下”");
        let id = ProgramId([1; 16]);
        let asked = Test { of: Of::Spouse, not: false, what: What::Has(id) };
        assert_eq!(test(&asked, &[(id, "智能手环".into())]), "配偶有“智能手环”");
        assert_eq!(test(&asked, &[]), "配偶有“另一个项目”");
    }

    fn found(what: What, met: Option<bool>, seen: Seen) -> Clause {
        let test = Test { of: Of::Person, not: false, what };
        Clause { met, tests: vec![Found { test, met, seen, who: None }] }
    }

    #[test]
    fn the_reason_says_what_was_seen_and_only_what_is_missing_where_it_cannot_be_told() {
        let alone = What::Group(domain::group::Group::Alone);
        let told = |met, age: Option<bool>, changes| {
            let clauses =
                vec![found(What::Age(70, AGE_MAX), age, Seen::Age(69, 70)), found(alone, Some(true), Seen::Plain)];
            why(&Why { met, clauses, lacks: Default::default(), changes }, &[], &[], TODAY)
        };
        assert_eq!(told(Some(true), Some(true), None), ["69 或 70 岁", "独居"]);
        assert_eq!(told(None, None, None), ["不知道是不是“70 岁以上”"]);
        assert_eq!(told(Some(false), Some(false), Some(Day(20_785))), ["69 或 70 岁", "独居", "11月28日 起"]);
    }
}

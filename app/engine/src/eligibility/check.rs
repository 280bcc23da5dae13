//! Check: what is wrong with a version of a program before anybody is held against it, and what is odd about it.

use domain::born::AGE_MAX;
use domain::program::{BENEFIT_MAX, CLAUSES_MAX, NAME_MAX, Of, Rule, TESTS_MAX, Test, Version, What};
use serde::{Deserialize, Serialize};

/// One thing that is wrong, and where: the number of the clause and of the test in it, from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Flaw {
    /// It has no name.
    NoName,
    /// Its name is too long by so many characters.
    LongName(usize),
    /// What one gets is too long by so many characters.
    LongBenefit(usize),
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// It has no clause, so nobody is owed it.
    NoClause,
    /// It has too many clauses.
    ManyClauses,
    /// This clause has no test, so nobody meets it.
    NoTest(usize),
    /// This clause has too many tests.
    ManyTests(usize),
    /// Nobody can meet this test: it runs from more to less, or to an age nobody has.
    Empty(usize, usize),
    /// This test stands in its clause already.
    Twice(usize, usize),
    /// This test and the opposite one stand in one clause, so that everybody meets it.
    Always(usize, usize),
    /// Nobody can meet both these clauses.
    Contradict(usize, usize),
}

/// Everything that is wrong; empty for a version that can be used.
#[must_use]
pub fn check(version: &Version) -> Vec<Flaw> {
    let over = |text: &str, most: usize| text.chars().count().checked_sub(most).filter(|over| *over > 0);
    let mut flaws = Vec::new();
    if version.name.trim().is_empty() {
        flaws.push(Flaw::NoName);
    }
    flaws.extend(over(&version.name, NAME_MAX).map(Flaw::LongName));
    flaws.extend(over(&version.benefit, BENEFIT_MAX).map(Flaw::LongBenefit));
    if version.until.is_some_and(|until| until < version.from) {
        flaws.push(Flaw::EndsBeforeItBegins);
    }
    flaws.extend(of_rule(&version.rule));
    flaws
}

fn of_rule(rule: &Rule) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if rule.all.is_empty() {
        flaws.push(Flaw::NoClause);
    }
    if rule.all.len() > CLAUSES_MAX {
        flaws.push(Flaw::ManyClauses);
    }
    for (at, clause) in rule.all.iter().enumerate() {
        match clause.any.len() {
            0 => flaws.push(Flaw::NoTest(at)),
            tests if tests > TESTS_MAX => flaws.push(Flaw::ManyTests(at)),
            _ => {}
        }
        for (number, test) in clause.any.iter().enumerate() {
            let earlier = clause.any.get(..number).unwrap_or_default();
            if is_empty(test.what) {
                flaws.push(Flaw::Empty(at, number));
            } else if earlier.contains(test) {
                flaws.push(Flaw::Twice(at, number));
            } else if earlier.contains(&Test { not: !test.not, ..*test }) {
                flaws.push(Flaw::Always(at, number));
            }
        }
    }
    for (at, clause) in rule.all.iter().enumerate() {
        let against = |earlier: &usize| contradict(&rule.all[*earlier].any, &clause.any);
        flaws.extend((0..at).find(against).map(|earlier| Flaw::Contradict(earlier, at)));
    }
    flaws
}

fn is_empty(what: What) -> bool {
    match what {
        What::Age(from, to) => from > to || from > AGE_MAX,
        What::People(from, to) => from > to || to == 0,
        What::Floor(from, to) | What::Ago(_, from, to) | What::Ahead(_, from, to) => from > to,
        What::Gender(_) | What::Group(_) | What::Building(_) | What::Has(_) | What::Had(_) | What::Helps => false,
    }
}

/// Whether no one person can meet both: every test of the one excludes every test of the other.
fn contradict(one: &[Test], two: &[Test]) -> bool {
    let some = !one.is_empty() && !two.is_empty();
    some && one.iter().all(|one| two.iter().all(|two| excludes(one, two)))
}

fn excludes(one: &Test, two: &Test) -> bool {
    let apart = |(from, to): (u16, u16), (other_from, other_to): (u16, u16)| to < other_from || other_to < from;
    if one.of != two.of {
        return false;
    }
    if one.what == two.what {
        return one.not != two.not;
    }
    // Of others in the home one may be so and another otherwise; the person is one.
    if one.of != Of::Person || one.not || two.not {
        return false;
    }
    match (one.what, two.what) {
        (What::Age(a, b), What::Age(c, d)) | (What::People(a, b), What::People(c, d)) => {
            apart((a.into(), b.into()), (c.into(), d.into()))
        }
        (What::Floor(a, b), What::Floor(c, d)) => apart((a, b), (c, d)),
        (What::Ago(date, a, b), What::Ago(other, c, d)) | (What::Ahead(date, a, b), What::Ahead(other, c, d)) => {
            date == other && apart((a, b), (c, d))
        }
        (What::Ago(date, from, _), What::Ahead(other, _, _)) | (What::Ahead(other, _, _), What::Ago(date, from, _)) => {
            date == other && from > 0
        }
        (What::Gender(one), What::Gender(two)) => one != two,
        (What::Building(one), What::Building(two)) => one != two,
        _ => false,
    }
}

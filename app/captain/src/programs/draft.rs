//! A program as it is being written: raw strings and choices, read into a version, with every wrong thing named.

use crate::facts::n;
use crate::words::*;
use domain::born::AGE_MAX;
use domain::group::Group;
use domain::pair::Gender;
use domain::program::{Clause, DateOf, Of, Papers, Rule, Test, Version, What};
use domain::text::half_width;
use domain::{Day, ProgramId};
use engine::eligibility::check::{Flaw, check};
use ui::{Trouble, fill, t};

/// The ids of the form's fields.
pub const NAME: &str = "program-name";
/// What one gets.
pub const BENEFIT: &str = "program-benefit";
/// The first day.
pub const FROM: &str = "program-from";
/// The last day.
pub const UNTIL: &str = "program-until";
/// After how many days again.
pub const AGAIN: &str = "program-again";
/// The rule.
pub const RULE: &str = "program-rule";

/// What a test asks, before its numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Age in years.
    Age,
    /// A woman or a man.
    Gender,
    /// A special group.
    Group,
    /// How many live in the home.
    People,
    /// Which floor.
    Floor,
    /// Which building.
    Building,
    /// A date in the past.
    Ago,
    /// A date to come.
    Ahead,
    /// Has a program.
    Has,
    /// Has or had one.
    Had,
    /// Helps.
    Helps,
}

impl Kind {
    /// Every kind, in the order of the form's choice.
    pub const ALL: [Self; 11] = [
        Self::Age,
        Self::Group,
        Self::Gender,
        Self::Ago,
        Self::Ahead,
        Self::People,
        Self::Has,
        Self::Had,
        Self::Helps,
        Self::Floor,
        Self::Building,
    ];

    /// Whether it takes two numbers.
    #[must_use]
    pub fn is_range(self) -> bool {
        matches!(self, Self::Age | Self::People | Self::Floor | Self::Ago | Self::Ahead)
    }
}

/// One test as it is being written. What its kind does not ask stays for when the kind is changed back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// About whom.
    pub of: Of,
    /// Must not be so.
    pub not: bool,
    /// What is asked.
    pub kind: Kind,
    /// The group.
    pub group: Group,
    /// The gender.
    pub gender: Gender,
    /// The date.
    pub date: DateOf,
    /// The program.
    pub program: Option<ProgramId>,
    /// From, as typed; nothing typed is the least there is.
    pub low: String,
    /// To, as typed; nothing typed is the most there is.
    pub high: String,
}

impl Default for Row {
    fn default() -> Self {
        Self {
            of: Of::Person,
            not: false,
            kind: Kind::Age,
            group: Group::Alone,
            gender: Gender::Woman,
            date: DateOf::Wedding,
            program: None,
            low: String::new(),
            high: String::new(),
        }
    }
}

impl Row {
    /// A test that stands in a version already.
    #[must_use]
    pub fn of(test: &Test) -> Self {
        let row = Self { of: test.of, not: test.not, ..Self::default() };
        let range = |kind, low: u16, high: u16, most: u16| {
            let text = |number: u16, nothing: u16| if number == nothing { String::new() } else { number.to_string() };
            Self { kind, low: text(low, 0), high: text(high, most), ..row.clone() }
        };
        match test.what {
            What::Age(a, b) => range(Kind::Age, a.into(), b.into(), AGE_MAX.into()),
            What::Gender(gender) => Self { kind: Kind::Gender, gender, ..row },
            What::Group(group) => Self { kind: Kind::Group, group, ..row },
            What::People(a, b) => range(Kind::People, a.into(), b.into(), u8::MAX.into()),
            What::Floor(a, b) => range(Kind::Floor, a, b, u16::MAX),
            What::Building(number) => Self { kind: Kind::Building, low: number.to_string(), ..row },
            What::Ago(date, a, b) => Self { date, ..range(Kind::Ago, a, b, u16::MAX) },
            What::Ahead(date, a, b) => Self { date, ..range(Kind::Ahead, a, b, u16::MAX) },
            What::Has(program) => Self { kind: Kind::Has, program: Some(program), ..row },
            What::Had(program) => Self { kind: Kind::Had, program: Some(program), ..row },
            What::Helps => Self { kind: Kind::Helps, ..row },
        }
    }

    /// The test; `None` where a number is none, or no program was chosen.
    #[must_use]
    pub fn read(&self) -> Option<Test> {
        let what = match self.kind {
            Kind::Age => What::Age(number(&self.low, 0)?, number(&self.high, AGE_MAX)?),
            Kind::Gender => What::Gender(self.gender),
            Kind::Group => What::Group(self.group),
            Kind::People => What::People(number(&self.low, 0)?, number(&self.high, u8::MAX)?),
            Kind::Floor => What::Floor(number(&self.low, 0)?, number(&self.high, u16::MAX)?),
            Kind::Building => What::Building(half_width(&self.low).trim().parse().ok()?),
            Kind::Ago => What::Ago(self.date, number(&self.low, 0)?, number(&self.high, u16::MAX)?),
            Kind::Ahead => What::Ahead(self.date, number(&self.low, 0)?, number(&self.high, u16::MAX)?),
            Kind::Has => What::Has(self.program?),
            Kind::Had => What::Had(self.program?),
            Kind::Helps => What::Helps,
        };
        Some(Test { of: self.of, not: self.not, what })
    }
}

fn number<T: std::str::FromStr>(typed: &str, nothing: T) -> Option<T> {
    match half_width(typed).trim() {
        "" => Some(nothing),
        text => text.parse().ok(),
    }
}

/// A program as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Raw {
    /// What it is called.
    pub name: String,
    /// What one gets.
    pub benefit: String,
    /// The first day.
    pub from: String,
    /// The last day; nothing for no end.
    pub until: String,
    /// After how many days again; nothing for never.
    pub again: String,
    /// Papers, a bit each.
    pub papers: u32,
    /// The rule: clauses of tests.
    pub rows: Vec<Vec<Row>>,
}

impl Raw {
    /// A version as it stands.
    #[must_use]
    pub fn of(version: &Version) -> Self {
        Self {
            name: version.name.clone(),
            benefit: version.benefit.clone(),
            from: version.from.iso(),
            until: version.until.map(Day::iso).unwrap_or_default(),
            again: version.again_days.map(|days| days.to_string()).unwrap_or_default(),
            papers: version.papers.0,
            rows: version.rule.all.iter().map(|clause| clause.any.iter().map(Row::of).collect()).collect(),
        }
    }

    /// The rule as far as it can be read: for reading it out while it is being written.
    #[must_use]
    pub fn rule(&self) -> Rule {
        let clause = |rows: &Vec<Row>| Clause { any: rows.iter().filter_map(Row::read).collect() };
        Rule { all: self.rows.iter().map(clause).collect() }
    }

    /// The version.
    ///
    /// # Errors
    /// Everything that is wrong, each with its field.
    pub fn read(&self) -> Result<Version, Vec<Trouble>> {
        let mut wrong = Vec::new();
        let mut day = |text: &str, field, word| {
            Day::parse(text).or_else(|| {
                wrong.push(Trouble::new(field, t(word)));
                None
            })
        };
        let from = day(&self.from, FROM, PF_BAD_FROM).unwrap_or_default();
        let until = if self.until.trim().is_empty() { None } else { day(&self.until, UNTIL, PF_BAD_UNTIL) };
        let again_days = match half_width(&self.again).trim() {
            "" => None,
            text => text.parse::<u16>().ok().filter(|days| *days > 0).or_else(|| {
                wrong.push(Trouble::new(AGAIN, t(PF_BAD_AGAIN)));
                None
            }),
        };
        for (clause, rows) in self.rows.iter().enumerate() {
            let bad = rows.iter().enumerate().filter(|(_, row)| row.read().is_none());
            wrong.extend(bad.map(|(test, _)| Trouble::new(RULE, at(PF_BAD_NUMBER, clause, test))));
        }
        let version = Version {
            from,
            until,
            name: self.name.trim().to_owned(),
            benefit: self.benefit.trim().to_owned(),
            rule: self.rule(),
            papers: Papers(self.papers),
            again_days,
        };
        wrong.extend(check(&version).into_iter().filter(|flaw| is_new(*flaw, &wrong)).map(flaw).collect::<Vec<_>>());
        if wrong.is_empty() { Ok(version) } else { Err(wrong) }
    }
}

/// A clause whose only test could not be read has been named already.
fn is_new(flaw: Flaw, wrong: &[Trouble]) -> bool {
    let about = |field| wrong.iter().any(|trouble| trouble.field == field);
    match flaw {
        Flaw::NoTest(_) => !about(RULE),
        Flaw::EndsBeforeItBegins => !about(FROM) && !about(UNTIL),
        _ => true,
    }
}

/// Clause and test are counted from 1 where people read them.
fn at(word: ui::Word, clause: usize, test: usize) -> String {
    fill(t(word), &[("a", &(clause + 1).to_string()), ("b", &(test + 1).to_string())])
}

/// What is wrong, by its field.
#[must_use]
pub fn flaw(flaw: Flaw) -> Trouble {
    match flaw {
        Flaw::NoName => Trouble::new(NAME, t(PF_NO_NAME)),
        Flaw::LongName(over) => Trouble::new(NAME, n(PF_LONG_NAME, over)),
        Flaw::LongBenefit(over) => Trouble::new(BENEFIT, n(PF_LONG_BENEFIT, over)),
        Flaw::EndsBeforeItBegins => Trouble::new(UNTIL, t(PF_ENDS_BEFORE)),
        Flaw::NoClause => Trouble::new(RULE, t(PF_NO_CLAUSE)),
        Flaw::ManyClauses => Trouble::new(RULE, t(PF_MANY_CLAUSES)),
        Flaw::NoTest(clause) => Trouble::new(RULE, at(PF_NO_TEST, clause, 0)),
        Flaw::ManyTests(clause) => Trouble::new(RULE, at(PF_MANY_TESTS, clause, 0)),
        Flaw::Empty(clause, test) => Trouble::new(RULE, at(PF_EMPTY, clause, test)),
        Flaw::Twice(clause, test) => Trouble::new(RULE, at(PF_TWICE, clause, test)),
        Flaw::Always(clause, test) => Trouble::new(RULE, at(PF_ALWAYS, clause, test)),
        Flaw::Contradict(one, other) => Trouble::new(RULE, at(PF_CONTRADICT, one, other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::eligibility::examples::Example;

    #[test]
    fn what_is_written_down_is_read_back_as_it_was() {
        for example in Example::ALL {
            let version = example.version(Day(20_780), "样例", "一份");
            assert_eq!(Raw::of(&version).read(), Ok(version));
        }
    }

    #[test]
    fn every_wrong_thing_is_named_at_its_field() {
        let row = |kind, low: &str, high: &str| Row { kind, low: low.into(), high: high.into(), ..Row::default() };
        let raw = Raw {
            name: " ".into(),
            from: "明天".into(),
            again: "0".into(),
            rows: vec![
                vec![row(Kind::Age, "八十", "")],
                vec![row(Kind::Age, "80", "70")],
                vec![row(Kind::Has, "", "")],
            ],
            ..Raw::default()
        };
        let wrong = raw.read().expect_err("much is wrong");
        let said: Vec<(&str, &str)> = wrong.iter().map(|one| (one.field, one.words.as_str())).collect();
        let bad = |clause| format!("给谁：第 {clause} 行第 1 项要写整数，项目要选一个");
        assert_eq!(
            said,
            [
                (FROM, t(PF_BAD_FROM)),
                (AGAIN, t(PF_BAD_AGAIN)),
                (RULE, bad(1).as_str()),
                (RULE, bad(3).as_str()),
                (NAME, t(PF_NO_NAME)),
                (RULE, "给谁：第 2 行第 1 项谁也不符合，请看看前后两个数"),
            ]
        );
        assert_eq!(Raw::default().read().expect_err("nothing is there").len(), 3);
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let row = Row { low: " ７０ ".into(), ..Row::default() };
        assert_eq!(row.read().map(|test| test.what), Some(What::Age(70, AGE_MAX)));
        assert_eq!(Row { low: "300".into(), ..Row::default() }.read(), None, "nobody is that old");
    }
}

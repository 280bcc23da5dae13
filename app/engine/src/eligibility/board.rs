//! A board: a roster on one day, on which rules are tried. What several rules ask is worked out once.

use super::roster::{Columns, Member, Roster};
use super::truth::Truth;
use domain::household::Kin;
use domain::program::{EnrolStage, Of, Papers, Rule, Test, What};
use domain::{Day, ProgramId};
use std::collections::BTreeMap;

/// A roster, and what has been found out about it.
pub struct Board<'a> {
    pub(crate) roster: &'a Roster,
    pub(crate) today: Day,
    pub(crate) columns: Columns,
    asked: BTreeMap<Test, Truth>,
}

impl<'a> Board<'a> {
    /// A board on which nothing has been asked yet.
    #[must_use]
    pub fn new(roster: &'a Roster, today: Day) -> Self {
        Self { roster, today, columns: Columns::on(roster, today), asked: BTreeMap::new() }
    }

    /// Whether one person meets a rule; `None` where it cannot be told.
    pub fn meets(&mut self, rule: &Rule, at: usize) -> Option<bool> {
        self.rule(rule).get(at)
    }

    /// Who meets a rule. A rule without clauses is met by nobody: nothing has been said yet.
    pub(crate) fn rule(&mut self, rule: &Rule) -> Truth {
        let people = self.roster.len();
        let mut met = Truth::all(people, !rule.all.is_empty());
        for clause in &rule.all {
            let mut any = Truth::all(people, false);
            for test in &clause.any {
                any.or(self.test(*test));
            }
            met.and(&any);
        }
        met
    }

    /// For whom a test is so.
    pub(crate) fn test(&mut self, test: Test) -> &Truth {
        if !self.asked.contains_key(&test) {
            let truth = match test {
                Test { not: true, .. } => self.test(Test { not: false, ..test }).clone().not(),
                Test { of: Of::Person, what, .. } => self.what(what),
                Test { of, what, .. } => {
                    let base = self.test(Test { of: Of::Person, not: false, what }).clone();
                    match kin_of(of) {
                        Some(kin) => Truth::of(self.roster.len(), |person| self.kin(person, kin, &base)),
                        None => self.in_home(of, &base),
                    }
                }
            };
            self.asked.insert(test, truth);
        }
        // It was put there a line above.
        &self.asked[&test]
    }

    /// Who has come so far with a program.
    fn enrolled(&self, program: ProgramId, stages: &[EnrolStage]) -> Truth {
        let these = self.roster.enrolled(program).filter(|(_, one)| stages.contains(&one.stage));
        Truth::only(self.roster.len(), these.map(|(at, _)| at))
    }

    /// Whether it is so for any kin of somebody.
    fn kin(&self, person: usize, kin: Kin, base: &Truth) -> Option<bool> {
        self.roster.member(person)?.household?;
        let each = self.roster.kin(person, kin).map(|(other, is)| match (is, base.get(other)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), so) => so,
            (None, _) => None,
        });
        any(each)
    }

    /// Whether it is so for anybody in the home, or for anybody else in it: counted once a home.
    fn in_home(&self, of: Of, base: &Truth) -> Truth {
        let (mut home, mut counted) = (0..0, (0, 0));
        Truth::of(self.roster.len(), |person| {
            self.roster.member(person)?.household?;
            if !home.contains(&person) {
                home = self.roster.home(person);
                counted = home.clone().map(|other| base.get(other)).fold((0, 0), count);
            }
            let own = if of == Of::Other { count((0, 0), base.get(person)) } else { (0, 0) };
            decided(counted.0 - own.0, counted.1 - own.1)
        })
    }

    /// For whom it is so; of those of whom too little is known it cannot be told.
    fn what(&self, what: What) -> Truth {
        let (columns, today) = (&self.columns, self.today);
        let decided = |so: bool, not: bool| (so || not).then_some(so);
        match what {
            What::Age(from, to) => self.each(|at, _| {
                let (youngest, oldest) = (*columns.youngest.get(at)?, *columns.oldest.get(at)?);
                decided(from <= youngest && oldest <= to, oldest < from || to < youngest)
            }),
            What::Group(group) => {
                self.each(|at, _| decided(columns.groups.get(at)?.has(group), columns.not_groups.get(at)?.has(group)))
            }
            What::Gender(gender) => self.each(|_, member| member.gender.map(|known| known == gender)),
            What::People(from, to) => self.each(|at, member| {
                member.household?;
                let people = u8::try_from(self.roster.home(at).len()).unwrap_or(u8::MAX);
                Some((from..=to).contains(&people))
            }),
            What::Floor(from, to) => self.each(|_, member| member.home.map(|home| (from..=to).contains(&home.floor()))),
            What::Building(number) => self.each(|_, member| member.home.map(|home| home.building == number)),
            What::Ago(date, from, to) => {
                self.each(|_, member| Some(is_within(member.date(date).and_then(|day| days(day, today)), from, to)))
            }
            What::Ahead(date, from, to) => {
                self.each(|_, member| Some(is_within(member.date(date).and_then(|day| days(today, day)), from, to)))
            }
            What::Has(program) => self.enrolled(program, &[EnrolStage::Granted]),
            What::Had(program) => self.enrolled(program, &[EnrolStage::Granted, EnrolStage::Ended]),
            What::Helps => self.each(|_, member| Some(member.helps)),
        }
    }

    fn each(&self, ask: impl Fn(usize, &Member) -> Option<bool>) -> Truth {
        let members = self.roster.members();
        Truth::of(members.len(), |at| members.get(at).and_then(|member| ask(at, member)))
    }

    /// Papers that somebody still lacks.
    pub(crate) fn lacks(&self, person: usize, needed: Papers) -> Papers {
        needed.without(self.columns.papers.get(person).copied().unwrap_or_default())
    }
}

/// One more for whom it is so, or for whom it cannot be told.
fn count((so, unknown): (usize, usize), one: Option<bool>) -> (usize, usize) {
    (so + usize::from(one == Some(true)), unknown + usize::from(one.is_none()))
}

/// Whether any is so.
pub(crate) fn any(each: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let (mut so, mut unknown) = (0, 0);
    for one in each {
        (so, unknown) = count((so, unknown), one);
    }
    decided(so, unknown)
}

fn decided(so: usize, unknown: usize) -> Option<bool> {
    (so > 0 || unknown == 0).then_some(so > 0)
}

/// The kin a test asks about, if it asks about kin.
pub(crate) fn kin_of(of: Of) -> Option<Kin> {
    match of {
        Of::Spouse => Some(Kin::Spouse),
        Of::Child => Some(Kin::Child),
        Of::Parent => Some(Kin::Parent),
        Of::Person | Of::Other | Of::Anybody => None,
    }
}

/// Days from one day to a later one; `None` where it is earlier.
pub(crate) fn days(from: Day, to: Day) -> Option<u16> {
    to.0.checked_sub(from.0).map(|days| u16::try_from(days).unwrap_or(u16::MAX))
}

fn is_within(days: Option<u16>, from: u16, to: u16) -> bool {
    days.is_some_and(|days| (from..=to).contains(&days))
}

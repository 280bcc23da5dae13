//! Why: for one person and one version of a program, each line of the rule with what it found, and from which day on it
//! would be otherwise.

use super::board::{Board, any as any_of, days, kin_of};
use super::roster::{Member, Roster};
use domain::program::{Of, Papers, Rule, Test, Version, What};
use domain::{Born, Day, PersonId};
use serde::{Deserialize, Serialize};

/// What was found out about one person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Why {
    /// Whether they are owed it; `None` where it cannot be told.
    pub met: Option<bool>,
    /// The lines of the rule, in its order.
    pub clauses: Vec<Line>,
    /// What has still to be handed in.
    pub lacks: Papers,
    /// The first day within the time looked ahead on which the answer is another, if nothing but time changes.
    pub changes: Option<Day>,
}

/// One clause.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Whether it holds.
    pub met: Option<bool>,
    /// Its tests, in its order.
    pub tests: Vec<Found>,
}

/// One test.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Found {
    /// What was asked.
    pub test: Test,
    /// Whether it is so.
    pub met: Option<bool>,
    /// What is known that decides it, of the person or of the one in their home who does.
    pub seen: Seen,
    /// Who in the home decides it, where that is somebody else.
    pub who: Option<PersonId>,
}

/// What a test saw.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Seen {
    /// Nothing is known.
    Nothing,
    /// What the test asks stands on the roster as it is.
    Plain,
    /// An age of so many to so many years.
    Age(u8, u8),
    /// So many people in the home.
    People(u16),
    /// So many days ago, or ahead.
    Days(u16),
    /// The floor.
    Floor(u16),
    /// The building.
    Building(u16),
}

/// Tells why somebody stands where they stand. `ahead` days are looked ahead for a day on which the answer changes.
/// `None` when nobody has that place on the roster.
#[must_use]
pub fn why(roster: &Roster, at: usize, version: &Version, today: Day, ahead: u32) -> Option<Why> {
    let person = roster.member(at)?.person;
    // A rule asks about a person's home at most, so the home is roster enough.
    let home = roster.home_of(at);
    let me = home.members().iter().position(|member| member.person == person)?;
    let mut board = Board::new(&home, today);
    let met = board.rule(&version.rule).get(me);
    let clauses = version.rule.all.iter().map(|clause| line(&mut board, me, &clause.any)).collect();
    let lacks = board.lacks(me, version.papers);
    let changes = changes(&home, me, &version.rule, today, ahead, met);
    Some(Why { met, clauses, lacks, changes })
}

fn changes(home: &Roster, me: usize, rule: &Rule, today: Day, ahead: u32, met: Option<bool>) -> Option<Day> {
    let days = (1..=ahead).map(|days| Day(today.0.saturating_add(days)));
    let mut days = days.filter(|day| Board::new(home, *day).rule(rule).get(me) != met);
    days.next()
}

fn line(board: &mut Board, me: usize, any: &[Test]) -> Line {
    let tests: Vec<Found> = any.iter().map(|test| found(board, me, *test)).collect();
    Line { met: any_of(tests.iter().map(|found| found.met)), tests }
}

fn found(board: &mut Board, me: usize, test: Test) -> Found {
    let met = board.test(test).get(me);
    let plain = Test { of: Of::Person, not: false, ..test };
    let so = met.map(|met| met != test.not);
    let home = board.roster;
    // Whoever makes it so; when nobody does, the only one it could have been.
    let asked: Vec<usize> = match kin_of(test.of) {
        Some(kin) => home.kin(me, kin).filter(|(_, is)| *is == Some(true)).map(|(other, _)| other).collect(),
        None if test.of == Of::Person => vec![me],
        None => home.home(me).filter(|other| test.of == Of::Anybody || *other != me).collect(),
    };
    let makes_it = asked.iter().copied().find(|other| so == Some(true) && board.test(plain).get(*other) == Some(true));
    let who = makes_it.or_else(|| asked.first().copied().filter(|_| asked.len() == 1));
    let seen = who.and_then(|who| Some(seen(board, home.member(who)?, who, test.what)));
    let other = who.filter(|who| *who != me).and_then(|who| home.member(who));
    Found { test, met, seen: seen.unwrap_or(Seen::Nothing), who: other.map(|member| member.person) }
}

fn seen(board: &Board, member: &Member, at: usize, what: What) -> Seen {
    let or_nothing = |seen: Option<Seen>| seen.unwrap_or(Seen::Nothing);
    match what {
        What::Age(..) => {
            let ages = member.born.and_then(|born: Born| born.ages(board.today));
            or_nothing(ages.map(|(youngest, oldest)| Seen::Age(youngest, oldest)))
        }
        What::People(..) => {
            let people = u16::try_from(board.roster.home(at).len()).unwrap_or(u16::MAX);
            or_nothing(member.household.map(|_| Seen::People(people)))
        }
        What::Ago(date, ..) => or_nothing(member.date(date).and_then(|day| days(day, board.today)).map(Seen::Days)),
        What::Ahead(date, ..) => or_nothing(member.date(date).and_then(|day| days(board.today, day)).map(Seen::Days)),
        What::Floor(..) => or_nothing(member.home.map(|home| Seen::Floor(home.floor()))),
        What::Building(_) => or_nothing(member.home.map(|home| Seen::Building(home.building))),
        What::Gender(_) => or_nothing(member.gender.map(|_| Seen::Plain)),
        What::Group(_) | What::Has(_) | What::Had(_) | What::Helps => Seen::Plain,
    }
}
